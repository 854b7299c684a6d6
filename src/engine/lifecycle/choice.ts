// Which outcome a decision takes, and because of what: a rule that a tester ordered, a magic value, or the default.
import { matchesGlob } from '../requests/glob.js';
import { containsMagic } from '../requests/magic.js';
import type { World } from '../world/world.js';
import type { Given, Lifecycle } from './lifecycle.js';

/** Outcome of a decision that nobody takes until it is taken by hand. */
export const hold = 'hold';

/** How decisions fall, as a tester ordered. */
export interface Rule {
  id: string;
  match: { lifecycle: string; key?: string; name?: string };
  /** Taken one after the other; a single one again and again. */
  outcomes: string[];
  with: Given;
  /** Delay in milliseconds instead of the default. */
  after?: number;
  /** How often it applies; without it, a chain once through, a single outcome without end. */
  times?: number;
  hits: number;
}

/** A row of fixtures/magic.yaml that decides an outcome. */
export interface MagicOutcome {
  lifecycles: readonly string[];
  contains?: string;
  equals?: string;
  outcome: string;
  with?: Given;
}

interface Choice {
  outcome: string;
  with: Given;
  /** Delay in milliseconds; null waits for a person. */
  after: number | null;
  /** Which rule, magic value or default says so: for people, and for the two questions below. */
  because: string;
}

export const reasonOf = ({ id }: Rule): string => `rule ${id}`;
export const isByRule = ({ because }: Pick<Choice, 'because'>): boolean => because.startsWith('rule ');
export const isByDefault = ({ because }: Pick<Choice, 'because'>): boolean => because.startsWith('default');

/** The outcome of a decision that opens now. A rule that says it counts this as one of its times. */
export function choose(world: World, life: Lifecycle, record: object, outcomes: readonly string[]): Choice {
  const ordered = orderedOutcome(world, life, record, [...outcomes, hold]);
  if (ordered) return ordered;
  const after = world.settings.reviewDelay;
  const because = after === null ? 'default outcome; manual mode waits for you' : 'default';
  return { outcome: outcomes[0]!, with: {}, after, because };
}

/** One of these outcomes, when a rule or a magic value says so; a rule comes first, and counts it. */
export function orderedOutcome(
  world: World,
  life: Lifecycle,
  record: object,
  outcomes: readonly string[],
): Choice | undefined {
  const delay = world.settings.reviewDelay;
  const rule = world.decisions.rules.find((candidate) => speaksFor(candidate, world, life, record, outcomes));
  if (rule) {
    const outcome = nextOutcome(rule)!;
    rule.hits++;
    const after = outcome === hold ? null : (rule.after ?? delay ?? 0);
    return { outcome, with: rule.with, after, because: reasonOf(rule) };
  }
  const magic = world.settings.magic.find(
    (row) =>
      row.lifecycles.includes(life.name) &&
      outcomes.includes(row.outcome) &&
      life.names(record, world).some((name) => fits(row, name)),
  );
  if (!magic) return undefined;
  const { outcome, with: given = {}, contains, equals } = magic;
  return { outcome, with: given, after: outcome === hold ? null : delay, because: `magic value ${contains ?? equals}` };
}

/** Whether a rule has one of these outcomes to say about a record. */
export function speaksFor(
  rule: Rule,
  world: World,
  life: Lifecycle,
  record: object,
  outcomes: readonly string[],
): boolean {
  const { lifecycle, key, name } = rule.match;
  if (lifecycle !== life.name || (key !== undefined && key !== life.key(record))) return false;
  if (name !== undefined && !life.names(record, world).some((candidate) => matchesGlob(name, candidate))) return false;
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
