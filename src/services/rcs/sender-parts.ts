// What a sender consists of beside its own record: mobile operators, test numbers and the brand's registration. Each moves
// by itself, so each is a record; a sender is answered with all of them.
import type {
  RcsBrandRegistrationDto,
  RcsCountryCodesEnum,
  RcsCountryStatusDto,
  RcsOperatorDto,
  RcsOperatorStatusEnum,
  RcsTestNumberStateDto,
} from '../../contract/types.js';
import { collection, hidden, type Stored } from '../../engine/records/collection.js';
import type { World } from '../../engine/world/world.js';

interface OfSender {
  senderId: string;
  /** Counts the parts of all senders; lists are in this order. */
  number: number;
}

export type Operator = Stored<RcsOperatorDto, OfSender & { country: RcsCountryCodesEnum }>;
export type TestNumber = Stored<RcsTestNumberStateDto, OfSender>;
export type BrandRegistration = Stored<RcsBrandRegistrationDto, { senderId: string }>;

const hiddenPart = {
  senderId: 'the sender it belongs to',
  number: 'its place in the list',
} as const;

const place = ({ senderId, number }: OfSender): string => `${senderId}/${String(number).padStart(12, '0')}`;

export const operators = collection<Operator>({
  name: 'rcs.operators',
  about: 'better given in `countryStatus` of their sender',
  schema: 'RcsOperatorDto',
  key: (operator) => `${operator[hidden].senderId}/${operator[hidden].country}/${operator.name}`,
  order: (operator) => place(operator[hidden]),
  missing: 'sender_not_found',
  hidden: { ...hiddenPart, country: 'its country' },
});

export const testNumbers = collection<TestNumber>({
  name: 'rcs.testNumbers',
  about: 'better given in `testNumberStates` of their sender',
  schema: 'RcsTestNumberStateDto',
  key: (tester) => testerKey(tester[hidden].senderId, tester.number),
  order: (tester) => place(tester[hidden]),
  missing: 'user_is_not_tester_for_agent',
  hidden: hiddenPart,
});

export const brandRegistrations = collection<BrandRegistration>({
  name: 'rcs.brandRegistrations',
  about: 'better given in `brandDetails` of their sender',
  schema: 'RcsBrandRegistrationDto',
  key: (registration) => registration[hidden].senderId,
  missing: 'sender_not_found',
  hidden: { senderId: hiddenPart.senderId },
});

export const testerKey = (senderId: string, number: string): string => `${senderId}/${number}`;

export const operatorsOf = (world: World, senderId: string): Operator[] => [
  ...world.collection(operators).startingWith(`${senderId}/`),
];

export const testersOf = (world: World, senderId: string): TestNumber[] => [
  ...world.collection(testNumbers).startingWith(`${senderId}/`),
];

export function addOperator(
  world: World,
  senderId: string,
  country: RcsCountryCodesEnum,
  operator: RcsOperatorDto,
): Operator {
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
    return { country, status: statusOf(there), operators: there };
  });
}

/** One launched operator launches a country; after that comes what is still open, then why there is none. */
const precedence: readonly RcsOperatorStatusEnum[] = [
  'LAUNCHED',
  'PENDING',
  'PENDING_UNLAUNCHED',
  'SUSPENDED',
  'REJECTED',
  'INVALID_IN_GOOGLE_MY_BUSINESS',
  'UNLAUNCHED',
  'NOT_LAUNCHED',
];

function statusOf(there: readonly RcsOperatorDto[]): RcsOperatorStatusEnum {
  return precedence.find((status) => there.some((operator) => operator.status === status)) ?? 'NOT_LAUNCHED';
}
