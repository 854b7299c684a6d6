// Calls of the control API. They go through node:http, not through `fetch`: a test may well have replaced that one.
import { Agent, type IncomingMessage, request } from 'node:http';
import type { Operations } from '../contract/types.js';

/** The simulator refused a call, or none answers: `code` is the errorCode of the answer, or `unreachable`. */
export class SimulatorError extends Error {
  constructor(
    message: string,
    readonly code: string,
    /** HTTP status; 0 when there was no answer. */
    readonly status: number,
    readonly additionalInformation?: Readonly<Record<string, unknown>>,
  ) {
    super(message);
    this.name = 'SimulatorError';
  }
}

type Id = keyof Operations;
type Reply<I extends Id> = Promise<Operations[I]['reply']>;
type Query = Readonly<Record<string, string | number | boolean | undefined>>;

export class Control {
  readonly url: string;
  readonly #token: string | undefined;
  readonly #agent = new Agent({ keepAlive: true });

  /** @param url where the simulator listens, `http://127.0.0.1:7462` */
  constructor(url: string, token?: string) {
    if (!URL.canParse(url) || !/^https?:/.test(url)) {
      throw new SimulatorError(`'${url}' is not a valid URL; expected e.g. http://127.0.0.1:7462`, 'unreachable', 0);
    }
    this.url = url.replace(/\/+$/, '');
    this.#token = token;
  }

  get = <I extends Id>(path: string, query?: Query): Reply<I> => this.#call('GET', withQuery(path, query));
  post = <I extends Id>(path: string, body?: Operations[I]['body']): Reply<I> => this.#call('POST', path, body);
  put = <I extends Id>(path: string, body?: Operations[I]['body']): Reply<I> => this.#call('PUT', path, body);
  delete = <I extends Id>(path: string): Reply<I> => this.#call('DELETE', path);

  /** Closes the connections that are kept for the next call. */
  close(): void {
    this.#agent.destroy();
  }

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
    const answer = parsed(text);
    if (status === 204 || (status >= 200 && status < 300 && answer !== undefined)) return answer;
    const { errorCode, message, resolution, additionalInformation } = (answer ?? {}) as Record<string, any>;
    if (typeof errorCode !== 'string') {
      throw new SimulatorError(
        `${this.url} is no simulator: ${method} ${path} answered ${status}`,
        'unreachable',
        status,
      );
    }
    const details = (additionalInformation?.validationErrors as string[] | undefined)?.join('; ');
    throw new SimulatorError(details ?? `${message} ${resolution}`, errorCode, status, additionalInformation);
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
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode!, text }));
        response.on('error', failed);
      });
      outgoing.end(payload);
    });
  }
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function withQuery(path: string, query: Query = {}): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, String(value));
  return given.size === 0 ? path : `${path}?${given}`;
}
