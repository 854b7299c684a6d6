// A family that comes from its saved state. Its worlds are made aside, in steps, and others can find them when all are there:
// what is wrong with one of them changes nothing.
import { Clock } from '../time/clock.js';
import type { Timeline } from '../time/timeline.js';
import type { Steps } from '../time/turns.js';
import type { Arriving } from './eviction.js';
import type { SavedWorld } from './saved.js';
import { savedFaults } from './saved-faults.js';
import type { Simulation } from './simulation.js';
import { ProjectWorld } from './world.js';

export interface ArrivalOptions {
  /** A real clock kept running after the save. */
  catchUp: boolean;
  /** The clock that the family has, instead of the saved one. */
  clock?: Clock;
}

export class Arrival implements Arriving {
  readonly #worlds = new Map<string, ProjectWorld>();
  #timeline: Timeline | undefined;
  #release: () => void = () => undefined;

  constructor(
    private readonly simulation: Simulation,
    private readonly options: ArrivalOptions,
  ) {}

  get worlds(): ProjectWorld[] {
    return [...this.#worlds.values()];
  }

  /** Adds the next world, parents first. */
  *add(saved: SavedWorld): Steps<ProjectWorld> {
    const { id, seed, scenario } = saved;
    const parent = saved.parent === undefined ? undefined : this.#worlds.get(saved.parent);
    const timeline = this.#timelineFor(saved);
    const start = { id, seed, scenario, timeline, ...(parent && { parent }), arriving: true };
    const world = new ProjectWorld(this.simulation, start);
    this.#worlds.set(id, world);
    yield* world.restoring(saved);
    return world;
  }

  /** As `add`, for a world that was read from somewhere: throws if anything in it is wrong. */
  *addRead(saved: SavedWorld): Steps<ProjectWorld> {
    const [fault, ...others] = yield* savedFaults(this.simulation, saved);
    if (fault !== undefined) throw new Error(others.length > 0 ? `${fault}; and ${others.length} more` : fault);
    return yield* this.add(saved);
  }

  #timelineFor(saved: SavedWorld): Timeline {
    const { clock = Clock.restore(saved.clock, this.options.catchUp) } = this.options;
    if (!this.#timeline) {
      this.#timeline = this.simulation.timeline(clock);
      this.#release = this.#timeline.hold();
    }
    // Each member of a family was saved at its own time; the latest time applies.
    if (!this.options.clock) this.#timeline.clock.set(clock.now());
    return this.#timeline;
  }

  /** All worlds are there: they take the places of those with their ids. */
  arrive(): void {
    for (const world of this.#worlds.values()) this.simulation.place(world);
    this.#release();
  }

  /** The family does not come after all. */
  abandon(): void {
    this.#timeline?.close();
  }
}
