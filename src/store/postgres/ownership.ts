// One process writes a database: two would each keep projects that the other does not know. A row says which, until when. Each
// write looks at the row, so a process that was paused and has lost it writes nothing more.
import { randomUUID } from 'node:crypto';
import { systemClock } from '../../engine/time/clock.js';
import { FolderInUse, thisProcess } from '../lock.js';
import type { Database } from './database.js';
import { lockOf } from './migrate.js';
import { claim, gone, own, pidOf, type Rival } from './rivals.js';
import type { Fence, Right } from './tables.js';

/** How often an owner shows that it is alive, real milliseconds; how long the row lasts without that, by the database's clock. */
const heartbeat = 2000;
const lease = '10 seconds';

export class Ownership implements Fence {
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
    await claim(
      (dead) => this.#attempt(dead),
      (other) => this.#inUse(other),
    );
    own.add(this.token);
    this.#beat();
  }

  #inUse(other: Rival): FolderInUse {
    const { name, address } = this.database;
    const cluster = 'several processes that were started with --advertise';
    const by = other.address !== undefined ? cluster : pidOf(other);
    const stop = other.address !== undefined ? 'stop them, or start this one with --advertise, too' : 'stop it';
    return new FolderInUse(
      `${name} ${address.shown} is in use by ${by}; ${stop}, or name another database or ?schema=<name>`,
    );
  }

  /** Returns the other owner, unless there is none. `dead`: token of one that has ended. */
  #attempt(dead = ''): Promise<Rival | undefined> {
    const table = (name: string) => this.database.table(name);
    const [owner, others, leases] = [table('owner'), table('process'), table('lease')];
    const process = JSON.stringify({ token: this.token, ...thisProcess() });
    return this.database.transaction(async (sql, step) => {
      await step(() => lockOf(sql, this.database));
      // Waits for the writes of the former owner.
      await step(() => sql`DELETE FROM ${owner} WHERE until < clock_timestamp() OR token = ${dead}`);
      await step(() => sql`DELETE FROM ${others} WHERE until < clock_timestamp() OR token = ${dead}`);
      const [member] = await step(
        () => sql<Rival[]>`SELECT token, address, process, until::text FROM ${others} LIMIT 1`,
      );
      if (member) return member;
      const { count } = await step(
        () => sql`
          INSERT INTO ${owner} (token, process, until)
          VALUES (${this.token}, ${process}, clock_timestamp() + ${lease}::interval)
          ON CONFLICT DO NOTHING`,
      );
      if (count > 0) {
        // The next processes that share the families look at each again. Waits for the writes of former ones.
        await step(() => sql`UPDATE ${leases} SET owner = NULL, released = false, wake_at = now()`);
        return undefined;
      }
      const [other] = await step(() => sql<Rival[]>`SELECT token, process, until::text FROM ${owner}`);
      return other ?? gone;
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
    if (count === 0) this.#lose();
  }

  right(): Right {
    return {
      select: (sql) => sql`SELECT 1 FROM ${this.database.table('owner')} WHERE token = ${this.token} FOR KEY SHARE`,
      lose: () => this.#lose(),
    };
  }

  #lose(): void {
    this.#lost ??= 'another process has taken over the database; this process must be restarted';
  }

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
