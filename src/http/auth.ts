// Steps: who calls, and whether that caller may use the project. Basic and Bearer work on every operation. `open` mode
// accepts any well-formed credentials but expired tokens of its own; `strict` mode knows the scenario's keys, and the
// tokens issued for them until they expire.

import type { Credential } from '../engine/model.js';
import { Problem } from '../engine/requests/problem.js';
import type { Simulation } from '../engine/world/simulation.js';
import type { ProjectWorld } from '../engine/world/world.js';
import { type Caller, equal, readCaller } from './caller.js';
import type { ApiExchange, ApiOptions, Identified, InWorld } from './exchange.js';

type AuthOptions = Pick<ApiOptions, 'simulation' | 'tokens'>;

/** Reads who calls. Whether the project knows the caller comes after the project: see `authorize`. */
export function authenticate(exchange: ApiExchange): asserts exchange is Identified {
  const { request, options } = exchange;
  const caller = readCaller(request.headers.authorization);
  if (!caller) throw new Problem('unauthorized_error');
  if (caller.scheme === 'bearer') rejectExpired(caller.token, request.params.projectId!, options);
  exchange.caller = caller;
}

/** The published SDK fetches a new token when it reads the word `expired`. */
function rejectExpired(token: string, projectId: string, { simulation, tokens }: AuthOptions): void {
  const family = simulation.worlds.get(projectId)?.family() ?? [{ id: projectId }];
  if (
    !tokens.isExpired(
      token,
      family.map(({ id }) => id),
    )
  )
    return;
  throw new Problem('unauthorized_error', {}, undefined, {
    'www-authenticate': 'Bearer error="invalid_token", error_description="the access token expired"',
  });
}

/** The caller must hold a key of the project, or of its parent or sub-projects. */
export function authorize({ caller, world, options }: InWorld): void {
  if (options.simulation.settings.mode === 'open') return;
  if (!world.family().some((member) => holdsKey(caller, member, options))) throw new Problem('unauthorized_error');
}

/** Whether the caller may use any project at all. */
export function isKnown(caller: Caller, options: AuthOptions): boolean {
  const { simulation, tokens } = options;
  if (caller.scheme === 'basic') return projectsOf(caller, simulation).length > 0;
  const claims = tokens.read(caller.token);
  if (claims?.projects === undefined) return false;
  for (const [id] of simulation.holdersOf(claims.sub)) if (claims.projects.includes(id)) return true;
  return false;
}

function holdsKey(caller: Caller, world: ProjectWorld, { tokens }: AuthOptions): boolean {
  if (caller.scheme === 'basic') return hasCredential(world, caller);
  const claims = tokens.read(caller.token);
  // Another project may have a key of the same id and another secret.
  if (!claims?.projects?.includes(world.id)) return false;
  return world.credentials.some(({ keyId }) => keyId === claims.sub);
}

const hasCredential = (world: ProjectWorld, { keyId, keySecret }: Credential): boolean =>
  world.credentials.some((key) => key.keyId === keyId && equal(key.keySecret, keySecret));

/** The projects that have this key, including those not used yet. */
function projectsOf({ keyId, keySecret }: Credential, simulation: Simulation): string[] {
  const holders = [...simulation.holdersOf(keyId)];
  return holders.filter(([, secret]) => equal(secret, keySecret)).map(([id]) => id);
}

/** An access token for a key; undefined if strict mode does not know the key. */
export function tokenFor(key: Credential, { simulation, tokens }: AuthOptions): string | undefined {
  if (simulation.settings.mode === 'open') return tokens.issue(key.keyId);
  const holders = projectsOf(key, simulation);
  return holders.length === 0 ? undefined : tokens.issue(key.keyId, holders);
}
