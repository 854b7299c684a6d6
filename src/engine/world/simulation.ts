// All worlds of one simulator, and what they share: settings, resources, collections, job runners.
import type { ControlEntry, Stamp } from '../history/entry.js';
import { stampOf } from '../history/history.js';
import type {
  AnyServiceModule,
  CollectionDefinition,
  Delivered,
  Job,
  PlatformCheck,
  Resource,
  Settings,
} from '../model.js';
import { LimitReached, Problem } from '../requests/problem.js';
import { Clock } from '../time/clock.js';
import { Timeline } from '../time/timeline.js';
import { atOnce, inTurns, type Steps } from '../time/turns.js';
import { readInstant } from '../time/written.js';
import { Beginning, Beginnings, isLong } from './beginnings.js';
import { type CatalogReader, catalogs } from './catalog.js';
import type { Eviction } from './eviction.js';
import { type Holder, Projects, type RestingFamily } from './projects.js';
import { ownTables } from './saved.js';
import { type ProjectScenario, playing, type Registry, type Scenario, scenarioFaults } from './scenario.js';
import { type OutgoingEvent, ProjectWorld, type Surroundings } from './world.js';

/** Runs a due job of its kind. */
export type JobRunner = (world: ProjectWorld, data: any) => void;

/** The functions that the application connects to the worlds. */
export interface Connections {
  /** Delivers an event to the webhooks. */
  emitted(world: ProjectWorld, event: OutgoingEvent, content: object): void;
  /** A world changed and must be saved. */
  changed(world: ProjectWorld): void;
  /** A world was removed: its file and its queues must be, too. */
  forgotten(world: ProjectWorld): void;
  /** An error outside any request: a bug of ours. */
  failed(error: Error): void;
}

export interface BeginOptions {
  scenario?: string;
  seed?: number;
  /** The world whose bundle created it; they share a clock. */
  parent?: ProjectWorld;
  /** Channels that a sub-project is onboarded for if the scenario does not define it; defaults to its parent's. */
  initialized?: readonly string[];
  start?: ProjectScenario;
}

export interface ResetOptions {
  scenario?: string;
  seed?: number;
}

/** A call of the control API, as the history shows it. */
export type CallRecord = Omit<ControlEntry, keyof Stamp | 'kind'>;

const entryOf = (call: CallRecord, world: ProjectWorld): ControlEntry => ({
  kind: 'control',
  ...stampOf(world),
  ...call,
});

/** What a scenario defines for a project by its id; `*` is not an id. */
function projectOf({ projects }: Scenario, id: string): ProjectScenario | undefined {
  return id !== '*' && Object.hasOwn(projects, id) ? projects[id] : undefined;
}

/** A resource that was declared in parts, and whose file of tables nobody imported, would accept no event at all. */
function tablesMustBeThere({ name, events, transitions }: Resource): void {
  if (Object.keys(events).length > 0 && Object.keys(transitions).length === 0)
    throw new Error(`${name} has events, but no transitions: import the file that adds them`);
}

export class Simulation implements Surroundings, Registry {
  readonly projects = new Projects();
  /** Those in memory. */
  readonly worlds = this.projects.worlds;
  /** Lets go of worlds that nobody uses; undefined: all stay in memory. */
  eviction: Eviction | undefined;
  /** Undefined: no other process has a part of the projects. */
  holder: Holder | undefined;
  readonly scenarios = new Map<string, Scenario>();
  tracksChanges = false;
  readonly #resources = new Map<string, Resource>();
  readonly #collections = new Map<string, CollectionDefinition>();
  readonly #platformChecks = new Map<string, Readonly<Record<string, PlatformCheck>>>();
  readonly #runners = new Map<string, JobRunner>();
  /** Called, for jobs of a kind, with one that will not run. */
  readonly #dropped = new Map<string, (world: ProjectWorld, job: Job, reason: string) => void>();
  readonly #listeners: NonNullable<AnyServiceModule['delivered']>[] = [];
  /** The content of a catalogue, read once. */
  readonly catalog: CatalogReader;
  #connections: Connections | undefined;
  /** The call of the control API whose first part is running: the first entry of every family that it begins. */
  #call: CallRecord | undefined;
  readonly #beginnings = new Beginnings();
  /** Above 0 while projects begin that must not be refused: those of a scenario, or in place of others. */
  #granted = 0;

  constructor(readonly settings: Settings) {
    this.catalog = catalogs(settings.readCatalog);
    this.addRunner('decision', (world, { id }: { id: string }) => world.decisions.fallDue(id));
    this.#dropped.set('decision', (world, { data }, reason) => world.decisions.stopWaiting(String(data.id), reason));
  }

  connect(connections: Connections): void {
    this.#connections = connections;
  }

  add(module: AnyServiceModule): void {
    for (const resource of module.resources ?? []) {
      tablesMustBeThere(resource);
      this.#resources.set(resource.name, resource);
      this.addCollection(resource);
    }
    for (const definition of module.collections ?? []) this.addCollection(definition);
    for (const [name, checks] of Object.entries(module.platformChecks ?? {})) this.#platformChecks.set(name, checks);
    if (module.delivered) this.#listeners.push(module.delivered);
  }

  addCollection(definition: CollectionDefinition): void {
    if (ownTables.some((own) => own === definition.collection))
      throw new Error(`${definition.collection} is a table of every world`);
    this.#collections.set(definition.collection, definition);
  }

  addRunner(kind: string, runner: JobRunner): void {
    this.#runners.set(kind, runner);
  }

  platformCheck(resource: string, name: string): PlatformCheck {
    const check = this.#platformChecks.get(resource)?.[name];
    if (!check) throw new Error(`${resource} has no check ${name} for platform rules`);
    return check;
  }

  jobKinds(): string[] {
    return [...this.#runners.keys()];
  }

  resources(): Iterable<Resource> {
    return this.#resources.values();
  }

  collections(): Iterable<CollectionDefinition> {
    return this.#collections.values();
  }

  hasResource(name: string): boolean {
    return this.#resources.has(name);
  }

  resource(name: string): Resource {
    const resource = this.#resources.get(name);
    if (!resource) throw new Error(`no resource ${name}`);
    return resource;
  }

  collectionNamed(name: string): CollectionDefinition {
    const definition = this.#collections.get(name);
    if (!definition) throw new Error(`no collection ${name}`);
    return definition;
  }

  emitted(world: ProjectWorld, event: OutgoingEvent, content: object): void {
    this.#connections?.emitted(world, event, content);
  }

  /** Notifies the service modules of the result of a delivery attempt. */
  delivered(world: ProjectWorld, delivered: Delivered): void {
    for (const listen of this.#listeners) listen(world, delivered);
  }

  changed(world: ProjectWorld): void {
    this.#connections?.changed(world);
  }

  keysChanged({ id, credentials }: ProjectWorld): void {
    this.projects.setKeys(id, credentials);
  }

  /** The world of a project, created on first use. Throws `project_not_found` in strict mode, and Beginning. */
  world(id: string): ProjectWorld {
    const known = this.worlds.get(id);
    if (known) return known;
    this.#mustBeAllowed(id);
    this.#mustNotTakeLong(id);
    return this.begin(id);
  }

  /** As `world`, for a caller that can wait. */
  async begun(id: string): Promise<ProjectWorld> {
    for (;;) {
      try {
        return this.world(id);
      } catch (error) {
        if (!(error instanceof Beginning)) throw error;
        await error.ready;
      }
    }
  }

  /** Throws Beginning if a project, or the parent that its scenario gives it, has many records to begin with. */
  #mustNotTakeLong(id: string): void {
    const coming = this.#beginnings.coming(id);
    if (coming) throw new Beginning(coming);
    if (this.projects.has(id)) return;
    const scenario = this.scenarios.get(this.settings.scenario)!;
    const start = projectOf(scenario, id) ?? scenario.projects['*'];
    if (start?.parent !== undefined) this.#mustNotTakeLong(start.parent);
    if (start && isLong(start)) throw new Beginning(this.#beginnings.begins(id, inTurns(this.#beginningAside(id))));
  }

  #mustBeAllowed(id: string): void {
    const scenario = this.scenarios.get(this.settings.scenario)!;
    if (this.settings.mode === 'strict' && !projectOf(scenario, id)) {
      throw new Problem('project_not_found', { projectId: id });
    }
  }

  /** Begins a project if it does not exist; one that rests is not disturbed. */
  open(id: string): void {
    if (!this.projects.has(id)) this.world(id);
  }

  /**
   * Brings a project back that rests, or the family that it would join. Every call that names a project awaits this before
   * it uses the world; undefined: there is nothing to wait for. Rejects if the project cannot be read. `scenario`: the one
   * that the project may begin from.
   */
  present(id: string | undefined, scenario = this.settings.scenario): Promise<void> | undefined {
    if (!this.eviction || id === undefined) return undefined;
    const world = this.worlds.get(id);
    if (world) this.eviction.use(world);
    if (this.holder) return this.holder.hold(id, this.topOf(id, scenario));
    const start = this.scenarios.get(scenario);
    const parent = start && projectOf(start, id)?.parent;
    const family = this.projects.resting(id) ?? (parent === undefined ? undefined : this.projects.resting(parent));
    return family && this.eviction.bringBack(family);
  }

  /** The topmost project of the family that a project would begin in. */
  topOf(id: string, scenario = this.settings.scenario): string {
    const start = this.scenarios.get(scenario);
    const parent = start && projectOf(start, id)?.parent;
    return parent === undefined ? id : this.topOf(parent, scenario);
  }

  /** Brings back everything that rests; undefined: nothing does. */
  allPresent(): Promise<void> | undefined {
    if (this.holder) return this.holder.holdAll();
    const families = [...this.projects.restingFamilies()];
    return families.length === 0 ? undefined : this.#bringBack(families);
  }

  async #bringBack(families: readonly RestingFamily[]): Promise<void> {
    for (const family of families) await this.eviction?.bringBack(family);
  }

  /** Runs a part of a call of the control API once `coming` is there: the families that begin in it know the call. */
  after<T>(coming: Promise<void> | undefined, run: () => T): T | Promise<T> {
    const call = this.#call;
    return coming ? coming.then(() => (call ? this.#during(call, run) : run())) : run();
  }

  /** As `after`, for long parts, which give way to other requests: runs one, now or later in the call. */
  turnsOfCall(): <T>(work: Steps<T>) => Promise<T> {
    const call = this.#call;
    return (work) => inTurns(work, (step) => (call ? this.#during(call, step) : step()));
  }

  /** Runs a long part of a call now; see turnsOfCall. */
  inTurns<T>(work: Steps<T>): Promise<T> {
    return this.turnsOfCall()(work);
  }

  /** The projects that have a key of this id, begun or not, and its secret in each. */
  *holdersOf(keyId: string): Iterable<readonly [project: string, keySecret: string]> {
    yield* this.projects.holders(keyId);
    const { projects } = this.scenarios.get(this.settings.scenario)!;
    for (const [id, { credentials = [] }] of Object.entries(projects)) {
      if (id === '*' || this.projects.has(id)) continue;
      for (const key of credentials) if (key.keyId === keyId) yield [id, key.keySecret];
    }
  }

  /** Ids of the projects that the scenario names. */
  namedProjects(): string[] {
    const { projects } = this.scenarios.get(this.settings.scenario)!;
    return Object.keys(projects).filter((id) => id !== '*');
  }

  /** The clock that a project of the scenario will start with. */
  clockBefore(id: string): { parent: string | undefined; clock: Clock } {
    const scenario = this.scenarios.get(this.settings.scenario)!;
    const own = projectOf(scenario, id);
    const { parent } = own ?? {};
    const known = parent === undefined ? undefined : this.#clockOf(parent);
    const start = parent === undefined ? own : projectOf(scenario, parent);
    return { parent, clock: known ?? this.#newClock(start ?? { initialized: [] }) };
  }

  #clockOf(id: string): Clock | undefined {
    return this.worlds.get(id)?.clock ?? this.projects.resting(id)?.clock;
  }

  /** Creates a project's world from a scenario. */
  begin(id: string, options: BeginOptions = {}): ProjectWorld {
    const { world, start } = this.#create(id, options, false);
    if (!start) return world;
    const fill = (): void => atOnce(playing(world, start, this));
    if (this.#beginnings.has(world)) fill();
    else this.#grant(fill);
    world.markChanged();
    return world;
  }

  /** As `begin`, in steps. Others find the world, in the place of any of its id, when it is complete. */
  *#beginningAside(id: string, options: BeginOptions = {}): Steps<ProjectWorld> {
    const { world, start } = this.#create(id, options, true);
    if (!start) return world;
    try {
      yield* playing(world, start, this);
      this.#makeWayFor(world);
    } catch (error) {
      const { worlds, release } = this.#beginnings.take(world);
      for (const each of worlds.toReversed()) {
        each.leave();
        each.timeline.forget(each.id);
      }
      release();
      throw error;
    }
    const { worlds, release } = this.#beginnings.take(world);
    for (const each of worlds) {
      this.projects.add(each);
      each.arrive();
    }
    release();
    for (const each of worlds) each.markChanged();
    return world;
  }

  /** Removes the family that a world replaces. Throws if there is no room, or if another family has one of its ids. */
  #makeWayFor(world: ProjectWorld): void {
    const isNew = !this.projects.has(world.id);
    for (const { id } of this.#beginnings.groupOf(world)) {
      const owner = this.projects.rootOf(id);
      if (owner !== undefined && (owner !== world.id || world.parent)) throw new Error(`project ${id} began elsewhere`);
    }
    if (isNew) this.requireRoomFor(1);
    else this.forget(world.id);
  }

  /** The new world of a project, without records; no `start`: it had begun. `aside`: others must not find it yet. */
  #create(id: string, options: BeginOptions, aside: boolean): { world: ProjectWorld; start?: ProjectScenario } {
    const name = options.scenario ?? this.settings.scenario;
    const scenario = this.scenarios.get(name);
    if (!scenario) throw new Error(`no scenario ${name}`);
    const seed = options.seed ?? this.settings.seed;
    const own = options.start ?? projectOf(scenario, id);
    const parent = options.parent ?? this.#parentOf(own, { scenario: name, seed });
    const isAside = aside || (parent !== undefined && this.#beginnings.has(parent));
    // Creating the parent may have created this project, too: by a bundle of the scenario.
    const begun = isAside ? parent?.project(id) : this.worlds.get(id);
    if (begun) return { world: begun };
    if (!isAside && this.projects.has(id)) throw new Error(`project ${id} rests, and was not brought back`);
    // A sub-project that the scenario does not define is empty, and has its parent's channels, platform rules and settings.
    const inherited = parent && {
      initialized: [...(options.initialized ?? parent.initialized)],
      platformRules: parent.platformRules,
      settings: parent.ownSettings,
    };
    const start = own ?? inherited ?? scenario.projects['*'] ?? { initialized: [] };
    if (!isAside) this.requireRoomFor(1);
    const timeline = parent?.timeline ?? this.#newTimeline(start);
    const arriving = isAside && { arriving: true };
    const world = new ProjectWorld(this, {
      id,
      timeline,
      seed,
      scenario: name,
      ...(parent && { parent }),
      ...arriving,
    });
    if (isAside) this.#beginnings.add(world);
    else this.projects.add(world);
    this.#noteCall(world);
    return { world, start };
  }

  /** Throws LimitReached if so many more projects would be too many. */
  requireRoomFor(count: number): void {
    const { maxProjects } = this.settings;
    if (this.#granted > 0 || this.projects.size + count <= maxProjects) return;
    throw new LimitReached(
      `the simulator has at most ${maxProjects} projects`,
      'Delete some (DELETE /__admin/projects/<id>), or start it with a higher --max-projects',
    );
  }

  #grant<T>(begin: () => T): T {
    this.#granted++;
    try {
      return begin();
    } finally {
      this.#granted--;
    }
  }

  /** The world of the parent that a scenario names, created if it does not exist. */
  #parentOf(start: ProjectScenario | undefined, options: { scenario: string; seed: number }): ProjectWorld | undefined {
    if (start?.parent === undefined) return undefined;
    return this.worlds.get(start.parent) ?? this.begin(start.parent, options);
  }

  #newTimeline(start: ProjectScenario): Timeline {
    return this.timeline(this.#newClock(start));
  }

  #newClock(start: ProjectScenario): Clock {
    const setting = this.settings.clock;
    const at = start.now === undefined ? setting.at : readInstant(start.now).value;
    return new Clock({ ...setting, ...(at !== undefined && { at }) });
  }

  timeline(clock: Clock): Timeline {
    const beginnings = this.#beginnings;
    const { worlds } = this;
    const timeline: Timeline = new Timeline(clock, {
      run: (job) => {
        const world = this.worlds.get(job.world);
        const runner = this.#runners.get(job.kind);
        if (!runner) throw new Error(`no runner for jobs of kind ${job.kind}`);
        if (world) world.history.within(undefined, () => world.act(() => runner(world, job.data)));
      },
      failed: (error) => this.#connections?.failed(error),
      noted({ world, id }) {
        (beginnings.find(world, timeline) ?? worlds.get(world))?.markChanged('jobs', id);
      },
      dropped: (job, reason) => {
        const world = this.worlds.get(job.world);
        const drop = this.#dropped.get(job.kind);
        if (world && drop) world.history.within(undefined, () => world.act(() => drop(world, job, reason)));
      },
    });
    return timeline;
  }

  /** As `addingScenario`, at one moment. */
  addScenario = (scenario: Scenario): string[] => atOnce(this.addingScenario(scenario));

  /** Adds a scenario under its name. If it has faults, returns them and does not add it. */
  *addingScenario(scenario: Scenario): Steps<string[]> {
    const scratch = (id: string): ProjectWorld =>
      new ProjectWorld(this, {
        id,
        timeline: this.timeline(new Clock({ mode: 'frozen' })),
        seed: 0,
        scenario: scenario.name,
        scratch: true,
      });
    const faults = yield* scenarioFaults(scenario, this.#collections, this.settings.platformRules, scratch);
    if (faults.length === 0) this.scenarios.set(scenario.name, scenario);
    return faults;
  }

  /** The world of a sub-project, created if it does not exist. */
  beginSubproject(
    id: string,
    parent: ProjectWorld,
    { initialized }: Pick<BeginOptions, 'initialized'> = {},
  ): ProjectWorld {
    const known = parent.project(id);
    if (known) return known;
    const { scenario, seed } = parent;
    return this.begin(id, { scenario, seed, parent, ...(initialized && { initialized }) });
  }

  /**
   * Runs a call of the control API that may change a project. The call becomes an entry of the history, unless it is
   * rejected.
   */
  async act<T>(projectId: string | undefined, call: CallRecord, run: () => T | Promise<T>): Promise<T> {
    const find = (): ProjectWorld | undefined => (projectId === undefined ? undefined : this.worlds.get(projectId));
    const before = find();
    const cause = before?.history.start(entryOf(call, before));
    const recorded = () => this.#during(call, () => (before ? before.history.within(cause, run) : run()));
    try {
      const result = await (before ? before.actUntil(recorded) : recorded());
      if (before && cause && find()?.history === before.history) before.history.finish(cause);
      return result;
    } finally {
      find()?.markChanged();
    }
  }

  #during<T>(call: CallRecord, run: () => T): T {
    this.#call = call;
    try {
      return run();
    } finally {
      this.#call = undefined;
    }
  }

  #noteCall(world: ProjectWorld): void {
    if (this.#call && world.parent === undefined) world.history.add(entryOf(this.#call, world));
  }

  /** Removes a project and its sub-projects. */
  forget(id: string): void {
    const world = this.worlds.get(id);
    if (!world) return;
    const leaving = world.parent === undefined ? world.family() : [world];
    for (const each of leaving) {
      each.leave();
      this.projects.remove(each);
      each.timeline.forget(each.id);
      this.#connections?.forgotten(each);
    }
    if (world.parent === undefined) world.timeline.close();
    // Its listeners must look for another one.
    world.history.changed.notify();
  }

  /** Lets go of a family that another process holds now; what was not saved is lost. `reason`: for those who wait for it. */
  drop(root: ProjectWorld, reason: Error): void {
    const worlds = root.family();
    this.projects.drop(worlds);
    root.timeline.close();
    root.history.changed.notify();
    root.history.changed.fail(reason);
    for (const { journal, deliveriesChanged } of worlds) {
      journal.changed.fail(reason);
      deliveriesChanged.fail(reason);
    }
  }

  /** Replaces a world with a new one, by default from the same scenario. */
  reset(id: string, options: ResetOptions = {}): ProjectWorld {
    const old = this.worlds.get(id);
    if (!old) return this.begin(id, options);
    const { parent } = old;
    const again = this.#againFrom(old, options);
    this.forget(id);
    return this.#grant(() => this.begin(id, { ...again, ...(parent && { parent }) }));
  }

  #againFrom(old: ProjectWorld, options: ResetOptions): Required<ResetOptions> {
    // The scenario of a saved world may not exist in this process.
    const scenario = this.scenarios.has(old.scenario) ? old.scenario : this.settings.scenario;
    return { scenario, seed: old.seed, ...options };
  }

  /** As `reset`, in steps if there are many records to begin with. */
  *resetting(id: string, options: ResetOptions = {}): Steps<ProjectWorld> {
    const old = this.worlds.get(id);
    if (old?.parent !== undefined) return this.reset(id, options);
    const again = old ? this.#againFrom(old, options) : options;
    const scenario = this.scenarios.get(again.scenario ?? this.settings.scenario);
    const start = scenario && (projectOf(scenario, id) ?? scenario.projects['*']);
    // A sub-project shares the timeline of its family, which does not stop for it.
    if (!start || start.parent !== undefined || !isLong(start)) return this.reset(id, options);
    return yield* this.#beginningAside(id, again);
  }

  /** Puts a complete world in the place of any of its id. */
  place(world: ProjectWorld): void {
    this.projects.add(world);
    this.#noteCall(world);
    world.arrive();
  }

  close(): void {
    this.eviction?.close();
    for (const world of this.worlds.values()) world.timeline.close();
  }
}
