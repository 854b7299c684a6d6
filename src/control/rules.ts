// Rules: how decisions shall fall.
import type { ControlRule } from '../contract/types.js';
import { hold, type Rule } from '../engine/lifecycle/choice.js';
import type { Lifecycle } from '../engine/lifecycle/lifecycle.js';
import { invalidInput, Problem } from '../engine/requests/problem.js';
import { timeSpan } from '../engine/time/duration.js';
import { type Control, hint, listed, reach, spanOf } from './control.js';
import { requireLifecycle } from './decisions.js';
import { givenMustFit } from './given.js';

export const rulesControl: Control<'RulesController'> = {
  controller: 'RulesController',
  handlers: {
    listRules: ({ params }, simulation) => ({ rules: reach(simulation, params).decisions.rules.map(view) }),

    createRule({ params, body }, simulation) {
      const world = reach(simulation, params);
      const { match, outcome, with: given = {}, after, times } = body;
      const life = requireLifecycle(simulation, match.lifecycle);
      const outcomes = [outcome].flat();
      outcomesMustExist(life, outcomes);
      givenMustFit(life, outcomes, given);
      const rule: Rule = {
        id: world.nextId('rule'),
        match,
        outcomes,
        with: given,
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

function view({ id, match, outcomes, with: given, after, times, hits }: Rule): ControlRule {
  return {
    id,
    match,
    outcomes,
    with: { ...given },
    ...(after !== undefined && { after: timeSpan(after) }),
    ...(times !== undefined && { times }),
    hits,
  };
}

function outcomesMustExist(life: Lifecycle, outcomes: readonly string[]): void {
  const decisions = Object.keys(life.decisions ?? {});
  const arrows = Object.values(life.tables).flat();
  const known = new Set([
    ...arrows.filter(({ by }) => by !== undefined && decisions.includes(by)).map(({ on }) => on),
    ...Object.values(life.gates ?? {}).flatMap((gate) => Object.keys(gate.outcomes)),
    hold,
  ]);
  const faults = outcomes
    .filter((outcome) => !known.has(outcome))
    .map((outcome) => `unknown outcome '${outcome}'. ${hint(outcome, known)}${life.name} has: ${listed(known)}`);
  if (faults.length > 0) throw invalidInput(faults);
}
