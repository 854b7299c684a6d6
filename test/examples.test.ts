import t, { type Test } from 'tap';
import type { Operation } from '../src/contract/load.js';
import { call, examples, operations, prepare } from './populated.js';
import { type Answer, simulator, type TestProject } from './simulator.js';

function accepted(t: Test, operation: Operation, { status, body }: Answer, example = ''): void {
  const details = status < 400 ? '' : `: ${JSON.stringify(body)}`;
  t.equal(status, operation.success.status, `${operation.id} ${example}${details}`);
}

t.test('every example request is accepted by a project that is ready for it', async (t) => {
  const sim = await simulator(t);
  for (const { operation, name, params, body } of examples) {
    prepare(sim, operation, name);
    const answer = await call(sim, operation, { params, body });
    accepted(t, operation, answer, name);
  }
});

t.test('every operation can be carried out', async (t) => {
  const sim = await simulator(t);
  for (const operation of operations) {
    prepare(sim, operation);
    const answer = await call(sim, operation);
    accepted(t, operation, answer);
    await sim.advance('1m');
  }
});

/** What a project is answered that sends the examples one after the other, in place of acceptance. */
const refused: Record<string, { code: string; because: string }> = {
  'WhatsappSendersController_createSender embeddedSignupDeprecated': {
    code: 'wrong_business_manager',
    because: 'the account belongs to SINCH_UK, and a project has one account',
  },
};

/** Sends examples by name, with the ids that the project knows in place of those that they name. */
function sender(t: Test, sim: TestProject) {
  const left = new Set(examples);
  const send = async (action: string, name: string, params: Record<string, string> = {}): Promise<any> => {
    const [controller, operation] = action.split('.') as [string, string];
    const found = examples.find(
      (example) => example.operation.id === `${controller}Controller_${operation}_v1` && example.name === name,
    )!;
    left.delete(found);
    const answer = await call(sim, found.operation, { params, body: found.body });
    const exception = refused[`${controller}Controller_${operation} ${name}`];
    if (exception) t.equal(answer.body?.errorCode, exception.code, `${action} ${name}: ${exception.because}`);
    else accepted(t, found.operation, answer, name);
    return answer.body;
  };
  return { send, left };
}

t.test('one integrator can send all examples, one after the other, to one project', async (t) => {
  const sim = await simulator(t);
  const { send, left } = sender(t, sim);
  const settle = () => sim.advance('10s');

  const { id: webhookId } = await send('WebhookWebhook.createWebhook', 'everyEvent');
  await send('WebhookWebhook.createWebhook', 'templateReviews');
  await send('WebhookWebhook.createWebhook', 'publicTarget');
  for (const name of ['triggers', 'target', 'secret']) await send('WebhookWebhook.updateWebhook', name, { webhookId });
  await send('WebhookWebhook.replaceWebhook', 'replace', { webhookId });

  for (const name of ['everything', 'detailed', 'smsAppOnly', 'convAppOnly', 'subprojectOnly']) {
    await send('BundlesBundles.create', name);
  }
  await settle();
  const { id: smsAppId } = await send('SmsSmsApps.createSmsApp', 'plain');
  await send('SmsSmsApps.createSmsApp', 'withNewConversationApp');
  await send('SmsSmsApps.createSmsApp', 'withExistingConversationApp');
  await send('SmsSmsApps.updateSmsApp', 'rename', { smsAppId });

  // A project has one account: each form of it goes before the next one comes.
  for (const name of ['partnerInitiatedMinimal', 'onBehalfOf']) {
    await send('WhatsappAccounts.createAccount', name);
    t.equal((await sim.delete('/whatsapp')).status, 204);
  }
  await send('WhatsappAccounts.createAccount', 'partnerInitiated');
  for (const name of ['correctName', 'correctEverything']) {
    await sim.decide('account', 'refuse');
    await send('WhatsappAccounts.updateAccount', name);
  }
  await send('WhatsappAccounts.createComment', 'question');
  await settle();
  t.equal((await sim.get('/whatsapp')).body.state, 'ONBOARDED');
  t.equal((await sim.delete('/whatsapp')).status, 204);

  await send('WhatsappEmbeddedSignupHelper.createLongLivedAccessToken', 'fromToken');
  await send('WhatsappEmbeddedSignupHelper.createLongLivedAccessToken', 'fromCode');
  await send('WhatsappEmbeddedSignupHelper.listWabaDetailsForToken', 'allAccounts');
  await send('WhatsappEmbeddedSignupHelper.listWabaDetailsForToken', 'oneBusinessManager');
  await send('WhatsappSolutions.createSolution', 'solution');

  const { id: senderId } = await send('WhatsappSenders.createSender', 'embeddedSignup');
  await send('WhatsappSenders.createSender', 'embeddedSignupDeprecated');
  for (const name of ['embeddedSignupCode', 'facebookCode', 'newNumber'])
    await send('WhatsappSenders.createSender', name);
  const { id: newNumber } = await send('WhatsappSenders.createSender', 'phoneProvisioning');
  const { id: knownNumber } = await send('WhatsappSenders.createSender', 'partnerInitiated');
  await send('WhatsappSenders.createSender', 'partnerInitiatedDraft');
  await sim.decide(knownNumber, 'approve', { verifiedAtMeta: true });
  await settle();
  await send('WhatsappSenders.register', 'sms', { senderId: newNumber });
  await send('WhatsappSenders.register', 'voice', { senderId: newNumber });
  await send('WhatsappSenders.verify', 'code', { senderId: newNumber });
  await send('WhatsappSenders.verify', 'alreadyVerified', { senderId: knownNumber });
  for (const name of ['profile', 'draft', 'displayName', 'username']) {
    await send('WhatsappSenders.update', name, { senderId });
    await settle();
  }
  await send('WhatsappSenders.createComment', 'question', { senderId });

  const texts = examples.filter(({ operation }) => operation.id === 'WhatsappTemplatesController_createTemplate_v1');
  await sim.trigger('whatsapp.account', 'account', 'change', { wabaMaxPriceOnboarded: true });
  for (const { name } of texts) await send('WhatsappTemplates.createTemplate', name);
  await settle();
  for (const name of ['submit', 'draft']) {
    await send('WhatsappTemplates.updateTemplate', name);
    await settle();
  }
  await send('WhatsappTemplates.updateTemplate', 'otherCategory', { templateName: 'order_delayed' });
  await send('WhatsappTemplates.updateTemplate', 'withoutBidCap', { templateName: 'loyalty_news' });
  await send('WhatsappTemplates.createComment', 'question');
  const whole = texts.find(({ name }) => name === 'minimal')!.body.details;
  const at = '/whatsapp/templates/order_delayed/languages/EN_US';
  t.equal((await sim.patch(at, { status: 'SUBMIT', details: whole })).status, 200);
  await sim.advance('90d');
  await send('WhatsappTemplates.compareTemplates', 'lastWeek');
  await send('WhatsappTemplates.compareTemplates', 'lastQuarter');

  for (const name of ['full', 'minimal', 'guide', 'draft']) await send('KakaotalkSenders.createSender', name);
  await send('KakaotalkSenders.createComment', 'question');
  await settle();
  t.equal((await sim.post('/kakaotalk/senders/@hanbitbooks/register')).status, 200);
  await send('KakaotalkSenders.verifySender', 'code');
  for (const name of ['submit', 'everyField', 'draft']) {
    await send('KakaotalkSenders.updateSender', name);
    await settle();
  }
  let templateCode = '';
  for (const name of ['minimal', 'emphasizedText', 'everyField', 'appLinks', 'draft', 'imageAndChannel', 'basic']) {
    templateCode = (await send('KakaotalkTemplates.createTemplate', name)).code;
  }
  await send('KakaotalkTemplates.createComment', 'question', { templateCode });
  for (const name of ['draft', 'submit', 'everyField', 'withoutImage']) {
    await settle();
    await send('KakaotalkTemplates.updateTemplate', name, { templateCode });
  }

  await send('RcsAccounts.createComment', 'question');
  const ids: Record<string, string> = {};
  for (const { operation, name } of examples) {
    if (operation.id === 'RcsSendersController_createSender_v1')
      ids[name] = (await send('RcsSenders.createSender', name)).id;
  }
  const rcs = { senderId: ids.unitedKingdom! };
  for (const name of ['brand', 'questionnaire', 'testNumbers']) await send('RcsSenders.updateSender', name, rcs);
  await send('RcsSenders.updateSender', 'unitedStates', { senderId: ids.unitedStatesPrivate! });
  await send('RcsSenders.updateSender', 'unitedStatesLegacy', { senderId: ids.unitedStatesLegacy! });
  for (const name of ['one', 'several']) await send('RcsSenders.addTestNumbers', name, rcs);
  await send('RcsSenders.createSenderComment', 'question', rcs);
  t.equal((await sim.post(`/rcs/senders/${rcs.senderId}/launch`)).status, 200);
  await settle();
  await send('RcsSenders.updateSender', 'countries', rcs);
  await settle();
  t.equal((await sim.get(`/rcs/senders/${rcs.senderId}`)).body.state, 'LAUNCHED');

  t.same(
    [...left].map(({ operation, name }) => `${operation.id} ${name}`),
    [],
    'no example was left out',
  );
});
