// Keeps families in a database: for each, its snapshot in parts and the changes since, in groups as they were written. What is
// acknowledged was committed, and only the owner commits.
import type postgres from 'postgres';
import { inTurns } from '../../engine/time/turns.js';
import type { ReadSnapshot } from '../document.js';
import { inOrder, type Kept, LostLog, type Medium, UnusableData } from '../medium.js';
import { FamilyReader, type OldSnapshot, readingSnapshot } from '../read.js';
import { codeOf, type Database, reasonOf, type Statements, type Step } from './database.js';
import { keyOf, nameOf } from './keys.js';

/** Characters of a snapshot that one statement writes. */
const partLength = 1024 * 1024;
/** Families that are read ahead of the one that is restored. */
const ahead = 4;
/** How long a family may take to arrive, real milliseconds. */
const readTime = 60_000;
/** Code of PostgreSQL: a row of another table is missing. */
const foreignKeyViolation = '23503';

/** The number of a line of changes. */
const numberOf = (line: string): number => Number(/^\{"line":(\d+)/.exec(line)?.[1]);

/** Another process owns the database, or the family. */
class NotOwner extends Error {
  constructor() {
    super('another process has taken over the project');
  }
}

/** The right to write a family. */
export interface Right {
  /** Selects a row if the right is still there; nobody takes it away before the end of the transaction. */
  select(sql: Statements): postgres.PendingQuery<postgres.Row[]>;
  /** A write has found that it is not. */
  lose(): void;
}

/** What lets this process write, and not another one. */
export interface Fence {
  /** The right to write a family that this process has now: one that it gets later, after having lost it, is another. */
  right(key: string): Right;
  /** Why this process must not write the family, or anything, any more; undefined if it may. */
  lost(key?: string): string | undefined;
}

interface Family {
  key: string;
  kept: Kept;
  /** Of its projects. */
  ids: string[];
}

export class PostgresTables implements Medium {
  readonly #family: postgres.Helper<string>;
  readonly #snapshot: postgres.Helper<string>;
  readonly #change: postgres.Helper<string>;
  readonly #aside: postgres.Helper<string>;
  readonly #project: postgres.Helper<string>;
  readonly #lease: postgres.Helper<string>;

  constructor(
    private readonly database: Database,
    private readonly fence: Fence,
  ) {
    this.#family = database.table('family');
    this.#snapshot = database.table('snapshot');
    this.#change = database.table('change');
    this.#aside = database.table('aside');
    this.#project = database.table('project');
    this.#lease = database.table('lease');
  }

  get trouble(): string | undefined {
    return this.fence.lost();
  }

  // ---- Read

  async *load(): AsyncIterable<Kept> {
    await this.#must(() =>
      this.#owned(this.fence.right(''), (sql, step) => step(async () => sql`DELETE FROM ${this.#aside}`)),
    );
    const rows = await this.#must(() =>
      this.database.run(
        async (sql) => sql<{ root: string }[]>`SELECT root FROM ${this.#family} ORDER BY root COLLATE "C"`,
      ),
    );
    const keys = rows.map(({ root }) => root);
    /** Project -> the family that contains it. */
    const families = new Map<string, string>();
    const coming: Promise<Family>[] = [];
    while (keys.length > 0 || coming.length > 0) {
      for (const key of keys.splice(0, ahead - coming.length)) {
        const family = this.#read(key);
        // It is thrown when its turn comes; until then it must not count as unhandled.
        family.catch(() => undefined);
        coming.push(family);
      }
      const { key, kept, ids } = await coming.shift()!;
      for (const id of ids) {
        const other = families.get(id);
        if (other !== undefined) throw this.#unusable(key, `it contains project ${id}, as does project ${other}`);
        families.set(id, key);
      }
      yield kept;
    }
  }

  async read(root: string): Promise<Kept> {
    return (await this.#read(keyOf(root))).kept;
  }

  /** Ids of the projects of a family, parents first. Throws UnusableData. */
  async idsOf(key: string): Promise<string[]> {
    return (await this.#read(key)).ids;
  }

  async #read(key: string): Promise<Family> {
    // One statement, so that a new snapshot cannot take the place of the changes in between.
    const rows = await this.#must(() =>
      this.database.run(
        (sql) => sql<{ kind: 'family' | 'snapshot' | 'change'; content: string }[]>`
          SELECT kind, content FROM (
            SELECT 'family' AS kind, 0::bigint AS place, parts::text AS content FROM ${this.#family} WHERE root = ${key}
            UNION ALL SELECT 'snapshot', part, content FROM ${this.#snapshot} WHERE root = ${key}
            UNION ALL SELECT 'change', line, content FROM ${this.#change} WHERE root = ${key}
          ) AS rows ORDER BY place`,
        readTime,
      ),
    );
    const contents = (kind: string): string[] => rows.filter((row) => row.kind === kind).map(({ content }) => content);
    const [expected] = contents('family');
    const parts = contents('snapshot');
    if (expected === undefined) throw this.#unusable(key, 'it is not there any more');
    if (parts.length !== Number(expected)) {
      throw this.#unusable(key, `its snapshot has ${parts.length} parts in place of ${expected}`);
    }
    return await this.#restored(key, parts.join(''), contents('change').join(''));
  }

  async #restored(key: string, snapshot: string, changes: string): Promise<Family> {
    const reader = await this.#readInTurns(key, async () => {
      const content: ReadSnapshot | OldSnapshot | null = await inTurns(readingSnapshot(snapshot.split('\n')));
      if (content?.format !== 2) throw new Error('it was not written by this version');
      return new FamilyReader(content);
    });
    let complete = true;
    for (const line of changes.split('\n').slice(0, -1)) {
      complete = this.#readable(key, () => reader.add(JSON.parse(line)), `line ${numberOf(line)} of its changes: `);
    }
    if (!complete) throw this.#unusable(key, 'its last change is incomplete');
    const worlds = this.#readable(key, () => reader.saved());
    const ids = worlds.map(({ id }) => id);
    if (ids[0] === undefined || keyOf(ids[0]) !== key) throw this.#unusable(key, `it contains project ${ids[0]}`);
    const document = await this.#readInTurns(key, () => inTurns(reader.document()));
    const restore: Kept['restore'] = (take) => this.#readInTurns(key, () => inOrder(worlds, take));
    return { key, kept: { document, old: false, restore }, ids };
  }

  async #readInTurns<T>(key: string, read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      throw error instanceof UnusableData ? error : this.#unusable(key, reasonOf(error));
    }
  }

  #readable<T>(key: string, read: () => T, where = ''): T {
    try {
      return read();
    } catch (error) {
      throw error instanceof UnusableData ? error : this.#unusable(key, `${where}${reasonOf(error)}`);
    }
  }

  #unusable(key: string, reason: string): UnusableData {
    const { name, address } = this.database;
    const remove = `DELETE FROM ${address.schema}.family WHERE root = '${key.replaceAll("'", "''")}'`;
    return new UnusableData(
      `${name}: project ${key} in ${address.shown} cannot be read (${reason}); restore a backup, or start without it after ${remove}`,
    );
  }

  async #must<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw this.database.asUnusable(error);
    }
  }

  /** When a family is due is in the memory of its owner, as long as there is one. */
  release(): void {}

  // ---- Write

  async append(root: string, lines: readonly string[], members?: readonly string[]): Promise<void> {
    const key = keyOf(root);
    const right = this.fence.right(key);
    const [first, last] = [numberOf(lines[0]!), numberOf(lines.at(-1)!)];
    // The group may be there already, if the answer to its commit was lost: then it has grown since.
    const add = async (sql: Statements): Promise<void> => {
      const [found] = await sql<{ owners: number }[]>`
        WITH own AS (${right.select(sql)}),
        added AS (
          INSERT INTO ${this.#change} (root, line, last, content)
          SELECT ${key}::text, ${first}::bigint, ${last}::bigint, ${lines.join('')}::text FROM own
          ON CONFLICT (root, line) DO UPDATE SET last = excluded.last, content = excluded.content
        )
        SELECT count(*)::integer AS owners FROM own`;
      if (found?.owners !== 1) throw new NotOwner();
    };
    await this.#write(key, right, () =>
      members
        ? this.database.transaction(async (sql, step) => {
            await step(() => add(sql));
            await this.#regroup(sql, step, key, members);
          })
        : this.database.run(add),
    );
  }

  /** Notes which projects a family has. A project of its own that becomes one of them is replaced. */
  async #regroup(sql: postgres.TransactionSql, step: Step, key: string, members: readonly string[]): Promise<void> {
    const rows = JSON.stringify(members.map((id) => ({ id: keyOf(id), name: nameOf(id) })));
    const ids = JSON.stringify(members.map(keyOf));
    const isMember = (column: string) => sql`${sql(column)} IN (SELECT json_array_elements_text(${ids}::text::json))`;
    await step(
      async () => sql`
        INSERT INTO ${this.#project} AS known (id, root, name)
        SELECT id, ${key}, name FROM json_to_recordset(${rows}::text::json) AS member (id text, name text)
        ON CONFLICT (id) DO UPDATE SET root = excluded.root WHERE known.root = known.id`,
    );
    await step(async () => sql`DELETE FROM ${this.#project} WHERE root = ${key} AND NOT ${isMember('id')}`);
    if (members.length === 1) return;
    await step(async () => sql`DELETE FROM ${this.#lease} WHERE root <> ${key} AND ${isMember('root')}`);
    await step(async () => sql`DELETE FROM ${this.#family} WHERE root <> ${key} AND ${isMember('root')}`);
  }

  async replace(root: string, line: number, chunks: Iterable<string>, members: readonly string[]): Promise<void> {
    const key = keyOf(root);
    const right = this.fence.right(key);
    await this.#write(key, right, () =>
      this.#owned(right, async (sql, step) => {
        await step(
          async () => sql`
            INSERT INTO ${this.#family} (root, line, parts) VALUES (${key}, ${line}, 0)
            ON CONFLICT (root) DO UPDATE SET line = excluded.line`,
        );
        const parts = await this.#writeParts(sql, step, this.#snapshot, key, chunks);
        await step(async () => sql`UPDATE ${this.#family} SET parts = ${parts} WHERE root = ${key}`);
        await step(async () => sql`DELETE FROM ${this.#change} WHERE root = ${key} AND last <= ${line}`);
        await this.#regroup(sql, step, key, members);
      }),
    );
  }

  /** Replaces a text; returns of how many parts it is. */
  async #writeParts(
    sql: postgres.TransactionSql,
    step: Step,
    table: postgres.Helper<string>,
    key: string,
    chunks: Iterable<string>,
  ): Promise<number> {
    await step(async () => sql`DELETE FROM ${table} WHERE root = ${key}`);
    let parts = 0;
    let text = '';
    const write = async (): Promise<void> => {
      const content = text;
      text = '';
      await step(async () => sql`INSERT INTO ${table} (root, part, content) VALUES (${key}, ${parts++}, ${content})`);
    };
    for (const chunk of chunks) {
      text += chunk;
      if (text.length >= partLength) await write();
    }
    if (text !== '') await write();
    return parts;
  }

  async remove(root: string): Promise<void> {
    const key = keyOf(root);
    const right = this.fence.right(key);
    await this.#write(key, right, () =>
      this.#owned(right, async (sql, step) => {
        await step(async () => sql`DELETE FROM ${this.#family} WHERE root = ${key}`);
        await step(async () => sql`DELETE FROM ${this.#aside} WHERE root = ${key}`);
      }),
    );
  }

  async setAside(root: string, lines: Iterable<string>): Promise<void> {
    const key = keyOf(root);
    const right = this.fence.right(key);
    await this.#write(key, right, () =>
      this.#owned(right, (sql, step) => this.#writeParts(sql, step, this.#aside, key, lines)),
    );
  }

  async takeBack(root: string): Promise<string[] | undefined> {
    const key = keyOf(root);
    const right = this.fence.right(key);
    const rows = await this.#write(key, right, () =>
      this.#owned(right, (sql, step) =>
        step(
          async () => sql<{ content: string }[]>`
            WITH taken AS (DELETE FROM ${this.#aside} WHERE root = ${key} RETURNING part, content)
            SELECT content FROM taken ORDER BY part`,
        ),
      ),
    );
    // Every part ends with a line.
    return rows.length === 0 ? undefined : rows.flatMap(({ content }) => content.split(/(?<=\n)/));
  }

  /** One transaction of the owner: nobody takes the family over before its end. */
  #owned<T>(right: Right, work: (sql: postgres.TransactionSql, step: Step) => Promise<T>): Promise<T> {
    return this.database.transaction(async (sql, step) => {
      const { count } = await step(() => right.select(sql));
      if (count === 0) throw new NotOwner();
      return work(sql, step);
    });
  }

  /** Says what failed, in one line, for the log of the simulator. Nothing of the statement is in it: there are secrets. */
  async #write<T>(key: string, right: Right, write: () => Promise<T>): Promise<T> {
    try {
      if (this.trouble !== undefined) throw new Error(this.trouble);
      return await write();
    } catch (error) {
      if (error instanceof NotOwner) right.lose();
      const line = `the database cannot be written: ${this.fence.lost(key) ?? reasonOf(error)}`;
      throw codeOf(error) === foreignKeyViolation ? new LostLog(line) : new Error(line);
    }
  }

  /** Its connections are those of its owner, who closes them. */
  async close(): Promise<void> {}
}
