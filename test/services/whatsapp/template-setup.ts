/** Requests and records that the tests of WhatsApp templates share. */
import type { TestProject } from '../../simulator.js';

export const path = '/whatsapp/templates';
export const at = (name: string, language = 'EN_US'): string => `${path}/${name}/languages/${language}`;
export const keyOf = (name: string, language = 'EN_US'): string => `${name}/${language}`;

export const text = (words: string) => ({ components: [{ type: 'BODY', text: words }] });

/** The body that creates a template; it is submitted unless `more` says otherwise. */
export const request = (name: string, more: object = {}) => ({
  name,
  language: 'EN_US',
  category: 'MARKETING',
  details: text('Hello'),
  ...more,
});

export async function create(sim: TestProject, name: string, more: object = {}): Promise<any> {
  const { status, body } = await sim.post(path, request(name, more));
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

/** A template that Meta has approved. */
export async function approved(sim: TestProject, name: string, more: object = {}): Promise<any> {
  const { language = 'EN_US' } = more as { language?: string };
  await create(sim, name, more);
  await sim.decide(keyOf(name, language), 'approve');
  return read(sim, name, language);
}

/** A template whose first submission Meta has rejected. */
export async function rejected(
  sim: TestProject,
  name: string,
  rejectionCode = 'INVALID_FORMAT',
  more: object = {},
): Promise<any> {
  await create(sim, name, more);
  await sim.decide(keyOf(name), 'reject', { rejectionCode });
  return read(sim, name);
}

export async function read(sim: TestProject, name: string, language?: string): Promise<any> {
  const { status, body } = await sim.get(at(name, language));
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

/** Onboards an account and switches its analytics on. */
export async function enableAnalytics(sim: TestProject): Promise<void> {
  await sim.post('/whatsapp', { clientBusinessManagerId: '310482957716402', companyLegalName: 'Nordic Parcel AB' });
  await sim.advance('4s');
  const { status, body } = await sim.put('/whatsapp/enableTemplateAnalytics');
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
}

export const refused = (status: number, errorCode: string) => ({ status, body: { errorCode } });
