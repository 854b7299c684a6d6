// The key that signs access tokens, for several processes: each issues tokens that all of them know.
import { randomBytes } from 'node:crypto';
import type { Expiry, TokenState } from '../token-file.js';
import type { Database } from './database.js';
import { RepeatedWrite } from './repeated-write.js';
import { stateIn, tokenKey } from './token-row.js';

export class SharedTokens {
  readonly #writes = new RepeatedWrite<TokenState>((state) => this.#add(state));

  private constructor(
    private readonly database: Database,
    private readonly state: TokenState,
  ) {}

  /** The first process makes the key. Throws UnusableData. */
  static async open(database: Database): Promise<SharedTokens> {
    const setting = database.table('setting');
    const fresh = JSON.stringify({ key: randomBytes(32).toString('base64'), expiries: [] });
    try {
      await database.run(
        (sql) => sql`INSERT INTO ${setting} (name, content) VALUES (${tokenKey}, ${fresh}) ON CONFLICT DO NOTHING`,
      );
      const [row] = await database.run(
        async (sql) => sql<{ content: string }[]>`SELECT content FROM ${setting} WHERE name = ${tokenKey}`,
      );
      return new SharedTokens(database, stateIn(row?.content ?? '', database));
    } catch (error) {
      throw database.asUnusable(error);
    }
  }

  read = (): TokenState => this.state;

  /** Adds the expiries to those that other processes have written. */
  write = (state: TokenState): void => this.#writes.add(state);

  async #add({ expiries }: TokenState): Promise<void> {
    const setting = this.database.table('setting');
    await this.database.transaction(async (sql, step) => {
      const [row] = await step(
        async () => sql<{ content: string }[]>`SELECT content FROM ${setting} WHERE name = ${tokenKey} FOR UPDATE`,
      );
      const known = stateIn(row?.content ?? '', this.database);
      const all = new Map<string, Expiry>();
      for (const each of [...known.expiries, ...expiries]) all.set(JSON.stringify(each), each);
      const content = JSON.stringify({ key: known.key, expiries: [...all.values()] });
      await step(async () => sql`UPDATE ${setting} SET content = ${content} WHERE name = ${tokenKey}`);
    });
  }

  /** Tries to write what is not written yet. */
  close = (): Promise<void> => this.#writes.close();
}
