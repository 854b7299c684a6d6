import type { Command } from 'commander';
import type { ControlClockChange, ControlProjectSettings } from '../contract/types.js';
import { callsProject, callsSimulator, fieldsOf } from './call.js';
import { pairs } from './json-argument.js';
import type { Terminal } from './terminal.js';

export function addSettings(program: Command, terminal: Terminal): void {
  const settings = program
    .command('settings')
    .summary('show or change the settings of a project: settings signatureClock=real')
    .description('Shows the settings of a project, or replaces them; those left out follow the flags of start again.')
    .argument('[name=value...]', 'the settings, such as signatureClock=real')
    .option('--default', 'follow the flags of start again');
  callsProject<{ default?: true }>(settings, terminal, (project, { words, options }) => {
    // The simulator validates names and values.
    const wanted: ControlProjectSettings = pairs(words);
    return words.length > 0 || options.default ? project.setSettings(wanted) : project.settings();
  });
  const rules = program
    .command('platform-rules')
    .summary('show or switch the platform rules of a project: platform-rules set meta.template.variable-at-edge=false')
    .description('Shows which platform rules apply to a project; its commands switch and explain them.');
  const list = rules
    .command('list', { isDefault: true })
    .description('Shows which platform rules apply to the project.');
  callsProject(list, terminal, (project) => project.platformRules());
  const set = rules
    .command('set')
    .description('Switches platform rules; those left out follow --platform-rules again.')
    .argument('[id=boolean...]', 'rules, and true or false for each');
  callsProject(set, terminal, (project, { words }) =>
    project.setPlatformRules(Object.fromEntries(Object.entries(pairs(words)).map(([id, on]) => [id, on === true]))),
  );
  const explain = rules.command('explain').description('Lists what each platform rule says, with an example.');
  callsSimulator(explain, terminal, async (simulator) => (await simulator.platformRules()).rules, [
    'id',
    'resource',
    'says',
    'active',
  ]);
  const clock = program
    .command('clock')
    .summary('show or set the clock of a project: clock --mode frozen')
    .description('Shows the clock of a project, freezes it, lets it run, changes its speed or sets it forward.')
    .option('--mode <mode>', 'real or frozen')
    .option('--now <instant>', 'set it forward to an ISO date and time')
    .option('--scale <number>', 'seconds of the project for each real second', Number);
  callsProject<ControlClockChange>(clock, terminal, (project, { options }) => {
    const change = fieldsOf(options, ['mode', 'now', 'scale']);
    return Object.keys(change).length === 0 ? project.clock() : project.setClock(change);
  });
  const codes = program.command('codes').description('Lists the one-time passwords that were sent and not used yet.');
  callsProject(codes, terminal, (project) => project.codes(), ['collection', 'key', 'code', 'sent', 'to']);
  const about = program
    .command('about')
    .description(
      'Shows the versions, how the simulator was started, and its scenario with the credentials of each project.',
    )
    .option('--secrets', 'show key secrets');
  callsSimulator<{ secrets?: true }>(about, terminal, (simulator, { options }) =>
    simulator.settings({ secrets: options.secrets ?? false }),
  );
}
