import type { Command } from 'commander';
import { type GivenOptions, withGiven } from './given.js';
import { printHappened } from './happened.js';
import { projectOf, type TargetOptions, withTarget } from './target.js';

export function addTrigger(program: Command): void {
  const command = program
    .command('trigger')
    .summary('let the platform do something by itself: trigger whatsapp.template spring_sale/EN_US pause')
    .description('Lets the platform do something by itself: pause a template, suspend a sender, change a quality.')
    .argument('<lifecycle>', 'kind of thing, such as whatsapp.template')
    .argument('<key>', 'which one')
    .argument('<event>', 'what happens to it');
  withTarget(withGiven(command, 'event')).action(trigger);
}

async function trigger(
  lifecycle: string,
  key: string,
  event: string,
  options: TargetOptions & GivenOptions,
): Promise<void> {
  const project = await projectOf(options);
  printHappened(await project.trigger(lifecycle, key, event, options.with), options.json);
}
