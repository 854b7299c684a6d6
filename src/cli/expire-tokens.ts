import type { Command } from 'commander';
import { projectNamed, simulatorOf, type TargetOptions, withTarget } from './target.js';
import type { Terminal } from './terminal.js';

interface ExpireOptions extends TargetOptions {
  key?: string;
}

export function addExpireTokens(program: Command, terminal: Terminal): void {
  const command = program
    .command('expire-tokens')
    .summary('expire the access tokens issued until now')
    .description('Expires the access tokens issued until now: all of them, or those used for a project or of a key.')
    .option('--key <id>', 'only tokens of this key id');
  withTarget(command).action((options: ExpireOptions) => expireTokens(terminal, options));
}

async function expireTokens(terminal: Terminal, options: ExpireOptions): Promise<void> {
  const projectId = projectNamed(options, terminal);
  const which = {
    ...(projectId !== undefined && { projectId }),
    ...(options.key !== undefined && { keyId: options.key }),
  };
  await simulatorOf(options, terminal).expireTokens(which);
  if (options.json) terminal.printJson({ expired: which });
  else terminal.print(`Expired the tokens of ${options.key ?? 'every key'} for ${projectId ?? 'every project'}`);
}
