// The WhatsApp account of the demo project and what belongs to it, except senders and templates.
import { digits, hex } from './ids.js';
import { ago, ahead, log, reviewer } from './time.js';
import { senders, wabaId } from './whatsapp-senders.js';

export const accounts = [
  {
    state: 'ONBOARDED',
    isEmbeddedSignup: true,
    businessManager: 'SINCH_UK',
    wabaId,
    details: {
      clientBusinessManagerId: digits('business manager', 15),
      wabaName: 'Havenbro',
      senderDetails: {
        displayName: 'Havenbro',
        businessCategory: 'SHOPPING_AND_RETAIL',
        region: 'EU',
        metaLocalStorage: 'DE',
      },
    },
    wabaEnabledForInsights: true,
    wabaEnabledForDirectSend: false,
    wabaMaxPriceOnboarded: true,
    primaryBusinessLocation: 'SE',
    businessDailyLimit: 'TIER_10K',
    currency: 'EUR',
    hidden: {
      activities: log(
        ['CREATED', '119d'],
        ['COMMENT_ADDED', '45d', 'Could the invoices be in kronor?'],
        ['COMMENT_ADDED', '44d', 'The currency of an account cannot be changed.', reviewer],
      ),
    },
  },
];

const flow = (label, name, status, screens) => ({
  id: digits(`flow ${label}`, 16),
  name,
  status: `FLOW_STATUS_${status}`,
  ...(screens && { hidden: { screens } }),
});

export const flows = [
  flow('visit', 'Book a visit', 'PUBLISHED', ['CHOOSE_TIME', 'ADDRESS', 'CONFIRM']),
  flow('survey', 'Kitchen survey', 'DRAFT', ['KITCHEN_SIZE']),
  flow('returns', 'Returns', 'DEPRECATED', ['REASON', 'LABEL']),
  flow('empty', 'To be drawn', 'DRAFT'),
];

const partnerApp = { id: Number(digits('partner app', 15)), name: 'Havenbro Link' };
const ownerApp = { id: 380612947125603, name: 'Sinch' };

export const partnerApps = [partnerApp];

export const solutions = [
  { id: digits('solution one', 16), details: { name: 'Havenbro stores' }, partnerApp, ownerApp, assigned: true },
  { id: digits('solution two', 16), details: { name: 'Havenbro franchise' }, partnerApp, ownerApp, assigned: false },
];

const shown = (country, number) => `+${country}${number}`;

/** Business accounts at Meta: the project's own with the numbers of its senders, one available, one taken. */
export const wabaDetails = [
  {
    id: wabaId,
    numbers: [
      ...senders
        .filter(({ hidden }) => hidden.phoneNumberId)
        .map(({ countryCode, phoneNumber, hidden }) => ({
          id: hidden.phoneNumberId,
          displayPhoneNumber: shown(countryCode, phoneNumber),
          provisioned: false,
        })),
      { id: digits('phone free', 15), displayPhoneNumber: shown('46', '701740699'), provisioned: true },
    ],
  },
  {
    id: digits('waba brazil', 15),
    numbers: [{ id: digits('phone brazil', 15), displayPhoneNumber: '+12025550163', provisioned: true }],
    hidden: { region: 'BR', businessManager: 'SINCH_BR' },
  },
  {
    id: digits('waba taken', 15),
    numbers: [{ id: digits('phone taken', 15), displayPhoneNumber: '+12025550164', provisioned: true }],
    hidden: { takenElsewhere: true },
  },
];

export const longLivedTokens = [
  { longLivedAccessToken: `EAA${hex('token good', 64)}`, hidden: { expires: ahead(39) } },
  { longLivedAccessToken: `EAA${hex('token over', 64)}`, hidden: { expires: ago('4d') } },
];
