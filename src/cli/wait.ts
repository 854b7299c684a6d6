// Commands that count requests, and wait for requests and deliveries.
import type { Command } from 'commander';
import type { ControlDelivery } from '../contract/types.js';
import { callsProject, fieldsOf } from './call.js';
import { wholeNumber } from './failure.js';
import type { Terminal } from './terminal.js';

interface RequestOptions {
  operation?: string;
  method?: string;
  path?: string;
  status?: number;
  errorCode?: string;
  count?: number;
  timeoutMs?: string;
}

interface DeliveryOptions {
  type?: string;
  status?: ControlDelivery['status'];
  webhookId?: string;
  target?: string;
  count?: number;
  timeoutMs?: string;
}

const withRequest = (command: Command): Command =>
  command
    .option('--operation <name>', 'of this operation: createWebhook, whatsapp.createTemplate, or its id')
    .option('--method <method>', 'with this method')
    .option('--path <pattern>', 'with such a path: * any text, ? one character')
    .option('--status <number>', 'with this status', (text) => wholeNumber('--status', text))
    .option('--error-code <code>', 'with this error code');

const withPatience = (command: Command): Command =>
  command
    .option('--count <number>', 'how many (default: 1)', (text) => wholeNumber('--count', text))
    .option('--timeout-ms <time>', 'how long: real milliseconds, or a duration such as 30s (default: 5000)');

const requestMatch = (options: RequestOptions) =>
  fieldsOf(options, ['operation', 'method', 'path', 'status', 'errorCode']);

export function addWait(program: Command, terminal: Terminal): void {
  const count = withRequest(program.command('count')).description('Counts the requests in the journal that match.');
  callsProject<RequestOptions>(count, terminal, (project, { options }) => project.countRequests(requestMatch(options)));
  const wait = program
    .command('wait')
    .summary('wait for requests or deliveries: wait requests --operation createWebhook')
    .description('Waits for requests or deliveries; exits with 1 and the closest ones when the time is over.');
  const requests = withPatience(withRequest(wait.command('requests'))).description('Waits for requests that match.');
  callsProject<RequestOptions>(
    requests,
    terminal,
    (project, { options }) => project.waitForRequests(requestMatch(options), fieldsOf(options, ['count', 'timeoutMs'])),
    ['number', 'at', 'method', 'url', 'errorCode'],
  );
  const deliveries = withPatience(wait.command('deliveries'))
    .description('Waits for deliveries that match; delivered ones, unless --status says otherwise.')
    .option('--type <event>', 'of this event')
    .option('--status <status>', 'with this status')
    .option('--webhook-id <id>', 'to this webhook')
    .option('--target <pattern>', 'to such a URL: * any text, ? one character');
  callsProject<DeliveryOptions>(
    deliveries,
    terminal,
    (project, { options }) =>
      project.waitForDeliveries(
        fieldsOf(options, ['type', 'status', 'webhookId', 'target']),
        fieldsOf(options, ['count', 'timeoutMs']),
      ),
    ['id', 'type', 'target', 'status'],
  );
}
