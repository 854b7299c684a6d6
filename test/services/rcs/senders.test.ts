import t from 'tap';
import { simulator } from '../../simulator.js';
import { complete, created, idOf, launched, minimal, path, refused, sent, startFrom, stateOf } from './setup.js';

const unknown = `${path}/00000000-0000-4000-8000-000000000000`;

t.test('a sender is created from region, billing category and use case', async (t) => {
  const sim = await simulator(t);
  const { status, body } = await sim.post(path, minimal());
  t.equal(status, 201);
  t.match(body, {
    id: /^[0-9a-f-]{36}$/,
    state: 'IN_TEST',
    region: 'EU',
    hostingRegion: 'EUROPE',
    billingCategory: 'NON_CONVERSATIONAL',
    useCase: 'OTP',
    authName: String,
    authToken: String,
    created: /^\d{4}-\d\d-\d\dT[\d:.]+Z$/,
    supplierDetails: { google: { agentId: String, brandId: String } },
    details: { brand: { name: 'RCS Sender', color: '#000000' } },
  });
  t.same((await sim.get(`${path}/${body.id}`)).body, body);
  const { additionalInformation } = await refused(t, sim.post(path, { region: 'EU' }), 'invalid_input', 400);
  t.match(additionalInformation.validationErrors.join(), /billingCategory.*useCase/);
  await refused(t, sim.post(path, '{'), 'invalid_payload', 400);
});

t.test('every operator of a new sender waits for the launch', async (t) => {
  const sim = await simulator(t);
  const { body } = await sim.post(path, complete('unitedKingdom'));
  t.match(body.countryStatus, [
    { country: 'GB', status: 'NOT_LAUNCHED', operators: [{ name: 'EE', status: 'NOT_LAUNCHED' }] },
  ]);
  t.same(
    body.countryStatus[0].operators.map(({ name }: any) => name),
    ['EE', 'Three', 'Sky', 'O2', 'Vodafone'],
  );
});

t.test('a new sender is set up before the response and sends an event', async (t) => {
  const sim = await simulator(t);
  await sim.subscribe();
  const at = await created(sim);
  const events = sent(t, sim, 'RCS_SENDER_STATUS_UPDATED');
  t.match(events, [
    { previousState: 'IN_PROGRESS', currentState: 'IN_TEST', payload: { id: idOf(at), state: 'IN_TEST' } },
  ]);
  const { body } = await sim.get(`${at}/activities`);
  t.match(body, { totalSize: 2, pageSize: 50, notifications: [{ type: 'TEST' }, { type: 'CREATED' }] });
});

t.test('a magic brand name can hold the setup', async (t) => {
  const sim = await simulator(t);
  const at = await created(sim, complete('unitedKingdom', 'Mock Hold Setup'));
  t.equal(await stateOf(sim, at), 'IN_PROGRESS');
  await refused(t, sim.post(`${at}/launch`), 'launch_invalid_agent_state', 409);
  await sim.decide(idOf(at), 'setUp');
  t.equal(await stateOf(sim, at), 'IN_TEST');
});

t.test('contacts of one kind must have different targets', async (t) => {
  const sim = await simulator(t);
  const brand = {
    emails: ['Shop', 'Press'].map((label) => ({ label, address: 'office@example.com' })),
    phones: ['Shop', 'Press'].map((label) => ({ label, number: '+442079460123' })),
    websites: ['Shop', 'Press'].map((label) => ({ label, url: 'https://example.com' })),
  };
  const { additionalInformation } = await refused(
    t,
    sim.post(path, minimal({ details: { brand } })),
    'invalid_input',
    400,
  );
  t.match(additionalInformation.validationErrors, [/emails/, /phones/, /websites/]);
});

t.test('an absent field is kept, null removes it, objects are merged, lists are replaced', async (t) => {
  const sim = await simulator(t);
  const at = await created(sim);
  await sim.advance('1h');
  const { status, body } = await sim.patch(at, {
    details: {
      brand: {
        websites: null,
        description: 'Things for every room.',
        phones: [{ label: 'Shop', number: '+442079460999' }],
      },
      questionnaire: { general: { answers: { screenshotUris: null, optInDescription: 'They ask for it.' } } },
    },
  });
  t.equal(status, 200);
  t.notOk('websites' in body.details.brand);
  t.match(body.details.brand, { name: 'Northwind Stores', description: 'Things for every room.' });
  t.same(body.details.brand.phones, [{ label: 'Shop', number: '+442079460999' }]);
  const { answers } = body.details.questionnaire.general;
  t.match(answers, { optInDescription: 'They ask for it.', interactionsDescriptionMetadata: { ignore: ';' } });
  t.notOk('screenshotUris' in answers);
  t.ok(body.modified > body.created);
  t.same((await sim.get(at)).body, body);
  t.match((await sim.get(`${at}/activities`)).body.notifications[0], { type: 'EDITED' });
});

t.test('an update must contain a field', async (t) => {
  const sim = await simulator(t);
  const at = await created(sim);
  for (const details of [{}, { brand: {} }, { questionnaire: { gb: { answers: {} } } }, { launch: {} }]) {
    await refused(t, sim.patch(at, { details }), 'no_fields_to_update', 400);
  }
  await refused(t, sim.patch(at, {}), 'invalid_input', 400);
  await refused(t, sim.patch(at, '['), 'invalid_payload', 400);
});

t.test('a sender refuses fields that it does not know, at any depth', async (t) => {
  const sim = await simulator(t);
  const body = { ...complete('unitedKingdom'), foo: 1 };
  Object.assign(body.details, { foo: 1 });
  Object.assign(body.details.brand.emails[0], { foo: 1 });
  Object.assign(body.details.questionnaire.gb.answers, { foo: 1, brandIndustry: '' });
  const create = await refused(t, sim.post(path, body), 'invalid_input', 400);
  t.same(create.additionalInformation.validationErrors, [
    'details.questionnaire.gb.answers.brandIndustry should not be empty',
    'details.brand.emails.0.property foo should not exist',
    'details.questionnaire.gb.answers.property foo should not exist',
    'details.property foo should not exist',
    'property foo should not exist',
  ]);
  t.equal((await sim.get(path)).body.totalSize, 0, 'nothing was created');
  const at = await created(sim);
  const update = await refused(t, sim.patch(at, { details: { brand: { colour: '#fff' } } }), 'invalid_input', 400);
  t.same(update.additionalInformation.validationErrors, ['details.brand.property colour should not exist']);
});

t.test('details.launch, a callback URL and metadata of any answer are accepted', async (t) => {
  const sim = await simulator(t);
  const body = complete('unitedKingdom');
  Object.assign(body.details, { launch: { when: 'soon' }, callbackUrl: 'https://example.com/callback' });
  Object.assign(body.details.questionnaire.gb.answers, {
    companyLegalNameMetadata: { ignore: ';' },
    fullCompanyAddressMetadata: { ignore: ';', note: 'any' },
  });
  const at = await created(sim, body);
  const { details } = (await sim.get(at)).body;
  t.equal(details.callbackUrl, 'https://example.com/callback');
  t.notOk('launch' in details, 'without effect');
  t.same(details.questionnaire.gb.answers.fullCompanyAddressMetadata, { ignore: ';' });
  t.notOk('companyLegalNameMetadata' in details.questionnaire.gb.answers);
  await sim.post(`${at}/launch`);
  await sim.advance('2s');
  t.equal((await sim.patch(at, { details: { launch: { when: 'now' } } })).status, 200, 'after the launch too');
});

t.test('countries are added and removed with their operators', async (t) => {
  const sim = await simulator(t);
  const at = await created(sim);
  const { body } = await sim.patch(at, { details: { countries: ['SE', 'FR'] } });
  t.match(body.countryStatus, [
    { country: 'SE', status: 'NOT_LAUNCHED', operators: [{ name: 'Tele2' }] },
    { country: 'FR', operators: [{ name: 'Coriolis Telecom' }] },
  ]);
  t.same((await sim.patch(at, { details: { countries: null } })).body.countryStatus, []);
});

t.test('once the launch has started, only the countries can be changed', async (t) => {
  const sim = await simulator(t);
  const at = await launched(sim);
  const locked = await refused(
    t,
    sim.patch(at, { details: { brand: { name: 'Other' } } }),
    'fields_not_updatable',
    400,
  );
  t.match(locked.resolution, 'Omit details.brand:');
  await refused(t, sim.patch(at, { details: { countries: ['GB'], testNumbers: [] } }), 'fields_not_updatable', 400);
  const { body } = await sim.patch(at, { details: { countries: ['GB', 'SE'] } });
  t.match(body.countryStatus, [{ status: 'LAUNCHED' }, { country: 'SE', status: 'PENDING' }]);
  t.equal(body.state, 'LAUNCHED');
  await sim.advance('2s');
  t.match((await sim.get(at)).body.countryStatus, [{ status: 'LAUNCHED' }, { country: 'SE', status: 'LAUNCHED' }]);
});

t.test('lists can be filtered by state, name, id and app', async (t) => {
  const sim = await simulator(t);
  const one = await created(sim, complete('unitedKingdom', 'Ärla Books'));
  const two = await created(sim, complete('france', 'Northwind'));
  await sim.post(`${one}/launch`);
  const found = async (query: string) => (await sim.get(`${path}?${query}`)).body.senders.map(({ id }: any) => id);
  t.same(await found(''), [idOf(one), idOf(two)]);
  t.same(await found('filterStates=LAUNCHING,DRAFT'), [idOf(one)]);
  t.same(await found('search=BOOK'), [idOf(one)]);
  t.same(await found('search=wind&filterSenderName=books'), [idOf(two)], 'search overrides the older filter');
  t.same(await found('filterSenderName=books'), [idOf(one)]);
  t.same(await found(`filterSenderIds=${idOf(two)},${idOf(one)}`), [idOf(one), idOf(two)]);
  t.same(await found('filterConversationApiAppId=none'), []);
  const { additionalInformation } = await refused(
    t,
    sim.get(`${path}?filterStates=LOST`),
    'invalid_filter_states',
    400,
  );
  t.match(additionalInformation.supportedCodes.join(), /DRAFT.*UNLAUNCHED/);
});

t.test('lists can be sorted by each column in both directions, across pages', async (t) => {
  const sim = await simulator(t);
  const at: Record<string, string> = {};
  for (const name of ['Bravo', 'alpha', 'Charlie']) {
    at[name] = await created(sim, complete('unitedKingdom', name));
    await sim.advance('1s');
  }
  await sim.patch(at.Bravo!, { details: { brand: { color: '#fff' } } });
  await sim.post(`${at.alpha}/launch`);
  const order = async (query: string) =>
    (await sim.get(`${path}?${query}`)).body.senders.map(({ details }: any) => details.brand.name);
  t.same(await order('sortDirection=DESC'), ['Charlie', 'alpha', 'Bravo']);
  t.same(await order('sortColumn=CREATED'), ['Bravo', 'alpha', 'Charlie']);
  t.same(await order('sortColumn=NAME&sortDirection=ASC'), ['alpha', 'Bravo', 'Charlie']);
  t.same(await order('sortColumn=MODIFIED'), ['Charlie', 'Bravo', 'alpha']);
  t.same(await order('sortColumn=STATE&sortDirection=DESC'), ['alpha', 'Charlie', 'Bravo']);
  const { body: first } = await sim.get(`${path}?sortColumn=NAME&sortDirection=DESC&pageSize=2`);
  t.match(first, { totalSize: 3, pageSize: 2 });
  t.same(await order(`pageToken=${first.nextPageToken}`), ['alpha']);
  await refused(t, sim.get(`${path}?pageToken=forged`), 'invalid_page_token', 400);
  await refused(t, sim.get(`${path}?pageSize=0`), 'invalid_page_size', 400);
});

t.test('a comment is logged and sent', async (t) => {
  const sim = await simulator(t);
  await sim.subscribe();
  const at = await created(sim);
  const comment = 'The new video shows the opt-out as well.';
  const answer = await sim.post(`${at}/comments`, { comment });
  t.match(answer, { status: 201, body: { type: 'CREATED', comment, created: String } });
  t.match(sent(t, sim, 'RCS_SENDER_COMMENT_ADDED'), [{ payload: { id: idOf(at) }, comment }]);
  const log = await sim.get(`${at}/activities?pageSize=1`);
  t.match(log.body.notifications, [{ type: 'COMMENT_ADDED', comment, author: 'Provisioning API user' }]);
  t.match((await sim.get(`${at}/activities?pageToken=${log.body.nextPageToken}`)).body.notifications, [
    { type: 'TEST' },
  ]);
  await refused(t, sim.post(`${at}/comments`, { comment: '' }), 'invalid_input', 400);
  await refused(t, sim.get(`${at}/activities?pageSize=x`), 'invalid_page_size', 400);
  await refused(t, sim.get(`${at}/activities?pageToken=x`), 'invalid_page_token', 400);
});

t.test('an id must be well-formed and belong to a sender', async (t) => {
  const sim = await simulator(t);
  const calls = (at: string) => [
    sim.get(at),
    sim.patch(at, { details: { countries: ['GB'] } }),
    sim.get(`${at}/activities`),
    sim.post(`${at}/comments`, { comment: 'Hello' }),
    sim.post(`${at}/launch`),
    sim.post(`${at}/testNumbers`, { testNumbers: ['+447700900123'] }),
    sim.delete(`${at}/testNumbers/+447700900123`),
    sim.get(`${at}/testNumbers/+447700900123/capabilities`),
    sim.get(`${at}/testNumbers/+447700900123/retry`),
  ];
  for (const call of calls(`${path}/7`)) await refused(t, call, 'invalid_id_format', 400);
  for (const call of calls(unknown)) await refused(t, call, 'sender_not_found', 404);
  await refused(t, sim.get(`${path}/7/testNumbers/+447700900123`), 'sender_not_found', 404);
});

t.test('magic URLs trigger the errors for files of a brand', async (t) => {
  const sim = await simulator(t);
  const failures = [
    ['not_found', 'file_not_found', 409],
    ['too_large', 'file_size_too_large', 409],
    ['wrong_type', 'file_invalid_mime_type', 400],
    ['wrong_dimensions', 'file_has_wrong_dimensions', 409],
    ['broken', 'file_unexpected_error', 409],
  ] as const;
  for (const [file, code, status] of failures) {
    const body = complete('unitedKingdom');
    body.details.brand.logoUrl = `https://mock.invalid/${file}.png`;
    const { message } = await refused(t, sim.post(path, body), code, status);
    t.match(message, /^details\.brand\.logoUrl/);
  }
});

t.test('magic brand names trigger the errors of Google', async (t) => {
  const sim = await simulator(t);
  const refusals = [
    ['Mock Inactive', 'rbm_has_not_been_used', 403],
    ['Mock Busy', 'rbm_too_many_requests', 429],
    ['Mock Gone', 'rbm_resources_not_found', 404],
    ['Mock Wrong Secret', 'rbm_webhook_incorrect_secret', 403],
    ['Mock Invalid Agent', 'invalid_google_agent', 400],
    ['Mock Corrupt', 'account_data_is_corrupt', 409],
  ] as const;
  const at = await created(sim);
  for (const [name, code, status] of refusals) {
    await refused(t, sim.post(path, complete('unitedKingdom', name)), code, status);
    if (status !== 409 && code !== 'rbm_webhook_incorrect_secret') {
      await refused(t, sim.patch(at, { details: { brand: { name } } }), code, status);
    }
  }
  const inactive = await created(sim, complete('unitedKingdom', 'Mock Read Inactive'));
  await refused(t, sim.get(inactive), 'rbm_has_not_been_used', 403);
  await refused(t, sim.get(`${path}?search=inactive`), 'rbm_has_not_been_used', 403);
  const busy = await created(sim, complete('unitedKingdom', 'Mock Read Busy'));
  await refused(t, sim.get(busy), 'rbm_too_many_requests', 429);
  await refused(t, sim.get(`${path}?search=busy`), 'rbm_too_many_requests', 429);
});

t.test('a scenario defines senders as the API returns them, in any state', async (t) => {
  const sim = await simulator(t);
  const id = '5c0d7c4e-6c3a-4a0f-9c55-0d8f6f3f2b11';
  startFrom(
    sim,
    {
      id,
      state: 'LAUNCHED',
      details: { brand: { name: 'Seeded' }, countries: ['SE'], testNumbers: ['+46701740605'] },
      countryStatus: [
        {
          country: 'SE',
          status: 'LAUNCHED',
          operators: [
            { name: 'Telia', status: 'LAUNCHED' },
            { name: 'Three', status: 'REJECTED', remark: 'No contract.' },
          ],
        },
      ],
      testNumberStates: [{ number: '+46701740606', state: 'DECLINED', submitted: '2026-01-01T00:00:00.000Z' }],
      brandDetails: { id: 'b', status: 'COMPLETED', registration: { id: 'r', status: 'COMPLETED' } },
      conversationApiAppDetails: { id: 'app', projectId: 'p', region: 'EU' },
    },
    { state: 'DRAFT' },
  );
  const { body } = await sim.get(`${path}/${id}`);
  t.match(body, {
    state: 'LAUNCHED',
    details: { brand: { name: 'Seeded', color: '#000000' } },
    countryStatus: [
      {
        country: 'SE',
        status: 'LAUNCHED',
        operators: [{ name: 'Telia' }, { status: 'REJECTED', remark: 'No contract.' }],
      },
    ],
    testNumberStates: [{ number: '+46701740606', state: 'DECLINED' }],
    brandDetails: { id: 'b', registration: { id: 'r' } },
  });
  const list = (await sim.get(`${path}?filterConversationApiAppId=app`)).body;
  t.match(list, { totalSize: 1, senders: [{ id }] });
  const draft = (await sim.get(`${path}?filterStates=DRAFT`)).body.senders[0].id;
  await sim.trigger('rcs.sender', draft, 'submit');
  t.equal(await stateOf(sim, `${path}/${draft}`), 'IN_PROGRESS');
  await sim.advance('2s');
  t.equal(await stateOf(sim, `${path}/${draft}`), 'IN_TEST');
});

t.test('AT&T supplies senders of region US only', async (t) => {
  const sim = await simulator(t);
  const id = '5c0d7c4e-6c3a-4a0f-9c55-0d8f6f3f2b11';
  const at = `${path}/${id}`;
  startFrom(sim, { id, region: 'EU', details: { testNumbers: ['+447700900123'] }, hidden: { suppliedByAtt: true } });
  const calls = [
    sim.patch(at, { details: { countries: ['GB'] } }),
    sim.post(`${at}/launch`),
    sim.post(`${at}/testNumbers`, { testNumbers: ['+447700900123'] }),
    sim.delete(`${at}/testNumbers/+447700900123`),
    sim.get(`${at}/testNumbers/+447700900123/retry`),
  ];
  for (const call of calls) await refused(t, call, 'invalid_region_for_att_supplier', 400);
});
