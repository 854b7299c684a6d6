// How much of each kind a project can have, so that no call has to go through more than that.
import type { ControlSavedWorld } from '../contract/types.js';
import { invalidInput } from '../engine/requests/problem.js';
import type { Scenario } from '../engine/world/scenario.js';
import type { Simulation } from '../engine/world/simulation.js';
import { limits } from '../limits.js';

/** Throws `invalid_input` if one more would exceed the limit. */
export function requireRoom(kind: 'rules' | 'faults' | 'checkpoints', count: number): void {
  const { most } = limits[kind];
  if (count >= most) throw invalidInput([`a project has at most ${most} ${kind}: delete some first`]);
}

const tooMany = (path: string, things: string, count: number, most: number): string[] =>
  count > most ? [`${path}: ${count} ${things}, but a project has at most ${most}`] : [];

/** What is too much in saved worlds: an import obeys the same limits as the calls that create such things. */
export function sizeFaults(simulation: Simulation, worlds: readonly ControlSavedWorld[]): string[] {
  const { maxRecords } = simulation.settings;
  return worlds.flatMap(({ rules, faults, collections }, index) => {
    const { deliveries = [], ...others } = collections;
    const records = Object.values(others).reduce((sum, { length }) => sum + length, 0);
    const mostDeliveries = limits.deliveries.most + limits.waiting.most;
    return [
      ...tooMany(`worlds.${index}.rules`, 'rules', rules.length, limits.rules.most),
      ...tooMany(`worlds.${index}.faults`, 'faults', faults.list.length, limits.faults.most),
      ...tooMany(`worlds.${index}.collections`, 'records', records, maxRecords),
      ...tooMany(`worlds.${index}.collections.deliveries`, 'deliveries', deliveries.length, mostDeliveries),
    ];
  });
}

/** What is too much in a scenario. */
export function scenarioSizeFaults(
  { settings: { maxRecords } }: Simulation,
  { projects }: Pick<Scenario, 'projects'>,
): string[] {
  const { most } = limits.scenarioProjects;
  const count = Object.keys(projects).length;
  if (count > most) return [`projects: ${count}, but a scenario has at most ${most}`];
  return Object.entries(projects).flatMap(([id, { records = {} }]) => {
    const sum = Object.values(records).reduce((total, { length }) => total + length, 0);
    return tooMany(`projects.${id}.records`, 'records', sum, maxRecords);
  });
}
