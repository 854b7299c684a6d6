// Which outcome a decision takes, and because of what: a rule, a magic value, or the default.
import type { EventData, MagicOutcome, Pending, Resource, Rule, World } from '../model.js';
import { containsMagic, matchesGlob } from '../requests/glob.js';

/** Outcome of a decision that waits until it is taken by hand. */
export const hold = 'hold';

interface Choice {
  outcome: string;
  with: EventData;
  /** Delay in milliseconds; null waits for a manual decision. */
  after: number | null;
  /** Which rule, magic value or default says so: for people, and for the two questions below. */
  because: string;
}

export const reasonOf = ({ id }: Rule): string => `rule ${id}`;
export const isByRule = ({ because }: Pick<Pending, 'because'>): boolean => because.startsWith('rule ');
export const isByDefault = ({ because }: Pick<Pending, 'because'>): boolean => because.startsWith('default');

/** The outcome of a decision that opens now. A rule that matches counts this as one of its times. */
export function choose(
  world: World,
  rules: readonly Rule[],
  of: Resource,
  record: object,
  outcomes: readonly string[],
): Choice {
  const requested = requestedOutcome(world, rules, of, record, [...outcomes, hold]);
  if (requested) return requested;
  const after = world.settings.reviewDelay;
  const because = after === null ? 'default outcome; manual mode waits for you' : 'default';
  return { outcome: outcomes[0]!, with: {}, after, because };
}

/** One of these outcomes, when a rule or a magic value asks for it; a rule comes first, and counts it. */
export function requestedOutcome(
  world: World,
  rules: readonly Rule[],
  of: Resource,
  record: object,
  outcomes: readonly string[],
): Choice | undefined {
  const delay = world.settings.reviewDelay;
  const rule = rules.find((candidate) => speaksFor(candidate, world, of, record, outcomes));
  if (rule) {
    const outcome = nextOutcome(rule)!;
    rule.hits++;
    const after = outcome === hold ? null : (rule.after ?? delay ?? 0);
    return { outcome, with: rule.with, after, because: reasonOf(rule) };
  }
  const magic = world.settings.magic.find(
    (row) =>
      row.lifecycles.includes(of.name) &&
      outcomes.includes(row.outcome) &&
      of.names(record, world).some((name) => fits(row, name)),
  );
  if (!magic) return undefined;
  const { outcome, with: data = {}, contains, equals } = magic;
  return { outcome, with: data, after: outcome === hold ? null : delay, because: `magic value ${contains ?? equals}` };
}

/** Whether a rule has one of these outcomes for a record. */
export function speaksFor(
  rule: Rule,
  world: World,
  of: Resource,
  record: object,
  outcomes: readonly string[],
): boolean {
  const { lifecycle, key, name } = rule.match;
  if (lifecycle !== of.name || (key !== undefined && key !== of.key(record))) return false;
  if (name !== undefined && !of.names(record, world).some((candidate) => matchesGlob(name, candidate))) return false;
  const outcome = nextOutcome(rule);
  return outcome !== undefined && outcomes.includes(outcome);
}

/** How often a rule may still be taken is what is left of its chain or of `times`. */
function nextOutcome(rule: Rule): string | undefined {
  const limit = rule.times ?? (rule.outcomes.length > 1 ? rule.outcomes.length : Number.POSITIVE_INFINITY);
  return rule.hits < limit ? rule.outcomes[rule.hits % rule.outcomes.length] : undefined;
}

const fits = ({ equals, contains }: MagicOutcome, name: string): boolean =>
  equals !== undefined ? name === equals : containsMagic(name, contains!);
