// `health`: the probe of containers and scripts. It looks where a server with the same configuration would listen.
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { readAdminToken, readUrl } from '../config.js';
import { readDuration } from '../engine/time/written.js';
import { Simulator } from '../library/simulator.js';
import { whenReady } from '../library/when-ready.js';
import { explain, Failure, reasonOf } from './failure.js';
import { flagOptions } from './options.js';
import { plainFlags } from './plain-flags.js';
import type { Terminal } from './terminal.js';

interface HealthOptions {
  url?: string;
  wait?: string | true;
  json?: true;
  port?: string;
  host?: string;
  adminToken?: string;
}

export function addHealth(program: Command, terminal: Terminal): void {
  const command = program
    .command('health')
    .summary('check whether the simulator is ready')
    .description(
      'Checks whether the simulator is ready: exits with 0 if it is, with 1 if not.\nIt looks where a server with the same flags and variables listens; in a container it also reads the flags of the first process.',
    )
    .option('--wait [duration]', 'wait until the simulator is ready, up to this long (default 30s)')
    .option('--url <url>', 'where the simulator listens, instead of --host and --port')
    .option('--json', 'print the health report as JSON');
  for (const option of flagOptions('port', 'host', 'adminToken')) command.addOption(option);
  command.action((options: HealthOptions) => health(terminal, options));
}

async function health(terminal: Terminal, options: HealthOptions): Promise<void> {
  const { url, adminToken } = targetOf(options, terminal.environment);
  const simulator = new Simulator(url, adminToken);
  const wait = options.wait === true ? '30s' : (options.wait ?? '0ms');
  const { value: limit, fault } = readDuration(wait);
  if (fault !== undefined) throw new Failure(`--wait '${wait}' ${fault}`, 2);
  const report = await whenReady(simulator, limit).catch((error) => {
    throw new Failure(explain(error).line);
  });
  if (options.json) terminal.printJson(report);
  else terminal.print(`ready: ${url}`);
}

function targetOf({ url, ...flags }: HealthOptions, environment: NodeJS.ProcessEnv) {
  try {
    const given = { ...flagsOfContainer(), ...flags };
    return { url: url ?? readUrl(given, environment), adminToken: readAdminToken(given, environment) };
  } catch (error) {
    // A container runtime accepts only 0 and 1 as exit codes of a health check.
    throw new Failure(reasonOf(error));
  }
}

/** The health check of a container does not get the flags that `docker run` passed to the server; process 1 has them. */
function flagsOfContainer(): Record<string, unknown> {
  try {
    const words = readFileSync('/proc/1/cmdline', 'utf8').split('\0').slice(0, -1);
    const own = words.findIndex((word) => /(^|\/)(cli\.js|sinch-provisioning-mock)$/.test(word));
    return own === -1 ? {} : (plainFlags(words.slice(own + 1)) ?? {});
  } catch {
    return {};
  }
}
