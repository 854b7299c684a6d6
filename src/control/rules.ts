// Rules: determine how decisions turn out.
import type { ControlRule, ControlRuleInput } from '../contract/types.js';
import { hold } from '../engine/lifecycle/choice.js';
import { outcomesOf } from '../engine/lifecycle/resource.js';
import type { Resource, Rule } from '../engine/model.js';
import { invalidInput, Problem } from '../engine/requests/problem.js';
import { timeSpan } from '../engine/time/duration.js';
import type { Simulation } from '../engine/world/simulation.js';
import { type Control, listed, reach, spanOf, valueHint } from './control.js';
import { dataMustFit } from './event-data.js';
import { keyText, requireResource } from './lifecycle-names.js';
import { requireRoom } from './limits.js';
import { testRules } from './rule-test.js';

export const rulesControl: Control<'RulesController'> = {
  controller: 'RulesController',
  handlers: {
    listRules: ({ params }, simulation) => ({ rules: reach(simulation, params).decisions.rules.map(view) }),

    createRule({ params, body }, simulation) {
      const world = reach(simulation, params);
      requireRoom('rules', world.decisions.rules.length);
      const rule = ruleFrom(simulation, body, { id: '', hits: 0 });
      rule.id = world.nextId('rule');
      world.decisions.addRule(rule);
      return view(rule);
    },

    replaceRule({ params, body }, simulation) {
      const { decisions } = reach(simulation, params);
      const old = requireRule(decisions.rules, params);
      const rule = ruleFrom(simulation, body, old);
      decisions.replaceRule(old, rule);
      return view(rule);
    },

    editRule({ params, body }, simulation) {
      const { decisions } = reach(simulation, params);
      const old = requireRule(decisions.rules, params);
      const rule = ruleFrom(simulation, { ...inputOf(old), ...body }, old);
      decisions.replaceRule(old, rule);
      return view(rule);
    },

    testRules({ params, body }, simulation) {
      const world = reach(simulation, params);
      const resource = requireResource(simulation, body.lifecycle);
      const { key, name } = body;
      const tested = { ...(key !== undefined && { key: keyText(resource, key) }), ...(name !== undefined && { name }) };
      return testRules(world, resource, tested);
    },

    deleteRules({ params }, simulation) {
      const world = reach(simulation, params);
      world.decisions.removeRules(() => true);
    },

    deleteRule({ params }, simulation) {
      const { decisions } = reach(simulation, params);
      const rule = requireRule(decisions.rules, params);
      decisions.removeRules((each) => each === rule);
    },
  },
};

function requireRule(rules: readonly Rule[], { projectId, ruleId }: { projectId: string; ruleId: string }): Rule {
  const rule = rules.find(({ id }) => id === ruleId);
  if (!rule) throw new Problem('rule_not_found', { value: ruleId, projectId });
  return rule;
}

/** A rule from a request; an edit keeps `id` and `hits`. */
function ruleFrom(simulation: Simulation, body: ControlRuleInput, { id, hits }: Pick<Rule, 'id' | 'hits'>): Rule {
  const { match, outcome, with: data = {}, after, times, enabled } = body;
  const resource = requireResource(simulation, match.lifecycle);
  const { key, lifecycle: _, ...rest } = match;
  const outcomes = [outcome].flat();
  outcomesMustExist(resource, outcomes);
  dataMustFit(resource, outcomes, data);
  return {
    id,
    match: { ...rest, lifecycle: resource.name, ...(key !== undefined && { key: keyText(resource, key) }) },
    outcomes,
    with: data,
    ...(after !== undefined && { after: spanOf('after', after) }),
    ...(times !== undefined && { times }),
    ...(enabled === false && { enabled }),
    hits,
  };
}

function inputOf(rule: Rule): ControlRuleInput {
  const { id: _, hits: __, outcomes, ...input } = view(rule);
  return { ...input, outcome: outcomes };
}

function view({ id, match, outcomes, with: data, after, times, enabled, hits }: Rule): ControlRule {
  return {
    id,
    match,
    outcomes,
    with: { ...data },
    ...(after !== undefined && { after: timeSpan(after) }),
    ...(times !== undefined && { times }),
    ...(enabled === false && { enabled }),
    hits,
  };
}

function outcomesMustExist(resource: Resource, outcomes: readonly string[]): void {
  const known = new Set([...outcomesOf(resource), hold]);
  const faults = outcomes
    .filter((outcome) => !known.has(outcome))
    .map(
      (outcome) => `unknown outcome '${outcome}'. ${valueHint(outcome, known)}${resource.name} has: ${listed(known)}`,
    );
  if (faults.length > 0) throw invalidInput(faults);
}
