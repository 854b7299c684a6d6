// Projects: list, describe, reset and delete them.
import type { ControlProject } from '../contract/types.js';
import { invalidInput } from '../engine/requests/problem.js';
import { isoTime } from '../engine/time/clock.js';
import { inTurns, type Steps } from '../engine/time/turns.js';
import type { Checkpoints } from '../engine/world/checkpoints.js';
import { type ProjectSummary, RestingWorld, summaryOf } from '../engine/world/projects.js';
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

  return {
    controller: 'WorldsController',
    handlers: {
      async resetAll(_call, simulation) {
        const inTurnsOfCall = simulation.turnsOfCall();
        await simulation.allPresent();
        await inTurnsOfCall(resettingAll(simulation));
        return { projects: await inTurns(listing([...simulation.worlds.values()], view)) };
      },

      async listProjects({ query: { q = '', pageSize, pageToken } }, simulation) {
        const waiting = simulation.namedProjects().filter((id) => !simulation.projects.has(id));
        const found = [...simulation.projects.ids(), ...waiting].filter((id) => matches(id, q));
        const from = pageToken === undefined ? 0 : found.indexOf(pageToken) + 1;
        if (pageToken !== undefined && from === 0)
          throw invalidInput(['pageToken must be the nextPageToken of the previous page']);
        const shown = found.slice(from, pageSize === undefined ? undefined : from + pageSize);
        const more = from + shown.length < found.length && { nextPageToken: shown.at(-1)! };
        // Only what is shown is looked at: there can be many projects.
        const viewFor = (id: string): ControlProject => {
          const project = simulation.projects.find(id);
          if (!project) return viewBefore(simulation, id);
          return project instanceof RestingWorld ? viewOf(project.summary, true) : view(project);
        };
        return { projects: await inTurns(listing(shown, viewFor)), ...more };
      },

      getProject: ({ params }, simulation) => view(reach(simulation, params)),

      forgetProject({ params: { projectId } }, simulation) {
        simulation.forget(projectId);
        checkpoints.forget(projectId);
      },

      async resetProject({ params: { projectId }, body = {} }, simulation) {
        if (body.scenario !== undefined) requireScenario(simulation, library, body.scenario);
        const inTurnsOfCall = simulation.turnsOfCall();
        // The scenario may have a parent for it.
        await simulation.after(simulation.present(projectId, body.scenario), () => {
          // Throws in strict mode for an unknown project. Jobs of the old world are dropped.
          simulation.world(projectId);
        });
        return view(await inTurnsOfCall(simulation.resetting(projectId, body)));
      },
    },
  };
}

/** A reset of a project removes the sub-projects that its bundles created. */
function* resettingAll(simulation: Simulation): Steps<void> {
  const roots = [...simulation.worlds.values()].filter(({ parent }) => parent === undefined);
  for (const { id } of roots) {
    // Another call may have deleted it meanwhile.
    if (simulation.worlds.has(id)) yield* simulation.resetting(id);
    yield;
  }
}

/** Views of projects. They do not change any more, so a long list can be sent in parts. */
function* listing<T>(things: readonly T[], viewFor: (thing: T) => ControlProject): Steps<ControlProject[]> {
  const views: ControlProject[] = [];
  for (const thing of things) {
    views.push(viewFor(thing));
    yield;
  }
  Object.freeze(views);
  return views;
}

const matches = (id: string, q: string): boolean => id.toLowerCase().includes(q.toLowerCase());

/** A project that the scenario names, before its first use. */
export function viewBefore(simulation: Simulation, id: string): ControlProject {
  const { parent, clock } = simulation.clockBefore(id);
  return {
    id,
    begun: false,
    resting: false,
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
export const projectView = (world: ProjectWorld, { tally }: Pick<Outbox, 'tally'>): ControlProject =>
  viewOf(summaryOf(world, tally), false);

export function viewOf(
  { lastActivity, nextDue, parent, clock, records, deliveries, ...plain }: ProjectSummary,
  resting: boolean,
): ControlProject {
  return {
    ...plain,
    begun: true,
    resting,
    ...(lastActivity !== undefined && { lastActivity: isoTime(lastActivity) }),
    ...(nextDue !== undefined && { nextDue: isoTime(nextDue) }),
    ...(parent !== undefined && { parent }),
    clock: clockView({ clock }),
    records: { ...records },
    deliveries: { ...deliveries },
  };
}
