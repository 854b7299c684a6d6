// Steps: the rate limit and injected faults. What a fault does to the connection happens later, in send.ts.
import type { ErrorCode } from '../contract/types.js';
import { stampOf } from '../engine/history/history.js';
import type { Fault, InjectedFault } from '../engine/requests/faults.js';
import { Problem } from '../engine/requests/problem.js';
import { noAnswer } from './answer.js';
import { Refusal } from './errors.js';
import type { InWorld } from './exchange.js';

/** Takes a token of the project's rate limit, if there is one. Every answer tells how many are left. */
export function takeToken(exchange: InWorld): void {
  const allowance = exchange.world.faults.takeToken();
  if (!allowance) return;
  const { allowed, limit, remaining, reset } = allowance;
  exchange.headers = {
    'ratelimit-limit': String(limit),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': String(reset),
  };
  if (allowed) return;
  const calls = limit === 1 ? '1 call' : `${limit} calls`;
  throw new Refusal('too_many_requests', { calls }, { 'retry-after': String(reset) });
}

/** Looks for faults that hit this call, and throws what the newest one answers in place of the operation. */
export function injectFaults(exchange: InWorld): void {
  const { operation, request, world } = exchange;
  if (world.faults.list.length === 0) return;
  exchange.injected = world.faults.apply(operation, request.method, request.url.split('?', 1)[0]!);
  if (exchange.injected) noteFault(exchange, exchange.injected);
  if (exchange.injected?.failure) fail(exchange.injected.failure, world.id);
}

function noteFault(exchange: InWorld, { fault, latency, failure }: InjectedFault): void {
  const { world, operation } = exchange;
  exchange.cause = world.history.startRequest();
  const effect = failure && (failure.error ?? failure.drop ?? String(failure.status));
  const what = { fault: fault.id, operation: operation.id, effect, latency };
  world.history.within(exchange.cause, () => world.history.add({ kind: 'fault', ...stampOf(world), ...what }));
}

/** A fault that loses only the answer lets the operation be carried out. */
function fail({ id, error, status, drop, lost }: Fault, projectId: string): void {
  // The control API accepts a fault with an error only if an operation documents it.
  if (error !== undefined) throw new Problem(error as ErrorCode);
  const values = { value: id, projectId: encodeURIComponent(projectId) };
  if (status !== undefined) throw new Refusal('simulated_fault', values, {}, status);
  if (drop !== 'truncated' && lost !== 'answer') throw new Refusal('simulated_fault', values, {}, noAnswer);
}
