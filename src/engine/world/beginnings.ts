// Projects that begin with many records. Their worlds are filled aside, in turns, and others find them when they are complete.
import type { Timeline } from '../time/timeline.js';
import type { ProjectScenario } from './scenario.js';
import type { ProjectWorld } from './world.js';

/** From so many records on, a project begins in turns. */
const many = 250;

/** A project must begin first, which takes a while. What needs it can be tried again when `ready` resolves. */
export class Beginning extends Error {
  constructor(readonly ready: Promise<void>) {
    super('the project has many records, and is still beginning');
    this.name = 'Beginning';
  }
}

export function isLong({ records = {} }: ProjectScenario): boolean {
  let count = 0;
  for (const { length } of Object.values(records)) count += length;
  return count > many;
}

/** A world that is being filled, with the sub-projects that began with it, parents first. */
interface Group {
  worlds: ProjectWorld[];
  /** Lets the jobs of their timeline run again. */
  release: () => void;
}

export class Beginnings {
  readonly #coming = new Map<string, Promise<void>>();
  readonly #groups = new Map<ProjectWorld, Group>();

  /** Resolves when the project has begun, or could not; undefined: it is not beginning. */
  coming = (id: string): Promise<void> | undefined => this.#coming.get(id);

  /** Notes that a project begins. */
  begins(id: string, work: Promise<unknown>): Promise<void> {
    const ready = work
      .then(() => undefined)
      .finally(() => {
        this.#coming.delete(id);
      });
    this.#coming.set(id, ready);
    // Who waits hears of a failure; maybe nobody waits.
    ready.catch(() => undefined);
    return ready;
  }

  /** Adds a new world. Nothing happens on its timeline before its group is taken. */
  add(world: ProjectWorld): void {
    const group = (world.parent && this.#groups.get(world.parent)) ?? { worlds: [], release: world.timeline.hold() };
    group.worlds.push(world);
    this.#groups.set(world, group);
  }

  has = (world: ProjectWorld): boolean => this.#groups.has(world);

  /** The world of this id that is being filled on this timeline. */
  find(id: string, timeline: Timeline): ProjectWorld | undefined {
    for (const world of this.#groups.keys()) if (world.id === id && world.timeline === timeline) return world;
    return undefined;
  }

  /** A world, and those that began with it. */
  groupOf = (world: ProjectWorld): readonly ProjectWorld[] => this.#groups.get(world)?.worlds ?? [];

  /** Takes a world, and those that began with it. */
  take(world: ProjectWorld): Group {
    const group = this.#groups.get(world) ?? { worlds: [], release: () => undefined };
    for (const each of group.worlds) this.#groups.delete(each);
    return group;
  }
}
