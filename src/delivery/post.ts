// Sends one POST to a receiver: only to loopback and private addresses, unless public ones are allowed. The address that is
// checked is the one that the connection uses, and redirects are not followed.
import { lookup } from 'node:dns/promises';
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { messageOf } from '../engine/requests/problem.js';
import { systemClock } from '../engine/time/clock.js';
import { limits } from '../limits.js';
import { isLocalAddress, kindOf } from './addresses.js';

export interface Posted {
  /** Status of the response; undefined if there was none. */
  status?: number;
  /** Why there was no response. */
  error?: string;
  /** The beginning of the response's body. */
  body?: string;
  /** Why it was not sent: what the addresses of the target are. */
  withheld?: string;
  /** It was not sent, because the project may belong to another process. */
  unsent?: true;
  durationMs: number;
}

const agents = {
  'http:': new HttpAgent({ keepAlive: true, maxSockets: 64 }),
  'https:': new HttpsAgent({ keepAlive: true, maxSockets: 64 }),
};

export interface PostOptions {
  allowPublic: boolean;
  /** How long to wait for the response, real milliseconds. */
  timeout: number;
  /** Whether the URL, at an address that its host leads to, is the control API of this simulator. */
  isControl?(url: URL, address: string): boolean;
  /** Asked right before it is sent; false: its project may belong to another process. */
  maySend?(): boolean;
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
    const known = await placesOf(hostOf(url), options.timeout);
    if (known.some(({ address }) => options.isControl?.(url, address))) {
      return done({ withheld: 'the target is the control API of this simulator' });
    }
    const places = options.allowPublic ? known : known.filter(({ address }) => isLocalAddress(address));
    if (places.length === 0) return done({ withheld: known.map(({ address }) => whatIs(url, address)).join('; ') });
    if (options.maySend?.() === false) return done({ unsent: true });
    return done(await send({ url, places, headers, body, timeout: options.timeout, maySend: options.maySend }));
  } catch (error) {
    return done({ error: messageOf(error) });
  }
}

/** The host of a URL; an IPv6 address without its brackets. */
const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

function whatIs(url: URL, address: string): string {
  const host = hostOf(url);
  return `the address ${address}${host === address ? '' : ` of ${host}`} is ${kindOf(address)}`;
}

interface Place {
  address: string;
  family: number;
}

const loopback = { v4: { address: '127.0.0.1', family: 4 }, v6: { address: '::1', family: 6 } };

/** Where a server listens that listens on every interface: not every system connects to these addresses. */
const everyInterface: Readonly<Record<string, Place[]>> = {
  '0.0.0.0': [loopback.v4],
  '::': [loopback.v6, loopback.v4],
};

const tooLate = (timeout: number): Error => new Error(`no answer within ${timeout} ms`);

/** All addresses of a host: `localhost` often has two, and a receiver may listen on only one of them. */
async function placesOf(host: string, timeout: number): Promise<Place[]> {
  const places = everyInterface[host] ?? (isIP(host) ? [{ address: host, family: isIP(host) }] : undefined);
  if (places) return places;
  let cancel = (): void => undefined;
  const late = new Promise<never>((_, reject) => {
    cancel = systemClock.timer(timeout, () => reject(tooLate(timeout)));
  });
  return Promise.race([lookup(nameOf(host), { all: true }), late]).finally(cancel);
}

/** Names below `localhost` are this machine (RFC 6761), but not every resolver knows it. */
const nameOf = (host: string): string => (/(^|\.)localhost\.?$/i.test(host) ? 'localhost' : host);

interface Letter {
  url: URL;
  places: readonly Place[];
  headers: Record<string, string>;
  body: string;
  timeout: number;
  maySend: PostOptions['maySend'];
}

type Answered = Omit<Posted, 'durationMs'>;

function send(letter: Letter): Promise<Answered> {
  const { url, places, headers, body, timeout } = letter;
  const secure = url.protocol === 'https:';
  return new Promise((resolve) => {
    const outgoing = (secure ? httpsRequest : httpRequest)(url, {
      method: 'POST',
      // An address is not looked up, so the places of one that stands for others need a name.
      ...(everyInterface[hostOf(url)] && { hostname: 'localhost' }),
      headers: { ...headers, host: url.host, 'content-length': String(Buffer.byteLength(body)) },
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
    let cancel = (): void => undefined;
    // Others to the same host can be first; their time is not that of this letter.
    outgoing.on('socket', () => {
      cancel = systemClock.timer(timeout, () => {
        settle(answer ?? { error: tooLate(timeout).message });
        outgoing.destroy();
      });
    });
    outgoing.on('error', (error: Error & { code?: string }) => {
      // The receiver may have closed the kept-alive connection in the meantime.
      const again = outgoing.reusedSocket && error.code === 'ECONNRESET';
      if (again && letter.maySend?.() === false) settle({ unsent: true });
      else if (again) settle(send(letter));
      else settle({ error: error.message || error.code || 'failed' });
    });
    outgoing.on('response', (response: IncomingMessage) => {
      answer = { status: response.statusCode!, body: '' };
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        answer!.body = (answer!.body + chunk).slice(0, limits.response.most);
      });
      response.on('end', () => settle(answer!));
      response.on('error', () => settle(answer!));
    });
    outgoing.end(body);
  });
}
