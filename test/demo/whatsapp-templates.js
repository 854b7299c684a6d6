// WhatsApp templates of a home goods shop, in every state, with every kind of component.
import { digits } from './ids.js';
import { ago, ahead, log, reviewer } from './time.js';

const image = (name) => ({
  type: 'HEADER',
  format: 'IMAGE',
  example: { url: `https://example.com/images/${name}.jpg` },
});
const header = (text, example) => ({ type: 'HEADER', format: 'TEXT', text, ...(example && { example }) });
const body = (text, ...examples) => ({ type: 'BODY', text, ...(examples.length > 0 && { examples }) });
const footer = (text) => ({ type: 'FOOTER', text });
const buttons = (...list) => ({ type: 'BUTTONS', buttons: list });
const reply = (text) => ({ type: 'QUICK_REPLY', text });
const link = (text, path) => ({ type: 'URL', text, url: `https://example.com/${path}` });
const tracked = (text, path, example) => ({
  type: 'URL',
  text,
  url: `https://example.com/${path}/{{1}}`,
  example: `https://example.com/${path}/${example}`,
});

const key = (name, language) => `${name}/${language}`;

/** Pending changes with their content. */
const pending = (status, components) => ({ status, allowCategoryChange: false, details: { components } });

const edits = {
  DRAFT: [['EDITED', '3d']],
  IN_PROGRESS: [
    ['EDITED', '3d'],
    ['IN_PROGRESS', '1h'],
  ],
  REJECTED: [
    ['EDITED', '5d'],
    ['IN_PROGRESS', '5d'],
    ['REJECTED', '4d', 'The text does not say what the message is about.'],
  ],
};

/**
 * A template that was approved `since` days ago; `edit`: `[status, components]` of a pending edit; `more`: further details.
 */
function live(name, language, category, since, components, options = {}) {
  const { state = 'APPROVED', score = 'UNKNOWN', pauses, edit, rejectionCode, isMetaGenerated, more } = options;
  return {
    name,
    language,
    category,
    whatsappId: digits(key(name, language), 16),
    state,
    ...(rejectionCode && { rejectionCode }),
    qualityScore: `QUALITY_SCORE_${score}`,
    ...(isMetaGenerated && { isMetaGenerated }),
    details: { components, ...more },
    ...(edit && { changes: pending(...edit) }),
    hidden: {
      approved: ago(`${since}d`),
      ...(pauses && { pauses }),
      activities: log(['CREATED', `${since}d 5h`], ['IN_PROGRESS', `${since}d 5h`], ...(edit ? edits[edit[0]] : [])),
    },
  };
}

function waiting(name, language, category, components, allowCategoryChange = false) {
  return {
    name,
    language,
    category,
    changes: { ...pending('IN_PROGRESS', components), allowCategoryChange },
    hidden: { activities: log(['CREATED', '2h'], ['IN_PROGRESS', '2h']) },
  };
}

function draft(name, language, category, components) {
  return {
    name,
    language,
    category,
    changes: pending('DRAFT', components),
    hidden: { activities: log(['CREATED', '6d'], ['DRAFT', '6d']) },
  };
}

function rejected(name, language, category, rejectionCode, components, comment) {
  return {
    name,
    language,
    category,
    state: 'REJECTED',
    rejectionCode,
    details: { components },
    hidden: {
      activities: log(['CREATED', '13d'], ['IN_PROGRESS', '13d'], ['REJECTED', '12d', comment]),
    },
  };
}

const confirmation = {
  EN_US: [
    'Order {{1}} is confirmed',
    'Thank you, {{1}}. We pack your order today and write again when it leaves.',
    'See the order',
  ],
  SV: [
    'Order {{1}} är bekräftad',
    'Tack, {{1}}. Vi packar din order i dag och hör av oss när den skickas.',
    'Visa ordern',
  ],
  DE: [
    'Bestellung {{1}} ist bestätigt',
    'Danke, {{1}}. Wir packen heute und melden uns beim Versand.',
    'Bestellung ansehen',
  ],
  FR: [
    'Commande {{1}} confirmée',
    'Merci, {{1}}. Nous préparons votre commande et vous écrivons dès son départ.',
    'Voir la commande',
  ],
};
const confirmationIn = (language) => {
  const [title, text, label] = confirmation[language];
  return [header(title, '1042'), body(text, 'Ingrid'), footer('Havenbro'), buttons(tracked(label, 'orders', '1042'))];
};

const shipped = {
  EN_US: 'Hello {{1}}, your parcel is on its way and should arrive on {{2}}.',
  SV: 'Hej {{1}}, ditt paket är på väg och kommer {{2}}.',
  DE: 'Hallo {{1}}, Ihr Paket ist unterwegs und kommt am {{2}} an.',
};
const shippedIn = (language, ...rest) => [
  body(shipped[language], 'Ingrid', { EN_US: 'Friday', SV: 'på fredag', DE: 'Freitag' }[language]),
  ...rest,
];

const code = (otp, minutes = 10) => [
  { type: 'BODY', addSecurityRecommendation: true },
  { type: 'FOOTER', codeExpirationMinutes: minutes },
  buttons({ type: 'OTP', text: 'Copy the code', ...otp }),
];
const app = {
  autofillText: 'Fill it in',
  supportedApps: [{ packageName: 'com.example.havenbro', signatureHash: 'K8a/AINcGX7' }],
};

const card = (name, price) => ({
  components: [
    image(name),
    body(`From {{1}}.`, price),
    buttons(tracked('See it', 'shop', name), reply(`Not the ${name}`)),
  ],
});

const notSent = [body('Hello {{1}}, your parcel is one day late. We are sorry.', 'Ingrid')];

export const templates = [
  live('order_confirmation', 'EN_US', 'UTILITY', 92, confirmationIn('EN_US'), { score: 'GREEN' }),
  live('order_confirmation', 'SV', 'UTILITY', 90, confirmationIn('SV'), { score: 'GREEN' }),
  live('order_confirmation', 'DE', 'UTILITY', 61, confirmationIn('DE'), { score: 'YELLOW' }),
  waiting('order_confirmation', 'FR', 'UTILITY', confirmationIn('FR')),
  live('order_shipped', 'EN_US', 'UTILITY', 88, shippedIn('EN_US', buttons(tracked('Track it', 'track', '1042'))), {
    score: 'GREEN',
    edit: ['DRAFT', shippedIn('EN_US', footer('Havenbro'), buttons(tracked('Track the parcel', 'track', '1042')))],
  }),
  live('order_shipped', 'SV', 'UTILITY', 85, shippedIn('SV'), {
    score: 'GREEN',
    edit: ['IN_PROGRESS', shippedIn('SV', buttons(tracked('Spåra paketet', 'track', '1042')))],
  }),
  live('order_shipped', 'DE', 'UTILITY', 60, shippedIn('DE'), {
    rejectionCode: 'INVALID_FORMAT',
    edit: ['REJECTED', [body('{{1}} {{2}}', 'Ingrid', 'Freitag')]],
  }),
  draft('delivery_delayed', 'EN_US', 'UTILITY', notSent),
  draft('delivery_delayed', 'SV', 'UTILITY', []),
  live('pickup_point', 'EN_GB', 'UTILITY', 34, [
    { type: 'HEADER', format: 'LOCATION' },
    body('Your parcel waits for you here until {{1}}.', 'Saturday'),
  ]),
  live('invoice_ready', 'DE', 'UTILITY', 55, [
    { type: 'HEADER', format: 'DOCUMENT', example: { url: 'https://example.com/files/invoice.pdf' } },
    body('Guten Tag {{1}}, im Anhang finden Sie die Rechnung für {{2}}.', 'Frau Weber', 'Mai'),
  ]),
  live('assembly_help', 'EN_US', 'UTILITY', 47, [
    { type: 'HEADER', format: 'VIDEO', example: { url: 'https://example.com/videos/library.mp4' } },
    body('This film shows how to put the library together. Two people need about an hour.'),
    buttons(
      { type: 'PHONE_NUMBER', text: 'Call the workshop', phoneNumber: '+46701740605' },
      link('All films', 'films'),
    ),
  ]),
  live('opening_hours', 'AR', 'UTILITY', 29, [body('متاجرنا مفتوحة كل يوم من الثامنة صباحًا حتى الثامنة مساءً.')]),
  live(
    'book_a_visit',
    'EN_US',
    'UTILITY',
    40,
    [
      body('Our carpenter can measure your kitchen at home. Choose a time that suits you.'),
      buttons({
        type: 'FLOW',
        text: 'Choose a time',
        flowId: digits('flow visit', 16),
        flowAction: 'NAVIGATE',
        navigateScreen: 'CHOOSE_TIME',
      }),
    ],
    { score: 'GREEN' },
  ),
  live(
    'rate_your_visit',
    'EN_GB',
    'UTILITY',
    75,
    [body('How was your visit, {{1}}?', 'Oliver'), buttons(reply('Good'), reply('Not so good'))],
    {
      state: 'PAUSED',
      pauses: 2,
      score: 'RED',
      edit: [
        'DRAFT',
        [body('Thank you for your visit, {{1}}. How was it?', 'Oliver'), buttons(reply('Good'), reply('Not so good'))],
      ],
    },
  ),
  draft('payment_request', 'EN_US', 'UTILITY', [
    body('Your basket is ready. Look at it and pay here.'),
    buttons({ type: 'ORDER_DETAILS', text: 'Review and pay' }),
  ]),
  rejected(
    'club_points',
    'EN_US',
    'UTILITY',
    'INCORRECT_CATEGORY',
    [body('You have {{1}} points. Spend them on lamps, which cost less all week.', '420')],
    'The text advertises; it belongs to MARKETING.',
  ),
  rejected(
    'last_reminder',
    'EN_US',
    'UTILITY',
    'ABUSIVE_CONTENT',
    [body('Pay order {{1}} today. This is the last time that we ask politely.', '1042')],
    'The tone of the message is threatening.',
  ),
  rejected('parcel_notice', 'EN_US', 'UTILITY', 'NONE', [body('There is news about parcel {{1}}.', '1042')]),
  {
    ...live(
      'review_request',
      'JA',
      'UTILITY',
      9,
      [body('{{1}}様、ご購入ありがとうございました。ご感想をお聞かせください。', '佐藤')],
      { state: 'PENDING' },
    ),
  },
  live(
    'meta_order_update',
    'EN_US',
    'UTILITY',
    20,
    [body('Your order {{1}} has a new status: {{2}}.', '1042', 'packed')],
    { isMetaGenerated: true },
  ),
  live('login_code', 'EN_US', 'AUTHENTICATION', 110, code({ otpType: 'COPY_CODE' }), {
    score: 'GREEN',
    more: { messageSendTtlSeconds: 600 },
  }),
  live('login_code_one_tap', 'EN_US', 'AUTHENTICATION', 16, code({ otpType: 'ONE_TAP', ...app })),
  waiting(
    'login_code_zero_tap',
    'EN_US',
    'AUTHENTICATION',
    code({ otpType: 'ZERO_TAP', ...app, zeroTapTermsAccepted: true }),
  ),
  live(
    'summer_sale',
    'EN_US',
    'MARKETING',
    25,
    [
      image('garden'),
      body('Everything for the garden costs a third less until {{1}}.', 'Sunday'),
      footer('Reply STOP to hear no more of our offers.'),
      buttons(link('See the garden', 'garden'), reply('No offers, please')),
    ],
    { state: 'PAUSED', pauses: 1, score: 'RED' },
  ),
  live(
    'summer_sale',
    'ES',
    'MARKETING',
    24,
    [
      image('garden'),
      body('Todo para el jardín cuesta un tercio menos hasta el {{1}}.', 'domingo'),
      buttons(link('Ver el jardín', 'jardin'), reply('Sin ofertas, por favor')),
    ],
    { score: 'YELLOW' },
  ),
  live(
    'weekend_offer',
    'EN_US',
    'MARKETING',
    18,
    [
      image('weekend'),
      { type: 'LIMITED_TIME_OFFER', text: 'Ends on Sunday', hasExpiration: true },
      body('Hello {{1}}, this weekend every lamp costs a quarter less.', 'Oliver'),
      buttons({ type: 'COPY_CODE', example: 'LAMPS25' }, tracked('Shop now', 'shop', 'lamps')),
    ],
    { score: 'GREEN' },
  ),
  live('gift_ideas', 'EN_US', 'MARKETING', 33, [
    body('Three gifts for you, {{1}}:', 'Ingrid'),
    { type: 'CAROUSEL', cards: [card('mug', '12 EUR'), card('scarf', '25 EUR'), card('lamp', '39 EUR')] },
  ]),
  live(
    'loyalty_news',
    'EN_US',
    'MARKETING',
    44,
    [
      body('You have new rewards. Open the app to see them.'),
      buttons({ type: 'REQUEST_CONTACT_INFO', text: 'Share my number' }),
    ],
    {
      more: {
        messageSendTtlSeconds: 86400,
        optimization: {
          bidAmount: 5000,
          bidStrategy: 'BID_STRATEGY_LOWEST_COST_WITH_BID_CAP',
          bidCountryMultiplierOverrides: { SE: '1.2', NL: '1.1' },
        },
      },
    },
  ),
  waiting(
    'welcome_back',
    'KO',
    'MARKETING',
    [body('{{1}}님, 오랜만이에요. 새로 들어온 조명을 만나 보세요.', '서연'), buttons(link('둘러보기', 'lamps'))],
    true,
  ),
  live('flash_sale', 'EN_US', 'MARKETING', 140, [body('One hour, half the price. Be quick.')], {
    state: 'DISABLED',
    pauses: 2,
    score: 'RED',
    edit: [
      'IN_PROGRESS',
      [body('Today from 6 to 7 pm our blankets cost half the price.'), footer('Reply STOP to opt out.')],
    ],
  }),
  live('old_newsletter', 'EN_US', 'MARKETING', 300, [body('Here is our newsletter for {{1}}.', 'August')], {
    state: 'DISABLED',
    score: 'RED',
  }),
  rejected(
    'win_a_prize',
    'EN_US',
    'MARKETING',
    'SCAM',
    [body('You have been chosen, {{1}}! Send us your card number to get your prize.', 'Oliver')],
    'A message must not ask for a card number.',
  ),
  rejected(
    'store_survey',
    'PT_BR',
    'MARKETING',
    'INVALID_FORMAT',
    [body('{{1}}, {{2}}, {{3}}?', 'Ana', 'sim', 'não')],
    'The template has variables next to each other.',
  ),
];

templates[0].hidden.activities.push(
  ...log(['COMMENT_ADDED', '30d', 'The autumn catalogue needs a second button here.']),
);
templates[2].hidden.activities.push(
  ...log(
    ['COMMENT_ADDED', '8d', 'Some readers report this message. Is the order number always there?', reviewer],
    ['COMMENT_ADDED', '7d', 'It is. We will shorten the text anyway.'],
  ),
);

/** Templates that exist only at Meta, until the first sync. */
export const templatesAtMeta = ['EN_US', 'SV'].map((language) => ({
  name: 'seasonal_greetings',
  language,
  category: 'MARKETING',
  whatsappId: digits(key('seasonal_greetings', language), 16),
  state: 'APPROVED',
  qualityScore: 'QUALITY_SCORE_UNKNOWN',
  details: {
    components: [body({ EN_US: 'Happy holidays from all of us.', SV: 'Glad helg från oss alla.' }[language])],
  },
}));

/** Names that were deleted recently. */
export const templateReservations = [
  { name: 'spring_sale', language: '*', until: ahead(12) },
  { name: 'order_confirmation', language: 'NB', until: ahead(21) },
];
