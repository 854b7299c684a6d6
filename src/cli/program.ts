// Every command but a plain `start`, as commander reads them. Each stands in a file of its own.
import { Command, CommanderError } from 'commander';
import { nearestName } from '../contract/nearest-name.js';
import { version } from '../version.js';
import { addAdvance } from './advance.js';
import { addDecide } from './decide.js';
import { addDeliveries } from './deliveries.js';
import { addExec } from './exec.js';
import { addExport } from './export.js';
import { Failure } from './failure.js';
import { addHealth } from './health.js';
import { addImport } from './import.js';
import { addListen } from './listen.js';
import { flagOptions } from './options.js';
import { addPending } from './pending.js';
import { addResend } from './resend.js';
import { addReset } from './reset.js';
import { start } from './start.js';
import { addTrigger } from './trigger.js';

/** Reads a command line and does what it says. Throws Failure and what the commands throw. */
export async function run(words: readonly string[]): Promise<void> {
  endQuietlyWithReader();
  const program = buildProgram();
  mustBeKnown(program, words[0]);
  try {
    await program.parseAsync([...words], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version end with 0; commander has printed them.
    if (error.exitCode !== 0) throw new Failure(oneLine(error.message), 2);
  }
}

export function buildProgram(): Command {
  const program = new Command('sinch-provisioning-mock')
    .description('A simulator of the Sinch Provisioning API: lifecycles, webhooks and errors on one clock you control.')
    .usage('[command] [options]')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'explain the command and its flags')
    .helpCommand('help [command]', 'explain a command and its flags')
    .configureHelp({ sortSubcommands: false })
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .addHelpText('after', '\nWithout a command the simulator starts; `start --help` lists its flags.');
  const begin = program
    .command('start', { isDefault: true })
    .summary('start the simulator (default)')
    .description(
      'Starts the simulator and serves it until SIGTERM or SIGINT. Every flag can be given as a variable instead; the flag wins.',
    );
  for (const option of flagOptions()) begin.addOption(option);
  begin.action(start);
  for (const add of [addExec, addHealth, addAdvance, addPending, addDecide, addTrigger]) add(program);
  for (const add of [addDeliveries, addResend, addListen, addReset, addExport, addImport]) add(program);
  return program;
}

/** Commander would take an unknown command for an argument of `start`. */
function mustBeKnown(program: Command, word: string | undefined): void {
  if (word === undefined || word.startsWith('-')) return;
  const known = [...program.commands.map((command) => command.name()), 'help'];
  if (known.includes(word)) return;
  const meant = nearestName(word, known);
  throw new Failure(`unknown command '${word}'; ${meant ? `did you mean ${meant}?` : `known: ${known.join(', ')}`}`, 2);
}

/** As commander says it, on one line: "unknown option '--prot' (Did you mean --port?)". */
const oneLine = (text: string): string => text.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ');

/** Whoever reads our output may stop (`| head -1`): that is no error. */
function endQuietlyWithReader(): void {
  process.stdout.on('error', (error: Error & { code?: string }) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}
