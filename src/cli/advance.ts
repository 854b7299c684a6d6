import type { Command } from 'commander';
import { instantOf, isoTime } from '../engine/time/clock.js';
import { milliseconds } from '../engine/time/duration.js';
import { Failure } from './failure.js';
import { printSettled } from './settled.js';
import { projectOf, type TargetOptions, withTarget } from './target.js';
import type { Terminal } from './terminal.js';

interface AdvanceOptions extends TargetOptions {
  to?: string;
}

export function addAdvance(program: Command, terminal: Terminal): void {
  const command = program
    .command('advance')
    .summary("advance a project's clock: advance 30d")
    .description("Advances a project's clock, runs everything due by then, and prints what happened.")
    .argument('[duration]', 'how far, such as 30d or 1h30m')
    .option('--to <instant>', 'an ISO date, with or without a time, or `next`: to the next thing that is due');
  withTarget(command).action((duration: string | undefined, options: AdvanceOptions) =>
    advance(terminal, duration, options),
  );
}

async function advance(terminal: Terminal, duration: string | undefined, options: AdvanceOptions): Promise<void> {
  const { to } = options;
  if (duration !== undefined && to === undefined) {
    if (milliseconds(duration) === undefined) {
      throw new Failure(`'${duration}' is not a valid duration; use e.g. 30d or 1h30m`, 2);
    }
    const project = await projectOf(options, terminal);
    printSettled(terminal, await project.advance(duration), options.json);
  } else if (to !== undefined && duration === undefined) {
    const instant = to === 'next' ? to : instantOf(to);
    if (instant === undefined) throw new Failure(`--to must be an ISO date and time, or next, not '${to}'`, 2);
    const project = await projectOf(options, terminal);
    printSettled(
      terminal,
      await project.advanceTo(typeof instant === 'string' ? instant : isoTime(instant)),
      options.json,
    );
  } else {
    throw new Failure('advance takes either a duration such as 30d, or --to <instant>', 2);
  }
}
