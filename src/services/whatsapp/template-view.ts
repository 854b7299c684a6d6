// A WhatsApp template as it is answered.
import type { WhatsappTemplateAnalyticsDateRangesEnum, WhatsappTemplateDto } from '../../contract/types.js';
import type { World } from '../../engine/model.js';
import { applyFieldMask } from '../../engine/records/field-mask.js';
import { analyticsOf } from './template-analytics.js';
import type { Template } from './template-record.js';

/** With the analytics of the range, and only the fields that the mask names. */
export function view(
  world: World,
  template: Template,
  query: { fieldMask?: readonly string[]; templateAnalyticsDateRange?: WhatsappTemplateAnalyticsDateRangesEnum } = {},
): WhatsappTemplateDto {
  const full = { ...template, analytics: analyticsOf(world, template, query.templateAnalyticsDateRange) };
  // A mask leaves out required fields: that is what the caller asked for.
  return query.fieldMask ? (applyFieldMask(full, query.fieldMask) as WhatsappTemplateDto) : full;
}
