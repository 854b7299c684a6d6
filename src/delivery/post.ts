// Sends one POST to a receiver: only to loopback and private addresses, unless public ones are allowed. The address that is
// checked is the one that the connection uses, and redirects are not followed.
import { lookup } from 'node:dns/promises';
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { BlockList, isIP } from 'node:net';
import { messageOf } from '../engine/requests/problem.js';
import { systemClock } from '../engine/time/clock.js';

export interface Posted {
  /** Status of the response; undefined if there was none. */
  status?: number;
  /** Why there was no response. */
  error?: string;
  /** The beginning of the response's body. */
  body?: string;
  /** Set if it was not sent, because the target is public. */
  withheld?: true;
  durationMs: number;
}

/** How much of a response is recorded, in characters. */
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
  /** How long to wait for the response, real milliseconds. */
  timeout: number;
}

export async function post(
  target: string,
  headers: Record<string, string>,
  body: string,
  options: PostOptions,
): Promise<Posted> {
  const begun = systemClock.elapsed();
  const done = (result: Answered): Posted => ({
    ...result,
    durationMs: Math.round((systemClock.elapsed() - begun) * 10) / 10,
  });
  try {
    const url = new URL(target);
    const known = await placesOf(url.hostname.replace(/^\[|\]$/g, ''), options.timeout);
    const places = options.allowPublic ? known : known.filter(({ address }) => isLocalAddress(address));
    if (places.length === 0) return done({ withheld: true });
    return done(await send({ url, places, headers, body, timeout: options.timeout }));
  } catch (error) {
    return done({ error: messageOf(error) });
  }
}

interface Place {
  address: string;
  family: number;
}

const tooLate = (timeout: number): Error => new Error(`no answer within ${timeout} ms`);

/** All addresses of a host: `localhost` often has two, and a receiver may listen on only one of them. */
async function placesOf(host: string, timeout: number): Promise<Place[]> {
  if (isIP(host)) return [{ address: host, family: isIP(host) }];
  let cancel = (): void => undefined;
  const late = new Promise<never>((_, reject) => {
    cancel = systemClock.timer(timeout, () => reject(tooLate(timeout)));
  });
  return Promise.race([lookup(host, { all: true }), late]).finally(cancel);
}

interface Letter {
  url: URL;
  places: readonly Place[];
  headers: Record<string, string>;
  body: string;
  timeout: number;
}

type Answered = Omit<Posted, 'durationMs'>;

function send(letter: Letter): Promise<Answered> {
  const { url, places, headers, body, timeout } = letter;
  const secure = url.protocol === 'https:';
  return new Promise((resolve) => {
    const outgoing = (secure ? httpsRequest : httpRequest)(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      agent: secure ? agents['https:'] : agents['http:'],
      // The checked addresses; a second lookup could return others.
      lookup: (_host, options, callback) => {
        const [first] = places as [Place];
        if (options.all) callback(null, [...places]);
        else callback(null, first.address, first.family);
      },
    });
    // Only the status matters, even if the body is endless or truncated.
    let answer: { status: number; body: string } | undefined;
    const settle = (result: Answered | Promise<Answered>): void => {
      cancel();
      resolve(result);
    };
    const cancel = systemClock.timer(timeout, () => {
      settle(answer ?? { error: tooLate(timeout).message });
      outgoing.destroy();
    });
    outgoing.on('error', (error: Error & { code?: string }) => {
      // The receiver may have closed the kept-alive connection in the meantime.
      if (outgoing.reusedSocket && error.code === 'ECONNRESET') settle(send(letter));
      else settle({ error: error.message || error.code || 'failed' });
    });
    outgoing.on('response', (response: IncomingMessage) => {
      answer = { status: response.statusCode!, body: '' };
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        answer!.body = (answer!.body + chunk).slice(0, keptBody);
      });
      response.on('end', () => settle(answer!));
      response.on('error', () => settle(answer!));
    });
    outgoing.end(body);
  });
}
