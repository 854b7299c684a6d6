// Projects: list, describe, reset and delete them.
import type { ControlProject } from '../contract/types.js';
import { invalidInput } from '../engine/requests/problem.js';
import { isoTime } from '../engine/time/clock.js';
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
  const all = (simulation: Simulation) => [...simulation.worlds.values()].map(view);

  return {
    controller: 'WorldsController',
    handlers: {
      resetAll(_call, simulation) {
        // A reset of a project removes the sub-projects that its bundles created.
        for (const { id, parent } of [...simulation.worlds.values()]) if (parent === undefined) simulation.reset(id);
        return { projects: all(simulation) };
      },

      listProjects({ query: { q = '', pageSize, pageToken } }, simulation) {
        const waiting = simulation.namedProjects().filter((id) => !simulation.worlds.has(id));
        const found = [...simulation.worlds.keys(), ...waiting].filter((id) => matches(id, q));
        const from = pageToken === undefined ? 0 : found.indexOf(pageToken) + 1;
        if (pageToken !== undefined && from === 0)
          throw invalidInput(['pageToken must be the nextPageToken of the previous page']);
        const shown = found.slice(from, pageSize === undefined ? undefined : from + pageSize);
        const more = from + shown.length < found.length && { nextPageToken: shown.at(-1)! };
        // Only what is shown is looked at: there can be many projects.
        const projects = shown.map((id) => {
          const world = simulation.worlds.get(id);
          return world ? view(world) : viewBefore(simulation, id);
        });
        return { projects, ...more };
      },

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

const matches = (id: string, q: string): boolean => id.toLowerCase().includes(q.toLowerCase());

/** A project that the scenario names, before its first use. */
function viewBefore(simulation: Simulation, id: string): ControlProject {
  const { parent, clock } = simulation.clockBefore(id);
  return {
    id,
    begun: false,
    ...(parent !== undefined && { parent }),
    scenario: simulation.settings.scenario,
    seed: simulation.settings.seed,
    clock: clockView({ clock }),
    pending: 0,
    records: {},
    deliveries: {},
  };
}

/** The view of a project: its settings and counts. */
export function projectView(world: ProjectWorld, outbox: Outbox): ControlProject {
  const { latest } = world.history;
  const { nextDue } = world.timeline;
  return {
    id: world.id,
    begun: true,
    ...(latest && { lastActivity: isoTime(latest.at) }),
    ...(nextDue !== undefined && { nextDue: isoTime(nextDue) }),
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
