// Ends TLS connections to the simulated hosts and hands what they carry to the simulator's HTTP server.
import { type IncomingMessage, request, type Server } from 'node:http';
import {
  createServer as createHttp2Server,
  type Http2Server,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import { createServer, type TLSSocket, type Server as TlsServer } from 'node:tls';
import { systemClock } from '../engine/time/clock.js';
import { withoutHopByHop } from '../http/hop-by-hop.js';
import type { Authority } from './authority.js';

/** Certificates are valid for a week; they are renewed long before. */
const renewal = 86_400_000;

export class Terminator {
  readonly #tls: TlsServer;
  readonly #http2: Http2Server;
  readonly #sockets = new Set<Socket>();
  #cancel: () => void = () => undefined;

  /** `accept` takes each connection, decrypted, that speaks HTTP/1. */
  constructor(
    private readonly authority: Authority,
    private readonly server: Server,
    accept: (socket: TLSSocket) => void,
  ) {
    this.#tls = createServer({
      ...authority.issue(),
      // Clients that can choose get HTTP/1.1, which the simulator speaks; Node's http2 offers nothing but HTTP/2.
      ALPNCallback: ({ protocols }) => ['http/1.1', 'h2', 'http/1.0'].find((known) => protocols.includes(known)),
    });
    this.#http2 = createHttp2Server((incoming, outgoing) => this.#bridge(incoming, outgoing));
    this.#tls.on('secureConnection', (socket) => {
      this.#track(socket);
      if (socket.alpnProtocol === 'h2') this.#http2.emit('connection', socket);
      else accept(socket);
    });
    // A client that does not trust the certificate hangs up; it says why.
    this.#tls.on('tlsClientError', (_error, socket) => socket.destroy());
    this.#http2.on('sessionError', () => undefined);
    this.#renewLater();
  }

  /** Ends TLS on a connection whose first bytes can still be read. */
  end(socket: Socket): void {
    this.#tls.emit('connection', socket);
  }

  /** Resolves with the port; rejects with the error of listening. */
  listen(port: number, host: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#tls.once('error', reject);
      this.#tls.listen(port, host, () => resolve(portOf(this.#tls)));
    });
  }

  close(): Promise<void> {
    this.#cancel();
    for (const socket of this.#sockets) socket.destroy();
    return new Promise((resolve) => {
      if (this.#tls.listening) this.#tls.close(() => resolve());
      else resolve();
    });
  }

  #track(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  }

  #renewLater(): void {
    this.#cancel = systemClock.timer(renewal, () => {
      this.#tls.setSecureContext(this.authority.issue());
      this.#renewLater();
    });
  }

  /** Repeats an HTTP/2 request as HTTP/1.1. */
  #bridge(incoming: Http2ServerRequest, outgoing: Http2ServerResponse): void {
    const { ':authority': authority = incoming.headers.host, ...headers } = incoming.headers;
    const forwarded = request({
      ...addressOf(this.server),
      method: incoming.method,
      path: incoming.url,
      headers: { ...withoutHopByHop(withoutPseudo(headers)), ...(authority !== undefined && { host: authority }) },
      agent: false,
    });
    forwarded.on('response', (response: IncomingMessage) => {
      outgoing.writeHead(response.statusCode ?? 502, withoutHopByHop(response.headers));
      response.pipe(outgoing.stream);
    });
    forwarded.on('error', () => outgoing.stream.close());
    outgoing.stream.on('close', () => forwarded.destroy());
    incoming.pipe(forwarded);
  }
}

const withoutPseudo = (headers: IncomingMessage['headers']): IncomingMessage['headers'] =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(':')));

/** Throws unless the server listens on a port. */
function listeningOn(server: Server | TlsServer): AddressInfo {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server does not listen on a port');
  return address;
}

const portOf = (server: TlsServer): number => listeningOn(server).port;

/** Where programs of this machine reach a server. */
export function addressOf(server: Server): { host: string; port: number } {
  const { address, port } = listeningOn(server);
  const everyInterface: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };
  return { host: everyInterface[address] ?? address, port };
}
