import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { ControlState } from '../contract/types.js';
import { Failure } from './failure.js';
import { print, printJson } from './print.js';
import { simulatorOf, type TargetOptions, withTarget } from './target.js';

export function addImport(program: Command): void {
  const command = program
    .command('import')
    .summary("replace a project's state by an exported one")
    .description("Replaces a project's whole state by an exported one.")
    .argument('[file]', 'what `export` wrote; standard input when left out');
  withTarget(command).action(importState);
}

async function importState(file: string | undefined, options: TargetOptions): Promise<void> {
  const state = readState(file ?? '-');
  // A document is that of one project, which may not be there yet; the simulator says what is wrong with any other.
  const id = options.project ?? state.worlds?.[0]?.id ?? 'imported';
  const world = await simulatorOf(options).project(id).importState(state);
  if (options.json) printJson(world);
  else print(`${id} goes on where the file left off: ${world.clock.now}`);
}

function readState(file: string): ControlState {
  try {
    const state: unknown = JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8'));
    if (typeof state === 'object' && state !== null) return state as ControlState;
  } catch (error) {
    throw new Failure(`${file === '-' ? 'standard input' : file} cannot be read: ${(error as Error).message}`);
  }
  throw new Failure(`${file === '-' ? 'standard input' : file} holds no exported state`);
}
