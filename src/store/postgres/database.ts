// The connections to a database. A statement that gets no answer ends them all: a network that swallows everything must not
// hold up a change for as long as the operating system would wait.
import postgres from 'postgres';
import { messageOf } from '../../engine/requests/problem.js';
import { systemClock } from '../../engine/time/clock.js';
import { UnusableData } from '../medium.js';
import type { Address } from './address.js';

/** How long a statement may take, real milliseconds. */
const patience = 10_000;
/** The same for a transaction that waits for the process, in the database: it must not hold up another owner. */
const idleLimit = '10s';

/** Code of the client, the operating system or PostgreSQL, a space and the text -> what to do. */
const remedies: readonly (readonly [error: RegExp, fix: string])[] = [
  [/^28\w{3} .*(no encryption|SSL off)/, 'add sslmode=require to the URL'],
  [/^(28P01|28000) /, 'correct the user and the password, or allow the user in pg_hba.conf'],
  [/^3D000 /, 'create the database, or correct its name'],
  [/^42501 /, 'let an owner of the database create the schema for this user, or grant the rights'],
  [/^(42704|08P01) .*parameter/, 'correct the parameters of the URL'],
  [/^(26000|42P05) /, 'add prepare=false to the URL: what is in between does not keep prepared statements'],
  [/^53300 /, 'raise max_connections, or stop other clients'],
  [/^57P03 /, 'wait until the database accepts connections'],
  [/certificate|ALTNAME/i, 'name the authority of the certificate in NODE_EXTRA_CA_CERTS, or use sslmode=require'],
  [/secure TLS connection|wrong version number/, 'enable TLS in the server, or correct sslmode and the port'],
  [/^(E[A-Z_]+|CONNECT_TIMEOUT|CONNECTION_[A-Z]+|SILENT) /, 'start PostgreSQL there, or correct host and port'],
];

export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** What statements are made with, in a transaction or outside of it. */
export type Statements = postgres.ISql;

/** Guards a statement of a transaction. */
export type Step = <R>(run: () => Promise<R>) => Promise<R>;

/** Whether an error says that the connection is gone. */
const isCut = (error: unknown): boolean =>
  /^(CONNECT_TIMEOUT|CONNECTION_[A-Z]+|SILENT|E[A-Z]+|57P0\d)$/.test(codeOf(error));

/** A database that does not answer. */
class Silent extends Error {
  readonly code = 'SILENT';
}

interface Signal<T> {
  given: Promise<T>;
  give(value: T): void;
  fail(error: unknown): void;
}

function signal<T = void>(): Signal<T> {
  let [give, fail]: [Signal<T>['give'], Signal<T>['fail']] = [() => undefined, () => undefined];
  const given = new Promise<T>((resolve, reject) => {
    [give, fail] = [resolve, reject];
  });
  return { given, give, fail };
}

/** One line; where several addresses were tried, the error of the system has a code and no text. */
export function reasonOf(error: unknown): string {
  const text = messageOf(error).replace(/\s+/g, ' ').trim();
  return text === '' ? codeOf(error) : text;
}

export class Database {
  #sql: postgres.Sql;
  #closed = false;

  /** `name`: the flag or variable that names the database, for errors. */
  constructor(
    readonly address: Address,
    readonly name: string,
  ) {
    this.#sql = this.#connect();
  }

  #connect(): postgres.Sql {
    const { url, at } = this.address;
    return postgres(url, {
      ...at,
      max: 8,
      connect_timeout: patience / 1000,
      // Changes that could not be written are repeated every second; the client must not wait longer than that.
      backoff: () => 0.1,
      fetch_types: false,
      onnotice: () => undefined,
      connection: { application_name: 'sinch-provisioning-mock' },
    });
  }

  /** A table, as a part of a statement. */
  table(name: string): postgres.Helper<string> {
    return this.#sql(`${this.address.schema}.${name}`);
  }

  /** Runs statements, each of which is one transaction. Throws what the client throws. */
  run<T>(work: (sql: postgres.Sql) => Promise<T>, limit = patience): Promise<T> {
    const sql = this.#sql;
    return this.#inTime(sql, () => work(sql), limit);
  }

  /** Runs one transaction. */
  async transaction<T>(work: (sql: postgres.TransactionSql, step: Step) => Promise<T>): Promise<T> {
    const all = this.#sql;
    const step: Step = (run) => this.#inTime(all, run, patience);
    // The client would wait for the promises in what the work returns.
    const results: T[] = [];
    const cut = signal<never>();
    const begun = signal();
    const worked = signal();
    const done = all.begin(async (sql) => {
      begun.give();
      try {
        await step(async () => sql.unsafe(`SET LOCAL idle_in_transaction_session_timeout = '${idleLimit}'`));
        results.push(await work(sql, step));
      } catch (error) {
        if (!isCut(error)) throw error;
        // The client would send a ROLLBACK to a connection that is gone, and crash the process.
        cut.fail(error);
        await new Promise(() => undefined);
      } finally {
        worked.give();
      }
    });
    const ended = Promise.race([done, cut.given]);
    // The client makes the first and the last statement.
    await step(() => Promise.race([begun.given, ended]));
    await Promise.race([worked.given, ended]);
    await step(() => ended);
    return results[0]!;
  }

  async #inTime<T>(sql: postgres.Sql, run: () => Promise<T>, limit: number): Promise<T> {
    let cancel = (): void => undefined;
    const late = new Promise<never>((_, reject) => {
      cancel = systemClock.timer(limit, () => reject(new Silent(`no answer within ${limit / 1000} s`)));
    });
    try {
      return await Promise.race([run(), late]);
    } catch (error) {
      if (isCut(error)) this.#replace(sql);
      throw error;
    } finally {
      cancel();
    }
  }

  /**
   * Other connections follow those of which one was lost: the client can keep one in its pool that never connects again, if
   * a statement was on its way when the old one ended.
   */
  #replace(sql: postgres.Sql): void {
    if (sql === this.#sql && !this.#closed) this.#sql = this.#connect();
    void sql.end({ timeout: 0 }).catch(() => undefined);
  }

  /** The error for who starts the simulator. */
  unusable(reason: string, fix: string): UnusableData {
    return new UnusableData(`${this.name} ${this.address.shown} cannot be used: ${reason}; ${fix}`);
  }

  /** The same for whatever the client has thrown. */
  asUnusable(error: unknown): Error {
    if (error instanceof UnusableData) return error;
    const reason = reasonOf(error);
    const [, fix] = remedies.find(([known]) => known.test(`${codeOf(error)} ${reason}`)) ?? [];
    return this.unusable(reason, fix ?? 'name another database');
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#sql.end({ timeout: 1 }).catch(() => undefined);
  }
}
