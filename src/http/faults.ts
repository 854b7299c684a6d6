// Ordered failures on the wire: errors, delays, connections that break, and the limit of calls.
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorCode } from '../contract/types.js';
import type { Fault, InjectedFault } from '../engine/requests/faults.js';
import { Problem } from '../engine/requests/problem.js';
import { systemClock } from '../engine/time/clock.js';
import type { World } from '../engine/world/world.js';
import { type Answer, send } from './answer.js';
import { Refusal } from './errors.js';

/** Headers that tell of the limit, when there is one. Throws when it is used up. */
export function takeCallToken(world: World): Record<string, string> | undefined {
  const allowance = world.faults.takeToken();
  if (!allowance) return undefined;
  const { allowed, limit, remaining, reset } = allowance;
  const headers = {
    'ratelimit-limit': String(limit),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': String(reset),
  };
  const calls = limit === 1 ? '1 call' : `${limit} calls`;
  if (!allowed) throw new Refusal('too_many_requests', { calls }, { ...headers, 'retry-after': String(reset) });
  return headers;
}

/** Throws what a failure answers in place of the operation; one that only loses the answer lets it be carried out. */
export function fail({ id, error, status, drop, lost }: Fault, values: object): void {
  if (error !== undefined) throw new Problem(error as ErrorCode, { ...values });
  if (status !== undefined) throw new Refusal('simulated_fault', { value: id }, {}, status);
  if (drop !== 'truncated' && lost !== 'answer') throw new Refusal('simulated_fault', { value: id }, {}, noAnswer);
}

/** Status that the journal shows for a request that was lost. */
export const noAnswer = 0;

/** Sends an answer late, in part, or not at all. */
export async function sendFaulted(
  { latency, failure }: InjectedFault,
  answer: Answer,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  if (latency > 0) await systemClock.sleep(latency);
  if (!failure?.drop) return send(reply, answer);
  reply.hijack();
  // Nothing is done for a timeout: the client gives up, or the server closes.
  if (failure.drop === 'reset') reset(request.raw.socket);
  if (failure.drop === 'truncated') truncate(reply, answer);
}

/** As when the process at the other end dies: the client sees ECONNRESET. */
function reset(socket: Socket): void {
  if (typeof socket.resetAndDestroy === 'function') socket.resetAndDestroy();
  else socket.destroy();
}

function truncate({ raw }: FastifyReply, { status, headers, body = '' }: Answer): void {
  const whole = Buffer.from(body);
  const type = { 'content-type': 'application/json; charset=utf-8' };
  raw.writeHead(status, { ...type, ...headers, 'content-length': whole.length });
  raw.write(whole.subarray(0, whole.length / 2), () => raw.destroy());
}
