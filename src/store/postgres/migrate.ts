// Brings a database to the form that this version knows, before anything else looks at it.
import type postgres from 'postgres';
import type { Database, Statements, Step } from './database.js';
import { type Migration, migrations } from './migrations.js';

interface Found {
  encoding: string;
  /** Tables of the schema; null: it does not exist. */
  tables: string[] | null;
  /** Whether the table of migrations is among them. */
  ours: boolean;
}

/** One process at a time migrates, takes the database or joins those that share it. */
export const lockOf = (sql: Statements, { address: { schema } }: Database) =>
  sql`SELECT pg_advisory_xact_lock(hashtext(${`sinch-provisioning-mock ${schema}`}))`;

const lookAt = async (sql: postgres.TransactionSql, schema: string): Promise<Found> => {
  const [found] = await sql<Found[]>`
    SELECT current_setting('server_encoding') AS encoding,
      CASE WHEN n.oid IS NOT NULL THEN
        (SELECT coalesce(json_agg(relname), '[]') FROM pg_class WHERE relnamespace = n.oid AND relkind IN ('r', 'p'))
      END AS tables,
      EXISTS (SELECT FROM pg_class WHERE relnamespace = n.oid AND relname = 'migration') AS ours
    FROM (SELECT ${schema} AS name) AS wanted LEFT JOIN pg_namespace AS n ON n.nspname = wanted.name`;
  return found!;
};

/** Numbers of the migrations that a database has. */
async function applied(sql: postgres.TransactionSql, database: Database): Promise<number[]> {
  const rows = await sql<{ number: number }[]>`SELECT number FROM ${database.table('migration')} ORDER BY number`;
  return rows.map(({ number }) => number);
}

/** Throws UnusableData. `known`: what this version knows. */
export async function migrate(database: Database, known: readonly Migration[] = migrations): Promise<void> {
  const { schema } = database.address;
  try {
    await database.transaction(async (sql, step) => {
      // One process migrates, the others wait and find everything done.
      await step(() => lockOf(sql, database));
      const { encoding, tables, ours } = await step(() => lookAt(sql, schema));
      if (encoding !== 'UTF8') {
        throw database.unusable(`its encoding is ${encoding}`, "create one with ENCODING 'UTF8' TEMPLATE template0");
      }
      if (!ours && tables !== null && tables.length > 0) {
        const reason = `its schema ${schema} has tables that the simulator did not create (${tables.slice(0, 3).join(', ')})`;
        throw database.unusable(reason, 'name another database, or another schema with ?schema=<name>');
      }
      if (tables === null) await step(async () => sql.unsafe(`CREATE SCHEMA ${schema}`));
      if (!ours) {
        await step(async () =>
          sql.unsafe(
            `CREATE TABLE ${schema}.migration (number integer PRIMARY KEY, name text NOT NULL, applied timestamptz NOT NULL DEFAULT now())`,
          ),
        );
      }
      await bringUp(database, sql, step, known);
    });
  } catch (error) {
    throw database.asUnusable(error);
  }
}

async function bringUp(
  database: Database,
  sql: postgres.TransactionSql,
  step: Step,
  known: readonly Migration[],
): Promise<void> {
  const numbers = await step(() => applied(sql, database));
  const newest = Math.max(0, ...known.map(({ number }) => number));
  const newer = numbers.find((number) => number > newest);
  if (newer !== undefined) {
    const reason = `a newer version of the simulator has changed it (migration ${newer}; this one knows ${newest})`;
    throw database.unusable(reason, 'use that version, or another database or ?schema=<name>');
  }
  for (const { number, name, statements } of known.filter((migration) => !numbers.includes(migration.number))) {
    await step(async () => sql.unsafe(statements.replaceAll('$schema', database.address.schema)));
    await step(() => sql`INSERT INTO ${database.table('migration')} (number, name) VALUES (${number}, ${name})`);
  }
}
