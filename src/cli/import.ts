import type { Command } from 'commander';
import type { ControlState } from '../contract/types.js';
import { parseJson } from '../engine/requests/json.js';
import { Failure, reasonOf } from './failure.js';
import { Progress } from './progress.js';
import { nameOfFile, readText } from './read-text.js';
import { simulatorOf, type TargetOptions, withTarget } from './target.js';
import type { Terminal } from './terminal.js';

interface ImportOptions extends TargetOptions {
  follow?: true;
}

export function addImport(program: Command, terminal: Terminal): void {
  const command = program
    .command('import')
    .summary("replace a project's state with an exported one")
    .description(
      "Replaces a project's whole state with an exported one. Without --project, the file names the project.",
    )
    .argument('[file]', 'file written by `export`; defaults to standard input')
    .option('--follow', 'print on stderr how much has been sent; a terminal shows it without the flag');
  withTarget(command).action((file: string | undefined, options: ImportOptions) =>
    importState(terminal, file, options),
  );
}

async function importState(terminal: Terminal, file: string | undefined, options: ImportOptions): Promise<void> {
  const state = readState(file ?? '-');
  // The project need not exist yet. If the document is not a valid state, the simulator's error says why.
  const id = options.project ?? state.worlds?.[0]?.id ?? 'imported';
  const progress = new Progress(terminal, options.follow ?? false);
  const simulator = simulatorOf(options, terminal, progress.visible ? progress.transferred : undefined);
  const world = await simulator.project(id).importState(state);
  progress.end(`imported ${id}`);
  if (options.json) terminal.printJson(world);
  else {
    terminal.print(`Imported ${id}; clock at ${world.clock.now}`);
    for (const { project, collection, key, field } of world.toSetAgain ?? [])
      terminal.print(`Set again: ${field} of ${key} in ${collection} of ${project}`);
  }
}

function readState(file: string): ControlState {
  const source = nameOfFile(file);
  const state = jsonOf(readText(file), source);
  // The simulator validates everything else about it.
  if (typeof state === 'object' && state !== null) return state as ControlState;
  throw new Failure(`${source} does not contain an exported state`);
}

function jsonOf(text: string, source: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    throw new Failure(`${source} ${reasonOf(error)}`);
  }
}
