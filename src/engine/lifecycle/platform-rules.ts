// Which platform rule a record breaks. The rules are data (fixtures/rules), their predicates come with the service modules.
import type { BrokenRule, PlatformRule, PlatformRulesMode, Resource, World } from '../model.js';

/** Whether a rule counts in a project: its own switch first, then the setting of the simulator. */
export function isActive(rule: PlatformRule, { platformRules, settings }: World): boolean {
  return platformRules[rule.id] ?? isActiveIn(settings.platformRulesMode, rule);
}

/** Whether a rule counts in a project that does not switch it. */
export const isActiveIn = (mode: PlatformRulesMode, rule: PlatformRule): boolean =>
  mode !== 'off' && (rule.default === 'on' || rule.default === mode);

/** The first rule that a record breaks at a check or a decision, by its name. */
export function brokenRule(world: World, of: Resource, step: string, record: object): BrokenRule | undefined {
  for (const rule of world.settings.platformRules) {
    if (rule.applies.resource !== of.name || rule.applies.on !== step || !isActive(rule, world)) continue;
    const finding = world.platformCheck(of.name, rule.check)(record, world);
    if (finding !== undefined) return { rule, finding };
  }
  return undefined;
}

/** As what waits gives it as a reason. */
export const reasonOfRule = ({ id }: PlatformRule): string => `rule ${id}`;
