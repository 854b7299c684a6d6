// What Google and the mobile operators refuse in a sender although the contract lets it through: the predicates of
// fixtures/rules/rcs.yaml. Each says what is wrong and where, or nothing.
import type { PlatformCheck } from '../../engine/model.js';
import { hidden } from '../../engine/records/hidden.js';
import { duration } from '../../engine/time/duration.js';
import { answersOf } from './questionnaire-catalog.js';
import type { Operator, Sender } from './sender-record.js';
import { senderOf } from './sender-resources.js';

// ---- Google, when a sender is created or its brand is edited

/** What a description must not contain. Brackets are nested if they are of one kind. */
const markup: readonly (readonly [RegExp, string])[] = [
  [/<[/!]?[a-z-][^<>]*>/i, 'has HTML'],
  [/%(?:2e|2f|5c|25)/i, 'has a percent-encoded character'],
  [/\{\{|\}\}/, 'has double braces'],
  [/\([^()]*\(|\[[^[\]]*\[|\{[^{}]*\{/, 'has nested brackets'],
];

const descriptionContent: PlatformCheck<Sender> = ({ details: { brand } }) => {
  const fault = markup.find(([pattern]) => pattern.test(brand?.description ?? ''))?.[1];
  return fault === undefined ? undefined : `details.brand.description ${fault}`;
};

const contactLabel: PlatformCheck<Sender> = ({ details: { brand = {} } }) => {
  for (const kind of ['phones', 'emails', 'websites'] as const) {
    const index = brand[kind]?.findIndex(({ label }) => label.trim() === '') ?? -1;
    if (index >= 0) return `details.brand.${kind}.${index}.label is blank`;
  }
  return undefined;
};

// ---- Google, when a sender invites test numbers

const invitationsPerDay = 20;
const invitationsEver = 200;
const day = duration('1d');

/** The label of the tokens that a sender takes, one for each invitation. */
export const invitationsOf = ({ id }: Sender): string => `rcs.testers ${id}`;

const requestsPerDay: PlatformCheck<Sender> = (sender, world) => {
  const { inviting = 0 } = sender[hidden];
  const sent = world.tokensTaken(invitationsOf(sender), day).length;
  if (sent + inviting <= invitationsPerDay) return undefined;
  return `${inviting} more after ${sent} in the last 24 hours`;
};

const requestsEver: PlatformCheck<Sender> = (sender) => {
  const { inviting = 0, invitations = 0 } = sender[hidden];
  return invitations + inviting <= invitationsEver ? undefined : `${inviting} more after ${invitations} in total`;
};

export const senderChecks: Readonly<Record<string, PlatformCheck<Sender>>> = {
  'description-content': descriptionContent,
  'contact-label': contactLabel,
  'tester-requests': requestsPerDay,
  'tester-requests-total': requestsEver,
};

// ---- Operators, when they decide on a launch

const leastContrast = 4.5;

const colourContrast: PlatformCheck<Operator> = (operator, world) => {
  const { color } = senderOf(world, operator).details.brand ?? {};
  if (color === undefined) return undefined;
  const contrast = 1.05 / (luminanceOf(color) + 0.05);
  // Rounded down: what is shown must not reach the limit.
  return contrast < leastContrast ? `${color} has ${Math.floor(contrast * 100) / 100}:1` : undefined;
};

/** Relative luminance of a colour of three or six hex digits (WCAG 2). */
function luminanceOf(color: string): number {
  const digits = color.replace('#', '');
  const pairs = digits.length === 3 ? [...digits].map((digit) => digit + digit) : (digits.match(/../g) ?? []);
  const [red = 0, green = 0, blue = 0] = pairs.map((pair) => {
    const part = Number.parseInt(pair, 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const optOutBrand: PlatformCheck<Operator> = (operator, world) => {
  if (operator[hidden].country !== 'US') return undefined;
  const { brand = {}, questionnaire } = senderOf(world, operator).details;
  const { general = {}, us = {} } = answersOf(questionnaire);
  const contacts = [
    ...(brand.phones ?? []).map(({ number }) => number),
    ...(brand.emails ?? []).map(({ address }) => address),
    ...(brand.websites ?? []).map(({ url }) => url.replace(/^https?:\/\/|\/$/g, '')),
  ];
  const marks = [brand.name, us.brandName, ...contacts].flatMap((mark) => (mark ? String(mark).toLowerCase() : []));
  const texts = {
    'general.answers.optOutDescription': general.optOutDescription,
    'us.answers.helpMessage': us.helpMessage,
  };
  for (const [path, text] of Object.entries(texts)) {
    if (text === undefined) continue;
    if (!marks.some((mark) => String(text).toLowerCase().includes(mark))) {
      return `details.questionnaire.${path} names neither the brand nor a contact`;
    }
  }
  return undefined;
};

export const operatorChecks: Readonly<Record<string, PlatformCheck<Operator>>> = {
  'colour-contrast': colourContrast,
  'optout-brand': optOutBrand,
};
