// Hints: what a request probably meant, where it is ignored.
import t from 'tap';
import { operations } from '../populated.js';
import { created, path as rcs } from '../services/rcs/setup.js';
import { basic, simulator, type TestProject } from '../simulator.js';

const hook = { target: 'http://localhost:9/', secret: 's', triggers: ['ALL'] };
const body = { type: 'BODY', text: 'Hello {{1}}, welcome.', examples: ['Ada'] };
const template = (component: object, more: object = {}) => ({
  name: 'spring_sale',
  language: 'EN_US',
  category: 'MARKETING',
  status: 'DRAFT',
  details: { components: [component] },
  ...more,
});
const templates = '/whatsapp/templates';

/** The header of an answer, and the hints in its entry of the journal. */
async function hintsOf(sim: TestProject, asked: Promise<{ headers: Record<string, unknown> }>) {
  const { headers } = await asked;
  const { requests } = await sim.control('GET', '/requests?limit=1');
  return { header: headers['x-mock-hint'], hints: requests[0].hints };
}

t.test('a field near a known one is dropped, and the answer and the journal name the known one', async (t) => {
  const sim = await simulator(t);
  const { examples, ...rest } = body;
  const text = "unknown field 'details.components.0.example'; did you mean 'details.components.0.examples'?";
  t.same(await hintsOf(sim, sim.post(templates, template({ ...rest, example: examples }))), {
    header: text,
    hints: [text],
  });
  const refused = sim.post(templates, template(body, { langauge: 'EN', language: undefined }));
  t.match(await refused, { status: 400 });
  t.same(
    (await hintsOf(sim, refused)).hints,
    ["unknown field 'langauge'; did you mean 'language'?"],
    'a refused body, too',
  );
});

t.test('a field that is not near a known one gives no hint', async (t) => {
  const sim = await simulator(t);
  for (const more of [{ weather: 'fine' }, { id: 'x' }]) {
    t.same(await hintsOf(sim, sim.post(templates, template(body, more))), { header: undefined, hints: undefined });
  }
  const both = await hintsOf(sim, sim.post('/webhooks', { ...hook, trigger: 'ALL' }));
  t.match(both, { hints: ["unknown field 'trigger'; did you mean 'triggers'?"] }, 'even if that one is used as well');
});

t.test('a field that only another form of a body or of its part has is dropped with a hint', async (t) => {
  const sim = await simulator(t);
  const number = { countryCode: '46', phoneNumber: '701740605', displayName: 'Nordic Parcel' };
  t.match(await hintsOf(sim, sim.post('/whatsapp/senders', { details: { ...number, vertical: 'RESTAURANT' } })), {
    header: "unknown field 'details.vertical'; only other forms of 'details' have it",
  });
  t.match(await hintsOf(sim, sim.post('/whatsapp/senders', { details: number, phoneNumberProvder: 'SINCH' })), {
    header:
      "unknown field 'phoneNumberProvder'; did you mean 'phoneNumberProvider'? only other forms of the body have it",
  });
  const footer = { type: 'FOOTER', text: 'Nordic Parcel', cards: [] };
  t.match(await hintsOf(sim, sim.post(templates, template(body, { details: { components: [body, footer] } }))), {
    header: "unknown field 'details.components.1.cards'; only other forms of 'details.components.1' have it",
  });
});

t.test('hints in a header are ASCII, and many are shortened', async (t) => {
  const sim = await simulator(t);
  const misspelt = Object.fromEntries([...'abcdefg'].map((letter) => [`secret\u00e9${letter}`.slice(0, 8), 1]));
  const { target, triggers } = hook;
  const { header, hints } = await hintsOf(sim, sim.post('/webhooks', { target, triggers, ...misspelt }));
  t.equal(hints.length, 7);
  t.match(hints[0], "'secret\u00e9a'");
  t.match(header, /^unknown field 'secret\?a'; did you mean 'secret'\?; .*; and 2 more$/);
});

t.test('a query array with brackets and a misspelt parameter are ignored with a hint', async (t) => {
  const sim = await simulator(t);
  const asked = (query: string) => hintsOf(sim, sim.get(`${templates}?${query}`));
  for (const name of ['filterStates[]', 'filterStates[0]']) {
    const text = `unknown parameter '${name}'; write 'filterStates', several times or with commas`;
    t.same(await asked(`${name}=APPROVED`), { header: text, hints: [text] });
  }
  t.match(await asked('pagesize=1'), { header: "unknown parameter 'pagesize'; did you mean 'pageSize'?" });
  t.match(await asked('filterState=APPROVED'), { header: /did you mean 'filterStates'/ });
  t.match(await asked('pageSize=x&pageTokn=1'), { header: /did you mean 'pageToken'/ }, 'a refused query, too');
  for (const query of ['weather=fine', 'pageSize=1', '__code=nothing'])
    t.match(await asked(query), { header: undefined });
});

t.test('every query array of every operation is hinted at when it is written with brackets', async (t) => {
  const sim = await simulator(t);
  const arrays = operations.flatMap((operation) =>
    operation.parameters
      .filter(({ in: place, schema }) => place === 'query' && schema.type === 'array')
      .map(({ name }) => ({ operation, name })),
  );
  t.ok(arrays.length > 0);
  for (const { operation, name } of arrays) {
    const path = operation.path.replace('{projectId}', sim.id).replace(/\{\w+\}/g, 'x');
    for (const written of [`${name}[]`, `${name}[0]`, `${name}%5B%5D`]) {
      const text = `unknown parameter '${decodeURIComponent(written)}'; write '${name}', several times or with commas`;
      const { headers } = await sim.raw(operation.method, `${path}?${written}=x`, undefined, { authorization: basic });
      t.equal(headers['x-mock-hint'], text, `${operation.id}: ${written}`);
    }
  }
});

const form = { 'content-type': 'application/x-www-form-urlencoded' };

t.test('a JSON body under another content type is read, with a hint', async (t) => {
  const sim = await simulator(t);
  const asked = (type: string, target = `http://localhost:9/${encodeURIComponent(type)}`) =>
    hintsOf(sim, sim.post('/webhooks', { ...hook, target }, { 'content-type': type }));
  const text = (type: string) =>
    `the body is read as JSON although its Content-Type is ${type}; send Content-Type: application/json`;
  for (const type of ['application/x-www-form-urlencoded', 'text/plain;charset=UTF-8', 'multipart/form-data'])
    t.same(await asked(type), { header: text(type), hints: [text(type)] }, type);
  t.match(await asked('nonsense'), { header: /it has no valid Content-Type/ });
  for (const type of ['application/json', 'Application/JSON; charset=utf-8', 'application/merge-patch+json'])
    t.same(await asked(type), { header: undefined, hints: undefined }, type);
  const { body } = await sim.get('/webhooks');
  t.equal(body.totalSize, 7);
  t.match(await sim.post('/webhooks', 'target=x&secret=y', form), {
    status: 400,
    headers: { 'x-mock-hint': /application\/x-www-form-urlencoded/ },
    body: { errorCode: 'invalid_payload' },
  });
  t.match(await sim.post(`${templates}/sync`, '', form), { status: 200, headers: { 'x-mock-hint': undefined } });
});

t.test('strict refuses every content type but JSON, in the API only', async (t) => {
  const sim = await simulator(t, { contentType: 'strict' });
  const refused = {
    status: 415,
    body: { errorCode: 'unsupported_media_type', resolution: /--content-type any/ },
  };
  for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'nonsense'])
    t.match(await sim.post('/webhooks', hook, { 'content-type': type }), refused, type);
  t.equal((await sim.get('/webhooks')).body.totalSize, 0);
  t.equal((await sim.post('/webhooks', hook)).status, 201);
  t.equal((await sim.post('/webhooks', hook, { ...form, authorization: '' })).status, 401, 'authentication goes first');
  t.equal((await sim.post(`${templates}/sync`, 'x', form)).status, 200, 'no body is expected');
  t.equal((await sim.admin('PUT', '/clock', { mode: 'frozen' }, form)).status, 200);
  await sim.control('PUT', '/settings', { contentType: 'any' });
  t.equal((await sim.post('/webhooks', { ...hook, target: 'http://localhost:9/b' }, form)).status, 201);
});

t.test(
  'unknown fields are refused everywhere, hinted everywhere or dropped everywhere, if a flag says so',
  async (t) => {
    const sim = await simulator(t, { unknownFields: 'reject' });
    const fault = { additionalInformation: { validationErrors: ['property foo should not exist'] } };
    t.match(await sim.post('/webhooks', { ...hook, foo: 1 }), {
      status: 400,
      headers: { 'x-mock-hint': undefined },
      body: { ...fault, errorCode: 'invalid_input', resolution: /property foo should not exist/ },
    });
    const { examples, ...rest } = body;
    t.match(await sim.post(templates, template({ ...rest, exampels: examples })), {
      status: 400,
      headers: { 'x-mock-hint': /did you mean 'details\.components\.0\.examples'/ },
      body: {
        additionalInformation: { validationErrors: [/^details\.components\.0\.property exampels should not exist$/] },
      },
    });
    t.equal((await sim.get(`${templates}?filterStates[]=APPROVED`)).status, 200, 'parameters are never refused');
    const at = await created(sim);
    const update = { details: { brand: { colour: '#fff' } } };
    t.equal((await sim.patch(at, update)).status, 400);
    await sim.control('PUT', '/settings', { unknownFields: 'hint' });
    t.match(await sim.patch(at, { details: { brand: { nmae: 'x' }, countries: ['GB'] } }), {
      status: 200,
      headers: { 'x-mock-hint': "unknown field 'details.brand.nmae'; did you mean 'details.brand.name'?" },
    });
    t.equal((await sim.post('/webhooks', { ...hook, foo: 1 })).status, 201);
    await sim.control('PUT', '/settings', { unknownFields: 'drop' });
    t.match(await sim.patch(at, { details: { brand: { nmae: 'x' }, countries: ['GB'] } }), {
      status: 200,
      headers: { 'x-mock-hint': undefined },
    });
    t.match(await sim.get(`${rcs}?pagesize=1`), { status: 200, headers: { 'x-mock-hint': undefined } });
  },
);
