// Calls of the control API, through node:http and not `fetch`, which a test may have replaced.
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import type { Operations } from '../contract/types.js';
import type { Writable, Written } from './times.js';

/**
 * The simulator rejected a call, or none answers. The message is what the control API says: what is wrong, then what to do.
 */
export class SimulatorError extends Error {
  constructor(
    message: string,
    /** The `errorCode` of the response; `unreachable` if no simulator answers, `timed_out` if a wait ended without a match. */
    readonly code: string,
    /** HTTP status of the response; 0 if there was none. */
    readonly status: number,
    /** Details, depending on `code`: `validationErrors` lists every invalid field. */
    readonly additionalInformation?: Readonly<Record<string, unknown>>,
  ) {
    super(message);
    this.name = 'SimulatorError';
  }
}

type Id = keyof Operations;
type Reply<I extends Id> = Promise<Operations[I]['reply']>;
type Body<I extends Id> = Written<Operations[I]['body']>;
type Query = Readonly<Record<string, string | number | boolean | Writable | undefined>>;

/** How much of a body was sent or received. */
export interface Transfer {
  direction: 'sent' | 'received';
  bytes: number;
  /** Undefined if it is not known. */
  total: number | undefined;
}

/** Bytes that are sent at a time, so that a caller can see how far a long body is. */
const slice = 256 * 1024;

export class Control {
  readonly url: string;
  readonly #token: string | undefined;
  readonly #watch: ((transfer: Transfer) => void) | undefined;
  readonly #agent = new Agent({ keepAlive: true });

  /**
   * Calls the simulator at a base URL such as `http://127.0.0.1:7462`. Throws SimulatorError for an invalid URL. `watch` is
   * called as bodies are sent and received.
   */
  constructor(url: string, token?: string, watch?: (transfer: Transfer) => void) {
    if (!URL.canParse(url) || !/^https?:/.test(url)) {
      throw new SimulatorError(`'${url}' is not a valid URL; expected e.g. http://127.0.0.1:7462`, 'unreachable', 0);
    }
    this.url = url.replace(/\/+$/, '');
    this.#token = token;
    this.#watch = watch;
  }

  get = <I extends Id>(path: string, query?: Query): Reply<I> => this.#call('GET', withQuery(path, query));
  post = <I extends Id>(path: string, body?: Body<I>): Reply<I> => this.#call('POST', path, body);
  put = <I extends Id>(path: string, body?: Body<I>): Reply<I> => this.#call('PUT', path, body);
  patch = <I extends Id>(path: string, body?: Body<I>): Reply<I> => this.#call('PATCH', path, body);
  delete = <I extends Id>(path: string): Reply<I> => this.#call('DELETE', path);

  /** Closes idle connections. */
  close(): void {
    this.#agent.destroy();
  }

  // The reply is `any`: the simulator has checked it against the contract, whose types the callers above give it.
  async #call(method: string, path: string, body?: unknown): Promise<any> {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      ...(payload !== undefined && {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(payload)),
      }),
      ...(this.#token !== undefined && { authorization: `Bearer ${this.#token}` }),
    };
    const { status, text } = await this.#send(method, path, headers, payload);
    const content = parsed(text);
    if (status === 204 || (status >= 200 && status < 300 && content !== undefined)) return content;
    if (isProblem(content)) throw rejection(content, status);
    throw new SimulatorError(
      `${this.url} is not a simulator: ${method} ${path} returned ${status}`,
      'unreachable',
      status,
    );
  }

  async #send(
    method: string,
    path: string,
    headers: Record<string, string>,
    payload: string | undefined,
  ): Promise<{ status: number; text: string }> {
    const secure = this.url.startsWith('https:');
    const send = secure ? (await import('node:https')).request : request;
    return new Promise((resolve, reject) => {
      const failed = (error: Error & { code?: string }): void =>
        reject(
          new SimulatorError(`no simulator answers at ${this.url} (${error.code ?? error.message})`, 'unreachable', 0),
        );
      const outgoing = send(this.url + path, { method, headers, ...(!secure && { agent: this.#agent }) });
      outgoing.on('error', failed);
      outgoing.on('response', (response: IncomingMessage) => {
        let text = '';
        if (this.#watch) this.#watchReceived(response, this.#watch);
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        response.on('error', failed);
      });
      if (payload !== undefined && this.#watch) sendSlowly(outgoing, Buffer.from(payload), this.#watch);
      else outgoing.end(payload);
    });
  }

  #watchReceived(response: IncomingMessage, watch: (transfer: Transfer) => void): void {
    const length = response.headers['content-length'];
    const total = length === undefined ? undefined : Number(length);
    let bytes = 0;
    response.on('data', (chunk: string) => {
      bytes += Buffer.byteLength(chunk);
      watch({ direction: 'received', bytes, total });
    });
  }
}

/** Sends a body in slices, each when the one before has left. */
function sendSlowly(outgoing: ClientRequest, body: Buffer, watch: (transfer: Transfer) => void): void {
  let sent = 0;
  const next = (): void => {
    const part = body.subarray(sent, sent + slice);
    if (part.length === 0) return void outgoing.end();
    outgoing.write(part, (error) => {
      // A failed request reports it, too.
      if (error) return;
      sent += part.length;
      watch({ direction: 'sent', bytes: sent, total: body.length });
      next();
    });
  };
  next();
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The body of every error response. */
interface ProblemBody {
  errorCode: string;
  message?: unknown;
  resolution?: unknown;
  additionalInformation?: Readonly<Record<string, unknown>>;
}

const isProblem = (content: unknown): content is ProblemBody =>
  typeof content === 'object' && content !== null && 'errorCode' in content && typeof content.errorCode === 'string';

function rejection(problem: ProblemBody, status: number): SimulatorError {
  const { errorCode, message, resolution, additionalInformation } = problem;
  const invalidFields = additionalInformation?.validationErrors;
  const text = Array.isArray(invalidFields) ? invalidFields.join('; ') : `${message} ${resolution}`;
  return new SimulatorError(text, errorCode, status, additionalInformation);
}

function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, typeof value === 'object' ? value.toJSON() : String(value));
  }
  return search.size === 0 ? path : `${path}?${search}`;
}
