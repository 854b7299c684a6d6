// The parts of a template, each with its path in a request.
import type { WhatsappTemplateChangesDetailsDto } from '../../contract/types.js';
import type { World } from '../../engine/model.js';
import type { Template } from './template-record.js';

export type Component = NonNullable<WhatsappTemplateChangesDetailsDto['components']>[number];
type Of<Type extends Component['type']> = Extract<Component, { type: Type }>;
export type Card = NonNullable<Of<'CAROUSEL'>['cards']>[number];
export type Button = NonNullable<Of<'BUTTONS'>['buttons']>[number];
export type Located<T> = readonly [path: string, T];

/** What is submitted. */
export interface Submission {
  category: Template['category'];
  components: readonly Component[];
}
/** Says what breaks a rule and where; undefined when nothing does. */
export type Check = (submission: Submission, template: Template, world: World) => string | undefined;
export type TextCheck = (text: string) => string | undefined;

export function* parts<Type extends Component['type']>(
  components: readonly Component[],
  type: Type,
): Iterable<Located<Of<Type>>> {
  for (const [index, component] of components.entries()) {
    if (isOf(component, type)) yield [`details.components.${index}`, component];
  }
}

const isOf = <Type extends Component['type']>(component: Component, type: Type): component is Of<Type> =>
  component.type === type;

export function* bodies({ components }: Submission): Iterable<Located<string>> {
  for (const [path, { text }] of parts(components, 'BODY')) if (text !== undefined) yield [`${path}.text`, text];
}

export function* cards({ components }: Submission): Iterable<Located<Card>> {
  for (const [path, carousel] of parts(components, 'CAROUSEL')) {
    for (const [index, card] of (carousel.cards ?? []).entries()) yield [`${path}.cards.${index}`, card];
  }
}

export function* cardBodies(submission: Submission): Iterable<Located<string>> {
  for (const [path, card] of cards(submission)) {
    for (const [index, part] of card.components.entries()) {
      if (part.type === 'BODY' && part.text !== undefined) yield [`${path}.components.${index}.text`, part.text];
    }
  }
}

export function* headers({ components }: Submission): Iterable<Located<string>> {
  for (const [path, header] of parts(components, 'HEADER')) {
    if (header.format === 'TEXT' && header.text !== undefined) yield [`${path}.text`, header.text];
  }
}

export function* everyBody(submission: Submission): Iterable<Located<string>> {
  yield* bodies(submission);
  yield* cardBodies(submission);
}

export function* everyText(submission: Submission): Iterable<Located<string>> {
  yield* headers(submission);
  yield* everyBody(submission);
}

export function* buttonLists({ components }: Submission): Iterable<Located<readonly Button[]>> {
  for (const [path, { buttons }] of parts(components, 'BUTTONS')) yield [`${path}.buttons`, buttons];
}

export function* everyButton(submission: Submission): Iterable<Located<Button>> {
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
export const eachText =
  (texts: (submission: Submission) => Iterable<Located<string>>, check: TextCheck): Check =>
  (submission) => {
    for (const [path, text] of texts(submission)) {
      const fault = check(text);
      if (fault !== undefined) return `${path} ${fault}`;
    }
    return undefined;
  };
