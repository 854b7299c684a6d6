// The calls of the control API that are about all projects, as one of several processes answers them: with the parts of the
// others.
import type { ControlProject, ControlScenarioInput } from '../contract/types.js';
import { idsIn } from '../control/moved-state.js';
import type { ScenarioLibrary } from '../control/scenarios.js';
import { viewBefore, viewOf } from '../control/worlds.js';
import type { AnyServiceModule } from '../engine/model.js';
import { invalidInput } from '../engine/requests/problem.js';
import { inTurns } from '../engine/time/turns.js';
import { summaryOf, type Tally } from '../engine/world/projects.js';
import type { Simulation } from '../engine/world/simulation.js';
import { type Call, type Handler, handlersOf } from '../http/routes.js';
import type { Membership } from '../store/postgres/membership.js';
import type { Listed } from '../store/postgres/project-index.js';
import { patiently } from './patiently.js';
import type { Peers } from './peers.js';
import { summaryFrom } from './summaries.js';

export interface ClusterControlOptions {
  simulation: Simulation;
  membership: Membership;
  peers: Peers;
  tally: Tally;
  library: ScenarioLibrary;
}

type Handlers = Record<string, Handler<Simulation>>;

const isProject = (value: unknown): value is ControlProject =>
  typeof value === 'object' && value !== null && 'id' in value && 'clock' in value;

const projectsIn = (parts: readonly Record<string, unknown>[]): ControlProject[] =>
  parts.flatMap(({ projects }) => (Array.isArray(projects) ? projects.filter(isProject) : []));

const isScenario = (value: unknown): value is ControlScenarioInput =>
  typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';

/** The same modules, with other handlers for these calls. */
export function inCluster(
  controls: readonly AnyServiceModule[],
  options: ClusterControlOptions,
): readonly AnyServiceModule[] {
  const { simulation, membership, peers, tally, library } = options;
  const own = handlersOf<Simulation>(controls);
  const plain = (operation: string) => (call: Call) => own.get(operation)?.(call, simulation);
  const callOf = (operation: string, body: unknown): Call => ({ operation, params: {}, query: {}, body });

  /** Views of projects that are held here. */
  const held = (ids: Iterable<string>): ControlProject[] =>
    Array.from(ids, (id) => simulation.worlds.get(id)).flatMap((world) =>
      world ? viewOf(summaryOf(world, tally), false) : [],
    );

  const resting = ({ id, summary }: Listed): ControlProject => {
    const known = summary === null ? undefined : summaryFrom(summary);
    return known ? viewOf(known, true) : { ...viewBefore(simulation, id), begun: true, resting: true };
  };

  const listProjects: Handler<Simulation> = async ({ query }) => {
    const { q = '', pageSize, pageToken } = query;
    const listed = new Map((await membership.projects.all()).map((each) => [each.id, each]));
    const unwritten = [...simulation.worlds.keys()].filter((id) => !listed.has(id));
    const waiting = simulation.namedProjects().filter((id) => !listed.has(id) && !simulation.worlds.has(id));
    const text = String(q).toLowerCase();
    const found = [...listed.keys(), ...unwritten, ...waiting].filter((id) => id.toLowerCase().includes(text));
    const from = pageToken === undefined ? 0 : found.indexOf(String(pageToken)) + 1;
    if (pageToken !== undefined && from === 0)
      throw invalidInput(['pageToken must be the nextPageToken of the previous page']);
    const shown = found.slice(from, pageSize === undefined ? undefined : from + Number(pageSize));
    const more = from + shown.length < found.length && { nextPageToken: shown.at(-1)! };
    const others = shown.filter((id) => !simulation.worlds.has(id) && listed.get(id)?.owner);
    const parts = others.length === 0 ? [] : await peers.ask('listProjects', { ids: others });
    const views = new Map([...held(shown), ...projectsIn(parts)].map((view) => [view.id, view]));
    const viewFor = (id: string): ControlProject => {
      const known = listed.get(id);
      return views.get(id) ?? (known ? resting(known) : viewBefore(simulation, id));
    };
    return { projects: shown.map(viewFor), ...more };
  };
  peers.handlers.set('listProjects', ({ ids }) => ({ projects: held(Array.isArray(ids) ? ids.map(String) : []) }));

  const resetHere = plain('WorldsController_resetAll_v1');
  const resetAll: Handler<Simulation> = async (call) => {
    const parts = await peers.ask('resetAll', {});
    const mine = await resetHere(call);
    return { projects: projectsIn([mine, ...parts].map((part) => ({ ...Object(part) }))) };
  };
  // Only one process takes those that rest.
  peers.handlers.set('resetAll', async () => {
    const roots = [...simulation.worlds.values()].filter(({ parent }) => parent === undefined);
    for (const { id } of roots) simulation.reset(id);
    return { projects: held(simulation.worlds.keys()) };
  });

  const expireHere = plain('TokensController_expireTokens_v1');
  const expireTokens: Handler<Simulation> = async (call) => {
    await expireHere(call);
    await peers.ask('expireTokens', { body: call.body });
  };
  peers.handlers.set('expireTokens', ({ body }) => expireHere(callOf('TokensController_expireTokens_v1', body)));

  const addHere = plain('ScenariosController_addScenario_v1');
  const addScenario: Handler<Simulation> = async (call) => {
    const view = await addHere(call);
    if (isScenario(call.body)) await membership.scenarios.save(call.body.name, JSON.stringify(call.body));
    await peers.ask('addScenario', { body: call.body });
    return view;
  };
  peers.handlers.set('addScenario', async ({ body }) => {
    if (isScenario(body)) await learn(library, body);
  });

  const healthHere = plain('HealthController_getHealth_v1');
  const getHealth: Handler<Simulation> = async (call) => {
    const health = healthHere(call);
    const { token, address, isSure } = membership;
    // A probe is not to fail because the database is away.
    const members = await membership.members().catch(() => []);
    const shown = members.map((member) => {
      return { address: member.address, families: member.families, self: member.token === token };
    });
    return { ...Object(health), cluster: { address, connected: isSure, members: shown } };
  };

  const importHere = plain('StateController_importState_v1');
  const importState: Handler<Simulation> = async (call) => {
    const project = String(call.params.projectId);
    const { worlds } = Object(call.body);
    const root = simulation.projects.rootOf(project) ?? project;
    const ids = idsIn(project, Array.isArray(worlds) ? worlds : []).slice(1);
    const { rootsElsewhere } = simulation.projects;
    const others = await membership.projects.elsewhere(ids, root);
    for (const id of ids) {
      const owner = others.get(id);
      if (owner === undefined) rootsElsewhere.delete(id);
      else rootsElsewhere.set(id, owner);
    }
    return importHere(call);
  };

  const replaced: Record<string, Handlers> = {
    WorldsController: { listProjects, resetAll },
    TokensController: { expireTokens },
    ScenariosController: { addScenario },
    HealthController: { getHealth },
    StateController: { importState },
  };
  return controls.map((module) => ({ ...module, handlers: { ...module.handlers, ...replaced[module.controller] } }));
}

/** Scenarios that were added through any process. */
export async function loadScenarios(membership: Membership, library: ScenarioLibrary): Promise<void> {
  for (const text of await patiently(() => membership.scenarios.all())) await learn(library, JSON.parse(text));
}

const learn = (library: ScenarioLibrary, { name, ...content }: ControlScenarioInput): Promise<unknown> =>
  inTurns(library.adding(name, content));
