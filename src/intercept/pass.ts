// Passes on what is meant for other servers: a tunnel for CONNECT, a request for one that names a whole URL.
import { type ClientRequest, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { withoutHopByHop } from '../http/hop-by-hop.js';
import { Refused } from './refuse.js';
import type { FindProxy } from './upstream.js';

export interface Target {
  host: string;
  port: number;
}

export interface PassOptions {
  findProxy: FindProxy;
  /** Whether a connection has reached this very simulator, which would pass it on to itself. */
  isLoop: (socket: Socket) => boolean;
}

const unreachable = ({ host, port }: Target, error: Error & { code?: string }): Refused =>
  new Refused(
    502,
    'host_unreachable',
    `${host}:${port} cannot be reached: ${error.code ?? error.message}.`,
    'Check the host and the network.',
  );

const loop = ({ host, port }: Target): Refused =>
  new Refused(508, 'proxy_loop', `${host}:${port} is this simulator.`, 'Call it by its own address.');

/** Opens a connection to a server, through the proxy before ours if there is one. Rejects with Refused. */
export function openTunnel(target: Target, { findProxy, isLoop }: PassOptions): Promise<Duplex> {
  const proxy = findProxy('https:', target.host, target.port);
  return new Promise((resolve, reject) => {
    const failed = (error: Error): void => reject(unreachable(target, error));
    if (proxy === undefined) {
      const socket = connect(target);
      socket.once('error', failed);
      socket.once('connect', () => {
        socket.off('error', failed);
        if (!isLoop(socket)) return resolve(socket);
        socket.destroy();
        reject(loop(target));
      });
      return;
    }
    const name = target.host.includes(':') ? `[${target.host}]` : target.host;
    const path = `${name}:${target.port}`;
    const asked = through(proxy, { method: 'CONNECT', path, headers: { host: path } });
    refuseLoops(asked, isLoop, () => loop(target));
    asked.once('error', (error) => reject(error instanceof Refused ? error : unreachable(target, error)));
    asked.once('connect', ({ statusCode = 502, statusMessage }: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (statusCode >= 200 && statusCode < 300) {
        if (head.length > 0) socket.unshift(head);
        return resolve(socket);
      }
      socket.destroy();
      reject(
        new Refused(
          statusCode,
          'proxy_refused',
          `The proxy ${proxy.host} refused ${path}: ${statusMessage}.`,
          'Check its settings.',
        ),
      );
    });
    asked.end();
  });
}

/** Sends a request that names a whole URL to where it says. Rejects with Refused if there is no answer. */
export function passRequest(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  url: URL,
  { findProxy, isLoop }: PassOptions,
): Promise<void> {
  const secure = url.protocol === 'https:';
  const target = { host: bare(url.hostname), port: portOf(url) };
  const proxy = findProxy(secure ? 'https:' : 'http:', target.host, target.port);
  const { method = 'GET' } = incoming;
  const headers = { ...withoutHopByHop(incoming.headers), host: url.host };
  return new Promise((resolve, reject) => {
    const asked = proxy
      ? through(proxy, { method, path: url.href, headers })
      : (secure ? httpsRequest : httpRequest)({
          ...target,
          method,
          path: url.pathname + url.search,
          headers,
          agent: false,
          ...(url.username && { auth: `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}` }),
        });
    refuseLoops(asked, isLoop, () => loop(target));
    asked.on('error', (error) => reject(error instanceof Refused ? error : unreachable(target, error)));
    asked.on('response', (response: IncomingMessage) => {
      outgoing.writeHead(response.statusCode ?? 502, withoutHopByHop(response.headers));
      response.pipe(outgoing);
      response.on('error', () => outgoing.destroy());
      resolve();
    });
    outgoing.on('close', () => asked.destroy());
    incoming.pipe(asked);
  });
}

function refuseLoops(asked: ClientRequest, isLoop: PassOptions['isLoop'], why: () => Refused): void {
  asked.on('socket', (socket) =>
    socket.once('connect', () => {
      if (isLoop(socket)) asked.destroy(why());
    }),
  );
}

interface Asked {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
}

/** A request to a proxy, with the credentials of its URL. */
function through(proxy: URL, { method, path, headers }: Asked): ClientRequest {
  const credentials = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return (proxy.protocol === 'https:' ? httpsRequest : httpRequest)({
    host: bare(proxy.hostname),
    port: portOf(proxy),
    method,
    path,
    headers: {
      ...headers,
      ...(proxy.username && { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` }),
    },
    agent: false,
  });
}

const bare = (host: string): string => host.replace(/^\[|\]$/g, '');
const portOf = ({ port, protocol }: URL): number => Number(port || (protocol === 'https:' ? 443 : 80));
