// What KakaoTalk refuses in a template although the contract lets it through: the predicates of fixtures/rules/kakao.yaml.
// Each says what is wrong and where, or nothing.
import type { KakaotalkTemplateDetailsDto } from '../../contract/types.js';
import type { PlatformCheck, World } from '../../engine/model.js';
import { hidden } from '../../engine/records/hidden.js';
import { requireSender, type Sender } from './sender-record.js';
import { latestDetails, type Template } from './template-record.js';

type Details = KakaotalkTemplateDetailsDto;
type Button = Details['buttons'][number];
type Check = (details: Details) => string | undefined;

const variable = /#\{[^{}]*\}/g;
const variablesOf = (text = ''): string[] => text.match(variable) ?? [];

const mostVariables = 40;

const variableCount: Check = ({ content, title }) => {
  const { size } = new Set([...variablesOf(content), ...variablesOf(title)]);
  return size > mostVariables ? `details.content and details.title have ${size} variables` : undefined;
};

/** KakaoTalk's own phrase in a template that invites to add the channel. */
const phrase = 34;
const invites = ({ messageType }: Details): boolean => messageType === 'AD_INCLUDED' || messageType === 'MIXED';

const totalLength =
  (most: number): Check =>
  (details) => {
    const { content = '', extra = '' } = details;
    const length = content.length + extra.length + (invites(details) ? phrase : 0);
    return length > most ? `details.content and details.extra make ${length} characters` : undefined;
  };

const variablesOnly: Check = ({ content = '' }) =>
  variablesOf(content).length > 0 && !/[\p{L}\p{N}]/u.test(content.replace(variable, ''))
    ? 'details.content has no word beside its variables'
    : undefined;

const fixedParts: Check = ({ extra, subtitle, buttons }) => {
  const parts: [string, string | undefined][] = [
    ['details.extra', extra],
    ['details.subtitle', subtitle],
    ...buttons.map(({ name }, index): [string, string | undefined] => [`details.buttons.${index}.name`, name]),
  ];
  for (const [path, text] of parts) {
    const [found] = variablesOf(text);
    if (found !== undefined) return `${path} has ${found}`;
  }
  return undefined;
};

/** Fields that a template of one kind must have. */
const needs =
  (applies: (details: Details) => boolean, ...fields: readonly (keyof Details)[]): Check =>
  (details) => {
    const missing = applies(details) ? fields.filter((field) => details[field] === undefined) : [];
    return missing.length === 0 ? undefined : missing.map((field) => `details.${field} is missing`).join(', ');
  };

/** A field that a template of one kind must not have. */
const forbids =
  (applies: (details: Details) => boolean, field: keyof Details): Check =>
  (details) =>
    applies(details) && details[field] !== undefined ? `details.${field} is there` : undefined;

const emphasizes =
  (kind: Details['emphasizeType']) =>
  ({ emphasizeType }: Details): boolean =>
    emphasizeType === kind;
const hasExtra = ({ messageType }: Details): boolean => messageType === 'EXTRA_INFORMATION' || messageType === 'MIXED';

const channelName = '채널 추가';
const plain = (text = ''): string => text.replace(/\s/g, '');
const isChannel = ({ type }: Button): boolean => type === 'CHANNEL_ID_ADDED';

const channelButton: Check = (details) => {
  const { buttons, messageType } = details;
  const index = buttons.findIndex(isChannel);
  const button = buttons[index];
  if (!invites(details)) return button && `details.buttons.${index} is of type CHANNEL_ID_ADDED in ${messageType}`;
  if (!button) return `details.buttons has no CHANNEL_ID_ADDED in ${messageType}`;
  if (buttons.some(({ ordering = 0 }) => ordering < (button.ordering ?? 0)))
    return `details.buttons.${index}.ordering is ${button.ordering}, which is not the first`;
  return plain(button.name) === plain(channelName) ? undefined : `details.buttons.${index}.name is ${button.name}`;
};

const eachButton =
  (type: Button['type'], check: (button: Button) => string | undefined): Check =>
  ({ buttons }) => {
    for (const [index, button] of buttons.entries()) {
      const fault = button.type === type ? check(button) : undefined;
      if (fault !== undefined) return `details.buttons.${index} ${fault}`;
    }
    return undefined;
  };

const webLink = eachButton('WEB_LINK', ({ linkMo }) => (linkMo === undefined ? 'has no linkMo' : undefined));

const appLink = eachButton('APP_LINK', ({ schemeAndroid, schemeIos, linkMo }) => {
  const count = [schemeAndroid, schemeIos, linkMo].filter((link) => link !== undefined).length;
  return count < 2 ? `has ${count} of schemeAndroid, schemeIos and linkMo` : undefined;
});

/** Words of messages that are sent to one person's device only (ours; a few, not all). */
const secret = /인증\s*번호|인증\s*코드|일회용\s*비밀번호|\bOTP\b|one[- ]time (?:password|code)|verification code/iu;

const security: Check = ({ content = '', securityFlag }) => {
  const [found] = secret.exec(content) ?? [];
  return found !== undefined && !securityFlag ? `details.content has "${found}", and securityFlag is false` : undefined;
};

/** Words of advertising (ours; a few, not all). */
const advertising =
  /쿠폰|생일|결제|앱\s*(?:다운로드|설치)|\bcoupons?\b|\bbirthday\b|\bpayments?\b|\b(?:install|download) (?:the|our) app\b/iu;

const blacklist: Check = ({ content = '' }) => {
  const [found] = advertising.exec(content) ?? [];
  return found && `details.content has "${found}"`;
};

const onContent: Readonly<Record<string, Check>> = {
  'variable-count': variableCount,
  'total-length': totalLength(1300),
  'total-length-short': totalLength(1000),
  'variables-only': variablesOnly,
  'fixed-parts': fixedParts,
  'emphasis-text': needs(emphasizes('EMPHASIZE_TYPE_TEXT'), 'title', 'subtitle'),
  'emphasis-image': needs(emphasizes('EMPHASIZE_TYPE_IMAGE'), 'imageName', 'imageUrl'),
  'emphasis-none': forbids(emphasizes('EMPHASIZE_TYPE_NONE'), 'title'),
  'extra-needed': needs(hasExtra, 'extra'),
  'extra-surplus': forbids((details) => !hasExtra(details), 'extra'),
  'channel-button': channelButton,
  'web-link': webLink,
  'app-link': appLink,
  security,
  blacklist,
};

/** A check of the sender that the template belongs to. */
const ofSender =
  (...states: readonly Sender['state'][]): PlatformCheck<Template> =>
  (template, world) => {
    const { plusFriendId, state } = senderOf(template, world);
    return states.includes(state) ? `sender ${plusFriendId} is ${state}` : undefined;
  };

const senderOf = (template: Template, world: World): Sender => requireSender(world, template[hidden].plusFriendId);

/** The checks as the engine calls them. */
export const templateChecks: Readonly<Record<string, PlatformCheck<Template>>> = {
  ...Object.fromEntries(
    Object.entries(onContent).map(([name, check]) => [name, (template: Template) => check(latestDetails(template))]),
  ),
  'sender-blocked': ofSender('BLOCKED'),
  'sender-inactive': ofSender('INACTIVE', 'VERIFYING'),
  dormant: () => 'nothing in this API uses a template, so it was unused for a year',
};
