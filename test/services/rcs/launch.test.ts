import t from 'tap';
import { simulator } from '../../simulator.js';
import {
  complete,
  countriesOf,
  created,
  idOf,
  launched,
  minimal,
  path,
  refused,
  sent,
  startFrom,
  stateOf,
} from './setup.js';

t.test('an incomplete launch is rejected with a list of everything missing', async (t) => {
  const sim = await simulator(t);
  const at = await created(sim, minimal());
  const missing = async () =>
    (await refused(t, sim.post(`${at}/launch`), 'launch_precondition_failed', 412)).additionalInformation
      .validationErrors;
  t.equal(
    (await sim.post(`${at}/launch`)).body.resolution,
    'Complete the sender and launch it again: details.countries must contain at least 1 elements.',
    'the resolution names the first',
  );
  t.same(await missing(), [
    'details.countries must contain at least 1 elements',
    'details.brand.phones or details.brand.emails must contain at least 1 elements',
    'details.brand.bannerUrl should not be empty',
    'details.brand.logoUrl should not be empty',
    'details.brand.privacyPolicyUrl should not be empty',
    'details.brand.termsOfServiceUrl should not be empty',
    'details.questionnaire.general.answers.optInDescription: should not be empty',
    'details.questionnaire.general.answers.triggerDescription: should not be empty',
    'details.questionnaire.general.answers.interactionsDescription: should not be empty',
    'details.questionnaire.general.answers.optOutDescription: should not be empty',
    'details.questionnaire.verification.answers.name: should not be empty',
    'details.questionnaire.verification.answers.email: should not be empty',
    'details.questionnaire.verification.answers.website: should not be empty',
  ]);
  await sim.patch(at, { details: { brand: complete('unitedKingdom').details.brand, countries: ['GB', 'US'] } });
  const answers = await missing();
  t.ok(answers.includes('details.questionnaire.gb.answers.brandIndustry: should not be empty'));
  t.ok(answers.includes('details.questionnaire.verification.answers.phone: should not be empty'), 'v2 needs the phone');
  t.ok(answers.includes('details.questionnaire.us.answers.taxId: should not be empty'));
  t.notOk(
    answers.some((fault: string) => /stockSymbol|addressState|campaignLength|videoUris|screenshotUris/.test(fault)),
  );
});

t.test('every answer that a country asks for is required, except a deprecated one', async (t) => {
  const sim = await simulator(t);
  const asked = {
    unitedKingdom: [
      'gb.answers.brandIndustry',
      'gb.answers.companyLegalName',
      'gb.answers.companyRegistrationNumber',
      'gb.answers.fullCompanyAddress',
      'gb.answers.messagesVolume',
      'gb.answers.messagesFrequency',
    ],
    france: ['fr.answers.fullCompanyAddress', 'fr.answers.siren'],
  } as const;
  for (const [example, answers] of Object.entries(asked)) {
    const body = complete(example as keyof typeof asked);
    const country = answers[0]!.slice(0, 2);
    const given = body.details.questionnaire[country];
    delete body.details.questionnaire[country];
    const at = await created(sim, body);
    const { additionalInformation } = await refused(t, sim.post(`${at}/launch`), 'launch_precondition_failed', 412);
    t.same(
      additionalInformation.validationErrors,
      answers.map((answer) => `details.questionnaire.${answer}: should not be empty`),
    );
    await sim.patch(at, { details: { questionnaire: { [country]: given } } });
    t.equal((await sim.post(`${at}/launch`)).status, 200, 'all answers are given');
  }
});

t.test('a country without questions of its own needs the general answers only', async (t) => {
  const sim = await simulator(t);
  const { gb: _, ...questionnaire } = complete('unitedKingdom').details.questionnaire;
  const { details, ...body } = complete('unitedKingdom');
  const at = await created(sim, { ...body, details: { ...details, countries: ['SE'], questionnaire } });
  t.equal((await sim.post(`${at}/launch`)).status, 200);
});

t.test('the kind of company determines which answers are required', async (t) => {
  const sim = await simulator(t);
  const body = complete('unitedStatesPublic');
  const { answers } = body.details.questionnaire.us;
  delete answers.stockSymbol;
  delete answers.addressState;
  delete body.details.questionnaire.verification.answers.phone;
  const at = await created(sim, body);
  const { additionalInformation } = await refused(t, sim.post(`${at}/launch`), 'launch_precondition_failed', 412);
  t.same(additionalInformation.validationErrors.sort(), [
    'details.questionnaire.us.answers.addressState: should not be empty',
    'details.questionnaire.us.answers.stockSymbol: should not be empty',
    'details.questionnaire.verification.answers.phone: should not be empty',
  ]);
});

t.test('a partly described company must provide what follows from the known part', async (t) => {
  const sim = await simulator(t);
  const { questionnaire, ...details } = complete('unitedStatesPublic').details;
  const missing = async (said: object) => {
    const us = { answers: said };
    const at = await created(sim, minimal({ details: { ...details, questionnaire: { ...questionnaire, us } } }));
    const { additionalInformation } = await refused(t, sim.post(`${at}/launch`), 'launch_precondition_failed', 412);
    return additionalInformation.validationErrors.join();
  };
  t.match(await missing({ ownershipType: 'PUBLIC' }), /stockExchange.*stockSymbol/);
  t.notMatch(await missing({ ownershipType: 'PUBLIC' }), /addressState/);
  t.match(await missing({ taxIdCountry: 'US' }), /addressState/);
  t.notMatch(await missing({ taxIdCountry: 'US' }), /stockSymbol/);
});

t.test('the legacy questionnaire requires less, and no phone', async (t) => {
  const sim = await simulator(t);
  const body = complete('unitedStatesLegacy');
  delete body.details.questionnaire.verification.answers.phone;
  body.details.questionnaire.us.answers = { companyLegalName: '', ein: '12-3456789', messagesVolume: '10 a day' };
  const at = await created(sim, body);
  const { additionalInformation } = await refused(t, sim.post(`${at}/launch`), 'launch_precondition_failed', 412);
  t.same(additionalInformation.validationErrors, [
    'details.questionnaire.us.answers.companyLegalName: should not be empty',
    'details.questionnaire.us.answers.brandIndustry: should not be empty',
  ]);
});

t.test('each operator of each country decides, and each change sends an event', async (t) => {
  const sim = await simulator(t);
  await sim.subscribe();
  const at = await created(sim);
  const { body } = await sim.post(`${at}/launch`);
  t.equal(body.state, 'LAUNCHING');
  t.ok(body.countryStatus[0].operators.every(({ status }: any) => status === 'PENDING'));
  const waiting = (await sim.pending()).filter(({ lifecycle }) => lifecycle === 'rcs.operator');
  t.same(
    waiting.map(({ key }) => key),
    ['EE', 'Three', 'Sky', 'O2', 'Vodafone'].map((name) => `${idOf(at)}/GB/${name}`),
  );
  await sim.decide(`${idOf(at)}/GB/EE`, 'reject', { remark: 'The logo is blurred.' });
  await sim.decide(`${idOf(at)}/GB/Three`, 'suspend');
  t.same(await countriesOf(sim, at), ['GB PENDING'], 'a rejection leaves the country open');
  t.equal(await stateOf(sim, at), 'LAUNCHING');
  await sim.decide(`${idOf(at)}/GB/O2`, 'launch');
  t.same(await countriesOf(sim, at), ['GB LAUNCHED'], 'one operator is enough');
  t.match((await sim.get(at)).body, { state: 'LAUNCHED', launched: /T/ });
  const events = sent(t, sim, 'RCS_SENDER_OPERATOR_STATUS_UPDATED').slice(5);
  t.match(events, [
    {
      operator: 'EE',
      operatorCountry: 'GB',
      operatorPreviousStatus: 'PENDING',
      operatorCurrentStatus: 'REJECTED',
      payload: { countryStatus: [{ operators: [{ name: 'EE', status: 'REJECTED', remark: 'The logo is blurred.' }] }] },
    },
    { operator: 'Three', operatorCurrentStatus: 'SUSPENDED' },
    { operator: 'O2', operatorCurrentStatus: 'LAUNCHED' },
  ]);
  t.match((await sim.get(`${at}/activities`)).body.notifications[0], { type: 'ACTIVE' });
});

t.test('a sender that every operator rejects is UNLAUNCHED and can be launched again', async (t) => {
  const sim = await simulator(t);
  const at = await launched(sim, complete('unitedKingdom', 'Mock Reject Stores'));
  const { body } = await sim.get(at);
  t.equal(body.state, 'UNLAUNCHED');
  t.match(body.countryStatus, [{ status: 'REJECTED', operators: [{ status: 'REJECTED', remark: String }] }]);
  t.notOk(body.launched);
  await sim.patch(at, { details: { brand: { name: 'Northwind Stores' } } });
  t.equal((await sim.post(`${at}/launch`)).body.state, 'LAUNCHING');
  await sim.advance('2s');
  t.equal(await stateOf(sim, at), 'LAUNCHED');
  t.notOk((await sim.get(at)).body.countryStatus[0].operators[0].remark);
});

t.test('a launch waits for every country and succeeds with at least one', async (t) => {
  const sim = await simulator(t);
  const body = complete('unitedKingdom');
  body.details.countries = ['GB', 'SE'];
  const at = await created(sim, body);
  await sim.post(`${at}/launch`);
  for (const name of ['EE', 'Three', 'Sky', 'O2', 'Vodafone']) await sim.decide(`${idOf(at)}/GB/${name}`, 'reject');
  t.same(await countriesOf(sim, at), ['GB REJECTED', 'SE PENDING']);
  t.equal(await stateOf(sim, at), 'LAUNCHING');
  await sim.decide(`${idOf(at)}/SE/Telia`, 'launch');
  t.equal(await stateOf(sim, at), 'LAUNCHED');
});

t.test('removing the last undecided country ends the launch', async (t) => {
  const sim = await simulator(t);
  const body = complete('unitedKingdom', 'Mock Hold Stores');
  body.details.countries = ['GB', 'SE'];
  const at = await created(sim, body);
  await sim.post(`${at}/launch`);
  await sim.decide(`${idOf(at)}/GB/EE`, 'launch');
  t.equal((await sim.patch(at, { details: { countries: ['GB'] } })).body.state, 'LAUNCHED');
});

t.test('without a video, the sender is in PREPARING_LAUNCH until Sinch staff add one', async (t) => {
  const sim = await simulator(t);
  const body = complete('unitedKingdom');
  delete body.details.questionnaire.general.answers.videoUris;
  const at = await created(sim, body);
  const { body: prepared } = await sim.post(`${at}/launch`);
  t.equal(prepared.state, 'PREPARING_LAUNCH');
  t.match(prepared.countryStatus, [{ status: 'PENDING', operators: [{ status: 'PENDING' }] }]);
  t.notOk(prepared.brandDetails);
  t.match(
    await sim.pending(),
    [{ key: idOf(at), decision: 'video', who: 'Sinch staff' }],
    'operators are not asked yet',
  );
  await refused(t, sim.post(`${at}/launch`), 'launch_invalid_agent_state', 409);
  await sim.advance('2s');
  const { body: begun } = await sim.get(at);
  t.equal(begun.state, 'LAUNCHING');
  t.equal(begun.details.questionnaire.general.answers.videoUris.length, 1);
  await sim.advance('2s');
  t.equal(await stateOf(sim, at), 'LAUNCHED');
});

t.test('the launch continues when the client adds a video', async (t) => {
  const sim = await simulator(t);
  const body = complete('unitedKingdom');
  delete body.details.questionnaire.general.answers.videoUris;
  const at = await created(sim, body);
  await sim.post(`${at}/launch`);
  const videoUris = ['https://example.com/videos/ours.mp4'];
  const answer = await sim.patch(at, { details: { questionnaire: { general: { answers: { videoUris } } } } });
  t.equal(answer.body.state, 'LAUNCHING');
  await sim.advance('4s');
  t.same((await sim.get(at)).body.details.questionnaire.general.answers.videoUris, videoUris);
});

t.test('a prepared launch waits for what an edit requires, and then continues', async (t) => {
  const sim = await simulator(t);
  const { questionnaire } = complete('unitedStatesPrivate').details;
  const noVideo = complete('unitedKingdom');
  delete noVideo.details.questionnaire.general.answers.videoUris;
  const abroad = await created(sim, noVideo);
  await sim.post(`${abroad}/launch`);
  const { us, verification } = questionnaire;
  const added = await sim.patch(abroad, { details: { countries: ['GB', 'US'], questionnaire: { us, verification } } });
  t.match(added.body, { state: 'PREPARING_LAUNCH', brandDetails: { registration: { status: 'NEW' } } }, 'a brand');

  const video = await created(sim, complete('unitedStatesPrivate'));
  await sim.post(`${video}/launch`);
  await sim.patch(video, { details: { questionnaire: { general: { answers: { videoUris: null } } } } });
  const asked = (await sim.pending()).filter(({ key }) => key === idOf(video)).map(({ decision }) => decision);
  t.same(asked.sort(), ['submission', 'video'], 'a video');

  await sim.advance('10s');
  t.equal(await stateOf(sim, abroad), 'LAUNCHED');
  t.equal(await stateOf(sim, video), 'LAUNCHED');
});

t.test('a rejected brand stops only a launch that requires it', async (t) => {
  const sim = await simulator(t);
  const at = await created(sim, complete('unitedStatesPrivate'));
  await sim.post(`${at}/launch`);
  await sim.decide(idOf(at), 'submit');
  const general = { answers: { videoUris: null } };
  await sim.patch(at, { details: { countries: ['SE'], questionnaire: { general } } });
  const [review] = (await sim.pending()).filter(({ decision }) => decision === 'review');
  await sim.control('POST', `/pending/${review!.id}`, { outcome: 'reject' });
  t.equal(await stateOf(sim, at), 'PREPARING_LAUNCH');
  await sim.advance('10s');
  t.equal(await stateOf(sim, at), 'LAUNCHED');
});

t.test('a brand is registered before its first launch in the United States', async (t) => {
  const sim = await simulator(t);
  await sim.subscribe();
  const at = await created(sim, complete('unitedStatesPrivate'));
  const { body } = await sim.post(`${at}/launch`);
  t.match(body, { state: 'PREPARING_LAUNCH', brandDetails: { status: 'DRAFT', registration: { status: 'NEW' } } });
  await sim.advance('2s');
  t.equal((await sim.get(at)).body.brandDetails.registration.status, 'PENDING_REVIEW');
  await sim.advance('2s');
  t.match((await sim.get(at)).body, {
    state: 'LAUNCHING',
    brandDetails: { status: 'COMPLETED', registration: { status: 'COMPLETED' } },
    campaignDetails: { campaignName: 'Northwind Stores' },
  });
  const events = sent(t, sim, 'RCS_BRAND_REGISTRATION_PROCESS_STATUS_UPDATED');
  t.same(
    events.map(({ status }) => status),
    ['PENDING_REVIEW', 'COMPLETED'],
  );
  await sim.advance('2s');
  t.equal(await stateOf(sim, at), 'LAUNCHED');
  await sim.trigger('rcs.sender', idOf(at), 'unlaunch');
  t.equal((await sim.post(`${at}/launch`)).body.state, 'LAUNCHING', 'a registered brand is not reviewed again');
});

t.test('a rejected brand makes the sender UNLAUNCHED; the next launch registers it again', async (t) => {
  const sim = await simulator(t);
  await sim.subscribe();
  const at = await created(sim, complete('unitedStatesPrivate', 'Mock Reject Stores'));
  await sim.post(`${at}/launch`);
  await sim.advance('4s');
  t.match((await sim.get(at)).body, {
    state: 'UNLAUNCHED',
    brandDetails: { status: 'DRAFT', registration: { status: 'REJECTED' } },
    countryStatus: [{ status: 'NOT_LAUNCHED' }],
  });
  await sim.patch(at, { details: { brand: { name: 'Northwind Stores' } } });
  t.match((await sim.post(`${at}/launch`)).body, {
    state: 'PREPARING_LAUNCH',
    brandDetails: { registration: { status: 'NEW' } },
  });
  await sim.advance('6s');
  t.equal(await stateOf(sim, at), 'LAUNCHED');
});

t.test('a registration can be reviewed manually, sent back and archived', async (t) => {
  const sim = await simulator(t);
  await sim.subscribe();
  const at = await created(sim, complete('unitedStatesPrivate', 'Mock Hold Stores'));
  await sim.post(`${at}/launch`);
  const lifecycle = 'rcs.brandRegistration';
  await sim.decide(idOf(at), 'submit');
  await sim.trigger(lifecycle, idOf(at), 'escalate');
  await sim.trigger(lifecycle, idOf(at), 'sendBack', { comment: 'The tax id is missing.' });
  await sim.trigger(lifecycle, idOf(at), 'submit');
  await sim.decide(idOf(at), 'approve');
  t.equal(await stateOf(sim, at), 'LAUNCHING');
  await sim.trigger(lifecycle, idOf(at), 'archive');
  t.match((await sim.get(at)).body.brandDetails, { status: 'ARCHIVED', registration: { status: 'ARCHIVED' } });
  const events = sent(t, sim, 'RCS_BRAND_REGISTRATION_PROCESS_STATUS_UPDATED');
  t.match(events, [
    { status: 'PENDING_REVIEW' },
    { status: 'MANUAL_REVIEW' },
    { status: 'INCOMPLETE', comment: 'The tax id is missing.' },
    { status: 'PENDING_REVIEW' },
    { status: 'COMPLETED' },
    { status: 'ARCHIVED' },
  ]);
});

t.test('a brand can be approved although the operators reject the sender', async (t) => {
  const sim = await simulator(t);
  const at = await launched(sim, complete('unitedStatesPrivate', 'Mock Reject Operators'));
  t.match((await sim.get(at)).body, { state: 'UNLAUNCHED', brandDetails: { status: 'COMPLETED' } });
});

t.test('the platform can take down a launched sender and its operators', async (t) => {
  const sim = await simulator(t);
  await sim.subscribe();
  const at = await launched(sim);
  await sim.trigger('rcs.operator', `${idOf(at)}/GB/EE`, 'suspend', { remark: 'Complaints.' });
  t.match((await sim.get(at)).body.countryStatus[0].operators[0], { status: 'SUSPENDED', remark: 'Complaints.' });
  await sim.trigger('rcs.operator', `${idOf(at)}/GB/EE`, 'resume');
  await sim.trigger('rcs.sender', idOf(at), 'unlaunch', { comment: 'On request.' });
  t.same(await countriesOf(sim, at), ['GB PENDING_UNLAUNCHED']);
  await sim.advance('2s');
  t.same(await countriesOf(sim, at), ['GB UNLAUNCHED']);
  const event = sent(t, sim, 'RCS_SENDER_STATUS_UPDATED').at(-1);
  t.match(event, { previousState: 'LAUNCHED', currentState: 'UNLAUNCHED', comment: 'On request.' });
  t.match((await sim.get(`${at}/activities`)).body.notifications[0], { type: 'INACTIVE' });
});

t.test('a launch can be repeated, which asks operators that rejected it again', async (t) => {
  const sim = await simulator(t);
  const at = await created(sim);
  await sim.post(`${at}/launch`);
  await sim.decide(`${idOf(at)}/GB/EE`, 'reject');
  t.match((await sim.post(`${at}/launch`)).body, {
    state: 'LAUNCHING',
    countryStatus: [{ operators: [{ status: 'PENDING' }] }],
  });
  await sim.advance('2s');
  const again = await sim.post(`${at}/launch`);
  t.match(again, { status: 200, body: { state: 'LAUNCHED' } }, 'no operator is left to ask');
});

t.test('a launch is possible only from certain states', async (t) => {
  const sim = await simulator(t);
  const id = '5c0d7c4e-6c3a-4a0f-9c55-0d8f6f3f2b11';
  for (const state of ['DRAFT', 'PREPARING_LAUNCH', 'UNKNOWN']) {
    startFrom(sim, { ...complete('unitedKingdom'), id, state, details: { countries: ['GB'] } });
    await refused(t, sim.post(`${path}/${id}/launch`), 'launch_invalid_agent_state', 409);
  }
});

t.test('magic brand names trigger the errors of a launch', async (t) => {
  const sim = await simulator(t);
  const refusals = [
    ['Mock Launch Inactive', 'rbm_has_not_been_used', 403],
    ['Mock Launch Busy', 'rbm_too_many_requests', 429],
    ['Mock Launch Gone', 'rbm_resources_not_found', 404],
    ['Mock Suspended in GMB', 'verification_suspended_in_gmb', 400],
    ['Mock Verification Settled', 'launch_invalid_verification_state', 409],
  ] as const;
  for (const [name, code, status] of refusals) {
    const at = await created(sim, complete('unitedKingdom', name));
    await refused(t, sim.post(`${at}/launch`), code, status);
    t.equal(await stateOf(sim, at), 'IN_TEST');
  }
});
