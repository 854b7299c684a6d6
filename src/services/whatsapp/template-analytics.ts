// How often a template was sent, delivered, read and clicked: made up from template and day, and the same on every request.
// Nothing was sent before the approval, and nothing is shown until the account has enabled analytics.
import type {
  WhatsappTemplateAnalyticsButtonsDto,
  WhatsappTemplateAnalyticsDateRangesEnum,
  WhatsappTemplateAnalyticsDto,
  WhatsappTemplateCompareBlockReasonsEnum,
} from '../../contract/types.js';
import type { World } from '../../engine/model.js';
import { hidden } from '../../engine/records/hidden.js';
import { instantOf, isoTime } from '../../engine/time/clock.js';
import { duration } from '../../engine/time/duration.js';
import { accountOf } from './account-lifecycle.js';
import type { Template } from './template-record.js';

const day = duration('1d');

const daysOf: Record<WhatsappTemplateAnalyticsDateRangesEnum, number> = { DAY: 1, WEEK: 7, MONTH: 30, QUARTER: 90 };

const reasons: readonly WhatsappTemplateCompareBlockReasonsEnum[] = [
  'NO_LONGER_NEEDED',
  'NO_REASON',
  'NO_REASON_GIVEN',
  'NO_SIGN_UP',
  'OFFENSIVE_MESSAGES',
  'OTHER',
  'SPAM',
];

/**
 * One entry for each 24 hours of the range, the oldest first; the last one ends now. None for a template that was never
 * approved, and none at all until the account has enabled analytics.
 */
export function analyticsOf(
  world: World,
  template: Template,
  range: WhatsappTemplateAnalyticsDateRangesEnum = 'DAY',
): WhatsappTemplateAnalyticsDto[] {
  const entries: WhatsappTemplateAnalyticsDto[] = [];
  if (!accountOf(world)?.wabaEnabledForInsights || template[hidden].approved === undefined) return entries;
  for (let back = daysOf[range] - 1; back >= 0; back--)
    entries.push(oneDay(world, template, world.clock.now() - back * day));
  return entries;
}

function oneDay(world: World, template: Template, end: number): WhatsappTemplateAnalyticsDto {
  const share = shareAfterApproval(template, end);
  const span = { start: isoTime(end - day), end: isoTime(end) };
  const buttons = clickable(template);
  if (share === 0) {
    return { sent: 0, delivered: 0, read: 0, ...span, buttons: buttons.map((button) => ({ ...button, clicks: 0 })) };
  }
  const chance = world.chance(`${template.name}/${template.language} ${Math.floor(end / day)}`);
  const sent = Math.floor(chance.integer(250, 2500) * share);
  const delivered = Math.floor(sent * (0.9 + chance.fraction() * 0.09));
  const read = Math.floor(delivered * (0.4 + chance.fraction() * 0.5));
  const clicks = (): number => Math.floor(read * chance.fraction() * 0.2);
  return { sent, delivered, read, ...span, buttons: buttons.map((button) => ({ ...button, clicks: clicks() })) };
}

/** How much of the 24 hours before `end` came after the approval, 0 to 1. */
function shareAfterApproval(template: Template, end: number): number {
  const approved = instantOf(template[hidden].approved ?? '');
  return approved === undefined ? 0 : Math.min(1, Math.max(0, (end - approved) / day));
}

function clickable(template: Template): Pick<WhatsappTemplateAnalyticsButtonsDto, 'type' | 'content'>[] {
  const found: Pick<WhatsappTemplateAnalyticsButtonsDto, 'type' | 'content'>[] = [];
  for (const component of template.details?.components ?? []) {
    if (component.type !== 'BUTTONS') continue;
    for (const button of component.buttons) {
      if (button.type === 'QUICK_REPLY') found.push({ type: 'QUICK_REPLY', content: button.text ?? '' });
      if (button.type === 'URL')
        found.push({ type: button.url?.endsWith('}}') ? 'UNIQUE_URL' : 'URL', content: button.text ?? '' });
    }
  }
  return found;
}

export interface Comparison {
  sends: number;
  /** Blocks for each message sent. */
  blockRate: number;
  topReason: WhatsappTemplateCompareBlockReasonsEnum;
}

/** What a comparison looks at: the `days` before `end` (milliseconds). */
export function comparisonOf(world: World, template: Template, end: number, days: number): Comparison {
  let sends = 0;
  for (let back = 0; back < days; back++) sends += oneDay(world, template, end - back * day).sent;
  const chance = world.chance(`blocks ${template.name}/${template.language}`);
  const topReason = template.category === 'AUTHENTICATION' ? 'OTP_DID_NOT_REQUEST' : chance.pick(reasons);
  return { sends, blockRate: chance.fraction() / 100, topReason };
}
