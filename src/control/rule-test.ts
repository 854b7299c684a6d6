// Says which rule, magic value or default would decide a resource, and why the other rules would not.
import type { ControlRuleTested } from '../contract/types.js';
import { choose, hold, nextOutcome, requestedOutcome } from '../engine/lifecycle/choice.js';
import { outcomesOf, rowsOf } from '../engine/lifecycle/resource.js';
import type { Checks, Resource, Rule } from '../engine/model.js';
import { matchesGlob } from '../engine/requests/glob.js';
import { timeSpan } from '../engine/time/duration.js';
import type { ProjectWorld } from '../engine/world/world.js';

/** The key and the name of a resource, which need not exist. */
interface Tested {
  key?: string;
  name?: string;
}

type Decided = ControlRuleTested['decisions'][number];

/** What rules and magic values look at. */
interface Subject {
  key: string;
  names: readonly string[];
  record: object | undefined;
}

export function testRules(world: ProjectWorld, resource: Resource, test: Tested): ControlRuleTested {
  const subject = subjectOf(world, resource, test);
  return {
    decisions: [...decisionsOn(world, resource, subject), ...checksOn(world, resource, subject)],
    rules: world.decisions.rules.map((rule) => {
      const obstacle = obstacleTo(rule, resource, subject);
      return { id: rule.id, applies: obstacle === undefined, because: obstacle ?? 'everything matches' };
    }),
  };
}

function subjectOf(world: ProjectWorld, resource: Resource, { key, name }: Tested): Subject {
  const record = key === undefined ? undefined : world.collection(resource).get(key);
  const names = name === undefined ? (record ? resource.names(record, world) : [key ?? '']) : [name];
  return { key: key ?? '', names, record };
}

/** The resource as if the subject were its record, so that none needs to exist. */
const standIn = (resource: Resource, { key, names }: Subject): Resource => ({
  ...resource,
  key: () => key,
  names: () => names,
});

/** Copies, because a choice counts hits. */
const copiesOf = (world: ProjectWorld): Rule[] => structuredClone(world.decisions.rules);

function* decisionsOn(world: ProjectWorld, resource: Resource, subject: Subject): Iterable<Decided> {
  for (const [decision, { who }] of Object.entries(resource.decisions)) {
    const outcomes = [...new Set(rowsOf(resource).flatMap(({ on, by }) => (by === decision ? [on] : [])))];
    if (outcomes.length === 0) continue;
    const { record } = subject;
    // Without a record there is nothing that a rule of the platform could examine.
    const examined = record ? decision : '';
    const made = choose(world, copiesOf(world), standIn(resource, subject), record ?? {}, examined, outcomes);
    const after = made.after === null ? null : timeSpan(made.after);
    yield { decision, who, outcome: made.outcome, with: { ...made.with }, after, because: made.because };
  }
}

function* checksOn(world: ProjectWorld, resource: Resource, subject: Subject): Iterable<Decided> {
  const checks: Checks = resource.checks;
  for (const [decision, { who, outcomes }] of Object.entries(checks)) {
    const made = requestedOutcome(world, copiesOf(world), standIn(resource, subject), {}, Object.keys(outcomes));
    yield { decision, who, outcome: made?.outcome ?? 'pass', with: {}, because: made?.because ?? 'default' };
  }
}

/** Why a rule does not apply; undefined if it does. */
function obstacleTo(rule: Rule, resource: Resource, { key, names }: Subject): string | undefined {
  const { lifecycle, key: wantedKey, name: pattern } = rule.match;
  if (rule.enabled === false) return 'it is switched off';
  if (lifecycle !== resource.name) return `it is for ${lifecycle}`;
  if (wantedKey !== undefined && wantedKey !== key) return `it is for key ${wantedKey}`;
  if (pattern !== undefined && !names.some((name) => matchesGlob(pattern, name))) {
    return `no name matches ${pattern}: ${names.join(', ')}`;
  }
  const outcome = nextOutcome(rule);
  if (outcome === undefined) return `it is used up after ${rule.hits} hits`;
  return [...outcomesOf(resource), hold].includes(outcome) ? undefined : `${lifecycle} has no outcome ${outcome}`;
}
