// Which family a project is in, and what a list shows of it.
import type { Database } from './database.js';
import { idOf, keyOf, nameOf } from './keys.js';
import { type Self, sequenceIn } from './leases.js';
import type { PostgresTables } from './tables.js';

/** A project of a list, in the order in which they began. */
export interface Listed {
  id: string;
  /** Token of the process that holds it. */
  owner: string | null;
  summary: string | null;
}

export class ProjectIndex {
  constructor(
    private readonly database: Database,
    private readonly self: Pick<Self, 'token'>,
  ) {}

  /** Projects that are in other families, and the topmost ones of those. */
  async elsewhere(ids: readonly string[], root: string): Promise<Map<string, string>> {
    const [project, lease] = [this.database.table('project'), this.database.table('lease')];
    const rows = await this.database.run(
      async (sql) => sql<{ name: string; root: string }[]>`
        SELECT p.name, l.name AS root FROM ${project} AS p JOIN ${lease} AS l ON l.root = p.root
        WHERE p.root <> ${keyOf(root)} AND p.id IN (SELECT json_array_elements_text(${JSON.stringify(ids.map(keyOf))}::text::json))`,
    );
    return new Map(rows.map((row) => [idOf(row.name), idOf(row.root)]));
  }

  async all(): Promise<Listed[]> {
    const [project, lease, process] = ['project', 'lease', 'process'].map((name) => this.database.table(name));
    const rows = await this.database.run(
      async (sql) => sql<{ name: string; owner: string | null; summary: string | null }[]>`
        SELECT known.name, p.token AS owner, known.summary FROM ${project!} AS known
        LEFT JOIN ${lease!} AS l ON l.root = known.root LEFT JOIN ${process!} AS p ON p.token = l.owner
        ORDER BY known.number`,
    );
    return rows.map(({ name, ...row }) => ({ id: idOf(name), ...row }));
  }

  /** How many projects other processes hold, or nobody. */
  async countElsewhere(): Promise<number> {
    const [project, lease] = [this.database.table('project'), this.database.table('lease')];
    const [row] = await this.database.run(
      async (sql) => sql<{ count: number }[]>`
        SELECT count(*)::integer AS count FROM ${project} AS p JOIN ${lease} AS l ON l.root = p.root
        WHERE l.owner IS DISTINCT FROM ${this.self.token}`,
    );
    return row?.count ?? 0;
  }

  /** Families that were written before there were rows for their projects. Throws UnusableData. */
  async addMissing(tables: PostgresTables): Promise<void> {
    const [family, project, lease] = ['family', 'project', 'lease'].map((name) => this.database.table(name));
    const rows = await this.database.run(
      async (sql) => sql<{ root: string }[]>`
        SELECT root FROM ${family!} AS f WHERE NOT EXISTS (SELECT FROM ${project!} AS p WHERE p.root = f.root)`,
    );
    for (const { root: key } of rows) {
      const ids = await tables.idsOf(key);
      const members = JSON.stringify(ids.map((id) => ({ id: keyOf(id), name: nameOf(id) })));
      await this.database.transaction(async (sql, step) => {
        await step(
          async () => sql`
            INSERT INTO ${project!} (id, root, name)
            SELECT id, ${key}, name FROM json_to_recordset(${members}::text::json) AS member (id text, name text)
            ON CONFLICT DO NOTHING`,
        );
        await step(
          async () => sql`
            INSERT INTO ${lease!} (root, name, epoch, wake_at)
            VALUES (${key}, ${nameOf(ids[0]!)}, nextval(${sequenceIn(this.database)}), now()) ON CONFLICT DO NOTHING`,
        );
      });
    }
  }
}
