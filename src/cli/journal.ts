// `journal`: the requests that a simulator got and how it answered, as a file for `replay` or for HTTP tools.
import type { Command } from 'commander';
import { harOf } from '../replay/har.js';
import { projectOf, type TargetOptions, withTarget } from './target.js';
import type { Terminal } from './terminal.js';

interface JournalOptions extends TargetOptions {
  har?: true;
  secrets?: true;
  clear?: true;
}

export function addJournal(program: Command, terminal: Terminal): void {
  const command = program
    .command('journal')
    .summary('print the newest requests and their answers as JSON or HAR, for replay')
    .description(
      'Prints the newest requests of a project and their answers, oldest first, as JSON: a file for `replay`.',
    )
    .option('--har', 'print a HAR file instead of the journal')
    .option('--clear', 'empty the journal instead')
    .option('--secrets', 'include credentials, which are [REDACTED] otherwise');
  withTarget(command).action((options: JournalOptions) => journal(terminal, options));
}

async function journal(terminal: Terminal, options: JournalOptions): Promise<void> {
  const project = await projectOf(options, terminal);
  if (options.clear) {
    await project.clearRequests();
    terminal.print('Emptied the journal.');
    return;
  }
  const requests = await project.requests({ secrets: options.secrets ?? false });
  terminal.printJson(options.har ? harOf(requests, new URL(project.url).origin) : { requests });
}
