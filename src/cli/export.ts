import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { Failure, reasonOf } from './failure.js';
import { Progress } from './progress.js';
import { projectOf, type TargetOptions, withTarget } from './target.js';
import type { Terminal } from './terminal.js';

interface ExportOptions extends TargetOptions {
  secrets?: true;
  follow?: true;
}

export function addExport(program: Command, terminal: Terminal): void {
  const command = program
    .command('export')
    .summary("write a project's whole state as JSON")
    .description("Writes a project's whole state (records, clock, pending jobs, deliveries) as one JSON document.")
    .argument('[file]', 'file to write; defaults to standard output')
    .option('--secrets', 'include webhook secrets and other credentials; without them an import generates new ones')
    .option('--follow', 'print on stderr how much has arrived; a terminal shows it without the flag');
  withTarget(command).action((file: string | undefined, options: ExportOptions) =>
    exportState(terminal, file, options),
  );
}

async function exportState(terminal: Terminal, file: string | undefined, options: ExportOptions): Promise<void> {
  const progress = new Progress(terminal, options.follow ?? false);
  const project = await projectOf(options, terminal, progress.visible ? progress.transferred : undefined);
  const state = await project.exportState({ secrets: options.secrets ?? false });
  progress.end(`exported ${project.id}`);
  if (file === undefined || file === '-') {
    terminal.printJson(state);
    return;
  }
  try {
    writeFileSync(file, `${JSON.stringify(state, null, 2)}\n`);
  } catch (error) {
    throw new Failure(`${file} cannot be written: ${reasonOf(error)}`);
  }
}
