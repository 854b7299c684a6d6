import type { Command } from 'commander';
import { projectOf, type TargetOptions, withTarget } from './target.js';
import type { Terminal } from './terminal.js';

export function addResend(program: Command, terminal: Terminal): void {
  const command = program
    .command('resend')
    .summary('resend a webhook event')
    .description('Resends a webhook event, whatever its status; `deliveries` lists them.')
    .argument('<id>', 'id of the delivery');
  withTarget(command).action((id: string, options: TargetOptions) => resend(terminal, id, options));
}

async function resend(terminal: Terminal, id: string, options: TargetOptions): Promise<void> {
  const project = await projectOf(options, terminal);
  const delivery = await project.resend(id);
  if (options.json) terminal.printJson(delivery);
  else terminal.print(`${delivery.id} ${delivery.type} to ${delivery.target}: ${delivery.status}`);
}
