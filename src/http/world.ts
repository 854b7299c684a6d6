// Steps: the world of the project that a request names.
import { refuseMagic } from '../engine/requests/magic.js';
import { LimitReached, Problem } from '../engine/requests/problem.js';
import { Beginning } from '../engine/world/beginnings.js';
import type { ProjectWorld } from '../engine/world/world.js';
import { isKnown } from './auth.js';
import { Refusal } from './errors.js';
import type { ApiExchange, Identified, InWorld } from './exchange.js';

/** `/v1/projects//webhooks` matches a route, with a parameter that is empty. */
export function rejectEmptySegments({ request: { params, method, url } }: ApiExchange): void {
  for (const name in params)
    if (params[name] === '') throw new Refusal('route_not_found', { value: `${method} ${url}` });
}

/** Finds the project's world; in open mode the first call that names a project creates it. */
export function openWorld(exchange: Identified): asserts exchange is InWorld {
  exchange.world = worldOf(exchange);
}

function worldOf({ caller, operation, request, options }: Identified): ProjectWorld {
  const projectId = request.params.projectId!;
  const known = options.simulation.worlds.get(projectId);
  if (known) return known;
  // A project whose id is refused below must not be created before.
  refuseMagic(options.magic, projectId, undefined, { params: { projectId }, query: {} }, operation.errors);
  try {
    return options.simulation.world(projectId);
  } catch (error) {
    if (error instanceof Beginning) throw error;
    // Open mode knows every caller.
    if (error instanceof LimitReached && options.simulation.settings.mode === 'open') throw error;
    // A caller that no project knows must not learn which projects exist.
    if (!isKnown(caller, options)) throw new Problem('unauthorized_error');
    throw error instanceof Problem && !operation.errors.has(error.code) ? new Problem('unauthorized_error') : error;
  }
}

/** Most operations of a channel need a project that was onboarded for it. */
export function requireOnboarding({ operation: { errors, service }, world }: InWorld): void {
  if (errors.has('project_not_initialized') && !world.initialized.has(service)) {
    throw new Problem('project_not_initialized');
  }
}

/** Runs what is due by now: what a call finds, and what it set going with no delay. */
export function runDueJobs({ world }: ApiExchange): void {
  world?.timeline.tick();
}
