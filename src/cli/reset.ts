import type { Command } from 'commander';
import { Failure } from './failure.js';
import { projectOf, simulatorOf, type TargetOptions, withTarget } from './target.js';
import type { Terminal } from './terminal.js';

interface ResetOptions extends TargetOptions {
  all?: true;
  scenario?: string;
  seed?: string;
}

export function addReset(program: Command, terminal: Terminal): void {
  const command = program
    .command('reset')
    .summary('reset a project to its scenario')
    .description('Resets a project to its scenario: records, clock, rules, faults, journal and deliveries start over.')
    .option('--all', 'reset every project')
    .option('--scenario <name>', 'reset to this scenario; defaults to the current one')
    .option('--seed <number>', 'generate ids and names from this seed; defaults to the current one');
  withTarget(command).action((options: ResetOptions) => reset(terminal, options));
}

async function reset(terminal: Terminal, options: ResetOptions): Promise<void> {
  if (options.all) {
    mustStandAlone(options);
    const projects = await simulatorOf(options, terminal).reset();
    if (options.json) terminal.printJson(projects);
    else for (const project of projects) terminal.print(describe(project));
    return;
  }
  const project = await resetOne(terminal, options);
  if (options.json) terminal.printJson(project);
  else terminal.print(describe(project));
}

/** A project from the environment does not conflict with `--all`: inside `exec` there is always one. */
function mustStandAlone({ project, scenario, seed }: ResetOptions): void {
  const others = Object.entries({ project, scenario, seed }).filter(([, value]) => value !== undefined);
  if (others.length === 0) return;
  const names = others.map(([name]) => `--${name}`).join(' or ');
  throw new Failure(`--all resets every project to its own scenario; it cannot be combined with ${names}`, 2);
}

async function resetOne(terminal: Terminal, { scenario, seed, ...options }: ResetOptions) {
  if (seed !== undefined && !/^\d+$/.test(seed)) throw new Failure(`--seed must be a number, not '${seed}'`, 2);
  const project = await projectOf(options, terminal);
  return project.reset({
    ...(scenario !== undefined && { scenario }),
    ...(seed !== undefined && { seed: Number(seed) }),
  });
}

const describe = ({ id, scenario, clock }: { id: string; scenario: string; clock: { now: string } }): string =>
  `Reset ${id} to scenario ${scenario}; clock at ${clock.now}`;
