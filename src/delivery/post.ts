// One POST to a receiver. It leaves for loopback and private addresses only, unless public ones were allowed: the
// address is looked up for this very connection, and redirects are not followed.
import { lookup } from 'node:dns/promises';
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { BlockList, isIP } from 'node:net';
import { wall } from '../engine/clock.js';

export interface Posted {
  /** Status of the answer; undefined when there was none. */
  status?: number;
  /** Why there was no answer. */
  error?: string;
  /** The first part of the answer's body, for the record. */
  body?: string;
  /** Set when it did not leave: the target is public. */
  withheld?: true;
  durationMs: number;
}

/** How much of a receiver's answer is kept, in characters. */
const keptBody = 1000;

const local = new BlockList();
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  local.addSubnet(network, prefix, 'ipv4');
}
local.addAddress('::1', 'ipv6');
local.addSubnet('fc00::', 7, 'ipv6');

/** True for addresses of this machine and of private networks. */
export function isLocalAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const plain = mapped ?? address;
  return local.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
}

const agents = {
  'http:': new HttpAgent({ keepAlive: true, maxSockets: 64 }),
  'https:': new HttpsAgent({ keepAlive: true, maxSockets: 64 }),
};

export interface PostOptions {
  allowPublic: boolean;
  /** How long to wait for the answer, real milliseconds. */
  timeout: number;
}

export async function post(
  target: string,
  headers: Record<string, string>,
  body: string,
  options: PostOptions,
): Promise<Posted> {
  const begun = wall.elapsed();
  const done = (result: Omit<Posted, 'durationMs'>): Posted => ({
    ...result,
    durationMs: Math.round((wall.elapsed() - begun) * 10) / 10,
  });
  try {
    const url = new URL(target);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const { address, family } = isIP(host) ? { address: host, family: isIP(host) } : await lookup(host);
    if (!options.allowPublic && !isLocalAddress(address)) return done({ withheld: true });
    return done(await send(url, address, family, headers, body, options.timeout));
  } catch (error) {
    return done({ error: (error as Error).message });
  }
}

function send(
  url: URL,
  address: string,
  family: number,
  headers: Record<string, string>,
  body: string,
  timeout: number,
): Promise<Omit<Posted, 'durationMs'>> {
  const secure = url.protocol === 'https:';
  return new Promise((resolve) => {
    const outgoing = (secure ? httpsRequest : httpRequest)(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      agent: secure ? agents['https:'] : agents['http:'],
      // The very address that was checked; a second look-up could give another.
      lookup: (_host, options, callback) => {
        if (options.all) callback(null, [{ address, family }]);
        else callback(null, address, family);
      },
    });
    const cancel = wall.timer(timeout, () => outgoing.destroy(new Error(`no answer within ${timeout} ms`)));
    const settle = (result: Omit<Posted, 'durationMs'>): void => {
      cancel();
      resolve(result);
    };
    outgoing.on('error', (error: Error & { code?: string }) =>
      settle({ error: error.message || error.code || 'failed' }),
    );
    outgoing.on('response', (response: IncomingMessage) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        if (text.length < keptBody) text += chunk;
      });
      response.on('end', () => settle({ status: response.statusCode!, body: text.slice(0, keptBody) }));
      response.on('error', (error) => settle({ error: error.message }));
    });
    outgoing.end(body);
  });
}
