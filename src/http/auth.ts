// Who calls. Basic and Bearer work on every operation. In `open` mode any well-formed credentials will do; `strict`
// mode knows the scenario's keys, and the tokens that were issued for them until they expire.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { seedOf } from '../engine/chance/random.js';
import { Problem } from '../engine/requests/problem.js';
import { systemClock } from '../engine/time/clock.js';
import type { Simulation } from '../engine/world/simulation.js';
import type { Credential, World } from '../engine/world/world.js';

/** Seconds that an access token lives, as the real token endpoint says. */
export const tokenLifetime = 3599;

export type Caller = { scheme: 'basic'; keyId: string; keySecret: string } | { scheme: 'bearer'; token: string };

/** Headers that were read before: a client sends the same one all day. */
const callers = new Map<string, Caller>();

/** Reads an Authorization header; throws `unauthorized_error` for none and for a malformed one. */
export function readCaller(header: string | undefined, projectId: string): Caller {
  const known = callers.get(header ?? '');
  if (known) return known;
  const caller = callerFrom(header ?? '');
  if (!caller) throw new Problem('unauthorized_error', { projectId });
  if (callers.size === 100) callers.clear();
  callers.set(header!, caller);
  return caller;
}

function callerFrom(header: string): Caller | undefined {
  const [, scheme, value] = /^(Basic|Bearer) +([A-Za-z0-9._~+/=-]+)$/i.exec(header) ?? [];
  if (scheme?.toLowerCase() === 'bearer') return { scheme: 'bearer', token: value! };
  const basic = scheme === undefined ? undefined : readBasic(value!);
  return basic && { scheme: 'basic', ...basic };
}

/** Key id and secret of Basic credentials; undefined when they are not `id:secret` in Base64. */
export function readBasic(encoded: string): Credential | undefined {
  const text = Buffer.from(encoded, 'base64').toString();
  const colon = text.indexOf(':');
  return colon < 1 ? undefined : { keyId: text.slice(0, colon), keySecret: text.slice(colon + 1) };
}

/** Whether two secrets are the same, in a time that does not tell how much of them is. */
export function equal(one: string, other: string): boolean {
  const [bytes, others] = [Buffer.from(one), Buffer.from(other)];
  return bytes.length === others.length && timingSafeEqual(bytes, others);
}

/** Throws `unauthorized_error` unless the caller may use this project. */
export function authorize(caller: Caller, world: World, simulation: Simulation): void {
  if (simulation.settings.mode === 'open') return;
  // What a bundle made belongs to whoever may use the parent.
  const allowed = simulation.family(world).some((member) => isHolder(caller, member, simulation));
  if (!allowed)
    throw new Problem('unauthorized_error', { projectId: world.id }, undefined, expiryOf(caller, world, simulation));
}

/** Throws `unauthorized_error` unless the caller may use any project at all. */
export function authenticate(caller: Caller, projectId: string, simulation: Simulation): void {
  const known = allWorlds(simulation).some((world) => isHolder(caller, world, simulation));
  if (!known) throw new Problem('unauthorized_error', { projectId });
}

function isHolder(caller: Caller, world: World, simulation: Simulation): boolean {
  if (caller.scheme === 'basic') return holds(world, caller);
  const holder = tokenHolder(caller.token, world.clock.now(), simulation);
  return world.credentials.some(({ keyId }) => keyId === holder);
}

const holds = (world: World, { keyId, keySecret }: Credential): boolean =>
  world.credentials.some((key) => key.keyId === keyId && equal(key.keySecret, keySecret));

/** Every world that strict mode knows, also those that nobody has named yet. */
function allWorlds(simulation: Simulation): World[] {
  const scenario = simulation.scenarios.get(simulation.settings.scenario)!;
  for (const id of Object.keys(scenario.projects)) if (id !== '*') simulation.world(id);
  return [...simulation.worlds.values()];
}

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

function sign(text: string, simulation: Simulation): string {
  return createHmac('sha256', `tokens of seed ${simulation.settings.seed}`).update(text).digest('base64url');
}

/** An access token (JWT, HS256) for a key id, issued at `now` (milliseconds). */
export function issueToken(keyId: string, now: number, simulation: Simulation): string {
  const issued = Math.floor(now / 1000);
  const claims = {
    iss: 'sinch-provisioning-mock',
    sub: keyId,
    client_id: keyId,
    iat: issued,
    exp: issued + tokenLifetime,
  };
  const jti = seedOf(`${keyId} ${now}`).toString(16);
  const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ ...claims, jti })}`;
  return `${text}.${sign(text, simulation)}`;
}

/** What a token says that was issued here; undefined for a forged or broken one. */
function claimsOf(token: string, simulation: Simulation): { sub: string; exp: number } | undefined {
  const [head, claims, signature] = token.split('.');
  if (!head || !claims || !signature || !equal(sign(`${head}.${claims}`, simulation), signature)) return undefined;
  return JSON.parse(Buffer.from(claims, 'base64url').toString()) as { sub: string; exp: number };
}

/** Whose token it is; undefined for a forged, broken or expired one. */
function tokenHolder(token: string, now: number, simulation: Simulation): string | undefined {
  const claims = claimsOf(token, simulation);
  return claims && claims.exp * 1000 > now ? claims.sub : undefined;
}

/** Goes with the refusal of an expired token: the published SDK gets itself a new one when it reads that word. */
function expiryOf(caller: Caller, world: World, simulation: Simulation): Record<string, string> | undefined {
  const claims = caller.scheme === 'bearer' ? claimsOf(caller.token, simulation) : undefined;
  if (!claims || claims.exp * 1000 > world.clock.now()) return undefined;
  return { 'www-authenticate': 'Bearer error="invalid_token", error_description="the access token expired"' };
}

/** The clock that a key's tokens expire on: its project's; undefined when strict mode does not know the key. */
export function clockOf(simulation: Simulation, key: Credential): number | undefined {
  if (simulation.settings.mode === 'open') return systemClock.now();
  return allWorlds(simulation)
    .find((world) => holds(world, key))
    ?.clock.now();
}
