// Which outcome a decision has, and why: a rule, a magic value, a platform rule, or the default.
import type { EventData, MagicOutcome, Pending, Resource, Rule, World } from '../model.js';
import { containsMagic, matchesGlob } from '../requests/glob.js';
import { brokenRule, reasonOfRule } from './platform-rules.js';
import { outcomesOf } from './resource.js';

/** The outcome that keeps a decision pending until it is made manually. */
export const hold = 'hold';

interface Choice {
  outcome: string;
  with: EventData;
  /** Delay in milliseconds; null waits for a manual decision. */
  after: number | null;
  /** The rule, magic value or default that determines the outcome: for people, and for the two predicates below. */
  because: string;
}

export const reasonOf = ({ id }: Rule): string => `rule ${id}`;
/** A tester's rule: ids of platform rules begin otherwise. */
export const isByRule = ({ because }: Pick<Pending, 'because'>): boolean => because.startsWith('rule rule-');
export const isByDefault = ({ because }: Pick<Pending, 'because'>): boolean => because.startsWith('default');

/** The outcome of a new decision. Counts as a hit of the rule that determines it. */
export function choose(
  world: World,
  rules: readonly Rule[],
  of: Resource,
  record: object,
  decision: string,
  outcomes: readonly string[],
): Choice {
  const requested = requestedOutcome(world, rules, of, record, [...outcomes, hold]);
  if (requested) return requested;
  const after = world.settings.reviewDelay;
  const broken = brokenRule(world, of, decision, record);
  if (broken && outcomes.includes(broken.rule.effect.outcome)) {
    const { outcome, with: data = {} } = broken.rule.effect;
    return { outcome, with: data, after, because: reasonOfRule(broken.rule) };
  }
  const because = after === null ? 'default outcome; manual mode waits for you' : 'default';
  return { outcome: outcomes[0]!, with: {}, after, because };
}

/** The one of these outcomes that a rule (which counts a hit) or else a magic value requests. */
export function requestedOutcome(
  world: World,
  rules: readonly Rule[],
  of: Resource,
  record: object,
  outcomes: readonly string[],
): Choice | undefined {
  const delay = world.settings.reviewDelay;
  const rule = rules.find((candidate) => appliesTo(candidate, world, of, record, outcomes));
  if (rule) {
    const outcome = nextOutcome(rule)!;
    rule.hits++;
    const after = outcome === hold ? null : (rule.after ?? delay ?? 0);
    return { outcome, with: rule.with, after, because: reasonOf(rule) };
  }
  const magic = magicFor(world, of, record, outcomes);
  if (!magic) return undefined;
  const { outcome, with: data = {}, contains, equals } = magic;
  return { outcome, with: data, after: outcome === hold ? null : delay, because: `magic value ${contains ?? equals}` };
}

function magicFor(world: World, of: Resource, record: object, outcomes: readonly string[]): MagicOutcome | undefined {
  return world.settings.magic.find(
    (row) =>
      row.lifecycles.includes(of.name) &&
      outcomes.includes(row.outcome) &&
      of.names(record, world).some((name) => fits(row, name)),
  );
}

/** Whether a rule or a magic value says what becomes of a record: then no platform rule does. */
export function isSpokenFor(world: World, rules: readonly Rule[], of: Resource, record: object): boolean {
  const outcomes = [...outcomesOf(of), hold];
  return (
    rules.some((rule) => appliesTo(rule, world, of, record, outcomes)) ||
    magicFor(world, of, record, outcomes) !== undefined
  );
}

/** Whether a rule applies to a record and its next outcome is one of these. */
export function appliesTo(
  rule: Rule,
  world: World,
  of: Resource,
  record: object,
  outcomes: readonly string[],
): boolean {
  if (rule.enabled === false) return false;
  const { lifecycle, key, name } = rule.match;
  if (lifecycle !== of.name || (key !== undefined && key !== of.key(record))) return false;
  if (name !== undefined && !of.names(record, world).some((candidate) => matchesGlob(name, candidate))) return false;
  const outcome = nextOutcome(rule);
  return outcome !== undefined && outcomes.includes(outcome);
}

/** The next outcome of a rule; undefined once its list or its `times` are used up. */
export function nextOutcome(rule: Rule): string | undefined {
  const limit = rule.times ?? (rule.outcomes.length > 1 ? rule.outcomes.length : Number.POSITIVE_INFINITY);
  return rule.hits < limit ? rule.outcomes[rule.hits % rule.outcomes.length] : undefined;
}

const fits = ({ equals, contains }: MagicOutcome, name: string): boolean =>
  equals !== undefined ? name === equals : containsMagic(name, contains!);
