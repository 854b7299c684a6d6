// The key that signs access tokens, kept in the database: tokens stay valid when the simulator is restarted.
import { isTokenState, type TokenState } from '../token-file.js';
import type { Database } from './database.js';
import type { Ownership } from './ownership.js';
import { RepeatedWrite } from './repeated-write.js';

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
  readonly #writes: RepeatedWrite<TokenState>;

  private constructor(
    database: Database,
    ownership: Ownership,
    private readonly stored: TokenState | undefined,
  ) {
    const [setting, owner] = [database.table('setting'), database.table('owner')];
    this.#writes = new RepeatedWrite(async (state) => {
      if (ownership.lost() !== undefined) return;
      const content = JSON.stringify(state);
      await database.run(
        async (sql) => sql`
          INSERT INTO ${setting} (name, content)
          SELECT ${tokenKey}::text, ${content}::text FROM ${owner} WHERE token = ${ownership.token} FOR KEY SHARE
          ON CONFLICT (name) DO UPDATE SET content = excluded.content`,
      );
    });
  }

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

  write = (state: TokenState): void => this.#writes.add(state);

  /** Tries to write what is not written yet. */
  close = (): Promise<void> => this.#writes.close();
}
