// Which simulator, and which project of it, a command is about.
import type { Command } from 'commander';
import { readTarget } from '../config.js';
import { nearestName } from '../contract/nearest-name.js';
import type { Project } from '../library/project.js';
import { Simulator } from '../library/simulator.js';
import { Failure } from './failure.js';

export interface TargetOptions {
  url?: string;
  adminToken?: string;
  project?: string;
  json?: true;
}

/** Adds the flags that every command about a running simulator takes. */
export function withTarget(command: Command): Command {
  return command
    .option('-p, --project <id>', 'the project (env SINCH_PROJECT_ID); may be left out when there is only one')
    .option(
      '--url <url>',
      'where the simulator listens (env SINCH_PROVISIONING_URL, else http://HOST:PORT of the variables HOST and PORT)',
    )
    .option('--admin-token <token>', 'what the simulator was started with (env ADMIN_TOKEN)')
    .option('--json', 'print JSON instead of text for people');
}

export function simulatorOf({ url, adminToken }: TargetOptions): Simulator {
  const target = readTarget({ ...(adminToken !== undefined && { adminToken }) });
  return new Simulator(url ?? (process.env.SINCH_PROVISIONING_URL || target.url), target.adminToken);
}

/**
 * The project that is named by flag or variable; the only one there is when none is. A world begins with the first call
 * that names it, but a flag may be a slip: it must name a project that is there, or that a scenario has. Throws Failure.
 */
export async function projectOf(options: TargetOptions): Promise<Project> {
  const simulator = simulatorOf(options);
  const { project: named } = options;
  if (named === undefined && process.env.SINCH_PROJECT_ID) return simulator.project(process.env.SINCH_PROJECT_ID);
  const known = (await simulator.projects()).map(({ id }) => id);
  if (named !== undefined) {
    const isThere =
      known.includes(named) || (await simulator.scenarios()).some(({ projects }) => projects.includes(named));
    if (isThere) return simulator.project(named);
    const meant = nearestName(named, known);
    const hint = meant ? `did you mean ${meant}?` : `it has ${known.join(', ') || 'none yet'}`;
    throw new Failure(`the simulator has no project '${named}'; ${hint}`);
  }
  if (known.length === 1) return simulator.project(known[0]!);
  throw new Failure(
    known.length === 0
      ? `the simulator at ${simulator.url} has no project yet; the first call that names one makes it`
      : `--project must be one of ${known.join(', ')}`,
    2,
  );
}
