import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { contract, type Operation, refName, type Schema } from '../../src/contract/load.js';
import type { Scenario } from '../../src/engine/world/scenario.js';
import { readYaml, scenarioPath } from '../../src/fixtures/scenarios.js';
import { basic, simulator, type TestProject } from '../simulator.js';

/** Values that no record has: they stand for a value of another system that the platform does not know. */
const neverHeld = ['UNRECOGNIZED', 'UNSPECIFIED'];

/** Enums whose name suggests states, but which are not. */
const otherStates = [
  // States of the USA.
  'RcsUsStatesEnum',
  // A bundle shows its SMS app during creation, in two or three states; apps use SmsProvisioningStatesEnum for all of them.
  'BundlesProvisioningStatesEnum',
];

const demo = readYaml(scenarioPath('demo')) as Scenario;
const projects = Object.keys(demo.projects).filter((id) => id !== '*');
const reads = [...contract.operations.values()].filter(
  ({ method, service }) => method === 'GET' && service !== 'control',
);

type Place = readonly [template: string, path: string];

/** Every record that a path can identify, as that part of the path. */
async function placesIn(sim: TestProject): Promise<Place[]> {
  const list = async (path: string, name: string): Promise<any[]> => (await sim.get(path)).body[name] ?? [];
  const places: Place[] = ['MULTIUSE', 'OTP', 'PROMOTIONAL', 'TRANSACTIONAL'].map((useCase) => [
    '/rcs/questionnaire/{useCase}',
    `/rcs/questionnaire/${useCase}`,
  ]);
  const add = (template: string, ...keys: string[]): void => {
    let path = template;
    for (const key of keys) path = path.replace(/\{\w+\}/, encodeURIComponent(key));
    places.push([template, path]);
  };
  for (const { id } of await list('/webhooks', 'webhooks')) add('/webhooks/{webhookId}', id);
  for (const { id } of await list('/whatsapp/flows', 'flows')) add('/whatsapp/flows/{flowId}', id);
  for (const { id } of await list('/whatsapp/senders', 'senders')) add('/whatsapp/senders/{senderId}', id);
  for (const { id } of await list('/whatsapp/solutions', 'solutions')) add('/whatsapp/solutions/{solutionId}', id);
  for (const { name, language } of await list('/whatsapp/templates', 'templates')) {
    add('/whatsapp/templates/{templateName}', name);
    add('/whatsapp/templates/{templateName}/languages/{languageCode}', name, language);
  }
  for (const { plusFriendId } of await list('/kakaotalk/senders', 'senders')) {
    add('/kakaotalk/senders/{plusFriendId}', plusFriendId);
    add('/kakaotalk/categories/senders/{plusFriendId}', plusFriendId);
    const path = `/kakaotalk/senders/${encodeURIComponent(plusFriendId)}/templates`;
    for (const { code } of await list(path, 'templates'))
      add('/kakaotalk/senders/{plusFriendId}/templates/{templateCode}', plusFriendId, code);
  }
  for (const { id, testNumberStates } of await list('/rcs/senders', 'senders')) {
    add('/rcs/senders/{senderId}', id);
    for (const { number } of testNumberStates) add('/rcs/senders/{senderId}/testNumbers/{testNumber}', id, number);
  }
  for (const { id } of await list('/bundles', 'bundles')) add('/bundles/{bundleId}', id);
  for (const { id, conversationApiAppDetails } of await list('/sms/smsApps', 'smsApps')) {
    add('/sms/smsApps/{smsAppId}', id);
    if (conversationApiAppDetails) add('/conversation/apps/{conversationAppId}', conversationApiAppDetails.id);
  }
  return places;
}

/** The paths of an operation, one per record that it can return. */
function pathsOf({ path }: Operation, places: readonly Place[]): string[] {
  const below = path.replace('/v1/projects/{projectId}', '');
  if (!below.includes('{')) return [below];
  const fitting = places.filter(
    ([template]) =>
      (below === template || below.startsWith(`${template}/`)) && !below.slice(template.length).includes('{'),
  );
  return [...new Set(fitting.map(([template, known]) => known + below.slice(template.length)))];
}

/** Collects the values found where the contract has a named enum. */
function noteValues(value: unknown, schema: Schema, seen: Map<string, Set<unknown>>): void {
  if (value === undefined) return;
  if (schema.$ref !== undefined) {
    const name = refName(schema.$ref);
    const target = contract.schemas[name]!;
    if (target.enum) seen.set(name, (seen.get(name) ?? new Set()).add(value));
    else noteValues(value, target, seen);
    return;
  }
  for (const part of [...(schema.anyOf ?? []), ...(schema.allOf ?? [])]) noteValues(value, part, seen);
  if (Array.isArray(value)) for (const item of value) noteValues(item, schema.items ?? {}, seen);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(schema.properties ?? {}))
      noteValues((value as Record<string, unknown>)[name], inner, seen);
  }
}

t.test(
  'every read of the contract answers on the demo, and every state of the contract can be seen there',
  async (t) => {
    const sim = await simulator(t, { scenario: 'demo' });
    const answered = new Set<string>();
    const seen = new Map<string, Set<unknown>>();
    for (const id of projects) {
      const project = sim.project(id);
      const places = await placesIn(project);
      for (const operation of reads) {
        for (const path of pathsOf(operation, places)) {
          const { status, body } = await project.get(path);
          if (status !== 200) continue;
          answered.add(operation.id);
          if (operation.success.schema) noteValues(body, operation.success.schema, seen);
        }
      }
    }
    for (const { id } of reads) t.ok(answered.has(id), `${id} answers 200`);

    const states = Object.entries(contract.schemas).filter(
      ([name, schema]) => schema.enum && /(State|Status|Score)(s|es)?Enum$/.test(name) && !otherStates.includes(name),
    );
    t.ok(states.length > 20);
    for (const [name, { enum: values = [] }] of states) {
      const wanted = values.filter((value) => !neverHeld.includes(value as string));
      t.same(
        [...(seen.get(name) ?? [])].filter((value) => wanted.includes(value as never)).sort(),
        [...wanted].sort(),
        name,
      );
    }
  },
);

t.test('decisions pending in the demo are held, and later ones are made as usual', async (t) => {
  const sim = (await simulator(t, { scenario: 'demo' })).project('demo-project');
  const undecided = (await sim.pending()).filter(({ decision }) => decision !== 'clock');
  t.ok(undecided.length > 20);
  t.same(
    undecided.filter(({ due }) => due !== null),
    [],
  );
  await sim.advance('1h');
  t.equal((await sim.get('/whatsapp/templates/order_confirmation/languages/FR')).body.changes.status, 'IN_PROGRESS');
  const details = { components: [{ type: 'BODY', text: 'Hello' }] };
  await sim.post('/whatsapp/templates', { name: 'hello', language: 'EN', category: 'UTILITY', details });
  await sim.advance('2s');
  t.equal((await sim.get('/whatsapp/templates/hello/languages/EN')).body.state, 'APPROVED');
  await sim.decide('order_confirmation/FR', 'approve');
  t.equal((await sim.get('/whatsapp/templates/order_confirmation/languages/FR')).body.state, 'APPROVED');
});

t.test('a sync of the demo imports the templates that exist only at Meta, and deleted names are blocked', async (t) => {
  const sim = (await simulator(t, { scenario: 'demo' })).project('demo-project');
  t.equal((await sim.post('/whatsapp/templates/sync')).status, 200);
  t.equal((await sim.get('/whatsapp/templates/seasonal_greetings')).body.totalSize, 2);
  const details = { components: [{ type: 'BODY', text: 'Hello' }] };
  const template = (name: string, language: string, category: string) => ({ name, language, category, details });
  t.equal(
    (await sim.post('/whatsapp/templates', template('spring_sale', 'EN', 'MARKETING'))).body.errorCode,
    'template_name_recently_used',
  );
  t.equal(
    (await sim.post('/whatsapp/templates', template('order_confirmation', 'NB', 'UTILITY'))).body.errorCode,
    'template_language_recently_deleted',
  );
});

t.test('everything in the demo happened before its start', (t) => {
  const now = demo.projects['demo-project']!.now!;
  const past = /"(created|modified|launched|submitted|sent|date|approved|wabaBanDate)":"([^"]+)"/g;
  const times = [...JSON.stringify(demo).matchAll(past)].map(([, , time]) => time!);
  t.ok(times.length > 300);
  t.same(
    times.filter((time) => time >= now || time < '2024-01-01'),
    [],
  );
  t.end();
});

t.test('the demo can be used in strict mode', async (t) => {
  const sim = await simulator(t, { scenario: 'demo', mode: 'strict' });
  const entered = async (credentials: string): Promise<number> =>
    (await sim.project('demo-project').get('/webhooks', { authorization: `Basic ${btoa(credentials)}` })).status;
  t.equal(await entered('demo-key:demo-secret'), 200);
  t.equal((await sim.project('demo-project').get('/webhooks', { authorization: basic })).status, 401);
});

t.test('the demo file is up to date with its sources', (t) => {
  const make = fileURLToPath(new URL('../demo/make.js', import.meta.url));
  t.doesNotThrow(() => execFileSync(process.execPath, [make, '--check'], { stdio: 'pipe' }));
  t.end();
});
