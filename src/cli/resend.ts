import type { Command } from 'commander';
import { print, printJson } from './print.js';
import { projectOf, type TargetOptions, withTarget } from './target.js';

export function addResend(program: Command): void {
  const command = program
    .command('resend')
    .summary('send a webhook event again')
    .description('Sends a webhook event again, whatever came of it before; `deliveries` lists them.')
    .argument('<id>', 'id of the delivery');
  withTarget(command).action(resend);
}

async function resend(id: string, options: TargetOptions): Promise<void> {
  const delivery = await (await projectOf(options)).resend(id);
  if (options.json) printJson(delivery);
  else print(`${delivery.id} ${delivery.type} to ${delivery.target}: ${delivery.status}`);
}
