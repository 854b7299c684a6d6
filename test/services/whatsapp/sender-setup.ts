// For the tests of WhatsApp senders: valid bodies, and senders that are ready to use.
import type { Test } from 'tap';
import { checkEvent } from '../../../src/contract/validate.js';
import type { TestProject } from '../../simulator.js';

export const path = '/whatsapp/senders';

export const signup = (more: object = {}) => ({
  region: 'EU',
  wabaId: '102290129340398',
  phoneNumberId: '106540352242922',
  businessManager: 'SINCH_UK',
  ...more,
});

export const ownNumber = (displayName = 'Nordic Parcel', more: object = {}) => ({
  region: 'EU',
  details: { countryCode: '46', phoneNumber: '701740605', displayName },
  ...more,
});

export const partner = (displayName = 'Harbour Street Books', more: object = {}) => ({
  phoneNumberProvider: 'CUSTOMER',
  region: 'EU',
  details: {
    displayName,
    vertical: 'SHOPPING_AND_RETAIL',
    about: 'Books.',
    countryCode: '44',
    phoneNumber: '7911123456',
  },
  ...more,
});

/** Creates a sender of an embedded signup in state ACTIVE and returns its path. */
export async function activeSender(sim: TestProject, more: object = {}): Promise<string> {
  const { body } = await sim.post(path, signup(more));
  await sim.advance('2s');
  return `${path}/${body.id}`;
}

/** Creates a sender in state PENDING_VERIFICATION and returns its path. */
export async function waitingSender(sim: TestProject, displayName?: string): Promise<string> {
  const { body } = await sim.post(path, ownNumber(displayName));
  await sim.advance('2s');
  return `${path}/${body.id}`;
}

/** The latest one-time password. */
export async function sentCode(sim: TestProject): Promise<string> {
  return (await sim.control('GET', '/codes')).codes.at(-1).code;
}

/** Bodies of the sent events of one type, each validated against the contract. */
export async function sent(t: Test, sim: TestProject, type: string): Promise<any[]> {
  const found = (await sim.deliveries()).filter((delivery) => delivery.type === type);
  return found.map(({ body }) => {
    t.same(checkEvent(type, JSON.parse(body)), [], `${type} is as the contract has it`);
    return JSON.parse(body);
  });
}

/** Asserts that the response has this error code. */
export async function refused(t: Test, answer: Promise<{ status: number; body: any }>, code: string, status: number) {
  const { status: answered, body } = await answer;
  t.equal(body.errorCode, code);
  t.equal(answered, status);
}
