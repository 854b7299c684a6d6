// A WhatsApp template as the API returns it.
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
  // A mask can remove required fields, as the caller requested.
  return query.fieldMask ? (applyFieldMask(full, query.fieldMask) as WhatsappTemplateDto) : full;
}
