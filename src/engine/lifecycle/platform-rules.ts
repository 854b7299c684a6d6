// Which platform rule a record breaks. The rules are data (fixtures/rules), their predicates come with the service modules.
import type { BrokenRule, Chooser, PlatformRule, PlatformRulesMode, Resource, World } from '../model.js';
import { nextMonth } from '../time/clock.js';
import { duration } from '../time/duration.js';

/** Whether a rule counts in a project: its own switch first, then the setting of the simulator. */
export function isActive(rule: PlatformRule, { platformRules, settings }: World): boolean {
  return isUnconditional(rule) || (platformRules[rule.id] ?? isActiveIn(settings.platformRulesMode, rule));
}

/** Whether a rule can neither be switched off nor be overruled. */
export const isUnconditional = (rule: PlatformRule): boolean => rule.default === 'always';

/** Whether a rule counts in a project that does not switch it. */
export const isActiveIn = (mode: PlatformRulesMode, rule: PlatformRule): boolean =>
  isUnconditional(rule) || (mode !== 'off' && (rule.default === 'on' || rule.default === mode));

const rulesAt = ({ settings }: World, { name }: Resource, step: string): readonly PlatformRule[] =>
  indexed(settings.platformRules).get(name)?.get(step) ?? none;

/** The first rule of these that a record breaks at a check or a decision, by its name. */
export function brokenRule(
  world: World,
  of: Resource,
  step: string,
  record: object,
  these: (rule: PlatformRule) => boolean = () => true,
): BrokenRule | undefined {
  for (const rule of rulesAt(world, of, step)) {
    const finding = these(rule) ? findingOf(world, of, rule, record) : undefined;
    if (finding !== undefined) return { rule, finding };
  }
  return undefined;
}

const none: readonly PlatformRule[] = [];
const noneBroken: readonly BrokenRule[] = [];

/** Rules by resource and step. Each call asks at several steps, and most steps have no rule. */
const indexes = new WeakMap<readonly PlatformRule[], Index>();
type Index = ReadonlyMap<string, ReadonlyMap<string, readonly PlatformRule[]>>;

function indexed(rules: readonly PlatformRule[]): Index {
  const known = indexes.get(rules);
  if (known) return known;
  const found = new Map<string, Map<string, PlatformRule[]>>();
  for (const rule of rules) {
    const { resource, on } = rule.applies;
    const steps = found.get(resource) ?? new Map<string, PlatformRule[]>();
    found.set(resource, steps.set(on, [...(steps.get(on) ?? []), rule]));
  }
  indexes.set(rules, found);
  return found;
}

/** The step of rules whose effect comes after a time, unless the record changes before. */
export const clockStep = 'clock';

/** What breaks a rule in a record; undefined if nothing does, or the rule is off. */
const findingOf = (world: World, of: Resource, rule: PlatformRule, record: object): string | undefined =>
  isActive(rule, world) ? world.platformCheck(of.name, rule.check)(record, world) : undefined;

/** The rules by the clock that a record breaks now. */
export function foreseen(world: World, of: Resource, record: object): readonly BrokenRule[] {
  let found: BrokenRule[] | undefined;
  for (const rule of rulesAt(world, of, clockStep)) {
    const finding = findingOf(world, of, rule, record);
    if (finding === undefined) continue;
    found ??= [];
    found.push({ rule, finding });
  }
  return found ?? noneBroken;
}

/** Milliseconds from now until the effect of a rule by the clock. */
export function delayOf({ id, effect: { after } }: PlatformRule, { clock }: World): number {
  if (after === undefined) throw new Error(`rule ${id}: its effect has no time`);
  return after === 'next month' ? nextMonth(clock.now()) - clock.now() : duration(after);
}

/** As what waits gives it as a reason. */
export const reasonOfRule = ({ id }: PlatformRule): string => `rule ${id}`;
export const chooserOfRule = ({ id }: PlatformRule): Chooser => ({ kind: 'platformRule', id });
