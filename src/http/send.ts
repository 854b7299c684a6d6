// The last steps: save, then send. Nothing before them waits.
import type { InjectedFault } from '../engine/requests/faults.js';
import { systemClock } from '../engine/time/clock.js';
import { type Answer, jsonType, send } from './answer.js';
import { Refusal } from './errors.js';
import type { Answered, Exchange, Reply } from './exchange.js';
import { answerError } from './reply.js';
import { reset } from './resets.js';

const reads = ({ operation }: Exchange): boolean => operation.method === 'GET' && !operation.hasEffect;

const projectOf = ({ request }: Exchange): string | undefined => request.params.projectId;

/** Seconds: the simulator tries again every second. */
const retryAfter = { 'retry-after': '1' };

const unreadable = ({ message }: Error): Refusal => new Refusal('storage_unavailable', { value: message }, retryAfter);

/** Waits until the project that a call names is in memory. */
export async function requirePresence({ request, options }: Exchange): Promise<void> {
  await options.simulation.present(request.params.projectId)?.catch((error: Error) => {
    throw unreadable(error);
  });
}

/** The answer to a call whose project cannot be brought back. */
export function sendUnreadable(exchange: Exchange, error: Error): void | Promise<void> {
  answerError(exchange, unreadable(error));
  return sendAnswer(exchange);
}

/** What cannot be saved is not carried out, so that the client can send it again. */
export function requireStorage(exchange: Exchange): void {
  const projectId = projectOf(exchange);
  const value = reads(exchange) || projectId === undefined ? undefined : exchange.options.disk?.trouble(projectId);
  if (value !== undefined) throw new Refusal('storage_unavailable', { value }, retryAfter);
}

/**
 * Waits until what changed is on disk, where that is wanted; undefined when there is nothing to wait for. While the disk
 * fails, reads do not wait for it, and a change is answered with 503.
 */
export function save(exchange: Exchange): Promise<unknown> | undefined {
  const { disk } = exchange.options;
  if (!disk || (reads(exchange) && disk.trouble(projectOf(exchange)) !== undefined)) return undefined;
  return disk.flushed(projectOf(exchange))?.catch((error: Error) => {
    if (!reads(exchange))
      answerError(exchange, new Refusal('storage_unavailable', { value: error.message }, retryAfter));
  });
}

export function sendAnswer({ injected, reply, answer }: Answered): void | Promise<void> {
  return injected ? sendFaulted(injected, reply, answer) : send(reply, answer);
}

interface Sendable {
  readonly reply: Parameters<typeof send>[0];
  readonly answer: Answer;
}

/** Answers that wait for the end of this turn of the event loop. */
let waiting: Sendable[] = [];
let ends = false;

/** The first answer must not wait long for the others. */
const mostWaiting = 32;

/** Announces an answer of this turn: it is sent before anything that pauses from now on continues. */
export function announceAnswer(): void {
  if (ends) return;
  ends = true;
  systemClock.endOfTurn(endTurn);
}

/**
 * Sends an announced answer together with the others of this turn. To wake a client that waits for its answer costs as much
 * as to make the answer: clients that are awake take theirs at no such cost.
 */
export function sendInTurn(exchange: Sendable): void {
  waiting.push(exchange);
  if (waiting.length === mostWaiting) sendWaiting();
}

function endTurn(): void {
  ends = false;
  sendWaiting();
}

function sendWaiting(): void {
  const answered = waiting;
  waiting = [];
  for (const { reply, answer } of answered) {
    try {
      send(reply, answer);
    } catch (error) {
      // As Fastify does with what a handler throws.
      reply.send(error);
    }
  }
}

/** Sends an answer late, in part, or not at all. */
async function sendFaulted({ latency, failure }: InjectedFault, reply: Reply, answer: Answer): Promise<void> {
  if (latency > 0) await systemClock.sleep(latency);
  if (!failure?.drop) return send(reply, answer);
  reply.hijack();
  // A timeout needs nothing: the client gives up, or the server closes.
  if (failure.drop === 'reset') reset(reply.request.raw);
  if (failure.drop === 'truncated') truncate(reply, answer);
}

function truncate({ raw }: Reply, { status, headers, body = '' }: Answer): void {
  const whole = Buffer.from(body);
  raw.writeHead(status, { 'content-type': jsonType, ...headers, 'content-length': whole.length });
  raw.write(whole.subarray(0, whole.length / 2), () => raw.destroy());
}
