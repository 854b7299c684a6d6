// WhatsApp senders in every state, with every status that pending changes can have there.
import { care, connection, events, marketing } from './conversation.js';
import { digits, hex, uuid } from './ids.js';
import { ago, log, reviewer } from './time.js';

export const wabaId = digits('waba', 15);

let numbers = 5;

/** A Swedish number of the range reserved for fiction. */
const nextNumber = () => ({ countryCode: '46', phoneNumber: `7017406${String(numbers++).padStart(2, '0')}` });

const limits = ['TIER_1K', 'TIER_10K', 'TIER_100K', 'TIER_UNLIMITED', 'TIER_2K', 'TIER_250', 'TIER_50', 'NOT_SET'];
const ratings = ['GREEN', 'YELLOW', 'RED', 'UNKNOWN'];

const statusLogs = {
  DRAFT: [['EDITED', '2d']],
  IN_PROGRESS: [
    ['EDITED', '1d'],
    ['IN_PROGRESS', '1d'],
  ],
  REJECTED: [
    ['EDITED', '9d'],
    ['IN_PROGRESS', '9d'],
    ['REJECTED', '8d', 'The website does not belong to the business.'],
  ],
  ERROR: [
    ['EDITED', '5d'],
    ['IN_PROGRESS', '5d'],
    ['ERROR', '5d'],
  ],
};

const failure = {
  ERROR: {
    errorCode: 'CANNOT_REGISTER_TO_CLOUD_API',
    errorReason: 'The number is still registered with another provider.',
  },
  MULTIPLE_WABA_ERROR: {
    errorCode: 'MULTIPLE_WABA_FOR_PROJECT_ID',
    errorReason: 'The project has more than one WhatsApp Business Account.',
  },
};

let made = 0;

/** A sender that has been live; `status` of its pending changes, if any. */
function live(displayName, state, { status, age = '80d', details, metadata, entry, ...rest } = {}) {
  const number = made++;
  return {
    id: uuid(`sender ${displayName}`),
    state,
    ...(status && { changes: { status, details: { websiteOne: 'https://example.com/new' }, ...failure[status] } }),
    details: { displayName, vertical: 'SHOPPING_AND_RETAIL', about: 'Things for the home', ...details },
    ...(metadata && { metadata }),
    region: 'EU',
    metaLocalStorage: 'DE',
    maxTps: 80,
    qualityRating: ratings[number % ratings.length],
    dailyLimit: limits[number % limits.length],
    bearerToken: hex(`bearer ${displayName}`, 32),
    created: ago(age),
    modified: ago('2d'),
    ...nextNumber(),
    businessManager: 'SINCH_UK',
    hidden: {
      ...(entry && { entry }),
      wabaId,
      phoneNumberId: digits(`phone ${displayName}`, 15),
      activities: log(
        ['CREATED', age],
        ['IN_PROGRESS', age],
        ['ACTIVE', age],
        ...(statusLogs[status] ?? []),
        ...(state === 'INACTIVE' ? [['INACTIVE', '12d']] : []),
      ),
    },
    ...rest,
  };
}

/** A sender that has never been live: it has only pending changes. */
function fresh(displayName, status, { numberProvider, number = true } = {}) {
  const draft = status === 'DRAFT';
  return {
    id: uuid(`sender ${displayName}`),
    changes: {
      status,
      details: { displayName, vertical: 'SHOPPING_AND_RETAIL', description: 'One of our shops' },
      ...failure[status],
    },
    region: 'EU',
    metaLocalStorage: 'DE',
    created: ago('10d'),
    modified: ago('1d'),
    ...(number && nextNumber()),
    ...(numberProvider && { numberProvider }),
    businessManager: 'SINCH_UK',
    hidden: {
      wabaId,
      activities: log(
        ['CREATED', '10d'],
        [draft ? 'DRAFT' : 'IN_PROGRESS', '10d'],
        ...(draft ? [] : (lasts[status] ?? [])),
      ),
    },
  };
}

const lasts = {
  REJECTED: [['REJECTED', '9d', 'The display name does not follow the rules of WhatsApp.']],
  ERROR: [['ERROR', '9d']],
};

const name = (value, status, rejectionReason) => ({
  displayName: { value, status, ...(rejectionReason && { rejectionReason }) },
});
const username = (value, status, rejectionReason) => ({
  username: { ...(value && { value }), status, ...(rejectionReason && { rejectionReason }) },
});

export const senders = [
  live('Havenbro', 'ACTIVE', {
    age: '118d',
    details: {
      description: 'Furniture, lamps and everything else that makes a home.',
      email: 'care@example.com',
      address: 'Examplegatan 1, Stockholm',
      websiteOne: 'https://example.com',
      websiteTwo: 'https://example.com/stores',
      photoUrl: 'https://example.com/images/profile.jpg',
      username: 'havenbro',
    },
    metadata: { ...name('Havenbro', 'APPROVED'), ...username('havenbro', 'APPROVED') },
    ...connection(care, 'ACTIVE'),
  }),
  live('Havenbro Orders', 'ACTIVE', { status: 'DRAFT', ...connection(marketing, 'FAILING') }),
  live('Havenbro Kitchen', 'ACTIVE', { status: 'IN_PROGRESS', ...connection(events, 'PENDING') }),
  live('Havenbro Garden', 'ACTIVE', { status: 'REJECTED' }),
  live('Havenbro Outlet', 'ACTIVE', { status: 'ERROR' }),
  live('Havenbro Malmö', 'ACTIVE', {
    metadata: { ...name('Havenbro Malmö City', 'PENDING'), ...username('havenbro.malmo', 'PENDING') },
  }),
  live('Havenbro Lund', 'ACTIVE', {
    metadata: { ...name('Havenbro Lund University', 'DEFERRED'), ...username('havenbro.lund', 'RESERVED') },
  }),
  live('Havenbro Gävle', 'ACTIVE', {
    metadata: {
      ...name('Best Shop of Gävle', 'REJECTED', 'The name makes a promotional claim.'),
      ...username('gavle', 'REJECTED', 'The username is too general.'),
    },
  }),
  live('Havenbro Kiruna', 'ACTIVE', { metadata: username('havenbro.kiruna', 'EXPIRED') }),
  live('Havenbro Visby', 'ACTIVE', { metadata: username(undefined, 'DELETED') }),
  live('Havenbro Legacy', 'ACTIVE', { age: '700d', cloudApi: false, details: { about: 'Moving to the cloud soon' } }),
  live('Havenbro Pop-up', 'SUSPENDED'),
  live('Havenbro Fair', 'SUSPENDED', { status: 'DRAFT' }),
  live('Havenbro Bus', 'SUSPENDED', { status: 'IN_PROGRESS' }),
  live('Havenbro Ferry', 'SUSPENDED', { status: 'REJECTED' }),
  live('Havenbro Catalogue', 'INACTIVE', { age: '240d' }),
  live('Havenbro Rental', 'INACTIVE', { status: 'DRAFT' }),
  live('Havenbro Repair', 'INACTIVE', { status: 'IN_PROGRESS' }),
  live('Havenbro Paint', 'INACTIVE', { status: 'REJECTED' }),
  {
    ...live('Havenbro Delivery', 'PENDING_VERIFICATION', {
      age: '3d',
      numberProvider: 'CUSTOMER',
      entry: 'PHONE_PROVISIONING',
    }),
    bearerToken: undefined,
    qualityRating: undefined,
    dailyLimit: undefined,
    maxTps: undefined,
  },
  live('Havenbro Move', 'IN_PROGRESS', { age: '1d', numberProvider: 'SINCH' }),
  live('Havenbro Fax', 'ERROR', { age: '400d', numberProvider: 'SINCH' }),
  fresh('Havenbro Uppsala', 'DRAFT', { numberProvider: 'CUSTOMER' }),
  fresh('Havenbro Västerås', 'IN_PROGRESS', { numberProvider: 'SINCH', number: false }),
  fresh('Havenbro Örebro', 'REJECTED', { numberProvider: 'CUSTOMER' }),
  fresh('Havenbro Linköping', 'ERROR', { numberProvider: 'CUSTOMER' }),
  fresh('Havenbro Umeå', 'MULTIPLE_WABA_ERROR'),
];

const [main] = senders;
main.hidden.activities.push(
  ...log(
    ['COMMENT_ADDED', '40d', 'Please raise the daily limit before the summer sale.'],
    ['COMMENT_ADDED', '39d', 'It follows the quality rating and cannot be raised manually.', reviewer],
    ['EDITED', '21d'],
    ['IN_PROGRESS', '21d'],
    ['ACTIVE', '20d'],
  ),
);

const pendingVerification = senders.find(({ state }) => state === 'PENDING_VERIFICATION');
pendingVerification.hidden.otp = { code: '482913', sent: ago('10m'), to: `+46${pendingVerification.phoneNumber}` };
pendingVerification.hidden.activities = log(['CREATED', '3d'], ['IN_PROGRESS', '3d'], ['REGISTERED', '10m']);
