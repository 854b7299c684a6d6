// A simulator that is a proxy, and calls through it as programs make them that know no other host.
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as secureConnect, type TLSSocket } from 'node:tls';
import type { Test } from 'tap';
import type { Config } from '../../src/config/settings.js';
import { basic, simulator } from '../simulator.js';

export const webhooks = '/v1/projects/p/webhooks';

export interface Proxied {
  port: number;
  tlsPort: number | undefined;
  /** The certificate that clients must trust. */
  ca: string;
}

export async function proxied(t: Test, settings: Partial<Config> = {}): Promise<Proxied> {
  const { application } = await simulator(t, { port: 0, logLevel: 'silent', intercept: true, ...settings });
  await application.listen();
  const { port } = application.app.server.address() as AddressInfo;
  return {
    port,
    tlsPort: application.interception?.tlsPort,
    ca: application.interception?.authority.certificate ?? '',
  };
}

export interface Reply {
  status: number;
  phrase: string;
  headers: IncomingHttpHeaders;
  text: string;
}

export async function replyOf(response: IncomingMessage): Promise<Reply> {
  const { statusCode = 0, statusMessage = '', headers } = response;
  return {
    status: statusCode,
    phrase: statusMessage,
    headers,
    text: Buffer.concat(await response.toArray()).toString(),
  };
}

interface Call {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** Sends a request line with this target, which is a path or a whole URL. */
export function send(port: number, path: string, { body, ...call }: Call = {}, socket?: Duplex): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const asked = request({
      host: '127.0.0.1',
      port,
      path,
      ...call,
      headers: { authorization: basic, connection: 'close', ...call.headers },
      ...(socket ? { createConnection: () => socket } : { agent: false }),
    });
    asked.on('response', (response) => resolve(replyOf(response)));
    asked.on('error', reject);
    asked.end(body);
  });
}

/** Asks the proxy for a tunnel; resolves with the connection, or with the refusal. */
export function tunnel(port: number, target: string): Promise<{ socket: Duplex; reply: Omit<Reply, 'text'> }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, method: 'CONNECT', path: target, agent: false });
    asked.on('connect', ({ statusCode = 0, statusMessage = '', headers }, socket, head) => {
      if (head.length > 0) socket.unshift(head);
      resolve({ socket, reply: { status: statusCode, phrase: statusMessage, headers } });
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** Starts TLS inside a connection; rejects if the certificate is not one for the name, signed by this authority. */
export function secured(socket: Duplex, servername: string, ca: string, protocols = ['http/1.1']): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const secure = secureConnect({ socket, servername, ca, ALPNProtocols: protocols }, () => resolve(secure));
    secure.on('error', reject);
  });
}

/** A server that nobody simulates; it answers with what it got. */
export async function outside(t: Test): Promise<{ server: Server; port: number; host: string }> {
  const server = createServer(async (incoming, outgoing) => {
    const body = Buffer.concat(await incoming.toArray());
    outgoing.setHeader('x-outside', 'yes');
    outgoing.end(
      JSON.stringify({ method: incoming.method, url: incoming.url, headers: incoming.headers, length: body.length }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { server, port, host: `127.0.0.1:${port}` };
}
