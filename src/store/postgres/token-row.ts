// The key that signs access tokens, kept in the database: tokens stay valid when the simulator is restarted.
import { systemClock } from '../../engine/time/clock.js';
import { isTokenState, type TokenState } from '../token-file.js';
import type { Database } from './database.js';
import type { Ownership } from './ownership.js';

/** How long after a failed write it is tried again, real milliseconds. */
const retryTime = 1000;
export const tokenKey = 'token-key';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Throws UnusableData if there is no key in the row. */
export function stateIn(text: string, database: Database): TokenState {
  const state = parsed(text);
  if (isTokenState(state)) return state;
  const remove = `DELETE FROM ${database.address.schema}.setting WHERE name = '${tokenKey}'`;
  throw database.unusable('its signing key cannot be read', `get a new one after ${remove}`);
}

export class TokenRow {
  /** What is not written yet. */
  #pending: string | undefined;
  #writing: Promise<void> | undefined;

  private constructor(
    private readonly database: Database,
    private readonly ownership: Ownership,
    private readonly stored: TokenState | undefined,
  ) {}

  /** Throws UnusableData. */
  static async open(database: Database, ownership: Ownership): Promise<TokenRow> {
    const setting = database.table('setting');
    const rows = await database
      .run(async (sql) => sql<{ content: string }[]>`SELECT content FROM ${setting} WHERE name = ${tokenKey}`)
      .catch((error) => {
        throw database.asUnusable(error);
      });
    const stored = rows[0] && stateIn(rows[0].content, database);
    return new TokenRow(database, ownership, stored);
  }

  /** Undefined if there was none at the start. */
  read = (): TokenState | undefined => this.stored;

  write(state: TokenState): void {
    this.#pending = JSON.stringify(state);
    void this.#write();
  }

  #write(): Promise<void> {
    this.#writing ??= this.#attempt().finally(() => {
      this.#writing = undefined;
    });
    return this.#writing;
  }

  async #attempt(): Promise<void> {
    const [setting, owner] = [this.database.table('setting'), this.database.table('owner')];
    while (this.#pending !== undefined && this.ownership.lost() === undefined) {
      const content = this.#pending;
      try {
        await this.database.run(
          async (sql) => sql`
            INSERT INTO ${setting} (name, content)
            SELECT ${tokenKey}::text, ${content}::text FROM ${owner} WHERE token = ${this.ownership.token} FOR KEY SHARE
            ON CONFLICT (name) DO UPDATE SET content = excluded.content`,
        );
      } catch {
        systemClock.timer(retryTime, () => void this.#write());
        return;
      }
      if (this.#pending === content) this.#pending = undefined;
    }
  }

  /** Tries to write what is not written yet. */
  async close(): Promise<void> {
    await this.#writing;
    await this.#write();
  }
}
