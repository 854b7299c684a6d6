// Scenarios: what projects contain when they are created or reset.
import type { ControlScenario } from '../contract/types.js';
import { invalidInput, Problem } from '../engine/requests/problem.js';
import { inTurns, type Steps } from '../engine/time/turns.js';
import type { Scenario } from '../engine/world/scenario.js';
import type { Simulation } from '../engine/world/simulation.js';
import { limits } from '../limits.js';
import { type Control, listed, valueHint } from './control.js';
import { scenarioSizeFaults } from './limits.js';

/** The built-in scenarios, and how to add others. */
export interface ScenarioLibrary {
  names(): readonly string[];
  /** Adds a built-in scenario to the simulation. */
  load(name: string): void;
  /** Adds a scenario from a request, in steps; returns its faults. */
  adding(name: string, content: object): Steps<readonly string[]>;
}

export function scenariosControl(library: ScenarioLibrary): Control<'ScenariosController'> {
  return {
    controller: 'ScenariosController',
    handlers: {
      listScenarios(_call, simulation) {
        const scenarios = namesOf(simulation, library).map((name) => requireScenario(simulation, library, name));
        return { scenarios: scenarios.map(view) };
      },

      async addScenario({ body: { name, ...content } }, simulation) {
        const { most } = limits.scenarios;
        const others = [...simulation.scenarios.keys()].filter(
          (each) => each !== name && !library.names().includes(each),
        );
        if (others.length >= most) throw invalidInput([`at most ${most} scenarios can be added: replace one of them`]);
        const oversize = scenarioSizeFaults(simulation, content);
        const faults = oversize.length > 0 ? oversize : await inTurns(library.adding(name, content));
        if (faults.length > 0) throw invalidInput(faults);
        return view(simulation.scenarios.get(name)!);
      },
    },
  };
}

function view({ name, description = '', projects }: Scenario): ControlScenario {
  return { name, description, projects: Object.keys(projects) };
}

function namesOf(simulation: Simulation, library: ScenarioLibrary): string[] {
  return [...new Set([...simulation.scenarios.keys(), ...library.names()])].sort();
}

/** The scenario with this name, read from its file on first use. */
export function requireScenario(simulation: Simulation, library: ScenarioLibrary, name: string): Scenario {
  const loaded = simulation.scenarios.get(name);
  if (loaded) return loaded;
  const known = namesOf(simulation, library);
  if (!known.includes(name)) {
    throw new Problem('scenario_not_found', { value: name, hint: valueHint(name, known), supported: listed(known) });
  }
  library.load(name);
  return simulation.scenarios.get(name)!;
}
