// Commands that send: samples, one delivery with its signed text, and holding events back.
import type { Command } from 'commander';
import { callsProject, fieldsOf } from './call.js';
import { Failure } from './failure.js';
import type { Terminal } from './terminal.js';

interface SampleOptions {
  webhookId?: string;
  lifecycle?: string;
  key?: string;
}

const columns = ['id', 'type', 'target', 'status'];

export function addDelivering(program: Command, terminal: Terminal): void {
  const sample = program
    .command('sample')
    .summary('send a sample of a webhook event: sample WHATSAPP_TEMPLATE_APPROVED')
    .description('Sends a sample of a webhook event, made up from the contract or with the payload of a resource.')
    .argument('<event>', 'type of the event')
    .option('--webhook-id <id>', 'only to this webhook, even if it does not subscribe to the event')
    .option('--lifecycle <name>', 'with --key: lifecycle of the resource whose payload is sent')
    .option('--key <key>', 'with --lifecycle: key of the resource whose payload is sent');
  callsProject<SampleOptions>(
    sample,
    terminal,
    (project, { words: [type = ''], options }) => {
      const { lifecycle, key } = options;
      if ((lifecycle === undefined) !== (key === undefined)) throw new Failure('--lifecycle and --key go together', 2);
      const resource = lifecycle !== undefined && key !== undefined && { resource: { lifecycle, key } };
      return project.sendSample({ type, ...fieldsOf(options, ['webhookId']), ...resource });
    },
    columns,
  );
  const delivery = program
    .command('delivery')
    .summary('show one delivery with the text that was signed')
    .description('Prints one delivery as JSON, with the text that was signed at each attempt.')
    .argument('<id>', 'id of the delivery');
  callsProject(delivery, terminal, (project, { words: [id = ''] }) => project.delivery(id));
  const hold = program.command('hold').description('Holds new webhook events until they are released.');
  callsProject(hold, terminal, (project) => project.holdDeliveries());
  const send = program.command('send').description('Stops holding new webhook events; those already held stay held.');
  callsProject(send, terminal, (project) => project.sendDeliveries());
  const release = program
    .command('release')
    .description('Sends held webhook events: all of them, or some in the given order.')
    .argument('[ids...]', 'ids of the deliveries');
  callsProject(
    release,
    terminal,
    (project, { words }) => project.releaseDeliveries(words.length === 0 ? undefined : words),
    columns,
  );
}
