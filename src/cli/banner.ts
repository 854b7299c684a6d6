import type { Terminal } from './terminal.js';

/** Prints how to make a first call, for a person who started the simulator in a terminal. */
export function showBanner(terminal: Terminal, url: string): void {
  terminal.write(
    [
      '',
      `  ${terminal.paint('bold', 'Sinch Provisioning API simulator')}`,
      `  API      ${url}/v1/projects/any-id/...   accepts any credentials`,
      `  Try it   ${url}/documentation`,
      `  Example  ${terminal.paint('cyan', `curl -u key:secret ${url}/v1/projects/any-id/webhooks`)}`,
      `  ${terminal.paint('dim', 'Press Ctrl-C to stop.')}`,
      '',
      '',
    ].join('\n'),
  );
}
