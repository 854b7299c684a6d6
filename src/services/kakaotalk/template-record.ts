// The record of a KakaoTalk template. Its code is unique in the whole project; the API does not return the sender that it
// belongs to.
import type { KakaotalkTemplateDetailsDto, KakaotalkTemplateDto } from '../../contract/types.js';
import type { ActivityLog } from '../../engine/model.js';
import { hidden, type Stored } from '../../engine/records/hidden.js';
import { listing } from '../../engine/records/listing.js';
import { stateFacets } from '../../engine/records/state-filter.js';

interface TemplateSecrets extends ActivityLog {
  /** The sender it belongs to. */
  plusFriendId: string;
  /** Whether KakaoTalk has ever accepted it for review. */
  submitted: boolean;
  /** Whether it was ever approved. */
  approved: boolean;
}

export type Template = Stored<KakaotalkTemplateDto, TemplateSecrets>;

/** Optional content (contract: defaults of KakaotalkInputTemplateDetailsDto). */
export const defaults = {
  messageType: 'BASIC',
  emphasizeType: 'EMPHASIZE_TYPE_NONE',
  categoryCode: '999999',
  securityFlag: false,
  buttons: [],
} satisfies Partial<KakaotalkTemplateDetailsDto>;

/** The pending content, or else the live one; fields that a scenario omits are made up. */
export const latestDetails = ({ code, changes, details }: Template): KakaotalkTemplateDetailsDto => ({
  ...defaults,
  name: code,
  language: 'KO',
  ...(changes?.details ?? details),
});

/** The name in lists: that of the live template, if there is one. */
export const nameOf = ({ changes, details }: Template): string => (details ?? changes?.details)?.name ?? '';

export const byName = listing<Template, 'sender' | 'state' | 'status'>({
  order: nameOf,
  facets: { sender: (template) => template[hidden].plusFriendId, ...stateFacets },
});
