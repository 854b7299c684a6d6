// Which simulator, and which of its projects, a command acts on.
import type { Command } from 'commander';
import { variableOf } from '../config/flags.js';
import { readAdminToken, readUrl } from '../config.js';
import { nearestName } from '../contract/nearest-name.js';
import type { Transfer } from '../library/control.js';
import type { Project } from '../library/project.js';
import { Simulator } from '../library/simulator.js';
import { Failure } from './failure.js';
import type { Terminal } from './terminal.js';

export interface TargetOptions {
  url?: string;
  adminToken?: string;
  project?: string;
  json?: true;
}

/** A flag of the commands for a running simulator, and the variables that are read without it, the first one first. */
interface TargetFlag {
  flag: string;
  variables: readonly string[];
  help: string;
}

/** `exec` sets both kinds of variables; an API client reads those without MOCK. */
export const targetFlags = {
  project: {
    flag: '-p, --project <id>',
    variables: [variableOf('--project'), 'SINCH_PROJECT_ID'],
    help: 'the project; may be omitted if there is only one',
  },
  url: {
    flag: '--url <url>',
    variables: [variableOf('--url'), 'SINCH_PROVISIONING_URL'],
    help: `where the simulator listens; defaults to http://HOST:PORT from ${variableOf('--host')} and ${variableOf('--port')}`,
  },
  adminToken: {
    flag: '--admin-token <token>',
    variables: [variableOf('--admin-token')],
    help: 'the admin token that the simulator was started with',
  },
  json: { flag: '--json', variables: [], help: 'print JSON instead of a table' },
} as const satisfies Record<keyof TargetOptions, TargetFlag>;

/** Adds the flags of every command for a running simulator. */
export function withTarget(command: Command): Command {
  for (const { flag, variables, help } of Object.values<TargetFlag>(targetFlags)) {
    command.option(flag, variables.length === 0 ? help : `${help} (env ${variables.join(', else ')})`);
  }
  return command;
}

const fromEnvironment = ({ variables }: TargetFlag, environment: NodeJS.ProcessEnv): string | undefined =>
  variables.map((variable) => environment[variable]).find((value) => value);

/** Base URL of the simulator. Throws WrongConfig when neither flag nor variable names it and host or port is invalid. */
export const urlOf = ({ url }: TargetOptions, environment: NodeJS.ProcessEnv): string =>
  url ?? fromEnvironment(targetFlags.url, environment) ?? readUrl({}, environment);

/** Called with how much of a body has been sent or received. */
type Watch = (transfer: Transfer) => void;

export function simulatorOf(options: TargetOptions, { environment }: Terminal, watch?: Watch): Simulator {
  const token = readAdminToken({ adminToken: options.adminToken }, environment);
  return new Simulator(urlOf(options, environment), token, watch && { watch });
}

/** The project of the flag or the variable, if there is one. */
export const projectNamed = ({ project }: TargetOptions, { environment }: Terminal): string | undefined =>
  project ?? fromEnvironment(targetFlags.project, environment);

/**
 * The project of the flag or the variable; without either, the only one there is. The first call that names a project
 * creates it, but a flag may have a typo: it must name a project that exists or that a scenario has. Throws Failure.
 */
export async function projectOf(options: TargetOptions, terminal: Terminal, watch?: Watch): Promise<Project> {
  const simulator = simulatorOf(options, terminal, watch);
  const id = projectNamed(options, terminal);
  if (id !== undefined && options.project === undefined) return simulator.project(id);
  const existing = (await simulator.projects()).map((project) => project.id);
  if (id !== undefined) {
    const exists = existing.includes(id) || (await simulator.scenarios()).some(({ projects }) => projects.includes(id));
    if (exists) return simulator.project(id);
    const suggestion = nearestName(id, existing);
    const hint = suggestion ? `did you mean ${suggestion}?` : `it has ${existing.join(', ') || 'none yet'}`;
    throw new Failure(`the simulator has no project '${id}'; ${hint}`);
  }
  const [only, ...others] = existing;
  if (only === undefined) {
    throw new Failure(
      `the simulator at ${simulator.url} has no project yet; the first call that names one creates it`,
      2,
    );
  }
  if (others.length > 0) throw new Failure(`--project must be one of ${existing.join(', ')}`, 2);
  return simulator.project(only);
}
