// Platform rules: which there are, and which apply to a project.
import type { ControlPlatformRule, ControlPlatformRuleSwitches } from '../contract/types.js';
import { isActive, isActiveIn } from '../engine/lifecycle/platform-rules.js';
import type { PlatformRule, PlatformRulesMode } from '../engine/model.js';
import { invalidInput } from '../engine/requests/problem.js';
import { switchFaults } from '../engine/world/scenario.js';
import type { ProjectWorld } from '../engine/world/world.js';
import { type Control, reach } from './control.js';

export const platformRulesControl: Control<'PlatformRulesController'> = {
  controller: 'PlatformRulesController',
  handlers: {
    listPlatformRules(_call, { settings: { platformRulesMode: mode, platformRules } }) {
      return { mode, rules: platformRules.map((rule) => view(rule, mode)) };
    },

    getSwitches: ({ params }, simulation) => switchesOf(reach(simulation, params)),

    setSwitches({ params, body }, simulation) {
      const world = reach(simulation, params);
      const faults = switchFaults(body, world.settings.platformRules);
      if (faults.length > 0) throw invalidInput(faults);
      world.platformRules = { ...body };
      world.decisions.foreseeAll();
      return switchesOf(world);
    },
  },
};

function view(rule: PlatformRule, mode: PlatformRulesMode): ControlPlatformRule {
  const { id, applies, says, effect, source, certainty, refuses, accepts } = rule;
  return {
    id,
    resource: applies.resource,
    step: applies.on,
    says,
    outcome: effect.outcome,
    with: { ...effect.with },
    ...(effect.after !== undefined && { after: effect.after }),
    source,
    certainty,
    default: rule.default,
    active: isActiveIn(mode, rule),
    refuses: { ...refuses },
    accepts: { ...accepts },
  };
}

const switchesOf = (world: ProjectWorld): ControlPlatformRuleSwitches =>
  Object.fromEntries(world.settings.platformRules.map((rule) => [rule.id, isActive(rule, world)]));
