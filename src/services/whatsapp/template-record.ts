// The record of a WhatsApp template.
import type { WhatsappTemplateCategoryEnum, WhatsappTemplateDto } from '../../contract/types.js';
import type { ActivityLog } from '../../engine/model.js';
import type { Stored } from '../../engine/records/hidden.js';

interface TemplateSecrets extends ActivityLog {
  /** When it was first approved, ISO 8601; absent until then. */
  approved?: string;
  /** How often Meta paused it. */
  pauses: number;
  /** When an edit of the approved template was submitted that Meta reviews, ISO 8601. */
  edit?: string;
  /** When edits of the approved template were submitted that Meta has approved, ISO 8601. */
  edits?: string[];
  /** The category that Meta has announced. */
  announced?: WhatsappTemplateCategoryEnum;
  /** Meta has archived it. */
  archived?: boolean;
}

export type Template = Stored<WhatsappTemplateDto, TemplateSecrets>;

export const keySeparator = '/';

let last = { name: '', language: '', key: '' };

/** A call asks for the key of its template several times; one text keeps its hash. */
export function keyOf(name: string, language: string): string {
  if (name !== last.name || language !== last.language)
    last = { name, language, key: `${name}${keySeparator}${language}` };
  return last.key;
}

/** The beginning of the keys of all languages of a name. */
export const keysOf = (name: string): string => `${name}${keySeparator}`;
