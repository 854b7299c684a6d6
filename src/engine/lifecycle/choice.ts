// Which outcome a decision has, and why: a rule, a magic value, a platform rule, or the default.
import type { Chooser, EventData, MagicOutcome, Pending, Resource, Rule, World } from '../model.js';
import { containsMagic, isGlob, matchesGlob } from '../requests/glob.js';
import { brokenRule, chooserOfRule, reasonOfRule } from './platform-rules.js';
import { outcomesOf, rowsOf } from './resource.js';

/** The outcome that keeps a decision pending until it is made manually. */
export const hold = 'hold';

interface Choice {
  outcome: string;
  with: EventData;
  /** Delay in milliseconds; null waits for a manual decision. */
  after: number | null;
  /** What determines the outcome, for people. */
  because: string;
  chosenBy: Chooser;
}

const reasonOf = ({ id }: Rule): string => `rule ${id}`;
/** Whether a rule of a tester determines a decision; this one, if it is given. */
export const isByRule = ({ chosenBy }: Pending, rule?: Rule): boolean =>
  chosenBy.kind === 'rule' && (rule === undefined || chosenBy.id === rule.id);
export const isByDefault = ({ chosenBy }: Pending): boolean => chosenBy.kind === 'default';

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
    return { outcome, with: data, after, because: reasonOfRule(broken.rule), chosenBy: chooserOfRule(broken.rule) };
  }
  const because = after === null ? 'default outcome; manual mode waits for you' : 'default';
  return { outcome: outcomes[0]!, with: {}, after, because, chosenBy: { kind: 'default' } };
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
    return { outcome, with: rule.with, after, because: reasonOf(rule), chosenBy: { kind: 'rule', id: rule.id } };
  }
  const magic = magicFor(world, of, record, outcomes);
  if (!magic) return undefined;
  const { outcome, with: data = {}, contains, equals } = magic;
  const because = `magic value ${contains ?? equals}`;
  return { outcome, with: data, after: outcome === hold ? null : delay, because, chosenBy: { kind: 'magic' } };
}

function magicFor(world: World, of: Resource, record: object, outcomes: readonly string[]): MagicOutcome | undefined {
  return world.settings.magic.find(
    (row) =>
      row.lifecycles.includes(of.name) &&
      outcomes.includes(row.outcome) &&
      of.names(record, world).some((name) => fits(row, name)),
  );
}

/**
 * Whether a rule or a magic value says what becomes of a record, so that no platform rule refuses it when it is submitted. A
 * rule for many records that only grants what happens anyway does not: it is about the review.
 */
export function isSpokenFor(world: World, rules: readonly Rule[], of: Resource, record: object): boolean {
  const outcomes = [...outcomesOf(of), hold];
  const rule = rules.find((each) => appliesTo(each, world, of, record, outcomes));
  if (rule) return namesOne(rule) || !isFavourable(of, nextOutcome(rule)!);
  return magicFor(world, of, record, outcomes) !== undefined;
}

/** Whether a rule is for one record, by its key or its whole name. */
const namesOne = ({ match: { key, name } }: Rule): boolean =>
  key !== undefined || (name !== undefined && !isGlob(name));

/** Whether a decision has this outcome by default. */
const isFavourable = (of: Resource, outcome: string): boolean =>
  Object.keys(of.decisions).some((decision) => rowsOf(of).find(({ by }) => by === decision)?.on === outcome);

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

/** What a state saved by version 0.1, which has only the reason for people, means by it. */
export function chooserIn(because: string): Chooser {
  const id = /^rule ([^;]+)/.exec(because)?.[1];
  if (id !== undefined) return { kind: id.startsWith('rule-') ? 'rule' : 'platformRule', id };
  if (because.startsWith('magic value')) return { kind: 'magic' };
  return { kind: because.startsWith('default') ? 'default' : 'lifecycle' };
}
