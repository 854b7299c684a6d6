import type { Command } from 'commander';
import type { ControlDelivery } from '../contract/types.js';
import { systemClock } from '../engine/time/clock.js';
import type { Project } from '../library/project.js';
import { paint, print, printJson, printTable } from './print.js';
import { projectOf, type TargetOptions, withTarget } from './target.js';

/** Time between two looks of `--follow`, milliseconds. */
const pause = 300;

export function addDeliveries(program: Command): void {
  const command = program
    .command('deliveries')
    .summary('list webhook events and how they were received')
    .description('Lists webhook events, oldest first: where they went, and what came of every attempt.')
    .option('--follow', 'go on and print each new one and each change, until Ctrl-C');
  withTarget(command).action(deliveries);
}

async function deliveries(options: TargetOptions & { follow?: true }): Promise<void> {
  const project = await projectOf(options);
  if (options.follow) return follow(project, options.json);
  const all = await project.deliveries();
  if (options.json) printJson(all);
  else if (all.length === 0) print('No webhook event yet.');
  else printTable(all.map(row));
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

async function follow(project: Project, json: boolean | undefined): Promise<never> {
  const seen = new Map<string, string>();
  for (;;) {
    for (const delivery of await project.deliveries()) {
      const state = `${delivery.status} ${delivery.attempts.length}`;
      if (seen.get(delivery.id) === state) continue;
      seen.set(delivery.id, state);
      if (json) printJson(delivery, false);
      else printLine(delivery);
    }
    await systemClock.sleep(pause);
  }
}

function printLine(delivery: ControlDelivery): void {
  const { id, created, event, target, status, attempts, remark } = row(delivery);
  const words = [created, id, event, target, paint(colours[delivery.status], status), attempts, remark];
  print(words.filter(Boolean).join('  '));
}
