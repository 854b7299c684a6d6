// What the simulator keeps of a KakaoTalk template. Its code is unique in the whole project; the sender it belongs to is
// not part of the answer.
import type { KakaotalkTemplateDetailsDto, KakaotalkTemplateDto } from '../../contract/types.js';
import { type ActivityLog, hiddenLog, newLog } from '../../engine/records/activity.js';
import { collection, hidden, type Stored } from '../../engine/records/collection.js';
import { Problem } from '../../engine/requests/problem.js';
import type { World } from '../../engine/world/world.js';
import { senders } from './sender-record.js';

interface TemplateSecrets extends ActivityLog {
  /** The sender it belongs to. */
  plusFriendId: string;
  /** Whether KakaoTalk has ever taken it in for review. */
  submitted: boolean;
  /** Whether it was ever approved. */
  approved: boolean;
}

export type Template = Stored<KakaotalkTemplateDto, TemplateSecrets>;

/** Content that may be left out (contract: defaults of KakaotalkInputTemplateDetailsDto). */
export const defaults = {
  messageType: 'BASIC',
  emphasizeType: 'EMPHASIZE_TYPE_NONE',
  categoryCode: '999999',
  securityFlag: false,
  buttons: [],
} satisfies Partial<KakaotalkTemplateDetailsDto>;

export const templates = collection<Template>({
  name: 'kakaotalk.templates',
  schema: 'KakaotalkTemplateDto',
  key: ({ code }) => code,
  missing: 'template_not_found',
  hidden: {
    ...hiddenLog,
    plusFriendId: 'the sender it belongs to; the first one when left out',
    submitted: 'whether KakaoTalk ever took it in for review; by state and status when left out',
    approved: 'whether it was ever approved; by state when left out',
  },
  complete(template, world) {
    if (!template.changes) template.state ??= 'APPROVED';
    if (template.state) template.details ??= { ...defaults, name: template.code, language: 'KO' };
    const { state, changes, details } = template;
    if (details) template.details = { ...defaults, ...details };
    if (changes) changes.details = { ...defaults, ...changes.details };
    template.id ??= world.ulid();
    template.created ??= world.clock.iso();
    template.modified ??= template.created;
    const [onlySender] = world.collection(senders).values();
    template[hidden] = {
      ...newLog(),
      plusFriendId: onlySender?.plusFriendId ?? '',
      submitted: state !== undefined || changes?.status !== 'DRAFT',
      approved: state === 'APPROVED',
      ...(template[hidden] as Partial<TemplateSecrets>),
    };
  },
});

/** The content that is under way, or the live one when nothing is. */
export const latestDetails = ({ changes, details }: Template): KakaotalkTemplateDetailsDto =>
  (changes?.details ?? details ?? {}) as KakaotalkTemplateDetailsDto;

/** The name under which it is listed: of the live template, if there is one. */
export const nameOf = ({ changes, details }: Template): string => (details ?? changes?.details)?.name ?? '';

export const templatesOf = (world: World, plusFriendId: string): Template[] =>
  world.collection(templates).filter((template) => template[hidden].plusFriendId === plusFriendId);

/** The template of a path; throws `template_not_found`, for another sender's template too. */
export function requireTemplate(
  world: World,
  { plusFriendId, templateCode }: { plusFriendId: string; templateCode: string },
): Template {
  const template = world.collection(templates).get(templateCode);
  if (template?.[hidden].plusFriendId === plusFriendId) return template;
  throw new Problem('template_not_found', { projectId: world.id, templateCode });
}
