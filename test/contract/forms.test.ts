import t from 'tap';
import { contract } from '../../src/contract/load.js';
import { checkBody } from '../../src/contract/validate.js';

const messages = (id: string, body: unknown) =>
  checkBody(contract.operations.get(`${id}_v1`)!, body).violations.map((one) => one.message);

const createTemplate = 'WhatsappTemplatesController_createTemplate';
const updateTemplate = 'WhatsappTemplatesController_updateTemplate';
const createSender = 'WhatsappSendersController_createSender';
const createBundle = 'BundlesBundlesController_create';

const template = (...components: unknown[]) => ({
  name: 'order_shipped',
  language: 'EN',
  category: 'UTILITY',
  details: { components },
});

t.test('a component is checked as the type that it declares', async (t) => {
  t.same(messages(createTemplate, template({ type: 'HEADER', format: 'TEXT' })), [
    'details.components.0.text must be a string',
  ]);
  t.same(messages(createTemplate, template({ type: 'HEADER', format: 'IMAGE' })), [
    'details.components.0.example should not be empty',
  ]);
  t.same(messages(createTemplate, template({ type: 'BUTTONS', buttons: [{ type: 'URL', text: 'x', url: 'y' }] })), [
    'details.components.0.buttons.0.url must be a valid url',
  ]);
});

t.test('a component without a valid type is rejected with the list of types', async (t) => {
  const kinds = 'HEADER, BODY, FOOTER, BUTTONS, CAROUSEL, LIMITED_TIME_OFFER';
  for (const component of [{ text: 'x' }, { type: 'FOOTERR', text: 'x' }, { type: null }, { type: 'constructor' }]) {
    t.same(messages(createTemplate, template(component)), [
      `details.components.0.type must be one of the following values: ${kinds}`,
    ]);
  }
  t.same(messages(createTemplate, template({ type: 'HEADER', format: 'SOUND' })), [
    'details.components.0.format must be one of the following values: LOCATION, TEXT, DOCUMENT, IMAGE, VIDEO',
  ]);
  t.same(messages(createTemplate, template('BODY')), ['details.components.0 must be an object']);
});

t.test('a dynamic url of a button ends in a variable', async (t) => {
  const url = 'https://example.com/track/{{1}}';
  t.same(messages(createTemplate, template({ type: 'BUTTONS', buttons: [{ type: 'URL', text: 'x', url }] })), []);
});

t.test('a draft needs no content, a template that is submitted does', async (t) => {
  const { details, ...bare } = template();
  t.same(messages(createTemplate, { ...bare, status: 'DRAFT' }), []);
  t.same(messages(createTemplate, { ...bare, status: 'DRAFT', details: {} }), []);
  t.same(messages(createTemplate, { ...bare, status: 'SUBMIT' }), ['details should not be empty']);
  t.same(messages(createTemplate, bare), ['details should not be empty']);
  const empty = { type: 'BUTTONS', buttons: [] };
  t.same(messages(createTemplate, { ...template(empty), status: 'DRAFT' }), []);
  t.same(messages(createTemplate, template(empty)), ['details.components.0.buttons must contain at least 1 elements']);
});

t.test('the fields that a draft does contain are checked', async (t) => {
  t.same(messages(createTemplate, { ...template({ type: 'BODY', text: 5 }), status: 'DRAFT' }), [
    'details.components.0.text must be a string',
  ]);
});

t.test('an update is a draft by default', async (t) => {
  const details = { components: [{ type: 'BUTTONS' }] };
  t.same(messages(updateTemplate, { details }), []);
  t.same(messages(updateTemplate, { status: 'SUBMIT', details }), ['details.components.0.buttons must be an array']);
});

t.test('a KakaoTalk draft needs no details either', async (t) => {
  const sender = { plusFriendId: '@hanbitbooks' };
  t.same(messages('KakaotalkSendersController_createSender', { ...sender, status: 'DRAFT' }), []);
  t.same(messages('KakaotalkSendersController_createSender', sender), ['details should not be empty']);
});

t.test('the keys of a sender decide which form it is checked as', async (t) => {
  t.same(messages(createSender, {}), ['phoneNumberId must be a string']);
  t.same(messages(createSender, { phoneNumberProvider: 'SINCH' }), ['details should not be empty']);
  t.same(messages(createSender, { details: { countryCode: '46', displayName: 'x' } }), [
    'details.phoneNumber must be a string',
  ]);
  t.match(messages(createSender, { name: 'x', facebookAccessToken: 't', details: {} }), [
    'details.displayName must be a string',
    /^details.vertical must be one of/,
  ]);
  t.same(messages(createSender, { phoneNumberId: '1', wabaId: 5 }), ['wabaId must be a string']);
});

t.test('a property that is needed without another one is required where both are missing', async (t) => {
  const createToken = 'WhatsappEmbeddedSignupHelperController_createLongLivedAccessToken';
  t.same(messages(createToken, {}), ['facebookToken should not be empty', 'facebookCode should not be empty']);
  t.same(messages(createToken, { facebookToken: 't' }), []);
  t.same(messages(createToken, { facebookCode: 'c' }), []);
  const deprecated = { name: 'x', details: { displayName: 'x', vertical: 'OTHER' } };
  t.same(messages(createSender, deprecated), [
    'facebookAccessToken should not be empty',
    'facebookCode should not be empty',
  ]);
  t.same(messages(createSender, { ...deprecated, facebookAccessToken: 't' }), []);
});

t.test('a flow button names its screen when it navigates and is submitted', async (t) => {
  const flow = { type: 'FLOW', text: 'Book', flowId: '123', flowAction: 'NAVIGATE' };
  const missing = ['details.components.0.buttons.0.navigateScreen should not be empty'];
  const submitted = (button: object) => template({ type: 'BUTTONS', buttons: [button] });
  t.same(messages(createTemplate, submitted(flow)), missing);
  t.same(messages(createTemplate, { ...submitted(flow), status: 'DRAFT' }), []);
  t.same(messages(createTemplate, submitted({ ...flow, navigateScreen: 'START' })), []);
  t.same(messages(createTemplate, submitted({ ...flow, flowAction: 'DATA_EXCHANGE' })), []);
});

t.test('the keys of an account decide which form it is checked as', async (t) => {
  const create = 'WhatsappAccountsController_createAccount';
  t.same(messages(create, { clientBusinessManagerId: '1', companyLegalName: 5 }), [
    'companyLegalName must be a string',
  ]);
  t.same(messages(create, { clientBusinessManagerId: '1', wabaName: 'x' }), ['senderDetails should not be empty']);
});

t.test('the answers of a questionnaire may be incomplete until the launch', async (t) => {
  const us = (answers: object) => ({ details: { questionnaire: { us: { answers } } } });
  const create = (answers: object) =>
    messages('RcsSendersController_createSender', {
      region: 'EU',
      billingCategory: 'BASIC_MESSAGE',
      useCase: 'OTP',
      ...us(answers),
    });
  t.same(create({ ownershipType: 'PUBLIC', stockSymbol: 'BOOK' }), []);
  t.same(create({}), []);
  t.same(create({ companyLegalName: 'Books', ein: '12-3456789' }), []);
  t.match(create({ companyLegalName: 'Books', ein: 'twelve' }), [
    /us.answers.ein must have two digits, a hyphen and seven digits/,
  ]);
});

t.test('answers to the US questionnaire are checked for the kind of company that they describe', async (t) => {
  const create = (answers: object) =>
    messages('RcsSendersController_createSender', {
      region: 'US',
      billingCategory: 'CONVERSATIONAL',
      useCase: 'OTP',
      details: { questionnaire: { us: { answers } } },
    });
  const at = 'details.questionnaire.us.answers';
  const shares = { stockExchange: 'NYSE', stockSymbol: 'BOOK' };
  const none = [`${at}.stockExchange should not exist`, `${at}.stockSymbol should not exist`];
  t.same(create({ ownershipType: 'PRIVATE', ...shares }), none);
  t.same(create({ ownershipType: 'PRIVATE', taxIdCountry: 'DE', ...shares }), none);
  t.same(create({ ownershipType: 'PUBLIC', ...shares }), []);
  t.same(create(shares), []);
  t.same(create({ taxIdCountry: 'DE', taxId: 'x'.repeat(26) }), [
    `${at}.taxId must be shorter than or equal to 25 characters`,
  ]);
  t.match(create({ ownershipType: 'SHARED' }), [/ownershipType must be one of the following values/]);
});

t.test('a property that is an object or a flag is checked as the one that was sent', async (t) => {
  t.same(messages(createBundle, { region: 'US', smsApp: true }), []);
  t.same(messages(createBundle, { region: 'US', smsApp: { name: 5 } }), ['smsApp.name must be a string']);
  t.same(messages(createBundle, { region: 'US', smsApp: 'yes' }), ['smsApp must be an object or a boolean value']);
});

t.test('the processing mode of an app decides how its retention policy is checked', async (t) => {
  const bundle = (convApp: object) => messages(createBundle, { region: 'US', convApp });
  const retentionPolicy = { ttl: 1000 };
  t.same(bundle({ processingMode: 'CONVERSATION', retentionPolicy }), []);
  const tooLong = ['convApp.retentionPolicy.ttl must not be greater than 7'];
  t.same(bundle({ processingMode: 'DISPATCH', retentionPolicy }), tooLong);
  t.same(bundle({ retentionPolicy }), tooLong);
});
