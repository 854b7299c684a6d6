// Saves worlds on disk: one lowdb file per project, always rewritten completely. Changes during a write are combined into
// the next one. A write replaces its file atomically, so that a crash leaves either the old world or the new one.
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Adapter, Low } from 'lowdb';
import { asError, messageOf } from '../engine/requests/problem.js';
import { systemClock } from '../engine/time/clock.js';
import type { ProjectWorld, SavedWorld } from '../engine/world/world.js';

interface FileContent {
  /** Version of the file format; any other is rejected at the start. */
  format: 1;
  world: SavedWorld;
}

/** Unlike lowdb's own file adapter, syncs to disk: acknowledged changes must survive a crash of the machine, too. */
class WorldFile implements Adapter<string> {
  constructor(private readonly path: string) {}

  async read(): Promise<string> {
    return readFileSync(this.path, 'utf8');
  }

  async write(text: string): Promise<void> {
    const draft = `${this.path}.tmp`;
    const file = await open(draft, 'w');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, this.path);
    await syncFolder(dirname(this.path));
  }
}

/** After a crash of the machine, a file has its new name only if the folder was synced, too. */
async function syncFolder(path: string): Promise<void> {
  // Windows cannot open folders.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

interface Entry {
  /** Holds the text of the file during a write: the records themselves can change meanwhile. */
  database: Low<string>;
  world: ProjectWorld;
  /** The world may have changed since the last write started. */
  dirty: boolean;
  /** Checksum of the last write: an unchanged world is not written again. */
  written: string | undefined;
  writing: Promise<void> | undefined;
  planned: (() => void) | undefined;
  /** Why the last write failed. */
  failed: Error | undefined;
  /** The project was deleted during a write. */
  forgotten: boolean;
}

/** The data folder cannot be used; the message is one line for the person who starts the simulator. */
export class UnusableData extends Error {}

/** `name`: the flag or variable that names the folder. */
const unusable = (name: string, path: string, reason: string): UnusableData =>
  new UnusableData(`${name}: ${path} cannot be read (${reason}); move the file elsewhere to start without it`);

async function mustBeGood<T>(name: string, path: string, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    // The parser's message can quote the file, including line breaks.
    throw unusable(name, path, messageOf(error).replace(/\s+/g, ' '));
  }
}

/** Creates a folder and its parents. Node's own recursive mkdir never returns where folders cannot be created, as in /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process may have created it in the meantime.
    if (!existsSync(path)) throw error;
  }
}

/** How long a change waits for others before it is written, real milliseconds. */
const gatheringTime = 100;

const encoded = (character: string): string =>
  [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');

/** A file name for any project id, readable if possible. Capitals are encoded: some file systems ignore case. */
export function fileNameOf(projectId: string): string {
  const name = projectId.replace(/[^a-z0-9_-]/gu, encoded);
  if (name.length <= 200) return `${name}.json`;
  return `${name.slice(0, 150)}~${createHash('sha256').update(projectId).digest('hex')}.json`;
}

/** The text of a world's file, and a checksum that does not change if only time passes. */
function contentOf(world: ProjectWorld): { text: string; checksum: string } {
  const { clock, ...lasting } = world.save();
  const rest = JSON.stringify(lasting);
  const checksum = createHash('sha256').update(rest).update(world.clock.setting).digest('base64');
  return { text: `{"format":1,"world":{"clock":${JSON.stringify(clock)},${rest.slice(1)}}`, checksum };
}

export class Store {
  readonly #entries = new Map<string, Entry>();
  #closed = false;

  private constructor(
    private readonly folder: string,
    private readonly LowDatabase: typeof Low,
    private readonly report: (error: Error) => void,
    private readonly name: string,
  ) {}

  /**
   * Opens a data folder, and creates it if needed. `name` is the flag or variable that names it, for errors. Throws
   * UnusableData.
   */
  static async open(folder: string, report: (error: Error) => void, name = '--data'): Promise<Store> {
    try {
      makeFolder(folder);
      readdirSync(folder);
      accessSync(folder, constants.W_OK);
    } catch (error) {
      throw new UnusableData(`${name} ${folder} cannot be used: ${messageOf(error)}`);
    }
    // Loaded here, so that a simulator without a data folder does not load it.
    const { Low } = await import('lowdb');
    return new Store(folder, Low, report, name);
  }

  /** Passes every saved world to `take`, parents before their sub-projects. Throws UnusableData for an invalid file. */
  async load(take: (saved: SavedWorld) => void): Promise<void> {
    const found: { path: string; world: SavedWorld }[] = [];
    for (const file of readdirSync(this.folder)
      .filter((entry) => entry.endsWith('.json'))
      .sort()) {
      const path = join(this.folder, file);
      const content = await mustBeGood(
        this.name,
        path,
        // Whether it has that form is checked right below.
        async () => JSON.parse(await new WorldFile(path).read()) as FileContent,
      );
      if (content?.format !== 1 || typeof content.world?.id !== 'string')
        throw unusable(this.name, path, 'it was not written by this version');
      found.push({ path, world: content.world });
    }
    const byId = new Map(found.map(({ world }) => [world.id, world]));
    const depth = ({ parent }: SavedWorld): number => {
      const above = parent === undefined ? undefined : byId.get(parent);
      return above ? 1 + depth(above) : 0;
    };
    found.sort((one, other) => depth(one.world) - depth(other.world));
    for (const { path, world } of found) await mustBeGood(this.name, path, () => take(world));
  }

  /** Marks a world as changed; it is written soon. */
  changed(world: ProjectWorld): void {
    if (this.#closed) return;
    const entry = this.#entryOf(world);
    entry.dirty = true;
    if (!entry.writing && !entry.planned)
      entry.planned = systemClock.timer(gatheringTime, () => void this.#write(entry).catch(this.report));
  }

  #entryOf(world: ProjectWorld): Entry {
    const known = this.#entries.get(world.id);
    if (known) {
      known.world = world;
      known.forgotten = false;
      return known;
    }
    const file = new WorldFile(join(this.folder, fileNameOf(world.id)));
    const database = new this.LowDatabase(file, '');
    const entry: Entry = {
      database,
      world,
      dirty: false,
      written: undefined,
      writing: undefined,
      planned: undefined,
      failed: undefined,
      forgotten: false,
    };
    this.#entries.set(world.id, entry);
    return entry;
  }

  /** Resolves when all changes of this world until now are on disk; rejects if they cannot be written. */
  async flushed(world: ProjectWorld): Promise<void> {
    const entry = this.#entries.get(world.id);
    if (entry) await this.#catchUp(entry);
    if (entry?.failed) throw entry.failed;
  }

  /** As `flushed`, for every world, including those deleted during a write: their files are gone. */
  async allFlushed(): Promise<void> {
    await Promise.all([...this.#entries.values()].map(({ world }) => this.flushed(world)));
  }

  async #write(entry: Entry): Promise<void> {
    entry.planned?.();
    entry.planned = undefined;
    // Calls during a write share the next one.
    if (entry.writing) return entry.writing;
    entry.dirty = false;
    const { text, checksum } = contentOf(entry.world);
    entry.database.data = text;
    entry.writing = this.#writeBehindSubprojects(entry, checksum !== entry.written);
    try {
      await entry.writing;
      entry.written = checksum;
      entry.failed = undefined;
    } catch (error) {
      entry.dirty = !entry.forgotten;
      entry.failed = asError(error);
      throw error;
    } finally {
      entry.writing = undefined;
      entry.database.data = '';
      if (entry.forgotten) this.#drop(entry.world);
      else if (entry.dirty && !entry.failed) this.changed(entry.world);
    }
  }

  /** A parent refers to records in its sub-projects, which must exist after a crash: sub-projects are written first. */
  async #writeBehindSubprojects({ world, database }: Entry, isNew: boolean): Promise<void> {
    const subprojects = [...this.#entries.values()].filter((other) => other.world.parent === world);
    await Promise.all(subprojects.map((subproject) => this.#catchUp(subproject)));
    if (!isNew) return;
    await database.write().catch((error: Error) => {
      throw new Error(`the data folder cannot be written: ${error.message}`);
    });
  }

  /** Resolves when the changes until now are written. Does not wait for later changes, which may never end. */
  async #catchUp(entry: Entry): Promise<void> {
    // The current write may have started before the last change; the next one has not.
    if (entry.writing) await this.#write(entry);
    if (entry.dirty || entry.writing) await this.#write(entry);
  }

  /** Removes a project's file; during a write, right after it. */
  forget(world: ProjectWorld): void {
    const entry = this.#entries.get(world.id);
    entry?.planned?.();
    if (entry?.writing) {
      entry.dirty = false;
      entry.forgotten = true;
    } else this.#drop(world);
  }

  #drop(world: ProjectWorld): void {
    this.#entries.delete(world.id);
    rmSync(join(this.folder, fileNameOf(world.id)), { force: true });
  }

  /** Writes all pending changes, before the process exits. */
  async close(): Promise<void> {
    const left = (): Entry | undefined => [...this.#entries.values()].find(({ dirty, writing }) => dirty || writing);
    for (let entry = left(); entry; entry = left()) await this.#write(entry);
    this.#closed = true;
  }
}
