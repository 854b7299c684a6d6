// How a mobile operator takes a sender up: one decision for each operator of each country, and an event for each change.
// Operators are pending from the launch on, but decide only when the launch is really under way.
import type { RcsOperatorStatusEnum } from '../../contract/types.js';
import { type Given, lifecycle } from '../../engine/lifecycle/lifecycle.js';
import { hidden } from '../../engine/records/collection.js';
import type { World } from '../../engine/world/world.js';
import { countryStatusOf, type Operator, operators, operatorsOf } from './sender-parts.js';
import { addOperators, brandNameOf, moveSender, type Sender, senders, view } from './sender-record.js';

const senderOf = (world: World, operator: Operator): Sender =>
  world.collection(senders).require(operator[hidden].senderId);

/** Operators decide once the sender is being launched; before that, the brand or a video keeps them waiting. */
const underWay = ({ state }: Sender): boolean => state === 'LAUNCHING' || state === 'LAUNCHED';

const moved = {
  do: note,
  event: 'RCS_SENDER_OPERATOR_STATUS_UPDATED',
  extras: (operator: Operator, { comment }: Given, _world: World, before: RcsOperatorStatusEnum | null) => ({
    operator: operator.name,
    operatorCountry: operator[hidden].country,
    operatorPreviousStatus: before,
    operatorCurrentStatus: operator.status,
    ...(comment !== undefined && { comment }),
  }),
  with: { remark: 'text', comment: 'text' },
} as const;
const decided = { ...moved, by: 'approval', from: 'PENDING', next: settle } as const;

// biome-ignore format: a table, one row an arrow
export const operatorLifecycle = lifecycle<Operator, { status: RcsOperatorStatusEnum }>({
  name: 'rcs.operator',
  find: (world, key) => world.collection(operators).get(key),
  all: (world) => world.collection(operators).values(),
  key: operators.key,
  names: (operator, world) => [operator.name, operator[hidden].country, brandNameOf(senderOf(world, operator))],
  payload: (operator, world) => view(world, senderOf(world, operator)),
  decisions: {
    approval: { who: 'the operator', needed: (operator, world) => underWay(senderOf(world, operator)) },
    takedown: { who: 'the operator' },
  },
  tables: {
    status: [
      { on: 'start', from: ['NOT_LAUNCHED', 'REJECTED', 'SUSPENDED', 'UNLAUNCHED', 'PENDING_UNLAUNCHED', 'INVALID_IN_GOOGLE_MY_BUSINESS'], to: 'PENDING', ...moved },
      { on: 'launch', to: 'LAUNCHED', ...decided },
      { on: 'reject', to: 'REJECTED', ...decided, do: noteReason },
      { on: 'suspend', to: 'SUSPENDED', ...decided },
      { on: 'invalidate', to: 'INVALID_IN_GOOGLE_MY_BUSINESS', ...decided },
      { on: 'withdraw', from: 'PENDING', to: 'NOT_LAUNCHED', ...moved },
      { on: 'suspend', by: 'platform', from: 'LAUNCHED', to: 'SUSPENDED', ...moved },
      { on: 'resume', by: 'platform', from: 'SUSPENDED', to: 'LAUNCHED', ...moved },
      { on: 'unlaunch', by: 'platform', from: ['LAUNCHED', 'SUSPENDED'], to: 'PENDING_UNLAUNCHED', ...moved },
      { on: 'takeDown', by: 'takedown', from: 'PENDING_UNLAUNCHED', to: 'UNLAUNCHED', ...moved },
    ],
  },
});

function note(operator: Operator, { remark }: Given, world: World): void {
  operator.modified = world.clock.iso();
  if (typeof remark === 'string') operator.remark = remark;
  else delete operator.remark;
}

function noteReason(operator: Operator, given: Given, world: World): void {
  note(operator, { remark: 'The operator does not accept the sender.', ...given }, world);
}

/** Sets off every operator that does not carry the sender yet. */
export function startOperators(world: World, sender: Sender): void {
  startThose(world, sender, ({ status }) => status !== 'LAUNCHED' && status !== 'PENDING');
}

/** The launch is under way now: operators that wait are asked. */
export function askOperators(world: World, sender: Sender): void {
  for (const operator of operatorsOf(world, sender.id)) world.decisions.adopt(operatorLifecycle, operator);
}

/** Operators that carry the sender take it down; those that have not answered need not. */
export function stopOperators(world: World, sender: Sender): void {
  for (const operator of operatorsOf(world, sender.id)) {
    if (operator.status === 'LAUNCHED') world.fire(operatorLifecycle, operator, 'unlaunch');
    if (operator.status === 'PENDING') world.fire(operatorLifecycle, operator, 'withdraw');
  }
}

/** New countries get their operators, which start at once when others have; those of countries that left go. */
export function followCountries(world: World, sender: Sender): void {
  const { countries = [] } = sender.details;
  for (const operator of operatorsOf(world, sender.id)) {
    if (!countries.includes(operator[hidden].country)) world.remove(operators, operator, operatorLifecycle);
  }
  addOperators(world, sender.id, countries, 'NOT_LAUNCHED');
  if (underWay(sender) || sender.state === 'PREPARING_LAUNCH')
    startThose(world, sender, ({ status }) => status === 'NOT_LAUNCHED');
  settleLaunch(world, sender);
}

function startThose(world: World, sender: Sender, wanted: (operator: Operator) => boolean): void {
  for (const operator of operatorsOf(world, sender.id)) {
    if (wanted(operator)) world.fire(operatorLifecycle, operator, 'start');
  }
}

function settle(operator: Operator, _given: Given, world: World): void {
  settleLaunch(world, senderOf(world, operator));
}

/** A launch is over when no country is pending any more; one launched country makes it a success. */
export function settleLaunch(world: World, sender: Sender): void {
  if (sender.state !== 'LAUNCHING') return;
  const statuses = countryStatusOf(world, sender.id, sender.details.countries ?? []).map(({ status }) => status);
  if (statuses.includes('PENDING')) return;
  moveSender(world, sender, statuses.includes('LAUNCHED') ? 'succeed' : 'fail');
}
