import t from 'tap';
import { simulator } from '../../simulator.js';
import { activeSender, ownNumber, partner, path, refused, sent, signup } from './sender-setup.js';

t.test('a number of an embedded signup becomes active and creates the account', async (t) => {
  const sim = await simulator(t);
  await sim.subscribe();
  const { status, body } = await sim.post(path, signup({ metaLocalStorage: 'GB' }));
  t.equal(status, 201);
  t.same(body.changes, { status: 'IN_PROGRESS' });
  t.notOk(body.state);
  t.match(body, { region: 'EU', metaLocalStorage: 'GB', businessManager: 'SINCH_UK', compatibleRegions: ['eu', 'us'] });
  const account = (await sim.get('/whatsapp')).body;
  t.match(account, { state: 'ONBOARDED', isEmbeddedSignup: true, wabaId: '102290129340398' });
  await sim.advance('2s');
  const active = (await sim.get(`${path}/${body.id}`)).body;
  t.match(active, { state: 'ACTIVE', details: { displayName: String, vertical: 'NOT_SET' }, phoneNumber: /^\d+$/ });
  t.notOk(active.changes);
  t.same((await sent(t, sim, 'WHATSAPP_SENDER_ACTIVE'))[0].payload, active);
});

t.test('the deprecated form of the embedded signup contains details and a Facebook token', async (t) => {
  const sim = await simulator(t);
  const body = {
    region: 'US',
    businessManager: 'SINCH_MX',
    wabaId: '102290129340398',
    facebookAccessToken: 'EAAG2',
    name: 'Casa Verde',
    details: { displayName: 'Casa Verde', vertical: 'RESTAURANT' },
  };
  const created = await sim.post(path, body);
  t.equal(created.status, 201);
  t.match(created.body.changes, { status: 'IN_PROGRESS', details: { displayName: 'Casa Verde' } });
  await sim.advance('2s');
  t.match((await sim.get(`${path}/${created.body.id}`)).body, {
    state: 'ACTIVE',
    details: { displayName: 'Casa Verde' },
  });

  const { facebookAccessToken, ...unproved } = body;
  await refused(t, sim.post(path, unproved), 'invalid_input', 400);
  const { wabaId, ...lost } = unproved;
  await refused(t, sim.project('another').post(path, lost), 'invalid_input', 400);
  for (const [token, code, status] of [
    ['mock-invalid-token', 'invalid_facebook_token', 400],
    ['mock-limit-token', 'facebook_Request_limit_reached', 500],
    ['mock-login-token', 'log_in_facebook_required', 500],
  ] as const) {
    await refused(t, sim.post(path, { ...body, facebookAccessToken: token }), code, status);
  }
  const byCode = { ...unproved, facebookCode: 'https://example.com/?code=1' };
  t.equal((await sim.post(path, byCode)).status, 201);
  await refused(t, sim.post(path, byCode), 'invalid_facebook_token', 400);
});

t.test('new numbers and partner numbers wait for verification', async (t) => {
  const sim = await simulator(t);
  await sim.subscribe();
  const provisioned = (await sim.post(path, ownNumber())).body;
  t.same(provisioned.changes, { status: 'IN_PROGRESS', details: { displayName: 'Nordic Parcel' } });
  const partners = (await sim.post(path, partner())).body;
  await sim.advance('2s');
  t.match((await sim.get(`${path}/${provisioned.id}`)).body, {
    state: 'PENDING_VERIFICATION',
    details: { displayName: 'Nordic Parcel', vertical: 'NOT_SET' },
  });
  t.equal((await sim.get(`${path}/${partners.id}`)).body.state, 'PENDING_VERIFICATION');
  t.equal((await sent(t, sim, 'WHATSAPP_SENDER_PENDING_VERIFICATION')).length, 2);
});

t.test('Sinch picks a number if it provides one and none is given', async (t) => {
  const sim = await simulator(t);
  const { phoneNumber, ...details } = partner().details;
  const { body } = await sim.post(path, partner('', { phoneNumberProvider: 'SINCH', details }));
  t.notOk(body.phoneNumber);
  await sim.advance('2s');
  t.match((await sim.get(`${path}/${body.id}`)).body, {
    countryCode: '44',
    phoneNumber: /^\d+$/,
    numberProvider: 'SINCH',
  });
});

t.test('region and business manager must be a pair listed in the contract', async (t) => {
  const sim = await simulator(t);
  const pairs = { BR: ['SINCH_BR', 'SINCH_MX'], EU: ['SINCH_UK'], US: ['SINCH_BR', 'SINCH_MX', 'SINCH_UK'] };
  let number = 0;
  for (const [region, managers] of Object.entries(pairs)) {
    for (const businessManager of ['SINCH_BR', 'SINCH_MX', 'SINCH_UK']) {
      const project = sim.project(`${region}-${businessManager}`);
      const answer = project.post(path, signup({ region, businessManager, phoneNumberId: String(number++) }));
      if (managers.includes(businessManager)) t.equal((await answer).status, 201, `${region} with ${businessManager}`);
      else await refused(t, answer, 'invalid_business_manager_for_environment', 400);
    }
  }
  const { businessManager, region, ...bare } = signup();
  t.match((await sim.project('nothing').post(path, bare)).body, {
    region: 'EU',
    businessManager: 'SINCH_UK',
    metaLocalStorage: 'DE',
  });
  t.match((await sim.project('manager').post(path, { ...bare, businessManager: 'SINCH_MX' })).body, { region: 'BR' });
  t.match((await sim.project('region').post(path, { ...bare, region: 'US' })).body, { businessManager: 'SINCH_BR' });
});

t.test('senders must match the account of the project', async (t) => {
  const sim = await simulator(t);
  await activeSender(sim);
  const other = (more: object) => sim.post(path, signup({ phoneNumberId: '2', ...more }));
  await refused(t, other({ businessManager: 'SINCH_MX', region: 'US' }), 'wrong_business_manager', 409);
  await refused(t, other({ wabaId: '999' }), 'wrong_waba_id', 409);
  t.equal((await other({ wabaId: undefined })).status, 201, 'the WABA of the account is used if none is given');
});

t.test('a number can be used by only one sender', async (t) => {
  const sim = await simulator(t);
  await activeSender(sim);
  await refused(t, sim.post(path, signup()), 'used_phone_number_id', 409);
  await sim.post(path, ownNumber());
  await refused(t, sim.post(path, ownNumber('Another')), 'used_phone_number_id', 409);
});

t.test('a code of an embedded signup works once', async (t) => {
  const sim = await simulator(t);
  t.equal((await sim.post(path, signup({ authenticationCode: 'AQB1' }))).status, 201);
  const again = sim.post(path, signup({ phoneNumberId: '2', authenticationCode: 'AQB1' }));
  await refused(t, again, 'invalid_facebook_token', 400);
  const wrong = sim.post(path, signup({ phoneNumberId: '2', authenticationCode: 'mock-invalid-code' }));
  await refused(t, wrong, 'invalid_facebook_token', 400);
});

t.test('senders must match the business accounts at Meta in the scenario', async (t) => {
  const sim = await simulator(t);
  const numbers = (...ids: string[]) =>
    ids.map((id) => ({ id, displayPhoneNumber: `+4670174060${id}`, provisioned: id !== '9' }));
  sim.startFrom({
    'whatsapp.wabaDetails': [
      { id: 'good', numbers: numbers('1', '9') },
      { id: 'better', numbers: numbers('2') },
      { id: 'full', numbers: numbers('9') },
      { id: 'theirs', numbers: numbers('4'), hidden: { takenElsewhere: true } },
      { id: 'brazil', numbers: numbers('5'), hidden: { region: 'BR' } },
      { id: 'mexico', numbers: numbers('6'), hidden: { businessManager: 'SINCH_MX' } },
    ],
  });
  const { wabaId, phoneNumberId, ...bare } = signup();
  const create = (more: object) => sim.post(path, { ...bare, ...more });
  await refused(t, create({ wabaId: 'theirs', phoneNumberId: '4' }), 'waba_id_used', 409);
  await refused(t, create({ wabaId: 'mexico', phoneNumberId: '6' }), 'invalid_business_manager', 400);
  const region = 'invalid_waba_id_or_phone_number_id_for_region';
  await refused(t, create({ wabaId: 'brazil', phoneNumberId: '5' }), region, 409);
  await refused(t, create({ wabaId: 'good', phoneNumberId: '2' }), region, 409);
  await refused(t, create({ wabaId: 'good', phoneNumberId: '9' }), 'provisioned_phone_number_id', 409);
  await refused(t, create({ phoneNumberId: '9' }), 'too_many_waba_id', 409);
  await refused(t, create({ phoneNumberId: '7' }), 'not_found_waba_id', 409);
  const old = { name: 'A', facebookAccessToken: 'EAA', details: { displayName: 'A', vertical: 'OTHER' } };
  await refused(t, create({ ...old, wabaId: 'full' }), 'all_phone_number_id_provisioned', 409);

  const { body, status } = await create({ ...old, wabaId: 'good' });
  t.equal(status, 201, 'the free number is used if none is given');
  t.match(body, { countryCode: '46', phoneNumber: '701740601' });
  await sim.advance('2s');
  await refused(t, create({ ...old, wabaId: 'good' }), 'all_phone_number_id_provisioned', 409);
});

t.test('a WABA is looked up if none is given; a new project has none', async (t) => {
  const sim = await simulator(t);
  await refused(t, sim.post(path, { phoneNumberId: '1' }), 'not_found_waba_id', 409);
  sim.startFrom({
    'whatsapp.wabaDetails': [
      { id: '77', numbers: [{ id: '1', displayPhoneNumber: '+12025550123', provisioned: true }] },
    ],
  });
  const { body, status } = await sim.post(path, { phoneNumberId: '1' });
  t.equal(status, 201);
  t.match(body, { countryCode: '1', phoneNumber: '2025550123' });
  t.equal((await sim.get('/whatsapp')).body.wabaId, '77');
});

t.test('every error that only Meta can cause has a magic value', async (t) => {
  const sim = await simulator(t);
  const magic = {
    mock_corrupt: 'account_data_is_corrupt',
    mock_foreign_manager: 'invalid_business_manager',
    mock_other_manager: 'wrong_business_manager',
    mock_no_waba: 'not_found_waba_id',
    mock_many_wabas: 'too_many_waba_id',
    mock_other_waba: 'wrong_waba_id',
    mock_taken_waba: 'waba_id_used',
    mock_used_number: 'used_phone_number_id',
    mock_provisioned_number: 'provisioned_phone_number_id',
    mock_no_free_number: 'all_phone_number_id_provisioned',
    mock_wrong_region: 'invalid_waba_id_or_phone_number_id_for_region',
    mock_facebook_limit: 'facebook_Request_limit_reached',
    mock_facebook_login: 'log_in_facebook_required',
  };
  for (const [value, code] of Object.entries(magic)) {
    const refusal = await sim.post(path, signup({ phoneNumberId: `${value}_1` }));
    t.equal(refusal.body.errorCode, code, value);
    t.equal((await sim.post(path, ownNumber(value.replaceAll('_', ' ')))).body.errorCode, code);
  }
  t.equal((await sim.get(path)).body.totalSize, 0);
  t.equal((await sim.get('/whatsapp')).body.errorCode, 'account_not_found', 'a rejected sender creates no account');
});

t.test('a failed submission is kept as a draft if requested', async (t) => {
  const sim = await simulator(t);
  await refused(
    t,
    sim.post(path, partner('Mock Corrupt', { saveDraftOnFailure: true })),
    'account_data_is_corrupt',
    409,
  );
  const { senders } = (await sim.get(path)).body;
  t.match(senders, [{ changes: { status: 'DRAFT', details: { displayName: 'Mock Corrupt' } } }]);
  await sim.delete(`${path}/${senders[0].id}/changes`);
  await refused(t, sim.post(path, partner('Mock Corrupt')), 'account_data_is_corrupt', 409);
  t.equal((await sim.get(path)).body.totalSize, 0);
});

t.test('a draft stays a draft until it is submitted', async (t) => {
  const sim = await simulator(t);
  const { body } = await sim.post(path, partner('Shop', { status: 'DRAFT' }));
  t.equal(body.changes.status, 'DRAFT');
  await sim.advance('1d');
  t.equal((await sim.get(`${path}/${body.id}`)).body.changes.status, 'DRAFT');
  await sim.patch(`${path}/${body.id}`, { status: 'SUBMIT' });
  await sim.advance('2s');
  t.equal((await sim.get(`${path}/${body.id}`)).body.state, 'PENDING_VERIFICATION');
});

t.test('a body that matches none of the four ways to sign up is rejected with the reasons', async (t) => {
  const sim = await simulator(t);
  await refused(t, sim.post(path, {}), 'invalid_input', 400);
  const { body } = await sim.post(path, { phoneNumberProvider: 'SINCH' });
  t.match(body, { errorCode: 'invalid_input', additionalInformation: { validationErrors: [/^details /] } });
  await refused(t, sim.post(path, ownNumber('x'.repeat(129))), 'invalid_input', 400);
  await refused(t, sim.post(path, '{'), 'invalid_payload', 400);
});

t.test('magic URLs trigger the errors of photoUrl', async (t) => {
  const sim = await simulator(t);
  for (const [file, code, status] of [
    ['not_found', 'file_not_found', 409],
    ['too_large', 'file_size_too_large', 409],
    ['wrong_type', 'file_invalid_mime_type', 400],
    ['wrong_dimensions', 'file_has_wrong_dimensions', 409],
    ['broken', 'file_unexpected_error', 409],
  ] as const) {
    const photoUrl = `https://mock.invalid/${file}.png`;
    await refused(t, sim.post(path, partner('', { details: { ...partner('A').details, photoUrl } })), code, status);
    await refused(t, sim.patch(`${path}/x`, { details: { photoUrl } }), code, status);
    const { body } = await sim.patch(`${path}/x`, { details: { photoUrl } });
    t.match(body.message, /^details\.photoUrl: /);
    if (file === 'wrong_type') t.match(body.resolution, 'image/jpeg, image/png, image/webp');
    if (file === 'wrong_dimensions') t.match(body.resolution, '192 x 192 to 640 x 640');
  }
});
