// Which handler takes each operation of the contract, and where Fastify finds it.
import { contract, type Operation } from '../contract/load.js';
import type { AnyServiceModule } from '../engine/model.js';

/** The argument of a handler. The steps before it have validated it against the contract. */
export interface Call {
  operation: string;
  params: Record<string, unknown>;
  query: Record<string, unknown>;
  body: unknown;
}

export type Handler<Target> = (call: Call, target: Target) => unknown;

/** Handlers by operation id. */
export function handlersOf<Target>(modules: readonly AnyServiceModule[]): Map<string, Handler<Target>> {
  const found = new Map<string, Handler<Target>>();
  for (const { controller, handlers } of modules) {
    // Each handler has its own operation's types, which the contract's schemas enforce on both sides of it: a call is
    // validated before, its result after.
    for (const [action, handler] of Object.entries(handlers as Record<string, Handler<Target>>)) {
      found.set(`${controller}_${action}_v1`, handler);
    }
  }
  return found;
}

/** Operations of the API that no module handles yet. */
export function notSimulated(modules: readonly AnyServiceModule[]): string[] {
  const handlers = handlersOf(modules);
  return [...contract.operations.values()]
    .filter(({ service, id }) => service !== 'control' && !handlers.has(id))
    .map(({ id }) => id);
}

/** Where Fastify finds an operation. */
export function routeOf({ method, path }: Operation): { method: string; url: string } {
  return { method, url: path.replace(/\{(\w+)\}/g, ':$1') };
}
