// What the simulator keeps of a WhatsApp template, and how it is shown.
import type { WhatsappTemplateAnalyticsDateRangesEnum, WhatsappTemplateDto } from '../../contract/types.js';
import { type ActivityLog, hiddenLog, newLog } from '../../engine/records/activity.js';
import { collection, hidden, type Stored } from '../../engine/records/collection.js';
import { applyFieldMask } from '../../engine/records/field-mask.js';
import type { World } from '../../engine/world/world.js';
import { analyticsOf } from './template-analytics.js';

interface TemplateSecrets extends ActivityLog {
  /** When it was approved first, ISO 8601; never, when it is not there. */
  approved?: string;
  /** How often Meta paused it. */
  pauses: number;
}

export type Template = Stored<WhatsappTemplateDto, TemplateSecrets>;

export const keyOf = (name: string, language: string): string => `${name}/${language}`;

export const templates = collection<Template>({
  name: 'whatsapp.templates',
  schema: 'WhatsappTemplateDto',
  key: ({ name, language }) => keyOf(name, language),
  missing: 'template_not_found',
  hidden: {
    ...hiddenLog,
    approved:
      'when it was approved first, ISO 8601; now when left out, for a template that can only have been approved',
    pauses: 'how often Meta paused it',
  },
  complete(template, world) {
    template.analytics ??= [];
    template.isMetaGenerated ??= false;
    const approved =
      template.state !== undefined && template.state !== 'REJECTED' ? { approved: world.clock.iso() } : {};
    template[hidden] = Object.assign({ ...newLog(), pauses: 0 }, approved, template[hidden]);
  },
});

/** Templates that exist at Meta and not here, until a sync brings them in. */
export const templatesAtMeta = collection<Stored<WhatsappTemplateDto>>({
  name: 'whatsapp.templatesAtMeta',
  about: 'what a sync brings in',
  schema: 'WhatsappTemplateDto',
  key: ({ name, language }) => keyOf(name, language),
  missing: 'template_not_found',
  complete(template) {
    template.analytics ??= [];
    template.isMetaGenerated ??= false;
  },
});

/** A template as it is answered: with the analytics of the range, and only the fields that the mask names. */
export function view(
  world: World,
  template: Template,
  query: { fieldMask?: readonly string[]; templateAnalyticsDateRange?: WhatsappTemplateAnalyticsDateRangesEnum } = {},
): WhatsappTemplateDto {
  const full = { ...template, analytics: analyticsOf(world, template, query.templateAnalyticsDateRange) };
  return query.fieldMask ? (applyFieldMask(full, query.fieldMask) as WhatsappTemplateDto) : full;
}
