// Keeps families in a folder: for each, a snapshot `<project>.json` and the changes since in `<project>.log`.
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Low } from 'lowdb';
import { messageOf } from '../engine/requests/problem.js';
import { inTurns, type Steps } from '../engine/time/turns.js';
import type { SavedWorld } from '../engine/world/saved.js';
import { FamilyDocument, type ReadSnapshot } from './document.js';
import { fileNameOf, LogFile, linesIn, SnapshotFile, textLines, writeLines } from './files.js';
import type { FolderLock } from './lock.js';
import { inOrder, type Kept, LostLog, type Medium, UnusableData } from './medium.js';
import { FamilyReader, type OldSnapshot, parentsFirst, readingSnapshot } from './read.js';

/** Logs that stay open for the next change; a process can open some thousand files. */
const openLogs = 100;

/** Folder of what a process has set aside; the next one removes it. */
const aside = 'aside';

const logOf = (snapshot: string): string => snapshot.replace(/json$/, 'log');

const readIfThere = (path: string): Buffer | undefined => (existsSync(path) ? readFileSync(path) : undefined);

/** For a file that need not exist. */
function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

const oneLine = (error: unknown): string => messageOf(error).replace(/\s+/g, ' ');

/** Creates a folder and its parents. Node's own recursive mkdir never returns where folders cannot be created, as in /proc. */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process may have created it in the meantime.
    if (!existsSync(path)) throw error;
  }
}

/** Bind mounts of containers often belong to root, while the process does not run as root. */
function foreignOwner(path: string): string {
  const [user, owner] = [process.getuid?.(), statSync(path, { throwIfNoEntry: false })?.uid];
  if (user === undefined || owner === undefined || user === owner) return '';
  return `; it belongs to user ${owner} and the simulator runs as user ${user}: change the owner (chown ${user}), or run as user ${owner}`;
}

export class Folder implements Medium {
  readonly #logs = new Map<string, LogFile>();
  /** Logs that may be open, the one that was used last at the end. */
  readonly #recent = new Set<LogFile>();
  /** Files of format 1 that the next snapshot of a family replaces. */
  readonly #obsolete = new Map<string, readonly string[]>();
  #lock: Pick<FolderLock, 'lost'> | undefined;

  private constructor(
    private readonly path: string,
    private readonly LowDatabase: typeof Low,
    private readonly name: string,
  ) {}

  /**
   * Opens a data folder, and creates it if needed. `name` is the flag or variable that names it, for errors. Throws
   * UnusableData.
   */
  static async open(path: string, name = '--data'): Promise<Folder> {
    try {
      makeFolder(path);
      readdirSync(path);
      accessSync(path, constants.W_OK);
    } catch (error) {
      throw new UnusableData(`${name} ${path} cannot be used: ${messageOf(error)}${foreignOwner(path)}`);
    }
    // Loaded here, so that a simulator without a data folder does not load it.
    const { Low } = await import('lowdb');
    return new Folder(path, Low, name);
  }

  /** Nothing is written after this lock was lost. */
  guardedBy(lock: Pick<FolderLock, 'lost'>): void {
    this.#lock = lock;
  }

  get trouble(): string | undefined {
    return this.#lock?.lost();
  }

  #unusable(path: string, reason: string, fix = 'move the file elsewhere to start without it'): UnusableData {
    return new UnusableData(`${this.name}: ${path} cannot be read (${reason}); ${fix}`);
  }

  #must<T>(path: string, read: () => T): T {
    try {
      return read();
    } catch (error) {
      throw this.#asUnusable(path, error);
    }
  }

  async #mustAsync<T>(path: string, read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      throw this.#asUnusable(path, error);
    }
  }

  *#musting<T>(path: string, work: Steps<T>): Steps<T> {
    try {
      return yield* work;
    } catch (error) {
      throw this.#asUnusable(path, error);
    }
  }

  #asUnusable(path: string, error: unknown): UnusableData {
    // The parser's message can quote the file, including line breaks.
    return error instanceof UnusableData ? error : this.#unusable(path, oneLine(error));
  }

  async *load(): AsyncIterable<Kept> {
    /** Project -> the file that contains it. */
    const paths = new Map<string, string>();
    const old: { path: string; world: SavedWorld }[] = [];
    this.#cleanUp();
    const files = readdirSync(this.path).sort();
    for (const file of files.filter((entry) => entry.endsWith('.json'))) {
      const path = join(this.path, file);
      const content = await inTurns(this.#content(path, readFileSync(path)));
      if (content.format === 1) {
        old.push({ path, world: content.world });
        continue;
      }
      const { kept, ids } = await inTurns(this.#family(path, content, readIfThere(logOf(path))));
      for (const id of ids) this.#mustBeUnique(paths, path, id);
      yield kept;
    }
    this.#dropMoved(paths, old);
    yield* this.#oldFamilies(old.filter(({ path }) => existsSync(path)));
  }

  async read(root: string): Promise<Kept> {
    const { trouble } = this;
    if (trouble !== undefined) throw new UnusableData(trouble);
    const path = join(this.path, fileNameOf(root));
    const [bytes, log] = await this.#mustAsync(path, () =>
      Promise.all([readFile(path), readFile(logOf(path)).catch(unlessMissing)]),
    );
    const content = await inTurns(this.#content(path, bytes));
    if (content.format === 1) throw this.#unusable(path, 'it was replaced by one of an older version');
    return (await inTurns(this.#family(path, content, log))).kept;
  }

  release(root: string): void {
    const log = this.#logs.get(root);
    if (!log) return;
    this.#logs.delete(root);
    if (this.#recent.delete(log)) void log.rest();
  }

  setAside(root: string, lines: Iterable<string>): Promise<void> {
    return this.#write(async () => {
      const path = this.#asideOf(root);
      makeFolder(dirname(path));
      await writeLines(path, lines);
    });
  }

  async takeBack(root: string): Promise<string[] | undefined> {
    const path = this.#asideOf(root);
    const bytes = await readFile(path).catch(unlessMissing);
    // The next eviction replaces a file that cannot be removed.
    if (bytes) await rm(path, { force: true }).catch(() => undefined);
    return bytes && linesIn(bytes);
  }

  #asideOf = (root: string): string => join(this.path, aside, fileNameOf(root, 'jsonl'));

  *#content(path: string, bytes: Buffer): Steps<ReadSnapshot | OldSnapshot> {
    // Its form is checked right below; the reader throws for a part that is missing.
    const content: ReadSnapshot | OldSnapshot | null = yield* this.#musting(path, readingSnapshot(textLines(bytes)));
    const isKnown = content?.format === 1 ? typeof content.world?.id === 'string' : content?.format === 2;
    if (!content || !isKnown) throw this.#unusable(path, 'it was not written by this version');
    return content;
  }

  /** Removes what a process left that was killed while it wrote a file or deleted a project. */
  #cleanUp(): void {
    const inFolder = (file: string): string => join(this.path, file);
    this.#must(inFolder(aside), () => rmSync(inFolder(aside), { recursive: true, force: true }));
    const drafts = readdirSync(this.path).filter((file) => /\.(json|log)\.tmp$/.test(file));
    for (const draft of drafts) {
      const snapshot = draft.replace(/(json|log)\.tmp$/, 'json');
      if (!existsSync(inFolder(snapshot))) rmSync(inFolder(snapshot.replace(/json$/, 'log')), { force: true });
      rmSync(inFolder(draft), { force: true });
    }
    for (const log of readdirSync(this.path).filter((file) => file.endsWith('.log'))) {
      const snapshot = log.replace(/log$/, 'json');
      if (!existsSync(inFolder(snapshot)))
        throw this.#unusable(inFolder(log), `it contains the changes since ${snapshot}, which does not exist`);
    }
  }

  *#family(path: string, content: ReadSnapshot, changes: Buffer | undefined): Steps<{ kept: Kept; ids: string[] }> {
    const reader = this.#must(path, () => new FamilyReader(content));
    const log = logOf(path);
    const size = changes ? yield* this.#readLog(log, changes, reader) : 0;
    const worlds = this.#must(path, () => reader.saved());
    const ids = worlds.map(({ id }) => id);
    const root = ids[0];
    if (root === undefined) throw this.#unusable(path, 'it contains no project');
    this.#mustHaveItsName(path, root);
    this.#logs.set(root, new LogFile(log, path, size));
    const restore: Kept['restore'] = (take) => this.#mustAsync(path, () => inOrder(worlds, take));
    return { kept: { document: yield* this.#musting(path, reader.document()), old: false, restore }, ids };
  }

  /** Reads the changes; returns the size of those that are complete. A line that a crash cut off is dropped. */
  *#readLog(path: string, bytes: Buffer, reader: FamilyReader): Steps<number> {
    let complete = 0;
    let number = 0;
    for (let start = 0; ; ) {
      const end = bytes.indexOf('\n', start);
      if (end < 0) return complete;
      number++;
      try {
        if (reader.add(JSON.parse(bytes.toString('utf8', start, end)))) complete = end + 1;
      } catch (error) {
        const fix = 'move it and the .json file of the same name elsewhere to start without the project';
        throw this.#unusable(`${path}, line ${number},`, oneLine(error), fix);
      }
      start = end + 1;
      yield;
    }
  }

  #mustHaveItsName(path: string, projectId: string): void {
    const expected = join(this.path, fileNameOf(projectId));
    if (path !== expected) throw this.#unusable(path, `it contains project ${projectId}, whose file is ${expected}`);
  }

  #mustBeUnique(paths: Map<string, string>, path: string, id: string): void {
    const other = paths.get(id);
    if (other !== undefined) throw this.#unusable(path, `it contains project ${id}, as does ${other}`);
    paths.set(id, path);
  }

  /** A killed move from format 1 leaves files of sub-projects that the new file of their family contains. */
  #dropMoved(paths: ReadonlyMap<string, string>, old: readonly { path: string; world: SavedWorld }[]): void {
    for (const { path, world } of old) {
      this.#mustHaveItsName(path, world.id);
      const other = paths.get(world.id);
      if (other === undefined) continue;
      if (world.parent === undefined || paths.get(world.parent) !== other)
        throw this.#unusable(path, `it contains project ${world.id}, as does ${other}`);
      rmSync(path, { force: true });
    }
  }

  #oldFamilies(files: readonly { path: string; world: SavedWorld }[]): Kept[] {
    const byId = new Map(files.map((file) => [file.world.id, file]));
    const rootOf = (world: SavedWorld): string => {
      const parent = world.parent === undefined ? undefined : byId.get(world.parent);
      return parent ? rootOf(parent.world) : world.id;
    };
    const families = new Map<string, SavedWorld[]>();
    for (const world of parentsFirst(files.map((file) => file.world))) {
      families.set(rootOf(world), [...(families.get(rootOf(world)) ?? []), world]);
    }
    const pathOf = ({ id }: SavedWorld): string => byId.get(id)!.path;
    return Array.from(families, ([root, worlds]) => {
      this.#obsolete.set(root, worlds.slice(1).map(pathOf));
      const restore: Kept['restore'] = (take) =>
        inOrder(worlds, (world) => this.#mustAsync(pathOf(world), async () => take(world)));
      return { document: new FamilyDocument(), old: true, restore };
    });
  }

  #logOf(root: string): LogFile {
    let log = this.#logs.get(root);
    if (!log) {
      log = new LogFile(join(this.path, fileNameOf(root, 'log')), join(this.path, fileNameOf(root)));
      this.#logs.set(root, log);
    }
    return log;
  }

  append(root: string, lines: readonly string[]): Promise<void> {
    return this.#write(() => this.#append(root, lines));
  }

  /** Says what failed, in one line, for the log of the simulator. */
  async #write<T>(write: () => Promise<T>): Promise<T> {
    try {
      const { trouble } = this;
      if (trouble !== undefined) throw new Error(trouble);
      return await write();
    } catch (error) {
      const line = `the data folder cannot be written: ${oneLine(error)}`;
      throw error instanceof LostLog ? new LostLog(line) : new Error(line, { cause: error });
    }
  }

  async #append(root: string, lines: readonly string[]): Promise<void> {
    const log = this.#logOf(root);
    this.#recent.delete(log);
    this.#recent.add(log);
    for (const longest of this.#recent) {
      if (this.#recent.size <= openLogs) break;
      this.#recent.delete(longest);
      void longest.rest();
    }
    await log.append(lines);
  }

  replace(root: string, line: number, chunks: Iterable<string>): Promise<void> {
    return this.#write(() => this.#replace(root, line, chunks));
  }

  async #replace(root: string, line: number, chunks: Iterable<string>): Promise<void> {
    const file = new SnapshotFile(join(this.path, fileNameOf(root)));
    await new this.LowDatabase<Iterable<string>>(file, chunks).write();
    await this.#logOf(root).dropUntil(line);
    this.#removeObsolete(root);
  }

  #removeObsolete(root: string): void {
    for (const path of this.#obsolete.get(root) ?? []) rmSync(path, { force: true });
    this.#obsolete.delete(root);
  }

  remove(root: string): Promise<void> {
    return this.#write(() => this.#remove(root));
  }

  async #remove(root: string): Promise<void> {
    this.#removeObsolete(root);
    const snapshot = join(this.path, fileNameOf(root));
    // In one step: a log without its snapshot, or the other way round, must not be read.
    if (existsSync(snapshot)) renameSync(snapshot, `${snapshot}.tmp`);
    const log = this.#logOf(root);
    await log.remove();
    rmSync(`${snapshot}.tmp`, { force: true });
    rmSync(this.#asideOf(root), { force: true });
    this.#recent.delete(log);
    this.#logs.delete(root);
  }

  async close(): Promise<void> {
    for (const log of this.#recent) await log.rest();
    rmSync(join(this.path, aside), { recursive: true, force: true });
  }
}
