// Steps: the handler of the operation carries it out.
import { Problem } from '../engine/requests/problem.js';
import { EndlessChain } from '../engine/time/timeline.js';
import { Refusal } from './errors.js';
import type { AdminExchange, ApiExchange, Handled, InWorld, Validated } from './exchange.js';
import type { Call } from './routes.js';

export function requireHandler(exchange: ApiExchange): asserts exchange is Handled {
  if (!exchange.handler) throw new Refusal('not_simulated', { value: exchange.operation.id });
}

/** Synchronous, so that each operation is atomic. */
export function callHandler(exchange: InWorld & Handled & Validated): void {
  const { handler, world, operation } = exchange;
  const handle = (): unknown => handler(callOf(exchange), world);
  const reads = operation.method === 'GET' && !operation.hasEffect;
  exchange.result = reads ? handle() : world.act(handle);
}

/** A control may wait: for a clock to advance, or for a request to come. */
export async function callControl(exchange: AdminExchange & Validated): Promise<void> {
  try {
    const { handler, operation, request, options } = exchange;
    const handle = (): unknown => handler(callOf(exchange), options.simulation);
    exchange.result = await (operation.method === 'GET'
      ? handle()
      : options.simulation.act(request.params.projectId, handle));
  } catch (error) {
    throw error instanceof EndlessChain ? new Problem('endless_chain', { value: error.message }) : error;
  }
}

const callOf = ({ operation, params, query, body }: Validated): Call => ({
  operation: operation.id,
  params,
  query,
  body,
});
