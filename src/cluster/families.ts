// The families that this process holds, one of several: taken when a request asks for one that nobody holds, or when one falls
// due; given back when they rest; dropped when another process has taken them.
import { asError } from '../engine/requests/problem.js';
import { systemClock } from '../engine/time/clock.js';
import type { Eviction, LeftFamily } from '../engine/world/eviction.js';
import type { Holder } from '../engine/world/projects.js';
import type { Simulation } from '../engine/world/simulation.js';
import type { ProjectWorld } from '../engine/world/world.js';
import { keyOf } from '../store/postgres/keys.js';
import type { GivenBack, Member, Taken } from '../store/postgres/leases.js';
import { type Membership, outOfTouch } from '../store/postgres/membership.js';
import type { Store } from '../store/store.js';
import { Claims } from './claims.js';
import { Places } from './places.js';
import { summaryText } from './summaries.js';
import { takenOver, unavailable } from './unavailable.js';

/** How often a process looks for families that are due, real milliseconds. */
const interval = 1000;
/** How long after a failure a family is tried again, real milliseconds. */
const retryTime = 60_000;
/** Attempts to find out who holds a family, while others take it or give it back. */
const attempts = 3;
/** Another process holds the project. */
export class Elsewhere extends Error {
  constructor(readonly member: Member) {
    super(takenOver);
  }
}

export interface FamiliesOptions {
  simulation: Simulation;
  store: Store;
  membership: Membership;
  eviction: Eviction;
  /** Called with the first of several failures to read a family. */
  report(error: Error): void;
}

export class Families implements Holder {
  readonly #options: FamiliesOptions;
  /** Topmost projects of families that are here, or that can begin here. */
  readonly #ready = new Set<string>();
  readonly #coming = new Map<string, Promise<void>>();
  readonly #leaving = new Map<string, Promise<void>>();
  /** Families that could not be given back, as the database was away. */
  readonly #unreturned = new Map<string, GivenBack>();
  readonly #claims = new Claims();
  readonly #places = new Places();
  readonly #troubles = new Map<string, string>();
  #cancel: () => void = () => undefined;
  #closed = false;
  /** Called when a family is lost, with its projects. */
  onDropped: (ids: readonly string[]) => void = () => undefined;
  /** Called after each look at the database, with the processes that live. */
  onMembers: (tokens: ReadonlySet<string>) => void = () => undefined;

  constructor(options: FamiliesOptions) {
    this.#options = options;
    options.membership.leases.onLost = (key) => this.#drop(key);
  }

  /** For each family that could not be read: its topmost project and why. */
  troubles = (): string[] => [...this.#troubles].map(([root, reason]) => `project ${root}: ${reason}`);

  /** Whether a project was lost after this moment of the monotonic clock. */
  wasLost = (id: string, since: number): boolean => this.#places.wasLost(id, since);

  // ---- Requests

  hold(id: string, top: string): Promise<void> | undefined {
    const { membership } = this.#options;
    if (!this.#isHere(id)) return membership.whileSure(this.#hold(id, top));
    // After a pause, another process may have taken it, and changed it.
    return membership.isSure ? undefined : Promise.reject(new Error(outOfTouch));
  }

  #isHere(id: string): boolean {
    if (this.#options.simulation.worlds.has(id)) return true;
    const root = this.#claims.rootOf(id);
    return root !== undefined && this.#ready.has(root);
  }

  async #hold(id: string, top: string): Promise<void> {
    const known = this.#places.memberOf(id);
    if (known) throw new Elsewhere(known);
    const { membership } = this.#options;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const { root, owner, own } = await membership.leases.find(id, top);
      await this.#leaving.get(root);
      if (owner && !own) {
        this.#places.set(id, owner);
        throw new Elsewhere(owner);
      }
      if (this.#closed) throw new Error('this process is stopping');
      if (!this.#ready.has(root)) await this.#bring(root);
      if (!this.#ready.has(root)) continue;
      if (!this.#options.simulation.worlds.has(id)) this.#claims.add(id, root);
      return;
    }
    throw new Error('the project is changing hands');
  }

  /** The process that holds a project, where that is known and is not this one. */
  elsewhere = (id: string): Member | undefined => (this.#isHere(id) ? undefined : this.#places.memberOf(id));

  /** Looks again who holds a project, at its next request. */
  forgetPlace(id: string): void {
    this.#places.forget(id);
  }

  async holdAll(): Promise<void> {
    for (const root of await this.#options.membership.leases.unheld())
      if (!this.#ready.has(root)) await this.#bring(root);
  }

  // ---- Taking

  /** Takes a family and reads it, unless another process is faster. */
  #bring(root: string): Promise<void> {
    return this.#once(root, async () => {
      const taken = await this.#options.membership.leases.take(root);
      if (taken) await this.#fill(taken);
    });
  }

  /** Calls for the same family share it. */
  #once(root: string, bring: () => Promise<void>): Promise<void> {
    const coming = this.#coming.get(root) ?? bring().finally(() => this.#coming.delete(root));
    this.#coming.set(root, coming);
    return coming;
  }

  async #fill({ root, released, saved }: Taken): Promise<ProjectWorld | undefined> {
    const { membership, eviction } = this.#options;
    try {
      const world = saved ? await eviction.take(root, released) : undefined;
      if (!membership.leases.holds(root)) {
        if (world) this.#dropWorld(world);
        throw new Error(takenOver);
      }
      this.#unreturned.delete(root);
      this.#ready.add(root);
      if (world) this.#moved(-world.family().length);
      this.#troubles.delete(root);
      return world;
    } catch (error) {
      const { message } = asError(error);
      if (membership.leases.holds(root)) {
        if (this.#troubles.get(root) !== message) this.#options.report(asError(error));
        this.#troubles.set(root, message);
        this.#return({ root, wake: retryTime, aside: released, summaries: new Map() });
      }
      throw error;
    }
  }

  /** Projects have come from elsewhere, or gone there. */
  #moved(count: number): void {
    const { projects } = this.#options.simulation;
    projects.elsewhere = Math.max(0, projects.elsewhere + count);
  }

  /** Looks for families that are due from now on. */
  start(): void {
    this.#plan(0);
  }

  #plan(wait: number): void {
    this.#cancel();
    if (this.#closed) return;
    this.#cancel = systemClock.timer(wait, () => {
      void this.look()
        .catch(() => interval)
        .then((next) => this.#plan(next));
    });
  }

  /** Takes what is due. Returns when to look again, real milliseconds. */
  async look(): Promise<number> {
    const { membership, simulation } = this.#options;
    for (const family of [...this.#unreturned.values()]) {
      if (!this.#ready.has(family.root) && !this.#coming.has(family.root)) this.#return(family);
    }
    while (!this.#closed) {
      const due = await membership.leases.takeDue();
      for (const taken of due) await this.#wake(taken);
      if (due.length === 0) break;
    }
    if (this.#closed) return interval;
    await this.#forgetUnused();
    this.onMembers(new Set((await membership.members()).map(({ token }) => token)));
    simulation.projects.elsewhere = await membership.projects.countElsewhere();
    return Math.max(0, Math.min(interval, (await membership.leases.nextWake()) ?? interval));
  }

  async #wake(taken: Taken): Promise<void> {
    const { root, released } = taken;
    if (this.#ready.has(root)) return;
    await this.#once(root, async () => {
      const world = await this.#fill(taken);
      // A clock that stands has no timer.
      world?.timeline.tick();
      // One whose owner has died may have nothing to do.
      if (world && !released) this.#options.eviction.started(world);
    }).catch(() => undefined);
  }

  /** Gives back what was taken for a request that began no project. */
  async #forgetUnused(): Promise<void> {
    const { membership, simulation } = this.#options;
    const roots = this.#claims.end((id) => simulation.worlds.has(id));
    if (roots.length === 0) return;
    for (const root of roots) this.#ready.delete(root);
    const done = membership.leases.forget(roots).catch(() => undefined);
    for (const root of roots) this.#leave(root, done);
    await done;
  }

  // ---- Leaving

  /** A family was let go of, because it rests. */
  left({ root, rest, aside, summaries }: LeftFamily): void {
    this.#ready.delete(root);
    this.#moved(summaries.length);
    this.#return({ root, wake: rest, aside, summaries: summaryText(summaries) });
  }

  #return(family: GivenBack): void {
    const { root } = family;
    const done = this.#options.membership.leases.giveBack([family]).then(
      () => void this.#unreturned.delete(root),
      () => void this.#unreturned.set(root, family),
    );
    this.#leave(root, done);
  }

  #leave(root: string, done: Promise<void>): void {
    const left = done.finally(() => {
      if (this.#leaving.get(root) === left) this.#leaving.delete(root);
    });
    this.#leaving.set(root, left);
  }

  /** Another process has taken a family; without a key, all. */
  #drop(key: string | undefined): void {
    const { simulation } = this.#options;
    for (const root of [...this.#ready]) if (key === undefined || keyOf(root) === key) this.#ready.delete(root);
    for (const root of [...this.#unreturned.keys()])
      if (key === undefined || keyOf(root) === key) this.#unreturned.delete(root);
    for (const world of [...simulation.worlds.values()]) {
      if (world.parent === undefined && (key === undefined || keyOf(world.id) === key)) this.#dropWorld(world);
    }
  }

  #dropWorld(root: ProjectWorld): void {
    const { simulation, store, eviction } = this.#options;
    const ids = root.family().map(({ id }) => id);
    this.#places.noteLost(ids);
    store.abandon(root);
    eviction.lost(root);
    simulation.drop(root, unavailable(takenOver));
    this.onDropped(ids);
  }

  /** Takes nothing more. */
  close(): void {
    this.#closed = true;
    this.#cancel();
  }

  /** Gives everything back, whose changes are all written. */
  async giveBackAll(): Promise<void> {
    const { simulation, eviction, membership } = this.#options;
    await Promise.all(this.#leaving.values());
    const roots = [...simulation.worlds.values()].filter(({ parent }) => parent === undefined);
    const families = roots.map((world) => eviction.leaving(world, false));
    await membership.leases.giveBack(
      families.map(({ root, rest, aside, summaries }) => ({
        root,
        wake: rest,
        aside,
        summaries: summaryText(summaries),
      })),
    );
  }
}
