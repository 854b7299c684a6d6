// RCS senders in every state, with operators, brands and test numbers in every state.
import { care, connection, events, marketing } from './conversation.js';
import { hex, uuid } from './ids.js';
import { ago, log, reviewer } from './time.js';

const brand = (name) => ({
  name,
  emails: [{ label: 'Care', address: 'care@example.com' }],
  phones: [{ label: 'Care', number: '+442079460123' }],
  websites: [{ label: 'Shop', url: 'https://example.com' }],
  color: '#1F4E79',
  description: 'Things for the home, made to last.',
  bannerUrl: 'https://example.com/images/banner.png',
  logoUrl: 'https://example.com/images/logo.png',
  privacyPolicyUrl: 'https://example.com/privacy',
  termsOfServiceUrl: 'https://example.com/terms',
});

const general = {
  optInDescription: 'People tick a box at the checkout.',
  triggerDescription: 'An order is placed, shipped or delivered.',
  interactionsDescription: 'We report each step of a delivery, and people can choose another time.',
  optOutDescription: 'You will not receive any more messages from us. Reply START to come back.',
};
const video = { videoUris: ['https://example.com/videos/journey.mp4'] };

const verification = {
  name: 'Alma Berg',
  email: 'alma.berg@example.com',
  title: 'Head of customer care',
  website: 'https://example.com',
  phone: '+12025550142',
};

const us = {
  ownershipType: 'PRIVATE',
  legalForm: 'LIMITED_LIABILITY_COMPANY',
  taxIdCountry: 'US',
  taxId: '12-3456789',
  addressState: 'OR',
  companyLegalName: 'Havenbro Stores LLC',
  companyPhoneNumber: '+12025550143',
  companyEmailAddress: 'office@example.com',
  brandName: 'Havenbro',
  brandIndustry: 'RETAIL',
  addressLine: '1 Example Avenue',
  addressCity: 'Portland',
  addressCountry: 'US',
  addressPostalCode: '97201',
  websiteUrl: 'https://example.com',
  contactFirstName: 'Alma',
  contactSurname: 'Berg',
  sampleMessages: ['Havenbro: order 1042 arrives on Friday. Reply STOP to opt out.'],
  messagesVolume: 100000,
  embeddedLink: true,
  embeddedPhone: false,
  ageGatedContent: false,
  directLending: false,
  optInConfirmationMessage: 'Havenbro: welcome! Up to 4 messages a month. Reply HELP for help, STOP to opt out.',
  helpMessage: 'Havenbro: write to care@example.com for help. Reply STOP to opt out.',
  callToActionMessage: 'At the checkout of https://example.com people enter their number and tick a box.',
};

const gb = {
  brandIndustry: 'Retail',
  companyLegalName: 'Havenbro Stores Limited',
  companyRegistrationNumber: '01234567',
  fullCompanyAddress: '1 Example Street, London EC1A 1AA, United Kingdom',
  messagesVolume: '10,000 to 100,000',
  messagesFrequency: 'Once for each order',
};

const fr = { fullCompanyAddress: '1 rue de l’Exemple, 75001 Paris, France', siren: '123456789' };

const answersFor = (countries, filmed) => ({
  general: { answers: { ...general, ...(filmed && video) } },
  verification: { answers: verification },
  ...(countries.includes('GB') && { gb: { answers: gb } }),
  ...(countries.includes('FR') && { fr: { answers: fr } }),
  ...(countries.includes('US') && { us: { answers: us } }),
});

const launched = ['LAUNCHED', 'UNLAUNCHED'];

/** A sender with everything that a launch requires, except the video if `filmed` is false. */
function sender(name, state, { countries = [], filmed = true, region = 'EU', activities = [], ...rest } = {}) {
  return {
    id: uuid(`rcs ${name}`),
    state,
    region,
    billingCategory: 'CONVERSATIONAL',
    useCase: 'MULTIUSE',
    hostingRegion: region === 'EU' ? 'EUROPE' : 'NORTH_AMERICA',
    authName: `rcs-${hex(`auth ${name}`, 12)}`,
    authToken: hex(`token ${name}`, 32),
    created: ago('64d'),
    modified: ago('2d'),
    ...(launched.includes(state) && { launched: ago('30d') }),
    supplierDetails: { google: { agentId: `agent_${hex(name, 12)}`, brandId: uuid(`brand ${name}`) } },
    details: {
      brand: brand(name),
      ...(countries.length > 0 && { countries }),
      questionnaire: answersFor(countries, filmed),
    },
    hidden: { usVersion: 'v2', activities: log(['CREATED', '64d'], ['TEST', '64d'], ...activities) },
    ...rest,
  };
}

const operators = (country, status, states) => ({
  country,
  status,
  operators: Object.entries(states).map(([name, [operatorStatus, remark]]) => ({
    name,
    status: operatorStatus,
    ...(remark && { remark }),
    modified: ago('9d'),
  })),
});

/** A brand and its registration, which has its own state. */
const registered = (name, status, process) => ({
  brandDetails: {
    id: uuid(`registered ${name}`),
    status,
    registration: { id: uuid(`process ${name}`), status: process },
  },
});

const preparing = (name, process) =>
  sender(name, 'PREPARING_LAUNCH', {
    countries: ['US'],
    region: 'US',
    ...registered(name, 'DRAFT', process),
    activities: [['EDITED', '3d']],
  });

const testers = ['VERIFIED', 'UNVERIFIED', 'PENDING', 'DECLINED', 'EXPIRED', 'FAILED', 'INVALID', 'REJECTED'].map(
  (state, index) => ({ number: `+44770090012${index}`, state, submitted: ago(`${index + 1}d`) }),
);

const inTest = sender('Havenbro Test', 'IN_TEST', {
  countries: ['GB', 'FR'],
  testNumberStates: testers,
  ...connection(events, 'PENDING'),
});
inTest.details.testNumbers = testers.map(({ number }) => number);

export const senders = [
  inTest,
  sender('Havenbro', 'LAUNCHED', {
    countries: ['GB', 'SE', 'US'],
    region: 'US',
    ...connection(care, 'ACTIVE'),
    countryStatus: [
      operators('GB', 'LAUNCHED', {
        EE: ['LAUNCHED'],
        Three: ['SUSPENDED', 'Too many complaints in one week.'],
        Sky: ['REJECTED', 'The logo is not readable on a dark background.'],
        O2: ['PENDING_UNLAUNCHED'],
        Vodafone: ['UNLAUNCHED'],
      }),
      operators('SE', 'LAUNCHED', {
        Tele2: ['LAUNCHED'],
        Telenor: ['LAUNCHED'],
        Telia: ['INVALID_IN_GOOGLE_MY_BUSINESS'],
        Three: ['PENDING'],
      }),
    ],
    ...registered('Havenbro', 'COMPLETED', 'COMPLETED'),
    campaignDetails: { id: uuid('campaign'), campaignName: 'Havenbro', requestId: uuid('campaign request') },
    activities: [
      ['EDITED', '50d'],
      ['ACTIVE', '30d'],
      ['COMMENT_ADDED', '9d', 'Why does one operator ask for another logo?'],
      ['COMMENT_ADDED', '8d', 'Dark phones show it on black. A version with a border will do.', reviewer],
    ],
  }),
  sender('Havenbro Deliveries', 'LAUNCHING', {
    ...connection(marketing, 'FAILING'),
    countries: ['DE'],
    countryStatus: [
      operators('DE', 'PENDING', {
        '1und1': ['PENDING'],
        'Deutsche Telekom': ['PENDING'],
        O2: ['REJECTED', 'The terms of service cannot be opened.'],
        Vodafone: ['PENDING'],
      }),
    ],
    activities: [['EDITED', '6d']],
  }),
  sender('Havenbro Film Club', 'PREPARING_LAUNCH', { countries: ['FR'], filmed: false, useCase: 'PROMOTIONAL' }),
  preparing('Havenbro Seattle', 'NEW'),
  preparing('Havenbro Denver', 'PENDING'),
  preparing('Havenbro Boston', 'PENDING_REVIEW'),
  preparing('Havenbro Austin', 'MANUAL_REVIEW'),
  preparing('Havenbro Chicago', 'INCOMPLETE'),
  sender('Havenbro Miami', 'UNLAUNCHED', {
    countries: ['US'],
    region: 'US',
    ...registered('Havenbro Miami', 'DRAFT', 'REJECTED'),
    activities: [['INACTIVE', '11d', 'The registry could not find the company under this tax id.']],
  }),
  sender('Havenbro Winter', 'UNLAUNCHED', {
    countries: ['US'],
    region: 'US',
    ...registered('Havenbro Winter', 'ARCHIVED', 'ARCHIVED'),
    activities: [
      ['ACTIVE', '60d'],
      ['INACTIVE', '15d'],
    ],
  }),
  sender('Havenbro Codes', 'IN_PROGRESS', { useCase: 'OTP', billingCategory: 'NON_CONVERSATIONAL' }),
  sender('Havenbro Brazil', 'DRAFT', { region: 'BR', useCase: 'TRANSACTIONAL' }),
  sender('Havenbro Old', 'UNKNOWN', { billingCategory: 'CONVERSATIONAL_LEGACY' }),
];

export const accounts = [
  {
    hidden: {
      activities: log(
        ['CREATED', '66d', undefined, reviewer],
        ['COMMENT_ADDED', '31d', 'Which countries will come next?'],
        ['COMMENT_ADDED', '30d', 'The list of operators grows every month.', reviewer],
      ),
    },
  },
];
