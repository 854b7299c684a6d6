// How an RCS sender moves: set up at once, tested, prepared for the launch, launched. Its operators and its brand move by
// themselves (operators.ts, brand-registration.ts) and move the sender when they have come to an end.
import type { RcsSenderStatesEnum } from '../../contract/types.js';
import { type Given, lifecycle } from '../../engine/lifecycle/lifecycle.js';
import { hidden } from '../../engine/records/collection.js';
import type { World } from '../../engine/world/world.js';
import { awaitsBrand, proceed, registerBrand } from './brand-registration.js';
import { askOperators, settleLaunch, startOperators, stopOperators } from './operators.js';
import { answersOf, questionnaireOf } from './questionnaire-catalog.js';
import { brandNameOf, lacksVideo, type Sender, senders, view } from './sender-record.js';

const told = {
  do: touch,
  event: 'RCS_SENDER_STATUS_UPDATED',
  extras: ({ state }: Sender, { comment }: Given, _world: World, before: RcsSenderStatesEnum | null) => ({
    previousState: before,
    currentState: state,
    ...(comment !== undefined && { comment }),
  }),
  with: { comment: 'text' },
} as const;

const mustBePrepared = (sender: Sender, _given: Given, world: World): boolean =>
  awaitsBrand(world, sender) || lacksVideo(sender);

// biome-ignore format: a table, one row an arrow
export const senderLifecycle = lifecycle<Sender, { state: RcsSenderStatesEnum }>({
  name: 'rcs.sender',
  find: (world, key) => world.collection(senders).get(key),
  all: (world) => world.collection(senders).values(),
  key: ({ id }) => id,
  names: (sender) => [brandNameOf(sender)],
  payload: (sender, world) => view(world, sender),
  activities: (sender) => sender[hidden],
  decisions: { setup: { who: 'Google' }, video: { who: 'Sinch staff', needed: lacksVideo } },
  gates: {
    read: {
      who: 'Google',
      outcomes: {
        read_inactive: { error: 'rbm_has_not_been_used' },
        read_busy: { error: 'rbm_too_many_requests' },
      },
    },
    launch: {
      who: 'Google',
      outcomes: {
        launch_inactive: { error: 'rbm_has_not_been_used' },
        launch_busy: { error: 'rbm_too_many_requests' },
        launch_gone: { error: 'rbm_resources_not_found' },
        suspended_in_gmb: { error: 'verification_suspended_in_gmb' },
        verification_settled: { error: 'launch_invalid_verification_state' },
      },
    },
  },
  tables: {
    state: [
      { on: 'create', from: null, to: 'IN_PROGRESS', log: 'CREATED' },
      { on: 'submit', by: 'platform', from: 'DRAFT', to: 'IN_PROGRESS', ...told },
      { on: 'setUp', by: 'setup', from: 'IN_PROGRESS', to: 'IN_TEST', log: 'TEST', ...told },
      { on: 'edit', from: 'PREPARING_LAUNCH', to: 'PREPARING_LAUNCH', when: losesVideo, do: write, log: 'EDITED' },
      { on: 'edit', from: '*', to: 'same', do: write, log: 'EDITED' },
      { on: 'launch', from: ['IN_TEST', 'LAUNCHING', 'LAUNCHED', 'UNLAUNCHED'], to: 'PREPARING_LAUNCH', when: mustBePrepared, ...told, next: prepare },
      { on: 'launch', from: ['IN_TEST', 'LAUNCHED', 'UNLAUNCHED'], to: 'LAUNCHING', ...told, next: start },
      { on: 'launch', from: 'LAUNCHING', to: 'same', next: start },
      { on: 'addVideo', by: 'video', from: 'PREPARING_LAUNCH', to: 'same', do: addVideo, next: goOn },
      { on: 'begin', by: 'platform', from: 'PREPARING_LAUNCH', to: 'LAUNCHING', ...told, next: begin },
      { on: 'withdraw', by: 'platform', from: 'PREPARING_LAUNCH', to: 'UNLAUNCHED', log: 'INACTIVE', ...told, next: stop },
      { on: 'succeed', by: 'platform', from: 'LAUNCHING', to: 'LAUNCHED', log: 'ACTIVE', ...told, do: dateLaunch },
      { on: 'fail', by: 'platform', from: 'LAUNCHING', to: 'UNLAUNCHED', log: 'INACTIVE', ...told },
      { on: 'unlaunch', by: 'platform', from: 'LAUNCHED', to: 'UNLAUNCHED', log: 'INACTIVE', ...told, next: stop },
    ],
  },
});

/** Somebody has to be asked for a video again. */
function losesVideo(sender: Sender, { details }: Given): boolean {
  return !lacksVideo(sender) && lacksVideo({ details } as Sender);
}

function touch(sender: Sender, _given: Given, world: World): void {
  sender.modified = world.clock.iso();
}

/** Takes over what an update made of the sender. */
function write(sender: Sender, given: Given, world: World): void {
  const { details, usVersion } = given as { details: Sender['details']; usVersion: 'v1' | 'v2' };
  sender.details = details;
  sender[hidden].usVersion = usVersion;
  touch(sender, given, world);
}

function dateLaunch(sender: Sender, given: Given, world: World): void {
  sender.launched = world.clock.iso();
  touch(sender, given, world);
}

/** Operators are pending already, but are not asked before the launch begins. */
function prepare(sender: Sender, _given: Given, world: World): void {
  if (awaitsBrand(world, sender)) registerBrand(world, sender);
  startOperators(world, sender);
}

function start(sender: Sender, _given: Given, world: World): void {
  startOperators(world, sender);
  settleLaunch(world, sender);
}

function begin(sender: Sender, _given: Given, world: World): void {
  askOperators(world, sender);
  settleLaunch(world, sender);
}

function stop(sender: Sender, _given: Given, world: World): void {
  stopOperators(world, sender);
}

/** What Sinch staff do for a sender that has no video. */
function addVideo(sender: Sender, given: Given, world: World): void {
  const { useCase, details } = sender;
  const answers = answersOf(details.questionnaire);
  const videoUris = [`https://example.com/videos/${sender.id}.mp4`];
  const general = { ...answers.general, videoUris };
  const { usVersion } = sender[hidden];
  details.questionnaire = questionnaireOf(world, useCase, details.countries ?? [], { ...answers, general }, usVersion);
  touch(sender, given, world);
}

function goOn(sender: Sender, _given: Given, world: World): void {
  proceed(world, sender);
}
