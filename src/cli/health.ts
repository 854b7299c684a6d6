// `health`: the probe of containers and scripts. It looks where a server with the same configuration would listen.
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { readTarget } from '../config.js';
import { milliseconds } from '../engine/time/duration.js';
import { Simulator } from '../library/simulator.js';
import { whenReady } from '../library/when-ready.js';
import { explain, Failure } from './failure.js';
import { flagOptions } from './options.js';
import { plainFlags } from './plain-flags.js';
import { print, printJson } from './print.js';

interface HealthOptions {
  url?: string;
  wait?: string | true;
  json?: true;
  port?: string;
  host?: string;
  adminToken?: string;
}

export function addHealth(program: Command): void {
  const command = program
    .command('health')
    .summary('ask whether the simulator is ready')
    .description(
      'Asks whether the simulator is ready: exit code 0 for yes, 1 for no.\nIt looks where a server with the same flags and variables listens; in a container, also at the flags of its first process.',
    )
    .option('--wait [duration]', 'wait until it is ready, at most that long (default 30s)')
    .option('--url <url>', 'where it listens, instead of --host and --port')
    .option('--json', 'print what it answered as JSON');
  for (const option of flagOptions('port', 'host', 'adminToken')) command.addOption(option);
  command.action(health);
}

async function health(options: HealthOptions): Promise<void> {
  const { url, adminToken } = whereToLook(options);
  const simulator = new Simulator(url, adminToken);
  const wait = options.wait === true ? '30s' : (options.wait ?? '0ms');
  const limit = milliseconds(wait);
  if (limit === undefined) throw new Failure(`--wait must be a duration such as 30s, not '${wait}'`, 2);
  const answer = await whenReady(simulator, limit).catch((error) => {
    throw new Failure(explain(error).line);
  });
  if (options.json) printJson(answer);
  else print(`ready: ${url}`);
}

function whereToLook(options: HealthOptions): { url: string; adminToken: string | undefined } {
  try {
    const { url, ...given } = options;
    const found = readTarget({ ...flagsOfContainer(), ...given });
    return { ...found, url: url ?? found.url };
  } catch (error) {
    // A container's probe may end with 0 or 1 only.
    throw new Failure((error as Error).message);
  }
}

/** In a container, the probe is not given the flags that `docker run` gave the server; its first process has them. */
function flagsOfContainer(): Record<string, unknown> {
  try {
    const words = readFileSync('/proc/1/cmdline', 'utf8').split('\0').slice(0, -1);
    const own = words.findIndex((word) => /(^|\/)(cli\.js|sinch-provisioning-mock)$/.test(word));
    return own === -1 ? {} : (plainFlags(words.slice(own + 1)) ?? {});
  } catch {
    return {};
  }
}
