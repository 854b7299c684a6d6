import type { Command } from 'commander';
import type { ControlDelivery } from '../contract/types.js';
import { systemClock } from '../engine/time/clock.js';
import type { Project } from '../library/project.js';
import { projectOf, type TargetOptions, withTarget } from './target.js';
import type { Terminal } from './terminal.js';

interface DeliveriesOptions extends TargetOptions {
  status?: ControlDelivery['status'];
  type?: string;
  follow?: true;
}

/** Time between two requests of `--follow`, milliseconds. */
const pollInterval = 300;

export function addDeliveries(program: Command, terminal: Terminal): void {
  const command = program
    .command('deliveries')
    .summary('list webhook events and their delivery status')
    .description('Lists webhook events, oldest first: the target, and the result of each attempt.')
    .option('--status <status>', 'only those with this status, such as failed')
    .option('--type <event>', 'only those of this event')
    .option('--follow', 'keep running and print each new event and each change, until Ctrl-C');
  withTarget(command).action((options: DeliveriesOptions) => deliveries(terminal, options));
}

async function deliveries(terminal: Terminal, options: DeliveriesOptions): Promise<void> {
  const project = await projectOf(options, terminal);
  if (options.follow) return follow(terminal, project, options.json);
  const { status, type } = options;
  const all = await project.deliveries({ ...(status && { status }), ...(type !== undefined && { type }) });
  if (options.json) terminal.printJson(all);
  else if (all.length === 0) terminal.print('No webhook events yet.');
  else terminal.printTable(all.map(row));
}

const row = (delivery: ControlDelivery) => ({
  id: delivery.id,
  created: delivery.created,
  event: delivery.type,
  target: delivery.target,
  status: delivery.status,
  attempts: delivery.attempts.map(({ response }) => response?.status ?? 'none').join(' '),
  remark: remarkOn(delivery),
});

function remarkOn({ status, reason, nextAttempt, attempts }: ControlDelivery): string | undefined {
  if (reason !== undefined) return reason;
  if (status === 'pending' && nextAttempt !== undefined) return `next attempt ${nextAttempt}`;
  return attempts.at(-1)?.error;
}

const colours = {
  delivered: 'green',
  failed: 'red',
  withheld: 'yellow',
  held: 'yellow',
  pending: 'cyan',
  cancelled: 'dim',
} as const;

async function follow(terminal: Terminal, project: Project, json: boolean | undefined): Promise<never> {
  const seen = new Map<string, string>();
  for (;;) {
    for (const delivery of await project.deliveries()) {
      const state = `${delivery.status} ${delivery.attempts.length}`;
      if (seen.get(delivery.id) === state) continue;
      seen.set(delivery.id, state);
      if (json) terminal.printJson(delivery, false);
      else printLine(terminal, delivery);
    }
    await systemClock.sleep(pollInterval);
  }
}

function printLine(terminal: Terminal, delivery: ControlDelivery): void {
  const { id, created, event, target, status, attempts, remark } = row(delivery);
  const words = [created, id, event, target, terminal.paint(colours[delivery.status], status), attempts, remark];
  terminal.print(words.filter(Boolean).join('  '));
}
