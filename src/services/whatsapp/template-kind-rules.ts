// Meta's rules for carousels, limited-time offers and templates of the category AUTHENTICATION.
import { plural } from '../../engine/requests/plural.js';
import { bodies, type Card, type Check, cards, everyButton, parts } from './template-parts.js';

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

const fewestCards = 2;

const carouselMarketing: Check = ({ components, category }) => {
  const [found] = parts(components, 'CAROUSEL');
  if (!found) return undefined;
  if (category !== 'MARKETING') return `category is ${category}`;
  const [path, { cards: list = [] }] = found;
  return list.length < fewestCards ? `${path}.cards has ${plural(list.length, 'card')}` : undefined;
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
    const others = buttons[0]?.type === 'COPY_CODE' ? buttons.slice(1) : buttons;
    if (others.some(({ type }) => type === 'COPY_CODE')) return `${path}.buttons has COPY_CODE not at first`;
    if (others[0] && others[0].type !== 'URL') return `${path}.buttons has ${others[0].type} before a URL`;
  }
  return undefined;
};

const offerParts: Check = (submission) => {
  const { components } = submission;
  const [offer] = parts(components, 'LIMITED_TIME_OFFER');
  if (!offer) return undefined;
  for (const [path, { format }] of parts(components, 'HEADER')) {
    if (format !== 'IMAGE' && format !== 'VIDEO') return `${path}.format is ${format}`;
  }
  const hasUrl = [...everyButton(submission)].some(([, { type }]) => type === 'URL');
  return hasUrl ? undefined : 'details.components has no button of type URL';
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

const otpElsewhere: Check = (submission) => {
  const { category } = submission;
  if (category === 'AUTHENTICATION') return undefined;
  for (const [path, { type }] of everyButton(submission)) {
    if (type === 'OTP') return `${path} is of type OTP in category ${category}`;
  }
  return undefined;
};

/** Meta's own label of the button that copies a code, in the languages that we have seen. */
const copyCode: Readonly<Record<string, string>> = {
  DE: 'Code kopieren',
  EN: 'Copy code',
  ES: 'Copiar código',
  FR: 'Copier le code',
  ID: 'Salin kode',
  PT: 'Copiar código',
};

const otpLabel: Check = (submission, { language }) => {
  const label = copyCode[language.split('_')[0]!];
  if (label === undefined) return undefined;
  for (const [path, button] of everyButton(submission)) {
    if (button.type === 'OTP' && button.text !== undefined && button.text.toLowerCase() !== label.toLowerCase())
      return `${path}.text is "${button.text}" and not "${label}"`;
  }
  return undefined;
};

export const kindChecks: Readonly<Record<string, Check>> = {
  carousel,
  'carousel-marketing': carouselMarketing,
  'limited-time-offer': limitedTimeOffer,
  'offer-parts': offerParts,
  'authentication-body': authenticationBody,
  authentication,
  'authentication-only': authenticationOnly,
  'otp-elsewhere': otpElsewhere,
  'otp-label': otpLabel,
};
