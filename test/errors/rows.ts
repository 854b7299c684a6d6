// Runs rows of fixtures/errors: each in a simulator of its own, step by step through HTTP.
import type { Test } from 'tap';
import { type ErrorRow, readErrors, type Step, stepsBefore } from '../../src/fixtures/errors.js';
import { type Answer, basic, simulator, type TestProject } from '../simulator.js';

const authorization = `Basic ${Buffer.from('onboarded-key:onboarded-secret').toString('base64')}`;

/** What the steps have kept, by the name that stands for it. */
type Kept = Map<string, string>;

/** The rows of one service must each answer what they stand for. */
export function everyRowOf(t: Test, service: string): void {
  // Hundreds of simulators, one after the other: a busy machine needs minutes where an idle one needs seconds.
  t.setTimeout(600_000);
  for (const row of readErrors().filter(({ operation }) => operation.service === service)) {
    t.test(`${row.operation.id} ${row.code}: ${row.how}`, async (t) => {
      const { status, body } = await answerOf(t, row);
      t.match({ status, errorCode: body?.errorCode }, { status: row.status, errorCode: row.code });
    });
  }
}

async function answerOf(t: Test, row: ErrorRow): Promise<Answer> {
  const { call } = row;
  const sim = await simulator(t, call.strict ? { mode: 'strict', scenario: 'strict' } : {});
  const kept: Kept = new Map();
  for (const step of stepsBefore(row)) await carryOut(sim, step, kept);
  const id = projectOf(sim, call.project, kept);
  if (!call.onboarded) await sim.control('POST', '/reset', { scenario: 'strict' });
  const headers = {
    ...call.headers,
    ...(call.credentials === 'any' && { authorization: call.strict ? authorization : basic }),
  };
  return sim.raw(call.method, `/v1/projects/${id}${filled(call.path, kept)}`, filled(call.body, kept), headers);
}

function projectOf(sim: TestProject, project: string | undefined, kept: Kept): string {
  if (project === undefined) return sim.id;
  return project.startsWith('-') ? sim.id + project : filled(project, kept);
}

async function carryOut(sim: TestProject, step: Step, kept: Kept): Promise<void> {
  const root = { project: `/v1/projects/${sim.id}`, control: `/__admin/projects/${sim.id}`, simulator: '/__admin' };
  const text = step.body === undefined ? undefined : JSON.stringify(step.body);
  for (let number = 1; number <= step.times; number++) {
    kept.set('N', String(number));
    const path = filled(step.path, kept);
    const { status, body } = await sim.raw(step.method, root[step.of] + path, filled(text, kept), {
      authorization: basic,
    });
    if (status >= 400 !== step.refused) throw new Error(`${step.method} ${path}: ${status} ${JSON.stringify(body)}`);
    for (const [name, field] of Object.entries(step.keep)) kept.set(name, fieldOf(body, field));
  }
}

function filled<Text extends string | undefined>(text: Text, kept: Kept): Text;
function filled(text: string | undefined, kept: Kept): string | undefined {
  return text?.replace(/\$([A-Z]+)/g, (_, name: string) => {
    const value = kept.get(name);
    if (value === undefined) throw new Error(`no step keeps ${name}`);
    return value;
  });
}

/** `id`, `convApp.id`, `codes[0].code` of an answer. */
function fieldOf(body: any, field: string): string {
  const value = field.split(/[.[\]]+/).reduce((inside, name) => inside?.[name], body);
  if (value === undefined) throw new Error(`no ${field} in ${JSON.stringify(body)}`);
  return String(value);
}
