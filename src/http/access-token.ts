// Access tokens: compact JWS (HS256) in real time, whatever the clock of a project says. Everything about tokens that is
// random or reads the system clock is here, so tokens are outside the promise of the same bytes for the same calls.
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { readText } from '../engine/requests/json.js';
import { systemClock } from '../engine/time/clock.js';
import type { Expiry, TokenState } from '../store/token-file.js';
import { equal } from './caller.js';

/** Lifetime of an access token in seconds, the same as at the real token endpoint. */
export const tokenLifetime = 3599;

const issuer = 'sinch-provisioning-mock';

interface Claims {
  iss: string;
  /** The key id that the token was issued for. */
  sub: string;
  /** When it was issued and when it expires, seconds since 1970. */
  iat: number;
  exp: number;
  /** When it was issued, milliseconds since 1970; no two tokens of a simulator have the same. */
  iat_ms: number;
  /** The projects that had this key and secret; only in strict mode. */
  projects?: readonly string[];
}

export interface TokenStorage {
  /** Undefined if nothing is stored yet. */
  read(): TokenState | undefined;
  write(state: TokenState): void;
}

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const decode = (part: string): unknown => readText(Buffer.from(part, 'base64url').toString());

const header = { alg: 'HS256', typ: 'JWT' } as const;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isHeader = (value: unknown): boolean => isObject(value) && 'alg' in value && value.alg === header.alg;

function isClaims(value: unknown): value is Claims {
  if (
    !isObject(value) ||
    !('iss' in value && 'sub' in value && 'iat' in value && 'exp' in value && 'iat_ms' in value)
  ) {
    return false;
  }
  const numbers = [value.iat, value.exp, value.iat_ms].every((number) => typeof number === 'number');
  const projects = 'projects' in value ? value.projects : [];
  return value.iss === issuer && typeof value.sub === 'string' && numbers && Array.isArray(projects);
}

export class AccessTokens {
  readonly #key: Buffer;
  #expiries: readonly Expiry[];
  #last = 0;
  /** Tokens verified before: a client sends the same one for an hour. */
  readonly #verified = new Map<string, Claims>();

  /** Without a storage, the signing key is a new one. `now`: milliseconds since 1970. */
  constructor(
    private readonly storage?: TokenStorage,
    private readonly now: () => number = systemClock.now,
  ) {
    const stored = storage?.read();
    this.#key = stored ? Buffer.from(stored.key, 'base64') : randomBytes(32);
    this.#expiries = stored?.expiries ?? [];
    if (!stored) this.#store();
  }

  #store(): void {
    this.storage?.write({ key: this.#key.toString('base64'), expiries: this.#expiries });
  }

  /** A token for a key; `projects`: those that have it, if the mode knows. */
  issue(keyId: string, projects?: readonly string[]): string {
    const instant = this.#instant();
    const iat = Math.floor(instant / 1000);
    const claims = { iss: issuer, sub: keyId, client_id: keyId, iat, exp: iat + tokenLifetime, iat_ms: instant };
    const text = `${encode(header)}.${encode({ ...claims, ...(projects && { projects }), jti: randomUUID() })}`;
    return `${text}.${this.#sign(text)}`;
  }

  /** Now, but later than every instant before: a token issued right after an expiry must be valid. */
  #instant(): number {
    this.#last = Math.max(this.now(), this.#last + 1);
    return this.#last;
  }

  #sign(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url');
  }

  /** The claims of a token that this simulator issued, expired or not; undefined for a forged or malformed one. */
  read(token: string): Claims | undefined {
    const known = this.#verified.get(token);
    if (known) return known;
    const claims = this.#verify(token);
    if (!claims) return undefined;
    if (this.#verified.size === 100) this.#verified.clear();
    this.#verified.set(token, claims);
    return claims;
  }

  #verify(token: string): Claims | undefined {
    const [head, claims, signature, ...more] = token.split('.');
    if (!head || !claims || !signature || more.length > 0) return undefined;
    if (!equal(this.#sign(`${head}.${claims}`), signature) || !isHeader(decode(head))) return undefined;
    const content = decode(claims);
    return isClaims(content) ? content : undefined;
  }

  /** Whether this simulator issued the token and it no longer is valid for a project; `family`: its id and its relatives'. */
  isExpired(token: string, family: readonly string[]): boolean {
    const claims = this.read(token);
    if (!claims) return false;
    if (claims.exp * 1000 <= this.now()) return true;
    return this.#expiries.some(
      ({ at, keyId = claims.sub, projectId }) =>
        claims.iat_ms <= at && keyId === claims.sub && (projectId === undefined || family.includes(projectId)),
    );
  }

  /** Expires the tokens issued until now: those of a key, those used for a project, or all. */
  expire({ keyId, projectId }: Omit<Expiry, 'at'> = {}): void {
    const at = this.#instant();
    // Older tokens have expired anyway.
    const recent = this.#expiries.filter((expiry) => expiry.at > at - tokenLifetime * 1000);
    const expiry = { at, ...(keyId !== undefined && { keyId }), ...(projectId !== undefined && { projectId }) };
    this.#expiries = [...recent, expiry];
    this.#store();
  }
}
