// `exec`: a simulator for as long as one command runs, which finds it through its environment.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Command } from 'commander';
import { readConfig } from '../config.js';
import { environmentOf } from './environment.js';
import { Failure } from './failure.js';
import { listening } from './listening.js';
import { flagOptions } from './options.js';

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

export function addExec(program: Command): void {
  const command = program
    .command('exec')
    .summary('run a command beside a simulator of its own: exec -- npm test')
    .description(
      [
        'Starts a simulator on a free port, runs a command, stops the simulator, and ends with the code of the command.',
        'The command finds it through SINCH_PROVISIONING_URL, SINCH_AUTH_URL, SINCH_PROJECT_ID, SINCH_KEY_ID and SINCH_KEY_SECRET.',
      ].join('\n'),
    )
    .usage('[options] -- <command...>')
    .argument('<command...>', 'the command and its own arguments')
    .option(
      '-p, --project <id>',
      "SINCH_PROJECT_ID of the command (default: the scenario's first project, else test-project)",
    )
    .option('--port <number>', 'port of the simulator (default: a free one)')
    .passThroughOptions();
  for (const option of flagOptions()) if (option.attributeName() !== 'port') command.addOption(option);
  command.action(exec);
}

async function exec(words: string[], { project, ...given }: Record<string, unknown>): Promise<void> {
  // PORT says where servers listen that run for long; this one must not be in their way.
  const application = await listening(readConfig({ ...given, port: given.port ?? '0' }));
  const environment = environmentOf(application, application.url, project as string | undefined);
  try {
    process.exitCode = await run(words, environment);
  } finally {
    await application.close();
  }
  process.exit();
}

/** Runs a command in our place: with our terminal, our signals, its exit code. */
function run([command, ...words]: string[], environment: Record<string, string>): Promise<number> {
  const child = spawn(command!, words, {
    stdio: 'inherit',
    env: { ...process.env, ...environment },
    shell: process.platform === 'win32',
  });
  for (const signal of passedOn) {
    process.on(signal, () => {
      // A terminal has sent its Ctrl-C to both of us.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', (error: Error & { code?: string }) => {
      const missing = error.code === 'ENOENT';
      reject(
        new Failure(missing ? `no command ${command}` : `${command} cannot run: ${error.message}`, missing ? 127 : 126),
      );
    });
    child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal!]));
  });
}
