// Checkpoints of projects. Each is one JSON text, so later changes cannot affect it.
import { limits } from '../../limits.js';
import { isoTime } from '../time/clock.js';
import { familyFaults, restoringFamily, rootOf, saveFamily } from './family.js';
import type { Keepsake } from './keepsakes.js';
import type { SavedWorld } from './saved.js';
import type { Simulation } from './simulation.js';
import type { ProjectWorld } from './world.js';

export interface Checkpoint {
  name: string;
  /** The project's time when it was saved, ISO 8601. */
  now: string;
  /** Ids of the projects in it. */
  projects: string[];
  text: string;
}

function lengthOf(checkpoints: Iterable<Checkpoint>): number {
  let sum = 0;
  for (const { text } of checkpoints) sum += text.length;
  return sum;
}

export class Checkpoints {
  /** Topmost project -> name -> checkpoint. Checkpoints survive a reset of their worlds. */
  readonly #ofProject = new Map<string, Map<string, Checkpoint>>();

  /** Characters of the checkpoints of families that rest. */
  #atRest = 0;

  constructor(private readonly simulation: Simulation) {}

  readonly keepsake: Keepsake<Checkpoint> = {
    name: 'checkpoints',
    save: ({ id }) => this.#ofProject.get(id)?.values() ?? [],
    restore: ({ id }, saved = []) => {
      this.#atRest -= lengthOf(saved);
      if (saved.length > 0) this.#ofProject.set(id, new Map(saved.map((each) => [each.name, each])));
    },
    forget: ({ id }) => {
      this.#atRest += lengthOf(this.#ofProject.get(id)?.values() ?? []);
      this.#ofProject.delete(id);
    },
  };

  of(world: ProjectWorld): ReadonlyMap<string, Checkpoint> {
    return this.#ofProject.get(rootOf(world).id) ?? new Map();
  }

  /** Undefined, and then nothing is saved, if the checkpoints of all projects would become too long. */
  save(world: ProjectWorld, name: string): Checkpoint | undefined {
    const saved = saveFamily(world);
    const checkpoint = {
      name,
      now: isoTime(world.clock.now()),
      projects: saved.map(({ id }) => id),
      text: JSON.stringify(saved),
    };
    const { id } = rootOf(world);
    const former = this.#ofProject.get(id)?.get(name)?.text.length ?? 0;
    if (this.#text() - former + checkpoint.text.length > limits.checkpointText.most) return undefined;
    this.#ofProject.set(id, new Map(this.#ofProject.get(id)).set(name, checkpoint));
    return checkpoint;
  }

  #text(): number {
    let sum = this.#atRest;
    for (const all of this.#ofProject.values()) sum += lengthOf(all.values());
    return sum;
  }

  /** Returns why it cannot be restored, and then changes nothing; see familyFaults. */
  async restore({ text }: Checkpoint, resume: (world: ProjectWorld) => void): Promise<string[]> {
    // The text was made of saved worlds, in `save`.
    const saved = JSON.parse(text) as SavedWorld[];
    const faults = familyFaults(this.simulation, saved);
    if (faults.length === 0) await this.simulation.inTurns(restoringFamily(this.simulation, saved, resume));
    return faults;
  }

  remove(world: ProjectWorld, name: string): void {
    this.#ofProject.get(rootOf(world).id)?.delete(name);
  }

  forget(projectId: string): void {
    this.#ofProject.delete(projectId);
  }
}
