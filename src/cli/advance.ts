import type { Command } from 'commander';
import type { ControlHistoryEntry, ControlSettled } from '../contract/types.js';
import { systemClock } from '../engine/time/clock.js';
import { readDuration, readInstant } from '../engine/time/written.js';
import type { Project } from '../library/project.js';
import { lineOf } from './events.js';
import { Failure } from './failure.js';
import { pairs } from './json-argument.js';
import { Progress } from './progress.js';
import { printSettled } from './settled.js';
import { projectOf, type TargetOptions, withTarget } from './target.js';
import type { Terminal } from './terminal.js';

interface AdvanceOptions extends TargetOptions {
  to?: string;
  until?: string[];
  atMost?: string;
  follow?: true;
}

type Advance = (project: Project) => Promise<ControlSettled>;

export function addAdvance(program: Command, terminal: Terminal): void {
  const command = program
    .command('advance')
    .summary("advance a project's clock: advance 30d")
    .description("Advances a project's clock, runs everything due by then, and prints what happened.")
    .argument('[time]', 'how far, such as 30d or 1h30m; a date; or `next`: to the next thing that is due')
    .option('--to <instant>', 'an ISO date, with or without a time, or `next`')
    .option(
      '--until <what...>',
      'a date, or what must happen: key=spring_sale/EN_US state=APPROVED, type=WHATSAPP_TEMPLATE_APPROVED',
    )
    .option('--at-most <duration>', 'with --until: how far, if it does not happen (default: 365d)')
    .option('--follow', 'print each thing as it happens');
  withTarget(command).action((time: string | undefined, options: AdvanceOptions) => advance(terminal, time, options));
}

async function advance(terminal: Terminal, time: string | undefined, options: AdvanceOptions): Promise<void> {
  const call = callOf(time, options);
  const project = await projectOf(options, terminal);
  if (options.follow) await follow(terminal, project, call, options.json);
  else printSettled(terminal, await withProgress(terminal, project, call), options.json);
}

function callOf(time: string | undefined, { to, until, atMost }: AdvanceOptions): Advance {
  if ([time, to, until].filter((each) => each !== undefined).length !== 1) {
    throw new Failure('advance takes either a duration such as 30d, or --to <instant>, or --until <what>', 2);
  }
  if (until?.some((word) => word.includes('='))) {
    // The simulator validates the match and the duration.
    const match = Object.fromEntries(Object.entries(pairs(until)).map(([name, value]) => [name, String(value)]));
    return (project) => project.advanceUntil(match, atMost);
  }
  if (atMost !== undefined) throw new Failure('--at-most goes with --until name=value', 2);
  if (until !== undefined) return toInstant('--until', until.join(' '));
  if (to !== undefined) return toInstant('--to', to);
  if (time === 'next' || readInstant(time).value !== undefined) return toInstant('advance', time!);
  const { fault } = readDuration(time);
  if (fault !== undefined) throw new Failure(`'${time}' ${fault}, or a date, or next`, 2);
  return (project) => project.advance(time!);
}

function toInstant(flag: string, text: string): Advance {
  const { fault } = text === 'next' ? {} : readInstant(text);
  if (fault !== undefined) throw new Failure(`${flag} '${text}' ${fault}, or next`, 2);
  return (project) => project.advanceTo(text);
}

/** How long a poll waits for more, real milliseconds: at the end, nothing more comes. */
const patience = 200;

/** Prints each entry of the history that a call causes, and where the clock is then. */
async function follow(terminal: Terminal, project: Project, call: Advance, json: boolean | undefined): Promise<void> {
  const print = (entry: ControlHistoryEntry): void =>
    json ? terminal.printJson(entry, false) : terminal.print(lineOf(terminal, entry));
  let since = (await project.historySince({ limit: 1 })).next;
  const { result, ended } = watched(call(project));
  for (;;) {
    // What happened until the call ended is complete then: it is read before the loop ends.
    const last = ended();
    const { history, next, lost } = await project.events({ since, waitMs: last ? 0 : patience });
    if (lost !== undefined) terminal.notices.write(`${lost} entries are no longer kept.\n`);
    for (const entry of history) print(entry);
    since = next;
    if (last && history.length === 0) break;
  }
  const settled = await result;
  if (json) terminal.printJson(settled, false);
  else terminal.print(`The clock is at ${settled.now}.`);
}

/** A call that is awaited later, and whether it has ended. */
function watched(result: Promise<ControlSettled>): {
  result: Promise<ControlSettled>;
  ended: () => boolean;
  over: Promise<void>;
} {
  let ended = false;
  const end = (): void => {
    ended = true;
  };
  return { result, ended: () => ended, over: result.then(end, end) };
}

/** Time between two looks at how far the clock is, milliseconds. */
const pace = 300;

async function withProgress(terminal: Terminal, project: Project, call: Advance): Promise<ControlSettled> {
  const progress = new Progress(terminal, false);
  if (!progress.visible) return call(project);
  const { next: first } = await project.historySince({ limit: 1 });
  const { result, ended, over } = watched(call(project));
  for (;;) {
    let cancel = (): void => undefined;
    const tick = new Promise<void>((resolve) => {
      cancel = systemClock.timer(pace, resolve);
    });
    await Promise.race([over, tick]);
    cancel();
    if (ended()) break;
    const { history, next } = await project.historySince({ limit: 1 });
    progress.rewrite(`${next - first} entries, at ${history[0]?.at ?? ''}`);
  }
  progress.end();
  return result;
}
