// An agency: it has SMS apps in every state, and each of its customers is a sub-project with a WhatsApp account in a
// different state.
import { digits, ulid } from './ids.js';
import { ago, log, reviewer } from './time.js';

const details = (wabaName) => ({
  clientBusinessManagerId: digits(`manager ${wabaName}`, 15),
  wabaName,
  senderDetails: {
    displayName: wabaName,
    businessCategory: 'PROFESSIONAL_SERVICES',
    region: 'EU',
    metaLocalStorage: 'DE',
  },
});

/** A customer of the agency, with its account. */
const customer = (account, ...activities) => ({
  initialized: ['whatsapp'],
  parent: 'demo-agency',
  waiting: 'hold',
  records: {
    'whatsapp.accounts': [
      { ...account, businessManager: 'SINCH_UK', hidden: { activities: log(['CREATED', '20d'], ...activities) } },
    ],
  },
});

const waiting = (wabaName, status) => ({ changes: { status, details: details(wabaName) } });

const onboarded = (wabaName, wabaBanState, businessDailyLimit, rest) => ({
  state: 'ONBOARDED',
  wabaId: digits(`waba ${wabaName}`, 15),
  details: details(wabaName),
  wabaBanState,
  ...rest,
  primaryBusinessLocation: 'GB',
  businessDailyLimit,
  currency: 'GBP',
});

const submitted = ['IN_PROGRESS', '20d'];
const verifying = ['PENDING_FACEBOOK_VERIFICATION', '18d'];
const reason = 'The brand name differs from the one that Meta knows.';

export const customers = {
  'demo-client-draft': customer(waiting('Tidewell Dental', 'DRAFT'), ['DRAFT', '20d']),
  'demo-client-review': customer(waiting('Larkspur Yoga', 'IN_PROGRESS'), submitted),
  'demo-client-verification': customer(
    waiting('Copperfinch Books', 'PENDING_FACEBOOK_VERIFICATION'),
    submitted,
    verifying,
    ['COMMENT_ADDED', '10d', 'Meta asks for a utility bill; the customer is looking for one.', reviewer],
  ),
  'demo-client-pending': customer(
    { state: 'PENDING_FACEBOOK_VERIFICATION', details: details('Bramblegate Tours') },
    submitted,
    verifying,
  ),
  'demo-client-rejected': customer(
    { state: 'REJECTED', ...waiting('Ostermere Cycles', 'REJECTED'), details: details('Ostermere Cycles') },
    submitted,
    verifying,
    ['REJECTED', '12d', reason],
  ),
  'demo-client-warned': customer(
    onboarded('Quillby Prints', 'SCHEDULE_FOR_DISABLE', 'TIER_1K', { wabaBanDate: ago('2d') }),
    submitted,
    verifying,
  ),
  'demo-client-banned': customer(
    onboarded('Fennimore Deals', 'DISABLE', 'TIER_50', { wabaBanDate: ago('6d') }),
    submitted,
    verifying,
  ),
  'demo-client-reinstated': customer(onboarded('Pellworth Bakery', 'REINSTATE', 'TIER_100K'), submitted, verifying),
};

const smsServiceId = ulid('agency service', ago('90d'));
const verbs = ['ADD', 'BLOCK', 'UNBLOCK', 'UPDATE'];
const states = [
  'ACTIVE',
  'BLOCKED',
  'DELETED',
  'STATUS_UNSPECIFIED',
  ...['PROVISIONING', 'PROVISIONING_FAILED', 'DEPROVISIONING', 'DEPROVISIONING_FAILED'],
  ...[...verbs, 'DELETE'].flatMap((verb) => [`PENDING_${verb}`, `IN_PROGRESS_${verb}`, `FAILED_${verb}`]),
  ...verbs.flatMap((verb) => [`PROVISIONING_${verb}`, `PROVISIONING_${verb}_FAILED`]),
];

export const agencyRecords = {
  'sms.services': [{ id: smsServiceId, hidden: { bespokePrice: true } }],
  'sms.smsApps': states.map((status) => ({
    id: ulid(`agency ${status}`, ago('90d')),
    smsServiceId,
    name: `App in state ${status}`,
    status,
    regions: ['EU'],
  })),
};
