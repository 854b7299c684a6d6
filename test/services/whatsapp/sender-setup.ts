// What the tests of WhatsApp senders need: bodies that are accepted, and senders that are ready to use.
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

/** A sender of an embedded signup in state ACTIVE; answers its path. */
export async function activeSender(sim: TestProject, more: object = {}): Promise<string> {
  const { body } = await sim.post(path, signup(more));
  await sim.advance('2s');
  return `${path}/${body.id}`;
}

/** A sender in state PENDING_VERIFICATION; answers its path. */
export async function waitingSender(sim: TestProject, displayName?: string): Promise<string> {
  const { body } = await sim.post(path, ownNumber(displayName));
  await sim.advance('2s');
  return `${path}/${body.id}`;
}

/** The one-time password that was sent last. */
export async function sentCode(sim: TestProject): Promise<string> {
  return (await sim.control('GET', '/codes')).codes.at(-1).code;
}

/** Bodies of the events of one type that were sent, each checked against the contract. */
export async function sent(t: Test, sim: TestProject, type: string): Promise<any[]> {
  const found = (await sim.deliveries()).filter((delivery) => delivery.type === type);
  return found.map(({ body }) => {
    t.same(checkEvent(type, JSON.parse(body)), [], `${type} is as the contract has it`);
    return JSON.parse(body);
  });
}

/** Refused with this code. */
export async function refused(t: Test, answer: Promise<{ status: number; body: any }>, code: string, status: number) {
  const { status: answered, body } = await answer;
  t.equal(body.errorCode, code);
  t.equal(answered, status);
}
