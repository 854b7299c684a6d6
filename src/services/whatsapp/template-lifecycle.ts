// The lifecycle of a WhatsApp template: `changes.status` is the state of pending content, `state` that of the live template.
import type {
  WhatsappTemplateCategoryEnum,
  WhatsappTemplateChangesDetailsDto,
  WhatsappTemplateDetailsDto,
} from '../../contract/types.js';
import { byClient, byClock, byDecision, byPlatform, resource } from '../../engine/lifecycle/resource.js';
import type { BrokenRule, ExtrasOf, World } from '../../engine/model.js';
import { hiddenLog, newLog } from '../../engine/records/activity.js';
import { hidden } from '../../engine/records/hidden.js';
import { reviewedList } from '../../engine/records/state-filter.js';
import { duration } from '../../engine/time/duration.js';
import { keyOf, type Template } from './template-record.js';
import { reserve } from './template-reservations.js';
import { view } from './template-view.js';

const neverApproved = (template: Template): boolean => template[hidden].approved === undefined;
const onceApproved = (template: Template): boolean => !neverApproved(template);

/** Meta corrects a wrong category if the client allows it. */
const correctable = (
  template: Template,
  { rejectionCode, judged }: { rejectionCode?: string; judged?: string },
): boolean =>
  rejectionCode === 'INCORRECT_CATEGORY' &&
  // The body of an AUTHENTICATION template is Meta's own: no other template can become one.
  judged !== 'AUTHENTICATION' &&
  template.changes?.allowCategoryChange === true;

const rejectionCode = ['INVALID_FORMAT', 'ABUSIVE_CONTENT', 'INCORRECT_CATEGORY', 'SCAM', 'NONE'] as const;
const category = ['MARKETING', 'UTILITY', 'AUTHENTICATION'] as const;
const qualityScore = [
  'QUALITY_SCORE_YELLOW',
  'QUALITY_SCORE_RED',
  'QUALITY_SCORE_GREEN',
  'QUALITY_SCORE_UNKNOWN',
] as const;

/** How long Meta's first and second pause last; the third one disables (chosen: Meta's own rule). */
const pauses = [duration('3h'), duration('6h')];

const status = (newState: ExtrasOf<'WHATSAPP_TEMPLATE_STATUS_UPDATED'>['newState']) =>
  ({ sends: 'WHATSAPP_TEMPLATE_STATUS_UPDATED', extras: () => ({ newState }) }) as const;

/** The content of a create, edit or submit request; absent fields stay. */
export interface Content {
  details?: WhatsappTemplateChangesDetailsDto;
  allowCategoryChange?: boolean;
}

// biome-ignore format: a table, one row a transition
export const templates = resource<Template>()({
  name: 'whatsapp.template',
  collection: 'whatsapp.templates',
  times: ['analytics.start', 'analytics.end', 'hidden.activities.created', 'hidden.approved', 'hidden.edit', 'hidden.edits'],
  schema: 'WhatsappTemplateDto',
  key: ({ name, language }) => keyOf(name, language),
  keyParts: ['name', 'language'],
  read: { operation: 'WhatsappTemplatesController_getTemplate_v1', params: ({ name, language }) => ({ templateName: name, languageCode: language }) },
  names: ({ name }) => [name],
  lists: [reviewedList],
  missing: 'template_not_found',
  hidden: {
    ...hiddenLog,
    approved: 'when it was approved first, ISO 8601; now when left out, for a template that can only have been approved',
    pauses: 'how often Meta paused it',
    edit: 'when an edit of the approved template was submitted that Meta reviews, ISO 8601',
    edits: 'when edits of the approved template were submitted that Meta has approved, ISO 8601',
    announced: 'the category that Meta has announced',
    archived: '`true`: Meta has archived it',
  },
  complete(template, world) {
    template.analytics ??= [];
    template.isMetaGenerated ??= false;
    const approved =
      template.state !== undefined && template.state !== 'REJECTED' ? { approved: world.clock.iso() } : {};
    template[hidden] = Object.assign({ ...newLog(), pauses: 0 }, approved, template[hidden]);
  },
  payload: (template, world) => view(world, template),
  activities: (template) => template[hidden],
  decisions: { review: { who: 'Meta' } },
  checks: {
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
          infoOf: ({ rule: { says, effect }, finding }: BrokenRule) => ({
            metaError: { code: '100', ...effect.with, message: 'Invalid parameter', description: says, reason: finding },
          }),
        },
        limit: { error: 'template_limit_reached' },
        duplicate_content: { error: 'template_content_already_exists' },
        policy: { error: 'template_policies_violations' },
      },
    },
    delete: { who: 'Meta', outcomes: { locked: { error: 'resource_locked' } } },
  },
  events: {
    draft: byClient<Content>(),
    edit: byClient<Content>(),
    submit: byClient<Content>(),
    discard: byClient(),
    delete: byClient(),
    approve: byDecision('review'),
    reject: byDecision('review', { rejectionCode, comment: 'text', judged: 'text' }),
    pause: byPlatform(),
    unpause: byClock(pauseLength),
    disable: byPlatform(),
    reinstate: byPlatform(),
    flag: byPlatform(),
    archive: byPlatform(),
    score: byPlatform({ qualityScore }),
    categorize: byPlatform({ category }),
    announceCategory: byPlatform({ category }),
    applyCategory: byPlatform(),
    revoke: byPlatform({ rejectionCode, comment: 'text' }),
    expire: byPlatform(),
  },
  transitions: {
    'changes.status': [
      { on: 'draft', from: null, to: 'DRAFT', do: write, log: 'DRAFT' },
      { on: 'edit', from: [null, 'DRAFT', 'REJECTED'], to: 'DRAFT', do: write, log: 'EDITED' },
      { on: 'submit', from: [null, 'DRAFT', 'REJECTED'], to: 'IN_PROGRESS', do: submit, log: 'IN_PROGRESS' },
      { on: 'approve', from: 'IN_PROGRESS', to: null, do: publish, sends: 'WHATSAPP_TEMPLATE_APPROVED' },
      { on: 'reject', from: 'IN_PROGRESS', to: null, when: correctable, do: publishCorrected, sends: 'WHATSAPP_TEMPLATE_APPROVED' },
      { on: 'reject', from: 'IN_PROGRESS', to: null, when: neverApproved, do: returnRejected, log: 'REJECTED', sends: 'WHATSAPP_TEMPLATE_REJECTED' },
      { on: 'reject', from: 'IN_PROGRESS', to: 'REJECTED', when: onceApproved, do: returnEdit, log: 'REJECTED', sends: 'WHATSAPP_TEMPLATE_REJECTED' },
      { on: 'discard', from: ['DRAFT', 'REJECTED'], to: null, do: forgetRejection },
    ],
    state: [
      { on: 'approve', from: [null, 'APPROVED', 'REJECTED', 'PAUSED', 'DISABLED'], to: 'APPROVED' },
      { on: 'reject', from: [null, 'APPROVED', 'REJECTED', 'PAUSED', 'DISABLED'], to: 'APPROVED', when: correctable, sends: 'WHATSAPP_TEMPLATE_CATEGORY_UPDATED' },
      { on: 'reject', from: [null, 'REJECTED'], to: 'REJECTED', when: neverApproved },
      { on: 'edit', from: 'REJECTED', to: null, when: neverApproved, do: clearRejected },
      { on: 'pause', from: 'APPROVED', to: 'DISABLED', when: pausedTwice, ...status('DISABLED') },
      { on: 'pause', from: 'APPROVED', to: 'PAUSED', do: countPause, ...status('PAUSED') },
      { on: 'unpause', from: 'PAUSED', to: 'APPROVED', ...status('UNPAUSED') },
      { on: 'disable', from: ['APPROVED', 'PAUSED'], to: 'DISABLED', ...status('DISABLED') },
      { on: 'reinstate', from: 'DISABLED', to: 'APPROVED', ...status('REINSTATED') },
      { on: 'flag', from: ['APPROVED', 'PAUSED'], to: 'same', ...status('FLAGGED') },
      { on: 'archive', from: ['APPROVED', 'PAUSED', 'DISABLED'], to: 'same', do: noteArchive, ...status('ARCHIVED') },
      { on: 'score', from: ['APPROVED', 'PAUSED', 'DISABLED'], to: 'same', do: (template, data) => { template.qualityScore = data.qualityScore; }, sends: 'WHATSAPP_TEMPLATE_QUALITY_SCORE_UPDATED' },
      { on: 'categorize', from: ['APPROVED', 'PAUSED', 'DISABLED'], to: 'same', do: categorize, sends: 'WHATSAPP_TEMPLATE_CATEGORY_UPDATED' },
      { on: 'announceCategory', from: ['APPROVED', 'PAUSED', 'DISABLED'], to: 'same', do: noteAnnouncement, sends: 'WHATSAPP_TEMPLATE_CATEGORY_FUTURE_UPDATE', extras: (_, { category }) => ({ futureCategory: category }) },
      { on: 'applyCategory', from: ['APPROVED', 'PAUSED', 'DISABLED'], to: 'same', when: isAnnounced, do: applyAnnouncement, sends: 'WHATSAPP_TEMPLATE_CATEGORY_UPDATED' },
      { on: 'revoke', from: ['APPROVED', 'PAUSED', 'DISABLED'], to: 'REJECTED', do: noteRejection, log: 'REJECTED', sends: 'WHATSAPP_TEMPLATE_REJECTED' },
      { on: 'expire', from: ['APPROVED', 'PAUSED', 'DISABLED'], to: null, when: isArchived, sends: 'WHATSAPP_TEMPLATE_DELETED', next: expire },
      { on: 'delete', from: '*', to: null, sends: 'WHATSAPP_TEMPLATE_DELETED' },
    ],
  },
});

/** Removes the template and everything pending for it; the event shows it without a state. */
export function erase(world: World, template: Template): void {
  world.fire(templates, template, 'delete');
  world.remove(templates, template);
}

/** Meta deletes an archived template; its name stays blocked, as after a deletion by the client. */
function expire(template: Template, _data: object, world: World): void {
  reserve(world, template.name, template.language);
  world.remove(templates, template);
}

/** Stores new content as pending changes. */
function write(template: Template, content: Content): void {
  template.changes = { status: 'DRAFT', allowCategoryChange: false, ...template.changes, ...content };
  if (onceApproved(template)) delete template.rejectionCode;
}

/** Stores what is submitted. Meta counts the edits of an approved template. */
function submit(template: Template, content: Content, world: World): void {
  write(template, content);
  if (template.state === 'APPROVED') template[hidden].edit = world.clock.iso();
}

/** An edit that Meta rejects does not count. */
function returnEdit(template: Template, rejection: Rejection): void {
  delete template[hidden].edit;
  noteRejection(template, rejection);
}

/** Makes the pending content live. */
function publish(template: Template, _data: object, world: World): void {
  template.whatsappId ??= world.digits(16);
  template.details = submittedDetails(template);
  template.qualityScore ??= 'QUALITY_SCORE_UNKNOWN';
  delete template.rejectionCode;
  template[hidden].approved ??= world.clock.iso();
  const { edit, edits = [] } = template[hidden];
  if (edit !== undefined) template[hidden].edits = [...edits, edit];
  delete template[hidden].edit;
  delete template[hidden].archived;
}

const corrected: Record<WhatsappTemplateCategoryEnum, WhatsappTemplateCategoryEnum> = {
  UTILITY: 'MARKETING',
  MARKETING: 'UTILITY',
  AUTHENTICATION: 'UTILITY',
  UNRECOGNIZED: 'UTILITY',
};

function publishCorrected(template: Template, data: object, world: World): void {
  publish(template, data, world);
  template.category = corrected[template.category];
}

interface Rejection {
  rejectionCode: NonNullable<Template['rejectionCode']>;
}

/** Moves a rejected first submission to the top level, with its details. */
function returnRejected(template: Template, rejection: Rejection): void {
  template.details = submittedDetails(template);
  noteRejection(template, rejection);
}

function noteRejection(template: Template, rejection: Rejection): void {
  template.rejectionCode = rejection.rejectionCode;
}

/** What was submitted; a submission has components. */
function submittedDetails({ changes }: Template): WhatsappTemplateDetailsDto {
  return { components: [], ...changes?.details };
}

/** The rejection code of a live template belongs to rejected changes, which are now dropped. */
function forgetRejection(template: Template): void {
  if (template.state !== 'REJECTED') delete template.rejectionCode;
}

function clearRejected(template: Template): void {
  delete template.details;
  delete template.rejectionCode;
}

function noteArchive(template: Template): void {
  template[hidden].archived = true;
}

function isArchived(template: Template): boolean {
  return template[hidden].archived === true;
}

interface Categorized {
  category: Template['category'];
}

function categorize(template: Template, data: Categorized): void {
  template.category = data.category;
  delete template[hidden].announced;
}

function noteAnnouncement(template: Template, data: Categorized): void {
  template[hidden].announced = data.category;
}

function isAnnounced(template: Template): boolean {
  return template[hidden].announced !== undefined;
}

function applyAnnouncement(template: Template): void {
  categorize(template, { category: template[hidden].announced ?? template.category });
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
