// One of several processes that share a database: each family is held by one of them at a time. A process has a row that says
// until when it lives, by the clock of the database; a family has a row that says which process holds it. Each write looks at
// the row of its family, so a process that was paused and has lost it writes nothing more.
import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { systemClock } from '../../engine/time/clock.js';
import { FolderInUse, thisProcess } from '../lock.js';
import type { Database, Statements, Step } from './database.js';
import { idOf, keyOf, nameOf } from './keys.js';
import { lockOf } from './migrate.js';
import { claim, own, pidOf, type Rival } from './rivals.js';
import type { Fence, PostgresTables, Right } from './tables.js';

export interface MembershipOptions {
  /** The URL under which the others reach this process. */
  address: string;
  /** How long a process that shows no sign of life keeps its families, milliseconds. */
  lease: number;
}

/** Another process, as long as it lives. */
export interface Member {
  token: string;
  address: string;
}

/** Where a project is. */
export interface Place {
  /** The topmost project of its family. */
  root: string;
  /** Who holds the family; undefined: nobody that lives. */
  owner: Member | undefined;
  /** Whether that is this process. */
  own: boolean;
}

/** A family that this process has taken. */
export interface Taken {
  root: string;
  /** Its last owner has given it back: what was set aside is whole. */
  released: boolean;
  /** Another process held it and has gone without giving it back. */
  lost: boolean;
  /** There is something to read. */
  saved: boolean;
}

/** What is written of a family that is given back. */
export interface GivenBack {
  root: string;
  /** Real milliseconds until it must be held again; undefined: never. */
  wake: number | undefined;
  /** Whether all that belongs to it besides its state was set aside. */
  aside: boolean;
  /** What a list of projects shows, by project. */
  summaries: ReadonlyMap<string, object>;
}

/** A project of a list, in the order in which they began. */
export interface Listed {
  id: string;
  /** Token of the process that holds it. */
  owner: string | null;
  summary: string | null;
}

/** Families that are taken in one step when they fall due. */
const batch = 10;
/** Parts of a lease: how often a process shows that it lives, and how much earlier it no longer relies on it. */
const beats = 5;

/** Why a process does not answer for its families. */
export const outOfTouch = 'this process has lost contact with the database';

const list = (values: readonly string[]): string => JSON.stringify(values);

export class Membership implements Fence {
  #token = randomUUID();
  /** Key of a family that this process holds -> its epoch. */
  readonly #epochs = new Map<string, string>();
  /** Moment of the monotonic clock until which nobody else can have taken a family. */
  #sureUntil = 0;
  #cancel: () => void = () => undefined;
  #closed = false;
  /** Called with the key of a family that another process has taken; undefined: all are lost. */
  onLost: (key: string | undefined) => void = () => undefined;
  /** Takeovers of families that another process had lost. */
  takeovers = 0;

  private constructor(
    private readonly database: Database,
    readonly options: MembershipOptions,
    /** Signs what processes send each other. */
    readonly secret: string,
  ) {}

  get token(): string {
    return this.#token;
  }

  get address(): string {
    return this.options.address;
  }

  /** Joins those that share the database. Throws FolderInUse and UnusableData. */
  static async join(database: Database, options: MembershipOptions): Promise<Membership> {
    try {
      const membership = new Membership(database, { ...options }, await secretOf(database));
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
  #join(dead = ''): Promise<Rival | undefined> {
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
    const begun = systemClock.elapsed();
    const self = JSON.stringify({ token: this.#token, ...thisProcess() });
    await step(
      () => sql`
        INSERT INTO ${process!} (token, address, process, until)
        VALUES (${this.#token}, ${this.address}, ${self}, clock_timestamp() + ${this.#lease()}::interval)`,
    );
    // What one process alone has begun.
    await step(
      () => sql`
        INSERT INTO ${lease!} (root, name, epoch, wake_at)
        SELECT root, name, nextval(${this.#sequence()}), now() FROM ${project!} WHERE id = root
        ON CONFLICT DO NOTHING`,
    );
    this.#sureFrom(begun);
  }

  #lease = (): string => `${this.options.lease} milliseconds`;

  #sequence = (): string => `${this.database.address.schema}.epoch`;

  #sureFrom(begun: number): void {
    const { lease } = this.options;
    this.#sureUntil = begun + lease - lease / beats;
  }

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
    const { count } = await this.database.run(
      (sql) => sql`
        UPDATE ${process} SET until = clock_timestamp() + ${this.#lease()}::interval WHERE token = ${this.#token}`,
      this.options.lease,
    );
    if (this.#closed) return;
    if (count > 0) return this.#sureFrom(begun);
    own.delete(this.#token);
    this.#token = randomUUID();
    this.#epochs.clear();
    this.onLost(undefined);
    await this.database.transaction((sql, step) => this.#enter(sql, step));
    own.add(this.#token);
  }

  /** Sets the address, once the port is known. */
  async moveTo(address: string): Promise<void> {
    this.options.address = address;
    const process = this.database.table('process');
    await this.database.run((sql) => sql`UPDATE ${process} SET address = ${address} WHERE token = ${this.#token}`);
  }

  // ---- Fence

  right(key: string): Right {
    const [token, epoch] = [this.#token, this.#epochs.get(key)];
    return {
      select: (sql) => sql`
        SELECT 1 FROM ${this.database.table('lease')}
        WHERE root = ${key} AND owner = ${token} AND epoch = ${epoch ?? '-1'} FOR SHARE`,
      // One that this process has taken again in the meantime is not lost.
      lose: () => {
        if (epoch === undefined || this.#epochs.get(key) !== epoch) return;
        this.#epochs.delete(key);
        this.onLost(key);
      },
    };
  }

  lost(key?: string): string | undefined {
    return key === undefined || this.#epochs.has(key) ? undefined : 'another process has taken over the project';
  }

  /** Whether this process holds a family, as far as it knows. */
  holds = (root: string): boolean => this.#epochs.has(keyOf(root));

  // ---- Families

  /** Where a project is. `top`: the topmost project of its family, if it does not exist yet. */
  async find(id: string, top: string): Promise<Place> {
    const table = (name: string) => this.database.table(name);
    const [found] = await this.database.run(
      async (sql) => sql<{ name: string | null; token: string | null; address: string | null }[]>`
        SELECT l.name, p.token, p.address
        FROM (SELECT coalesce((SELECT root FROM ${table('project')} WHERE id = ${keyOf(id)}), ${keyOf(top)}) AS root) AS place
        LEFT JOIN ${table('lease')} AS l ON l.root = place.root
        LEFT JOIN ${table('process')} AS p ON p.token = l.owner`,
    );
    const { name = null, token = null, address = null } = found ?? {};
    return {
      root: name === null ? top : idOf(name),
      owner: token !== null && address !== null ? { token, address } : undefined,
      own: token === this.#token,
    };
  }

  /** Projects that are in other families, and the topmost ones of those. */
  async elsewhere(ids: readonly string[], root: string): Promise<Map<string, string>> {
    const [project, lease] = [this.database.table('project'), this.database.table('lease')];
    const rows = await this.database.run(
      async (sql) => sql<{ name: string; root: string }[]>`
        SELECT p.name, l.name AS root FROM ${project} AS p JOIN ${lease} AS l ON l.root = p.root
        WHERE p.root <> ${keyOf(root)} AND p.id IN (SELECT json_array_elements_text(${list(ids.map(keyOf))}::text::json))`,
    );
    return new Map(rows.map((row) => [idOf(row.name), idOf(row.root)]));
  }

  /**
   * Takes a family that nobody holds; undefined: somebody does, or the others have taken this process for dead and it has not
   * joined them again.
   */
  async take(root: string): Promise<Taken | undefined> {
    await this.bury();
    const [lease, process, family] = ['lease', 'process', 'family'].map((name) => this.database.table(name));
    const key = keyOf(root);
    const token = this.#token;
    const [row] = await this.database.run(
      async (sql) => sql<{ epoch: string; released: boolean; lost: boolean; saved: boolean }[]>`
        WITH before AS (SELECT owner, released FROM ${lease!} WHERE root = ${key}),
        self AS (${this.#self(sql, token)})
        INSERT INTO ${lease!} AS known (root, name, owner, epoch)
        SELECT ${key}::text, ${nameOf(root)}::text, token, nextval(${this.#sequence()}) FROM self
        ON CONFLICT (root) DO UPDATE
          SET owner = excluded.owner, epoch = excluded.epoch, released = known.released AND known.owner IS NULL, wake_at = NULL
          WHERE known.owner IS NULL OR known.owner = ${token} OR known.owner NOT IN (SELECT token FROM ${process!})
        RETURNING epoch::text, released, coalesce((SELECT owner FROM before) <> ${token}, false) AS lost,
          EXISTS (SELECT FROM ${family!} WHERE root = ${key}) AS saved`,
    );
    if (!row || token !== this.#token) return undefined;
    return this.#took(root, row);
  }

  /** The row of this process, which nobody deletes before the end of the statement. */
  #self = (sql: Statements, token: string) =>
    sql`SELECT token FROM ${this.database.table('process')} WHERE token = ${token} FOR KEY SHARE`;

  #took(root: string, { epoch, released, lost, saved }: { epoch: string } & Omit<Taken, 'root'>): Taken {
    const key = keyOf(root);
    // Two answers of the database can arrive in any order.
    if (BigInt(epoch) > BigInt(this.#epochs.get(key) ?? '-1')) this.#epochs.set(key, epoch);
    if (lost) this.takeovers++;
    return { root, released, lost, saved };
  }

  /** Takes families that are due, and those of processes that have died, a few at a time. */
  async takeDue(): Promise<Taken[]> {
    await this.bury();
    const [lease, process, family] = ['lease', 'process', 'family'].map((name) => this.database.table(name));
    const token = this.#token;
    const rows = await this.database.run(
      async (sql) => sql<{ name: string; epoch: string; released: boolean; lost: boolean; saved: boolean }[]>`
        WITH self AS (${this.#self(sql, token)}),
        due AS (
          SELECT root, owner FROM ${lease!}
          WHERE (owner IS NULL AND wake_at <= clock_timestamp())
            OR (owner IS NOT NULL AND owner NOT IN (SELECT token FROM ${process!}))
          ORDER BY wake_at LIMIT ${batch} FOR UPDATE SKIP LOCKED
        )
        UPDATE ${lease!} AS known
        SET owner = self.token, epoch = nextval(${this.#sequence()}), released = known.released AND due.owner IS NULL, wake_at = NULL
        FROM due, self WHERE known.root = due.root
        RETURNING known.name, known.epoch::text, known.released, due.owner IS NOT NULL AS lost,
          EXISTS (SELECT FROM ${family!} AS f WHERE f.root = known.root) AS saved`,
    );
    return token === this.#token ? rows.map(({ name, ...row }) => this.#took(idOf(name), row)) : [];
  }

  /** All families that nobody holds. */
  async unheld(): Promise<string[]> {
    const [lease, process] = [this.database.table('lease'), this.database.table('process')];
    const rows = await this.database.run(
      async (sql) => sql<{ name: string }[]>`
        SELECT name FROM ${lease} WHERE owner IS NULL OR owner NOT IN (SELECT token FROM ${process})`,
    );
    return rows.map(({ name }) => idOf(name));
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

  /** Gives families back, whose changes are all written. */
  async giveBack(families: readonly GivenBack[]): Promise<void> {
    const [lease, project] = [this.database.table('lease'), this.database.table('project')];
    const token = this.#token;
    const rows = families.map(({ root, wake, aside }) => ({ root: keyOf(root), wake: wake ?? null, aside }));
    const shown = families.flatMap(({ summaries }) =>
      Array.from(summaries, ([id, summary]) => ({ id: keyOf(id), summary: JSON.stringify(summary) })),
    );
    await this.database.transaction(async (sql, step) => {
      await step(
        async () => sql`
          UPDATE ${project} AS known SET summary = given.summary
          FROM json_to_recordset(${JSON.stringify(shown)}::text::json) AS given (id text, summary text)
          WHERE known.id = given.id`,
      );
      await step(
        async () => sql`
          UPDATE ${lease} AS known
          SET owner = NULL, released = given.aside, wake_at = clock_timestamp() + given.wake * interval '1 millisecond'
          FROM json_to_recordset(${JSON.stringify(rows)}::text::json) AS given (root text, wake float8, aside boolean)
          WHERE known.root = given.root AND known.owner = ${token}`,
      );
    });
    if (token === this.#token) for (const { root } of rows) this.#epochs.delete(root);
  }

  /** Gives families back that were taken, but never began. */
  async forget(roots: readonly string[]): Promise<void> {
    const [lease, family] = [this.database.table('lease'), this.database.table('family')];
    const keys = roots.map(keyOf);
    for (const key of keys) this.#epochs.delete(key);
    await this.database.run(
      (sql) => sql`
        DELETE FROM ${lease} AS known WHERE owner = ${this.#token}
          AND root IN (SELECT json_array_elements_text(${list(keys)}::text::json))
          AND NOT EXISTS (SELECT FROM ${family} AS f WHERE f.root = known.root)`,
    );
  }

  // ---- All processes and projects

  async members(): Promise<(Member & { families: number })[]> {
    const [process, lease] = [this.database.table('process'), this.database.table('lease')];
    return this.database.run(
      async (sql) => sql<(Member & { families: number })[]>`
        SELECT p.token, p.address, count(l.root)::integer AS families
        FROM ${process} AS p LEFT JOIN ${lease} AS l ON l.owner = p.token
        WHERE p.until > clock_timestamp() GROUP BY p.token ORDER BY p.joined`,
    );
  }

  async projects(): Promise<Listed[]> {
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
        WHERE l.owner IS DISTINCT FROM ${this.#token}`,
    );
    return row?.count ?? 0;
  }

  /**
   * Real milliseconds until the first family falls due that nobody holds; undefined: none will.
   */
  async nextWake(): Promise<number | undefined> {
    const lease = this.database.table('lease');
    const [row] = await this.database.run(
      async (sql) => sql<{ wait: number | null }[]>`
        SELECT (extract(epoch FROM min(wake_at) - clock_timestamp()) * 1000)::float8 AS wait FROM ${lease} WHERE owner IS NULL`,
    );
    return row?.wait ?? undefined;
  }

  /** Families that were written before there were rows for their projects. Throws UnusableData. */
  async index(tables: PostgresTables): Promise<void> {
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
            VALUES (${key}, ${nameOf(ids[0]!)}, nextval(${this.#sequence()}), now()) ON CONFLICT DO NOTHING`,
        );
      });
    }
  }

  /** Scenarios that were added through any process, as JSON. */
  async scenarios(): Promise<string[]> {
    const setting = this.database.table('setting');
    const rows = await this.database.run(
      async (sql) => sql<{ content: string }[]>`SELECT content FROM ${setting} WHERE name LIKE ${`${scenarioPrefix}%`}`,
    );
    return rows.map(({ content }) => content);
  }

  async saveScenario(name: string, content: string): Promise<void> {
    const setting = this.database.table('setting');
    await this.database.run(
      (sql) => sql`
        INSERT INTO ${setting} (name, content) VALUES (${scenarioPrefix + keyOf(name)}, ${content})
        ON CONFLICT (name) DO UPDATE SET content = excluded.content`,
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

const secretName = 'cluster-secret';
const scenarioPrefix = 'scenario ';

/** The secret that all processes know. */
async function secretOf(database: Database): Promise<string> {
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
