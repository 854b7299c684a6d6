// Conversation apps with their channels, and the SMS apps of the demo project.
import { digits, ulid } from './ids.js';
import { ago } from './time.js';

const app = (label, age) => ulid(`conversation ${label}`, ago(age));

export const care = app('care', '120d');
export const marketing = app('marketing', '60d');
export const events = app('events', '12d');

const service = ulid('sms service', ago('125d'));

export const conversationApps = [
  {
    id: care,
    name: 'Customer care',
    processingMode: 'CONVERSATION',
    retentionPolicy: { retentionPolicyType: 'CONVERSATION_EXPIRE_POLICY', ttl: 365 },
    consentManagerSettings: { mode: 'PRIMARY' },
    smsChannelStatus: 'ACTIVE',
    webhooks: [
      {
        id: ulid('care webhook', ago('120d')),
        target: 'http://127.0.0.1:9000/conversation',
        triggers: ['MESSAGE_INBOUND', 'MESSAGE_DELIVERY', 'OPT_OUT'],
      },
    ],
  },
  { id: marketing, name: 'Campaigns', smsChannelStatus: 'FAILING' },
  {
    id: events,
    name: 'Shop openings',
    retentionPolicy: { retentionPolicyType: 'MESSAGE_EXPIRE_POLICY', ttl: 7 },
    smsChannelStatus: 'PENDING',
  },
];

const of = (conversationAppId) => ({ hidden: { conversationAppId } });
const refused = { statusDescription: 'The access token of the channel has expired' };

export const channels = {
  'conversation.instagramChannels': [
    {
      status: 'ACTIVE',
      id: digits('instagram care', 17),
      name: 'Havenbro',
      username: 'havenbro.home',
      biography: 'Things for the home, made to last.',
      followersCount: 48_210,
      followsCount: 112,
      mediaCount: 963,
      profilePictureUrl: 'https://example.com/images/profile.jpg',
      website: 'https://example.com',
      ...of(care),
    },
    { status: 'ERROR', ...refused, ...of(marketing) },
  ],
  'conversation.messengerChannels': [
    {
      status: 'ACTIVE',
      id: digits('messenger care', 15),
      name: 'Havenbro',
      globalBrandPageName: 'Havenbro SE',
      ...of(care),
    },
    { status: 'FAILING', ...refused, id: digits('messenger marketing', 15), name: 'Havenbro offers', ...of(marketing) },
  ],
  'conversation.telegramChannels': [
    {
      status: 'ACTIVE',
      name: 'Havenbro care',
      username: 'havenbro_care_bot',
      canJoinGroups: false,
      canReadAllGroupMessages: false,
      supportsInlineQueries: true,
      ...of(care),
    },
    { status: 'PENDING', name: 'Havenbro openings', username: 'havenbro_openings_bot', ...of(events) },
  ],
  'conversation.viberChannels': [
    {
      status: 'ACTIVE',
      id: 'pa:4920175283',
      name: 'Havenbro',
      uri: 'havenbro',
      icon: 'https://example.com/images/icon.jpg',
      category: 'Shopping and Retail',
      subcategory: 'Furniture',
      location: { lon: 18.0686, lat: 59.3293 },
      country: 'Sweden',
      subscribersCount: 3_077,
      ...of(care),
    },
    { status: 'FAILING', ...refused, name: 'Havenbro offers', ...of(marketing) },
  ],
};

export const smsServices = [{ id: service }];

const smsApp = (label, name, status, rest = {}) => ({
  id: ulid(`sms ${label}`, ago('100d')),
  smsServiceId: service,
  name,
  status,
  regions: ['EU'],
  ...rest,
});

/** An SMS app connected to a Conversation app of this project, whose state it shows. */
const connectedTo = (id, channelStatus) => ({
  conversationApiAppDetails: { id, projectId: 'demo-project', region: 'EU', channelStatus },
  hidden: { connected: true },
});

export const smsApps = [
  smsApp('alerts', 'Delivery alerts', 'ACTIVE', connectedTo(care, 'ACTIVE')),
  smsApp('codes', 'Login codes', 'ACTIVE', { regions: ['EU', 'US'], ...connectedTo(marketing, 'FAILING') }),
  smsApp('test', 'Test app', 'ACTIVE', { test: true, ...connectedTo(events, 'PENDING') }),
  smsApp('winter', 'Winter campaign', 'BLOCKED'),
  smsApp('brazil', 'Brazil', 'PENDING_ADD', { regions: ['BR'] }),
  smsApp('canada', 'Canada', 'FAILED_ADD', { regions: ['CA', 'AU'] }),
];

/** A connection in the form that senders return. */
export const connection = (id, channelStatus) => ({
  conversationApiApp: id,
  conversationApiAppDetails: { id, projectId: 'demo-project', region: 'EU', channelStatus },
});
