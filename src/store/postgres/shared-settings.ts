// What all processes of a cluster know, beside projects and tokens.
import { randomUUID } from 'node:crypto';
import type { Database } from './database.js';
import { keyOf } from './keys.js';

const secretName = 'cluster-secret';
const scenarioPrefix = 'scenario ';

/** The secret that all processes know. */
export async function secretIn(database: Database): Promise<string> {
  const setting = database.table('setting');
  await database.run(
    (sql) => sql`
      INSERT INTO ${setting} (name, content) VALUES (${secretName}, ${`${randomUUID()}${randomUUID()}`})
      ON CONFLICT DO NOTHING`,
  );
  const [row] = await database.run(
    async (sql) => sql<{ content: string }[]>`SELECT content FROM ${setting} WHERE name = ${secretName}`,
  );
  return row!.content;
}

/** Scenarios that were added through any process, as JSON. */
export class SharedScenarios {
  constructor(private readonly database: Database) {}

  async all(): Promise<string[]> {
    const setting = this.database.table('setting');
    const rows = await this.database.run(
      async (sql) => sql<{ content: string }[]>`SELECT content FROM ${setting} WHERE name LIKE ${`${scenarioPrefix}%`}`,
    );
    return rows.map(({ content }) => content);
  }

  async save(name: string, content: string): Promise<void> {
    const setting = this.database.table('setting');
    await this.database.run(
      (sql) => sql`
        INSERT INTO ${setting} (name, content) VALUES (${scenarioPrefix + keyOf(name)}, ${content})
        ON CONFLICT (name) DO UPDATE SET content = excluded.content`,
    );
  }
}
