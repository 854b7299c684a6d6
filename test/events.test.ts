// Every event of the contract: how it comes to be, and that a real listener receives it as documented.
import { createHmac } from 'node:crypto';
import t from 'tap';
import { contract } from '../src/contract/load.js';
import type { EventType } from '../src/contract/types.js';
import { checkEvent } from '../src/contract/validate.js';
import { validateWebhookSignature } from './delivery/sdk.js';
import { channels, everything, examples, pathTo } from './populated.js';
import { simulator, type TestProject } from './simulator.js';

const exampleOf = (id: string, name: string) =>
  structuredClone(examples.find(({ operation, name: own }) => operation.id === `${id}_v1` && own === name)!.body);
const to = (id: string) => pathTo(contract.operations.get(`${id}_v1`)!);

const account = 'account';
const whatsappSender = '6f1d2c3b-7a54-4e0f-9b61-2d8c5a904e17';
const template = 'order_shipped/EN_US';
const kakaotalkSender = '@hanbitbooks';
const kakaotalkTemplate = 'order_shipped_01';
const comment = { comment: 'Is anything missing?' };

type Make = (sim: TestProject) => Promise<unknown>;

const posted =
  (id: string, body?: unknown): Make =>
  (sim) =>
    sim.post(to(id), body);
const triggered =
  (...[lifecycle, key, event, given]: Parameters<TestProject['trigger']>): Make =>
  (sim) =>
    sim.trigger(lifecycle, key, event, given);

const newAccount = posted(
  'WhatsappAccountsController_createAccount',
  exampleOf('WhatsappAccountsController_createAccount', 'partnerInitiated'),
);
/** Events of an account that the project must not have yet. */
const ofNewAccount: readonly string[] = [
  'WHATSAPP_ACCOUNT_ONBOARDED',
  'WHATSAPP_ACCOUNT_REJECTED',
  'WHATSAPP_ACCOUNT_PENDING_VERIFICATION',
];

/** Submits a new version of the template, and takes the decision about it. */
const reviewed =
  (path: string, body: object, key: string, outcome: string, given: object = {}): Make =>
  async (sim) => {
    await sim.patch(path, body);
    await sim.decide(key, outcome, { ...given });
  };

const edited = { status: 'SUBMIT', details: { about: 'Open every day.' } };
const newText = exampleOf('WhatsappTemplatesController_updateTemplate', 'submit');
const newKakaotalkText = exampleOf('KakaotalkTemplatesController_updateTemplate', 'submit');
const usSender = exampleOf('RcsSendersController_createSender', 'unitedStatesPrivate');

const ways: Record<EventType, Make> = {
  BUNDLE_DONE: (sim) => sim.post('/bundles', exampleOf('BundlesBundlesController_create', 'smsAppOnly')),

  KAKAOTALK_SENDER_ACTIVE: async (sim) => {
    await sim.trigger('kakaotalk.sender', kakaotalkSender, 'deactivate');
    await sim.post(to('KakaotalkSendersController_registerSender'));
    await sim.post(to('KakaotalkSendersController_verifySender'), { code: 123456 });
  },
  KAKAOTALK_SENDER_INACTIVE: triggered('kakaotalk.sender', kakaotalkSender, 'deactivate', comment),
  KAKAOTALK_SENDER_REJECTED: reviewed(
    to('KakaotalkSendersController_updateSender'),
    { status: 'SUBMIT', details: { name: '한빛서점 2' } },
    kakaotalkSender,
    'reject',
    comment,
  ),
  KAKAOTALK_SENDER_COMMENT_ADDED: posted('KakaotalkSendersController_createComment', comment),
  KAKAOTALK_TEMPLATE_COMMENT_ADDED: posted('KakaotalkTemplatesController_createComment', comment),
  KAKAOTALK_TEMPLATE_APPROVED: reviewed(
    to('KakaotalkTemplatesController_updateTemplate'),
    newKakaotalkText,
    kakaotalkTemplate,
    'approve',
  ),
  KAKAOTALK_TEMPLATE_REJECTED: reviewed(
    to('KakaotalkTemplatesController_updateTemplate'),
    newKakaotalkText,
    kakaotalkTemplate,
    'reject',
  ),

  RCS_ACCOUNT_COMMENT_ADDED: posted('RcsAccountsController_createComment', comment),
  RCS_SENDER_STATUS_UPDATED: posted('RcsSendersController_launchSender'),
  RCS_SENDER_OPERATOR_STATUS_UPDATED: posted('RcsSendersController_launchSender'),
  RCS_SENDER_COMMENT_ADDED: posted('RcsSendersController_createSenderComment', comment),
  RCS_BRAND_REGISTRATION_PROCESS_STATUS_UPDATED: async (sim) => {
    const { body } = await sim.post('/rcs/senders', usSender);
    await sim.post(`/rcs/senders/${body.id}/launch`);
  },

  WHATSAPP_ACCOUNT_COMMENT_ADDED: posted('WhatsappAccountsController_createComment', comment),
  WHATSAPP_ACCOUNT_ONBOARDED: newAccount,
  WHATSAPP_ACCOUNT_REJECTED: async (sim) => {
    await newAccount(sim);
    await sim.decide(account, 'refuse', comment);
  },
  WHATSAPP_ACCOUNT_PENDING_VERIFICATION: newAccount,
  WHATSAPP_ACCOUNT_DAILY_LIMIT_CHANGED: triggered('whatsapp.account', account, 'limit'),
  WHATSAPP_WABA_ACCOUNT_CHANGED: triggered('whatsapp.account', account, 'ban', { wabaBanState: 'DISABLE' }),

  WHATSAPP_SENDER_COMMENT_ADDED: posted('WhatsappSendersController_createComment', comment),
  WHATSAPP_SENDER_ACTIVE: reviewed(to('WhatsappSendersController_update'), edited, whatsappSender, 'approve'),
  WHATSAPP_SENDER_INACTIVE: triggered('whatsapp.sender', whatsappSender, 'deactivate'),
  WHATSAPP_SENDER_PENDING_VERIFICATION: posted(
    'WhatsappSendersController_createSender',
    exampleOf('WhatsappSendersController_createSender', 'phoneProvisioning'),
  ),
  WHATSAPP_SENDER_REJECTED: reviewed(to('WhatsappSendersController_update'), edited, whatsappSender, 'reject', comment),
  WHATSAPP_SENDER_ERROR: reviewed(to('WhatsappSendersController_update'), edited, whatsappSender, 'fail'),
  WHATSAPP_SENDER_DAILY_LIMIT_CHANGED: triggered('whatsapp.sender', whatsappSender, 'limit'),
  WHATSAPP_SENDER_QUALITY_RATING_CHANGED: triggered('whatsapp.sender', whatsappSender, 'rate'),
  WHATSAPP_SENDER_DELETED: async (sim) => {
    await sim.delete(to('WhatsappSendersController_delete'));
    await sim.advance('30d');
  },
  WHATSAPP_SENDER_DISPLAY_NAME_UPDATED: (sim) =>
    sim.patch(to('WhatsappSendersController_update'), { status: 'SUBMIT', details: { displayName: 'Parcel' } }),
  WHATSAPP_SENDER_USERNAME_UPDATED: (sim) =>
    sim.patch(to('WhatsappSendersController_update'), { status: 'SUBMIT', details: { username: 'parcel' } }),

  WHATSAPP_TEMPLATE_COMMENT_ADDED: posted('WhatsappTemplatesController_createComment', comment),
  WHATSAPP_TEMPLATE_APPROVED: reviewed(to('WhatsappTemplatesController_updateTemplate'), newText, template, 'approve'),
  WHATSAPP_TEMPLATE_REJECTED: reviewed(to('WhatsappTemplatesController_updateTemplate'), newText, template, 'reject', {
    rejectionCode: 'SCAM',
  }),
  WHATSAPP_TEMPLATE_STATUS_UPDATED: triggered('whatsapp.template', template, 'pause'),
  WHATSAPP_TEMPLATE_DELETED: (sim) => sim.delete(to('WhatsappTemplatesController_deleteTemplatesByName')),
  WHATSAPP_TEMPLATE_QUALITY_SCORE_UPDATED: triggered('whatsapp.template', template, 'score'),
  WHATSAPP_TEMPLATE_CATEGORY_UPDATED: triggered('whatsapp.template', template, 'categorize'),
  WHATSAPP_TEMPLATE_CATEGORY_FUTURE_UPDATE: triggered('whatsapp.template', template, 'announceCategory'),
};

t.same(Object.keys(ways).sort(), [...contract.events.keys()].sort(), 'there is a way to each event');
const triggers = contract.schemas.WebhookWebhookTriggersEnum!.enum as readonly string[];
t.same(['ALL', ...Object.keys(ways)].sort(), [...triggers].sort(), 'each event can be subscribed to');

for (const [type, make] of Object.entries(ways)) {
  t.test(`${type} reaches the webhooks that want it, signed`, async (t) => {
    const sim = await simulator(t);
    const present = ofNewAccount.includes(type) ? { ...everything, 'whatsapp.accounts': [] } : everything;
    sim.startFrom({ ...present, webhooks: [] }, channels);
    const secret = `secret of ${type}`;
    const receiver = await sim.subscribe(secret, [type]);
    const forAll = await sim.subscribe(secret, ['ALL']);
    const other = await sim.subscribe(secret, triggers.filter((each) => each !== type && each !== 'ALL').slice(0, 5));

    await make(sim);
    await sim.advance('10s');
    t.ok(receiver.received.length > 0, 'it came');
    t.same(new Set(receiver.received.map(({ body }) => body.type)), new Set([type]), 'and nothing else');
    t.same(
      forAll.received.map(({ text }) => text).filter((text) => JSON.parse(text).type === type),
      receiver.received.map(({ text }) => text),
      'a webhook for all events gets the same',
    );
    t.notOk(
      other.received.some(({ body }) => body.type === type),
      'a webhook for other events does not get it',
    );

    for (const { headers, text, body } of receiver.received) {
      t.same(checkEvent(type, body), [], 'it is as the contract has it');
      const nonce = headers['x-sinch-webhook-signature-nonce'];
      const timestamp = headers['x-sinch-webhook-signature-timestamp'];
      const signature = createHmac('sha256', secret).update(`${text}.${nonce}.${timestamp}`).digest('base64');
      t.equal(headers['x-sinch-webhook-signature'], signature);
      t.equal(headers['x-sinch-webhook-signature-algorithm'], 'HmacSHA256');
      t.ok(validateWebhookSignature(secret, headers, text), 'the official client accepts it');
      t.notOk(validateWebhookSignature('another secret', headers, text));
    }
  });
}
