// All projects of a simulation: those whose worlds are in memory, and those that rest (see eviction.ts).
import type { Credential } from '../model.js';
import type { Clock } from '../time/clock.js';
import type { ProjectWorld } from './world.js';

/** What is known of a project in a list of projects. */
export interface ProjectSummary {
  id: string;
  parent: string | undefined;
  scenario: string;
  seed: number;
  clock: Clock;
  /** Time of the newest entry of its history, milliseconds. */
  lastActivity: number | undefined;
  /** When the next job of its clock is due, milliseconds. */
  nextDue: number | undefined;
  /** Number of pending decisions. */
  pending: number;
  /** Number of records in each collection. */
  records: Readonly<Record<string, number>>;
  /** Number of deliveries in each status. */
  deliveries: Readonly<Record<string, number>>;
}

/** A family whose worlds are on disk only. */
export interface RestingFamily {
  root: string;
  members: RestingWorld[];
  clock: Clock;
  /** When its next job is due by the system clock, milliseconds; undefined: never by itself. */
  wake: number | undefined;
}

/** A project that rests. */
export class RestingWorld {
  constructor(
    readonly family: RestingFamily,
    readonly summary: ProjectSummary,
  ) {}
}

/** Counts the deliveries of a world by their status. */
export type Tally = (world: ProjectWorld) => Record<string, number>;

export function summaryOf(world: ProjectWorld, tally: Tally): ProjectSummary {
  const { id, parent, scenario, seed, clock, history, timeline, decisions } = world;
  return {
    id,
    parent: parent?.id,
    scenario,
    seed,
    clock,
    lastActivity: history.latest?.at,
    nextDue: timeline.nextDue,
    pending: decisions.waiting.size,
    records: world.sizes(),
    deliveries: tally(world),
  };
}

/** Where several processes share the families: what this one holds. */
export interface Holder {
  /**
   * Makes a project present. `top`: the topmost project of its family, if it does not exist yet. Undefined: it is here.
   * Rejects if another process holds the family, or if that is not known.
   */
  hold(id: string, top: string): Promise<void> | undefined;
  /** Makes everything present that no process holds. */
  holdAll(): Promise<void>;
}

export class Projects {
  /** How many there are that other processes hold, or nobody. */
  elsewhere = 0;
  /** Topmost projects of those that other processes hold, as far as an import has to know. */
  readonly rootsElsewhere = new Map<string, string>();
  /** Those that are in memory. */
  readonly worlds = new Map<string, ProjectWorld>();
  /** All, in the order in which they began. */
  readonly #all = new Map<string, ProjectWorld | RestingWorld>();
  /** Key id -> project -> secret. */
  readonly #keys = new Map<string, Map<string, string>>();
  readonly #keysOf = new Map<string, readonly Credential[]>();
  /** Sub-projects that were deleted without their parent, whose records may still name them. */
  readonly #orphans = new Set<string>();

  get size(): number {
    return this.#all.size + this.elsewhere;
  }

  has = (id: string): boolean => this.#all.has(id);

  find = (id: string): ProjectWorld | RestingWorld | undefined => this.#all.get(id);

  ids = (): Iterable<string> => this.#all.keys();

  /** Adds a world, in the place of a resting project of its id. */
  add(world: ProjectWorld): void {
    this.worlds.set(world.id, world);
    this.#all.set(world.id, world);
  }

  remove(world: ProjectWorld): void {
    this.worlds.delete(world.id);
    this.#all.delete(world.id);
    this.setKeys(world.id, []);
    if (world.parent && !world.parent.gone) this.#orphans.add(world.id);
  }

  /** Lets go of worlds whose projects are not deleted: nothing changes these objects any more. */
  drop(worlds: Iterable<ProjectWorld>): void {
    for (const world of worlds) {
      world.retire();
      this.worlds.delete(world.id);
      this.#all.delete(world.id);
      this.setKeys(world.id, []);
    }
  }

  /** Puts resting projects in the places of their worlds. */
  rest(family: RestingFamily): void {
    for (const member of family.members) {
      const { id } = member.summary;
      this.worlds.delete(id);
      this.#all.set(id, member);
    }
  }

  /** Undoes a return that failed. */
  restAgain(family: RestingFamily): void {
    for (const { summary } of family.members) {
      const world = this.worlds.get(summary.id);
      world?.retire();
      world?.timeline.close();
    }
    this.rest(family);
  }

  /** The family of a project that rests. */
  resting(id: string): RestingFamily | undefined {
    const found = this.#all.get(id);
    return found instanceof RestingWorld ? found.family : undefined;
  }

  *restingFamilies(): Iterable<RestingFamily> {
    for (const [id, found] of this.#all)
      if (found instanceof RestingWorld && found.family.root === id) yield found.family;
  }

  /** The topmost project of the family of a project; undefined if the project does not exist. */
  rootOf(id: string): string | undefined {
    const found = this.#all.get(id);
    if (found instanceof RestingWorld) return found.family.root;
    let world = found;
    while (world?.parent) world = world.parent;
    return world?.id;
  }

  /** Whether records of another project may name this one. */
  isNamedElsewhere = (id: string): boolean => this.#orphans.has(id);

  // ---- Keys of the projects, in memory or not

  setKeys(id: string, credentials: readonly Credential[]): void {
    for (const { keyId } of this.#keysOf.get(id) ?? []) this.#keys.get(keyId)?.delete(id);
    if (credentials.length === 0) this.#keysOf.delete(id);
    else this.#keysOf.set(id, credentials);
    for (const { keyId, keySecret } of credentials) {
      const holders = this.#keys.get(keyId) ?? new Map<string, string>();
      this.#keys.set(keyId, holders.set(id, keySecret));
    }
  }

  /** The projects that have a key of this id, and its secret in each. */
  holders = (keyId: string): Iterable<readonly [project: string, keySecret: string]> => this.#keys.get(keyId) ?? [];
}
