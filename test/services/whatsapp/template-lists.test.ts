// Reading WhatsApp templates: lists, pages, filters, field masks, analytics, comparison, and sync.
import t from 'tap';
import { contract } from '../../../src/contract/load.js';
import { simulator, type TestProject } from '../../simulator.js';
import {
  approved,
  at,
  create,
  enableAnalytics,
  keyOf,
  path,
  read,
  refused,
  rejected,
  request,
} from './template-setup.js';

const names = ({ body }: { body: any }): string[] =>
  body.templates.map(({ name, language }: any) => `${name} ${language}`);

async function several(sim: TestProject): Promise<void> {
  await approved(sim, 'beta', { language: 'SV' });
  await approved(sim, 'beta');
  await create(sim, 'alpha', { status: 'DRAFT' });
  await rejected(sim, 'beta_2');
  await create(sim, 'gamma');
}

t.test('templates are listed by name and language', async (t) => {
  const sim = await simulator(t);
  t.same((await sim.get(path)).body, { totalSize: 0, pageSize: 50, templates: [] });
  await several(sim);
  t.same(names(await sim.get(path)), ['alpha EN_US', 'beta EN_US', 'beta SV', 'beta_2 EN_US', 'gamma EN_US']);
});

t.test('a page has 50 templates by default and up to 1,000 on request', async (t) => {
  const sim = await simulator(t);
  const records = Array.from({ length: 60 }, (_, number) => ({
    name: `t_${number}_x`,
    language: 'EN',
    category: 'UTILITY',
    changes: { status: 'DRAFT' },
  }));
  sim.startFrom({ 'whatsapp.templates': records });
  const first = (await sim.get(path)).body;
  t.match(first, { totalSize: 60, pageSize: 50, templates: { length: 50 } });
  const second = (await sim.get(`${path}?pageToken=${first.nextPageToken}`)).body;
  t.match(second, { totalSize: 60, templates: { length: 10 } });
  t.notOk('nextPageToken' in second);
  t.same((await sim.get(`${path}?pageToken=${second.previousPageToken}`)).body.templates, first.templates);
  t.equal((await sim.get(`${path}?pageSize=1000`)).body.templates.length, 60);
  for (const size of ['0', '1001', 'x'])
    t.match(await sim.get(`${path}?pageSize=${size}`), refused(400, 'invalid_page_size'));
  t.match(await sim.get(`${path}?pageToken=x`), refused(400, 'invalid_page_token'));
});

t.test('lists can be filtered by state, status of the changes, and start of the name', async (t) => {
  const sim = await simulator(t);
  await several(sim);
  const filtered = async (query: string) => names(await sim.get(`${path}?${query}`));
  t.same(await filtered('filterStates=APPROVED'), ['beta EN_US', 'beta SV']);
  t.same(await filtered('filterStates=APPROVED,REJECTED'), ['beta EN_US', 'beta SV', 'beta_2 EN_US']);
  t.same(await filtered('filterStatuses=DRAFT&filterStatuses=IN_PROGRESS'), ['alpha EN_US', 'gamma EN_US']);
  t.same(await filtered('templateName=beta'), ['beta EN_US', 'beta SV', 'beta_2 EN_US']);
  t.same(await filtered('templateName=beta_'), ['beta_2 EN_US']);
  t.same(await filtered('templateName=beta&filterStates=REJECTED'), ['beta_2 EN_US'], 'all of them at once');
  t.same(await filtered('filterStates=PAUSED'), []);
  t.equal((await sim.get(`${path}?templateName=beta`)).body.totalSize, 3, 'the total counts what matches');
});

t.test('a page token includes its filter', async (t) => {
  const sim = await simulator(t);
  await several(sim);
  const { nextPageToken } = (await sim.get(`${path}?templateName=beta&pageSize=2`)).body;
  t.match(nextPageToken, /^[A-Za-z0-9_-]+$/, 'clients do not encode it');
  t.same(names(await sim.get(`${path}?pageToken=${nextPageToken}`)), ['beta_2 EN_US']);
  t.match(await sim.get(`${path}?pageToken=${nextPageToken}&templateName=alpha`), refused(400, 'invalid_page_token'));
  const other = sim.project('another');
  t.match(
    await other.get(`${path}?pageToken=${nextPageToken}`),
    refused(400, 'invalid_page_token'),
    'of another project',
  );
  t.match(
    await sim.get(`${path}/beta?pageToken=${nextPageToken}`),
    refused(400, 'invalid_page_token'),
    'of another list',
  );
});

t.test('an invalid filter is rejected with a list of the valid values', async (t) => {
  const sim = await simulator(t);
  const states = await sim.get(`${path}?filterStates=LIVE`);
  t.match(states, refused(400, 'invalid_filter_states'));
  t.same(states.body.additionalInformation.supportedCodes, ['APPROVED', 'DISABLED', 'PAUSED', 'PENDING', 'REJECTED']);
  const statuses = await sim.get(`${path}?filterStatuses=DRAFT,WAITING`);
  t.match(statuses, refused(400, 'invalid_filter_statuses'));
  t.same(statuses.body.additionalInformation.supportedCodes, ['DRAFT', 'IN_PROGRESS', 'REJECTED']);
  const fields = await sim.get(`${path}?fieldMask=name,color`);
  t.match(fields, refused(400, 'invalid_fields'));
  t.equal(fields.body.additionalInformation.supportedCodes.length, 81);
});

t.test('the languages of a name can be listed', async (t) => {
  const sim = await simulator(t);
  await several(sim);
  t.same(names(await sim.get(`${path}/beta`)), ['beta EN_US', 'beta SV']);
  const first = await sim.get(`${path}/beta?pageSize=1`);
  t.match(first.body, { totalSize: 2, pageSize: 1 });
  t.same(names(await sim.get(`${path}/beta?pageToken=${first.body.nextPageToken}`)), ['beta SV']);
  t.match(await sim.get(`${path}/bet`), refused(404, 'template_not_found'));
  t.match(await sim.get(`${path}/beta?pageSize=x`), refused(400, 'invalid_page_size'));
  t.match(await sim.get(`${path}/beta?pageToken=x`), refused(400, 'invalid_page_token'));
  t.match(await sim.get(`${path}/beta?fieldMask=x`), refused(400, 'invalid_fields'));
});

t.test('every path of a field mask can be requested, for one template and for lists', async (t) => {
  const sim = await simulator(t);
  await approved(sim, 'hello', {
    details: {
      components: [
        { type: 'HEADER', format: 'TEXT', text: 'Hi {{1}}', example: 'Ann' },
        { type: 'BODY', text: 'Hello {{1}}, your lamp is here', examples: ['Ann'] },
        {
          type: 'BUTTONS',
          buttons: [
            { type: 'COPY_CODE', example: 'SAVE10' },
            { type: 'URL', text: 'Go', url: 'https://example.com/{{1}}', example: 'https://example.com/1' },
          ],
        },
      ],
    },
  });
  const paths = contract.schemas.WhatsappTemplateDtoFieldMaskPathsEnum!.enum as string[];
  for (const mask of paths) {
    for (const url of [at('hello'), path, `${path}/hello`]) {
      const { status } = await sim.get(`${url}?fieldMask=${mask}`);
      if (status !== 200) t.fail(`${url} ${mask}: ${status}`);
    }
  }
  t.same((await sim.get(`${at('hello')}?fieldMask=name,state`)).body, { name: 'hello', state: 'APPROVED' });
  t.same((await sim.get(`${path}?fieldMask=language`)).body.templates, [{ language: 'EN_US' }]);
  t.same((await sim.get(`${path}/hello?fieldMask=details.components.0.type`)).body.templates, [
    { details: { components: [{ type: 'HEADER' }, { type: 'BODY' }, { type: 'BUTTONS' }] } },
  ]);
  t.match(await sim.get(`${at('hello')}?fieldMask=color`), refused(400, 'invalid_fields'));
});

t.test('an unknown template is not found, and an invalid path is malformed', async (t) => {
  const sim = await simulator(t);
  t.match(await sim.get(at('hello')), refused(404, 'template_not_found'));
  await create(sim, 'hello');
  t.match(await sim.get(at('hello', 'SV')), refused(404, 'template_not_found'));
  t.match(await sim.patch(at('hello', 'XX'), {}), refused(400, 'template_invalid_language_code'));
  const { body, status } = await sim.get(at('hello', 'XX'));
  t.match({ status, body }, refused(400, 'template_invalid_language_code'));
  t.ok(body.additionalInformation.supportedCodes.includes('SV'));
  t.notOk(body.additionalInformation.supportedCodes.includes('UNRECOGNIZED'));
});

t.test('analytics cover the requested range, by default one day, and end now', async (t) => {
  const sim = await simulator(t);
  await enableAnalytics(sim);
  await approved(sim, 'hello');
  await sim.advance('200d');
  for (const [range, days] of [
    [undefined, 1],
    ['DAY', 1],
    ['WEEK', 7],
    ['MONTH', 30],
    ['QUARTER', 90],
  ] as const) {
    const query = range ? `?templateAnalyticsDateRange=${range}` : '';
    const { analytics } = (await sim.get(`${at('hello')}${query}`)).body;
    t.equal(analytics.length, days, range ?? 'none');
    t.equal(analytics.at(-1).end, sim.world.clock.iso());
    for (const [index, day] of analytics.entries()) {
      t.equal(Date.parse(day.end) - Date.parse(day.start), 86_400_000);
      if (index > 0) t.equal(day.start, analytics[index - 1].end, 'without a gap');
      t.ok(day.sent >= day.delivered && day.delivered >= day.read && day.read >= 0);
    }
    t.same((await sim.get(`${path}${query}`)).body.templates[0].analytics, analytics, 'the same in a list');
    t.same((await sim.get(`${path}/hello${query}`)).body.templates[0].analytics, analytics);
  }
});

t.test(
  'analytics are identical on every request, differ by template and day, and start with the approval',
  async (t) => {
    const sim = await simulator(t);
    await enableAnalytics(sim);
    await create(sim, 'hello');
    const sent = async (name = 'hello') => (await read(sim, name)).analytics.map((day: { sent: number }) => day.sent);
    await sim.control('POST', '/rules', {
      match: { lifecycle: 'whatsapp.template', key: keyOf('waiting') },
      outcome: 'hold',
    });
    await create(sim, 'waiting');
    await sim.advance('2s');
    t.same(await sent(), [0]);
    await sim.advance('10d');
    t.same(await sent('waiting'), [], 'what was never approved has none');
    const first = await sent();
    t.ok(first[0] > 0);
    t.same(await sent(), first);
    await sim.advance('1d');
    t.notSame(await sent(), first);
    const quarter = (await sim.get(`${at('hello')}?templateAnalyticsDateRange=QUARTER`)).body.analytics;
    t.equal(quarter.filter((day: { sent: number }) => day.sent > 0).length, 11);
  },
);

t.test('analytics are empty until the account has enabled them', async (t) => {
  const sim = await simulator(t);
  await approved(sim, 'hello');
  await sim.advance('10d');
  const analytics = async () => (await sim.get(`${at('hello')}?templateAnalyticsDateRange=WEEK`)).body.analytics;
  t.same(await analytics(), [], 'without an account');
  await sim.post('/whatsapp', { clientBusinessManagerId: '310482957716402', companyLegalName: 'Nordic Parcel AB' });
  await sim.advance('4s');
  t.same(await analytics(), [], 'with an account that has not enabled them');
  await sim.put('/whatsapp/enableTemplateAnalytics');
  t.equal((await analytics()).length, 7);
});

t.test('analytics include clicks on buttons', async (t) => {
  const sim = await simulator(t);
  await enableAnalytics(sim);
  const buttons = [
    { type: 'QUICK_REPLY', text: 'Yes' },
    { type: 'URL', text: 'Open', url: 'https://example.com/' },
    { type: 'URL', text: 'Track', url: 'https://example.com/{{1}}', example: 'https://example.com/1' },
    { type: 'PHONE_NUMBER', text: 'Call', phoneNumber: '+46701740605' },
  ];
  await approved(sim, 'hello', {
    details: {
      components: [
        { type: 'BODY', text: 'Hi' },
        { type: 'BUTTONS', buttons },
      ],
    },
  });
  await sim.advance('5d');
  const [day] = (await read(sim, 'hello')).analytics;
  t.match(day.buttons, [
    { type: 'QUICK_REPLY', content: 'Yes', clicks: Number },
    { type: 'URL', content: 'Open', clicks: Number },
    { type: 'UNIQUE_URL', content: 'Track', clicks: Number },
  ]);
  t.equal(day.buttons.length, 3);
});

const compare = (sim: TestProject, other: string, more: object = {}) =>
  sim.post(`${at('one')}/compare`, { templates: [{ templateName: other, templateLanguage: 'EN_US' }], ...more });

t.test('two templates can be compared if they were sent often enough', async (t) => {
  const sim = await simulator(t);
  for (const name of ['one', 'two']) await approved(sim, name);
  await sim.advance('100d');
  for (const timeframe of [undefined, '7', '30', '60', '90']) {
    const { status, body } = await compare(sim, 'two', timeframe ? { timeframe } : {});
    t.equal(status, 200);
    t.match(body.templates, [
      { name: 'one', language: 'EN_US' },
      { name: 'two', language: 'EN_US' },
    ]);
    t.same(body.templates.map(({ blockOrder }: any) => blockOrder).sort(), [1, 2]);
    t.ok(body.templates.every(({ messageSends, topBlockReason }: any) => messageSends >= 1000 && topBlockReason));
    t.same((await compare(sim, 'two', timeframe ? { timeframe } : {})).body, body);
  }
});

t.test('a comparison covers the time frame before its end', async (t) => {
  const sim = await simulator(t);
  for (const name of ['one', 'two']) await approved(sim, name);
  await sim.advance('100d');
  const begun = Date.UTC(2026, 0, 1) / 1000;
  t.match(await compare(sim, 'two', { endTimestamp: begun }), refused(409, 'templates_not_eligible_for_comparison'));
  const [seconds, milliseconds] = [begun + 50 * 86_400, (begun + 50 * 86_400) * 1000];
  const one = await compare(sim, 'two', { endTimestamp: seconds });
  t.equal(one.status, 200);
  t.same((await compare(sim, 'two', { endTimestamp: milliseconds })).body, one.body);
  const { body: now } = await compare(sim, 'two');
  for (const endTimestamp of [seconds * 2, 9e15]) {
    t.same((await compare(sim, 'two', { endTimestamp })).body, now, 'nothing is sent after now');
  }
});

t.test('a comparison needs exactly one other existing template', async (t) => {
  const sim = await simulator(t);
  await approved(sim, 'one');
  const post = (body: unknown, url = at('one')) => sim.post(`${url}/compare`, body);
  const other = { templateName: 'two', templateLanguage: 'EN_US' };
  t.match(await post({ templates: [] }), refused(400, 'invalid_input'));
  t.match(await post({ templates: [other, { ...other, templateName: 'three' }] }), refused(400, 'invalid_input'));
  t.match(await post({ templates: [other], timeframe: '8' }), refused(400, 'invalid_input'));
  t.match(await post('{'), refused(400, 'invalid_payload'));
  t.match(await post({ templates: [other] }, at('nothing')), refused(404, 'template_not_found'));
  t.match(await post({ templates: [other] }, at('one', 'XX')), refused(400, 'template_invalid_language_code'));
  t.match(await post({ templates: [other] }, at('mock_locked')), refused(409, 'resource_locked'));
  t.match(await post({ templates: [other] }), refused(404, 'templates_compare_not_found'));
});

const atMeta = (name: string, more: object = {}) => ({
  name,
  language: 'EN_US',
  category: 'MARKETING',
  state: 'APPROVED',
  whatsappId: '77',
  details: { components: [{ type: 'BODY', text: 'Made at Meta' }] },
  ...more,
});

t.test('a sync imports templates that exist only at Meta, once', async (t) => {
  const sim = await simulator(t);
  sim.startFrom({
    'whatsapp.templatesAtMeta': [
      atMeta('made_at_meta', { isMetaGenerated: true }),
      atMeta('known'),
      atMeta('refused', { state: 'REJECTED', rejectionCode: 'INCORRECT_CATEGORY', whatsappId: undefined }),
    ],
    'whatsapp.templates': [atMeta('known', { category: 'UTILITY' })],
  });
  t.same(names(await sim.get(path)), ['known EN_US']);
  t.match(await sim.post(`${path}/sync`), { status: 200, body: '' });
  t.same(names(await sim.get(path)), ['known EN_US', 'made_at_meta EN_US', 'refused EN_US']);
  t.match(await read(sim, 'known'), { category: 'UTILITY' }, 'existing templates do not change');
  t.match(await read(sim, 'made_at_meta'), { state: 'APPROVED', whatsappId: '77', isMetaGenerated: true });
  t.match((await sim.get(`${at('made_at_meta')}/activities`)).body.notifications, [{ type: 'CREATED' }]);
  t.match(await sim.patch(at('made_at_meta'), {}), refused(409, 'template_source_not_updatable'));
  await sim.delete(`${at('made_at_meta')}?deleteSubmitted=true`);
  await sim.post(`${path}/sync`);
  t.same(
    names(await sim.get(path)),
    ['known EN_US', 'refused EN_US'],
    'a template deleted here is deleted at Meta too',
  );
});

t.test('a rejected template imported from Meta can be edited like any other', async (t) => {
  const sim = await simulator(t);
  sim.startFrom({
    'whatsapp.templatesAtMeta': [
      atMeta('refused', { state: 'REJECTED', rejectionCode: 'INCORRECT_CATEGORY', whatsappId: undefined }),
    ],
  });
  await sim.post(`${path}/sync`);
  const { body } = await sim.patch(at('refused'), { category: 'UTILITY', status: 'SUBMIT' });
  t.match(body, { state: undefined, category: 'UTILITY', changes: { status: 'IN_PROGRESS' } });
  await sim.decide(keyOf('refused'), 'reject');
  t.match(await read(sim, 'refused'), { state: 'REJECTED', changes: undefined }, 'it was never live');
});

t.test('syncs are rate limited', async (t) => {
  const sim = await simulator(t);
  for (let call = 0; call < 10; call++) t.equal((await sim.post(`${path}/sync`)).status, 200);
  t.match(await sim.post(`${path}/sync`), refused(429, 'too_many_requests'));
  await sim.advance('1h');
  t.equal((await sim.post(`${path}/sync`)).status, 200);
  t.equal((await sim.project('another').post(`${path}/sync`)).status, 200);
});

t.test('sync is not a template name', async (t) => {
  const sim = await simulator(t);
  await create(sim, 'sync');
  t.same(names(await sim.get(`${path}/sync`)), ['sync EN_US']);
});

t.test('errors that cannot occur otherwise have a magic value, and every operation requires credentials', async (t) => {
  const sim = await simulator(t);
  const busy = 'whatsapp_business_api_request_limit_exceeded';
  t.match(await sim.post(path, request('mock_busy')), refused(429, busy));
  t.match(await sim.patch(at('mock_busy'), {}), refused(429, busy));
  t.match(await sim.delete(`${path}/mock_busy`), refused(429, busy));
  for (const [method, url, body] of [
    ['POST', path, request('mock_locked')],
    ['PATCH', at('mock_locked'), {}],
    ['DELETE', at('mock_locked'), undefined],
    ['DELETE', `${path}/mock_locked`, undefined],
    ['POST', `${at('mock_locked')}/comments`, { comment: 'Hi' }],
  ] as const) {
    t.match(await sim.request(method, url, body), refused(409, 'resource_locked'), `${method} ${url}`);
  }
  const locked = sim.project('mock_locked');
  t.match(await locked.post(`${path}/sync`), refused(409, 'resource_locked'));
  for (const [method, url, body] of [
    ['GET', path, undefined],
    ['POST', path, request('hello')],
    ['GET', `${path}/hello`, undefined],
    ['DELETE', `${path}/hello`, undefined],
    ['GET', at('hello'), undefined],
    ['PATCH', at('hello'), {}],
    ['DELETE', at('hello'), undefined],
    ['GET', `${at('hello')}/activities`, undefined],
    ['POST', `${at('hello')}/comments`, { comment: 'Hi' }],
    ['POST', `${at('hello')}/compare`, { templates: [{ templateName: 'two', templateLanguage: 'EN' }] }],
    ['POST', `${path}/sync`, undefined],
  ] as const) {
    const failing = await sim.project('mock_internal_error').request(method, url, body);
    t.match(failing, refused(500, 'internal_error'), `${method} ${url}`);
    const bare = sim.project(`bare ${method} ${url}`);
    bare.startFrom({}, []);
    t.match(await bare.request(method, url, body), refused(400, 'project_not_initialized'), `${method} ${url}`);
    const stranger = await sim.raw(method, `/v1/projects/${sim.id}${url}`, body);
    t.match(stranger, refused(401, 'unauthorized_error'), `${method} ${url}`);
  }
});
