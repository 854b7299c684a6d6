// Makes the simulator's HTTP server a proxy that stands in for the simulated hosts: CONNECT and requests for whole URLs that
// name them end here, other hosts of the vendor are refused, everything else passes through. The same port also takes TLS.
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { type AddressInfo, isIP, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { isThisMachine } from '../http/own-control.js';
import type { Authority } from './authority.js';
import { fateOf, notSimulated } from './hosts.js';
import { openTunnel, type PassOptions, passRequest, type Target } from './pass.js';
import { Refused, refuseConnect, refuseRequest } from './refuse.js';
import { addressOf, Terminator } from './terminator.js';
import type { FindProxy } from './upstream.js';

export interface Proxying {
  /** Whether clients on other machines may use the proxy. */
  open: boolean;
  /** Hosts of the vendor that are called for real. */
  passed: readonly string[];
  findProxy: FindProxy;
  /** Names under which the simulator itself is called. */
  ownNames: readonly string[];
}

/** Callbacks for an observer of the traffic. */
export interface Traffic {
  /** A request to the simulator, and the status of its answer. */
  answered?: (method: string, path: string, status: number) => void;
  passed?: (host: string) => void;
  refused?: (host: string) => void;
}

/** How long a client can take to send its first byte, in real milliseconds. */
const firstByteTimeout = 20_000;
const handshake = 0x16;

export class Interception {
  readonly #terminator: Terminator;
  readonly #serve: (request: IncomingMessage, response: ServerResponse) => void;
  readonly #accept: (socket: Socket) => void;
  /** The simulated host that a connection was made to. */
  readonly #hosts = new WeakMap<object, string>();
  /** Connections that the HTTP server does not know. */
  readonly #open = new Set<Duplex>();
  /** Answers of which Node has not said that they are written -> what reports them. */
  readonly #answering = new Map<ServerResponse, () => void>();
  /** Told of what happens; set by who wants to know. */
  traffic: Traffic = {};

  /** `proxying`: undefined only ends TLS. */
  constructor(
    readonly authority: Authority,
    private readonly server: Server,
    private readonly proxying: Proxying | undefined,
  ) {
    const accept = takeOver(server, 'connection');
    this.#serve = takeOver(server, 'request');
    this.#accept = accept;
    this.#terminator = new Terminator(authority, server, (socket) => accept(socket));
    server.on('request', (request, response) => this.#request(request, response));
    server.on('connection', (socket) => (proxying ? this.#sniff(socket) : accept(socket)));
    if (proxying) server.on('connect', (request, socket, head) => this.#connect(request, socket, head, proxying));
  }

  /** The port for TLS, if there is one beside the plain one. */
  tlsPort: number | undefined;

  /** Listens for TLS on a port of its own. Rejects with the error of listening. */
  async listen(port: number, host: string): Promise<void> {
    this.tlsPort = await this.#terminator.listen(port, host);
  }

  /** Where programs of this machine reach the proxy. */
  get address(): Target {
    return addressOf(this.server);
  }

  /** Reports every answer that has been sent: a program that has read its last one can end before Node says that it is written. */
  settle(): void {
    for (const ended of [...this.#answering.values()]) ended();
  }

  async close(): Promise<void> {
    for (const socket of this.#open) socket.destroy();
    await this.#terminator.close();
  }

  /** Finds out by the first byte whether a connection speaks TLS. */
  #sniff(socket: Socket): void {
    this.#hold(socket);
    socket.setTimeout(firstByteTimeout, () => socket.destroy());
    socket.once('data', (chunk) => {
      socket.pause();
      socket.setTimeout(0);
      socket.removeAllListeners('timeout');
      this.#open.delete(socket);
      socket.unshift(chunk);
      if (chunk[0] === handshake) {
        this.#terminator.end(socket);
        return;
      }
      this.#accept(socket);
      socket.resume();
    });
  }

  #hold(socket: Duplex): void {
    this.#open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#open.delete(socket));
  }

  #request(request: IncomingMessage, response: ServerResponse): void {
    try {
      const outside = this.#destination(request);
      if (outside) this.#pass(request, response, outside);
      else this.#answer(request, response);
    } catch (error) {
      refuseRequest(response, error);
    }
  }

  /**
   * The URL of a request that is meant for another server; undefined for the simulator, and then the request is as a server
   * gets it. Throws Refused.
   */
  #destination(request: IncomingMessage): URL | undefined {
    const { url: given = '/', socket } = request;
    const host = hostOf(socket) ?? this.#hosts.get(socket);
    const whole = /^https?:\/\//i.test(given);
    if (host !== undefined) request.headers.host = host;
    if (!whole || (host === undefined && !this.proxying)) return undefined;
    if (host === undefined && this.proxying) {
      if (!URL.canParse(given)) throw malformed(given);
      const url = new URL(given);
      const target = targetOf(url.host, url.protocol === 'https:' ? 443 : 80);
      if (!this.#endsHere(socket, target, this.proxying)) return url;
      request.headers.host = url.host;
    }
    request.url = given.replace(/^https?:\/\/[^/?]*/i, '').replace(/^(?!\/)/, '/');
    return undefined;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { method = 'GET', url = '/' } = request;
    const ended = (): void => {
      if (this.#answering.delete(response) && response.headersSent)
        this.traffic.answered?.(method, url, response.statusCode);
    };
    this.#answering.set(response, ended);
    response.on('close', ended);
    this.#serve(request, response);
  }

  #pass(request: IncomingMessage, response: ServerResponse, url: URL): void {
    const { proxying } = this;
    if (!proxying) return;
    this.traffic.passed?.(url.hostname);
    passRequest(request, response, url, this.#passing(proxying)).catch((error) => refuseRequest(response, error));
  }

  #connect({ url = '', socket: raw }: IncomingMessage, socket: Duplex, head: Buffer, proxying: Proxying): void {
    this.#hold(socket);
    if (head.length > 0) socket.unshift(head);
    try {
      const target = targetOf(url, undefined);
      if (this.#endsHere(raw, target, proxying)) {
        if (fateOf(target.host) === 'simulated') this.#hosts.set(raw, target.host);
        socket.write(established);
        // A connection of the HTTP server, which starts again with what the client sends through the tunnel.
        this.#sniff(raw);
      } else {
        this.#tunnel(socket, target, proxying).catch((error) => refuseConnect(socket, error));
      }
    } catch (error) {
      refuseConnect(socket, error);
    }
  }

  async #tunnel(socket: Duplex, target: Target, proxying: Proxying): Promise<void> {
    this.traffic.passed?.(target.host);
    const outside = await openTunnel(target, this.#passing(proxying));
    this.#hold(outside);
    if (socket.destroyed) {
      outside.destroy();
      return;
    }
    socket.write(established);
    socket.pipe(outside).pipe(socket);
    // An end is passed on by the pipes; what they cannot pass on is a connection that broke.
    socket.on('close', () => outside.destroy());
    outside.on('close', () => {
      if (!outside.readableEnded) socket.destroy();
    });
  }

  /** Whether a target is the simulator, and not another server. Throws Refused if the client may not reach it. */
  #endsHere({ remoteAddress = '' }: Socket, target: Target, { open, passed, ownNames }: Proxying): boolean {
    if (!open && !isThisMachine(remoteAddress)) {
      const message = `This proxy serves programs of its own machine, not ${remoteAddress}.`;
      throw new Refused(
        403,
        'proxy_client_not_allowed',
        message,
        'Start the simulator with --open-proxy to serve others.',
      );
    }
    const { host, port } = target;
    const fate = fateOf(host, passed);
    if (fate === 'refused') {
      this.traffic.refused?.(host);
      throw new Refused(502, 'host_not_simulated', ...notSimulated(host));
    }
    if (fate === 'simulated') return true;
    if (port !== this.#port()) return false;
    return isIP(host) !== 0 ? isThisMachine(host) : ['localhost', ...ownNames].includes(host);
  }

  #port = (): number | undefined => {
    const address: AddressInfo | string | null = this.server.address();
    return typeof address === 'object' ? address?.port : undefined;
  };

  #passing({ findProxy }: Proxying): PassOptions {
    const isLoop = ({ remoteAddress, remotePort }: Socket): boolean =>
      remotePort === this.#port() && remoteAddress !== undefined && isThisMachine(remoteAddress);
    return { findProxy, isLoop };
  }
}

const established = 'HTTP/1.1 200 Connection established\r\n\r\n';

/** Removes the listeners of an event and returns a function that calls them. */
function takeOver<Args extends unknown[]>(server: Server, event: 'connection' | 'request'): (...args: Args) => void {
  const listeners = server.listeners(event);
  server.removeAllListeners(event);
  return (...args) => {
    for (const listener of listeners) Reflect.apply(listener, server, args);
  };
}

/** The simulated host that the client of a TLS connection asked for. */
function hostOf(socket: Socket): string | undefined {
  const name = socket instanceof TLSSocket && 'servername' in socket ? socket.servername : undefined;
  return typeof name === 'string' && fateOf(name) === 'simulated' ? name : undefined;
}

/** Reads `host:port`, in which an IPv6 address has brackets. Throws Refused if there is no port and no usual one. */
function targetOf(authority: string, usual: number | undefined): Target {
  const [, six, name, given] = /^(?:\[([\da-f:.]+)\]|([^:/\s[\]]+))(?::(\d+))?$/i.exec(authority) ?? [];
  const host = (six ?? name)?.toLowerCase();
  const port = given === undefined ? usual : Number(given);
  if (host === undefined || port === undefined || port > 65535) throw malformed(authority);
  return { host, port };
}

const malformed = (target: string): Refused =>
  new Refused(400, 'bad_request', `The proxy cannot read '${target}'.`, 'Send CONNECT host:port, or a whole URL.');
