// Checkpoints of projects. Each is one JSON text, so later changes cannot affect it.
import { isoTime } from '../time/clock.js';
import { restoreFamily, rootOf, saveFamily } from './family.js';
import type { Simulation } from './simulation.js';
import type { ProjectWorld, SavedWorld } from './world.js';

export interface Checkpoint {
  name: string;
  /** The project's time when it was saved, ISO 8601. */
  now: string;
  /** Ids of the projects in it. */
  projects: string[];
  text: string;
}

export class Checkpoints {
  /** Topmost project -> name -> checkpoint. Checkpoints survive a reset of their worlds. */
  readonly #ofProject = new Map<string, Map<string, Checkpoint>>();

  constructor(private readonly simulation: Simulation) {}

  of(world: ProjectWorld): ReadonlyMap<string, Checkpoint> {
    return this.#ofProject.get(rootOf(world).id) ?? new Map();
  }

  save(world: ProjectWorld, name: string): Checkpoint {
    const saved = saveFamily(world);
    const checkpoint = {
      name,
      now: isoTime(world.clock.now()),
      projects: saved.map(({ id }) => id),
      text: JSON.stringify(saved),
    };
    const { id } = rootOf(world);
    this.#ofProject.set(id, new Map(this.#ofProject.get(id)).set(name, checkpoint));
    return checkpoint;
  }

  restore({ text }: Checkpoint, resume: (world: ProjectWorld) => void): void {
    // The text was made of saved worlds, in `save`.
    restoreFamily(this.simulation, JSON.parse(text) as SavedWorld[], resume);
  }

  remove(world: ProjectWorld, name: string): void {
    this.#ofProject.get(rootOf(world).id)?.delete(name);
  }

  forget(projectId: string): void {
    this.#ofProject.delete(projectId);
  }
}
