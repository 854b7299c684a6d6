import type { Command } from 'commander';
import type { ControlDelivery } from '../contract/types.js';
import { Failure } from './failure.js';
import { projectOf, type TargetOptions, withTarget } from './target.js';
import type { Terminal } from './terminal.js';

interface ResendOptions extends TargetOptions {
  type?: string;
  status?: ControlDelivery['status'];
}

export function addResend(program: Command, terminal: Terminal): void {
  const command = program
    .command('resend')
    .summary('resend a webhook event')
    .description('Resends a webhook event, whatever its status; `deliveries` lists them.')
    .argument('[id]', 'id of the delivery')
    .option('--type <event>', 'all deliveries of this event, instead of one')
    .option('--status <status>', 'all deliveries with this status, instead of one');
  withTarget(command).action((id: string | undefined, options: ResendOptions) => resend(terminal, id, options));
}

async function resend(terminal: Terminal, id: string | undefined, options: ResendOptions): Promise<void> {
  const { type, status } = options;
  const several = type !== undefined || status !== undefined;
  if (several === (id !== undefined)) {
    throw new Failure('resend takes either the id of a delivery, or --type or --status for several', 2);
  }
  const project = await projectOf(options, terminal);
  const match = { ...(type !== undefined && { type }), ...(status && { status }) };
  const sent = id === undefined ? await project.resendAll(match) : [await project.resend(id)];
  if (options.json) terminal.printJson(id === undefined ? sent : sent[0]);
  else if (sent.length === 0) terminal.print('No delivery matches.');
  else for (const each of sent) terminal.print(`${each.id} ${each.type} to ${each.target}: ${each.status}`);
}
