import { paint } from './print.js';

/** What somebody at a terminal wants to know first. */
export function showBanner(url: string): void {
  process.stdout.write(
    [
      '',
      `  ${paint('bold', 'Sinch Provisioning API, simulated')}`,
      `  API      ${url}/v1/projects/any-id/...   with any credentials`,
      `  Try it   ${url}/documentation`,
      `  Example  ${paint('cyan', `curl -u key:secret ${url}/v1/projects/any-id/webhooks`)}`,
      `  ${paint('dim', 'Ctrl-C stops it.')}`,
      '',
      '',
    ].join('\n'),
  );
}
