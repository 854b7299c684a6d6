// The state of a project as one document, for example for a bug report that can be replayed.
import { contract } from '../contract/load.js';
import type { ControlMissingSecret, ControlSavedWorld, ControlState } from '../contract/types.js';
import { invalidInput, messageOf, Problem } from '../engine/requests/problem.js';
import { inTurns } from '../engine/time/turns.js';
import { copyOf, familyFaults, restoringFamily, rootOf, savedIn, saveFamily } from '../engine/world/family.js';
import type { SavedWorld } from '../engine/world/saved.js';
import { unknownNames } from '../engine/world/saved-faults.js';
import type { Simulation } from '../engine/world/simulation.js';
import type { ProjectWorld } from '../engine/world/world.js';
import { type Control, reach } from './control.js';
import type { Outbox } from './deliveries.js';
import { sizeFaults } from './limits.js';
import { movedTo } from './moved-state.js';
import { withKnownSecrets } from './restored-secrets.js';
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
        const known = new Set(simulation.projects.ids());
        const world = reach(simulation, params);
        const begun = [...simulation.worlds.keys()].filter((id) => !known.has(id));
        let toSetAgain: ControlMissingSecret[];
        try {
          toSetAgain = await replaceFamily(simulation, world, body, outbox);
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
 * the family unchanged.
 */
async function replaceFamily(
  simulation: Simulation,
  world: ProjectWorld,
  exported: ControlState,
  outbox: Outbox,
): Promise<ControlMissingSecret[]> {
  const root = rootOf(world);
  const moved = root === world ? movedTo(world.id, exported) : exported;
  documentMustFit(simulation, root.id, moved);
  const present = saveFamily(root);
  const { document, missing } = withKnownSecrets(simulation, moved, present);
  try {
    // It was validated.
    const saved = JSON.parse(JSON.stringify(document.worlds)) as SavedWorld[];
    await simulation.inTurns(restoringFamily(simulation, saved, (each) => outbox.resume(each)));
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw invalidInput([`the document cannot be used: ${messageOf(error)}`]);
  }
  return missing;
}

function documentMustFit(simulation: Simulation, project: string, { worlds }: ControlState): void {
  const faults = [...sizeFaults(simulation, worlds), ...familyFaults(simulation, worlds)];
  const ids = worlds.map(({ id }) => id);
  if (ids[0] !== project)
    faults.push(`worlds.0.id is ${ids[0]}: import it into ${project}, of which the project is a sub-project`);
  const before = new Set<string>();
  for (const [index, { id, parent }] of worlds.entries()) {
    if (index > 0 && !before.has(parent!)) faults.push(`worlds.${index}.parent must come before it`);
    before.add(id);
  }
  for (const [index, world] of worlds.entries()) {
    faults.push(...unknownNames(simulation, world).map((fault) => `worlds.${index}.${fault}`));
  }
  if (faults.length > 0) throw invalidInput(faults);
  simulation.requireRoomFor(ids.filter((id) => !simulation.projects.has(id)).length);
}
