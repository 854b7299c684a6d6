// Bundles in every state, the sub-project that one of them created, and the webhooks of the demo project.
import { care, marketing } from './conversation.js';
import { ulid } from './ids.js';
import { ago } from './time.js';

/** Seconds, a marker of the project, a counter: bundle ids sort by age. */
const bundleId = (age, number) =>
  `${Math.floor(Date.parse(ago(age)) / 1000).toString(16)}de300de300${String(number).padStart(6, '0')}`;

const webhook = (label, age, projectId, target, triggers) => ({
  id: ulid(`webhook ${label}`, ago(age)),
  target: `http://127.0.0.1:${target}`,
  projectId,
  triggers,
});

const branch = 'demo-branch';
const branchSms = {
  id: ulid('branch sms', ago('35d')),
  smsServiceId: ulid('branch service', ago('35d')),
  name: 'Harbour branch',
  status: 'ACTIVE',
  regions: ['EU'],
  test: false,
};
const branchApp = {
  id: ulid('branch app', ago('35d')),
  name: 'Harbour branch',
  processingMode: 'DISPATCH',
  retentionPolicy: { retentionPolicyType: 'MESSAGE_EXPIRE_POLICY', ttl: 7 },
  smsChannelStatus: 'ACTIVE',
};
const branchWebhooks = [
  webhook('branch one', '35d', branch, '9003/hooks', ['BUNDLE_DONE']),
  webhook('branch two', '35d', branch, '9004/hooks', ['ALL']),
];

const subproject = (id, name, status) => ({
  id,
  name,
  labels: { branch: name.split(' ')[0].toLowerCase() },
  parentProjectId: 'demo-project',
  status,
});

const pendingSms = (label, name, status) => ({
  id: ulid(`${label} sms`, ago('1h')),
  smsServiceId: ulid(`${label} service`, ago('1h')),
  name,
  status,
  regions: ['EU'],
  test: false,
});

const comingWebhook = webhook('north', '1h', 'demo-branch-north', '9005/hooks', ['ALL']);

export const bundles = [
  {
    id: bundleId('120d', 1),
    projectId: 'demo-project',
    name: 'Customer care',
    state: 'DONE',
    region: 'EU',
    convApp: { id: care, name: 'Customer care', processingMode: 'CONVERSATION' },
    webhookDeliveryStatuses: [],
  },
  {
    id: bundleId('60d', 2),
    projectId: 'demo-project',
    name: 'Campaigns',
    state: 'DONE',
    region: 'EU',
    convApp: { id: marketing, name: 'Campaigns', processingMode: 'DISPATCH' },
    webhookDeliveryStatuses: [{ webhookId: ulid('webhook all', ago('117d')), httpStatusCode: 200, date: ago('60d') }],
  },
  {
    id: bundleId('35d', 3),
    projectId: branch,
    name: 'Harbour branch',
    state: 'DONE',
    region: 'EU',
    subproject: subproject(branch, 'Harbour branch', 'READY'),
    smsApp: branchSms,
    convApp: branchApp,
    webhooks: branchWebhooks,
    webhookDeliveryStatuses: [
      { webhookId: branchWebhooks[0].id, httpStatusCode: 200, date: ago('35d') },
      {
        webhookId: branchWebhooks[1].id,
        httpStatusCode: 503,
        errorMessage: 'The webhook answered 503',
        date: ago('35d'),
      },
    ],
  },
  {
    id: bundleId('16d', 4),
    projectId: 'demo-branch-south',
    name: 'South branch',
    state: 'FAILED',
    region: 'EU',
    subproject: subproject('demo-branch-south', 'South branch', 'READY'),
    smsApp: pendingSms('south', 'South branch', 'FAILED_ADD'),
  },
  {
    id: bundleId('1h', 5),
    projectId: 'demo-branch-north',
    name: 'North branch',
    state: 'IN_PROGRESS',
    region: 'EU',
    subproject: subproject('demo-branch-north', 'North branch', 'PENDING'),
    smsApp: pendingSms('north', 'North branch', 'PENDING_ADD'),
    convApp: {
      id: ulid('north app', ago('1h')),
      name: 'North branch',
      processingMode: 'DISPATCH',
      smsChannelStatus: 'PENDING',
    },
    webhooks: [comingWebhook],
    hidden: { secrets: { [comingWebhook.id]: 'secret-of-the-north' } },
  },
];

const secret = (text) => ({ hidden: { secret: text } });

/** Webhooks on this machine: the demo sends nothing elsewhere. */
export const webhooks = [
  { ...webhook('all', '117d', 'demo-project', '9000/hooks', ['ALL']), ...secret('demo-secret') },
  {
    ...webhook('templates', '80d', 'demo-project', '9001/templates', [
      'WHATSAPP_TEMPLATE_APPROVED',
      'WHATSAPP_TEMPLATE_REJECTED',
      'KAKAOTALK_TEMPLATE_APPROVED',
      'KAKAOTALK_TEMPLATE_REJECTED',
    ]),
    ...secret('demo-secret-of-templates'),
  },
  {
    ...webhook('senders', '41d', 'demo-project', '9002/senders', [
      'WHATSAPP_SENDER_ACTIVE',
      'KAKAOTALK_SENDER_ACTIVE',
      'RCS_SENDER_STATUS_UPDATED',
      'BUNDLE_DONE',
    ]),
    ...secret('demo-secret-of-senders'),
  },
];

const inBranch = ({ projectId, ...made }, text) => ({ ...made, ...secret(text) });

/** What the bundle created in the sub-project. */
export const branchRecords = {
  webhooks: [
    inBranch(branchWebhooks[0], 'secret-of-the-harbour'),
    inBranch(branchWebhooks[1], 'other-secret-of-the-harbour'),
  ],
  'conversation.apps': [branchApp],
  'sms.services': [{ id: branchSms.smsServiceId }],
  'sms.smsApps': [
    {
      ...branchSms,
      conversationApiAppDetails: { id: branchApp.id, projectId: branch, region: 'EU', channelStatus: 'ACTIVE' },
      hidden: { connected: true },
    },
  ],
};
