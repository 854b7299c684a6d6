// Meta's rules that look at the account, its templates and what happened to them. Limits of an account apply only to a
// project that has one.
import type { World } from '../../engine/model.js';
import { hidden } from '../../engine/records/hidden.js';
import { plural } from '../../engine/requests/plural.js';
import { instantOf } from '../../engine/time/clock.js';
import { duration } from '../../engine/time/duration.js';
import { accountOf } from './account-lifecycle.js';
import type { Account } from './account-record.js';
import { senders } from './sender-lifecycle.js';
import { templates } from './template-lifecycle.js';
import { type Check, type Component, parts } from './template-parts.js';
import type { Template } from './template-record.js';

/** Meta knows what is live and what is in review, but no drafts. */
const contentsAtMeta = ({ details, changes }: Template): (readonly Component[])[] =>
  [details?.components, changes?.status === 'IN_PROGRESS' ? changes.details?.components : undefined].filter(
    (components) => components !== undefined,
  );

const duplicateContent: Check = ({ components, category }, template, world) => {
  if (category === 'AUTHENTICATION') return undefined;
  const said = saidBy(components);
  const same = world
    .collection(templates)
    .find(
      (other) =>
        other.language === template.language &&
        other.name !== template.name &&
        other.category !== 'AUTHENTICATION' &&
        contentsAtMeta(other).some((content) => saidBy(content) === said),
    );
  return same && `template ${same.name} has the same body and footer in ${same.language}`;
};

/** Body and footer, as a text to compare. */
function saidBy(components: readonly Component[]): string {
  const [body] = parts(components, 'BODY');
  const [footer] = parts(components, 'FOOTER');
  return JSON.stringify([body?.[1].text ?? '', footer?.[1].text ?? '']);
}

const isAtMeta = ({ state, changes }: Template): boolean => state !== undefined || changes?.status === 'IN_PROGRESS';

const mostUnverified = 250;
const mostVerified = 6000;

/** Every language of a name counts. */
const templateLimit: Check = (_submission, template, world) => {
  const account = accountOf(world);
  if (!account || isAtMeta(template)) return undefined;
  const most = isVerified(account) && hasDisplayName(world) ? mostVerified : mostUnverified;
  const count = world.collection(templates).filter(isAtMeta).length;
  return count >= most ? `the account has ${plural(count, 'template')}, and its limit is ${most}` : undefined;
};

/** Verified by Meta before it was onboarded; after an embedded signup, a higher daily limit shows it. */
const isVerified = ({ state, isEmbeddedSignup, businessDailyLimit }: Account): boolean =>
  state === 'ONBOARDED' && (!isEmbeddedSignup || !['TIER_50', 'TIER_250', undefined].includes(businessDailyLimit));

/** Meta has approved the name of every sender that is active. */
const hasDisplayName = (world: World): boolean =>
  world.collection(senders).find(({ state }) => state === 'ACTIVE') !== undefined;

const hour = duration('1h');
const mostPerHour = 100;

const creationsPerHour: Check = (_submission, template, world) => {
  if (!accountOf(world) || firstSubmission(template) !== undefined) return undefined;
  const since = world.clock.now() - hour;
  const { length } = world.collection(templates).filter((other) => (firstSubmission(other) ?? 0) > since);
  return length >= mostPerHour ? `${plural(length, 'template')} were created in the last hour` : undefined;
};

const firstSubmission = (template: Template): number | undefined =>
  instantOf(template[hidden].activities.find(({ type }) => type === 'IN_PROGRESS')?.created ?? '');

const day = duration('1d');
const mostPerMonth = 10;

/** A rejected or paused template can be edited freely. */
const edits: Check = (_submission, { state, [hidden]: { edits: earlier = [] } }, world) => {
  if (state !== 'APPROVED') return undefined;
  const now = world.clock.now();
  const since = (span: number): string[] => earlier.filter((at) => (instantOf(at) ?? 0) > now - span);
  const [today] = since(day);
  if (today !== undefined) return `the template was edited at ${today}, less than 24 hours ago`;
  const { length } = since(30 * day);
  return length >= mostPerMonth ? `the template was edited ${length} times in the last 30 days` : undefined;
};

export const accountChecks: Readonly<Record<string, Check>> = {
  'duplicate-content': duplicateContent,
  'template-limit': templateLimit,
  'creations-per-hour': creationsPerHour,
  edits,
};
