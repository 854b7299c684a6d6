import t from 'tap';
import { simulator } from '../../simulator.js';

const tokens = '/whatsapp/longLivedAccessToken';
const details = '/whatsapp/wabaDetails';

t.test('a token or a code can be exchanged for a token that is valid for 60 days', async (t) => {
  const sim = await simulator(t);
  const { status, body } = await sim.post(tokens, { facebookToken: 'EAAGshort', businessManager: 'SINCH_UK' });
  t.equal(status, 201);
  t.same(Object.keys(body), ['longLivedAccessToken']);
  const facebookToken = body.longLivedAccessToken;
  t.equal((await sim.post(details, { facebookToken })).status, 200);
  await sim.advance('59d');
  const next = await sim.post(tokens, { facebookToken });
  t.equal(next.status, 201, 'a long-lived token can be exchanged for a new one');
  await sim.advance('1d');
  for (const path of [details, tokens]) {
    const refused = await sim.post(path, { facebookToken });
    t.equal(refused.status, 400);
    t.equal(refused.body.errorCode, 'invalid_facebook_token');
  }
  t.equal((await sim.post(details, { facebookToken: next.body.longLivedAccessToken })).status, 200);
});

t.test('a code works once', async (t) => {
  const sim = await simulator(t);
  t.equal((await sim.post(tokens, { facebookCode: 'AQBcode' })).status, 201);
  const again = await sim.post(tokens, { facebookCode: 'AQBcode' });
  t.equal(again.status, 400);
  t.equal(again.body.errorCode, 'invalid_facebook_code');
  await sim.advance('365d');
  t.equal((await sim.post(tokens, { facebookCode: 'AQBcode' })).status, 400);
});

t.test('either a token or a code is required', async (t) => {
  const sim = await simulator(t);
  const { status, body } = await sim.post(tokens, { businessManager: 'SINCH_UK' });
  t.equal(status, 400);
  t.equal(body.errorCode, 'invalid_input');
  t.match(body.additionalInformation.validationErrors, [/facebookToken/, /facebookCode/]);
  t.equal((await sim.post(details, {})).body.errorCode, 'invalid_input');
  t.equal((await sim.post(details, '{')).body.errorCode, 'invalid_payload');
  t.equal((await sim.post(tokens, '{')).body.errorCode, 'invalid_payload');
});

t.test('a business manager must match the environment and the project', async (t) => {
  const sim = await simulator(t);
  sim.startFrom({ 'whatsapp.accounts': [{ businessManager: 'SINCH_UK', state: 'ONBOARDED' }] });
  for (const path of [details, tokens]) {
    const errorOf = async (businessManager: string) =>
      (await sim.post(path, { facebookToken: 'EAAG', businessManager })).body.errorCode;
    t.equal(await errorOf('SINCH_SEP'), 'invalid_business_manager_for_environment');
    t.equal(await errorOf('SINCH_BR'), 'invalid_business_manager');
    t.equal(await errorOf('SINCH_UK'), undefined);
    t.equal(await errorOf('SINCH_NONE'), 'invalid_input');
  }
});

t.test('magic tokens are rejected', async (t) => {
  const sim = await simulator(t);
  const errorOf = async (path: string, body: object) => (await sim.post(path, body)).body.errorCode;
  t.equal(await errorOf(tokens, { facebookCode: 'mock-invalid-1' }), 'invalid_facebook_code');
  for (const path of [details, tokens]) {
    t.equal(await errorOf(path, { facebookToken: 'mock-invalid-1' }), 'invalid_facebook_token');
    t.equal(await errorOf(path, { facebookToken: 'mock-limit-1' }), 'facebook_Request_limit_reached');
    t.equal(await errorOf(path, { facebookToken: 'mock-login-1' }), 'log_in_facebook_required');
  }
});

t.test('a token gives access to a made-up business account if the scenario has none', async (t) => {
  const sim = await simulator(t);
  const { status, body } = await sim.post(details, { facebookToken: 'EAAGone' });
  t.equal(status, 200);
  t.match(body.wabas, [{ id: /^\d+$/, numbers: [{ id: /^\d+$/, displayPhoneNumber: /^\+\d+$/, provisioned: true }] }]);
  t.same((await sim.post(details, { facebookToken: 'EAAGone' })).body, body, 'identical on every request');
  t.not((await sim.post(details, { facebookToken: 'EAAGother' })).body.wabas[0].id, body.wabas[0].id);
  const traded = await sim.post(tokens, { facebookToken: 'EAAGone' });
  t.same((await sim.post(details, { facebookToken: traded.body.longLivedAccessToken })).body, body);
});

t.test('a number available through a token can become a sender, and is then used', async (t) => {
  const sim = await simulator(t);
  const wabasOf = async (facebookToken: string) => (await sim.post(details, { facebookToken })).body.wabas;
  const [{ id: wabaId, numbers }] = await wabasOf('EAAGone');
  const { status, body } = await sim.post('/whatsapp/senders', { wabaId, phoneNumberId: numbers[0].id });
  t.equal(status, 201);
  t.equal(`+${body.countryCode}${body.phoneNumber}`, numbers[0].displayPhoneNumber);
  await sim.advance('2s');
  t.match(await wabasOf('EAAGone'), [{ id: wabaId, numbers: [{ provisioned: false }] }]);
  t.match(
    await wabasOf('EAAGother'),
    [{ numbers: [{ provisioned: true }] }],
    'another token gives access to another one',
  );
});

t.test('a token gives access to the business accounts shared with it', async (t) => {
  const sim = await simulator(t);
  const waba = (id: string, hidden: object = {}) => ({ id, numbers: [], hidden });
  sim.startFrom({
    'whatsapp.wabaDetails': [
      waba('1'),
      waba('2', { token: 'EAAGone' }),
      waba('3', { token: 'EAAGother' }),
      waba('4', { businessManager: 'SINCH_BR' }),
    ],
  });
  const idsFor = async (facebookToken: string, more: object = {}) =>
    (await sim.post(details, { facebookToken, ...more })).body.wabas.map(({ id }: { id: string }) => id);
  t.same(await idsFor('EAAGone'), ['1', '2', '4']);
  t.same(await idsFor('EAAGone', { businessManager: 'SINCH_UK' }), ['1', '2']);
  const { body } = await sim.post(tokens, { facebookToken: 'EAAGother' });
  t.same(await idsFor(body.longLivedAccessToken), ['1', '3', '4']);
});

t.test('a scenario can define tokens and their expiry', async (t) => {
  const sim = await simulator(t);
  sim.startFrom({
    'whatsapp.longLivedTokens': [
      { longLivedAccessToken: 'EAAold', hidden: { expires: '2025-12-31T00:00:00.000Z' } },
      { longLivedAccessToken: 'EAAnew' },
    ],
  });
  t.equal((await sim.post(details, { facebookToken: 'EAAold' })).body.errorCode, 'invalid_facebook_token');
  t.equal((await sim.post(details, { facebookToken: 'EAAnew' })).status, 200);
});
