// Which handler takes each operation of the contract, and where Fastify finds it.
import { contract, type Operation, type Outlined } from '../contract/load.js';
import type { AnyServiceModule, Finder } from '../engine/model.js';
import { Problem } from '../engine/requests/problem.js';
import type { ProjectWorld } from '../engine/world/world.js';

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

/**
 * Calls operations that read one record, without the steps of a request. The result returns undefined where the operation
 * refuses.
 */
export function readerOf(modules: readonly AnyServiceModule[]) {
  const handlers = handlersOf<ProjectWorld>(modules);
  return (world: ProjectWorld, operation: string, params: Record<string, string>): object | undefined => {
    const call = { operation, params: { projectId: world.id, ...params }, query: {}, body: undefined };
    try {
      const result = handlers.get(operation)?.(call, world);
      return typeof result === 'object' && result !== null ? result : undefined;
    } catch (error) {
      if (error instanceof Problem) return undefined;
      throw error;
    }
  };
}

/** Path parameter -> whether its record exists, by controller. */
export type Finders = ReadonlyMap<string, Readonly<Record<string, Finder>>>;

export const findersOf = (modules: readonly AnyServiceModule[]): Finders =>
  new Map(modules.map(({ controller, finders = {} }) => [controller, finders]));

/** Operations of the API that no module handles yet. */
export function notSimulated(modules: readonly AnyServiceModule[]): string[] {
  const handlers = handlersOf(modules);
  return contract.outlines.filter(({ service, id }) => service !== 'control' && !handlers.has(id)).map(({ id }) => id);
}

/** Where a router finds an operation. */
export function routeOf({ method, path, slashes }: Outlined): { method: string; url: string } {
  return { method, url: path.replace(/\{(\w+)\}/g, (_, name: string) => (slashes.includes(name) ? '*' : `:${name}`)) };
}

/** Gives the rest of a path, which Fastify calls `*`, the name that the contract gives it. */
export function nameRest({ parameters }: Operation, params: Record<string, string>): void {
  const { '*': rest } = params;
  const name = parameters.find((parameter) => parameter['x-slashes'] === true)?.name;
  if (rest !== undefined && name !== undefined) params[name] = rest;
}
