import type { Command } from 'commander';
import type { ControlRuleInput } from '../contract/types.js';
import { callsProject, fieldsOf } from './call.js';
import { type EventDataOptions, withEventData } from './event-data.js';
import { Failure, wholeNumber } from './failure.js';
import { jsonArgument } from './json-argument.js';
import type { Terminal } from './terminal.js';

interface RuleOptions extends EventDataOptions {
  key?: string;
  name?: string;
  after?: string;
  times?: number;
  outcome?: string[];
  disable?: true;
  enable?: true;
}

const withRuleFlags = (command: Command): Command =>
  withEventData(command, 'outcome')
    .option('--after <duration>', 'delay instead of the default, such as 3d')
    .option('--times <number>', 'how often it applies; without limit by default', (text) =>
      wholeNumber('--times', text),
    );

const withSubject = (command: Command): Command =>
  command
    .option('--key <key>', 'only the resource with this key, such as spring_sale/EN_US')
    .option('--name <pattern>', 'only resources with such a name: * any text, ? one character');

const columns = ['id', 'match', 'outcomes', 'with', 'after', 'times', 'hits', 'enabled'];

/** Fields that a change can set. */
const changed = (options: RuleOptions): Partial<ControlRuleInput> => ({
  ...fieldsOf(options, ['with', 'after', 'times', 'outcome']),
  ...(options.disable && { enabled: false }),
  ...(options.enable && { enabled: true }),
});

export function addRules(program: Command, terminal: Terminal): void {
  const rules = program
    .command('rules')
    .summary('list, add, change, test and remove rules for decisions: rules add whatsapp.template reject')
    .description('Lists the rules that determine how decisions turn out, newest first; its commands change them.');
  callsProject(
    rules.command('list', { isDefault: true }).description('Lists the rules.'),
    terminal,
    (project) => project.rules(),
    columns,
  );
  callsProject<RuleOptions>(
    withSubject(withRuleFlags(rules.command('add')))
      .description('Adds a rule; several outcomes are used in order, one for each decision.')
      .argument('<lifecycle>', 'whose decisions, such as whatsapp.template')
      .argument('<outcome...>', 'how they turn out, such as reject; hold keeps them pending'),
    terminal,
    (project, { words: [lifecycle = '', ...outcome], options }) =>
      project.addRule({
        match: { lifecycle, ...fieldsOf(options, ['key', 'name']) },
        outcome: outcome.length === 1 ? outcome[0]! : outcome,
        ...changed(options),
      }),
  );
  callsProject<RuleOptions>(
    withRuleFlags(rules.command('change'))
      .description('Changes some fields of a rule, or switches it off and on.')
      .argument('<id>', 'id of the rule')
      .option('--outcome <outcome...>', 'how decisions turn out')
      .option('--disable', 'keep the rule, but do not apply it')
      .option('--enable', 'apply it again'),
    terminal,
    (project, { words: [id = ''], options }) => {
      const change = changed(options);
      if (Object.keys(change).length === 0) throw new Failure('rules change takes at least one flag', 2);
      return project.editRule(id, change);
    },
  );
  callsProject(
    rules
      .command('replace')
      .description('Replaces a rule, which keeps its id, its place and its hits.')
      .argument('<id>', 'id of the rule')
      .argument('<json>', 'the rule, such as {"match": {"lifecycle": "whatsapp.template"}, "outcome": "reject"}'),
    terminal,
    (project, { words: [id = '', json = ''] }) =>
      project.replaceRule(id, jsonArgument<ControlRuleInput>('<json>', json)),
  );
  callsProject<RuleOptions>(
    withSubject(rules.command('test'))
      .description('Says which rule would decide a resource, which need not exist, and why.')
      .argument('<lifecycle>', 'its lifecycle'),
    terminal,
    (project, { words: [lifecycle = ''], options }) =>
      project.testRules({ lifecycle, ...fieldsOf(options, ['key', 'name']) }),
  );
  callsProject(
    rules
      .command('remove')
      .description('Removes a rule, or all of them.')
      .argument('[id]', 'id of the rule; all by default'),
    terminal,
    (project, { words: [id] }) => project.deleteRules(id),
  );
}
