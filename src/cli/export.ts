import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { Failure } from './failure.js';
import { printJson } from './print.js';
import { projectOf, type TargetOptions, withTarget } from './target.js';

export function addExport(program: Command): void {
  const command = program
    .command('export')
    .summary("write a project's whole state as JSON")
    .description("Writes a project's whole state (records, clock, what waits, deliveries) as one JSON document.")
    .argument('[file]', 'where to; standard output when left out')
    .option('--secrets', 'with the secrets of webhooks and the like; without them an import makes new ones');
  withTarget(command).action(exportState);
}

async function exportState(file: string | undefined, options: TargetOptions & { secrets?: true }): Promise<void> {
  const state = await (await projectOf(options)).exportState({ secrets: options.secrets ?? false });
  if (file === undefined || file === '-') {
    printJson(state);
    return;
  }
  try {
    writeFileSync(file, `${JSON.stringify(state, null, 2)}\n`);
  } catch (error) {
    throw new Failure(`${file} cannot be written: ${(error as Error).message}`);
  }
}
