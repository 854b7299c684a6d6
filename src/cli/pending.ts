import type { Command } from 'commander';
import { projectOf, type TargetOptions, withTarget } from './target.js';
import type { Terminal } from './terminal.js';

export function addPending(program: Command, terminal: Terminal): void {
  const command = program
    .command('pending')
    .summary('list pending decisions and scheduled changes')
    .description('Lists what waits for a third party to decide or for time to pass: who decides, when, how, and why.');
  withTarget(command).action((options: TargetOptions) => pending(terminal, options));
}

async function pending(terminal: Terminal, options: TargetOptions): Promise<void> {
  const project = await projectOf(options, terminal);
  const list = await project.pending();
  if (options.json) terminal.printJson(list);
  else if (list.length === 0) terminal.print('Nothing is pending.');
  else {
    terminal.printTable(
      list.map(({ id, lifecycle, key, who, due, outcome, outcomes, because }) => ({
        id,
        lifecycle,
        key,
        'waits for': who,
        due: due ?? 'only manually',
        outcome,
        alternatives: outcomes.filter((other) => other !== outcome).join(', '),
        reason: because,
      })),
    );
  }
}
