import { type Command, Option } from 'commander';
import type { ControlHistoryEntry, ControlHistoryKind } from '../contract/types.js';
import { wholeNumber } from './failure.js';
import { projectOf, type TargetOptions, withTarget } from './target.js';
import type { Terminal } from './terminal.js';

export interface HistoryOptions extends TargetOptions {
  kind?: ControlHistoryKind[];
  resource?: string;
  since?: number;
  limit?: number;
}

const kinds = ['request', 'transition', 'decision', 'event', 'delivery', 'clock', 'control', 'fault'] as const;

/** Adds the flags that choose entries. */
export const withFilter = (command: Command): Command =>
  command
    .addOption(new Option('--kind <kinds...>', 'only entries of these kinds').choices(kinds))
    .option('--resource <key>', 'only what concerns one resource: its key, or lifecycle/key');

export function addHistory(program: Command, terminal: Terminal): void {
  const command = program
    .command('history')
    .summary('list what happened, and because of what')
    .description('Lists what happened, oldest first. CAUSE is the number of the entry that caused an entry.')
    .option('--since <number>', 'only entries after this number', (text) => wholeNumber('--since', text))
    .option('--limit <number>', 'at most this many entries (default: 200)', (text) => wholeNumber('--limit', text));
  withTarget(withFilter(command)).action((options: HistoryOptions) => history(terminal, options));
}

/** The part of the options that the library takes. */
export const filterOf = ({ kind, resource, since, limit }: HistoryOptions) => ({
  ...(kind && { kind }),
  ...(resource !== undefined && { resource }),
  ...(since !== undefined && { since }),
  ...(limit !== undefined && { limit }),
});

async function history(terminal: Terminal, options: HistoryOptions): Promise<void> {
  const project = await projectOf(options, terminal);
  const entries = await project.history(filterOf(options));
  if (options.json) terminal.printJson(entries);
  else if (entries.length === 0) terminal.print('Nothing has happened yet.');
  else terminal.printTable(entries.map(row));
}

const row = (entry: ControlHistoryEntry) => ({
  number: entry.number,
  cause: entry.cause ?? undefined,
  at: entry.at,
  kind: entry.kind,
  what: sentenceOn(entry),
});

/** One line of text for an entry. */
export function sentenceOn(entry: ControlHistoryEntry): string {
  switch (entry.kind) {
    case 'request':
      return `${entry.method} ${entry.url} -> ${entry.status}${entry.errorCode === undefined ? '' : ` ${entry.errorCode}`}`;
    case 'transition':
      return `${entry.lifecycle} ${entry.key} ${entry.event}: ${entry.field} ${entry.from ?? '-'} > ${entry.to ?? '-'}`;
    case 'decision':
      return `${entry.lifecycle} ${entry.key} ${entry.decision} by ${entry.who} ${entry.change}: ${entry.outcome} (${entry.because})`;
    case 'event':
      return `${entry.type}${entry.deliveries.length === 0 ? ', no webhook' : ` ${entry.deliveries.join(' ')}`}`;
    case 'delivery':
      return `${entry.delivery} attempt ${entry.attempt}: ${entry.status ?? entry.error ?? 'none'}, ${entry.result}`;
    case 'clock':
      return entry.from === entry.to ? `${entry.mode}, scale ${entry.scale}` : `${entry.from} > ${entry.to}`;
    case 'control':
      return `${entry.method} ${entry.url}`;
    case 'fault':
      return `${entry.fault}: ${entry.effect ?? `${entry.latencyMs ?? 0} ms late`}`;
  }
}
