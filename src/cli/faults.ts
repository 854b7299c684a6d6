import type { Command } from 'commander';
import type { ControlFaultInput, ControlFaultMatch } from '../contract/types.js';
import { callsProject, fieldsOf } from './call.js';
import { Failure, wholeNumber } from './failure.js';
import { jsonArgument } from './json-argument.js';
import type { Terminal } from './terminal.js';

interface FaultOptions {
  operation?: string;
  method?: ControlFaultMatch['method'];
  path?: string;
  error?: string;
  status?: number;
  latency?: string;
  drop?: ControlFaultInput['drop'];
  lost?: ControlFaultInput['lost'];
  probability?: number;
  times?: number;
  disable?: true;
  enable?: true;
}

const withFaultFlags = (command: Command): Command =>
  command
    .option('--operation <name>', 'only this operation: createWebhook, whatsapp.createTemplate, or its id')
    .option('--method <method>', 'only this method', (text) => text.toUpperCase())
    .option('--path <pattern>', 'only such paths: * any text, ? one character')
    .option('--error <code>', 'fail with a documented error')
    .option('--status <number>', 'fail with a status', (text) => wholeNumber('--status', text))
    .option('--latency <duration>', 'delay the response, such as 2s')
    .option('--drop <how>', 'break the connection: reset, timeout or truncated')
    .option('--lost <what>', 'of a dropped connection: request, or answer if the operation is carried out')
    .option('--probability <number>', 'how likely it applies, from 0 to 1', Number)
    .option('--times <number>', 'how often it applies; without limit by default', (text) =>
      wholeNumber('--times', text),
    );

const columns = ['id', 'match', 'error', 'status', 'latency', 'drop', 'probability', 'times', 'hits', 'enabled'];

function inputOf(options: FaultOptions): ControlFaultInput {
  const match = fieldsOf(options, ['operation', 'method', 'path']);
  return {
    ...fieldsOf(options, ['error', 'status', 'latency', 'drop', 'lost', 'probability', 'times']),
    ...(Object.keys(match).length > 0 && { match }),
    ...(options.disable && { enabled: false }),
    ...(options.enable && { enabled: true }),
  };
}

export function addFaults(program: Command, terminal: Terminal): void {
  const faults = program
    .command('faults')
    .summary('list, add, change and remove injected faults: faults add --operation createWebhook --status 503')
    .description('Lists the injected faults, newest first; its commands change them.');
  callsProject(
    faults.command('list', { isDefault: true }).description('Lists the faults.'),
    terminal,
    (project) => project.faults(),
    columns,
  );
  callsProject<FaultOptions>(
    withFaultFlags(faults.command('add')).description('Injects a fault into every matching request.'),
    terminal,
    (project, { options }) => project.addFault(inputOf(options)),
  );
  callsProject<FaultOptions>(
    withFaultFlags(faults.command('change'))
      .description('Changes some fields of a fault, or switches it off and on.')
      .argument('<id>', 'id of the fault')
      .option('--disable', 'keep the fault, but do not apply it')
      .option('--enable', 'apply it again'),
    terminal,
    (project, { words: [id = ''], options }) => {
      const change = inputOf(options);
      if (Object.keys(change).length === 0) throw new Failure('faults change takes at least one flag', 2);
      return project.editFault(id, change);
    },
  );
  callsProject(
    faults
      .command('replace')
      .description('Replaces a fault, which keeps its id, its place and its hits.')
      .argument('<id>', 'id of the fault')
      .argument('<json>', 'the fault, such as {"match": {"method": "GET"}, "status": 503}'),
    terminal,
    (project, { words: [id = '', json = ''] }) =>
      project.replaceFault(id, jsonArgument<ControlFaultInput>('<json>', json)),
  );
  callsProject(
    faults
      .command('remove')
      .description('Removes a fault, or all of them.')
      .argument('[id]', 'id of the fault; all by default'),
    terminal,
    (project, { words: [id] }) => project.deleteFaults(id),
  );
  const limit = program
    .command('limit')
    .summary('show, set or remove the rate limit: limit 10 1m')
    .description('Shows the rate limit of a project, or sets it: limit 10 1m.')
    .argument('[requests]', 'how many requests')
    .argument('[per]', 'in which time, such as 1m')
    .option('--remove', 'remove the limit');
  callsProject<{ remove?: true }>(limit, terminal, async (project, { words: [requests, per], options }) => {
    if (options.remove) return project.liftLimit();
    if (requests === undefined) return (await project.limit()) ?? {};
    if (per === undefined) throw new Failure('limit takes a number and a time, such as: limit 10 1m', 2);
    return project.setLimit({ requests: wholeNumber('<requests>', requests), per });
  });
}
