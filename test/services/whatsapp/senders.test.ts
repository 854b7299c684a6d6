import t from 'tap';
import { simulator } from '../../simulator.js';
import { activeSender, ownNumber, partner, path, refused, sent, signup } from './sender-setup.js';

t.test('a new sender has no state; its changes are in progress with the submitted details', async (t) => {
  const sim = await simulator(t);
  const { status, body } = await sim.post(path, partner());
  t.equal(status, 201);
  t.notOk(body.state);
  t.same(body.changes, {
    status: 'IN_PROGRESS',
    details: { displayName: 'Harbour Street Books', vertical: 'SHOPPING_AND_RETAIL', about: 'Books.' },
  });
  t.match(body, { countryCode: '44', phoneNumber: '7911123456', numberProvider: 'CUSTOMER', cloudApi: true });
  t.same((await sim.get(`${path}/${body.id}`)).body, body);
});

t.test('a rejected sender can be edited and submitted again', async (t) => {
  const sim = await simulator(t);
  await sim.subscribe();
  const { body } = await sim.post(path, partner('Mock Reject Books'));
  const at = `${path}/${body.id}`;
  await sim.advance('2s');
  const rejected = (await sim.get(at)).body;
  t.equal(rejected.changes.status, 'REJECTED');
  t.notOk(rejected.state);
  t.match(await sent(t, sim, 'WHATSAPP_SENDER_REJECTED'), [{ payload: { id: body.id }, comment: String }]);

  const edited = await sim.patch(at, { details: { displayName: 'Quay Books', about: null } });
  t.equal(edited.status, 200);
  t.same(edited.body.changes, {
    status: 'DRAFT',
    details: { displayName: 'Quay Books', vertical: 'SHOPPING_AND_RETAIL' },
  });
  t.equal((await sim.patch(at, { status: 'SUBMIT' })).body.changes.status, 'IN_PROGRESS');
  await sim.advance('2s');
  t.match((await sim.get(at)).body, { state: 'PENDING_VERIFICATION', details: { displayName: 'Quay Books' } });
});

t.test('the setup of a sender can fail with a code and a reason; such changes can only be discarded', async (t) => {
  const sim = await simulator(t);
  await sim.subscribe();
  const { body } = await sim.post(path, signup({ phoneNumberId: 'mock_error_duplicate_1' }));
  const at = `${path}/${body.id}`;
  await sim.advance('2s');
  const { changes, state } = (await sim.get(at)).body;
  t.match(changes, { status: 'ERROR', errorCode: 'DUPLICATES_ON_SENDER_PHONE_NUMBER', errorReason: String });
  t.notOk(state);
  t.equal((await sent(t, sim, 'WHATSAPP_SENDER_ERROR'))[0].payload.changes.status, 'ERROR');
  await refused(t, sim.patch(at, { details: { about: 'New' } }), 'sender_changes_not_updatable', 409);
  t.equal((await sim.delete(`${at}/changes`)).status, 204);
  await refused(t, sim.get(at), 'sender_not_found', 404);
});

t.test('a deleted sender stays for 30 days, and is then removed with an event', async (t) => {
  const sim = await simulator(t);
  await sim.subscribe();
  const at = await activeSender(sim);
  t.equal((await sim.delete(at)).status, 204);
  t.equal((await sim.get(at)).body.state, 'ACTIVE');
  await refused(t, sim.delete(at), 'sender_already_deleted', 409);
  await sim.advance('29d');
  await refused(t, sim.delete(at), 'sender_already_deleted', 409);
  t.equal((await sent(t, sim, 'WHATSAPP_SENDER_DELETED')).length, 0);
  await sim.advance('1d');
  await refused(t, sim.get(at), 'sender_not_found', 404);
  await refused(t, sim.delete(at), 'sender_not_found', 404);
  t.same(await sent(t, sim, 'WHATSAPP_SENDER_DELETED'), [
    {
      type: 'WHATSAPP_SENDER_DELETED',
      payload: {
        id: at.slice(path.length + 1),
        region: 'UNRECOGNIZED',
        metaLocalStorage: 'UNRECOGNIZED',
        cloudApi: false,
        businessManager: 'SINCH_UK',
        compatibleRegions: [],
      },
    },
  ]);
});

t.test('senders are listed oldest first, in pages of 50, and can be filtered by state and status', async (t) => {
  const sim = await simulator(t);
  const ids: string[] = [];
  for (let number = 0; number < 52; number++) {
    const { body } = await sim.post(
      path,
      partner('Shop', { details: { ...partner().details, phoneNumber: `791000${100 + number}` } }),
    );
    ids.push(body.id);
  }
  await sim.patch(`${path}/${ids[0]}`, { details: { about: 'x' } });
  const first = (await sim.get(path)).body;
  t.match(first, { totalSize: 52, pageSize: 50 });
  t.same(
    first.senders.map(({ id }: { id: string }) => id),
    ids.slice(0, 50),
  );
  const second = (await sim.get(`${path}?pageToken=${first.nextPageToken}`)).body;
  t.same(
    second.senders.map(({ id }: { id: string }) => id),
    ids.slice(50),
  );
  t.ok(second.previousPageToken);

  t.equal((await sim.get(`${path}?filterStatuses=IN_PROGRESS`)).body.totalSize, 52);
  await sim.advance('2s');
  t.equal((await sim.get(`${path}?filterStatuses=IN_PROGRESS`)).body.totalSize, 0);
  t.equal((await sim.get(`${path}?filterStates=ACTIVE,PENDING_VERIFICATION`)).body.totalSize, 52);
  t.equal((await sim.get(`${path}?filterStates=ACTIVE`)).body.totalSize, 0);
  await refused(t, sim.get(`${path}?filterStates=SLEEPING`), 'invalid_filter_states', 400);
  await refused(t, sim.get(`${path}?filterStatuses=SLEEPING`), 'invalid_filter_statuses', 400);
  await refused(t, sim.get(`${path}?pageSize=101`), 'invalid_page_size', 400);
  await refused(t, sim.get(`${path}?pageToken=forged`), 'invalid_page_token', 400);
});

t.test('the activities of a sender are listed newest first', async (t) => {
  const sim = await simulator(t);
  await sim.subscribe();
  const { body } = await sim.post(path, partner('Shop', { status: 'DRAFT' }));
  const at = `${path}/${body.id}`;
  await sim.patch(at, { status: 'SUBMIT', details: { about: 'Fresh.' } });
  await sim.advance('2s');
  await sim.post(`${at}/register`, { method: 'SMS' });
  await sim.post(`${at}/verify`, { code: '123456' });
  const commented = await sim.post(`${at}/comments`, { comment: 'When?' });
  t.equal(commented.status, 201);
  t.match(commented.body, { type: 'CREATED', comment: 'When?', created: String });
  t.match(await sent(t, sim, 'WHATSAPP_SENDER_COMMENT_ADDED'), [{ payload: { id: body.id }, comment: 'When?' }]);

  const { notifications, totalSize } = (await sim.get(`${at}/activities`)).body;
  t.same(
    notifications.map(({ type }: { type: string }) => type),
    ['COMMENT_ADDED', 'ACTIVE', 'VERIFIED', 'REGISTERED', 'IN_PROGRESS', 'EDITED', 'DRAFT', 'CREATED'],
  );
  t.equal(totalSize, 8);
  const page = (await sim.get(`${at}/activities?pageSize=3`)).body;
  t.equal(page.notifications.length, 3);
  t.equal((await sim.get(`${at}/activities?pageToken=${page.nextPageToken}`)).body.notifications[0].type, 'REGISTERED');
  await refused(t, sim.get(`${at}/activities?pageSize=0`), 'invalid_page_size', 400);
  await refused(t, sim.get(`${at}/activities?pageToken=x`), 'invalid_page_token', 400);
  await refused(t, sim.post(`${at}/comments`, { comment: '' }), 'invalid_input', 400);
});

t.test('every operation on an unknown sender fails with not found', async (t) => {
  const sim = await simulator(t);
  const at = `${path}/6f1d2c3b-7a54-4e0f-9b61-2d8c5a904e17`;
  await refused(t, sim.get(at), 'sender_not_found', 404);
  await refused(t, sim.delete(at), 'sender_not_found', 404);
  await refused(t, sim.patch(at, { details: { about: 'x' } }), 'sender_not_found', 404);
  await refused(t, sim.get(`${at}/activities`), 'sender_not_found', 404);
  await refused(t, sim.post(`${at}/comments`, { comment: 'x' }), 'sender_not_found', 404);
  await refused(t, sim.post(`${at}/register`, { method: 'SMS' }), 'sender_not_found', 404);
  await refused(t, sim.post(`${at}/verify`, { code: '123456' }), 'sender_not_found', 404);
  await refused(t, sim.get(`${at}/suggestedUsernames`), 'sender_not_found', 404);
  await refused(t, sim.delete(`${at}/changes`), 'sender_changes_not_found', 404);
  await refused(t, sim.get(`${path}/mock_internal_error`), 'internal_error', 500);
  await refused(t, sim.project('mock_no_senders').get(path), 'sender_not_found', 404);
});

t.test('the platform suspends, reinstates, rates, limits and deactivates a sender', async (t) => {
  const sim = await simulator(t);
  await sim.subscribe();
  const at = await activeSender(sim);
  const id = at.slice(path.length + 1);
  const trigger = (event: string, given = {}) => sim.trigger('whatsapp.sender', id, event, given);
  t.match((await sim.get(at)).body, {
    qualityRating: 'UNKNOWN',
    dailyLimit: 'TIER_250',
    maxTps: 80,
    bearerToken: String,
  });

  await trigger('rate', { qualityRating: 'RED' });
  t.equal((await sent(t, sim, 'WHATSAPP_SENDER_QUALITY_RATING_CHANGED'))[0].payload.qualityRating, 'RED');
  await trigger('limit', { dailyLimit: 'TIER_100K' });
  t.equal((await sent(t, sim, 'WHATSAPP_SENDER_DAILY_LIMIT_CHANGED'))[0].payload.dailyLimit, 'TIER_100K');
  await trigger('suspend');
  t.equal((await sim.get(at)).body.state, 'SUSPENDED');
  await trigger('reinstate');
  t.equal((await sim.get(at)).body.state, 'ACTIVE');
  t.equal((await sent(t, sim, 'WHATSAPP_SENDER_ACTIVE')).length, 2);
  await sim.advance('1h');
  await trigger('deactivate');
  const { state, modified, created } = (await sim.get(at)).body;
  t.equal(state, 'INACTIVE');
  t.ok(modified > created, 'modified is updated');
  t.equal((await sent(t, sim, 'WHATSAPP_SENDER_INACTIVE'))[0].payload.state, 'INACTIVE');
  await trigger('comment', { comment: 'Call us.' });
  t.equal((await sent(t, sim, 'WHATSAPP_SENDER_COMMENT_ADDED'))[0].comment, 'Call us.');
});

t.test('the senders of a banned WABA show the ban', async (t) => {
  const sim = await simulator(t);
  const at = await activeSender(sim);
  await sim.trigger('whatsapp.account', 'account', 'ban', { wabaBanState: 'DISABLE' });
  t.match((await sim.get(at)).body, { wabaBanState: 'DISABLE', wabaBanDate: String });
  t.match((await sim.get(path)).body.senders, [{ wabaBanState: 'DISABLE' }]);
});

t.test('a scenario can define senders by little more than their state', async (t) => {
  const sim = await simulator(t);
  sim.startFrom({
    'whatsapp.senders': [
      { id: 'ready', state: 'ACTIVE', details: { displayName: 'Old', vertical: 'OTHER' } },
      { id: 'waiting', state: 'PENDING_VERIFICATION', region: 'BR' },
      { id: 'under-way', numberProvider: 'SINCH', changes: { status: 'IN_PROGRESS' } },
    ],
  });
  const { senders } = (await sim.get(path)).body;
  t.match(senders, [
    { id: 'ready', region: 'EU', businessManager: 'SINCH_UK', countryCode: '46' },
    {
      id: 'waiting',
      region: 'BR',
      businessManager: 'SINCH_BR',
      metaLocalStorage: 'BR',
      compatibleRegions: ['br', 'us'],
    },
    { id: 'under-way' },
  ]);
  await sim.advance('2s');
  t.equal((await sim.get(`${path}/under-way`)).body.state, 'PENDING_VERIFICATION');
});

t.test(
  'every operation rejects missing credentials and projects not onboarded, and can fail with an internal error',
  async (t) => {
    const sim = await simulator(t);
    const bare = sim.project('bare');
    bare.startFrom({}, []);
    const down = sim.project('mock_internal_error');
    const at = `${path}/6f1d2c3b-7a54-4e0f-9b61-2d8c5a904e17`;
    const operations = [
      ['GET', path],
      ['POST', path, ownNumber()],
      ['GET', at],
      ['DELETE', at],
      ['PATCH', at, { details: { about: 'x' } }],
      ['GET', `${at}/activities`],
      ['DELETE', `${at}/changes`],
      ['POST', `${at}/comments`, { comment: 'x' }],
      ['POST', `${at}/register`, { method: 'SMS' }],
      ['GET', `${at}/suggestedUsernames`],
      ['POST', `${at}/verify`, { code: '123456' }],
    ] as const;
    for (const [method, url, body] of operations) {
      await refused(t, sim.raw(method, `/v1/projects/any${url}`, body), 'unauthorized_error', 401);
      await refused(t, bare.request(method, url, body), 'project_not_initialized', 400);
      await refused(t, down.request(method, url, body), 'internal_error', 500);
      if (body) await refused(t, sim.request(method, url, '{'), 'invalid_payload', 400);
    }
  },
);
