// Clients that know only the address of the balancer: each keeps an event stream of a project open, and a wait for its next
// deliveries. What ends is opened again, the stream with the id of its last message.
import { get, type IncomingMessage } from 'node:http';
import { ownHeader } from './balancer.js';
import { type Answer, call, type Ledger } from './load.js';

/** What the stream of one project told. Times are those of the project, in milliseconds. */
export class Told {
  /** Text by which the load knows an event -> how often it was told. */
  readonly events = new Map<string, number>();
  /** What happened between these two times may not have been told: the stream said so. */
  readonly gaps: { from: number; to: number }[] = [];
  /** Number of the last message. */
  last = 0;
  /** Its id. */
  lastId: string | undefined;
  /** How often it was opened, and how often it said that its history starts over. */
  opened = 0;
  restarts = 0;
  #history: string | undefined;
  #at = Number.NEGATIVE_INFINITY;
  /** Number of the next message, where it need not be the one after the last. */
  #next: number | undefined;
  #gap: { from: number; to: number } | undefined;

  constructor(
    readonly project: string,
    private readonly faults: string[],
  ) {}

  take({ id, event, data }: { id?: string | undefined; event?: string | undefined; data: any }): void {
    if (event === 'restarted' || event === 'lost') {
      if (event === 'restarted') {
        this.#history = undefined;
        this.restarts++;
      }
      this.#next = data.oldest;
      this.#gap ??= { from: this.#at, to: Number.POSITIVE_INFINITY };
      if (!this.gaps.includes(this.#gap)) this.gaps.push(this.#gap);
    } else if (event === undefined) this.#takeEntry(String(id), data);
    else this.faults.push(`${this.project}: ${event} ${JSON.stringify(data)}`);
  }

  #takeEntry(id: string, { kind, at, body }: { kind: string; at: string; body?: any }): void {
    const [digits, history] = id.split('-');
    const number = Number(digits);
    const isNew = this.#history !== history;
    if (isNew && this.#history !== undefined)
      this.faults.push(`${this.project}: ${id} after ${this.lastId}, unannounced`);
    const expected = this.#next ?? this.last + 1;
    if (number !== expected) this.faults.push(`${this.project}: ${id} after ${this.lastId}, not ${expected}`);
    this.#history = history;
    this.last = number;
    this.lastId = id;
    this.#next = undefined;
    this.#at = Date.parse(at);
    if (this.#gap) this.#gap.to = this.#at;
    this.#gap = undefined;
    if (kind !== 'event') return;
    const name = `"${body.type}" "${body.comment ?? body.payload.name}"`;
    this.events.set(name, (this.events.get(name) ?? 0) + 1);
  }
}

export interface Watch {
  told: readonly Told[];
  /** What no client must see. */
  faults: string[];
  /** Waits that were answered, and that had to be sent again. */
  waits: { satisfied: number; repeated: number };
  /** Ends all streams and waits. */
  end(): Promise<void>;
}

/** How long a client waits before it opens a stream or a wait again, milliseconds. */
const pause = 50;
const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
/** The longest that a wait can take, milliseconds. */
const patience = 300_000;
/** Deliveries that a wait waits for. */
const more = 3;

export function watch(url: string, ledger: Ledger): Watch {
  const faults: string[] = [];
  const waits = { satisfied: 0, repeated: 0 };
  const stop = new AbortController();
  const told = ledger.projects.map(({ id }) => new Told(id, faults));
  const all = told.flatMap((each) => [
    followOn(url, each, faults, stop.signal),
    waitOn(url, each.project, waits, faults, stop.signal),
  ]);
  const end = async (): Promise<void> => {
    stop.abort();
    await Promise.all(all);
  };
  return { told, faults, waits, end };
}

async function followOn(url: string, told: Told, faults: string[], stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const problem = await follow(url, told, stop);
    if (problem !== undefined) faults.push(`events of ${told.project}: ${problem}`);
    await sleep(pause);
  }
}

/** Resolves when the stream ends; with what is wrong with the answer. */
function follow(url: string, told: Told, signal: AbortSignal): Promise<string | undefined> {
  const { project, lastId } = told;
  const headers = { accept: 'text/event-stream', ...(lastId !== undefined && { 'last-event-id': lastId }) };
  return new Promise((resolve) => {
    const sent = get(`${url}/__admin/projects/${project}/events?since=0`, { headers, agent: false, signal });
    sent.on('error', () => resolve(undefined));
    sent.on('response', (response) => {
      const { statusCode, headers } = response;
      response.on('error', () => undefined);
      response.on('close', () => resolve(undefined));
      if (statusCode === 200) {
        told.opened++;
        readMessages(response, told);
      } else {
        response.resume();
        if (headers[ownHeader] === undefined && (statusCode !== 503 || headers['retry-after'] === undefined))
          resolve(`answer ${statusCode}`);
      }
    });
  });
}

function readMessages(response: IncomingMessage, told: Told): void {
  let text = '';
  response.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = (text + chunk).split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) {
      const fields = new Map(
        part.split('\n').map((line): [string, string] => [line.split(': ')[0]!, line.replace(/^\w*: /, '')]),
      );
      const data = fields.get('data');
      if (data !== undefined) told.take({ id: fields.get('id'), event: fields.get('event'), data: JSON.parse(data) });
    }
  });
}

async function waitOn(
  url: string,
  project: string,
  waits: Watch['waits'],
  faults: string[],
  stop: AbortSignal,
): Promise<void> {
  const path = `/__admin/projects/${project}/deliveries/wait`;
  let count = more;
  while (!stop.aborted) {
    const answer = await call(url, 'POST', path, { count, timeoutMs: patience }, stop).catch(asProblem);
    if (stop.aborted) return;
    const problem = typeof answer === 'string' ? answer : waitProblem(answer, count);
    if (problem !== undefined) faults.push(`wait for ${count} deliveries of ${project}: ${problem}`);
    if (typeof answer !== 'string' && answer.status === 200) {
      waits.satisfied++;
      count = answer.body.count + more;
    } else {
      waits.repeated++;
      await sleep(pause);
    }
  }
}

const asProblem = (error: unknown): string => String(error);

function waitProblem({ status, headers, body }: Answer, count: number): string | undefined {
  if (status === 200) return body.satisfied && body.count >= count ? undefined : JSON.stringify(body);
  const isExcused = headers.has(ownHeader) || (status === 503 && headers.has('retry-after'));
  return isExcused ? undefined : `${status} ${JSON.stringify(body)}`;
}
