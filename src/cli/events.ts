import type { Command } from 'commander';
import type { ControlHistoryEntry } from '../contract/types.js';
import { wholeNumber } from './failure.js';
import { filterOf, type HistoryOptions, sentenceOn, withFilter } from './history.js';
import { projectOf, withTarget } from './target.js';
import type { Terminal } from './terminal.js';

interface EventsOptions extends HistoryOptions {
  follow?: true;
}

export function addEvents(program: Command, terminal: Terminal): void {
  const command = program
    .command('events')
    .summary('follow what happens: events --follow')
    .description('Waits for the next thing that happens, and prints it; with --follow, everything until Ctrl-C.')
    .option('--since <number>', 'what happened after this entry of the history', (text) => wholeNumber('--since', text))
    .option('--follow', 'keep running and print each entry as it happens, until Ctrl-C');
  withTarget(withFilter(command)).action((options: EventsOptions) => events(terminal, options));
}

async function events(terminal: Terminal, options: EventsOptions): Promise<void> {
  const project = await projectOf(options, terminal);
  const print = (entry: ControlHistoryEntry): void =>
    options.json ? terminal.printJson(entry, false) : terminal.print(lineOf(terminal, entry));
  if (options.follow) for await (const entry of project.follow(filterOf(options))) print(entry);
  else for (const entry of (await project.events(filterOf(options))).history) print(entry);
}

/** One line of text for an entry, with its number and that of its cause. */
export function lineOf(terminal: Terminal, entry: ControlHistoryEntry): string {
  const cause = entry.cause === null ? '' : ` < ${entry.cause}`;
  return `${entry.at}  ${entry.number}${cause}  ${terminal.paint('cyan', entry.kind)}  ${sentenceOn(entry)}`;
}
