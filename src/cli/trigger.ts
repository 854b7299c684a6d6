import type { Command } from 'commander';
import { type EventDataOptions, withEventData } from './event-data.js';
import { printSettled } from './settled.js';
import { projectOf, type TargetOptions, withTarget } from './target.js';
import type { Terminal } from './terminal.js';

type TriggerOptions = TargetOptions & EventDataOptions;

export function addTrigger(program: Command, terminal: Terminal): void {
  const command = program
    .command('trigger')
    .summary('trigger an event of the platform: trigger whatsapp.template spring_sale/EN_US pause')
    .description('Triggers an event of the platform: pause a template, suspend a sender, change a quality rating.')
    .argument('<lifecycle>', 'lifecycle of the resource, such as whatsapp.template')
    .argument('<key>', 'key of the resource, such as spring_sale/EN_US')
    .argument('<event>', 'the event, such as pause');
  withTarget(withEventData(command, 'event')).action(
    (lifecycle: string, key: string, event: string, options: TriggerOptions) =>
      trigger(terminal, [lifecycle, key, event], options),
  );
}

async function trigger(
  terminal: Terminal,
  event: [lifecycle: string, key: string, event: string],
  options: TriggerOptions,
): Promise<void> {
  const project = await projectOf(options, terminal);
  printSettled(terminal, await project.trigger(...event, options.with), options.json);
}
