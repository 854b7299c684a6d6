// A simulator as a test sees it. The calls are the same whether it runs in this process or elsewhere.
import { randomUUID } from 'node:crypto';
import type {
  ControlCatalog,
  ControlCatalogExample,
  ControlHealth,
  ControlLifecycles,
  ControlPlatformRules,
  ControlProject,
  ControlScenario,
  ControlScenarioInput,
  ControlSettings,
  ControlTokenExpiry,
} from '../contract/types.js';
import { Control, SimulatorError, type Transfer } from './control.js';
import { simulatorCalls } from './method-words.js';
import { nearestProjectCalls, Project } from './project.js';
import type { Written } from './times.js';
import { namesOf, suggestNames } from './unknown-names.js';

/** Leads programs to a simulator. */
interface Led {
  environment(outer: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
  install(): () => void;
  close(): void;
}

export interface SimulatorOptions {
  /** Generates the id of a project that a caller does not name; a random one by default. */
  freshId?: () => string;
  /** Stops the server when the simulator is closed. */
  stop?: () => Promise<void>;
  /** How programs are led to it, if it was started with `intercept`. */
  led?: Led;
  /** Called as the bodies of calls are sent and received. */
  watch?: (transfer: Transfer) => void;
}

/** Which examples of the catalogue: those of a kind, or of an operation and its errors. */
export interface CatalogExampleFilter {
  kind?: ControlCatalogExample['kind'];
  /** Its id, or as much of `service.group.action` as only one operation has. */
  operation?: string;
}

/**
 * A running simulator: started by `startSimulator`, or attached to by `connect`. Every call throws SimulatorError if the
 * control API rejects it or nothing answers.
 */
export class Simulator {
  readonly #control: Control;
  readonly #options: SimulatorOptions;

  constructor(url: string, adminToken?: string, options: SimulatorOptions = {}) {
    this.#control = new Control(url, adminToken, options.watch);
    this.#options = options;
  }

  /** Base URL, without a trailing slash: `http://127.0.0.1:7462`. */
  get url(): string {
    return this.#control.url;
  }

  /**
   * A project, created by the first call that names it. Projects share nothing, so tests that run in parallel use one
   * each. Without an id, returns a new project on every call.
   */
  project(id: string = this.#options.freshId?.() ?? `project-${randomUUID()}`): Project {
    return new Project(this.#control, id);
  }

  /** Status, versions and number of projects. Throws SimulatorError (`unreachable`) if another program answers. */
  async health(): Promise<ControlHealth> {
    const health = await this.#control.get<'HealthController_getHealth_v1'>('/__admin/health');
    // Other mocks serve a page at this path, too.
    if (health.contract === undefined) {
      throw new SimulatorError(`${this.url} is not a simulator of this API`, 'unreachable', 200);
    }
    return health;
  }

  /** The versions, how it was started, and its scenario with the credentials of each project; with `secrets`, key secrets. */
  settings({ secrets = false } = {}): Promise<ControlSettings> {
    return this.#control.get<'SimulatorController_getSettings_v1'>('/__admin/settings', { secrets });
  }

  /** The existing projects; with `all`, also those that the scenario names and that nothing has used yet. */
  async projects({ all = false } = {}): Promise<ControlProject[]> {
    const { projects } = await this.#control.get<'WorldsController_listProjects_v1'>('/__admin/projects');
    return all ? projects : projects.filter(({ begun }) => begun);
  }

  /** Resets every project to its scenario, and returns them. */
  async reset(): Promise<ControlProject[]> {
    return (await this.#control.post<'WorldsController_resetAll_v1'>('/__admin/reset')).projects;
  }

  /** The scenarios that a project can be reset to. */
  async scenarios(): Promise<ControlScenario[]> {
    return (await this.#control.get<'ScenariosController_listScenarios_v1'>('/__admin/scenarios')).scenarios;
  }

  /** Adds a scenario that projects can be reset to; replaces an added one of the same name. */
  addScenario(scenario: Written<ControlScenarioInput>): Promise<ControlScenario> {
    return this.#control.post<'ScenariosController_addScenario_v1'>('/__admin/scenarios', scenario);
  }

  /**
   * Expires the access tokens issued until now: those of a key, those used for a project, or all. Clients that use them get
   * a 401 that tells them to fetch new ones.
   */
  expireTokens(which: ControlTokenExpiry = {}): Promise<void> {
    return this.#control.post<'TokensController_expireTokens_v1'>('/__admin/tokens/expire', which);
  }

  /** Every lifecycle, as transitions and as a Mermaid diagram. */
  async lifecycles(): Promise<ControlLifecycles['lifecycles']> {
    return (await this.#control.get<'LifecyclesController_listLifecycles_v1'>('/__admin/lifecycles')).lifecycles;
  }

  /** What the platforms behind the API refuse, each rule with an example. */
  platformRules(): Promise<ControlPlatformRules> {
    return this.#control.get<'PlatformRulesController_listPlatformRules_v1'>('/__admin/platform-rules');
  }

  /** Everything a test can force: error codes of each operation, outcomes and triggers of each lifecycle, magic values. */
  catalog(): Promise<ControlCatalog> {
    return this.#control.get<'CatalogController_getCatalog_v1'>('/__admin/catalog');
  }

  /**
   * The calls that show each entry of the catalogue: those that prepare a project, and the one that is answered with the
   * error, has the effect of the magic value, or breaks the platform rule.
   */
  async catalogExamples(filter: CatalogExampleFilter = {}): Promise<ControlCatalogExample[]> {
    const { examples } = await this.#control.get<'CatalogController_listExamples_v1'>('/__admin/catalog/examples', {
      ...filter,
    });
    return examples;
  }

  /**
   * The environment of this process with what leads a program, in any language, to this simulator instead of the hosts of
   * the API: `spawn('npm', ['test'], { env: simulator.env })`. Throws SimulatorError without `intercept: true`.
   */
  get env(): Record<string, string> {
    const variables = Object.entries(this.#led('env').environment(process.env));
    return Object.fromEntries(variables.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  }

  /**
   * Leads the calls that this process makes to the hosts of the API to this simulator, until the function that it returns
   * is called or the simulator is closed. Throws SimulatorError without `intercept: true`.
   */
  install(): () => void {
    return this.#led('install()').install();
  }

  #led(what: string): Led {
    const { led } = this.#options;
    if (led) return led;
    throw new SimulatorError(`${what} needs startSimulator({ intercept: true })`, 'not_intercepting', 0);
  }

  /** Stops the simulator if `startSimulator` started it; one that runs elsewhere is only disconnected. */
  async close(): Promise<void> {
    this.#control.close();
    this.#options.led?.close();
    await this.#options.stop?.();
  }

  /** Closes the simulator at the end of a block: `await using simulator = await startSimulator()`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

const names = namesOf(Simulator.prototype);

suggestNames(Simulator.prototype, 'a simulator', ['url', 'env'], (name) => {
  const own = simulatorCalls(name, names);
  return own.length > 0 ? own : nearestProjectCalls(name).map((call) => `project(id).${call}`);
});
