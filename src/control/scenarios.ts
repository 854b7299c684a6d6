// Scenarios: what a world can start from.
import type { ControlScenario } from '../contract/types.js';
import { invalidInput, Problem } from '../engine/requests/problem.js';
import type { Scenario } from '../engine/world/scenario.js';
import type { Simulation } from '../engine/world/simulation.js';
import { type Control, hint, listed } from './control.js';

/** The scenario files that come with the simulator. */
export interface ScenarioShelf {
  names(): readonly string[];
  /** Brings one into the simulation. */
  load(name: string): void;
  /** Brings one in that came over the wire; answers what is wrong with it. */
  add(name: string, content: object): readonly string[];
}

export function scenariosControl(shelf: ScenarioShelf): Control<'ScenariosController'> {
  return {
    controller: 'ScenariosController',
    handlers: {
      listScenarios(_call, simulation) {
        const scenarios = namesOf(simulation, shelf).map((name) => requireScenario(simulation, shelf, name));
        return { scenarios: scenarios.map(view) };
      },

      addScenario({ body: { name, ...content } }, simulation) {
        const faults = shelf.add(name, content);
        if (faults.length > 0) throw invalidInput(faults);
        return view(simulation.scenarios.get(name)!);
      },
    },
  };
}

function view({ name, description = '', projects }: Scenario): ControlScenario {
  return { name, description, projects: Object.keys(projects) };
}

function namesOf(simulation: Simulation, shelf: ScenarioShelf): string[] {
  return [...new Set([...simulation.scenarios.keys(), ...shelf.names()])].sort();
}

/** The scenario of a name, read from its file at the first use. */
export function requireScenario(simulation: Simulation, shelf: ScenarioShelf, name: string): Scenario {
  const loaded = simulation.scenarios.get(name);
  if (loaded) return loaded;
  const known = namesOf(simulation, shelf);
  if (!known.includes(name)) {
    throw new Problem('scenario_not_found', { value: name, hint: hint(name, known), supported: listed(known) });
  }
  shelf.load(name);
  return simulation.scenarios.get(name)!;
}
