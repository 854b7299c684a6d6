import type { Command } from 'commander';
import { type EventDataOptions, withEventData } from './event-data.js';
import { Failure } from './failure.js';
import { printSettled } from './settled.js';
import { projectOf, type TargetOptions, withTarget } from './target.js';
import type { Terminal } from './terminal.js';

type DecideOptions = TargetOptions & EventDataOptions;

export function addDecide(program: Command, terminal: Terminal): void {
  const command = program
    .command('decide')
    .summary('take a pending decision now: decide spring_sale/EN_US reject --with rejectionCode=SCAM')
    .description('Takes a pending decision now; `pending` lists them.')
    .argument('<id>', 'id of the decision, or key of its resource')
    .argument('[outcome]', 'one of its outcomes; defaults to the expected outcome');
  withTarget(withEventData(command, 'outcome')).action(
    (id: string, outcome: string | undefined, options: DecideOptions) => decide(terminal, id, outcome, options),
  );
}

async function decide(
  terminal: Terminal,
  idOrKey: string,
  outcome: string | undefined,
  options: DecideOptions,
): Promise<void> {
  const project = await projectOf(options, terminal);
  const pending = await project.pending();
  const byId = pending.find(({ id }) => id === idOrKey);
  const byKey = pending.filter(({ key, decision }) => key === idOrKey && decision !== 'clock');
  if (!byId && byKey.length > 1) {
    const ids = byKey.map(({ id, decision }) => `${id} (${decision})`).join(', ');
    throw new Failure(`${idOrKey} has several pending decisions; use the id of one: ${ids}`, 2);
  }
  const { id } = byId ?? byKey[0] ?? { id: idOrKey };
  printSettled(terminal, await project.decide(id, outcome, options.with), options.json);
}
