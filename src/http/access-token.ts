// Access tokens (JWT, HS256), signed with a key that follows from the simulation's seed.
import { createHmac } from 'node:crypto';
import { seedOf } from '../engine/chance/random.js';
import type { Simulation } from '../engine/world/simulation.js';
import { equal } from './caller.js';

/** Lifetime of an access token in seconds, the same as at the real token endpoint. */
export const tokenLifetime = 3599;

interface Claims {
  /** The key id that the token was issued for. */
  sub: string;
  /** When it expires, seconds since 1970. */
  exp: number;
}

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

function sign(text: string, simulation: Simulation): string {
  return createHmac('sha256', `tokens of seed ${simulation.settings.seed}`).update(text).digest('base64url');
}

/** An access token for a key id, issued at `now` (milliseconds). */
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

/** The claims of a token that this simulator issued; undefined for a forged or malformed one. */
function claimsOf(token: string, simulation: Simulation): Claims | undefined {
  const [head, claims, signature] = token.split('.');
  if (!head || !claims || !signature || !equal(sign(`${head}.${claims}`, simulation), signature)) return undefined;
  // The signature shows that issueToken wrote it.
  return JSON.parse(Buffer.from(claims, 'base64url').toString()) as Claims;
}

/** The key id that a token was issued for; undefined for a forged, malformed or expired one. */
export function keyOfToken(token: string, now: number, simulation: Simulation): string | undefined {
  const claims = claimsOf(token, simulation);
  return claims && claims.exp * 1000 > now ? claims.sub : undefined;
}

export function isExpired(token: string, now: number, simulation: Simulation): boolean {
  const claims = claimsOf(token, simulation);
  return claims !== undefined && claims.exp * 1000 <= now;
}
