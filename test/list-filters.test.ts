// A list costs the same however many records there are: once its index exists, it looks at the records that it shows. Holds for
// every list operation of both documents, with each of its filters.
import t, { type Test } from 'tap';
import { contract, type Operation, refName, type Schema } from '../src/contract/load.js';
import { channels, everything, pathTo } from './populated.js';
import { simulator, type TestProject } from './simulator.js';

interface Listed {
  collection: string;
  /** The n-th of many records that a scenario has. */
  record: (number: number) => object;
}

const many = (collection: string, vary: (number: number) => object): Listed => ({
  collection,
  record: (number) => ({ ...everything[collection]![0], ...vary(number) }),
});
const ulid = (number: number): string => `01HZ${String(number).padStart(22, '0')}`;
const templates = many('whatsapp.templates', (number) => ({ name: `t${number}`, whatsappId: String(number) }));

/** What each list operation lists. */
const lists: Readonly<Record<string, Listed>> = {
  BundlesBundlesController_list_v1: many('bundles.bundles', (number) => ({
    id: String(number).padStart(24, '0'),
    smsApp: undefined,
  })),
  KakaotalkSendersController_listSenders_v1: many('kakaotalk.senders', (number) => ({ plusFriendId: `@s${number}` })),
  KakaotalkTemplatesController_listTemplates_v1: many('kakaotalk.templates', (number) => ({ code: `c${number}` })),
  RcsSendersController_listSenders_v1: many('rcs.senders', (number) => ({ id: ulid(number) })),
  SmsSmsAppsController_listSmsApps_v1: many('sms.smsApps', (number) => ({ id: ulid(number) })),
  WebhookWebhookController_listWebhooks_v1: many('webhooks', (number) => ({
    id: ulid(number),
    target: `http://127.0.0.1:9/${number}`,
  })),
  WhatsappFlowsController_listFlows_v1: many('whatsapp.flows', (number) => ({ id: String(number) })),
  WhatsappSendersController_listSenders_v1: many('whatsapp.senders', (number) => ({
    id: `6f1d2c3b-7a54-4e0f-9b61-${String(number).padStart(12, '0')}`,
    phoneNumber: String(700_000_000 + number),
  })),
  WhatsappTemplatesController_listTemplates_v1: templates,
  ResourcesController_listResources_v1: templates,
};

/** Lists that a limit or the platform keeps short, or that need all that they choose from, and why. */
const short: readonly (readonly [RegExp, string])[] = [
  [/listActivities|listRequests|listHistory|followEvents|listDeliveries/, 'docs/limits.md'],
  [/listTemplatesByName/, 'one for each language'],
  [/getTemplateCategories/, 'a catalogue'],
  [/listProjects/, 'no records; --max-projects'],
  [/getAgenda/, 'it sorts all that is due'],
];

/** Values of filters that the schema does not tell. Nothing has them: what looks at each record looks in vain. */
const values: Readonly<Record<string, string>> = {
  lifecycle: 'whatsapp.template',
  state: 'REJECTED',
  templateAnalyticsDateRange: 'LAST_7_DAYS',
};
const none = 'nothing-has-this';

/** Parameters that choose a page or fields of it, not records. */
const choosesNone = new Set(['pageSize', 'pageToken', 'fieldMask', 'templateAnalyticsDateRange']);

function valueFor(name: string, schema: Schema): string {
  const { $ref, items, enum: allowed } = schema;
  if ($ref !== undefined) return valueFor(name, contract.schemas[refName($ref)]!);
  if (values[name] !== undefined) return values[name];
  if (items) return valueFor(name, items);
  if (allowed) return String(allowed.find((value) => value === 'REJECTED') ?? allowed.at(-2) ?? allowed[0]);
  return schema.format === 'uuid' ? '00000000-0000-4000-8000-000000000000' : none;
}

const listing = [...contract.operations.values()].filter(
  ({ method, parameters, id }) =>
    method === 'GET' &&
    parameters.some((parameter) => parameter.in === 'query' && /^(page|limit|since|q$)/.test(parameter.name)) &&
    !short.some(([pattern]) => pattern.test(id)),
);

t.test('every list operation is known here', async (t) => {
  t.same(listing.map(({ id }) => id).sort(), Object.keys(lists).sort());
});

/** Counts how often a property of one of the records is read. */
function watched(sim: TestProject, collection: string): { count: number } {
  const looks = { count: 0 };
  const { simulation } = sim.application;
  for (const record of sim.world.collection(simulation.collectionNamed(collection)).values()) {
    for (const [name, value] of Object.entries(record)) {
      const get = () => {
        looks.count++;
        return value;
      };
      Object.defineProperty(record, name, { get, enumerable: true, configurable: true });
    }
  }
  return looks;
}

/** A project with so many records, and how often the list reads them when it is called again. */
async function looksOf(t: Test, operation: Operation, size: number): Promise<(query: string) => Promise<number>> {
  const { collection, record } = lists[operation.id]!;
  const sim = (await simulator(t)).project('test-project');
  sim.startFrom({ ...everything, [collection]: Array.from({ length: size }, (_, number) => record(number)) }, channels);
  const looks = watched(sim, collection);
  const isControl = operation.service === 'control';
  const call = async (query: string): Promise<void> => {
    const answer = isControl
      ? await sim.admin('GET', `/resources?${query}`)
      : await sim.get(`${pathTo(operation)}?${query}`);
    if (answer.status !== 200) t.fail(`${operation.id}?${query}: ${answer.status} ${JSON.stringify(answer.body)}`);
  };
  return async (query) => {
    await call(`${query}&pageSize=3`);
    looks.count = 0;
    // Another URL: the answer to the same one is known.
    await call(`${query}&pageSize=2`);
    return looks.count;
  };
}

for (const operation of listing) {
  t.test(`${operation.id} looks at the records that it shows only`, async (t) => {
    const few = await looksOf(t, operation, 20);
    const more = await looksOf(t, operation, 200);
    const parameters = operation.parameters.filter((one) => one.in === 'query' && !choosesNone.has(one.name));
    const filters = parameters.map(({ name, schema }) => `${name}=${encodeURIComponent(valueFor(name, schema))}`);
    for (const query of ['', ...filters, filters.join('&')]) {
      const [one, other] = [await few(query), await more(query)];
      t.ok(other <= one + 10, `${query || 'all'}: ${one} looks at 20 records, ${other} at 200`);
    }
  });
}

t.test('a look at each record is seen here', async (t) => {
  const sim = await simulator(t);
  sim.startFrom({ [templates.collection]: [templates.record(1)] });
  const looks = watched(sim, templates.collection);
  t.equal(looks.count, 0);
  for (const { name } of sim.world
    .collection<{ name: string }>(sim.application.simulation.collectionNamed(templates.collection))
    .values())
    t.equal(name, 't1');
  t.equal(looks.count, 1);
});
