// The record of a WhatsApp template.
import type { WhatsappTemplateDto } from '../../contract/types.js';
import type { ActivityLog } from '../../engine/model.js';
import type { Stored } from '../../engine/records/hidden.js';

interface TemplateSecrets extends ActivityLog {
  /** When it was first approved, ISO 8601; absent until then. */
  approved?: string;
  /** How often Meta paused it. */
  pauses: number;
}

export type Template = Stored<WhatsappTemplateDto, TemplateSecrets>;

export const keyOf = (name: string, language: string): string => `${name}/${language}`;
