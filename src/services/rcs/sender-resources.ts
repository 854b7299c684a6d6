// An RCS sender and its parts as resources. They are declared together because each shows the others; their transitions,
// which move each other, are in sender-lifecycle.ts, operators.ts, test-numbers.ts and brand-registration.ts.
import type {
  RcsCountryCodesEnum,
  RcsCountryStatusDto,
  RcsOperatorDto,
  RcsOperatorStatusEnum,
  RcsSenderDto,
  RcsTestNumberStateDto,
} from '../../contract/types.js';
import { checkRecord } from '../../contract/validate.js';
import {
  byClient,
  byClock,
  byDecision,
  byDecisionOrPlatform,
  byPlatform,
  resourceInParts,
} from '../../engine/lifecycle/resource.js';
import type { BrokenRule, World } from '../../engine/model.js';
import { hiddenLog } from '../../engine/records/activity.js';
import { hidden } from '../../engine/records/hidden.js';
import { duration } from '../../engine/time/duration.js';
import { operatorStatusIn, statusOfCountry } from './country-status.js';
import type { SenderContent } from './sender-details.js';
import { senderLists } from './sender-lists.js';
import {
  type BrandRegistration,
  brandNameOf,
  completeSender,
  lacksVideo,
  type Operator,
  placeInSender,
  placeOf,
  type Sender,
  type TestNumber,
  testerKey,
} from './sender-record.js';

const comment = { comment: 'text' } as const;

export const senders = resourceInParts<Sender>()({
  name: 'rcs.sender',
  collection: 'rcs.senders',
  times: ['created', 'modified', 'launched', 'hidden.activities.created'],
  schema: 'RcsSenderDto',
  key: ({ id }) => id,
  read: { operation: 'RcsSendersController_getSender_v1', params: ({ id }) => ({ senderId: id }) },
  order: placeOf,
  names: (sender) => [brandNameOf(sender)],
  lists: senderLists,
  missing: 'sender_not_found',
  hidden: {
    ...hiddenLog,
    number: 'its place in the list',
    usVersion: 'which questionnaire of the United States it answers, `v1` or `v2`; by its answers when left out',
    invitations: 'how many invitations it has sent; as many as it has test numbers when left out',
    suppliedByAtt: '`true`: AT&T supplies it too, which it does in region US only',
  },
  complete(sender, world) {
    completeSender(sender, world);
    takeParts(sender, world);
  },
  payload: (sender, world) => view(world, sender),
  activities: (sender) => sender[hidden],
  decisions: { setup: { who: 'Google' }, video: { who: 'Sinch staff', needed: lacksVideo } },
  checks: {
    agent: {
      who: 'Google',
      outcomes: {
        invalid_agent: {
          error: 'invalid_google_agent',
          info: { validationErrors: ['a simulated refusal'] },
          infoOf: ({ finding }: BrokenRule) => ({ validationErrors: [finding] }),
        },
      },
    },
    invitations: { who: 'Google', outcomes: { too_many_invitations: { error: 'rbm_too_many_requests' } } },
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
  events: {
    create: byClient(),
    submit: byPlatform(comment),
    setUp: byDecision('setup', comment),
    edit: byClient<SenderContent>(),
    launch: byClient(),
    addVideo: byDecision('video'),
    begin: byPlatform(comment),
    withdraw: byPlatform(comment),
    succeed: byPlatform(comment),
    fail: byPlatform(comment),
    unlaunch: byPlatform(comment),
  },
});

const hiddenPart = {
  senderId: 'the sender it belongs to',
  number: 'its place in the list',
} as const;

const answer = { remark: 'text', comment: 'text' } as const;

export const operators = resourceInParts<Operator>()({
  name: 'rcs.operator',
  collection: 'rcs.operators',
  about: 'better given in `countryStatus` of their sender',
  schema: 'RcsOperatorDto',
  key: (operator) => `${operator[hidden].senderId}/${operator[hidden].country}/${operator.name}`,
  keyParts: ['senderId', 'country', 'name'],
  order: (operator) => placeInSender(operator[hidden]),
  names: (operator, world) => [operator.name, operator[hidden].country, brandNameOf(senderOf(world, operator))],
  missing: 'sender_not_found',
  hidden: { ...hiddenPart, country: 'its country' },
  payload: (operator, world) => view(world, senderOf(world, operator)),
  decisions: {
    approval: { who: 'the operator', needed: (operator, world) => isBeingLaunched(senderOf(world, operator)) },
    takedown: { who: 'the operator' },
  },
  events: {
    start: byClient(),
    launch: byDecision('approval', answer),
    reject: byDecision('approval', answer),
    suspend: byDecisionOrPlatform('approval', answer),
    invalidate: byDecision('approval', answer),
    withdraw: byClient(),
    resume: byPlatform(answer),
    unlaunch: byPlatform(answer),
    takeDown: byDecision('takedown', answer),
  },
});

export const testNumbers = resourceInParts<TestNumber>()({
  name: 'rcs.testNumber',
  collection: 'rcs.testNumbers',
  about: 'better given in `testNumberStates` of their sender',
  schema: 'RcsTestNumberStateDto',
  key: (tester) => testerKey(tester[hidden].senderId, tester.number),
  keyParts: ['senderId', 'number'],
  read: {
    operation: 'RcsSendersController_getTestNumberState_v1',
    params: (tester) => ({ senderId: tester[hidden].senderId, testNumber: tester.number }),
  },
  order: (tester) => placeInSender(tester[hidden]),
  names: ({ number }) => [number],
  missing: 'user_is_not_tester_for_agent',
  hidden: hiddenPart,
  decisions: { invitation: { who: 'the handset' } },
  checks: {
    invite: { who: 'Google', outcomes: { invalid: { error: 'add_test_number_invalid' } } },
    carrier: {
      who: 'the carrier',
      outcomes: { before_launch: { error: 'add_test_number_not_allowed_before_launch' } },
    },
    reach: { who: 'the handset', outcomes: { unreachable: { error: 'user_cannot_be_reached' } } },
    capabilities: {
      who: 'Google',
      outcomes: {
        wrong_supplier: { error: 'wrong_supplier_configuration' },
        agent_lookup: { error: 'looking_up_the_rbm_agent' },
      },
    },
  },
  events: {
    invite: byClient(),
    accept: byDecision('invitation'),
    decline: byDecision('invitation'),
    unreachable: byDecision('invitation'),
    before_launch: byDecision('invitation'),
    expire: byClock(() => duration('7d')),
  },
});

export const brandRegistrations = resourceInParts<BrandRegistration>()({
  name: 'rcs.brandRegistration',
  collection: 'rcs.brandRegistrations',
  about: 'better given in `brandDetails` of their sender',
  schema: 'RcsBrandRegistrationDto',
  key: (registration) => registration[hidden].senderId,
  names: (registration, world) => [brandNameOf(senderOf(world, registration))],
  missing: 'sender_not_found',
  hidden: { senderId: hiddenPart.senderId },
  payload: (registration, world) => view(world, senderOf(world, registration)),
  decisions: { submission: { who: 'Sinch' }, review: { who: 'the brand registry' } },
  events: {
    submit: byDecisionOrPlatform('submission', comment),
    approve: byDecision('review', comment),
    reject: byDecision('review', comment),
    escalate: byPlatform(comment),
    sendBack: byPlatform(comment),
    archive: byPlatform(comment),
    begin: byClient(),
  },
});

/** Operators decide once the sender is being launched; before that, the brand or a video keeps them waiting. */
export const isBeingLaunched = ({ state }: Sender): boolean => state === 'LAUNCHING' || state === 'LAUNCHED';

/** The sender that a path names. */
export const findSender = (world: World, { senderId }: { senderId: string }): Sender =>
  world.collection(senders).require(senderId, { projectId: world.id });

/** The sender that a part belongs to. */
export const senderOf = (world: World, part: Operator | TestNumber | BrandRegistration): Sender =>
  world.collection(senders).require(part[hidden].senderId);

/** A sender as it is answered: with what its countries, testers and brand have come to. */
export function view(world: World, sender: Sender): RcsSenderDto {
  const registration = world.collection(brandRegistrations).get(sender.id);
  return {
    ...sender,
    testNumberStates: testersOf(world, sender.id),
    countryStatus: countryStatusOf(world, sender.id, sender.details.countries ?? []),
    ...(registration && { brandDetails: registration }),
  };
}

export const operatorsOf = (world: World, senderId: string): Operator[] => [
  ...world.collection(operators).startingWith(`${senderId}/`),
];

export const testersOf = (world: World, senderId: string): TestNumber[] => [
  ...world.collection(testNumbers).startingWith(`${senderId}/`),
];

function addOperator(world: World, senderId: string, country: RcsCountryCodesEnum, operator: RcsOperatorDto): Operator {
  const number = world.count('rcs.operator');
  return world.collection(operators).add({ ...operator, [hidden]: { senderId, country, number } });
}

export function addTester(world: World, senderId: string, tester: RcsTestNumberStateDto): TestNumber {
  const number = world.count('rcs.testNumber');
  return world.collection(testNumbers).add({ ...tester, [hidden]: { senderId, number } });
}

/** The countries of a sender with what their operators said so far. */
export function countryStatusOf(
  world: World,
  senderId: string,
  countries: readonly RcsCountryCodesEnum[],
): RcsCountryStatusDto[] {
  const all = operatorsOf(world, senderId);
  return countries.map((country) => {
    const there = all.filter((operator) => operator[hidden].country === country);
    return { country, status: statusOfCountry(there), operators: there };
  });
}

/** Gives each country the operators of the catalogue, where the sender has none yet. */
export function addOperators(
  world: World,
  senderId: string,
  countries: readonly RcsCountryCodesEnum[],
  status: RcsOperatorStatusEnum,
): void {
  const { operators: names } = world.catalog<{ operators: Record<string, readonly string[]> }>('rcs-operators');
  const present = new Set(operatorsOf(world, senderId).map((operator) => operator[hidden].country));
  for (const country of countries) {
    if (present.has(country)) continue;
    for (const name of names[country] ?? []) {
      addOperator(world, senderId, country, { name, status, modified: world.clock.iso() });
    }
  }
}

/** What a scenario writes into its sender and the simulator keeps apart. Throws what is wrong with it. */
function takeParts(sender: Sender, world: World): void {
  const { id, details, state } = sender;
  // Checked before it is taken apart, where a scenario is tried out: that takes time, and once is enough.
  const faults = world.gone ? checkRecord('RcsSenderDto', sender) : [];
  if (faults.length > 0) throw new Error(faults.join('; '));
  for (const { country, operators } of sender.countryStatus ?? []) {
    for (const operator of operators) addOperator(world, id, country, operator);
  }
  addOperators(world, id, details.countries ?? [], operatorStatusIn[state] ?? 'NOT_LAUNCHED');
  const invited = (details.testNumbers ?? []).map(
    (number) => ({ number, state: 'VERIFIED', submitted: sender.modified }) as const,
  );
  const testers = sender.testNumberStates ?? invited;
  for (const tester of testers) addTester(world, id, tester);
  sender[hidden].invitations ??= testers.length;
  if (sender.brandDetails)
    world.collection(brandRegistrations).add({ ...sender.brandDetails, [hidden]: { senderId: id } });
  delete sender.countryStatus;
  delete sender.testNumberStates;
  delete sender.brandDetails;
}
