// What Meta refuses in a template although the contract lets it through: the predicates of fixtures/rules/meta.yaml. Each
// says what is wrong and where, or nothing.
import type { WhatsappTemplateChangesDetailsDto } from '../../contract/types.js';
import type { PlatformCheck, World } from '../../engine/model.js';
import { templates } from './template-lifecycle.js';
import type { Template } from './template-record.js';

type Component = NonNullable<WhatsappTemplateChangesDetailsDto['components']>[number];
type Of<Type extends Component['type']> = Extract<Component, { type: Type }>;
type Card = NonNullable<Of<'CAROUSEL'>['cards']>[number];
type Button = NonNullable<Of<'BUTTONS'>['buttons']>[number];
type Located<T> = readonly [path: string, T];

/** What is submitted. */
interface Submission {
  category: Template['category'];
  components: readonly Component[];
}
type Check = (submission: Submission, template: Template, world: World) => string | undefined;
type TextCheck = (text: string) => string | undefined;

const variable = /\{\{([^{}]*)\}\}/g;
const variablesOf = (text: string): string[] => [...text.matchAll(variable)].map(([, name]) => name!);
const hasVariable = (text: string): boolean => variablesOf(text).length > 0;
const isPositional = (name: string): boolean => /^\d+$/.test(name);

/** Emoji, also those that some fonts show as plain signs; not the marks, arrows and shapes of ordinary texts. */
const emoji =
  /\p{Emoji_Presentation}|(?![©®™‼⁉ℹ\u2190-\u21ff\u25a0-\u25ff])\p{Extended_Pictographic}|\p{RI}{2}|\ufe0f\u20e3/u;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const emojiIn = (text: string): string[] =>
  [...graphemes.segment(text)].map(({ segment }) => segment).filter((one) => emoji.test(one));

/** Scripts that put no blanks between words. */
const unspaced = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;
const wordSegments = new Intl.Segmenter('en', { granularity: 'word' });

function countWords(text: string): number {
  if (unspaced.test(text)) return [...wordSegments.segment(text)].filter(({ isWordLike }) => isWordLike).length;
  return text.split(/\s+/).filter((token) => /[\p{L}\p{N}]/u.test(token)).length;
}

const fixedText = (text: string): string => text.replace(variable, ' ');

/** Marks of a text that do not count beside a variable: punctuation, brackets, quotes, dashes and white space. */
const beside = '[\\s.,;:!?"\'\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}\\p{Pd}]*';
const firstVariable = new RegExp(`^${beside}\\{\\{[^{}]*\\}\\}`, 'u');
const lastVariable = new RegExp(`\\{\\{[^{}]*\\}\\}${beside}$`, 'u');

// ---- Where the parts of a template are

function* parts<Type extends Component['type']>(
  components: readonly Component[],
  type: Type,
): Iterable<Located<Of<Type>>> {
  for (const [index, component] of components.entries()) {
    if (isOf(component, type)) yield [`details.components.${index}`, component];
  }
}

const isOf = <Type extends Component['type']>(component: Component, type: Type): component is Of<Type> =>
  component.type === type;

function* bodies({ components }: Submission): Iterable<Located<string>> {
  for (const [path, { text }] of parts(components, 'BODY')) if (text !== undefined) yield [`${path}.text`, text];
}

function* cards({ components }: Submission): Iterable<Located<Card>> {
  for (const [path, carousel] of parts(components, 'CAROUSEL')) {
    for (const [index, card] of (carousel.cards ?? []).entries()) yield [`${path}.cards.${index}`, card];
  }
}

function* cardBodies(submission: Submission): Iterable<Located<string>> {
  for (const [path, card] of cards(submission)) {
    for (const [index, part] of card.components.entries()) {
      if (part.type === 'BODY' && part.text !== undefined) yield [`${path}.components.${index}.text`, part.text];
    }
  }
}

function* headers({ components }: Submission): Iterable<Located<string>> {
  for (const [path, header] of parts(components, 'HEADER')) {
    if (header.format === 'TEXT' && header.text !== undefined) yield [`${path}.text`, header.text];
  }
}

function* everyBody(submission: Submission): Iterable<Located<string>> {
  yield* bodies(submission);
  yield* cardBodies(submission);
}

function* everyText(submission: Submission): Iterable<Located<string>> {
  yield* headers(submission);
  yield* everyBody(submission);
}

function* buttonLists({ components }: Submission): Iterable<Located<readonly Button[]>> {
  for (const [path, { buttons }] of parts(components, 'BUTTONS')) yield [`${path}.buttons`, buttons];
}

function* everyButton(submission: Submission): Iterable<Located<Button>> {
  for (const [path, buttons] of buttonLists(submission)) {
    for (const [index, button] of buttons.entries()) yield [`${path}.${index}`, button];
  }
  for (const [path, card] of cards(submission)) {
    for (const [place, part] of card.components.entries()) {
      if (part.type !== 'BUTTONS') continue;
      for (const [index, button] of part.buttons.entries())
        yield [`${path}.components.${place}.buttons.${index}`, button];
    }
  }
}

/** A check of each text of a kind: the first fault, with its place before it. */
const eachText =
  (texts: (submission: Submission) => Iterable<Located<string>>, check: TextCheck): Check =>
  (submission) => {
    for (const [path, text] of texts(submission)) {
      const fault = check(text);
      if (fault !== undefined) return `${path} ${fault}`;
    }
    return undefined;
  };

// ---- Variables

const variableAtEdge: TextCheck = (text) => {
  if (firstVariable.test(text)) return `starts with {{${variablesOf(text)[0]}}}`;
  return lastVariable.test(text) ? `ends with {{${variablesOf(text).at(-1)}}}` : undefined;
};

const variablesOnly: TextCheck = (text) =>
  hasVariable(text) && countWords(fixedText(text)) === 0 ? 'has no word beside its variables' : undefined;

const variableDensity: TextCheck = (text) => {
  const count = new Set(variablesOf(text)).size;
  const words = countWords(fixedText(text));
  const needed = 2 * count + 1;
  return count > 0 && words < needed
    ? `has ${plural(words, 'word')} for ${plural(count, 'variable')} and needs ${needed}`
    : undefined;
};

const variableSequence: TextCheck = (text) => {
  const numbers = [...new Set(variablesOf(text).filter(isPositional).map(Number))].sort((one, two) => one - two);
  const wrong = numbers.findIndex((number, index) => number !== index + 1);
  return wrong < 0 ? undefined : `has {{${numbers[wrong]}}} where {{${wrong + 1}}} is expected`;
};

const variableForm: TextCheck = (text) => {
  const names = variablesOf(text);
  const wrong = names.find((name) => !/^[a-z0-9_]+$/.test(name));
  if (wrong !== undefined) return `has the variable {{${wrong}}}`;
  if (names.some(isPositional) && !names.every(isPositional)) return 'has numbered and named variables';
  const rest = text.replace(variable, '');
  return rest.includes('{{') || rest.includes('}}') ? 'has unbalanced braces' : undefined;
};

const adjacent =
  (between: RegExp): TextCheck =>
  (text) => {
    const [found] = between.exec(text) ?? [];
    return found === undefined ? undefined : `has ${found}`;
  };

// ---- Texts

const headerText: TextCheck = (text) => (/[\r\n]/.test(text) ? 'has a line break' : undefined);

const headerMarks: TextCheck = (text) => {
  const [sign] = emojiIn(text);
  if (sign !== undefined) return `has the emoji ${sign}`;
  const plain = text.replace(variable, '');
  const [mark] = /\*|_(?=[^_]*_)|~(?=[^~]*~)/.exec(plain) ?? [];
  return mark === undefined ? undefined : `has the formatting mark ${mark}`;
};

const footerText: Check = ({ components, category }) => {
  for (const [path, { text, codeExpirationMinutes }] of parts(components, 'FOOTER')) {
    if (text === undefined) {
      if (category !== 'AUTHENTICATION' && codeExpirationMinutes === undefined) return `${path} has no text`;
      continue;
    }
    if (text.trim() === '') return `${path}.text is empty`;
    if (hasVariable(text)) return `${path}.text has {{${variablesOf(text)[0]}}}`;
    if (/[\r\n]/.test(text)) return `${path}.text has a line break`;
    const [sign] = emojiIn(text);
    if (sign !== undefined) return `${path}.text has the emoji ${sign}`;
  }
  return undefined;
};

const mostEmoji = 10;

const bodyText: TextCheck = (text) => {
  if (/\n{3}/.test(text)) return 'has more than two line breaks in a row';
  const { length } = emojiIn(text);
  return length > mostEmoji ? `has ${length} emoji` : undefined;
};

// ---- Buttons

const mostOfType: Partial<Record<Button['type'], number>> = { URL: 2, PHONE_NUMBER: 1, COPY_CODE: 1 };

const buttonCount: Check = (submission) => {
  for (const [path, buttons] of buttonLists(submission)) {
    if (buttons.length > 10) return `${path} has ${buttons.length} buttons`;
    for (const [type, most] of Object.entries(mostOfType)) {
      const count = buttons.filter((button) => button.type === type).length;
      if (count > most) return `${path} has ${count} buttons of type ${type}`;
    }
  }
  return undefined;
};

const buttonOrder: Check = (submission) => {
  for (const [path, buttons] of buttonLists(submission)) {
    const isReply = buttons.map(({ type }) => type === 'QUICK_REPLY');
    const changes = isReply.filter((reply, index) => index > 0 && reply !== isReply[index - 1]).length;
    if (changes > 1) return `${path} has quick replies and other buttons in turn`;
  }
  return undefined;
};

const buttonText: Check = (submission) => {
  for (const [path, button] of everyButton(submission)) {
    if (!('text' in button) || button.text === undefined) continue;
    if (hasVariable(button.text)) return `${path}.text has {{${variablesOf(button.text)[0]}}}`;
    const [sign] = emojiIn(button.text);
    if (sign !== undefined) return `${path}.text has the emoji ${sign}`;
  }
  return undefined;
};

const longestUrl = 2000;

const buttonUrl: Check = (submission) => {
  for (const [path, button] of everyButton(submission)) {
    if (button.type === 'URL' && (button.url?.length ?? 0) > longestUrl)
      return `${path}.url has ${button.url!.length} characters`;
  }
  return undefined;
};

// ---- Kinds of templates

const carousel: Check = (submission) => {
  const { components } = submission;
  const [found] = parts(components, 'CAROUSEL');
  if (!found) return undefined;
  for (const type of ['HEADER', 'FOOTER'] as const) {
    const [own] = parts(components, type);
    if (own) return `${own[0]} is a ${type} beside a carousel`;
  }
  const list = [...cards(submission)];
  if (list.length > 10) return `${found[0]}.cards has ${list.length} cards`;
  const [first] = list.map(([, card]) => shapeOf(card));
  const other = list.find(([, card]) => shapeOf(card) !== first);
  return other && `${other[0]} has ${shapeOf(other[1])}, and the first card has ${first}`;
};

function shapeOf({ components }: Card): string {
  return components
    .flatMap((part) => {
      if (part.type === 'HEADER') return [`${part.format} header`];
      return part.type === 'BUTTONS' ? part.buttons.map(({ type }) => `${type} button`) : [];
    })
    .sort()
    .join(', ');
}

const longestOfferBody = 600;

const limitedTimeOffer: Check = ({ components, category }) => {
  const [offer] = parts(components, 'LIMITED_TIME_OFFER');
  if (!offer) return undefined;
  if (category !== 'MARKETING') return `category is ${category}`;
  const [footer] = parts(components, 'FOOTER');
  if (footer) return `${footer[0]} is a FOOTER beside an offer`;
  for (const [path, { text = '' }] of parts(components, 'BODY')) {
    if (text.length > longestOfferBody) return `${path}.text has ${text.length} characters`;
  }
  for (const [path, { buttons }] of parts(components, 'BUTTONS')) {
    if (buttons.findIndex(({ type }) => type === 'COPY_CODE') > 0) return `${path}.buttons has COPY_CODE not at first`;
  }
  return undefined;
};

const authenticationBody: Check = ({ components, category }) => {
  if (category !== 'AUTHENTICATION') return undefined;
  const [body] = bodies({ components, category });
  return body && `${body[0]} has a text of its own`;
};

const authentication: Check = (submission) => {
  const { components, category } = submission;
  if (category !== 'AUTHENTICATION') return undefined;
  for (const [index, component] of components.entries()) {
    const path = `details.components.${index}`;
    if (component.type !== 'BODY' && component.type !== 'FOOTER' && component.type !== 'BUTTONS')
      return `${path} is of type ${component.type}`;
    if (component.type !== 'FOOTER') continue;
    if (component.text !== undefined) return `${path}.text is a footer of its own`;
    const { codeExpirationMinutes: minutes } = component;
    if (minutes !== undefined && (minutes < 1 || minutes > 90)) return `${path}.codeExpirationMinutes is ${minutes}`;
  }
  const buttons = [...everyButton(submission)];
  const other = buttons.find(([, { type }]) => type !== 'OTP');
  if (other) return `${other[0]} is of type ${other[1].type}`;
  return buttons.length === 0 ? 'details.components has no button of type OTP' : undefined;
};

const authenticationOnly: Check = ({ components, category }) => {
  if (category === 'AUTHENTICATION') return undefined;
  for (const [path, body] of parts(components, 'BODY')) {
    if (body.addSecurityRecommendation) return `${path}.addSecurityRecommendation is true in category ${category}`;
  }
  for (const [path, footer] of parts(components, 'FOOTER')) {
    if (footer.codeExpirationMinutes !== undefined)
      return `${path}.codeExpirationMinutes is set in category ${category}`;
  }
  return undefined;
};

const duplicateContent: Check = ({ components, category }, template, world) => {
  if (category === 'AUTHENTICATION') return undefined;
  const said = JSON.stringify(saidBy(components));
  const same = world
    .collection(templates)
    .find(
      (other) =>
        other.language === template.language &&
        other.name !== template.name &&
        other.category !== 'AUTHENTICATION' &&
        JSON.stringify(saidBy(other.changes?.details?.components ?? other.details?.components ?? [])) === said,
    );
  return same && `template ${same.name} has the same body and footer in ${same.language}`;
};

function saidBy(components: readonly Component[]): [body: string, footer: string] {
  const [body] = parts(components, 'BODY');
  const [footer] = parts(components, 'FOOTER');
  return [body?.[1].text ?? '', footer?.[1].text ?? ''];
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

const checks: Readonly<Record<string, Check>> = {
  'variable-at-edge': eachText(bodies, variableAtEdge),
  'variables-only': eachText(everyBody, variablesOnly),
  'variable-density': eachText(bodies, variableDensity),
  'variable-sequence': eachText(everyText, variableSequence),
  'variable-form': eachText(everyText, variableForm),
  'variables-adjacent': eachText(everyBody, adjacent(/\{\{[^{}]*\}\}[*_~`]*\{\{[^{}]*\}\}/)),
  'variables-one-blank': eachText(everyBody, adjacent(/\{\{[^{}]*\}\}[*_~`]* [*_~`]*\{\{[^{}]*\}\}/)),
  'header-text': eachText(headers, headerText),
  'header-marks': eachText(headers, headerMarks),
  'footer-text': footerText,
  'body-text': eachText(bodies, bodyText),
  'button-count': buttonCount,
  'button-order': buttonOrder,
  'button-text': buttonText,
  'button-url': buttonUrl,
  carousel,
  'limited-time-offer': limitedTimeOffer,
  'authentication-body': authenticationBody,
  authentication,
  'authentication-only': authenticationOnly,
  'duplicate-content': duplicateContent,
};

/** The checks as the engine calls them: on a template whose content waits under `changes`. */
export const templateChecks: Readonly<Record<string, PlatformCheck<Template>>> = Object.fromEntries(
  Object.entries(checks).map(([name, check]) => [
    name,
    (template: Template, world: World) =>
      check({ category: template.category, components: template.changes?.details?.components ?? [] }, template, world),
  ]),
);
