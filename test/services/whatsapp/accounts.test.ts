import t, { type Test } from 'tap';
import { checkEvent } from '../../../src/contract/validate.js';
import { type Received, simulator } from '../../simulator.js';

const path = '/whatsapp';
const partner = (more: object = {}) => ({
  wabaName: 'Nordic Parcel AB',
  clientBusinessManagerId: '310482957716402',
  senderDetails: { displayName: 'Nordic Parcel', businessCategory: 'TRAVEL_AND_TRANSPORTATION' },
  ...more,
});

/** Asserts that every event so far matches the contract. */
const mustBeSound = (t: Test, received: readonly Received[]) => {
  for (const { body } of received) t.same(checkEvent(body.type, body), [], body.type);
};

const types = ({ body }: { body: any }): string[] => body.notifications.map(({ type }: { type: string }) => type);

t.test('a new account of a partner passes two reviews', async (t) => {
  const sim = await simulator(t);
  const receiver = await sim.subscribe();
  t.equal((await sim.get(path)).body.errorCode, 'account_not_found');

  const created = await sim.post(path, partner());
  t.equal(created.status, 201);
  t.match(created.body, {
    isEmbeddedSignup: false,
    businessManager: 'SINCH_UK',
    changes: { status: 'IN_PROGRESS', details: { wabaName: 'Nordic Parcel AB' } },
  });
  t.notOk(created.body.state, 'nothing is live yet');
  await sim.advance('2s');
  t.equal((await sim.get(path)).body.changes.status, 'PENDING_FACEBOOK_VERIFICATION');
  await sim.advance('2s');
  const { body: onboarded } = await sim.get(path);
  t.match(onboarded, { state: 'ONBOARDED', currency: String, wabaId: /^\d+$/, businessDailyLimit: 'TIER_250' });
  t.equal(onboarded.details.wabaName, 'Nordic Parcel AB');
  t.notOk(onboarded.changes);
  t.same(
    receiver.received.map(({ body }) => body.type),
    ['WHATSAPP_ACCOUNT_PENDING_VERIFICATION', 'WHATSAPP_ACCOUNT_ONBOARDED'],
  );
  t.same(receiver.received[1]!.body.payload, onboarded);
  mustBeSound(t, receiver.received);
});

t.test('omitted regions get their defaults', async (t) => {
  const sim = await simulator(t);
  const { body } = await sim.post(path, partner({ businessManager: 'SINCH_UK' }));
  t.match(body.changes.details.senderDetails, { region: 'EU', metaLocalStorage: 'DE' });
  t.same(body.compatibleRegions, ['eu', 'us']);
});

t.test('a company that lets Sinch act for it has a legal name, which becomes the brand name', async (t) => {
  const sim = await simulator(t);
  const obo = { clientBusinessManagerId: '207716493058821', companyLegalName: 'Lindqvist Optik AB' };
  const created = await sim.post(path, obo);
  t.same(created.body.changes.details, obo);
  await sim.advance('4s');
  t.same((await sim.get(path)).body.details, { ...obo, wabaName: 'Lindqvist Optik AB' });
});

t.test('a project has at most one account', async (t) => {
  const sim = await simulator(t);
  await sim.post(path, partner());
  const second = await sim.post(path, partner());
  t.equal(second.status, 409);
  t.equal(second.body.errorCode, 'account_exists');
  t.equal((await sim.project('other').post(path, partner())).status, 201);
});

t.test('invalid bodies are rejected', async (t) => {
  const sim = await simulator(t);
  const missing = await sim.post(path, { wabaName: 'Nordic Parcel AB' });
  t.equal(missing.body.errorCode, 'invalid_input');
  t.equal((await sim.post(path, '{')).body.errorCode, 'invalid_payload');
  const foreign = await sim.post(path, partner({ businessManager: 'SINCH_SEP' }));
  t.equal(foreign.status, 400);
  t.equal(foreign.body.errorCode, 'invalid_business_manager_for_environment');
  const elsewhere = partner({
    businessManager: 'SINCH_UK',
    senderDetails: { displayName: 'N', businessCategory: 'OTHER', region: 'BR' },
  });
  t.equal((await sim.post(path, elsewhere)).body.errorCode, 'invalid_business_manager_for_environment');
});

t.test('a project with a solution is onboarded immediately', async (t) => {
  const sim = await simulator(t);
  const receiver = await sim.subscribe();
  const solution = { details: { name: 'Ours' }, accessToken: 'EAAG', businessManager: 'SINCH_UK' };
  const { id } = (await sim.post('/whatsapp/solutions', solution)).body.solutions[0];
  t.equal((await sim.post(`/whatsapp/solutions/${id}/assign`)).status, 204);
  const { body } = await sim.post(path, partner());
  t.match(body, { state: 'ONBOARDED', isEmbeddedSignup: true, currency: String });
  t.notOk(body.changes);
  await sim.advance('1s');
  t.same(
    receiver.received.map(({ body }) => body.type),
    ['WHATSAPP_ACCOUNT_ONBOARDED'],
  );
});

t.test('a rejected account can be edited and goes to review again', async (t) => {
  const sim = await simulator(t);
  const receiver = await sim.subscribe();
  await sim.post(path, partner({ wabaName: 'Mock Reject AB' }));
  t.equal((await sim.patch(path, { wabaName: 'Nordic' })).body.errorCode, 'account_not_updatable');
  await sim.advance('4s');
  const { body: rejected } = await sim.get(path);
  t.equal(rejected.changes.status, 'REJECTED');
  t.equal(rejected.state, 'REJECTED');
  t.match(receiver.received.at(-1)!.body, { type: 'WHATSAPP_ACCOUNT_REJECTED', comment: String, payload: rejected });

  t.equal((await sim.patch(path, {})).body.errorCode, 'no_fields_to_update');
  t.equal((await sim.patch(path, { senderDetails: {} })).body.errorCode, 'no_fields_to_update');
  t.equal((await sim.patch(path, { wabaName: '' })).body.errorCode, 'invalid_input');
  const edited = await sim.patch(path, { wabaName: 'Nordic Parcel AB', senderDetails: { displayName: 'Parcels' } });
  t.equal(edited.status, 200);
  t.match(edited.body, {
    state: 'REJECTED',
    details: { wabaName: 'Mock Reject AB' },
    changes: {
      status: 'IN_PROGRESS',
      details: {
        wabaName: 'Nordic Parcel AB',
        clientBusinessManagerId: '310482957716402',
        senderDetails: { displayName: 'Parcels', businessCategory: 'TRAVEL_AND_TRANSPORTATION' },
      },
    },
  });
  t.same(types(await sim.get(`${path}/activities`)), [
    'IN_PROGRESS',
    'EDITED',
    'REJECTED',
    'PENDING_FACEBOOK_VERIFICATION',
    'IN_PROGRESS',
    'CREATED',
  ]);
  mustBeSound(t, receiver.received);
});

t.test('an account that was rejected again, or long ago, can be edited', async (t) => {
  const sim = await simulator(t);
  await sim.post(path, partner({ wabaName: 'Mock Refuse AB' }));
  await sim.advance('2s');
  t.equal((await sim.get(path)).body.changes.status, 'REJECTED', 'Sinch refuses it before Meta reviews it');
  await sim.patch(path, { wabaName: 'Mock Reject AB' });
  await sim.advance('4s');
  const { body } = await sim.get(path);
  t.match(body, { state: 'REJECTED', changes: { status: 'REJECTED' } });
  await sim.patch(path, { wabaName: 'Nordic Parcel AB' });
  await sim.advance('4s');
  t.equal((await sim.get(path)).body.state, 'ONBOARDED', 'the old name does not count');

  const details = { clientBusinessManagerId: '1', wabaName: 'Optik' };
  sim.startFrom({ 'whatsapp.accounts': [{ state: 'REJECTED', businessManager: 'SINCH_UK', details }] });
  const edited = await sim.patch(path, { senderDetails: { region: 'US' } });
  t.match(edited.body.changes.details.senderDetails, {
    displayName: 'Optik',
    businessCategory: 'OTHER',
    region: 'US',
    metaLocalStorage: 'US',
  });
  await sim.advance('4s');
  t.equal((await sim.get(path)).body.state, 'ONBOARDED');
});

t.test('an edit must stay within the regions of the business manager', async (t) => {
  const sim = await simulator(t);
  await sim.post(path, partner({ wabaName: 'Mock Refuse AB', businessManager: 'SINCH_UK' }));
  await sim.advance('2s');
  const refused = await sim.patch(path, { senderDetails: { region: 'BR' } });
  t.equal(refused.body.errorCode, 'invalid_input');
  t.equal((await sim.project('none').patch(path, { wabaName: 'X' })).body.errorCode, 'account_not_found');
});

t.test('an account on hold waits for a manual decision', async (t) => {
  const sim = await simulator(t);
  await sim.post(path, partner({ wabaName: 'Mock Hold AB' }));
  await sim.advance('1d');
  t.equal((await sim.get(path)).body.changes.status, 'IN_PROGRESS');
  await sim.decide('account', 'verify');
  await sim.decide('account', 'approve');
  t.equal((await sim.get(path)).body.state, 'ONBOARDED');
});

t.test('comments are logged and sent to the webhooks', async (t) => {
  const sim = await simulator(t);
  const receiver = await sim.subscribe();
  t.equal((await sim.post(`${path}/comments`, { comment: 'Hello?' })).body.errorCode, 'account_not_found');
  await sim.post(path, partner());
  t.equal((await sim.post(`${path}/comments`, { comment: '' })).body.errorCode, 'invalid_input');
  const { status, body } = await sim.post(`${path}/comments`, { comment: 'Could you look again?' });
  t.equal(status, 201);
  t.match(body, { type: 'CREATED', comment: 'Could you look again?', created: String });
  await sim.trigger('whatsapp.account', 'account', 'comment', { comment: 'We have.' });
  await sim.advance('1s');
  const list = await sim.get(`${path}/activities?pageSize=2`);
  t.match(list.body, { totalSize: 4, pageSize: 2, nextPageToken: String });
  t.match(list.body.notifications, [
    { type: 'COMMENT_ADDED', comment: 'We have.' },
    { type: 'COMMENT_ADDED', comment: 'Could you look again?', author: 'Provisioning API user' },
  ]);
  t.same(types(await sim.get(`${path}/activities?pageToken=${list.body.nextPageToken}`)), ['IN_PROGRESS', 'CREATED']);
  t.match(
    receiver.received.map(({ body }) => [body.type, body.comment]),
    [
      ['WHATSAPP_ACCOUNT_COMMENT_ADDED', 'Could you look again?'],
      ['WHATSAPP_ACCOUNT_COMMENT_ADDED', 'We have.'],
    ],
  );
  mustBeSound(t, receiver.received);
});

t.test('activities are paged', async (t) => {
  const sim = await simulator(t);
  t.equal((await sim.get(`${path}/activities`)).body.errorCode, 'account_not_found');
  await sim.post(path, partner());
  t.equal((await sim.get(`${path}/activities?pageSize=0`)).body.errorCode, 'invalid_page_size');
  t.equal((await sim.get(`${path}/activities?pageToken=forged`)).body.errorCode, 'invalid_page_token');
});

t.test('Meta changes limits, bans and facts of an account', async (t) => {
  const sim = await simulator(t);
  const receiver = await sim.subscribe();
  await sim.post(path, partner());
  await sim.advance('4s');
  const trigger = (event: string, given: Record<string, unknown> = {}) =>
    sim.trigger('whatsapp.account', 'account', event, given);
  await trigger('limit', { businessDailyLimit: 'TIER_100K' });
  t.equal((await sim.get(path)).body.businessDailyLimit, 'TIER_100K');
  await trigger('ban');
  t.match((await sim.get(path)).body, { wabaBanState: 'DISABLE', wabaBanDate: '2026-01-01T00:00:04.000Z' });
  await trigger('ban', { wabaBanState: 'REINSTATE' });
  t.equal((await sim.get(path)).body.wabaBanState, 'REINSTATE');
  t.notOk((await sim.get(path)).body.wabaBanDate);
  await trigger('change', { wabaName: 'Nordic Group', currency: 'SEK', wabaMaxPriceOnboarded: true });
  t.match((await sim.get(path)).body, {
    details: { wabaName: 'Nordic Group' },
    currency: 'SEK',
    wabaMaxPriceOnboarded: true,
  });
  await sim.advance('1s');
  t.same(receiver.received.map(({ body }) => body.type).slice(2), [
    'WHATSAPP_ACCOUNT_DAILY_LIMIT_CHANGED',
    'WHATSAPP_WABA_ACCOUNT_CHANGED',
    'WHATSAPP_WABA_ACCOUNT_CHANGED',
    'WHATSAPP_WABA_ACCOUNT_CHANGED',
  ]);
  mustBeSound(t, receiver.received);
});

t.test('an account with corrupt data is not returned', async (t) => {
  const sim = await simulator(t);
  await sim.post(path, partner({ wabaName: 'Mock Corrupt AB' }));
  for (const { status, body } of [
    await sim.get(path),
    await sim.post(path, partner()),
    await sim.post(`${path}/comments`, { comment: 'Hello?' }),
  ]) {
    t.equal(status, 409);
    t.equal(body.errorCode, 'account_data_is_corrupt');
  }
});

t.test('deleting an account deletes its pending changes and drafts of templates', async (t) => {
  const sim = await simulator(t);
  t.equal((await sim.delete(path)).body.errorCode, 'project_not_initialized', 'no account exists yet');
  await sim.post(path, partner());
  const details = { components: [{ type: 'BODY', text: 'Hello' }] };
  const template = (name: string) => ({ name, language: 'EN_US', category: 'MARKETING', details });
  await sim.post('/whatsapp/templates', { ...template('sent'), status: 'SUBMIT' });
  await sim.post('/whatsapp/templates', { ...template('draft'), status: 'DRAFT' });
  await sim.post('/whatsapp/templates', template('edited'));
  await sim.advance('2s');
  await sim.patch('/whatsapp/templates/edited/languages/EN_US', { details });
  t.equal((await sim.delete(path)).status, 204);
  t.equal((await sim.get(path)).body.errorCode, 'account_not_found');
  t.same(await sim.pending(), []);
  const { body } = await sim.get('/whatsapp/templates');
  t.same(
    body.templates.map(({ name, changes }: { name: string; changes?: object }) => [name, changes]),
    [
      ['edited', undefined],
      ['sent', undefined],
    ],
  );
  t.equal((await sim.post(path, partner())).status, 201, 'a new account is possible');
});

t.test('senders and their pending changes prevent the deletion of an account', async (t) => {
  const sim = await simulator(t);
  const account = { businessManager: 'SINCH_UK', state: 'ONBOARDED' };
  const live = { id: '3f6f2a1e-6d0a-4c36-9b1c-6f2f1f1f1f1f', state: 'ACTIVE', region: 'EU' };
  sim.startFrom({ 'whatsapp.accounts': [account], 'whatsapp.senders': [live] });
  const refused = await sim.delete(path);
  t.equal(refused.status, 409);
  t.equal(refused.body.errorCode, 'account_has_senders');
  t.same(refused.body.additionalInformation, { projectId: [sim.id], senderIds: [live.id] });
  sim.startFrom({
    'whatsapp.accounts': [account],
    'whatsapp.senders': [{ region: 'EU', changes: { status: 'DRAFT' } }],
  });
  t.equal((await sim.delete(path)).body.errorCode, 'account_has_sender_changes');
});

t.test('drafts that cannot be deleted prevent the deletion of the account', async (t) => {
  const sim = await simulator(t);
  await sim.post(path, partner({ wabaName: 'Mock Stuck Drafts AB' }));
  const { status, body } = await sim.delete(path);
  t.equal(status, 500);
  t.equal(body.errorCode, 'template_could_not_delete_drafts');
  t.equal((await sim.get(path)).status, 200);
});

t.test('onboarding an account onboards the project for the channel', async (t) => {
  const sim = await simulator(t);
  sim.startFrom({}, []);
  t.equal((await sim.get('/whatsapp/templates')).body.errorCode, 'project_not_initialized');
  t.equal((await sim.post(path, partner())).status, 201);
  await sim.advance('4s');
  t.equal((await sim.get('/whatsapp/templates')).status, 200);
});
