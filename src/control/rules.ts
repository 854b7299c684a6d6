// Rules: determine how decisions turn out.
import type { ControlRule } from '../contract/types.js';
import { hold } from '../engine/lifecycle/choice.js';
import { outcomesOf } from '../engine/lifecycle/resource.js';
import type { Resource, Rule } from '../engine/model.js';
import { invalidInput, Problem } from '../engine/requests/problem.js';
import { timeSpan } from '../engine/time/duration.js';
import { type Control, hint, listed, reach, spanOf } from './control.js';
import { requireResource } from './decisions.js';
import { dataMustFit } from './event-data.js';

export const rulesControl: Control<'RulesController'> = {
  controller: 'RulesController',
  handlers: {
    listRules: ({ params }, simulation) => ({ rules: reach(simulation, params).decisions.rules.map(view) }),

    createRule({ params, body }, simulation) {
      const world = reach(simulation, params);
      const { match, outcome, with: data = {}, after, times } = body;
      const resource = requireResource(simulation, match.lifecycle);
      const outcomes = [outcome].flat();
      outcomesMustExist(resource, outcomes);
      dataMustFit(resource, outcomes, data);
      const rule: Rule = {
        id: world.nextId('rule'),
        match,
        outcomes,
        with: data,
        ...(after !== undefined && { after: spanOf('after', after) }),
        ...(times !== undefined && { times }),
        hits: 0,
      };
      world.decisions.addRule(rule);
      return view(rule);
    },

    deleteRules({ params }, simulation) {
      const world = reach(simulation, params);
      world.decisions.removeRules(() => true);
    },

    deleteRule({ params: { projectId, ruleId } }, simulation) {
      const world = reach(simulation, { projectId });
      const removed = world.decisions.removeRules(({ id }) => id === ruleId);
      if (removed === 0) throw new Problem('rule_not_found', { value: ruleId, projectId });
    },
  },
};

function view({ id, match, outcomes, with: data, after, times, hits }: Rule): ControlRule {
  return {
    id,
    match,
    outcomes,
    with: { ...data },
    ...(after !== undefined && { after: timeSpan(after) }),
    ...(times !== undefined && { times }),
    hits,
  };
}

function outcomesMustExist(resource: Resource, outcomes: readonly string[]): void {
  const known = new Set([...outcomesOf(resource), hold]);
  const faults = outcomes
    .filter((outcome) => !known.has(outcome))
    .map((outcome) => `unknown outcome '${outcome}'. ${hint(outcome, known)}${resource.name} has: ${listed(known)}`);
  if (faults.length > 0) throw invalidInput(faults);
}
