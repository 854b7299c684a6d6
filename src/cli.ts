#!/usr/bin/env node
// The command line.
import { Command, Option } from 'commander';
import { createApplication } from './app.js';
import { flags, readConfig } from './config.js';

const program = new Command('sinch-provisioning-mock')
  .description('A simulator of the Sinch Provisioning API')
  .showHelpAfterError('(--help lists every flag)');

const start = program.command('start', { isDefault: true }).description('start the simulator');
for (const { flag, env, fallback, help } of flags) {
  start.addOption(
    new Option(flag, `${help} (env ${env}${fallback && fallback !== 'false' ? `, default ${fallback}` : ''})`),
  );
}
start.action(async (given: Record<string, unknown>) => {
  try {
    const config = readConfig(given);
    const { app, close } = await createApplication(config);
    const url = await app.listen({ port: config.port, host: config.host });
    process.stdout.write(`listening on ${url}\n`);
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => void close().then(() => process.exit(0)));
    }
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit((error as { code?: string }).code === 'EADDRINUSE' ? 1 : 2);
  }
});

await program.parseAsync();
