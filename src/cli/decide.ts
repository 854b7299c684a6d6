import type { Command } from 'commander';
import { Failure } from './failure.js';
import { type GivenOptions, withGiven } from './given.js';
import { printHappened } from './happened.js';
import { projectOf, type TargetOptions, withTarget } from './target.js';

export function addDecide(program: Command): void {
  const command = program
    .command('decide')
    .summary('take a waiting decision now: decide spring_sale/EN_US reject --with rejectionCode=SCAM')
    .description('Takes a waiting decision now; `pending` lists them.')
    .argument('<id>', 'its id, or the key of what waits')
    .argument('[outcome]', 'one of its outcomes; the likely one when left out');
  withTarget(withGiven(command, 'outcome')).action(decide);
}

async function decide(
  idOrKey: string,
  outcome: string | undefined,
  options: TargetOptions & GivenOptions,
): Promise<void> {
  const project = await projectOf(options);
  const waiting = await project.pending();
  const byId = waiting.find(({ id }) => id === idOrKey);
  const byKey = waiting.filter(({ key, decision }) => key === idOrKey && decision !== 'clock');
  if (!byId && byKey.length > 1) {
    const ids = byKey.map(({ id, decision }) => `${id} (${decision})`).join(', ');
    throw new Failure(`several decisions wait for ${idOrKey}; name one of ${ids}`, 2);
  }
  const { id } = byId ?? byKey[0] ?? { id: idOrKey };
  printHappened(await project.decide(id, outcome, options.with), options.json);
}
