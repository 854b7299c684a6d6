import t from 'tap';
import { simulator } from '../simulator.js';
import { at, keyOf, path, template } from './templates.js';

t.test('a pending decision shows who decides, when, with which outcome and why', async (t) => {
  const sim = await simulator(t);
  await sim.post(path, template('plain'));
  await sim.post(path, template('mock_reject_scam'));
  await sim.post(path, template('mock_hold'));
  t.match(await sim.pending(), [
    {
      lifecycle: 'whatsapp.template',
      key: 'plain/EN_US',
      decision: 'review',
      field: 'changes.status',
      who: 'Meta',
      since: '2026-01-01T00:00:00.000Z',
      due: '2026-01-01T00:00:02.000Z',
      outcome: 'approve',
      outcomes: ['approve', 'reject'],
      because: 'default',
    },
    { outcome: 'reject', with: { rejectionCode: 'SCAM' }, because: 'magic value mock_reject_scam' },
    { key: 'mock_hold/EN_US', due: null, outcome: 'hold', because: 'magic value mock_hold' },
  ]);
});

t.test('a decision can be made manually, with an outcome and event data', async (t) => {
  const sim = await simulator(t);
  const receiver = await sim.subscribe();
  await sim.post(path, template('plain'));
  const [pending] = await sim.pending();
  const { status, body } = await sim.admin('POST', `/pending/${pending?.id}`, {
    outcome: 'reject',
    with: { rejectionCode: 'SCAM' },
  });
  t.equal(status, 200);
  t.match(body, {
    now: '2026-01-01T00:00:00.000Z',
    fired: [{ what: 'whatsapp.template reject', resource: 'plain/EN_US', events: ['WHATSAPP_TEMPLATE_REJECTED'] }],
    settled: true,
  });
  t.equal(receiver.received.length, 1, 'the event arrives before the call returns');
  t.same(await sim.pending(), []);
});

t.test('a decision made without an outcome gets the outcome shown', async (t) => {
  const sim = await simulator(t);
  await sim.post(path, template('mock_reject'));
  const [pending] = await sim.pending();
  await sim.control('POST', `/pending/${pending?.id}`);
  t.equal((await sim.get(`${path}/mock_reject/languages/EN_US`)).body.rejectionCode, 'INVALID_FORMAT');
});

t.test('an unknown outcome or unknown event data is rejected', async (t) => {
  const sim = await simulator(t);
  await sim.post(path, template('plain'));
  const [pending] = await sim.pending();
  const decide = (body: object) => sim.admin('POST', `/pending/${pending?.id}`, body);
  const wrong = await decide({ outcome: 'aprove' });
  t.equal(wrong.status, 409);
  t.match(wrong.body, { errorCode: 'outcome_not_possible', resolution: /approve, reject/ });
  const data = await decide({ outcome: 'reject', with: { rejectionCod: 'SCAM' } });
  t.equal(data.status, 400);
  t.match(data.body.additionalInformation.validationErrors, [/did you mean 'with.rejectionCode'/]);
  t.match((await decide({ outcome: 'reject', with: { rejectionCode: 'SPAM' } })).body.additionalInformation, {
    validationErrors: [/with.rejectionCode must be one of the following values: INVALID_FORMAT/],
  });
  t.match((await decide({ outcom: 'reject' })).body.additionalInformation.validationErrors, [/did you mean 'outcome'/]);
  const gone = await sim.admin('POST', '/pending/decision-99', {});
  t.match(gone, { status: 404, body: { errorCode: 'pending_not_found' } });
});

t.test('a trigger makes a platform event happen', async (t) => {
  const sim = await simulator(t);
  await sim.post(path, template('plain'));
  await sim.advance('2s');
  const fired = await sim.trigger('whatsapp.template', 'plain/EN_US', 'pause');
  t.match(fired, [{ what: 'whatsapp.template pause', from: 'APPROVED', to: 'PAUSED' }]);
  t.equal((await sim.get(`${path}/plain/languages/EN_US`)).body.state, 'PAUSED');
  t.match(await sim.pending(), [{ decision: 'clock', outcome: 'unpause', due: '2026-01-01T03:00:02.000Z' }]);
});

t.test('the error about an impossible trigger lists the possible ones', async (t) => {
  const sim = await simulator(t);
  await sim.post(path, template('plain'));
  const trigger = (body: object) =>
    sim.admin('POST', '/trigger', { lifecycle: 'whatsapp.template', key: 'plain/EN_US', event: 'pause', ...body });
  const early = await trigger({});
  t.equal(early.status, 409);
  t.match(early.body, { errorCode: 'event_not_possible', message: /state is empty/, resolution: /approve, reject/ });
  t.match(await trigger({ lifecycle: 'whatsapp.templat' }), {
    status: 404,
    body: { errorCode: 'lifecycle_not_found', resolution: /Did you mean whatsapp.template\?/ },
  });
  t.match(await trigger({ key: 'plan/EN_US' }), {
    status: 404,
    body: { errorCode: 'resource_not_found', resolution: /Did you mean plain\/EN_US\?/ },
  });
  t.match(await trigger({ event: 'pauze' }), {
    status: 404,
    body: { errorCode: 'event_not_found', resolution: /Did you mean pause\?/ },
  });
  t.equal((await trigger({ event: 'submit' })).status, 404, 'an event of the client cannot be triggered');
  t.match((await trigger({ event: 'score', with: { score: 1 } })).body.errorCode, 'invalid_input');
});

t.test('an outcome can be triggered only while its decision is pending', async (t) => {
  const sim = await simulator(t);
  await sim.post(path, template('plain', { status: 'DRAFT' }));
  await sim.post(path, template('mock_reject_it'));
  await sim.advance('2s');
  const before = [(await sim.get(at('plain'))).body, (await sim.get(at('mock_reject_it'))).body];
  for (const name of ['plain', 'mock_reject_it']) {
    for (const event of ['approve', 'reject']) {
      const answer = await sim.admin('POST', '/trigger', { lifecycle: 'whatsapp.template', key: keyOf(name), event });
      t.match(answer, { status: 409, body: { errorCode: 'event_not_possible' } }, `${name} ${event}`);
      t.notMatch(answer.body.resolution, /approve|reject/);
    }
  }
  t.same(
    [(await sim.get(at('plain'))).body, (await sim.get(at('mock_reject_it'))).body],
    before,
    'nothing has changed',
  );
});

t.test('issued one-time passwords are listed', async (t) => {
  const sim = await simulator(t);
  const senders = '/kakaotalk/senders';
  const codes = { topLevelCategoryCode: '011', midLevelCategoryCode: '0004', subLevelCategoryCode: '0001' };
  const details = { adminPhoneNo: '+821000000002', name: 'Shop', ...codes };
  await sim.post(senders, { plusFriendId: '@shop', details });
  await sim.advance('2s');
  const key = (await sim.get(senders)).body.senders[0].plusFriendId;
  t.ok((await sim.post(`${senders}/${key}/register`)).status < 300);
  const sent = (await sim.control('GET', '/codes')).codes;
  t.match(sent, [{ collection: 'kakaotalk.senders', to: '+821000000002' }]);
  t.type(sent[0].code, 'number', 'as verify takes it');
  t.ok((await sim.post(`${senders}/${key}/verify`, { code: sent[0].code })).status < 300);
  t.same(await sim.control('GET', '/codes'), { codes: [] });
});
