// Projects: list, describe, reset and delete them.
import type { ControlProject } from '../contract/types.js';
import type { Checkpoints } from '../engine/world/checkpoints.js';
import type { Simulation } from '../engine/world/simulation.js';
import type { ProjectWorld } from '../engine/world/world.js';
import { clockView } from './clock.js';
import { type Control, reach } from './control.js';
import type { Outbox } from './deliveries.js';
import { requireScenario, type ScenarioLibrary } from './scenarios.js';

export function worldsControl(
  outbox: Outbox,
  library: ScenarioLibrary,
  checkpoints: Checkpoints,
): Control<'WorldsController'> {
  const view = (world: ProjectWorld): ControlProject => projectView(world, outbox);
  const all = (simulation: Simulation) => ({ projects: [...simulation.worlds.values()].map(view) });

  return {
    controller: 'WorldsController',
    handlers: {
      resetAll(_call, simulation) {
        // A reset of a project removes the sub-projects that its bundles created.
        for (const { id, parent } of [...simulation.worlds.values()]) if (parent === undefined) simulation.reset(id);
        return all(simulation);
      },

      listProjects: (_call, simulation) => all(simulation),

      getProject: ({ params }, simulation) => view(reach(simulation, params)),

      forgetProject({ params: { projectId } }, simulation) {
        simulation.forget(projectId);
        checkpoints.forget(projectId);
      },

      resetProject({ params, body = {} }, simulation) {
        if (body.scenario !== undefined) requireScenario(simulation, library, body.scenario);
        // Throws in strict mode for an unknown project. Jobs of the old world are dropped.
        simulation.world(params.projectId);
        return view(simulation.reset(params.projectId, body));
      },
    },
  };
}

/** The view of a project: its settings and counts. */
export function projectView(world: ProjectWorld, outbox: Outbox): ControlProject {
  return {
    id: world.id,
    ...(world.parent && { parent: world.parent.id }),
    scenario: world.scenario,
    seed: world.seed,
    clock: clockView(world),
    pending: world.decisions.waiting.size,
    records: world.sizes(),
    deliveries: countBy(outbox.all(world), ({ status }) => status),
  };
}

function countBy<T>(things: Iterable<T>, group: (thing: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const thing of things) counts[group(thing)] = (counts[group(thing)] ?? 0) + 1;
  return counts;
}
