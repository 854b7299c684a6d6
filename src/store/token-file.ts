// The key that signs access tokens, kept in the data folder: tokens stay valid when the simulator is restarted. Only the
// owner of the file can read it.
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../engine/requests/problem.js';
import { UnusableData } from './medium.js';

/** Tokens issued until `at` are expired: those of a key, those used for a project, or all. */
export interface Expiry {
  /** Milliseconds since 1970. */
  at: number;
  keyId?: string;
  projectId?: string;
}

export interface TokenState {
  /** The signing key in Base64. */
  key: string;
  expiries: readonly Expiry[];
}

/** 256 bits, as HS256 requires. */
const keyLength = 32;

const isExpiry = (value: unknown): value is Expiry =>
  typeof value === 'object' && value !== null && 'at' in value && typeof value.at === 'number';

export function isTokenState(value: unknown): value is TokenState {
  if (typeof value !== 'object' || value === null || !('key' in value && 'expiries' in value)) return false;
  if (typeof value.key !== 'string' || Buffer.from(value.key, 'base64').length < keyLength) return false;
  return Array.isArray(value.expiries) && value.expiries.every(isExpiry);
}

export class TokenFile {
  readonly #path: string;

  /** `name`: the flag or variable that names the folder, for errors. Nothing is written after `lock` was lost. */
  constructor(
    folder: string,
    private readonly name = '--data',
    private readonly lock?: { lost(): string | undefined },
  ) {
    this.#path = join(folder, 'token-key');
  }

  /** Undefined if there is none yet. Throws UnusableData. */
  read(): TokenState | undefined {
    if (!existsSync(this.#path)) return undefined;
    try {
      chmodSync(this.#path, 0o600);
      const state: unknown = JSON.parse(readFileSync(this.#path, 'utf8'));
      if (isTokenState(state)) return state;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw this.#unusable(messageOf(error));
    }
    throw this.#unusable('it does not contain a key');
  }

  #unusable(reason: string): UnusableData {
    return new UnusableData(
      `${this.name}: ${this.#path} cannot be read (${reason}); delete it to get a new signing key`,
    );
  }

  write(state: TokenState): void {
    // The folder has another owner, with tokens of its own.
    if (this.lock?.lost() !== undefined) return;
    const draft = `${this.#path}.tmp`;
    writeFileSync(draft, JSON.stringify(state), { mode: 0o600 });
    renameSync(draft, this.#path);
  }
}
