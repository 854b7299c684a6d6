// Which process holds which family. A family has a row that says it, with an epoch that is new for each owner; each write looks
// at the row, so a process that was paused and has lost a family writes nothing more of it.
import type { Database, Statements } from './database.js';
import { idOf, keyOf, nameOf } from './keys.js';
import type { Fence, Right } from './tables.js';

/** This process, as one of several. */
export interface Self {
  /** Names it as long as the others do not take it for dead. */
  readonly token: string;
  /** Removes processes that show no sign of life. */
  bury(): Promise<void>;
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

/** Families that are taken in one step when they fall due. */
const batch = 10;

/** Where epochs come from. */
export const sequenceIn = ({ address }: Database): string => `${address.schema}.epoch`;

const list = (values: readonly string[]): string => JSON.stringify(values);

export class Leases implements Fence {
  /** Key of a family that this process holds -> its epoch. */
  readonly #epochs = new Map<string, string>();
  /** Called with the key of a family that another process has taken; undefined: all are lost. */
  onLost: (key: string | undefined) => void = () => undefined;
  /** Takeovers of families that another process had lost. */
  takeovers = 0;

  constructor(
    private readonly database: Database,
    private readonly self: Self,
  ) {}

  /** The others have taken this process for dead. */
  loseAll(): void {
    this.#epochs.clear();
    this.onLost(undefined);
  }

  right(key: string): Right {
    const [token, epoch] = [this.self.token, this.#epochs.get(key)];
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
      own: token === this.self.token,
    };
  }

  /**
   * Takes a family that nobody holds; undefined: somebody does, or the others have taken this process for dead and it has not
   * joined them again.
   */
  async take(root: string): Promise<Taken | undefined> {
    await this.self.bury();
    const [lease, process, family] = ['lease', 'process', 'family'].map((name) => this.database.table(name));
    const key = keyOf(root);
    const token = this.self.token;
    const [row] = await this.database.run(
      async (sql) => sql<{ epoch: string; released: boolean; lost: boolean; saved: boolean }[]>`
        WITH before AS (SELECT owner, released FROM ${lease!} WHERE root = ${key}),
        self AS (${this.#self(sql, token)})
        INSERT INTO ${lease!} AS known (root, name, owner, epoch)
        SELECT ${key}::text, ${nameOf(root)}::text, token, nextval(${sequenceIn(this.database)}) FROM self
        ON CONFLICT (root) DO UPDATE
          SET owner = excluded.owner, epoch = excluded.epoch, released = known.released AND known.owner IS NULL, wake_at = NULL
          WHERE known.owner IS NULL OR known.owner = ${token} OR known.owner NOT IN (SELECT token FROM ${process!})
        RETURNING epoch::text, released, coalesce((SELECT owner FROM before) <> ${token}, false) AS lost,
          EXISTS (SELECT FROM ${family!} WHERE root = ${key}) AS saved`,
    );
    if (!row || token !== this.self.token) return undefined;
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
    await this.self.bury();
    const [lease, process, family] = ['lease', 'process', 'family'].map((name) => this.database.table(name));
    const token = this.self.token;
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
        SET owner = self.token, epoch = nextval(${sequenceIn(this.database)}), released = known.released AND due.owner IS NULL, wake_at = NULL
        FROM due, self WHERE known.root = due.root
        RETURNING known.name, known.epoch::text, known.released, due.owner IS NOT NULL AS lost,
          EXISTS (SELECT FROM ${family!} AS f WHERE f.root = known.root) AS saved`,
    );
    return token === this.self.token ? rows.map(({ name, ...row }) => this.#took(idOf(name), row)) : [];
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

  /** Gives families back, whose changes are all written. */
  async giveBack(families: readonly GivenBack[]): Promise<void> {
    const [lease, project] = [this.database.table('lease'), this.database.table('project')];
    const token = this.self.token;
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
    if (token === this.self.token) for (const { root } of rows) this.#epochs.delete(root);
  }

  /** Gives families back that were taken, but never began. */
  async forget(roots: readonly string[]): Promise<void> {
    const [lease, family] = [this.database.table('lease'), this.database.table('family')];
    const keys = roots.map(keyOf);
    for (const key of keys) this.#epochs.delete(key);
    await this.database.run(
      (sql) => sql`
        DELETE FROM ${lease} AS known WHERE owner = ${this.self.token}
          AND root IN (SELECT json_array_elements_text(${list(keys)}::text::json))
          AND NOT EXISTS (SELECT FROM ${family} AS f WHERE f.root = known.root)`,
    );
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
}
