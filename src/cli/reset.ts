import type { Command } from 'commander';
import { Failure } from './failure.js';
import { print, printJson } from './print.js';
import { projectOf, simulatorOf, type TargetOptions, withTarget } from './target.js';

interface ResetOptions extends TargetOptions {
  all?: true;
  scenario?: string;
  seed?: string;
}

export function addReset(program: Command): void {
  const command = program
    .command('reset')
    .summary('put a project back to its scenario')
    .description('Gives a project a new world: records, clock, rules, faults, journal and deliveries begin anew.')
    .option('--all', 'every project')
    .option('--scenario <name>', 'start from this scenario instead of the one it had')
    .option('--seed <number>', 'draw ids and names from this seed instead of the one it had');
  withTarget(command).action(reset);
}

async function reset(options: ResetOptions): Promise<void> {
  if (options.all && (options.scenario ?? options.seed) !== undefined)
    throw new Failure('--all puts every project back to its own scenario; --scenario and --seed are for one', 2);
  const worlds = options.all ? await simulatorOf(options).reset() : [await resetOne(options)];
  if (options.json) printJson(options.all ? worlds : worlds[0]);
  else for (const { id, scenario, clock } of worlds) print(`${id} begins anew: scenario ${scenario}, ${clock.now}`);
}

async function resetOne({ scenario, seed, ...options }: ResetOptions) {
  if (seed !== undefined && !/^\d+$/.test(seed)) throw new Failure(`--seed must be a number, not '${seed}'`, 2);
  const project = await projectOf(options);
  return project.reset({
    ...(scenario !== undefined && { scenario }),
    ...(seed !== undefined && { seed: Number(seed) }),
  });
}
