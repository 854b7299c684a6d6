// Saves families of worlds: each change becomes lines that are appended, and a snapshot replaces the lines when they outgrow
// it. What a change costs depends on its own size, not on that of the world.
import { asError } from '../engine/requests/problem.js';
import { systemClock } from '../engine/time/clock.js';
import { inTurns } from '../engine/time/turns.js';
import type { Arriving } from '../engine/world/eviction.js';
import { rootOf } from '../engine/world/family.js';
import type { ProjectWorld } from '../engine/world/world.js';
import { FamilyDocument } from './document.js';
import { type Kept, LostLog, type Medium } from './medium.js';

/** How long a change waits for others before it is written, real milliseconds. */
const gatheringTime = 100;
/** How long after a failed write it is tried again, real milliseconds. */
const retryTime = 1000;
/** How long changes are made into text before other work gets its turn, real milliseconds. */
const turn = 10;
/** Changes shorter than this (characters) are never worth a new snapshot. */
const shortLog = 1024 * 1024;

/** At the end, some changes could not be written; the message is one line for the person who stops the simulator. */
export class UnsavedChanges extends Error {}

/** What is kept of a family, under the id of its topmost project. */
interface Entry {
  id: string;
  /** Undefined: it was deleted. */
  root: ProjectWorld | undefined;
  document: FamilyDocument;
  /** The world that each part of the document describes: a reset replaces a world by another one. */
  described: Map<string, ProjectWorld>;
  changed: Set<ProjectWorld>;
  /** There may be changes that the current or last write does not contain. */
  dirty: boolean;
  /** The next write must be a snapshot. */
  needsSnapshot: boolean;
  /** Projects have joined or left since the last write. */
  regrouped: boolean;
  /** Lines that could not be written. */
  unwritten: string[];
  writing: Promise<void> | undefined;
  snapshot: Promise<void> | undefined;
  planned: (() => void) | undefined;
  /** Why the last write failed. */
  failed: Error | undefined;
  /** Characters. */
  logLength: number;
  snapshotLength: number;
}

export class Store {
  readonly #entries = new Map<string, Entry>();
  /** Sub-project -> the topmost project of the family that it is in, or was in last. */
  readonly #families = new Map<string, string>();
  #closed = false;

  /** `report` is called with the first of several failures to write the same family. */
  constructor(
    private readonly medium: Medium,
    private readonly report: (error: Error) => void,
  ) {}

  /** Lets every saved family arrive, and passes its worlds to `taken`, parents first. Throws UnusableData. */
  async load(begin: () => Arriving, taken: (worlds: readonly ProjectWorld[]) => void): Promise<void> {
    try {
      for await (const kept of this.medium.load()) await this.#restore(kept, begin(), taken);
    } catch (error) {
      // A family that was restored in part must not be written.
      this.#closed = true;
      for (const { planned } of this.#entries.values()) planned?.();
      await Promise.allSettled([...this.#entries.values()].map(({ writing }) => writing));
      throw error;
    }
  }

  async #restore(kept: Kept, arrival: Arriving, taken: (worlds: readonly ProjectWorld[]) => void): Promise<void> {
    try {
      const worlds = await kept.restore((saved) => inTurns(arrival.addRead(saved)));
      this.#adopt(kept, worlds);
      arrival.arrive();
      taken(worlds);
    } catch (error) {
      arrival.abandon();
      throw error;
    }
  }

  /**
   * Lets go of a family, if everything of it is written. Returns false if that is not so. `wake`: see Medium.
   */
  release(root: ProjectWorld, wake: number | undefined): boolean {
    const entry = this.#entries.get(root.id);
    if (entry?.root !== root || this.medium.trouble !== undefined) return false;
    if (entry.dirty || entry.writing || entry.snapshot || entry.failed) return false;
    this.#drop(entry);
    this.medium.release(root.id, wake);
    return true;
  }

  /**
   * Reads a family that was released, lets it arrive, and passes its worlds to `taken`, parents first, before anything else
   * can use them. Throws UnusableData.
   */
  async fetch(root: string, arrival: Arriving, taken: (worlds: readonly ProjectWorld[]) => void): Promise<void> {
    const kept = await this.medium.read(root);
    try {
      await this.#restore(kept, arrival, taken);
    } catch (error) {
      // What was restored until then must not be written.
      const entry = this.#entries.get(root);
      if (entry) this.#drop(entry);
      throw error;
    }
  }

  /** Forgets a family that belongs to somebody else now; nothing more of it is written. */
  abandon(root: ProjectWorld): void {
    const entry = this.#entries.get(root.id);
    if (entry?.root === root) this.#drop(entry);
  }

  /** Nothing more is written of it. */
  #drop(entry: Entry): void {
    entry.planned?.();
    this.#entries.delete(entry.id);
    for (const { id } of entry.root?.family() ?? []) this.#families.delete(id);
  }

  setAside = (root: string, lines: Iterable<string>): Promise<void> => this.medium.setAside(root, lines);

  takeBack = (root: string): Promise<string[] | undefined> => this.medium.takeBack(root);

  #adopt({ document, old }: Kept, worlds: readonly ProjectWorld[]): void {
    const root = rootOf(worlds[0]!);
    const entry = this.#entryOf(root);
    if (old) {
      for (const world of worlds) this.changed(world);
      return;
    }
    entry.document = document;
    entry.needsSnapshot = false;
    entry.regrouped = false;
    entry.snapshotLength = shortLog;
    // To restore them has marked them as changed.
    entry.changed.clear();
    entry.dirty = false;
    entry.planned?.();
    entry.planned = undefined;
    for (const world of worlds) {
      entry.described.set(world.id, world);
      // They were read a moment ago.
      world.touched.clear();
    }
  }

  /** Notes that a world may have changed; it is written soon. */
  changed(world: ProjectWorld): void {
    if (this.#closed) return;
    const entry = this.#entryOf(world);
    entry.changed.add(world);
    if (world.parent) this.#families.set(world.id, entry.id);
    else this.#families.delete(world.id);
    if (entry.dirty) return;
    entry.dirty = true;
    if (!entry.writing) this.#plan(entry, gatheringTime);
  }

  #plan(entry: Entry, delay: number): void {
    if (this.#closed || entry.planned) return;
    entry.planned = systemClock.timer(delay, () => void this.#write(entry).catch(() => undefined));
  }

  #entryOf(world: ProjectWorld): Entry {
    const root = rootOf(world);
    const known = this.#entries.get(root.id);
    if (known?.root === root) return known;
    const document = new FamilyDocument();
    // Lines of a former family with this id must not be taken for those of this one.
    document.line = known?.document.line ?? 0;
    const start = {
      root,
      document,
      described: new Map<string, ProjectWorld>(),
      changed: new Set<ProjectWorld>(),
      needsSnapshot: true,
      regrouped: true,
      unwritten: [],
    };
    const entry: Entry = known
      ? Object.assign(known, start)
      : {
          id: root.id,
          dirty: false,
          writing: undefined,
          snapshot: undefined,
          planned: undefined,
          failed: undefined,
          logLength: 0,
          snapshotLength: 0,
          ...start,
        };
    this.#entries.set(root.id, entry);
    return entry;
  }

  /** A world was deleted, or is about to be replaced. */
  forget(world: ProjectWorld): void {
    const root = rootOf(world);
    const entry = this.#entries.get(root.id);
    if (this.#closed || entry?.root !== root) return;
    if (world === root) {
      entry.root = undefined;
      entry.changed.clear();
    } else {
      entry.changed.delete(world);
      entry.described.delete(world.id);
      entry.regrouped = true;
      entry.document.end(world.id);
    }
    entry.dirty = true;
    if (!entry.writing) this.#plan(entry, gatheringTime);
  }

  /**
   * Resolves when all changes of this project, or of all, until now are on disk; rejects if they cannot be written.
   * Undefined: they are.
   */
  flushed(projectId: string | undefined): Promise<void> | undefined {
    if (projectId !== undefined) return this.#flushed(this.#entryNamed(projectId));
    // A call about something else does not fail because of a project that was in trouble before.
    const concerned = [...this.#entries.values()].filter(
      ({ failed, changed, root }) => !failed || changed.size > 0 || !root,
    );
    return Promise.all(concerned.map((entry) => this.#flushed(entry))).then(() => undefined);
  }

  #entryNamed(projectId: string): Entry | undefined {
    return this.#entries.get(this.#families.get(projectId) ?? projectId);
  }

  /** Why the last changes of this project, or of any, could not be written. */
  trouble(projectId: string | undefined): string | undefined {
    if (projectId === undefined) return this.troubles()[0];
    return this.#entryNamed(projectId)?.failed?.message ?? this.medium.trouble;
  }

  /** Why nothing can be written; for each project whose changes cannot be written: its id and why. */
  troubles(): string[] {
    const { trouble } = this.medium;
    if (trouble !== undefined) return [trouble];
    return [...this.#entries.values()].flatMap(({ id, failed }) =>
      failed ? [`project ${id}: ${failed.message}`] : [],
    );
  }

  #flushed(entry: Entry | undefined): Promise<void> | undefined {
    return entry && (entry.dirty || entry.writing) ? this.#catchUp(entry) : undefined;
  }

  /** As `flushed`, for every world, including those that were deleted: nothing of them is left. */
  async allFlushed(): Promise<void> {
    await Promise.all([...this.#entries.values()].map((entry) => this.#flushed(entry)));
  }

  /** Resolves when the changes until now are written. Does not wait for later changes, which may never end. */
  async #catchUp(entry: Entry): Promise<void> {
    // The current write may have started before the last change; the next one has not.
    if (entry.writing) await entry.writing.catch(() => undefined);
    if (entry.dirty || entry.writing) await this.#write(entry);
  }

  /** Calls during a write share it. */
  #write(entry: Entry): Promise<void> {
    entry.planned?.();
    entry.planned = undefined;
    entry.writing ??= this.#attempt(entry);
    return entry.writing;
  }

  async #attempt(entry: Entry): Promise<void> {
    entry.dirty = false;
    try {
      await this.#writeChanges(entry);
      entry.failed = undefined;
    } catch (error) {
      const isNew = entry.failed === undefined;
      entry.failed = asError(error);
      entry.dirty = true;
      if (isNew) this.report(entry.failed);
      throw entry.failed;
    } finally {
      entry.writing = undefined;
      // One that was abandoned meanwhile is not tried again.
      if (entry.dirty && this.#entries.get(entry.id) === entry)
        this.#plan(entry, entry.failed ? retryTime : gatheringTime);
    }
  }

  async #writeChanges(entry: Entry): Promise<void> {
    this.#mustBeOurs(entry);
    if (!entry.root) {
      await entry.snapshot;
      await this.medium.remove(entry.id);
      if (!entry.root) this.#entries.delete(entry.id);
      return;
    }
    const { document } = entry;
    const lines = await this.#gather(entry);
    this.#mustBeOurs(entry);
    // Deleted or replaced meanwhile: the next write sees to that.
    if (entry.document !== document || !entry.root) return;
    if (entry.needsSnapshot) {
      await entry.snapshot;
      this.#mustBeOurs(entry);
      entry.regrouped = false;
      await this.#replace(entry);
      // Another family may have taken its place meanwhile, which needs one of its own.
      if (entry.document !== document) return;
      entry.needsSnapshot = false;
      entry.unwritten = [];
      return;
    }
    entry.unwritten.push(...lines);
    if (entry.unwritten.length === 0) return;
    const members = entry.regrouped ? [...entry.described.keys()] : undefined;
    entry.regrouped = false;
    await this.medium.append(entry.id, entry.unwritten, members).catch((error: Error) => {
      if (error instanceof LostLog) entry.needsSnapshot = true;
      entry.regrouped ||= members !== undefined;
      throw error;
    });
    for (const { length } of entry.unwritten) entry.logLength += length;
    entry.unwritten = [];
    if (entry.logLength > Math.max(shortLog, entry.snapshotLength)) this.#compact(entry);
  }

  #mustBeOurs(entry: Entry): void {
    if (this.#entries.get(entry.id) !== entry) throw new Error('the project belongs to another process');
  }

  /** Writes a snapshot while further changes are appended. */
  #compact(entry: Entry): void {
    if (entry.snapshot || entry.root === undefined) return;
    entry.snapshot = this.#replace(entry)
      .catch(this.report)
      .finally(() => {
        entry.snapshot = undefined;
      });
  }

  async #replace(entry: Entry): Promise<void> {
    const { document } = entry;
    const chunks = document.snapshot();
    let length = 0;
    const counted = function* (): Iterable<string> {
      for (const chunk of chunks) {
        length += chunk.length;
        yield chunk;
      }
    };
    entry.logLength = 0;
    await this.medium.replace(entry.id, document.line, counted(), [...entry.described.keys()]);
    entry.snapshotLength = length;
  }

  /** The lines of all changes until now. Gives way to other work if there are many; they are one change nevertheless. */
  async #gather(entry: Entry): Promise<string[]> {
    const { document } = entry;
    const lines: string[] = [];
    while (entry.document === document && entry.root) {
      if (this.#takeChanges(entry, systemClock.elapsed() + turn)) {
        if (lines.length > 0 || document.hasChanges) lines.push(document.nextLine(false));
        return lines;
      }
      lines.push(document.nextLine(true));
      await systemClock.pause();
    }
    return [];
  }

  /** Returns false if time was up before everything was taken. */
  #takeChanges(entry: Entry, until: number): boolean {
    const { document, described, changed, root } = entry;
    for (const world of changed) {
      if (described.get(world.id) !== world) {
        described.set(world.id, world);
        entry.regrouped = true;
        document.begin(world.id, world.parent?.id);
      }
      for (const [table, keys] of world.touched) {
        for (const key of keys) {
          keys.delete(key);
          document.setEntry(world.id, table, key, world.entry(table, key));
          if (systemClock.elapsed() > until) return false;
        }
      }
    }
    // No entry is left, so the rest is of the same instant.
    for (const world of changed) document.setParts(world.id, world.parts());
    if (root) document.setClock(root.clock.origin(), root.clock.now());
    changed.clear();
    return true;
  }

  /** Writes all pending changes, before the process exits; throws if some cannot be written. */
  async close(): Promise<void> {
    if (this.#closed) return;
    const failures: Error[] = [];
    for (const entry of this.#entries.values()) {
      try {
        while (entry.dirty || entry.writing) await this.#catchUp(entry);
      } catch (error) {
        failures.push(asError(error));
      }
      entry.planned?.();
      await entry.snapshot;
    }
    this.#closed = true;
    await this.medium.close();
    const [first, ...others] = failures;
    const more = others.length > 0 ? `, and those of ${others.length} more projects` : '';
    if (first) throw new UnsavedChanges(`changes could not be saved${more}: ${first.message}`);
  }
}
