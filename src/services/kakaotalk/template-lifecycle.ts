// How a KakaoTalk template moves: `changes.status` is what waits for KakaoTalk, `state` is what is live. Diagrams are drawn
// from these rows.
import type {
  KakaotalkTemplateDetailsDto,
  KakaotalkTemplateStatesEnum,
  KakaotalkTemplateStatusesEnum,
} from '../../contract/types.js';
import { type Given, lifecycle } from '../../engine/lifecycle/lifecycle.js';
import { hidden } from '../../engine/records/collection.js';
import type { World } from '../../engine/world/world.js';
import { latestDetails, type Template, templates } from './template-record.js';

const neverApproved = (template: Template): boolean => !template[hidden].approved;
const onceApproved = (template: Template): boolean => template[hidden].approved;

// biome-ignore format: a table, one row an arrow
export const templateLifecycle = lifecycle<
  Template,
  { 'changes.status': KakaotalkTemplateStatusesEnum; state: KakaotalkTemplateStatesEnum }
>({
  name: 'kakaotalk.template',
  find: (world, key) => world.collection(templates).get(key),
  all: (world) => world.collection(templates).values(),
  key: ({ code }) => code,
  // KakaoTalk fetches the image as well, so that its URL can be what a submission is refused for.
  names: (template) => [latestDetails(template).name, latestDetails(template).imageUrl ?? ''],
  activities: (template) => template[hidden],
  decisions: { review: { who: 'KakaoTalk' } },
  gates: {
    submit: {
      who: 'KakaoTalk',
      outcomes: {
        submit_error: { error: 'template_kakaotalk_validation_error' },
        internal_error: { error: 'internal_error' },
      },
    },
  },
  tables: {
    'changes.status': [
      { on: 'draft', from: null, to: 'DRAFT', do: write, log: 'DRAFT' },
      { on: 'edit', from: [null, 'DRAFT', 'REJECTED'], to: 'DRAFT', do: write, log: 'EDITED' },
      { on: 'submit', from: [null, 'DRAFT'], to: 'IN_PROGRESS', do: submit, log: 'IN_PROGRESS' },
      { on: 'approve', by: 'review', from: 'IN_PROGRESS', to: null, do: publish, event: 'KAKAOTALK_TEMPLATE_APPROVED' },
      { on: 'reject', by: 'review', from: 'IN_PROGRESS', to: null, when: neverApproved, do: returnRejected, log: 'REJECTED', event: 'KAKAOTALK_TEMPLATE_REJECTED', with: { comment: 'text' } },
      { on: 'reject', by: 'review', from: 'IN_PROGRESS', to: 'REJECTED', when: onceApproved, do: stamp, log: 'REJECTED', event: 'KAKAOTALK_TEMPLATE_REJECTED', with: { comment: 'text' } },
    ],
    state: [
      { on: 'approve', by: 'review', from: [null, 'APPROVED', 'REJECTED'], to: 'APPROVED' },
      { on: 'reject', by: 'review', from: null, to: 'REJECTED', when: neverApproved },
      { on: 'edit', from: 'REJECTED', to: null, when: neverApproved, do: clearRejected },
      { on: 'comment', by: 'platform', from: '*', to: 'same', log: 'COMMENT_ADDED', event: 'KAKAOTALK_TEMPLATE_COMMENT_ADDED', extras: (_, { comment }) => ({ comment: comment ?? '' }), with: { comment: 'text' } },
    ],
  },
});

function stamp(template: Template, _given: Given, world: World): void {
  template.modified = world.clock.iso();
}

/** Puts new content where it waits. */
function write(template: Template, { details }: Given, world: World): void {
  template.changes = { status: 'DRAFT', ...template.changes, details: details as KakaotalkTemplateDetailsDto };
  stamp(template, {}, world);
}

/** Content comes along with the first submission; later ones send what was edited before. */
function submit(template: Template, given: Given, world: World): void {
  if (given.details) write(template, given, world);
  template[hidden].submitted = true;
}

/** What waited becomes the live template. */
function publish(template: Template, given: Given, world: World): void {
  template.details = latestDetails(template);
  template[hidden].approved = true;
  stamp(template, given, world);
}

/** A first submission that is refused lies at the top, with its details. */
function returnRejected(template: Template, given: Given, world: World): void {
  template.details = latestDetails(template);
  stamp(template, given, world);
}

function clearRejected(template: Template): void {
  delete template.details;
}
