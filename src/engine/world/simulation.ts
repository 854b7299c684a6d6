// All worlds of one process, and what they have in common: settings, lifecycles, collections, job runners.

import type { MagicOutcome } from '../lifecycle/choice.js';
import type { Lifecycle } from '../lifecycle/lifecycle.js';
import type { CollectionDefinition } from '../records/collection.js';
import type { MagicCode } from '../records/otp.js';
import { Problem } from '../requests/problem.js';
import { Clock, type ClockSetting, instantOf } from '../time/clock.js';
import { type Fired, type Job, Timeline } from '../time/timeline.js';
import { type CatalogReader, catalogs } from './catalog.js';
import { type ProjectScenario, play, type Scenario, scenarioFaults } from './scenario.js';
import type { AnyServiceModule, Delivered, JobRunner } from './service-module.js';
import { type OutgoingEvent, type SavedWorld, World } from './world.js';

export interface Settings {
  /** `open`: any project and any credentials. `strict`: only what the scenario names. */
  mode: 'open' | 'strict';
  /** Delay of decisions in milliseconds; 0 takes them right after the answer, null waits for a person. */
  reviewDelay: number | null;
  clock: ClockSetting;
  seed: number;
  scenario: string;
  magic: readonly MagicOutcome[];
  /** One-time passwords that are always right or always wrong. */
  codes: readonly MagicCode[];
  /** Where catalogues come from. */
  readCatalog: CatalogReader;
}

/** What the wiring connects to the worlds. */
export interface Connections {
  /** Takes an event to the webhooks. */
  emitted(world: World, event: OutgoingEvent): void;
  /** A world changed and wants to be written. */
  touched(world: World): void;
  /** A world is no more: its file and its queues go too. */
  forgotten(world: World): void;
  /** Something went wrong while nobody waited for an answer: our own fault. */
  failed(error: Error): void;
}

/** What a scenario holds for a project by its name; `*` is nobody's name. */
function projectOf({ projects }: Scenario, id: string): ProjectScenario | undefined {
  return id !== '*' && Object.hasOwn(projects, id) ? projects[id] : undefined;
}

export class Simulation {
  readonly worlds = new Map<string, World>();
  readonly scenarios = new Map<string, Scenario>();
  readonly #lifecycles = new Map<string, Lifecycle>();
  readonly #collections = new Map<string, CollectionDefinition<any>>();
  readonly #runners = new Map<string, JobRunner>();
  readonly #listeners: NonNullable<AnyServiceModule['delivered']>[] = [];
  /** Content of a catalogue, read once. */
  readonly catalog: CatalogReader;
  #connections: Connections | undefined;

  constructor(readonly settings: Settings) {
    this.catalog = catalogs(settings.readCatalog);
    this.addRunner('decision', (world, { id }: { id: string }) => world.decisions.fallDue(id));
  }

  connect(connections: Connections): void {
    this.#connections = connections;
  }

  add(module: AnyServiceModule): void {
    for (const life of module.lifecycles ?? []) this.#lifecycles.set(life.name, life);
    for (const definition of module.collections ?? []) this.#collections.set(definition.name, definition);
    for (const [kind, runner] of Object.entries(module.jobs ?? {})) this.addRunner(kind, runner);
    if (module.delivered) this.#listeners.push(module.delivered);
  }

  addCollection(definition: CollectionDefinition<any>): void {
    this.#collections.set(definition.name, definition);
  }

  addRunner(kind: string, runner: JobRunner): void {
    this.#runners.set(kind, runner);
  }

  jobKinds(): string[] {
    return [...this.#runners.keys()];
  }

  lifecycles(): Iterable<Lifecycle> {
    return this.#lifecycles.values();
  }

  collections(): Iterable<CollectionDefinition<any>> {
    return this.#collections.values();
  }

  hasLifecycle(name: string): boolean {
    return this.#lifecycles.has(name);
  }

  lifecycle(name: string): Lifecycle {
    const life = this.#lifecycles.get(name);
    if (!life) throw new Error(`no lifecycle ${name}`);
    return life;
  }

  collectionNamed(name: string): CollectionDefinition<any> {
    const definition = this.#collections.get(name);
    if (!definition) throw new Error(`no collection ${name}`);
    return definition;
  }

  emitted(world: World, event: OutgoingEvent): void {
    this.#connections?.emitted(world, event);
  }

  /** Tells the modules what came of an event. */
  delivered(world: World, delivered: Delivered): void {
    for (const listen of this.#listeners) listen(world, delivered);
  }

  touched(world: World): void {
    if (!world.gone) this.#connections?.touched(world);
  }

  /** The world of a project; made at the first call that names it. Throws `project_not_found` in strict mode. */
  world(id: string): World {
    const known = this.worlds.get(id);
    if (known) return known;
    const scenario = this.scenarios.get(this.settings.scenario)!;
    if (this.settings.mode === 'strict' && !projectOf(scenario, id)) {
      throw new Problem('project_not_found', { projectId: id });
    }
    return this.begin(id);
  }

  /** Starts a project's world from a scenario. `parent`: the world whose bundle made it; they share their time. */
  begin(
    id: string,
    options: { scenario?: string; seed?: number; parent?: World; start?: ProjectScenario } = {},
  ): World {
    const name = options.scenario ?? this.settings.scenario;
    const scenario = this.scenarios.get(name);
    if (!scenario) throw new Error(`no scenario ${name}`);
    const seed = options.seed ?? this.settings.seed;
    const own = options.start ?? projectOf(scenario, id);
    const parent = options.parent ?? this.#parentOf(own, { scenario: name, seed });
    // The bundle that made this project may have begun it by now, beside its parent.
    const begun = this.worlds.get(id);
    if (begun) return begun;
    // A sub-project is empty, and onboarded for what its parent is.
    const inherited = parent && { initialized: [...parent.initialized] };
    const start = own ?? inherited ?? scenario.projects['*'] ?? { initialized: [] };
    const timeline = parent?.timeline ?? this.#newTimeline(start);
    const world = new World(this, {
      id,
      timeline,
      seed,
      scenario: name,
      ...(parent && { parent: parent.id }),
    });
    this.worlds.set(id, world);
    play(world, start);
    world.touch();
    return world;
  }

  /** The world of the parent that a scenario names, begun when it is not there yet. */
  #parentOf(start: ProjectScenario | undefined, options: { scenario: string; seed: number }): World | undefined {
    if (start?.parent === undefined) return undefined;
    return this.worlds.get(start.parent) ?? this.begin(start.parent, options);
  }

  #newTimeline(start: ProjectScenario): Timeline {
    const setting = this.settings.clock;
    const at = start.now === undefined ? setting.at : instantOf(start.now);
    return this.timeline(new Clock({ ...setting, ...(at !== undefined && { at }) }));
  }

  timeline(clock: Clock): Timeline {
    const run = (job: Job): void => {
      const world = this.worlds.get(job.world);
      const runner = this.#runners.get(job.kind);
      if (!runner) throw new Error(`no runner for jobs of kind ${job.kind}`);
      if (world) runner(world, job.data);
    };
    return new Timeline(clock, run, (error) => this.#connections?.failed(error));
  }

  /** Takes a scenario in, under its name. Answers what is wrong with it, and then does not take it. */
  addScenario(scenario: Scenario): string[] {
    const scratch = (id: string): World =>
      new World(this, {
        id,
        timeline: this.timeline(new Clock({ mode: 'frozen' })),
        seed: 0,
        scenario: scenario.name,
        scratch: true,
      });
    const faults = scenarioFaults(scenario, this.#collections, scratch);
    if (faults.length === 0) this.scenarios.set(scenario.name, scenario);
    return faults;
  }

  /** A project and the sub-projects of it that exist. */
  family(world: World): World[] {
    return [...this.worlds.values()].filter((other) => other.timeline === world.timeline);
  }

  /** Forgets a project, and its sub-projects with it. */
  forget(id: string): void {
    const world = this.worlds.get(id);
    if (!world) return;
    const leaving = world.parent === undefined ? this.family(world) : [world];
    for (const each of leaving) {
      each.gone = true;
      this.worlds.delete(each.id);
      each.timeline.forget(each.id);
      this.#connections?.forgotten(each);
    }
    if (world.parent === undefined) world.timeline.close();
  }

  /** A new world in place of the old one, from the scenario it started with unless another is named. */
  reset(id: string, options: { scenario?: string; seed?: number } = {}): World {
    const old = this.worlds.get(id);
    if (!old) return this.begin(id, options);
    const parent = old.parent === undefined ? undefined : this.worlds.get(old.parent);
    this.forget(id);
    // A saved world may come from a scenario that this process does not know.
    const scenario = this.scenarios.has(old.scenario) ? old.scenario : this.settings.scenario;
    return this.begin(id, { scenario, seed: old.seed, ...options, ...(parent && { parent }) });
  }

  /** Takes a saved world in, in place of any of that id. `catchUp`: time went on since it was saved. */
  restore(saved: SavedWorld, catchUp: boolean): World {
    const parent = saved.parent === undefined ? undefined : this.worlds.get(saved.parent);
    const clock = Clock.restore(saved.clock, catchUp);
    const timeline = parent?.timeline ?? this.timeline(clock);
    // Each member of a family was saved at its own time; the latest one counts.
    timeline.clock.set(clock.now());
    const { id, seed, scenario } = saved;
    const world = new World(this, { id, seed, scenario, timeline, ...(parent && { parent: parent.id }) });
    this.worlds.set(id, world);
    world.restore(saved);
    return world;
  }

  /** Sets a family's clock forward; see Timeline.advance. */
  async advance(world: World, target: (now: number) => number, act?: () => void): Promise<Fired[]> {
    const fired = await world.timeline.advance(target, act);
    for (const each of this.family(world)) each.touch();
    return fired;
  }

  close(): void {
    for (const world of this.worlds.values()) world.timeline.close();
  }
}
