// The lifecycle of an RCS sender: set up, tested, prepared for the launch, launched. Its operators and its brand have
// lifecycles of their own (operators.ts, brand-registration.ts), which move the sender when they are decided.
import type { RcsSenderStatesEnum } from '../../contract/types.js';
import { transitionsOf } from '../../engine/lifecycle/resource.js';
import type { World } from '../../engine/model.js';
import { hidden } from '../../engine/records/hidden.js';
import { awaitsBrand, proceed, registerBrand } from './brand-registration.js';
import { askOperators, settleLaunch, startOperators, stopOperators } from './operators.js';
import { answersOf, questionnaireOf } from './questionnaire-catalog.js';
import type { SenderContent } from './sender-details.js';
import { lacksVideo, type Sender } from './sender-record.js';
import { senders } from './sender-resources.js';

const notified = {
  do: date,
  sends: 'RCS_SENDER_STATUS_UPDATED',
  extras: (
    { state }: Sender,
    { comment }: { comment?: string },
    _world: World,
    before: RcsSenderStatesEnum | null,
  ) => ({
    // All of these rows start from a state.
    previousState: before!,
    currentState: state,
    ...(comment !== undefined && { comment }),
  }),
} as const;

const mustBePrepared = (sender: Sender, _data: object, world: World): boolean =>
  awaitsBrand(world, sender) || lacksVideo(sender);

// biome-ignore format: a table, one row a transition
transitionsOf(senders, {
  state: [
    { on: 'create', from: null, to: 'IN_PROGRESS', log: 'CREATED' },
    { on: 'submit', from: 'DRAFT', to: 'IN_PROGRESS', ...notified },
    { on: 'setUp', from: 'IN_PROGRESS', to: 'IN_TEST', log: 'TEST', ...notified },
    { on: 'edit', from: 'PREPARING_LAUNCH', to: 'PREPARING_LAUNCH', when: losesVideo, do: write, log: 'EDITED' },
    { on: 'edit', from: '*', to: 'same', do: write, log: 'EDITED' },
    { on: 'launch', from: ['IN_TEST', 'LAUNCHING', 'LAUNCHED', 'UNLAUNCHED'], to: 'PREPARING_LAUNCH', when: mustBePrepared, ...notified, next: prepare },
    { on: 'launch', from: ['IN_TEST', 'LAUNCHED', 'UNLAUNCHED'], to: 'LAUNCHING', ...notified, next: start },
    { on: 'launch', from: 'LAUNCHING', to: 'same', next: start },
    { on: 'addVideo', from: 'PREPARING_LAUNCH', to: 'same', do: addVideo, next: (sender, _data, world) => proceed(world, sender) },
    { on: 'begin', from: 'PREPARING_LAUNCH', to: 'LAUNCHING', ...notified, next: begin },
    { on: 'withdraw', from: 'PREPARING_LAUNCH', to: 'UNLAUNCHED', log: 'INACTIVE', ...notified, next: stop },
    { on: 'succeed', from: 'LAUNCHING', to: 'LAUNCHED', log: 'ACTIVE', ...notified, do: dateLaunch },
    { on: 'fail', from: 'LAUNCHING', to: 'UNLAUNCHED', log: 'INACTIVE', ...notified },
    { on: 'unlaunch', from: 'LAUNCHED', to: 'UNLAUNCHED', log: 'INACTIVE', ...notified, next: stop },
  ],
});

/** An edit that removes the video: Sinch staff must add one again. */
function losesVideo(sender: Sender, { details }: Partial<SenderContent>): boolean {
  return details !== undefined && !lacksVideo(sender) && lacksVideo({ details });
}

function date(sender: Sender, _data: object, world: World): void {
  sender.modified = world.clock.iso();
}

/** Takes over what an update made of the sender. */
function write(sender: Sender, content: SenderContent, world: World): void {
  sender.details = content.details;
  sender[hidden].usVersion = content.usVersion;
  date(sender, content, world);
}

function dateLaunch(sender: Sender, data: object, world: World): void {
  sender.launched = world.clock.iso();
  date(sender, data, world);
}

/** Operators are pending already, but are not asked before the launch begins. */
function prepare(sender: Sender, _data: object, world: World): void {
  if (awaitsBrand(world, sender)) registerBrand(world, sender);
  startOperators(world, sender);
}

function start(sender: Sender, _data: object, world: World): void {
  startOperators(world, sender);
  settleLaunch(world, sender);
}

function begin(sender: Sender, _data: object, world: World): void {
  askOperators(world, sender);
  settleLaunch(world, sender);
}

function stop(sender: Sender, _data: object, world: World): void {
  stopOperators(world, sender);
}

/** What Sinch staff do for a sender that has no video. */
function addVideo(sender: Sender, data: object, world: World): void {
  const { useCase, details } = sender;
  const answers = answersOf(details.questionnaire);
  const videoUris = [`https://example.com/videos/${sender.id}.mp4`];
  const general = { ...answers.general, videoUris };
  const { usVersion } = sender[hidden];
  details.questionnaire = questionnaireOf(world, useCase, details.countries ?? [], { ...answers, general }, usVersion);
  date(sender, data, world);
}
