// Steps: who calls, and whether that caller may use the project. Basic and Bearer work on every operation. `open` mode
// accepts any well-formed credentials; `strict` mode knows the scenario's keys, and the tokens issued for them until
// they expire.

import type { Credential } from '../engine/model.js';
import { Problem } from '../engine/requests/problem.js';
import { systemClock } from '../engine/time/clock.js';
import type { Simulation } from '../engine/world/simulation.js';
import type { ProjectWorld } from '../engine/world/world.js';
import { isExpired, keyOfToken } from './access-token.js';
import { type Caller, equal, readCaller } from './caller.js';
import type { ApiExchange, Identified, InWorld } from './exchange.js';

/** Reads who calls. Whether the project knows the caller comes after the project: see `authorize`. */
export function authenticate(exchange: ApiExchange): asserts exchange is Identified {
  exchange.caller = readCaller(exchange.request.headers.authorization);
  if (!exchange.caller) throw new Problem('unauthorized_error');
}

/** The caller must hold a key of the project, or of its parent or sub-projects. */
export function authorize({ caller, world, options: { simulation } }: InWorld): void {
  if (simulation.settings.mode === 'open') return;
  if (world.family().some((member) => holdsKey(caller, member, simulation))) return;
  throw new Problem('unauthorized_error', {}, undefined, expiryOf(caller, world, simulation));
}

/** Whether the caller may use any project at all. */
export function isKnown(caller: Caller, simulation: Simulation): boolean {
  return allWorlds(simulation).some((world) => holdsKey(caller, world, simulation));
}

function holdsKey(caller: Caller, world: ProjectWorld, simulation: Simulation): boolean {
  if (caller.scheme === 'basic') return hasCredential(world, caller);
  const tokenKey = keyOfToken(caller.token, world.clock.now(), simulation);
  return world.credentials.some(({ keyId }) => keyId === tokenKey);
}

const hasCredential = (world: ProjectWorld, { keyId, keySecret }: Credential): boolean =>
  world.credentials.some((key) => key.keyId === keyId && equal(key.keySecret, keySecret));

/** Every world that strict mode accepts, including those not used yet. */
function allWorlds(simulation: Simulation): ProjectWorld[] {
  const scenario = simulation.scenarios.get(simulation.settings.scenario)!;
  for (const id of Object.keys(scenario.projects)) if (id !== '*') simulation.world(id);
  return [...simulation.worlds.values()];
}

/** Goes with the refusal of an expired token: the published SDK fetches a new one when it reads that word. */
function expiryOf(caller: Caller, world: ProjectWorld, simulation: Simulation): Record<string, string> | undefined {
  if (caller.scheme !== 'bearer' || !isExpired(caller.token, world.clock.now(), simulation)) return undefined;
  return { 'www-authenticate': 'Bearer error="invalid_token", error_description="the access token expired"' };
}

/** Now, on the clock that a key's tokens expire on: its project's. Undefined when strict mode does not know the key. */
export function clockOf(simulation: Simulation, key: Credential): number | undefined {
  if (simulation.settings.mode === 'open') return systemClock.now();
  return allWorlds(simulation)
    .find((world) => hasCredential(world, key))
    ?.clock.now();
}
