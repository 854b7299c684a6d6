// How the statuses of operators, of their country and of the sender go together.
import type { RcsOperatorDto, RcsOperatorStatusEnum, RcsSenderStatesEnum } from '../../contract/types.js';

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

export function statusOfCountry(there: readonly RcsOperatorDto[]): RcsOperatorStatusEnum {
  return precedence.find((status) => there.some((operator) => operator.status === status)) ?? 'NOT_LAUNCHED';
}

/** The status of operators that a scenario leaves out, by the state of their sender; any other: NOT_LAUNCHED. */
export const operatorStatusIn: Partial<Record<RcsSenderStatesEnum, RcsOperatorStatusEnum>> = {
  PREPARING_LAUNCH: 'PENDING',
  LAUNCHING: 'PENDING',
  LAUNCHED: 'LAUNCHED',
  UNLAUNCHED: 'UNLAUNCHED',
};
