// What Meta's reviewers object to in the words of a template, in short lists of our own, and what Meta does to a template later.
import type { WhatsappTemplateDetailsDto } from '../../contract/types.js';
import type { PlatformCheck } from '../../engine/model.js';
import { hidden } from '../../engine/records/hidden.js';
import { type Check, everyText } from './template-parts.js';
import type { Template } from './template-record.js';

const marketing =
  /\b(?:sale|discounts?|\d+ ?% off|special offers?|coupons?|vouchers?|promo(?:tions?| codes?)?|buy now|shop now|limited time|best deals?|black friday|new collection)\b/i;

const secret =
  '(?:(?:credit |debit |bank )?card number|cvv|cvc|password|passcode|pin(?: code)?|social security number)';
const askedFor = new RegExp(
  `\\b(?:enter|send|share|tell|give|confirm|provide|reply with)\\b[^.!?\\n]*\\byour ${secret}\\b`,
  'i',
);
const denied = /\b(?:never|not|don't|do not)\b[^.!?\n]*$/i;

const accessCode =
  /\b(?:one[- ]time|verification|security|access|sign-?in|log-?in|authentication) (?:codes?|passwords?|passcodes?|pin)\b|\botp\b/i;

/** The first text that has such words. */
const wording =
  (words: (text: string) => string | undefined, applies: (template: Template) => boolean): Check =>
  (submission, template) => {
    if (!applies(template)) return undefined;
    for (const [path, text] of everyText(submission)) {
      const found = words(text);
      if (found !== undefined) return `${path} says "${found}"`;
    }
    return undefined;
  };

const first =
  (pattern: RegExp) =>
  (text: string): string | undefined =>
    pattern.exec(text)?.[0];

/** Warnings, such as never to share a password, do not ask for it. */
function askingFor(text: string): string | undefined {
  const found = askedFor.exec(text);
  return found && !denied.test(text.slice(0, found.index)) ? found[0] : undefined;
}

const isUtility = ({ category }: Template): boolean => category === 'UTILITY';

export const reviewChecks: Readonly<Record<string, Check>> = {
  'marketing-text': wording(first(marketing), isUtility),
  'access-code': wording(first(accessCode), isUtility),
  'asks-for-secret': wording(askingFor, ({ category }) => category !== 'AUTHENTICATION'),
};

const isLive = ({ state }: Template): boolean => state === 'APPROVED' || state === 'PAUSED' || state === 'DISABLED';

function accessCodeIn({ components }: WhatsappTemplateDetailsDto): string | undefined {
  for (const component of components) {
    const found = component.type === 'BODY' ? first(accessCode)(component.text ?? '') : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Checks of rules by the clock: what is so now and has an effect after a time. */
export const clockChecks: Readonly<Record<string, PlatformCheck<Template>>> = {
  'quality-red': ({ state, qualityScore }) =>
    state === 'APPROVED' && qualityScore === 'QUALITY_SCORE_RED' ? 'the quality score is RED' : undefined,
  'announced-category': (template) =>
    isLive(template) && template[hidden].announced !== undefined
      ? `the category ${template[hidden].announced} was announced`
      : undefined,
  'approved-access-code': (template) => {
    if (!isLive(template) || template.category === 'AUTHENTICATION' || !template.details) return undefined;
    const found = accessCodeIn(template.details);
    return found && `the body says "${found}"`;
  },
  unused: (template) =>
    isLive(template) && !template[hidden].archived ? 'the simulator sends no messages' : undefined,
  archived: (template) => (isLive(template) && template[hidden].archived ? 'the template is archived' : undefined),
};
