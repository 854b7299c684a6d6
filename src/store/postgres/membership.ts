// One of several processes that share a database. It has a row that says until when it lives, by the clock of the database. As
// long as it lives, it keeps the families that it has taken.
import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { systemClock } from '../../engine/time/clock.js';
import { FolderInUse, thisProcess } from '../lock.js';
import type { Database, Statements, Step } from './database.js';
import { Leases, type Member, type Self, sequenceIn } from './leases.js';
import { lockOf } from './migrate.js';
import { ProjectIndex } from './project-index.js';
import { claim, own, pidOf, type Rival } from './rivals.js';
import { SharedScenarios, secretIn } from './shared-settings.js';

export interface MembershipOptions {
  /** The URL under which the others reach this process. */
  address: string;
  /** How long a process that shows no sign of life keeps its families, milliseconds. */
  lease: number;
}

/** Parts of a lease: how often a process shows that it lives, and how much earlier it no longer relies on it. */
const beats = 5;

interface Time {
  now: number;
}

const time = (sql: Statements) => sql`(extract(epoch FROM clock_timestamp()) * 1000)::float8`;

/** Why a process does not answer for its families. */
export const outOfTouch = 'this process has lost contact with the database';

export class Membership implements Self {
  readonly leases: Leases;
  readonly projects: ProjectIndex;
  readonly scenarios: SharedScenarios;
  #token = randomUUID();
  /** Moment of the monotonic clock until which nobody else can have taken a family. */
  #sureUntil = 0;
  /** What the clock of the database is ahead of the monotonic clock, milliseconds. */
  #ahead = 0;
  #cancel: () => void = () => undefined;
  #closed = false;

  private constructor(
    private readonly database: Database,
    readonly options: MembershipOptions,
    /** Signs what processes send each other. */
    readonly secret: string,
  ) {
    this.leases = new Leases(database, this);
    this.projects = new ProjectIndex(database, this);
    this.scenarios = new SharedScenarios(database);
  }

  get token(): string {
    return this.#token;
  }

  get address(): string {
    return this.options.address;
  }

  /** Joins those that share the database. Throws FolderInUse and UnusableData. */
  static async join(database: Database, options: MembershipOptions): Promise<Membership> {
    try {
      const membership = new Membership(database, { ...options }, await secretIn(database));
      await claim(
        (dead) => membership.#join(dead),
        (rival) => membership.#inUse(rival),
      );
      own.add(membership.#token);
      membership.#beat();
      return membership;
    } catch (error) {
      throw error instanceof FolderInUse ? error : database.asUnusable(error);
    }
  }

  #inUse(rival: Rival): FolderInUse {
    const { name, address } = this.database;
    if (rival.address !== undefined)
      return new FolderInUse(`--advertise ${rival.address} is the URL of ${pidOf(rival)}; give each its own`);
    return new FolderInUse(
      `${name} ${address.shown} is in use by ${pidOf(rival)} alone; stop it, start it with --advertise, too, or name another database or ?schema=<name>`,
    );
  }

  /** Returns a process that does not share the database, or has the same address. `dead`: token of one that has ended. */
  async #join(dead = ''): Promise<Rival | undefined> {
    const begun = systemClock.elapsed();
    const rival = await this.#attempt(dead);
    if (!rival) this.#sureFrom(begun);
    return rival;
  }

  #attempt(dead: string): Promise<Rival | undefined> {
    const [owner, process] = [this.database.table('owner'), this.database.table('process')];
    return this.database.transaction(async (sql, step) => {
      await step(() => lockOf(sql, this.database));
      // Waits for the writes of the former owner.
      await step(() => sql`DELETE FROM ${owner} WHERE until < clock_timestamp() OR token = ${dead}`);
      const { address } = this.options;
      await step(
        () => sql`DELETE FROM ${process} WHERE token = ${dead} OR (address = ${address} AND until < clock_timestamp())`,
      );
      const [alone] = await step(() => sql<Rival[]>`SELECT token, process, until::text FROM ${owner}`);
      if (alone) return alone;
      const [same] = await step(
        () => sql<Rival[]>`SELECT token, address, process, until::text FROM ${process} WHERE address = ${address}`,
      );
      if (same && new URL(address).port !== '0') return same;
      await this.#enter(sql, step);
      return undefined;
    });
  }

  async #enter(sql: postgres.TransactionSql, step: Step): Promise<void> {
    const [process, lease, project] = ['process', 'lease', 'project'].map((name) => this.database.table(name));
    const self = JSON.stringify({ token: this.#token, ...thisProcess() });
    await step(
      () => sql`
        INSERT INTO ${process!} (token, address, process, until)
        VALUES (${this.#token}, ${this.address}, ${self}, clock_timestamp() + ${this.#lease()}::interval)`,
    );
    const begun = systemClock.elapsed();
    const [clock] = await step(async () => sql<Time[]>`SELECT ${time(sql)} AS now`);
    this.#setTime(clock, begun);
    // What one process alone has begun.
    await step(
      () => sql`
        INSERT INTO ${lease!} (root, name, epoch, wake_at)
        SELECT root, name, nextval(${sequenceIn(this.database)}), now() FROM ${project!} WHERE id = root
        ON CONFLICT DO NOTHING`,
    );
  }

  #lease = (): string => `${this.options.lease} milliseconds`;

  #sureFrom(begun: number): void {
    const { lease } = this.options;
    this.#sureUntil = begun + lease - lease / beats;
  }

  #setTime(time: Time | undefined, asked: number): void {
    if (time) this.#ahead = time.now - asked;
  }

  /** The time of the database, milliseconds since the epoch, as far as this process knows it. */
  now = (): number => systemClock.elapsed() + this.#ahead;

  /** Resolves with a result, or rejects once this process has lost contact with the database for too long. */
  async whileSure<T>(work: Promise<T>): Promise<T> {
    let cancel = (): void => undefined;
    const unsure = new Promise<never>((_, reject) => {
      const look = (): void => {
        const left = this.#sureUntil - systemClock.elapsed();
        if (left <= 0) reject(new Error(outOfTouch));
        else cancel = systemClock.timer(left, look);
      };
      look();
    });
    try {
      return await Promise.race([work, unsure]);
    } finally {
      cancel();
    }
  }

  /** Whether nobody else can have taken a family of this process. */
  get isSure(): boolean {
    return systemClock.elapsed() < this.#sureUntil;
  }

  #beat(): void {
    if (this.#closed) return;
    this.#cancel = systemClock.timer(this.options.lease / beats, () => {
      void this.renew()
        .catch(() => undefined)
        .finally(() => this.#beat());
    });
  }

  /** Shows that this process lives. If the others have taken it for dead, it has lost all families and joins again. */
  async renew(): Promise<void> {
    const process = this.database.table('process');
    const begun = systemClock.elapsed();
    const [alive] = await this.database.run(
      async (sql) => sql<Time[]>`
        UPDATE ${process} SET until = clock_timestamp() + ${this.#lease()}::interval WHERE token = ${this.#token}
        RETURNING ${time(sql)} AS now`,
      this.options.lease,
    );
    if (this.#closed) return;
    this.#setTime(alive, begun);
    if (alive) return this.#sureFrom(begun);
    own.delete(this.#token);
    this.#token = randomUUID();
    this.leases.loseAll();
    await this.database.transaction((sql, step) => this.#enter(sql, step));
    own.add(this.#token);
    this.#sureFrom(begun);
  }

  /** Sets the address, once the port is known. */
  async moveTo(address: string): Promise<void> {
    this.options.address = address;
    const process = this.database.table('process');
    await this.database.run((sql) => sql`UPDATE ${process} SET address = ${address} WHERE token = ${this.#token}`);
  }

  /**
   * Removes processes whose lease is over. Waits for one that is just showing that it lives. While the database was away
   * nobody could: after its start, everybody has the time of a lease for it.
   */
  async bury(): Promise<void> {
    const process = this.database.table('process');
    await this.database.run(
      (sql) => sql`
        DELETE FROM ${process} WHERE until < clock_timestamp() AND token <> ${this.#token}
          AND pg_postmaster_start_time() < clock_timestamp() - ${this.#lease()}::interval`,
    );
  }

  async members(): Promise<(Member & { families: number })[]> {
    const [process, lease] = [this.database.table('process'), this.database.table('lease')];
    return this.database.run(
      async (sql) => sql<(Member & { families: number })[]>`
        SELECT p.token, p.address, count(l.root)::integer AS families
        FROM ${process} AS p LEFT JOIN ${lease} AS l ON l.owner = p.token
        WHERE p.until > clock_timestamp() GROUP BY p.token ORDER BY p.joined`,
    );
  }

  /** Leaves the others; families that were not given back can be taken. */
  async release(): Promise<void> {
    this.#closed = true;
    this.#cancel();
    this.#sureUntil = 0;
    own.delete(this.#token);
    const process = this.database.table('process');
    await this.database.run((sql) => sql`DELETE FROM ${process} WHERE token = ${this.#token}`).catch(() => undefined);
  }
}
