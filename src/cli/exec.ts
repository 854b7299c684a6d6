// `exec`: runs one command with a simulator of its own, which the command finds through its environment.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Command } from 'commander';
import { readConfig } from '../config.js';
import { environmentFor } from './environment.js';
import { Failure } from './failure.js';
import { listening } from './listening.js';
import { flagOptions } from './options.js';
import type { Terminal } from './terminal.js';

interface ExecOptions extends Record<string, unknown> {
  project?: string;
  port?: string;
  tls?: string;
  har?: string;
}

const forwardedSignals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

export function addExec(program: Command, terminal: Terminal): void {
  const command = program
    .command('exec')
    .summary('run a command with a simulator of its own: exec -- npm test')
    .description(
      [
        "Starts a simulator on a free port, runs a command, stops the simulator, and exits with the command's exit code.",
        'The command finds the simulator through SINCH_PROVISIONING_URL, SINCH_AUTH_URL, SINCH_PROJECT_ID, SINCH_KEY_ID and SINCH_KEY_SECRET.',
        'With --intercept a command that has the hosts of the API written into it finds it, too; at the end a summary on stderr says what was called.',
      ].join('\n'),
    )
    .usage('[options] -- <command...>')
    .argument('<command...>', 'the command and its arguments')
    .option(
      '-p, --project <id>',
      "SINCH_PROJECT_ID of the command (default: the scenario's first project, else test-project)",
    )
    .option('--port <number>', 'port of the simulator (default: a free port)')
    .option('--har <file>', 'write the requests and answers of the run into this HAR file')
    .passThroughOptions();
  for (const option of flagOptions()) if (option.attributeName() !== 'port') command.addOption(option);
  command.action((words: string[], options: ExecOptions) => exec(terminal, words, options));
}

async function exec(terminal: Terminal, words: string[], { project, har, ...given }: ExecOptions): Promise<void> {
  // SINCH_MOCK_PORT and SINCH_MOCK_TLS are the ports of a long-running server, which may be running: use a free port, and
  // none for TLS, unless the flags are set.
  const ports = { port: given.port ?? '0', tls: given.tls ?? '' };
  const config = readConfig({ ...given, ...ports }, terminal.environment);
  const application = await listening(config);
  const client = { url: application.url, project, adminToken: config.adminToken };
  const environment = { ...terminal.environment, ...environmentFor(application, client) };
  const intercepted = config.intercept
    ? await (await import('./intercepted.js')).intercepted(application, config)
    : undefined;
  try {
    process.exitCode = await run(words, intercepted?.environment(environment) ?? environment);
    if (har !== undefined) await (await import('./write-har.js')).writeHar(har, client, config);
    intercepted?.summarize();
  } finally {
    intercepted?.close();
    await application.close();
  }
  process.exit();
}

/** Runs a command in our place: same terminal, same signals. Resolves with its exit code. */
function run([command, ...words]: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(command!, words, { stdio: 'inherit', env, shell: process.platform === 'win32' });
  for (const signal of forwardedSignals) {
    process.on(signal, () => {
      // Ctrl-C in a terminal reaches the command without our help.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', (error: Error & { code?: string }) => {
      const missing = error.code === 'ENOENT';
      reject(
        missing
          ? new Failure(`command not found: ${command}`, 127)
          : new Failure(`${command} cannot be run: ${error.message}`, 126),
      );
    });
    child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal!]));
  });
}
