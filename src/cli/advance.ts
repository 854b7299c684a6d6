import type { Command } from 'commander';
import { instantOf, isoTime } from '../engine/time/clock.js';
import { milliseconds } from '../engine/time/duration.js';
import { Failure } from './failure.js';
import { printHappened } from './happened.js';
import { projectOf, type TargetOptions, withTarget } from './target.js';

export function addAdvance(program: Command): void {
  const command = program
    .command('advance')
    .summary("set a project's clock forward: advance 30d")
    .description("Sets a project's clock forward, lets everything happen that falls due, and prints it.")
    .argument('[duration]', 'how far, such as 30d or 1h30m')
    .option('--to <instant>', 'an ISO date and time to set it to, instead of a duration');
  withTarget(command).action(advance);
}

async function advance(by: string | undefined, options: TargetOptions & { to?: string }): Promise<void> {
  if ((by === undefined) === (options.to === undefined)) {
    throw new Failure('advance takes a duration such as 30d, or --to <instant>', 2);
  }
  if (by !== undefined) {
    if (milliseconds(by) === undefined) throw new Failure(`'${by}' is no duration such as 30d or 1h30m`, 2);
    const project = await projectOf(options);
    printHappened(await project.advance(by), options.json);
    return;
  }
  const instant = instantOf(options.to!);
  if (instant === undefined) throw new Failure(`--to must be an ISO date and time, not '${options.to}'`, 2);
  const project = await projectOf(options);
  printHappened(await project.advanceTo(isoTime(instant)), options.json);
}
