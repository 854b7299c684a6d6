// One process writes a database: two would each keep projects that the other does not know. A row says which, until when. Each
// write looks at the row, so a process that was paused and has lost it writes nothing more.
import { randomUUID } from 'node:crypto';
import { systemClock } from '../../engine/time/clock.js';
import { FolderInUse, hasEnded, type Owner, thisProcess } from '../lock.js';
import type { Database } from './database.js';

/** How often an owner shows that it is alive, real milliseconds; how long the row lasts without that, by the database's clock. */
const heartbeat = 2000;
const lease = '10 seconds';

/** Tokens of the owners in this process. */
const own = new Set<string>();

interface Row {
  token: string;
  process: string;
  /** Text: compared only. */
  until: string;
}

const pidOf = ({ process: text }: Row): string => {
  const { pid }: Partial<Owner> = JSON.parse(text);
  return `process ${pid}`;
};

export class Ownership {
  readonly token = randomUUID();
  #cancel: () => void = () => undefined;
  #lost: string | undefined;

  private constructor(private readonly database: Database) {}

  /** Throws FolderInUse and UnusableData. */
  static async take(database: Database): Promise<Ownership> {
    const ownership = new Ownership(database);
    try {
      await ownership.#take();
    } catch (error) {
      throw error instanceof FolderInUse ? error : database.asUnusable(error);
    }
    return ownership;
  }

  async #take(): Promise<void> {
    let seen: Row | undefined;
    let dead: string | undefined;
    for (;;) {
      const other = await this.#attempt(dead);
      if (!other) break;
      if (own.has(other.token)) throw this.#inUse('another simulator of this process');
      if (hasEnded(JSON.parse(other.process))) dead = other.token;
      else {
        const isSame = seen?.token === other.token;
        if (isSame && seen?.until !== other.until) throw this.#inUse(pidOf(other));
        if (!isSame) seen = other;
        await systemClock.sleep(heartbeat / 4);
      }
    }
    own.add(this.token);
    this.#beat();
  }

  #inUse(by: string): FolderInUse {
    const { name, address } = this.database;
    return new FolderInUse(
      `${name} ${address.shown} is in use by ${by}; stop it, or name another database or ?schema=<name>`,
    );
  }

  /** Returns the other owner, unless there is none. `dead`: token of one that has ended. */
  #attempt(dead = ''): Promise<Row | undefined> {
    const owner = this.database.table('owner');
    const process = JSON.stringify({ token: this.token, ...thisProcess() });
    return this.database.transaction(async (sql, step) => {
      // Waits for the writes of the former owner.
      await step(() => sql`DELETE FROM ${owner} WHERE until < clock_timestamp() OR token = ${dead}`);
      const { count } = await step(
        () => sql`
          INSERT INTO ${owner} (token, process, until)
          VALUES (${this.token}, ${process}, clock_timestamp() + ${lease}::interval)
          ON CONFLICT DO NOTHING`,
      );
      if (count > 0) return undefined;
      const [other] = await step(() => sql<Row[]>`SELECT token, process, until::text FROM ${owner}`);
      // It has left in between: the next attempt will show.
      return other ?? { token: '', process: '{}', until: '' };
    });
  }

  #beat(): void {
    this.#cancel = systemClock.timer(heartbeat, () => {
      void this.#renew()
        .catch(() => undefined)
        .then(() => {
          if (own.has(this.token) && this.#lost === undefined) this.#beat();
        });
    });
  }

  async #renew(): Promise<void> {
    const owner = this.database.table('owner');
    const { count } = await this.database.run(
      (sql) => sql`UPDATE ${owner} SET until = clock_timestamp() + ${lease}::interval WHERE token = ${this.token}`,
    );
    if (count === 0) this.lose();
  }

  /** A write has found that the row belongs to somebody else. */
  lose(): void {
    this.#lost ??= 'another process has taken over the database; this process must be restarted';
  }

  /** Why this process must not write any more; undefined while it is the owner. */
  lost(): string | undefined {
    return this.#lost;
  }

  async release(): Promise<void> {
    this.#cancel();
    own.delete(this.token);
    const owner = this.database.table('owner');
    await this.database.run((sql) => sql`DELETE FROM ${owner} WHERE token = ${this.token}`).catch(() => undefined);
  }
}
