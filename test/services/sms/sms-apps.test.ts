import t from 'tap';
import { simulator } from '../../simulator.js';

const path = '/sms/smsApps';
const ulid = /^[0-9A-HJKMNP-TV-Z]{26}$/;

t.test('an SMS app is ACTIVE immediately and listed with the requested region', async (t) => {
  const sim = await simulator(t);
  const { status, body } = await sim.post(path, { name: 'Order updates', region: 'EU', test: true });
  t.equal(status, 201);
  t.match(body, { id: ulid, smsServiceId: ulid, name: 'Order updates', status: 'ACTIVE', regions: ['EU'] });
  t.equal(body.test, false, 'the deprecated test flag is not used');
  t.notOk('conversationApiAppDetails' in body);
  t.same((await sim.get(`${path}/${body.id}`)).body, body);
  t.same((await sim.get(path)).body.smsApps, [body]);
});

t.test('all SMS apps of a project belong to one SMS service', async (t) => {
  const sim = await simulator(t);
  const one = await sim.post(path, { name: 'One', region: 'EU' });
  const other = await sim.post(path, { name: 'Other', region: 'BR' });
  t.equal(one.body.smsServiceId, other.body.smsServiceId);
});

t.test('SMS apps are listed by age, even with a frozen clock', async (t) => {
  const sim = await simulator(t);
  const names = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'];
  for (const name of names) await sim.post(path, { name, region: 'EU' });
  t.same(
    (await sim.get(path)).body.smsApps.map(({ name }: { name: string }) => name),
    names,
  );
});

t.test('a project without an SMS service has no list until its first app is created', async (t) => {
  const sim = await simulator(t);
  sim.application.simulation.begin(sim.id, { start: { initialized: ['whatsapp'] } });
  const { status, body } = await sim.get(path);
  t.equal(status, 404);
  t.equal(body.errorCode, 'sms_service_not_found');
  t.match(body.message, sim.id);
  await sim.post(path, { name: 'First', region: 'US' });
  t.equal((await sim.get(path)).body.totalSize, 1);
});

t.test('an SMS app can be created with a new Conversation app', async (t) => {
  const sim = await simulator(t);
  const { body } = await sim.post(path, { name: 'Customer care', region: 'US', convApiApp: true });
  t.match(body.conversationApiAppDetails, { id: ulid, projectId: sim.id, region: 'US', channelStatus: 'ACTIVE' });
  const channel = await sim.get(`/conversation/apps/${body.conversationApiAppDetails.id}/telegram`);
  t.equal(channel.body.errorCode, 'conversation_app_no_telegram_channel', 'the app exists');
});

t.test('an SMS app can be connected to one existing Conversation app', async (t) => {
  const sim = await simulator(t);
  const convApiAppId = '01HZX6A9F7D3S2K8L4M5N6P1QR';
  const first = await sim.post(path, { name: 'Loyalty club', region: 'EU', convApiAppId });
  t.equal(first.status, 201);
  t.match(first.body.conversationApiAppDetails, { id: convApiAppId, region: 'EU', channelStatus: 'ACTIVE' });
  const second = await sim.post(path, { name: 'Second', region: 'EU', convApiAppId });
  t.equal(second.status, 400);
  t.match(second.body, {
    errorCode: 'invalid_input',
    additionalInformation: { validationErrors: [/convApiAppId must name a Conversation app that has no SMS app yet/] },
  });
  await sim.delete(`${path}/${first.body.id}`);
  t.equal((await sim.post(path, { name: 'Second', region: 'EU', convApiAppId })).status, 201);
});

t.test('strict mode connects only to Conversation apps of the scenario', async (t) => {
  const sim = await simulator(t, { mode: 'strict' });
  const start = {
    initialized: ['sms'],
    credentials: [{ keyId: 'key', keySecret: 'secret' }],
    records: { 'conversation.apps': [{ id: '01HZX6A9F7D3S2K8L4M5N6P1QR', name: 'Shop', hidden: { region: 'BR' } }] },
  };
  sim.application.simulation.begin(sim.id, { start });
  const known = await sim.post(path, { name: 'Shop', region: 'BR', convApiAppId: '01HZX6A9F7D3S2K8L4M5N6P1QR' });
  t.equal(known.body.conversationApiAppDetails.region, 'BR');
  const unknown = await sim.post(path, { name: 'Shop', region: 'BR', convApiAppId: '01HZX6A9F7D3S2K8L4M5N6P1QS' });
  t.equal(unknown.body.errorCode, 'invalid_input');
});

t.test('a new and an existing Conversation app cannot be combined', async (t) => {
  const sim = await simulator(t);
  const { status, body } = await sim.post(path, {
    name: 'Both',
    region: 'EU',
    convApiApp: true,
    convApiAppId: '01HZX6A9F7D3S2K8L4M5N6P1QR',
  });
  t.equal(status, 400);
  t.same(body.additionalInformation.validationErrors, ['convApiAppId cannot be combined with convApiApp']);
});

t.test('the details follow the state of the connection, and are removed with the Conversation app', async (t) => {
  const sim = await simulator(t);
  const { body } = await sim.post(path, { name: 'Care', region: 'EU', convApiApp: true });
  const { id } = body.conversationApiAppDetails;
  await sim.trigger('conversation.app', id, 'failSms');
  const failing = await sim.get(`${path}/${body.id}`);
  t.equal(failing.body.conversationApiAppDetails.channelStatus, 'FAILING');
  await sim.trigger('conversation.app', id, 'recoverSms');
  t.equal((await sim.get(`${path}/${body.id}`)).body.conversationApiAppDetails.channelStatus, 'ACTIVE');
  await sim.trigger('conversation.app', id, 'delete');
  t.notOk('conversationApiAppDetails' in (await sim.get(`${path}/${body.id}`)).body);
});

t.test('only the name of an SMS app can change', async (t) => {
  const sim = await simulator(t);
  const { body: app } = await sim.post(path, { name: 'Old', region: 'EU' });
  const changed = await sim.patch(`${path}/${app.id}`, { name: 'New', region: 'US' });
  t.equal(changed.status, 200);
  t.same(changed.body, { ...app, name: 'New' });
  for (const nothing of [{}, { region: 'US' }]) {
    const { status, body } = await sim.patch(`${path}/${app.id}`, nothing);
    t.equal(status, 400);
    t.equal(body.errorCode, 'no_fields_to_update');
  }
  t.equal((await sim.patch(`${path}/${app.id}`, { name: '' })).body.errorCode, 'invalid_input');
});

t.test('a deleted SMS app is gone', async (t) => {
  const sim = await simulator(t);
  const { body: app } = await sim.post(path, { name: 'Old', region: 'EU' });
  t.equal((await sim.delete(`${path}/${app.id}`)).status, 204);
  for (const answer of [
    await sim.get(`${path}/${app.id}`),
    await sim.patch(`${path}/${app.id}`, { name: 'New' }),
    await sim.delete(`${path}/${app.id}`),
  ]) {
    t.equal(answer.status, 404);
    t.equal(answer.body.errorCode, 'sms_app_not_found');
  }
});

t.test('the platform can block and unblock an SMS app', async (t) => {
  const sim = await simulator(t);
  const { body: app } = await sim.post(path, { name: 'Shop', region: 'EU' });
  await sim.trigger('sms.app', app.id, 'block');
  t.equal((await sim.get(`${path}/${app.id}`)).body.status, 'BLOCKED');
  await sim.trigger('sms.app', app.id, 'unblock');
  t.equal((await sim.get(`${path}/${app.id}`)).body.status, 'ACTIVE');
});

t.test('SMS apps are listed in pages of 50, or of the requested size', async (t) => {
  const sim = await simulator(t);
  for (let number = 0; number < 51; number++) await sim.post(path, { name: `App ${number}`, region: 'EU' });
  const first = (await sim.get(path)).body;
  t.match(first, { totalSize: 51, pageSize: 50 });
  t.equal(first.smsApps.length, 50);
  const second = (await sim.get(`${path}?pageToken=${first.nextPageToken}`)).body;
  t.equal(second.smsApps.length, 1);
  t.notOk(second.nextPageToken);
  t.equal((await sim.get(`${path}?pageSize=7`)).body.smsApps.length, 7);
});

t.test('each invalid request for SMS apps gets its own code', async (t) => {
  const sim = await simulator(t);
  const codeOf = async (answer: Promise<{ status: number; body: any }>) => (await answer).body.errorCode;
  t.equal(await codeOf(sim.get(`${path}?pageSize=many`)), 'invalid_page_size');
  t.equal(await codeOf(sim.get(`${path}?pageSize=101`)), 'invalid_page_size');
  t.equal(await codeOf(sim.get(`${path}?pageToken=mine`)), 'invalid_page_token');
  t.equal(await codeOf(sim.project('mock_malformed').get(path)), 'invalid_id_format');
  t.equal(await codeOf(sim.delete(`${path}/not-an-id`)), 'invalid_id_format');
  t.equal(await codeOf(sim.delete(`${path}/00112233445566778899aabbccddeeff`)), 'sms_app_not_found');
  t.equal(await codeOf(sim.get(`${path}/not-an-id`)), 'sms_app_not_found', 'a GET documents no 400');
  t.equal(await codeOf(sim.post(path, { name: 'X', region: 'AU' })), 'invalid_input');
  t.equal(await codeOf(sim.post(path, { region: 'EU' })), 'invalid_input');
  t.equal(await codeOf(sim.post(path, '{')), 'invalid_payload');
  t.equal(await codeOf(sim.post(path, { name: 'mock_internal_error', region: 'EU' })), 'internal_error');
});
