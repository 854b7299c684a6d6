import type { Command } from 'commander';
import { print, printJson, printTable } from './print.js';
import { projectOf, type TargetOptions, withTarget } from './target.js';

export function addPending(program: Command): void {
  const command = program
    .command('pending')
    .summary('list what waits for the outside world')
    .description('Lists what waits for the outside world or for time to pass: who decides, when, how, and why so.');
  withTarget(command).action(pending);
}

async function pending(options: TargetOptions): Promise<void> {
  const waiting = await (await projectOf(options)).pending();
  if (options.json) printJson(waiting);
  else if (waiting.length === 0) print('Nothing waits.');
  else {
    printTable(
      waiting.map(({ id, lifecycle, key, who, due, outcome, outcomes, because }) => ({
        id,
        lifecycle,
        key,
        'waits for': who,
        due: due ?? 'never by itself',
        outcome,
        'or else': outcomes.filter((other) => other !== outcome).join(', '),
        because,
      })),
    );
  }
}
