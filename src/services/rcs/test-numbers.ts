// Test numbers: phones whose owners agree to get messages from a sender before it is launched. Each gets an invitation,
// which its owner accepts or declines, or ignores until it expires after seven days.
import type { Handlers, RcsTestNumberCapabilitiesFeaturesEnum } from '../../contract/types.js';
import { transitionsOf } from '../../engine/lifecycle/resource.js';
import type { World } from '../../engine/model.js';
import { hidden } from '../../engine/records/hidden.js';
import { Problem } from '../../engine/requests/problem.js';
import { duration } from '../../engine/time/duration.js';
import { hasCountry } from './calling-codes.js';
import { type Sender, type TestNumber, testerKey } from './sender-record.js';
import { addTester, findSender, senderOf, senders, testersOf, testNumbers } from './sender-resources.js';
import { invitationsOf } from './sender-rules.js';

const features: readonly RcsTestNumberCapabilitiesFeaturesEnum[] = [
  'ACTION_COMPOSE',
  'ACTION_CREATE_CALENDAR_EVENT',
  'ACTION_DIAL',
  'ACTION_OPEN_URL',
  'ACTION_OPEN_URL_IN_WEBVIEW',
  'ACTION_SHARE_LOCATION',
  'ACTION_VIEW_LOCATION',
  'REVOCATION',
  'RICHCARD_CAROUSEL',
  'RICHCARD_STANDALONE',
];

// biome-ignore format: a table, one row a transition
transitionsOf(testNumbers, {
  state: [
    { on: 'invite', from: '*', to: 'UNVERIFIED', do: date },
    { on: 'accept', from: 'UNVERIFIED', to: 'VERIFIED' },
    { on: 'decline', from: 'UNVERIFIED', to: 'DECLINED' },
    { on: 'unreachable', from: 'UNVERIFIED', to: 'FAILED' },
    { on: 'before_launch', from: 'UNVERIFIED', to: 'VERIFIED', when: isLaunched },
    { on: 'before_launch', from: 'UNVERIFIED', to: 'REJECTED' },
    { on: 'expire', from: 'UNVERIFIED', to: 'EXPIRED' },
  ],
});

type TestNumberActions =
  | 'addTestNumbers'
  | 'getTestNumberState'
  | 'deleteTestNumber'
  | 'getTestNumberCapabilities'
  | 'retryTestNumber';

export const testNumberHandlers: Pick<Handlers<'RcsSendersController', World>, TestNumberActions> = {
  addTestNumbers({ params, body }, world) {
    const sender = findSender(world, params);
    googleMustSupply(sender);
    attMustBeInUs(sender);
    for (const number of body.testNumbers) {
      const tester = testerFor(world, sender, number);
      carrierMustAccept(world, sender, tester);
      world.decisions.ask(testNumbers, 'reach', tester, { testNumber: number, field: 'testNumbers' });
    }
    invite(world, sender, body.testNumbers, 'testNumbers');
    return { testNumbers: testersOf(world, sender.id) };
  },

  getTestNumberState({ params }, world) {
    const sender = findSender(world, params);
    googleMustSupply(sender);
    return findTester(world, sender, params.testNumber);
  },

  deleteTestNumber({ params }, world) {
    const sender = findSender(world, params);
    googleMustSupply(sender);
    attMustBeInUs(sender);
    const tester = findTester(world, sender, params.testNumber);
    world.remove(testNumbers, tester);
    const { testNumbers: said } = sender.details;
    if (said) sender.details.testNumbers = said.filter((number) => number !== tester.number);
  },

  getTestNumberCapabilities({ params }, world) {
    const sender = findSender(world, params);
    googleMustSupply(sender);
    const tester = findTester(world, sender, params.testNumber);
    world.decisions.ask(testNumbers, 'capabilities', tester);
    mustHaveAccepted(tester);
    return { features: [...features] };
  },

  retryTestNumber({ params }, world) {
    const sender = findSender(world, params);
    googleMustSupply(sender);
    attMustBeInUs(sender);
    const tester = findTester(world, sender, params.testNumber);
    carrierMustAccept(world, sender, tester);
    invite(world, sender, [tester.number], 'testNumber');
    return tester;
  },
};

/**
 * Invites the owners of numbers, which a field of the request lists, whether they were invited before or not. Throws, before anything has changed,
 * `add_test_number_invalid`, `blocked_because_the_recipient_declined` and `rbm_too_many_requests`.
 */
export function invite(world: World, sender: Sender, numbers: readonly string[], field: string): void {
  if (numbers.length === 0) return;
  const invited = numbers.map((number) => testerFor(world, sender, number));
  for (const tester of invited) {
    if (!hasCountry(tester.number)) throw new Problem('add_test_number_invalid', { testNumber: tester.number, field });
    world.decisions.ask(testNumbers, 'invite', tester, { testNumber: tester.number, field });
    if (tester.state === 'DECLINED') {
      throw new Problem('blocked_because_the_recipient_declined', { testNumber: tester.number });
    }
  }
  const secrets = sender[hidden];
  // Each number of a call counts, and each retry.
  const inviting = { ...sender, [hidden]: { ...secrets, inviting: numbers.length } };
  world.decisions.ask(senders, 'invitations', inviting);
  world.takeToken(invitationsOf(sender), Number.POSITIVE_INFINITY, duration('1d'), numbers.length);
  secrets.invitations = (secrets.invitations ?? 0) + numbers.length;
  for (const tester of invited) {
    const known = world.collection(testNumbers).get(testerKey(sender.id, tester.number));
    world.fire(testNumbers, known ?? addTester(world, sender.id, tester), 'invite');
  }
}

/** The tester of this number, or one that is not known yet. */
function testerFor(world: World, sender: Sender, number: string): TestNumber {
  const known = world.collection(testNumbers).get(testerKey(sender.id, number));
  const submitted = world.clock.iso();
  return known ?? { number, state: 'PENDING', submitted, [hidden]: { senderId: sender.id, number: 0 } };
}

function findTester(world: World, sender: Sender, testNumber: string): TestNumber {
  return world.collection(testNumbers).require(testerKey(sender.id, testNumber), { testNumber });
}

function date(tester: TestNumber, _data: object, world: World): void {
  tester.submitted = world.clock.iso();
}

function isLaunched(tester: TestNumber, _data: object, world: World): boolean {
  return senderOf(world, tester).state === 'LAUNCHED';
}

function googleMustSupply(sender: Sender): void {
  if (!sender.supplierDetails?.google) throw new Problem('no_google_supplier');
}

export function attMustBeInUs(sender: Sender): void {
  if (sender[hidden].suppliedByAtt && sender.region !== 'US') throw new Problem('invalid_region_for_att_supplier');
}

/** Some carriers take test numbers only once the sender is launched. */
function carrierMustAccept(world: World, sender: Sender, tester: TestNumber): void {
  if (sender.state === 'LAUNCHED') return;
  world.decisions.ask(testNumbers, 'carrier', tester, { testNumber: tester.number });
}

function mustHaveAccepted({ number, state }: TestNumber): void {
  const values = { testNumber: number };
  if (state === 'DECLINED') throw new Problem('blocked_because_the_recipient_declined', values);
  if (state === 'FAILED') throw new Problem('user_cannot_be_reached', values);
  if (state !== 'VERIFIED') throw new Problem('user_has_not_accepted_invite', values);
}
