// A simulator as a test sees it: started in this process or running elsewhere, it is driven by the same calls.
import { randomUUID } from 'node:crypto';
import type {
  ControlCatalog,
  ControlHealth,
  ControlLifecycles,
  ControlProject,
  ControlScenario,
  ControlScenarioInput,
} from '../contract/types.js';
import { Control, SimulatorError } from './control.js';
import { Project } from './project.js';

export interface SimulatorOptions {
  /** Names a project that nobody named; a random id when left out. */
  freshId?: () => string;
  /** What `close` does beside closing the connections. */
  stop?: () => Promise<void>;
}

/** Every call throws SimulatorError: the control API refused it, or nothing answers. */
export class Simulator {
  readonly #control: Control;
  readonly #options: SimulatorOptions;

  constructor(url: string, adminToken?: string, options: SimulatorOptions = {}) {
    this.#control = new Control(url, adminToken);
    this.#options = options;
  }

  /** Where it listens, without a slash at the end: `http://127.0.0.1:7462`. */
  get url(): string {
    return this.#control.url;
  }

  /**
   * A project: its world begins with the first call that names it. Two projects share nothing, so tests that run at the
   * same time take one each; without an id it is one that nobody else has.
   */
  project(id: string = this.#options.freshId?.() ?? `project-${randomUUID()}`): Project {
    return new Project(this.#control, id);
  }

  async health(): Promise<ControlHealth> {
    const health = await this.#control.get<'HealthController_getHealth_v1'>('/__admin/health');
    // Other mocks have a page of this name, too.
    if (health.contract === undefined)
      throw new SimulatorError(`${this.url} is no simulator of this kind`, 'unreachable', 200);
    return health;
  }

  /** The projects that have a world. */
  async projects(): Promise<ControlProject[]> {
    return (await this.#control.get<'WorldsController_listProjects_v1'>('/__admin/projects')).projects;
  }

  /** Puts every project back to its scenario. */
  async reset(): Promise<ControlProject[]> {
    return (await this.#control.post<'WorldsController_resetAll_v1'>('/__admin/reset')).projects;
  }

  /** Scenarios that a project can be reset to. */
  async scenarios(): Promise<ControlScenario[]> {
    return (await this.#control.get<'ScenariosController_listScenarios_v1'>('/__admin/scenarios')).scenarios;
  }

  /** Adds a scenario that projects can be reset to, or replaces one that was added. */
  addScenario(scenario: ControlScenarioInput): Promise<ControlScenario> {
    return this.#control.post<'ScenariosController_addScenario_v1'>('/__admin/scenarios', scenario);
  }

  /** Every lifecycle, as rows and as a Mermaid diagram. */
  async lifecycles(): Promise<ControlLifecycles['lifecycles']> {
    return (await this.#control.get<'LifecyclesController_listLifecycles_v1'>('/__admin/lifecycles')).lifecycles;
  }

  /** What can be forced: error codes of each operation, outcomes and triggers of each lifecycle, magic values. */
  catalog(): Promise<ControlCatalog> {
    return this.#control.get<'CatalogController_getCatalog_v1'>('/__admin/catalog');
  }

  /** Ends what was begun: the simulator that `startSimulator` started, the connections to one that runs elsewhere. */
  async close(): Promise<void> {
    this.#control.close();
    await this.#options.stop?.();
  }

  /** `await using simulator = await startSimulator()` closes it at the end of the block. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
