// Worlds on the disk: one lowdb file for each project, rewritten as a whole. Writes are gathered while one is under way,
// and each replaces its file at once, so that a crash leaves either the old world or the new one.
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Adapter, Low } from 'lowdb';
import { systemClock } from '../engine/time/clock.js';
import type { ProjectWorld, SavedWorld } from '../engine/world/world.js';

interface FileContent {
  /** Form of the file; another one is refused at the start. */
  format: 1;
  world: SavedWorld;
}

/** lowdb's own file adapter does not wait for the disk; what was acknowledged must survive more than a crash of ours. */
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
  }
}

interface Entry {
  /** Holds the text of the file while it is written: the records themselves go on changing. */
  database: Low<string>;
  world: ProjectWorld;
  /** Something may have changed since the last write began. */
  dirty: boolean;
  /** Checksum of what the last write wrote: what did not change is not written again. */
  written: string | undefined;
  writing: Promise<void> | undefined;
  planned: (() => void) | undefined;
  /** Why the last write did not succeed. */
  failed: Error | undefined;
  /** The project was forgotten while it was being written. */
  forgotten: boolean;
}

/** Why the data folder cannot be used; one line for the person who starts the simulator. */
export class UnusableData extends Error {}

/** `name`: the flag or variable that names the folder. */
const unusable = (name: string, path: string, reason: string): UnusableData =>
  new UnusableData(`${name}: ${path} cannot be read (${reason}); move the file elsewhere to start without it`);

async function mustBeGood<T>(name: string, path: string, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    // What the parser says may quote the file, line breaks included.
    throw unusable(name, path, (error as Error).message.replace(/\s+/g, ' '));
  }
}

/** Makes a folder and those above it. Node's own recursion never ends where the system makes no folders, as in /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process that starts now may have been quicker.
    if (!existsSync(path)) throw error;
  }
}

/** How long a change may wait for others before it is written, real milliseconds. */
const gatheringTime = 100;

const encoded = (character: string): string =>
  [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');

/** A file name for any project id, readable where it can be. Capitals are encoded: some systems do not tell them apart. */
export function fileNameOf(projectId: string): string {
  const name = projectId.replace(/[^a-z0-9_-]/gu, encoded);
  if (name.length <= 200) return `${name}.json`;
  return `${name.slice(0, 150)}~${createHash('sha256').update(projectId).digest('hex')}.json`;
}

/** The text of a world's file, and a checksum of it that does not change while only time passes. */
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
      throw new UnusableData(`${name} ${folder} cannot be used: ${(error as Error).message}`);
    }
    // Loaded here, so that a simulator in memory starts without it.
    const { Low } = await import('lowdb');
    return new Store(folder, Low, report, name);
  }

  /** Hands over every saved world, parents before their sub-projects. Throws UnusableData for a file that is no good. */
  async load(take: (saved: SavedWorld) => void): Promise<void> {
    const found: { path: string; world: SavedWorld }[] = [];
    for (const file of readdirSync(this.folder)
      .filter((entry) => entry.endsWith('.json'))
      .sort()) {
      const path = join(this.folder, file);
      const content = await mustBeGood(
        this.name,
        path,
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

  /** Notes that a world changed; it is written soon. */
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

  /** Resolves when everything that changed in this world until now is on the disk; rejects when it cannot be. */
  async flushed(world: ProjectWorld): Promise<void> {
    const entry = this.#entries.get(world.id);
    if (entry) await this.#catchUp(entry);
    if (entry?.failed) throw entry.failed;
  }

  /** As `flushed` for every world, those included that were forgotten while they were written: their files are gone. */
  async allFlushed(): Promise<void> {
    await Promise.all([...this.#entries.values()].map(({ world }) => this.flushed(world)));
  }

  async #write(entry: Entry): Promise<void> {
    entry.planned?.();
    entry.planned = undefined;
    // Whoever comes while a write is under way shares the next one.
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
      entry.failed = error as Error;
      throw error;
    } finally {
      entry.writing = undefined;
      entry.database.data = '';
      if (entry.forgotten) this.#drop(entry.world);
      else if (entry.dirty && !entry.failed) this.changed(entry.world);
    }
  }

  /** What a parent says that it made in a sub-project must be there after a crash: its file is never ahead of theirs. */
  async #writeBehindSubprojects({ world, database }: Entry, isNew: boolean): Promise<void> {
    const subprojects = [...this.#entries.values()].filter((other) => other.world.parent === world);
    await Promise.all(subprojects.map((subproject) => this.#catchUp(subproject)));
    if (!isNew) return;
    await database.write().catch((error: Error) => {
      throw new Error(`the data folder cannot be written: ${error.message}`);
    });
  }

  /** Resolves when what changed until now is written. What changes meanwhile can wait: there may be no end of it. */
  async #catchUp(entry: Entry): Promise<void> {
    // The write under way may have begun before the last change; the one after it has not.
    if (entry.writing) await this.#write(entry);
    if (entry.dirty || entry.writing) await this.#write(entry);
  }

  /** Removes a project's file; one that is being written goes right after. */
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

  /** Writes what is left; for a clean exit. */
  async close(): Promise<void> {
    const left = (): Entry | undefined => [...this.#entries.values()].find(({ dirty, writing }) => dirty || writing);
    for (let entry = left(); entry; entry = left()) await this.#write(entry);
    this.#closed = true;
  }
}
