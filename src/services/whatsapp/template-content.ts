// Rules for the content of WhatsApp templates. The schemas validate single components; this file checks rules across them:
// which can be combined, how many examples a text needs, which URLs a button can have.
import type {
  WhatsappCardDto,
  WhatsappTemplateChangesDetailsDto,
  WhatsappTemplateDetailsInputDto,
  WhatsappTemplateInputCategoryEnum,
  WhatsappUpdateTemplateDetailsInputDto,
} from '../../contract/types.js';
import { checkSubmission } from '../../contract/validate.js';
import { invalidInput, Problem } from '../../engine/requests/problem.js';

export type DetailsInput = WhatsappTemplateDetailsInputDto | WhatsappUpdateTemplateDetailsInputDto;

type Component = NonNullable<DetailsInput['components']>[number];
type Located<T> = readonly [path: string, T];
type Button = NonNullable<Extract<Component, { type: 'BUTTONS' }>['buttons']>[number];
type UrlButton = Extract<Button, { type: 'URL' }>;
type CardPart = NonNullable<
  NonNullable<Extract<Component, { type: 'CAROUSEL' }>['cards']>[number]['components']
>[number];
interface TextPart {
  text?: string;
  examples?: string[];
}

/** Seconds for which delivery is retried, by category (contract: messageSendTtlSeconds). */
const timeToLive: Record<string, readonly [least: number, most: number]> = {
  AUTHENTICATION: [10, 900],
  MARKETING: [43_200, 2_592_000],
  UTILITY: [30, 43_200],
};

const variables = (text = ''): number => new Set(text.match(/\{\{\w+\}\}/g)).size;

/** Throws `invalid_input` with every fault; a draft may be incomplete, so only what is there is checked. */
export function contentMustBeSound(
  details: DetailsInput,
  category: WhatsappTemplateInputCategoryEnum | 'UNRECOGNIZED',
  complete: boolean,
): void {
  const components = details.components ?? [];
  const faults = repeatedTypes('details.components', components);
  if (details.messageSendTtlSeconds !== undefined) faults.push(...timeToLiveFaults(details, category));
  if (details.optimization) faults.push(...multiplierFaults(details));
  faults.push(...urlFaults(components));
  for (const [path, buttons] of buttonLists(components, areSeveral)) faults.push(...repeatedTexts(path, buttons));
  if (complete) {
    if (!components.some(({ type }) => type === 'BODY'))
      faults.push('details.components must contain a BODY component');
    faults.push(...bodyFaults(components, category));
    for (const [path, part] of textParts(components)) faults.push(...exampleFaults(path, part));
    faults.push(...headerFaults(components), ...carouselFaults(components));
  }
  if (faults.length > 0) throw invalidInput(faults);
}

/** Throws `invalid_input` for a draft that lacks what its own request did not need; each component by itself. */
export function draftMustBeComplete({ components }: DetailsInput): void {
  const faults = checkSubmission('WhatsappUpdateTemplateInputDto', { details: { components } });
  if (faults.length > 0) throw invalidInput(faults);
}

/**
 * Throws `template_restricted_Domain_for_button_url` and `template_invalid_button_example`: an example belongs to a
 * dynamic URL (one that ends in a variable), and only there; a draft may still lack it.
 */
export function buttonUrlsMustBeAllowed(details: DetailsInput, complete: boolean): void {
  for (const [path, button] of urlButtons(details.components ?? [])) {
    if (button.url === undefined) continue;
    if (restricted(button.url)) {
      throw new Problem('template_restricted_Domain_for_button_url', { field: `${path}.url`, value: button.url });
    }
    const dynamic = /\{\{1\}\}$/.test(button.url);
    if (dynamic ? complete && button.example === undefined : button.example !== undefined) {
      throw new Problem('template_invalid_button_example', { field: `${path}.example` });
    }
  }
}

function restricted(url: string): boolean {
  // A name that ends in a dot is the same name.
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/\.$/, '') : '';
  return ['wa.me', 'whatsapp.com'].some((domain) => host === domain || host.endsWith(`.${domain}`));
}

/** The lists of buttons that are wanted, in the order of the components. Most templates have none: no generators, no paths of others. */
function buttonLists(
  components: readonly Component[],
  wanted: (buttons: readonly Button[]) => boolean,
): Located<readonly Button[]>[] {
  const found: Located<readonly Button[]>[] = [];
  components.forEach((component, index) => {
    if (component.type === 'BUTTONS') {
      const { buttons = [] } = component;
      if (wanted(buttons)) found.push([`details.components.${index}.buttons`, buttons]);
    } else if (component.type === 'CAROUSEL') {
      for (const [number, card] of (component.cards ?? []).entries()) {
        for (const [place, part] of (card.components ?? []).entries()) {
          if (part.type !== 'BUTTONS') continue;
          const { buttons = [] } = part;
          const path = `details.components.${index}.cards.${number}.components.${place}.buttons`;
          if (wanted(buttons)) found.push([path, buttons]);
        }
      }
    }
  });
  return found;
}

const areSeveral = (buttons: readonly Button[]): boolean => buttons.length > 1;
const haveUrl = (buttons: readonly Button[]): boolean => buttons.some(({ type }) => type === 'URL');

function urlButtons(components: readonly Component[]): Located<UrlButton>[] {
  const found: Located<UrlButton>[] = [];
  for (const [path, buttons] of buttonLists(components, haveUrl)) {
    buttons.forEach((button, index) => {
      if (button.type === 'URL') found.push([`${path}.${index}`, button]);
    });
  }
  return found;
}

function* textParts(components: readonly Component[]): Iterable<Located<TextPart>> {
  for (const [index, component] of components.entries()) {
    const path = `details.components.${index}`;
    if (component.type === 'BODY') yield [path, component];
    if (component.type !== 'CAROUSEL') continue;
    for (const [number, card] of (component.cards ?? []).entries()) {
      for (const [place, part] of (card.components ?? []).entries()) {
        if (part.type === 'BODY') yield [`${path}.cards.${number}.components.${place}`, part];
      }
    }
  }
}

/** Ends soon, however long the list is: there are few types. */
function areDistinct(components: readonly { type: string }[]): boolean {
  for (let index = 1; index < components.length; index++) {
    for (let before = 0; before < index; before++)
      if (components[before]!.type === components[index]!.type) return false;
  }
  return true;
}

function repeatedTypes(path: string, components: readonly { type: string }[]): string[] {
  // As it is for nearly every template.
  if (areDistinct(components)) return [];
  const types = components.map(({ type }) => type);
  const repeated = new Set(types.filter((type, index) => types.indexOf(type) !== index));
  return [...repeated].map((type) => `${path} must contain at most one component of type ${type}`);
}

/** On a card, two buttons of different kinds can have the same text. */
function repeatedTexts(path: string, buttons: readonly Button[]): string[] {
  const onCard = path.includes('.cards.');
  const labels = buttons.flatMap((button) => {
    if (!('text' in button) || button.text === undefined) return [];
    return [onCard ? `${button.type} ${button.text}` : button.text];
  });
  return new Set(labels).size === labels.length ? [] : [`${path} must not contain two buttons with the same text`];
}

/** The text of an AUTHENTICATION template is Meta's own. */
function bodyFaults(components: readonly Component[], category: string): string[] {
  if (category === 'AUTHENTICATION') return [];
  return components.flatMap((component, index) =>
    component.type === 'BODY' && component.text === undefined
      ? [`details.components.${index}.text should not be empty`]
      : [],
  );
}

function exampleFaults(path: string, { text, examples }: TextPart): string[] {
  const wanted = variables(text);
  if (wanted === 0 || examples?.length === wanted) return [];
  return [`${path}.examples must contain exactly ${wanted} elements, one for each variable of the text`];
}

function headerFaults(components: readonly Component[]): string[] {
  const faults: string[] = [];
  for (const [index, component] of components.entries()) {
    if (component.type !== 'HEADER' || component.format !== 'TEXT') continue;
    const count = variables(component.text);
    if (count > 1) faults.push(`details.components.${index}.text must hold at most one variable`);
    if (count > 0 && !component.example) faults.push(`details.components.${index}.example should not be empty`);
  }
  return faults;
}

function urlFaults(components: readonly Component[]): string[] {
  const buttons = urlButtons(components);
  if (buttons.length === 0) return [];
  return buttons
    .filter(([, { url = '' }]) => url.replace(/\{\{1\}\}$/, '').includes('{{'))
    .map(([path]) => `${path}.url must hold no variable but {{1}} at its end`);
}

function carouselFaults(components: readonly Component[]): string[] {
  const faults: string[] = [];
  for (const [index, component] of components.entries()) {
    if (component.type !== 'CAROUSEL') continue;
    const path = `details.components.${index}.cards`;
    const shapes = (component.cards ?? []).map(({ components: parts = [] }, number) => {
      const types = parts.map(({ type }) => type).sort();
      faults.push(...repeatedTypes(`${path}.${number}.components`, parts));
      for (const type of ['HEADER', 'BODY'] as const) {
        if (!types.includes(type)) faults.push(`${path}.${number}.components must contain a ${type} component`);
      }
      return types.join();
    });
    if (new Set(shapes).size > 1) faults.push(`${path} must all have the same components`);
  }
  return faults;
}

function timeToLiveFaults({ messageSendTtlSeconds: seconds }: DetailsInput, category: string): string[] {
  const range = timeToLive[category];
  if (seconds === undefined || !range || (seconds >= range[0] && seconds <= range[1])) return [];
  return [`details.messageSendTtlSeconds must be between ${range[0]} and ${range[1]} for category ${category}`];
}

/** Multipliers of a bid: by country, a decimal from 0 to 10. */
function multiplierFaults({ optimization }: DetailsInput): string[] {
  const path = 'details.optimization.bidCountryMultiplierOverrides';
  return Object.entries(optimization?.bidCountryMultiplierOverrides ?? {}).flatMap(([country, multiplier]) => {
    if (!/^[A-Z]{2}$/.test(country)) return [`${path} must have country codes of two letters for names`];
    const inRange = /^\d+(?:\.\d+)?$/.test(multiplier) && Number(multiplier) <= 10;
    return inRange ? [] : [`${path}.${country} must be a decimal from 0.0 to 10.0`];
  });
}

/**
 * Content as it is answered: the MIME type stays inside, the bid strategy is spelt in its longer way, and what a draft
 * may leave out but an answer always has is there.
 */
export function shown({ components, optimization, ...rest }: DetailsInput): WhatsappTemplateChangesDetailsDto {
  return {
    ...rest,
    ...(components && { components: components.map(shownPart) }),
    ...(optimization && { optimization: shownOptimization(optimization) }),
  };
}

type Shown = Required<WhatsappTemplateChangesDetailsDto>;

function shownOptimization({
  bidAmount,
  bidCountryMultiplierOverrides,
}: NonNullable<DetailsInput['optimization']>): Shown['optimization'] {
  return {
    bidAmount,
    bidStrategy: 'BID_STRATEGY_LOWEST_COST_WITH_BID_CAP',
    ...(bidCountryMultiplierOverrides && { bidCountryMultiplierOverrides }),
  };
}

function shownPart(part: Component): Shown['components'][number] {
  switch (part.type) {
    case 'HEADER':
      return part.format === 'TEXT' || part.format === 'LOCATION' ? part : shownMedia(part);
    case 'BUTTONS':
      return { ...part, buttons: part.buttons ?? [] };
    case 'LIMITED_TIME_OFFER':
      return { ...part, hasExpiration: part.hasExpiration ?? false };
    case 'CAROUSEL':
      return {
        ...part,
        cards: (part.cards ?? []).map(({ components = [] }) => ({ components: components.map(shownCardPart) })),
      };
    default:
      return part;
  }
}

function shownCardPart(part: CardPart): WhatsappCardDto['components'][number] {
  if (part.type === 'BUTTONS') return { ...part, buttons: part.buttons ?? [] };
  return part.type === 'HEADER' ? shownMedia(part) : part;
}

function shownMedia<Part extends { example?: { url?: string; mimeType?: string } }>(part: Part): Part {
  if (!part.example) return part;
  const { mimeType, ...example } = part.example;
  return { ...part, example };
}
