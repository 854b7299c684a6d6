// Checkpoints: saved states of a project, by name.
import type { ControlCheckpoint } from '../contract/types.js';
import { invalidInput, Problem } from '../engine/requests/problem.js';
import { inTurns } from '../engine/time/turns.js';
import type { Checkpoint, Checkpoints } from '../engine/world/checkpoints.js';
import { copyOf } from '../engine/world/family.js';
import type { SavedWorld } from '../engine/world/saved.js';
import type { ProjectWorld } from '../engine/world/world.js';
import { limits } from '../limits.js';
import { type Control, hint, listed, reach } from './control.js';
import type { Outbox } from './deliveries.js';
import { differencesOf } from './difference.js';
import { requireRoom } from './limits.js';
import { projectView } from './worlds.js';

export function checkpointsControl(checkpoints: Checkpoints, outbox: Outbox): Control<'CheckpointsController'> {
  const find = (world: ProjectWorld, name: string): Checkpoint => {
    const all = checkpoints.of(world);
    const checkpoint = all.get(name);
    if (checkpoint) return checkpoint;
    const values = { value: name, hint: hint(name, all.keys()), supported: listed(all.keys()) };
    throw new Problem('checkpoint_not_found', values);
  };

  return {
    controller: 'CheckpointsController',
    handlers: {
      listCheckpoints({ params }, simulation) {
        const all = [...checkpoints.of(reach(simulation, params)).values()];
        all.sort((one, other) => (one.name < other.name ? -1 : 1));
        return { checkpoints: all.map(view) };
      },

      getCheckpoint: ({ params }, simulation) => view(find(reach(simulation, params), params.name)),

      saveCheckpoint({ params }, simulation) {
        const world = reach(simulation, params);
        const others = [...checkpoints.of(world).values()].filter(({ name }) => name !== params.name);
        requireRoom('checkpoints', others.length);
        const checkpoint = checkpoints.save(world, params.name);
        if (checkpoint) return view(checkpoint);
        const most = `all checkpoints together have at most ${limits.checkpointText.most} characters`;
        throw invalidInput([`${most}: delete some first`]);
      },

      async compareCheckpoint({ params }, simulation) {
        const world = reach(simulation, params);
        const { now, text } = find(world, params.name);
        const [copy, until] = [copyOf(world), world.clock.iso()];
        // Both are saved worlds as JSON has them.
        const before: SavedWorld[] = JSON.parse(text);
        const changes = await inTurns(differencesOf(simulation, before, copy));
        return Object.freeze({ saved: now, now: until, changes });
      },

      deleteCheckpoint({ params }, simulation) {
        const world = reach(simulation, params);
        checkpoints.remove(world, find(world, params.name).name);
      },

      async restoreCheckpoint({ params }, simulation) {
        const checkpoint = find(reach(simulation, params), params.name);
        const faults = await checkpoints.restore(checkpoint, (world) => outbox.resume(world));
        if (faults.length > 0) throw invalidInput(faults);
        return projectView(simulation.world(params.projectId), outbox);
      },
    },
  };
}

function view({ name, now, projects, text }: Checkpoint): ControlCheckpoint {
  return { name, now, projects, size: text.length };
}
