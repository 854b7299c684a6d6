// Steps: the handler of the operation carries it out.
import { Problem } from '../engine/requests/problem.js';
import { EndlessChain } from '../engine/time/timeline.js';
import type { CallRecord } from '../engine/world/simulation.js';
import { Refusal } from './errors.js';
import type { AdminExchange, ApiExchange, Handled, InWorld, Validated } from './exchange.js';
import type { Call } from './routes.js';

export function requireHandler(exchange: ApiExchange): asserts exchange is Handled {
  if (!exchange.handler) throw new Refusal('not_simulated', { value: exchange.operation.id });
}

/** What creates records is refused as long as the project is full. */
export function requireRoom({ operation: { method }, world }: InWorld): void {
  if (method === 'POST' || method === 'PUT') world.requireRoom();
}

/** Synchronous, so that each operation is atomic. */
export function callHandler(exchange: InWorld & Handled & Validated): void {
  const { handler, world, operation } = exchange;
  const call = callOf(exchange);
  if (!operation.hasEffect) {
    exchange.result = handler(call, world);
    return;
  }
  exchange.cause ??= world.history.startRequest();
  exchange.result = world.history.within(exchange.cause, () => world.act(() => handler(call, world)));
}

/** A control may wait: for a clock to advance, or for a request to come. */
export async function callControl(exchange: AdminExchange & Validated): Promise<void> {
  try {
    const { handler, operation, request, options } = exchange;
    const handle = (): unknown => handler(callOf(exchange), options.simulation);
    exchange.result = await (operation.hasEffect
      ? options.simulation.act(request.params.projectId, callRecord(exchange), handle)
      : handle());
  } catch (error) {
    throw error instanceof EndlessChain ? new Problem('endless_chain', { value: error.message }) : error;
  }
}

/** Longer bodies (an imported project) are not kept. */
const keptBody = 10_000;

function callRecord({ operation, request: { method, url, body } }: AdminExchange): CallRecord {
  const text = body?.text;
  const short = text !== undefined && text !== '' && text.length <= keptBody;
  return { operation: operation.id, method, url, body: short ? text : undefined };
}

const callOf = ({ operation, params, query, body }: Validated): Call => ({
  operation: operation.id,
  params,
  query,
  body,
});
