// Every command except a plain `start`, parsed by commander. Each has a file of its own.
import { Command, CommanderError } from 'commander';
import { version } from '../version.js';
import { addAdvance } from './advance.js';
import { addCatalog } from './catalog.js';
import { addCheckpoints } from './checkpoints.js';
import { asideOn, commandFor } from './command-words.js';
import { addDecide } from './decide.js';
import { addDeliveries } from './deliveries.js';
import { addDelivering } from './delivering.js';
import { addDrift } from './drift.js';
import { addEvents } from './events.js';
import { addExec } from './exec.js';
import { addExpireTokens } from './expire-tokens.js';
import { addExport } from './export.js';
import { Failure } from './failure.js';
import { addFaults } from './faults.js';
import { adviceOnFlag } from './flag-words.js';
import { addHealth } from './health.js';
import { addHistory } from './history.js';
import { addImport } from './import.js';
import { addJournal } from './journal.js';
import { addListen } from './listen.js';
import { flagOptions } from './options.js';
import { addPending } from './pending.js';
import { addReplay } from './replay.js';
import { addResend } from './resend.js';
import { addReset } from './reset.js';
import { addAgenda, addResource, addResources } from './resources.js';
import { addRules } from './rules.js';
import { addSettings } from './settings.js';
import { start } from './start.js';
import type { Terminal } from './terminal.js';
import { addTrigger } from './trigger.js';
import { addWait } from './wait.js';

/** Parses a command line and runs its command. Throws Failure, and whatever the command throws. */
export async function run(words: readonly string[], terminal: Terminal): Promise<void> {
  const program = buildProgram(terminal);
  commandMustExist(program, words[0]);
  try {
    await program.parseAsync([...words], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version exit with 0; commander has printed them.
    if (error.exitCode !== 0) throw new Failure(explained(error, program, words), 2);
  }
}

export function buildProgram(terminal: Terminal): Command {
  const program = new Command('sinch-provisioning-mock')
    .description('A simulator of the Sinch Provisioning API: lifecycles, webhooks and errors on one clock you control.')
    .usage('[command] [options]')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'explain the command and its flags')
    .helpCommand('help [command]', 'explain a command and its flags')
    .configureHelp({ sortSubcommands: false })
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.write(text), outputError: () => undefined })
    .addHelpText('after', '\nWithout a command, the simulator starts; `start --help` lists its flags.');
  const startCommand = program
    .command('start', { isDefault: true })
    .summary('start the simulator (default)')
    .description(
      'Starts the simulator and runs it until SIGTERM or SIGINT. Every flag can also be set as an environment variable; the flag wins.',
    );
  for (const option of flagOptions()) startCommand.addOption(option);
  startCommand.action((given: Record<string, unknown>) => start(terminal, given));
  for (const add of [addExec, addHealth, addAdvance, addPending, addDecide, addTrigger]) add(program, terminal);
  for (const add of [
    addHistory,
    addEvents,
    addJournal,
    addResources,
    addResource,
    addAgenda,
    addDeliveries,
    addResend,
    addListen,
    addReset,
    addExpireTokens,
    addExport,
    addImport,
  ])
    add(program, terminal);
  for (const add of [addRules, addFaults, addSettings, addCheckpoints, addDelivering, addWait, addCatalog])
    add(program, terminal);
  addDrift(program, terminal);
  addReplay(program, terminal);
  return program;
}

/** Commander would treat an unknown command as an argument of `start`. */
function commandMustExist(program: Command, word: string | undefined): void {
  if (word === undefined || word.startsWith('-')) return;
  const names = [...program.commands.map((command) => command.name()), 'help'];
  if (names.includes(word)) return;
  const suggestion = commandFor(word, names);
  const hint = asideOn(word) ?? (suggestion ? `did you mean ${suggestion}?` : `use one of ${names.join(', ')}`);
  throw new Failure(`unknown command '${word}'; ${hint}`, 2);
}

function explained({ code, message }: CommanderError, program: Command, words: readonly string[]): string {
  const flag = code === 'commander.unknownOption' ? /'(-[^'=]*)/.exec(message)?.[1] : undefined;
  return flag === undefined ? oneLine(message) : `unknown option '${flag}'${adviceOnFlag(flag, program, words)}`;
}

/** Commander's message on one line: "unknown option '--prot' (Did you mean --port?)". */
const oneLine = (text: string): string => text.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ');
