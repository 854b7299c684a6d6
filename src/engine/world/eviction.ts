// Families that nobody uses are let go of: they are written, and what is known of them besides is set aside. A family comes
// back when a call asks for it, or when its next job falls due.
import { OrderedMap } from '../records/ordered-map.js';
import { asError } from '../requests/problem.js';
import { type Clock, systemClock } from '../time/clock.js';
import { inTurns, type Steps } from '../time/turns.js';
import { type Keepsake, linesOf, ownKeepsakes, valuesIn } from './keepsakes.js';
import {
  type ProjectSummary,
  type Projects,
  type RestingFamily,
  RestingWorld,
  summaryOf,
  type Tally,
} from './projects.js';
import type { SavedWorld } from './saved.js';
import type { ProjectWorld } from './world.js';

/** A family that comes from what was saved, aside from those that are there. */
export interface Arriving {
  /** Adds the next world, parents first; throws if anything in it is wrong. */
  addRead(saved: SavedWorld): Steps<ProjectWorld>;
  /** All worlds are there: others can find them. */
  arrive(): void;
  /** The family does not come after all. */
  abandon(): void;
}

/** Where families are kept: a store. Families are named by the id of their topmost project. */
export interface Shelf {
  /** Resolves when all changes of the project's family are written. Undefined: they are. */
  flushed(projectId: string): Promise<void> | undefined;
  /** Lets go of a family; false if not everything is written. `wake`: when its next job is due by the system clock. */
  release(root: ProjectWorld, wake: number | undefined): boolean;
  /** Reads a family, lets it arrive, and passes its worlds to `taken`, parents first, before anything else can use them. */
  fetch(root: string, arrival: Arriving, taken: (worlds: readonly ProjectWorld[]) => void): Promise<void>;
  /** Keeps lines beside a family until they are taken back, or until the process ends. */
  setAside(root: string, lines: Iterable<string>): Promise<void>;
  takeBack(root: string): Promise<string[] | undefined>;
}

export interface EvictionOptions {
  /** How long nobody uses a family before it is let go of, milliseconds. */
  idle: number;
  /** A monotonic clock, milliseconds. */
  now?: () => number;
  tally: Tally;
  keepsakes: readonly Keepsake[];
  /** The family that will come from what was read, on the clock that it has. */
  arrival(clock?: Clock): Arriving;
  /** Called with a family that was let go of, where other processes can have it next. Otherwise it rests here. */
  left?(family: LeftFamily): void;
  /** Called after a sweep that let go of this many families. */
  released?(families: number): void;
  /** Called with the first of several failures to bring a family back. */
  report(error: Error): void;
}

/** A family that rests nowhere: any process can bring it back. */
export interface LeftFamily {
  root: string;
  /** Real milliseconds until its next job is due; undefined: never by itself. */
  rest: number | undefined;
  /** Whether all of its keepsakes were set aside. */
  aside: boolean;
  summaries: readonly ProjectSummary[];
}

interface Fetching {
  arrival: Arriving;
  /** What was set aside is whole. */
  aside: boolean;
  /** Called with its worlds, parents first, before anything else can use them. */
  taken(worlds: readonly ProjectWorld[]): void;
  /** It cannot be read. */
  failed(error: Error): void;
}

type Place = readonly [wake: number, root: string];

/** How long after a failure a family whose job is due is tried again, real milliseconds. */
const retryTime = 60_000;

export class Eviction {
  readonly #options: EvictionOptions;
  readonly #keepsakes: readonly Keepsake[];
  readonly #now: () => number;
  readonly #wakes = new OrderedMap<Place, RestingFamily>(
    undefined,
    (one, other) => one[0] - other[0] || (one[1] < other[1] ? -1 : Number(one[1] > other[1])),
  );
  readonly #coming = new Map<string, Promise<void>>();
  /** Families that could not be brought back, and why. */
  readonly #troubles = new Map<string, string>();
  #sweeping: Promise<void> | undefined;
  #cancelSweep: (() => void) | undefined;
  #cancelWake: (() => void) | undefined;
  #closed = false;

  constructor(
    private readonly projects: Projects,
    private readonly shelf: Shelf,
    options: EvictionOptions,
  ) {
    this.#options = options;
    this.#keepsakes = [...ownKeepsakes, ...options.keepsakes];
    this.#now = options.now ?? systemClock.elapsed;
    this.#planSweep();
  }

  /** For each family that could not be brought back: its topmost project and why. */
  troubles = (): string[] => [...this.#troubles].map(([root, reason]) => `project ${root}: ${reason}`);

  /** Notes that something uses a world now. */
  use(world: ProjectWorld): void {
    world.use(this.#now());
  }

  #planSweep(): void {
    const { idle } = this.#options;
    const wait = Math.min(Math.max(idle / 4, 100), 60_000);
    this.#cancelSweep = systemClock.timer(wait, () => void this.sweep());
  }

  /** Lets go of all families that rest. */
  sweep(): Promise<void> {
    this.#sweeping ??= this.#sweepAll().finally(() => {
      this.#sweeping = undefined;
      this.#cancelSweep?.();
      if (!this.#closed) this.#planSweep();
    });
    return this.#sweeping;
  }

  async #sweepAll(): Promise<void> {
    const roots = [...this.projects.worlds.values()].filter((world) => world.parent === undefined);
    let released = 0;
    for (const root of roots) if (this.#rests(root) && !this.#closed && (await this.#evict(root))) released++;
    if (released > 0) this.#options.released?.(released);
  }

  /** Whether nobody uses a family, and nothing will happen in it soon. */
  #rests(root: ProjectWorld): boolean {
    const { idle } = this.#options;
    if (root.gone || root.isActing || this.#now() - root.lastUse < idle) return false;
    return this.#isIdle(root);
  }

  #isIdle(root: ProjectWorld): boolean {
    const { timeline, history } = root;
    if (timeline.isBusy || timeline.rest <= this.#options.idle || history.changed.isHeard) return false;
    const isUsed = ({ id, journal, deliveriesChanged }: ProjectWorld): boolean =>
      journal.changed.isHeard || deliveriesChanged.isHeard || this.projects.isNamedElsewhere(id);
    return !root.family().some(isUsed);
  }

  /** Returns whether it was let go of. */
  async #evict(root: ProjectWorld): Promise<boolean> {
    const { id, edition, uses } = root;
    const isUnchanged = (): boolean => root.edition === edition && root.uses === uses && this.#rests(root);
    try {
      await this.shelf.flushed(id);
      if (!isUnchanged()) return false;
      await this.shelf.setAside(id, linesOf(root, this.#keepsakes));
      if (isUnchanged() && this.#letGo(root, true)) return true;
      await this.shelf.takeBack(id);
    } catch {
      // What cannot be written stays in memory; the store reports why.
    }
    return false;
  }

  /** A family was just read at the start: it needs no memory before something asks for it. */
  started(root: ProjectWorld): void {
    if (this.#isIdle(root)) this.#letGo(root, false);
  }

  /** What is to be known of a family that this process leaves now. */
  leaving(root: ProjectWorld, aside: boolean): LeftFamily {
    const { timeline } = root;
    // What is under way must be looked after by the next one.
    const rest = timeline.isBusy ? 0 : timeline.rest;
    return {
      root: root.id,
      rest: rest === Number.POSITIVE_INFINITY ? undefined : rest,
      aside,
      summaries: root.family().map((world) => summaryOf(world, this.#options.tally)),
    };
  }

  #letGo(root: ProjectWorld, aside: boolean): boolean {
    const leaving = this.#options.left && this.leaving(root, aside);
    const { clock, timeline } = root;
    const members = root.family();
    const wake = timeline.rest === Number.POSITIVE_INFINITY ? undefined : systemClock.now() + timeline.rest;
    if (!this.shelf.release(root, wake)) return false;
    const summaries = members.map((world) => summaryOf(world, this.#options.tally));
    const family: RestingFamily = { root: root.id, members: [], clock, wake };
    for (const summary of summaries) family.members.push(new RestingWorld(family, summary));
    timeline.close();
    for (const keepsake of this.#keepsakes) keepsake.forget?.(root);
    if (leaving) {
      this.projects.drop(members);
      this.#options.left?.(leaving);
      return true;
    }
    for (const world of members) world.retire();
    this.projects.rest(family);
    if (wake !== undefined) this.#wakes.set([wake, root.id], family);
    this.#planWake();
    return true;
  }

  #planWake(): void {
    this.#cancelWake?.();
    const first = this.#wakes.minKey();
    if (!first || this.#closed) return;
    this.#cancelWake = systemClock.timer(first[0] - systemClock.now(), () => void this.#wakeDue());
  }

  async #wakeDue(): Promise<void> {
    for (let first = this.#wakes.minKey(); first && !this.#closed; first = this.#wakes.minKey()) {
      const [wake, root] = first;
      if (wake > systemClock.now()) break;
      const family = this.#wakes.get(first)!;
      await this.bringBack(family).catch(() => {
        this.#wakes.delete(first!);
        this.#wakes.set([systemClock.now() + retryTime, root], family);
        family.wake = systemClock.now() + retryTime;
      });
    }
    this.#planWake();
  }

  /** A family is lost to another process. */
  lost(root: ProjectWorld): void {
    for (const keepsake of this.#keepsakes) keepsake.forget?.(root);
  }

  /**
   * Reads a family that another process, or this one, had before. `aside`: what that one set aside is whole. Rejects if it
   * cannot be read.
   */
  async take(root: string, aside: boolean): Promise<ProjectWorld> {
    const begun: ProjectWorld[] = [];
    await this.#fetch(root, {
      arrival: this.#options.arrival(),
      aside,
      taken: (worlds) => void begun.push(...worlds),
      failed: () => this.projects.drop(begun),
    });
    return begun[0]!;
  }

  /** Reads a family, and what was set aside, which stays there if that fails. */
  async #fetch(root: string, { arrival, aside, taken, failed }: Fetching): Promise<void> {
    const lines = await this.shelf.takeBack(root);
    try {
      const values = aside && lines ? await inTurns(valuesIn(lines)) : undefined;
      await this.shelf.fetch(root, arrival, (worlds) => {
        taken(worlds);
        this.#restoreKeepsakes(worlds[0]!, values);
      });
    } catch (error) {
      arrival.abandon();
      failed(asError(error));
      if (lines) await this.shelf.setAside(root, lines);
      throw error;
    }
  }

  #restoreKeepsakes(root: ProjectWorld, values: Map<string, unknown[]> | undefined): void {
    for (const { name, restore } of this.#keepsakes) restore(root, values && (values.get(name) ?? []));
    this.use(root);
  }

  /** Brings a family back; rejects if it cannot be read. */
  bringBack(family: RestingFamily): Promise<void> {
    const { root } = family;
    const coming = this.#coming.get(root) ?? this.#bringBack(family).finally(() => this.#coming.delete(root));
    this.#coming.set(root, coming);
    return coming;
  }

  async #bringBack(family: RestingFamily): Promise<void> {
    const { root, clock } = family;
    await this.#fetch(root, {
      arrival: this.#options.arrival(clock),
      aside: true,
      // Nothing else runs between the reading of the worlds and this.
      taken: () => {
        if (family.wake !== undefined) this.#wakes.delete([family.wake, root]);
        this.#planWake();
      },
      failed: (error) => {
        this.projects.restAgain(family);
        if (this.#troubles.get(root) !== error.message) this.#options.report(error);
        this.#troubles.set(root, error.message);
      },
    });
    this.#troubles.delete(root);
  }

  close(): void {
    this.#closed = true;
    this.#cancelSweep?.();
    this.#cancelWake?.();
  }
}
