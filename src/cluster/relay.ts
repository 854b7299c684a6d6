// Passes a request on to another process, and its answer back, as they arrive: both bodies are streams.
import {
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
  type RequestOptions,
  type ServerResponse,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { systemClock } from '../engine/time/clock.js';
import { hopByHop } from '../http/hop-by-hop.js';
import { reset } from '../http/resets.js';
import type { Member } from '../store/postgres/leases.js';
import { handedOn } from './signature.js';

/** How long a process may be silent before it is asked whether it is there, and how long it has to say so, real milliseconds. */
const patience = 5000;

/** What is not passed on: headers of one connection, what Node has seen to already, and what one process tells another. */
const notPassedOn = new Set([...hopByHop, 'expect', handedOn]);

/** The value of the header in an answer, where the client is to see that its connection is reset. */
export const isReset = 'reset';

export interface Passed {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  /** Value of the header that says who passes it on. */
  signature: string;
  /** There is no answer. Called once, with a reason; what has been sent of an answer cannot be taken back. */
  failed(reason: string): void;
}

/** A list of names and values, without what is about one connection. */
function endToEnd(raw: readonly string[], added: readonly string[] = []): string[] {
  const headers = [...added];
  for (let index = 0; index < raw.length; index += 2) {
    if (!notPassedOn.has(raw[index]!.toLowerCase())) headers.push(raw[index]!, raw[index + 1]!);
  }
  return headers;
}

function hasBody({ headers }: IncomingMessage): boolean {
  const { 'content-length': length = '0', 'transfer-encoding': encoding } = headers;
  return encoding !== undefined || length !== '0';
}

/** What passes between this process and another one. */
class Line {
  readonly #target: RequestOptions;
  readonly #request: typeof httpRequest;
  readonly #agent: HttpAgent;
  /** What is under way -> since when, by the monotonic clock. */
  readonly #open = new Map<Passed, number>();
  #cancel: (() => void) | undefined;

  constructor(private readonly address: string) {
    const { protocol, hostname, port } = new URL(address);
    const isTls = protocol === 'https:';
    this.#request = isTls ? httpsRequest : httpRequest;
    this.#agent = isTls ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
    this.#target = {
      protocol,
      hostname: hostname.replace(/^\[|\]$/g, ''),
      agent: this.#agent,
      ...(port !== '' && { port }),
    };
  }

  pass(passed: Passed): void {
    const { incoming, outgoing, signature } = passed;
    this.#open.set(passed, systemClock.elapsed());
    this.#cancel ??= systemClock.timer(patience, () => this.#ask());
    const sent = this.#request({
      ...this.#target,
      method: incoming.method,
      path: incoming.url,
      headers: endToEnd(incoming.rawHeaders, [handedOn, signature]),
    });
    const failed = (): void => {
      if (this.#open.delete(passed)) passed.failed('the process that holds the project does not answer');
    };
    outgoing.once('close', () => {
      this.#open.delete(passed);
      // The client has left: the other process is to know.
      if (!outgoing.writableFinished) sent.destroy();
    });
    sent.on('error', failed);
    sent.on('response', (response) => {
      if (response.headers[handedOn] === isReset) reset(incoming);
      else {
        outgoing.writeHead(response.statusCode ?? 502, endToEnd(response.rawHeaders));
        response.on('error', failed);
        response.pipe(outgoing);
      }
    });
    if (hasBody(incoming)) incoming.pipe(sent);
    else sent.end();
  }

  /** Finds out whether a process is there that has not answered for a while: a network may swallow everything. */
  #ask(): void {
    this.#cancel = undefined;
    if (this.#open.size === 0) return;
    const before = systemClock.elapsed() - patience;
    if ([...this.#open.values()].some((since) => since <= before)) {
      const silence = new AbortController();
      const cancel = systemClock.timer(patience, () => silence.abort());
      fetch(`${this.address}/livez`, { signal: silence.signal })
        .then((answer) => answer.arrayBuffer())
        .catch(() => this.fail('the process that holds the project does not answer'))
        .finally(cancel);
    }
    this.#cancel = systemClock.timer(patience, () => this.#ask());
  }

  /** Ends everything that is under way. */
  fail(reason: string): void {
    const all = [...this.#open.keys()];
    this.#open.clear();
    for (const passed of all) passed.failed(reason);
  }

  close(): void {
    this.#cancel?.();
    this.#agent.destroy();
  }
}

export class Relay {
  /** Token of a process -> the connections to it. */
  readonly #lines = new Map<string, Line>();

  pass({ token, address }: Member, passed: Passed): void {
    const line = this.#lines.get(token) ?? new Line(address);
    this.#lines.set(token, line);
    line.pass(passed);
  }

  /** `tokens`: of the processes that live. */
  keep(tokens: ReadonlySet<string>): void {
    for (const [token, line] of this.#lines) {
      if (tokens.has(token)) continue;
      this.#lines.delete(token);
      line.fail('the process that held the project has gone');
      line.close();
    }
  }

  close(): void {
    for (const line of this.#lines.values()) line.close();
    this.#lines.clear();
  }
}
