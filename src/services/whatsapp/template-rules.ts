// What Meta refuses in a template although the contract lets it through: predicates of fixtures/rules/meta.yaml. Each says
// what is wrong and where, or nothing. Other files have those for kinds of templates and for whole accounts.

import type { PlatformCheck, World } from '../../engine/model.js';
import { plural } from '../../engine/requests/plural.js';
import { accountChecks } from './template-account-rules.js';
import { kindChecks } from './template-kind-rules.js';
import {
  type Button,
  bodies,
  buttonLists,
  type Check,
  eachText,
  everyBody,
  everyButton,
  everyText,
  headers,
  type Located,
  parts,
  type Submission,
  type TextCheck,
} from './template-parts.js';
import type { Template } from './template-record.js';
import { clockChecks, reviewChecks } from './template-review-rules.js';
import {
  countWords,
  emojiIn,
  endsWithVariable,
  fixedText,
  hasVariable,
  isPositional,
  startsWithVariable,
  variable,
  variablesOf,
} from './template-texts.js';

// ---- Variables

const variableAtEdge: TextCheck = (text) => {
  if (startsWithVariable(text)) return `starts with {{${variablesOf(text)[0]}}}`;
  return endsWithVariable(text) ? `ends with {{${variablesOf(text).at(-1)}}}` : undefined;
};

const isBlank = (text: string): boolean => text.trim() === '';

const variablesOnly: TextCheck = (text) => {
  if (isBlank(text)) return 'is blank';
  return hasVariable(text) && countWords(fixedText(text)) === 0 ? 'has no word beside its variables' : undefined;
};

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

const lineBreak: TextCheck = (text) => (/[\r\n]/.test(text) ? 'has a line break' : undefined);

const headerText: TextCheck = (text) => (isBlank(text) ? 'is blank' : lineBreak(text));

const emojiOrMark: TextCheck = (text) => {
  const [sign] = emojiIn(text);
  if (sign !== undefined) return `has the emoji ${sign}`;
  const [mark] = /\*|_(?=[^_]*_)|~(?=[^~]*~)|`(?=[^`]*`)/.exec(text.replace(variable, '')) ?? [];
  return mark === undefined ? undefined : `has the formatting mark ${mark}`;
};

const footerText: Check = ({ components, category }) => {
  for (const [path, { text, codeExpirationMinutes }] of parts(components, 'FOOTER')) {
    if (text === undefined) {
      if (category !== 'AUTHENTICATION' && codeExpirationMinutes === undefined) return `${path} has no text`;
      continue;
    }
    if (isBlank(text)) return `${path}.text is empty`;
    if (hasVariable(text)) return `${path}.text has {{${variablesOf(text)[0]}}}`;
    const found = lineBreak(text);
    if (found !== undefined) return `${path}.text ${found}`;
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
  for (const [path, label] of labels(submission)) {
    if (isBlank(label)) return `${path} is blank`;
    if (hasVariable(label)) return `${path} has {{${variablesOf(label)[0]}}}`;
    const fault = lineBreak(label) ?? emojiOrMark(label);
    if (fault !== undefined) return `${path} ${fault}`;
  }
  return undefined;
};

function* labels(submission: Submission): Iterable<Located<string>> {
  for (const [path, button] of everyButton(submission)) {
    if ('text' in button && button.text !== undefined) yield [`${path}.text`, button.text];
    if (button.type === 'OTP' && button.autofillText !== undefined) yield [`${path}.autofillText`, button.autofillText];
  }
}

const longestUrl = 2000;

const buttonUrl: Check = (submission) => {
  for (const [path, button] of everyButton(submission)) {
    if (button.type === 'URL' && (button.url?.length ?? 0) > longestUrl)
      return `${path}.url has ${button.url!.length} characters`;
  }
  return undefined;
};

const longestPhoneNumber = 20;

const buttonPhone: Check = (submission) => {
  for (const [path, button] of everyButton(submission)) {
    if (button.type === 'PHONE_NUMBER' && (button.phoneNumber?.length ?? 0) > longestPhoneNumber)
      return `${path}.phoneNumber has ${button.phoneNumber!.length} characters`;
  }
  return undefined;
};

const checks: Readonly<Record<string, Check>> = {
  'variable-at-edge': eachText(bodies, variableAtEdge),
  'variables-only': eachText(everyBody, variablesOnly),
  'variable-density': eachText(bodies, variableDensity),
  'variable-sequence': eachText(everyText, variableSequence),
  'variable-form': eachText(everyText, variableForm),
  'variables-adjacent': eachText(everyBody, adjacent(/\{\{[^{}]*\}\}[*_~`]*\{\{[^{}]*\}\}/)),
  'variables-one-blank': eachText(everyBody, adjacent(/\{\{[^{}]*\}\}[*_~`]* [*_~`]*\{\{[^{}]*\}\}/)),
  'header-text': eachText(headers, headerText),
  'header-marks': eachText(headers, emojiOrMark),
  'footer-text': footerText,
  'body-text': eachText(bodies, bodyText),
  'button-count': buttonCount,
  'button-order': buttonOrder,
  'button-text': buttonText,
  'button-url': buttonUrl,
  'button-phone': buttonPhone,
  ...kindChecks,
  ...accountChecks,
  ...reviewChecks,
};

/** The checks as the engine calls them: on a template whose content waits under `changes`, except those by the clock. */
export const templateChecks: Readonly<Record<string, PlatformCheck<Template>>> = {
  ...Object.fromEntries(
    Object.entries(checks).map(([name, check]) => [
      name,
      (template: Template, world: World) =>
        check(
          { category: template.category, components: template.changes?.details?.components ?? [] },
          template,
          world,
        ),
    ]),
  ),
  ...clockChecks,
  disabled: ({ state }) => (state === 'DISABLED' ? 'its state is DISABLED' : undefined),
};
