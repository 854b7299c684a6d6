// How a WhatsApp template moves: `changes.status` is what waits for Meta, `state` is what is live. Diagrams are drawn
// from these rows.
import type {
  WhatsappTemplateCategoryEnum,
  WhatsappTemplateDetailsDto,
  WhatsappTemplateStatesEnum,
  WhatsappTemplateStatusesEnum,
} from '../../contract/types.js';
import { type Given, lifecycle } from '../../engine/lifecycle/lifecycle.js';
import { hidden } from '../../engine/records/collection.js';
import { duration } from '../../engine/time/duration.js';
import type { World } from '../../engine/world/world.js';
import { keyOf, type Template, templates, view } from './template-record.js';

const neverApproved = (template: Template): boolean => template[hidden].approved === undefined;
const onceApproved = (template: Template): boolean => !neverApproved(template);

/** Meta puts a wrong category right by itself where it is allowed to. */
const correctable = (template: Template, given: Given): boolean =>
  given.rejectionCode === 'INCORRECT_CATEGORY' && template.changes?.allowCategoryChange === true;

const rejectionCodes = ['INVALID_FORMAT', 'ABUSIVE_CONTENT', 'INCORRECT_CATEGORY', 'SCAM', 'NONE'] as const;
const categories = ['MARKETING', 'UTILITY', 'AUTHENTICATION'] as const;
const scores = ['QUALITY_SCORE_YELLOW', 'QUALITY_SCORE_RED', 'QUALITY_SCORE_GREEN', 'QUALITY_SCORE_UNKNOWN'] as const;

/** How long Meta's first and second pause last; the third one disables (chosen: Meta's own rule). */
const pauses = [duration('3h'), duration('6h')];

const status = (newState: string) =>
  ({ event: 'WHATSAPP_TEMPLATE_STATUS_UPDATED', extras: () => ({ newState }) }) as const;

// biome-ignore format: a table, one row an arrow
export const templateLifecycle = lifecycle<
  Template,
  { 'changes.status': WhatsappTemplateStatusesEnum; state: WhatsappTemplateStatesEnum }
>({
  name: 'whatsapp.template',
  find: (world, key) => world.collection(templates).get(key),
  all: (world) => world.collection(templates).values(),
  key: ({ name, language }) => keyOf(name, language),
  names: ({ name }) => [name],
  payload: (template, world) => view(world, template),
  activities: (template) => template[hidden],
  decisions: { review: { who: 'Meta' } },
  gates: {
    submit: {
      who: 'Meta',
      outcomes: {
        submit_error: {
          error: 'template_submit_error',
          info: {
            metaError: {
              code: '100', subcode: '2388299', message: 'Invalid parameter', description: 'The template could not be submitted',
              reason: 'A simulated refusal',
            },
          },
        },
        limit: { error: 'template_limit_reached' },
        duplicate_content: { error: 'template_content_already_exists' },
        policy: { error: 'template_policies_violations' },
      },
    },
  },
  tables: {
    'changes.status': [
      { on: 'draft', from: null, to: 'DRAFT', do: write, log: 'DRAFT' },
      { on: 'edit', from: [null, 'DRAFT', 'REJECTED'], to: 'DRAFT', do: write, log: 'EDITED' },
      { on: 'submit', from: [null, 'DRAFT', 'REJECTED'], to: 'IN_PROGRESS', do: write, log: 'IN_PROGRESS' },
      { on: 'approve', by: 'review', from: 'IN_PROGRESS', to: null, do: publish, event: 'WHATSAPP_TEMPLATE_APPROVED' },
      { on: 'reject', by: 'review', from: 'IN_PROGRESS', to: null, when: correctable, do: publishCorrected, event: 'WHATSAPP_TEMPLATE_APPROVED', with: { rejectionCode: rejectionCodes } },
      { on: 'reject', by: 'review', from: 'IN_PROGRESS', to: null, when: neverApproved, do: returnRejected, log: 'REJECTED', event: 'WHATSAPP_TEMPLATE_REJECTED' },
      { on: 'reject', by: 'review', from: 'IN_PROGRESS', to: 'REJECTED', when: onceApproved, do: noteRejection, log: 'REJECTED', event: 'WHATSAPP_TEMPLATE_REJECTED' },
      { on: 'discard', from: ['DRAFT', 'IN_PROGRESS', 'REJECTED'], to: null, do: forgetRejection },
    ],
    state: [
      { on: 'approve', by: 'review', from: [null, 'APPROVED', 'REJECTED', 'PAUSED', 'DISABLED'], to: 'APPROVED' },
      { on: 'reject', by: 'review', from: [null, 'APPROVED', 'REJECTED', 'PAUSED', 'DISABLED'], to: 'APPROVED', when: correctable, event: 'WHATSAPP_TEMPLATE_CATEGORY_UPDATED' },
      { on: 'reject', by: 'review', from: [null, 'REJECTED'], to: 'REJECTED', when: neverApproved },
      { on: 'edit', from: 'REJECTED', to: null, when: neverApproved, do: clearRejected },
      { on: 'pause', by: 'platform', from: 'APPROVED', to: 'DISABLED', when: pausedTwice, ...status('DISABLED') },
      { on: 'pause', by: 'platform', from: 'APPROVED', to: 'PAUSED', do: countPause, ...status('PAUSED') },
      { on: 'unpause', by: 'clock', after: pauseLength, from: 'PAUSED', to: 'APPROVED', ...status('UNPAUSED') },
      { on: 'disable', by: 'platform', from: ['APPROVED', 'PAUSED'], to: 'DISABLED', ...status('DISABLED') },
      { on: 'reinstate', by: 'platform', from: 'DISABLED', to: 'APPROVED', ...status('REINSTATED') },
      { on: 'flag', by: 'platform', from: ['APPROVED', 'PAUSED'], to: 'same', ...status('FLAGGED') },
      { on: 'archive', by: 'platform', from: ['APPROVED', 'PAUSED', 'DISABLED'], to: 'same', ...status('ARCHIVED') },
      { on: 'score', by: 'platform', from: ['APPROVED', 'PAUSED', 'DISABLED'], to: 'same', do: score, event: 'WHATSAPP_TEMPLATE_QUALITY_SCORE_UPDATED', with: { qualityScore: scores } },
      { on: 'categorize', by: 'platform', from: ['APPROVED', 'PAUSED', 'DISABLED'], to: 'same', do: categorize, event: 'WHATSAPP_TEMPLATE_CATEGORY_UPDATED', with: { category: categories } },
      { on: 'announceCategory', by: 'platform', from: ['APPROVED', 'PAUSED', 'DISABLED'], to: 'same', event: 'WHATSAPP_TEMPLATE_CATEGORY_FUTURE_UPDATE', extras: (_, { category }) => ({ futureCategory: category }), with: { category: categories } },
      { on: 'delete', from: '*', to: null, event: 'WHATSAPP_TEMPLATE_DELETED' },
    ],
  },
});

/** The template goes, with everything that waits for it; the event shows it without a state. */
export function erase(world: World, template: Template): void {
  world.fire(templateLifecycle, template, 'delete');
  world.remove(templates, template, templateLifecycle);
}

/** Puts new content where it waits. */
function write(template: Template, given: Given): void {
  const { details, allowCategoryChange } = given as Pick<
    NonNullable<Template['changes']>,
    'details' | 'allowCategoryChange'
  >;
  template.changes = {
    ...(template.changes ?? { status: 'DRAFT', allowCategoryChange: false }),
    ...(details && { details }),
    ...(allowCategoryChange !== undefined && { allowCategoryChange }),
  };
  if (template[hidden].approved !== undefined) delete template.rejectionCode;
}

/** What waited becomes the live template. */
function publish(template: Template, _given: Given, world: World): void {
  template.whatsappId ??= world.digits(16);
  template.details = template.changes!.details as WhatsappTemplateDetailsDto;
  template.qualityScore ??= 'QUALITY_SCORE_UNKNOWN';
  delete template.rejectionCode;
  template[hidden].approved ??= world.clock.iso();
}

const corrected: Record<WhatsappTemplateCategoryEnum, WhatsappTemplateCategoryEnum> = {
  UTILITY: 'MARKETING',
  MARKETING: 'UTILITY',
  AUTHENTICATION: 'UTILITY',
  UNRECOGNIZED: 'UTILITY',
};

function publishCorrected(template: Template, given: Given, world: World): void {
  publish(template, given, world);
  template.category = corrected[template.category];
}

/** A first submission that is refused lies at the top, with its details. */
function returnRejected(template: Template, given: Given): void {
  template.details = template.changes!.details as WhatsappTemplateDetailsDto;
  noteRejection(template, given);
}

function noteRejection(template: Template, { rejectionCode }: Given): void {
  template.rejectionCode = rejectionCode as NonNullable<Template['rejectionCode']>;
}

/** Of a live template the code told why the changes were rejected that now go. */
function forgetRejection(template: Template): void {
  if (template.state !== 'REJECTED') delete template.rejectionCode;
}

function clearRejected(template: Template): void {
  delete template.details;
  delete template.rejectionCode;
}

function pausedTwice(template: Template): boolean {
  return template[hidden].pauses >= pauses.length;
}

function countPause(template: Template): void {
  template[hidden].pauses++;
}

function pauseLength(template: Template): number {
  return pauses[template[hidden].pauses - 1] ?? pauses[0]!;
}

function score(template: Template, { qualityScore }: Given): void {
  template.qualityScore = qualityScore as NonNullable<Template['qualityScore']>;
}

function categorize(template: Template, { category }: Given): void {
  template.category = category as WhatsappTemplateCategoryEnum;
}
