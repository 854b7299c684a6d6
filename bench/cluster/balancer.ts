// A round-robin balancer as a cluster has it: it asks each backend whether it is ready, skips those that are not, and repeats
// on another what it may repeat. It knows nothing of projects.
import {
  type ClientRequest,
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** Why the balancer itself answers: the backend was cut off, or silent for too long, or there is none. */
export type OwnAnswer = 'cut' | 'silent' | 'none';
/** Headers of the balancer's own answers; the second has the address of the last backend. */
export const ownHeader = 'x-balancer';
export const backendHeader = 'x-backend';

/**
 * How often backends are asked, and how long they have to answer, real milliseconds. A simulator waits for its database for up
 * to ten seconds, and answers 503 then.
 */
const between = 200;
const patience = { ready: 1000, answer: 30_000 };

/** As nginx does by default: what is not in the list may have been carried out. */
const repeatable = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);

/** So many questions without an answer, and what a backend was in the middle of is given up. */
const mostFailures = 3;

interface Backend {
  url: string;
  ready: boolean;
  failures: number;
  busy: Set<ClientRequest>;
}

interface Sent {
  /** Answered, or its answer has begun. */
  answered: boolean;
  /** Nothing of the request has reached the backend. */
  refused: boolean;
  silent: boolean;
}

export class Balancer {
  #backends: Backend[] = [];
  #next = 0;
  /** Backends that were given up, and when, of Date.now(). */
  readonly givenUp: { url: string; at: number }[] = [];
  #closed = false;
  readonly #server = createServer((incoming, outgoing) => void this.#handle(incoming, outgoing));
  #asking: NodeJS.Timeout | undefined;

  /** Starts to listen on a free port; returns the URL. */
  async listen(): Promise<string> {
    // A client must not meet a connection that is just being closed: it would blame a process.
    this.#server.keepAliveTimeout = 0;
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.#ask();
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  add(url: string): void {
    this.#backends.push({ url, ready: true, failures: 0, busy: new Set() });
  }

  remove(url: string): void {
    this.#backends = this.#backends.filter((backend) => backend.url !== url);
  }

  /** Asks every backend whether it is ready, again and again. */
  #ask(): void {
    if (this.#closed) return;
    const asked = this.#backends.map(async (backend) => {
      backend.ready = await isReady(backend.url);
      backend.failures = backend.ready ? 0 : backend.failures + 1;
      if (backend.failures === mostFailures) this.#giveUp(backend);
    });
    Promise.all(asked).then(() => {
      this.#asking = setTimeout(() => this.#ask(), between);
    });
  }

  #giveUp({ url, busy }: Backend): void {
    this.givenUp.push({ url, at: Date.now() });
    for (const passed of busy) passed.destroy();
  }

  /** All backends, beginning with the one whose turn it is, those that are not ready at the end. */
  #turn(): Backend[] {
    const first = this.#next++ % Math.max(1, this.#backends.length);
    const all = [...this.#backends.slice(first), ...this.#backends.slice(0, first)];
    return [...all.filter(({ ready }) => ready), ...all.filter(({ ready }) => !ready)];
  }

  async #handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    let own: OwnAnswer = 'none';
    let last = '';
    for (const backend of this.#turn()) {
      const { answered, refused, silent } = await send(backend, incoming, body, outgoing);
      if (answered) return;
      backend.ready = false;
      last = backend.url;
      own = refused ? 'none' : silent ? 'silent' : 'cut';
      if (!refused && !repeatable.has(incoming.method ?? '')) break;
    }
    if (outgoing.headersSent) return void outgoing.destroy();
    const status = { none: 503, silent: 504, cut: 502 }[own];
    outgoing.writeHead(status, { [ownHeader]: own, [backendHeader]: last, 'retry-after': '1' }).end();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#asking);
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }
}

function isReady(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = request(`${url}/readyz`, { agent: false, timeout: patience.ready }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => resolve(false));
    asked.on('close', () => resolve(false));
    asked.end();
  });
}

function endToEnd({ headers }: IncomingMessage): OutgoingHttpHeaders {
  const { connection: _, 'transfer-encoding': __, ...rest } = headers;
  return rest;
}

/** Passes one request to a backend, and its answer on. A connection for each request, as nginx does by default. */
function send(
  { url, busy }: Backend,
  incoming: IncomingMessage,
  body: Buffer,
  outgoing: ServerResponse,
): Promise<Sent> {
  const { method, headers } = incoming;
  return new Promise((resolve) => {
    let silent = false;
    const passed = request(`${url}${incoming.url}`, {
      method,
      headers: { ...headers, 'content-length': String(body.length), connection: 'close' },
      agent: false,
      timeout: patience.answer,
    });
    busy.add(passed);
    passed.on('close', () => {
      busy.delete(passed);
      resolve({ answered: false, refused: false, silent });
    });
    passed.on('timeout', () => {
      silent = true;
      passed.destroy();
    });
    passed.on('error', (error: NodeJS.ErrnoException) => {
      resolve({ answered: false, refused: error.code === 'ECONNREFUSED', silent });
    });
    passed.on('response', (response) => {
      const answer: Buffer[] = [];
      if (response.headers['content-type']?.startsWith('text/event-stream')) {
        outgoing.once('close', () => passed.destroy());
        outgoing.writeHead(response.statusCode ?? 502, endToEnd(response)).flushHeaders();
        response.on('error', () => outgoing.destroy());
        response.pipe(outgoing);
        return resolve({ answered: true, refused: false, silent });
      }
      // Whole before it is passed on, so that one that breaks off can be repeated.
      response.on('data', (chunk: Buffer) => answer.push(chunk));
      response.on('error', () => resolve({ answered: false, refused: false, silent }));
      response.on('end', () => {
        outgoing.writeHead(response.statusCode ?? 502, endToEnd(response)).end(Buffer.concat(answer));
        resolve({ answered: true, refused: false, silent });
      });
    });
    passed.end(body);
  });
}
