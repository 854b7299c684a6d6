// For the tests of RCS senders: valid bodies, and senders that are ready to use.
import { readFileSync } from 'node:fs';
import type { Test } from 'tap';
import { checkEvent } from '../../../src/contract/validate.js';
import { deliveries } from '../../../src/delivery/outbox.js';
import type { TestProject } from '../../simulator.js';

export const path = '/rcs/senders';

type Example = { region: string; billingCategory: string; useCase: string; details: any };

const file = new URL('../../../fixtures/examples/rcs/RcsSendersController.createSender.json', import.meta.url);
export const { examples } = JSON.parse(readFileSync(file, 'utf8')) as { examples: Record<string, { body: Example }> };

/** A body of the example requests, with `brandName` instead of its own, and without test numbers. */
export function complete(
  name:
    | 'unitedKingdom'
    | 'france'
    | 'unitedStatesPrivate'
    | 'unitedStatesPublic'
    | 'unitedStatesLegacy'
    | 'germanCompanyInUnitedStates',
  brandName?: string,
): Example {
  const body = structuredClone(examples[name]!.body);
  delete body.details.testNumbers;
  if (brandName !== undefined) body.details.brand.name = brandName;
  return body;
}

export const minimal = (more: object = {}) => ({ ...examples.minimal!.body, ...more });

/** Creates a sender and returns its path. */
export async function created(sim: TestProject, body: object = complete('unitedKingdom')): Promise<string> {
  const answer = await sim.post(path, body);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return `${path}/${answer.body.id}`;
}

/** A sender in state LAUNCHED. */
export async function launched(sim: TestProject, body: object = complete('unitedKingdom')): Promise<string> {
  const at = await created(sim, body);
  await sim.post(`${at}/launch`);
  await sim.advance('10s');
  return at;
}

export const idOf = (at: string): string => at.slice(path.length + 1);

export const stateOf = async (sim: TestProject, at: string): Promise<string> => (await sim.get(at)).body.state;

/** Status of each country, as `GB LAUNCHED`. */
export const countriesOf = async (sim: TestProject, at: string): Promise<string[]> =>
  (await sim.get(at)).body.countryStatus.map(({ country, status }: any) => `${country} ${status}`);

/** Resets the project to a scenario with these senders. */
export function startFrom(sim: TestProject, ...senders: object[]): void {
  const { simulation } = sim.application;
  const projects = { '*': { initialized: ['rcs'], records: { 'rcs.senders': senders as never } } };
  simulation.scenarios.set('seeded', { name: 'seeded', description: '', projects });
  simulation.reset(sim.id, { scenario: 'seeded' });
}

/** Bodies of the sent events of one type, each validated against the contract. */
export function sent(t: Test, sim: TestProject, type: string): any[] {
  const found = [...sim.world.collection(deliveries).values()].filter((delivery) => delivery.type === type);
  return found.map(({ body }) => {
    t.same(checkEvent(type, JSON.parse(body)), [], `${type} is as the contract has it`);
    return JSON.parse(body);
  });
}

/** Asserts that the response has this error code; returns its details. */
export async function refused(
  t: Test,
  answer: Promise<{ status: number; body: any }>,
  code: string,
  status: number,
): Promise<any> {
  const { status: answered, body } = await answer;
  t.equal(body.errorCode, code);
  t.equal(answered, status);
  t.notMatch(`${body.message} ${body.resolution}`, /\{[a-z]\w*\}/i, 'every placeholder is filled');
  return body;
}
