import t from 'tap';
import { simulator } from '../../simulator.js';
import { complete, created, minimal, path, refused } from './setup.js';

const questions = '/rcs/questionnaire';
const names = (part: { questions: object }): string[] => Object.keys(part.questions);

t.test('every questionnaire has a general part and a verification', async (t) => {
  const sim = await simulator(t);
  for (const useCase of ['MULTIUSE', 'OTP', 'PROMOTIONAL', 'TRANSACTIONAL']) {
    const { status, body } = await sim.get(`${questions}/${useCase}`);
    t.equal(status, 200);
    t.same(Object.keys(body), ['general', 'verification']);
    t.match(body.general.questions.optInDescription, { question: String, suggestedAnswers: [String] });
    t.same(body.general.questions.videoUris, { question: '', suggestedAnswers: [] });
    t.same(names({ questions: body.verification.questions.partner }), [
      'companyName',
      'contactName',
      'contactEmailAddress',
    ]);
  }
});

t.test('countries with their own questions add a part', async (t) => {
  const sim = await simulator(t);
  const { body } = await sim.get(`${questions}/OTP?countries=GB,FR,SE,US`);
  t.same(Object.keys(body), ['general', 'verification', 'gb', 'fr', 'us']);
  t.same(names(body.fr), ['fullCompanyAddress', 'siren']);
  t.ok(names(body.gb).includes('companyRegistrationNumber'));
});

t.test('the questions of the United States depend on the version and the kind of company', async (t) => {
  const sim = await simulator(t);
  const ask = async (query = '') => names((await sim.get(`${questions}/OTP?countries=US${query}`)).body.us);
  t.same(await ask('&usQuestionnaireVersion=v1'), [
    'companyLegalName',
    'ein',
    'brandIndustry',
    'fullCompanyAddress',
    'smsCampaign',
    'messagesVolume',
  ]);
  t.same(await ask(), await ask('&usQuestionnaireVersion=v2'), 'v2 unless v1 is requested');
  const extras: Record<string, string[]> = {
    US_PUBLIC: ['addressState', 'stockExchange', 'stockSymbol'],
    US_PRIVATE: ['addressState'],
    NON_US_PUBLIC: ['stockExchange', 'stockSymbol'],
    NON_US_PRIVATE: [],
  };
  for (const [version, extra] of Object.entries(extras)) {
    const asked = await ask(`&usQuestionnaireVersion=v2&usQuestionnaireBrandCampaignVersion=${version}`);
    t.same(
      asked.filter((name) => ['addressState', 'stockExchange', 'stockSymbol'].includes(name)),
      extra,
      version,
    );
  }
});

t.test('unknown use cases and countries are rejected with a list of the supported ones', async (t) => {
  const sim = await simulator(t);
  const useCase = await refused(t, sim.get(`${questions}/SPAM`), 'questionnaire_invalid_use_case', 400);
  t.match(useCase.additionalInformation.validUseCases.join(), /MULTIUSE.*OTP/);
  const country = await refused(t, sim.get(`${questions}/OTP?countries=JP`), 'questionnaire_invalid_country', 400);
  t.match(country.additionalInformation.supportedValues.join(), /AT.*GB/);
});

t.test('a sender returns the questions of its countries with its answers', async (t) => {
  const sim = await simulator(t);
  const { body } = await sim.post(path, minimal({ details: { countries: ['US', 'FR'] } }));
  const { questionnaire } = body.details;
  t.same(Object.keys(questionnaire).sort(), ['fr', 'general', 'us', 'verification']);
  t.same(questionnaire.us.answers, {});
  t.ok(
    names(questionnaire.us).includes('ein') && names(questionnaire.us).includes('taxId'),
    'before an answer: both versions',
  );
  const at = await created(sim, complete('unitedStatesLegacy'));
  t.same(names((await sim.get(at)).body.details.questionnaire.us).length, 6);
});

t.test('the version is derived from the answers, or requested', async (t) => {
  const sim = await simulator(t);
  const at = await created(sim, minimal({ details: { countries: ['US'] } }));
  const answer = async (answers: object, query = '') =>
    (await sim.patch(`${at}${query}`, { details: { questionnaire: { us: { answers } } } })).body.details.questionnaire
      .us;
  t.equal(names(await answer({ ein: '12-3456789', companyLegalName: 'Northwind Inc.' })).length, 6);
  t.same((await answer({ messagesVolume: '10 a day' })).answers, {
    ein: '12-3456789',
    companyLegalName: 'Northwind Inc.',
    messagesVolume: '10 a day',
  });
  const changed = await answer({ messagesVolume: 1000 });
  t.same(changed.answers, { companyLegalName: 'Northwind Inc.', messagesVolume: 1000 }, 'what fits both is kept');
  t.ok(names(changed).includes('taxId'));
  t.equal(names(await answer({ companyLegalName: 'Northwind' }, '?usQuestionnaireVersion=v1')).length, 6);
  const { additionalInformation } = await refused(
    t,
    sim.patch(`${at}?usQuestionnaireVersion=v2`, {
      details: { questionnaire: { us: { answers: { ein: '12-3456789' } } } },
    }),
    'invalid_input',
    400,
  );
  t.match(additionalInformation.validationErrors, [/must fit version v2.*ein/]);
  await refused(
    t,
    sim.patch(`${at}?usQuestionnaireVersion=v3`, { details: { countries: ['US'] } }),
    'invalid_input',
    400,
  );
});

t.test('a sender that answers v2 refuses answers to v1, unless the update requests v1', async (t) => {
  const sim = await simulator(t);
  const at = await created(sim, complete('unitedStatesPrivate'));
  const patch = (answers: object, query = '') =>
    sim.patch(`${at}${query}`, { details: { questionnaire: { us: { answers } } } });
  const legacy = complete('unitedStatesLegacy').details.questionnaire.us.answers;
  for (const [name, value] of Object.entries({ ...legacy, messagesVolume: '10 a day', brandIndustry: 'Retail' })) {
    if (name === 'companyLegalName') continue;
    const { additionalInformation } = await refused(t, patch({ [name]: value }), 'invalid_input', 400);
    t.match(additionalInformation.validationErrors, [new RegExp(`must fit version v2: .*${name}`)]);
  }
  t.equal((await patch({ companyLegalName: 'Northwind Inc.' })).status, 200, 'both versions ask for the legal name');
  const { us } = (await sim.get(at)).body.details.questionnaire;
  t.ok(names(us).includes('taxId') && us.answers.taxId !== undefined, 'the answers to v2 are kept');
  t.equal(names((await patch(legacy, '?usQuestionnaireVersion=v1')).body.details.questionnaire.us).length, 6);
});

t.test('a fault of the legal form names what the kind of company allows', async (t) => {
  const sim = await simulator(t);
  const forms = ['CORPORATION', 'LIMITED_LIABILITY_COMPANY', 'PARTNERSHIP', 'S_CORPORATION'].join(', ');
  const faults = async (example: 'unitedStatesPublic' | 'unitedStatesPrivate', answers: object) => {
    const body = complete(example);
    Object.assign(body.details.questionnaire.us.answers, answers);
    const { additionalInformation } = await refused(t, sim.post(path, body), 'invalid_input', 400);
    return additionalInformation.validationErrors.map((fault: string) => fault.replace(/^.*answers\./, ''));
  };
  const only = 'must be one of the following values:';
  for (const answers of [{}, { taxIdCountry: 'DE' }]) {
    t.same(await faults('unitedStatesPublic', { ...answers, legalForm: 'PARTNERSHIP' }), [
      `legalForm ${only} CORPORATION`,
    ]);
    t.same(await faults('unitedStatesPrivate', { ...answers, legalForm: 'CLUB' }), [`legalForm ${only} ${forms}`]);
  }
  t.same(await faults('unitedStatesPrivate', { ownershipType: 'CLUB' }), [`ownershipType ${only} PUBLIC, PRIVATE`]);
  t.match(await faults('unitedStatesPrivate', { taxIdCountry: 'XX' }), [/^taxIdCountry .* US, AD, AE/]);
  t.match(await faults('unitedStatesPublic', { ownershipType: 'PRIVATE' }), [/^stockExchange/, /^stockSymbol/]);
});

t.test('the answers of an American company must be consistent', async (t) => {
  const sim = await simulator(t);
  const at = await created(sim, complete('unitedStatesPublic'));
  const patch = (answers: object) => sim.patch(at, { details: { questionnaire: { us: { answers } } } });
  const faults = async (answers: object) =>
    (await refused(t, patch(answers), 'invalid_input', 400)).additionalInformation.validationErrors;
  t.match(await faults({ legalForm: 'PARTNERSHIP' }), [/legalForm must be CORPORATION/]);
  t.match(await faults({ taxId: '123456789' }), [/taxId must have the form NN-NNNNNNN/]);
  const german = complete('germanCompanyInUnitedStates');
  german.details.questionnaire.us.answers.addressState = 'NY';
  t.equal((await sim.post(path, german)).status, 201, 'a state is ignored for a company abroad');
  const abroad = (await patch({ taxIdCountry: 'DE', taxId: 'DE123' })).body.details.questionnaire.us;
  t.notOk('addressState' in abroad.answers, 'the state is irrelevant abroad');
  t.notOk(names(abroad).includes('addressState'));
  const owned = (await patch({ ownershipType: 'PRIVATE', legalForm: 'PARTNERSHIP' })).body.details.questionnaire.us;
  t.notOk('stockSymbol' in owned.answers, 'a private company has no shares to name');
});
