import type { Command } from 'commander';
import type { ControlResourceSummary } from '../contract/types.js';
import { projectOf, type TargetOptions, withTarget } from './target.js';
import type { Terminal } from './terminal.js';

interface ResourcesOptions extends TargetOptions {
  lifecycle?: string;
  state?: string;
  search?: string;
}

export function addResources(program: Command, terminal: Terminal): void {
  const command = program
    .command('resources')
    .summary('list everything that has a lifecycle')
    .description(
      'Lists everything that has a lifecycle: its states, what it waits for, and the triggers that are possible.',
    )
    .option('--lifecycle <name>', 'only this lifecycle, such as whatsapp.template')
    .option('--state <state>', 'only resources in this state')
    .option('--search <text>', 'only resources whose key or name contains this text');
  withTarget(command).action((options: ResourcesOptions) => resources(terminal, options));
}

async function resources(terminal: Terminal, options: ResourcesOptions): Promise<void> {
  const project = await projectOf(options, terminal);
  const { lifecycle, state, search } = options;
  const list = await project.resources({
    ...(lifecycle !== undefined && { lifecycle }),
    ...(state !== undefined && { state }),
    ...(search !== undefined && { q: search }),
  });
  if (options.json) terminal.printJson(list);
  else if (list.length === 0) terminal.print('No resources.');
  else terminal.printTable(list.map(row));
}

const row = ({ lifecycle, key, states, pending, possible }: ControlResourceSummary) => ({
  lifecycle,
  key,
  states: Object.entries(states)
    .flatMap(([field, state]) => (state === null ? [] : [`${field} ${state}`]))
    .join(', '),
  'waits for': pending.map(({ who, outcome, due }) => `${who}: ${outcome} ${due ?? 'manually'}`).join(', '),
  triggers: possible.join(', '),
});

export function addResource(program: Command, terminal: Terminal): void {
  const command = program
    .command('resource')
    .summary('show one resource: resource whatsapp.template spring_sale/EN_US')
    .description('Prints one resource as JSON: as the API returns it, with its triggers, activities and history.')
    .argument('<lifecycle>', 'its lifecycle, such as whatsapp.template')
    .argument('<key>', 'its key, such as spring_sale/EN_US');
  withTarget(command).action(async (lifecycle: string, key: string, options: TargetOptions) => {
    const project = await projectOf(options, terminal);
    terminal.printJson(await project.resource(lifecycle, key));
  });
}

export function addAgenda(program: Command, terminal: Terminal): void {
  const command = program
    .command('agenda')
    .summary('list all that is due')
    .description(
      'Lists all that is due, in order of time: decisions, transitions by the clock, delivery attempts, expiries.',
    );
  withTarget(command).action(async (options: TargetOptions) => {
    const project = await projectOf(options, terminal);
    const agenda = await project.agenda();
    if (options.json) terminal.printJson(agenda);
    else if (agenda.length === 0) terminal.print('Nothing is due.');
    else
      terminal.printTable(
        agenda.map(({ at, kind, what, key, because }) => ({ at: at ?? 'only manually', kind, what, key, because })),
      );
  });
}
