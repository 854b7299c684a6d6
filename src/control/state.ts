// The state of a project as one document, for example for a bug report that can be replayed.
import { soughtFaults } from '../contract/first-faults.js';
import { contract } from '../contract/load.js';
import type { ControlMissingSecret, ControlSavedWorld, ControlState } from '../contract/types.js';
import { invalidInput, messageOf, Problem } from '../engine/requests/problem.js';
import { inTurns, type Steps } from '../engine/time/turns.js';
import { copyOf, familyFaults, restoringFamily, rootOf, savedIn } from '../engine/world/family.js';
import { unknownNames } from '../engine/world/saved-faults.js';
import type { Simulation } from '../engine/world/simulation.js';
import type { ProjectWorld } from '../engine/world/world.js';
import { type Control, reach, reached } from './control.js';
import type { Outbox } from './deliveries.js';
import { sizeFaults } from './limits.js';
import { movingTo } from './moved-state.js';
import { fillingSecrets } from './restored-secrets.js';
import { hiding, numbered } from './secrets.js';
import { projectView } from './worlds.js';

export function stateControl(outbox: Outbox): Control<'StateController'> {
  return {
    controller: 'StateController',
    handlers: {
      async exportState({ params, query: { secrets } }, simulation) {
        const copy = copyOf(reach(simulation, params));
        const standIn = numbered();
        const worlds: ControlSavedWorld[] = [];
        // The document describes a saved world as JSON has it; the answer is checked against it.
        for (const saved of await inTurns(savedIn(copy)))
          worlds.push((secrets ? saved : await inTurns(hiding(saved, standIn))) as ControlSavedWorld);
        return Object.freeze({ format: 1, contract: contract.version, worlds });
      },

      async importState({ params, body }, simulation) {
        const inTurnsOfCall = simulation.turnsOfCall();
        const known = new Set(simulation.projects.ids());
        const world = await reached(simulation, params);
        const begun = world.family().flatMap(({ id }) => (known.has(id) ? [] : [id]));
        let toSetAgain: ControlMissingSecret[];
        try {
          toSetAgain = await inTurnsOfCall(replacingFamily(simulation, world, body, outbox));
        } catch (error) {
          // Naming a project creates it, and the parent that its scenario gives it; a rejected document must leave neither.
          for (const id of begun) simulation.forget(id);
          throw error;
        }
        const view = projectView(simulation.world(params.projectId), outbox);
        return { ...view, ...(toSetAgain.length > 0 && { toSetAgain }) };
      },
    },
  };
}

/**
 * Restores a family, and returns the secrets that it lacks. Throws `invalid_input` for an invalid document, and then leaves
 * the family unchanged. It is as it was until the saved one takes its place.
 */
function* replacingFamily(
  simulation: Simulation,
  world: ProjectWorld,
  exported: ControlState,
  outbox: Outbox,
): Steps<ControlMissingSecret[]> {
  const root = rootOf(world);
  const moved = root === world ? yield* movingTo(world.id, exported) : exported;
  const faults = yield* documentFaults(simulation, root.id, moved);
  if (faults.length > 0) throw invalidInput(faults);
  simulation.requireRoomFor(moved.worlds.filter(({ id }) => !simulation.projects.has(id)).length);
  const { worlds, missing } = yield* fillingSecrets(simulation, moved, root.family());
  try {
    // Nothing else has a part of them.
    yield* restoringFamily(simulation, worlds, (each) => outbox.resume(each));
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw invalidInput([`the document cannot be used: ${messageOf(error)}`]);
  }
  return missing;
}

/** Why a document cannot replace the family of a project; the first reasons, if there are very many. */
function* documentFaults(simulation: Simulation, project: string, { worlds }: ControlState): Steps<string[]> {
  const faults = [...sizeFaults(simulation, worlds), ...familyFaults(simulation, worlds)];
  const [root] = worlds;
  if (root?.id !== project)
    faults.push(`worlds.0.id is ${root?.id}: import it into ${project}, of which the project is a sub-project`);
  const before = new Set<string>();
  for (const [index, { id, parent }] of worlds.entries()) {
    if (index > 0 && !before.has(parent!)) faults.push(`worlds.${index}.parent must come before it`);
    before.add(id);
  }
  for (const [index, world] of worlds.entries()) {
    const unknown = yield* unknownNames(simulation, world);
    for (const fault of unknown) faults.push(`worlds.${index}.${fault}`);
    if (faults.length > soughtFaults) break;
  }
  return faults;
}
