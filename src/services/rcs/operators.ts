// How a mobile operator takes a sender up: one decision for each operator of each country, and an event for each change.
// Operators are pending from the launch on, but decide only when the launch is really under way.
import type { RcsOperatorStatusEnum } from '../../contract/types.js';
import { transitionsOf } from '../../engine/lifecycle/resource.js';
import type { ExtrasOf, World } from '../../engine/model.js';
import { hidden } from '../../engine/records/hidden.js';
import type { Operator, Sender } from './sender-record.js';
import {
  addOperators,
  countryStatusOf,
  isBeingLaunched,
  operators,
  operatorsOf,
  senderOf,
  senders,
} from './sender-resources.js';

interface Answer {
  remark?: string;
  comment?: string;
}

type Extras = ExtrasOf<'RCS_SENDER_OPERATOR_STATUS_UPDATED'>;

const notified = {
  do: note,
  sends: 'RCS_SENDER_OPERATOR_STATUS_UPDATED',
  extras: (operator: Operator, { comment }: Answer, _world: World, before: RcsOperatorStatusEnum | null): Extras => ({
    // The event lists the operators that the sender's schema leaves open; the catalogue has no others.
    operator: operator.name as Extras['operator'],
    operatorCountry: operator[hidden].country,
    // An operator always has a status.
    operatorPreviousStatus: before!,
    operatorCurrentStatus: operator.status,
    ...(comment !== undefined && { comment }),
  }),
} as const;
const decided = { ...notified, from: 'PENDING', next: settle } as const;

// biome-ignore format: a table, one row a transition
transitionsOf(operators, {
  status: [
    { on: 'start', from: ['NOT_LAUNCHED', 'REJECTED', 'SUSPENDED', 'UNLAUNCHED', 'PENDING_UNLAUNCHED', 'INVALID_IN_GOOGLE_MY_BUSINESS'], to: 'PENDING', ...notified },
    { on: 'launch', to: 'LAUNCHED', ...decided },
    { on: 'reject', to: 'REJECTED', ...decided, do: noteReason },
    { on: 'suspend', to: 'SUSPENDED', ...decided },
    { on: 'invalidate', to: 'INVALID_IN_GOOGLE_MY_BUSINESS', ...decided },
    { on: 'withdraw', from: 'PENDING', to: 'NOT_LAUNCHED', ...notified },
    { on: 'suspend', by: 'platform', from: 'LAUNCHED', to: 'SUSPENDED', ...notified },
    { on: 'resume', from: 'SUSPENDED', to: 'LAUNCHED', ...notified },
    { on: 'unlaunch', from: ['LAUNCHED', 'SUSPENDED'], to: 'PENDING_UNLAUNCHED', ...notified },
    { on: 'takeDown', from: 'PENDING_UNLAUNCHED', to: 'UNLAUNCHED', ...notified },
  ],
});

function note(operator: Operator, { remark }: Answer, world: World): void {
  operator.modified = world.clock.iso();
  if (remark === undefined) delete operator.remark;
  else operator.remark = remark;
}

function noteReason(operator: Operator, answer: Answer, world: World): void {
  note(operator, { remark: 'The operator does not accept the sender.', ...answer }, world);
}

/** Sets off every operator that does not carry the sender yet. */
export function startOperators(world: World, sender: Sender): void {
  startThose(world, sender, ({ status }) => status !== 'LAUNCHED' && status !== 'PENDING');
}

/** The launch is under way now: operators that wait are asked. */
export function askOperators(world: World, sender: Sender): void {
  for (const operator of operatorsOf(world, sender.id)) world.decisions.adopt(operators, operator);
}

/** Operators that carry the sender take it down; those that have not answered need not. */
export function stopOperators(world: World, sender: Sender): void {
  for (const operator of operatorsOf(world, sender.id)) {
    if (operator.status === 'LAUNCHED') world.fire(operators, operator, 'unlaunch');
    if (operator.status === 'PENDING') world.fire(operators, operator, 'withdraw');
  }
}

/** New countries get their operators, which start at once when others have; those of countries that left go. */
export function followCountries(world: World, sender: Sender): void {
  const { countries = [] } = sender.details;
  for (const operator of operatorsOf(world, sender.id)) {
    if (!countries.includes(operator[hidden].country)) world.remove(operators, operator);
  }
  addOperators(world, sender.id, countries, 'NOT_LAUNCHED');
  if (isBeingLaunched(sender) || sender.state === 'PREPARING_LAUNCH')
    startThose(world, sender, ({ status }) => status === 'NOT_LAUNCHED');
  settleLaunch(world, sender);
}

function startThose(world: World, sender: Sender, wanted: (operator: Operator) => boolean): void {
  for (const operator of operatorsOf(world, sender.id)) {
    if (wanted(operator)) world.fire(operators, operator, 'start');
  }
}

function settle(operator: Operator, _data: object, world: World): void {
  settleLaunch(world, senderOf(world, operator));
}

/** A launch is over when no country is pending any more; one launched country makes it a success. */
export function settleLaunch(world: World, sender: Sender): void {
  if (sender.state !== 'LAUNCHING') return;
  const statuses = countryStatusOf(world, sender.id, sender.details.countries ?? []).map(({ status }) => status);
  if (statuses.includes('PENDING')) return;
  world.fire(senders, sender, statuses.includes('LAUNCHED') ? 'succeed' : 'fail');
}
