// The lifecycle of a KakaoTalk template: `changes.status` is the state of pending content, `state` that of the live template.
import type { KakaotalkTemplateChangesDetailsDto } from '../../contract/types.js';
import { brokenRule } from '../../engine/lifecycle/platform-rules.js';
import { byClient, byClock, byDecision, byPlatform, resource } from '../../engine/lifecycle/resource.js';
import type { World } from '../../engine/model.js';
import { hiddenLog, newLog } from '../../engine/records/activity.js';
import { hidden } from '../../engine/records/hidden.js';
import { Problem } from '../../engine/requests/problem.js';
import { duration } from '../../engine/time/duration.js';
import { senders } from './sender-record.js';
import { byName, defaults, latestDetails, type Template } from './template-record.js';

const neverApproved = (template: Template): boolean => !template[hidden].approved;
const onceApproved = (template: Template): boolean => template[hidden].approved;

/** How long KakaoTalk keeps a template that is not used. */
const dormancy = duration('365d');
const isDormant = (template: Template, _data: object, world: World): boolean =>
  brokenRule(world, templates, 'lapse', template) !== undefined;

/** The content of a create or edit request. */
interface Content {
  details: KakaotalkTemplateChangesDetailsDto;
}

// biome-ignore format: a table, one row a transition
export const templates = resource<Template>()({
  name: 'kakaotalk.template',
  collection: 'kakaotalk.templates',
  times: ['created', 'modified', 'hidden.activities.created'],
  schema: 'KakaotalkTemplateDto',
  key: ({ code }) => code,
  read: {
    operation: 'KakaotalkTemplatesController_get_v1',
    params: (template) => ({ plusFriendId: template[hidden].plusFriendId, templateCode: template.code }),
  },
  // KakaoTalk downloads the image, too, so a submission can be rejected because of its URL.
  names: (template) => [latestDetails(template).name, latestDetails(template).imageUrl ?? ''],
  lists: [byName],
  missing: 'template_not_found',
  hidden: {
    ...hiddenLog,
    plusFriendId: 'the sender it belongs to; the first one when left out',
    submitted: 'whether KakaoTalk ever accepted it for review; by state and status when left out',
    approved: 'whether it was ever approved; by state when left out',
  },
  complete(template, world) {
    if (!template.changes) template.state ??= 'APPROVED';
    if (template.state) template.details ??= { ...defaults, name: template.code, language: 'KO' };
    const { state, changes, details } = template;
    if (details) template.details = { ...defaults, ...details };
    // Pending content is complete: what it omits is as in the live template.
    if (changes) changes.details = { ...defaults, name: template.code, language: 'KO', ...details, ...changes.details };
    template.id ??= world.uuid();
    template.created ??= world.clock.iso();
    template.modified ??= template.created;
    const [onlySender] = world.collection(senders).values();
    const derived = {
      ...newLog(),
      plusFriendId: onlySender?.plusFriendId ?? '',
      submitted: state !== undefined || changes?.status !== 'DRAFT',
      approved: state === 'APPROVED',
    };
    template[hidden] = Object.assign(derived, template[hidden]);
  },
  activities: (template) => template[hidden],
  decisions: { review: { who: 'KakaoTalk' } },
  checks: {
    submit: {
      who: 'KakaoTalk',
      outcomes: {
        submit_error: { error: 'template_kakaotalk_validation_error' },
        internal_error: { error: 'internal_error' },
      },
    },
  },
  events: {
    draft: byClient<Content>(),
    edit: byClient<Content>(),
    submit: byClient<Partial<Content>>(),
    approve: byDecision('review'),
    reject: byDecision('review', { comment: 'text' }),
    comment: byPlatform({ comment: 'text' }),
    lapse: byClock(() => dormancy),
  },
  transitions: {
    'changes.status': [
      { on: 'draft', from: null, to: 'DRAFT', do: write, log: 'DRAFT' },
      { on: 'edit', from: [null, 'DRAFT', 'REJECTED'], to: 'DRAFT', do: write, log: 'EDITED' },
      { on: 'submit', from: [null, 'DRAFT'], to: 'IN_PROGRESS', do: submit, log: 'IN_PROGRESS' },
      { on: 'approve', from: 'IN_PROGRESS', to: null, do: publish, sends: 'KAKAOTALK_TEMPLATE_APPROVED' },
      { on: 'reject', from: 'IN_PROGRESS', to: null, when: neverApproved, do: returnRejected, log: 'REJECTED', sends: 'KAKAOTALK_TEMPLATE_REJECTED' },
      { on: 'reject', from: 'IN_PROGRESS', to: 'REJECTED', when: onceApproved, do: stamp, log: 'REJECTED', sends: 'KAKAOTALK_TEMPLATE_REJECTED' },
    ],
    state: [
      { on: 'approve', from: [null, 'APPROVED', 'REJECTED'], to: 'APPROVED' },
      { on: 'reject', from: null, to: 'REJECTED', when: neverApproved },
      { on: 'edit', from: 'REJECTED', to: null, when: neverApproved, do: clearRejected },
      { on: 'lapse', from: 'APPROVED', to: 'REJECTED', when: isDormant, do: stamp, log: 'REJECTED', sends: 'KAKAOTALK_TEMPLATE_REJECTED' },
      { on: 'comment', from: '*', to: 'same', log: 'COMMENT_ADDED', sends: 'KAKAOTALK_TEMPLATE_COMMENT_ADDED', extras: (_, { comment = '' }) => ({ comment }) },
    ],
  },
});

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

function stamp(template: Template, _data: object, world: World): void {
  template.modified = world.clock.iso();
}

/** Stores new content as pending changes. */
function write(template: Template, content: Content, world: World): void {
  template.changes = { status: 'DRAFT', ...template.changes, details: content.details };
  stamp(template, content, world);
}

/** The first submission includes the content; later ones submit the edited draft. */
function submit(template: Template, { details }: Partial<Content>, world: World): void {
  if (details) write(template, { details }, world);
  template[hidden].submitted = true;
}

/** Makes the pending content live. */
function publish(template: Template, data: object, world: World): void {
  template.details = latestDetails(template);
  template[hidden].approved = true;
  stamp(template, data, world);
}

/** Moves a rejected first submission to the top level, with its details. */
function returnRejected(template: Template, data: object, world: World): void {
  template.details = latestDetails(template);
  stamp(template, data, world);
}

function clearRejected(template: Template): void {
  delete template.details;
}
