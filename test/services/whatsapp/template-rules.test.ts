// Meta's rules for the content of templates, each with its neighbours: what is legal must be approved.
import fc from 'fast-check';
import t from 'tap';
import { simulator, type TestProject } from '../../simulator.js';

const path = '/whatsapp/templates';
const body = { type: 'BODY', text: 'Come and see our new lamps' };

let count = 0;

/** The subcode of a refusal, the code of a rejection, or `approved`. */
async function outcomeOf(sim: TestProject, components: object[], category = 'MARKETING'): Promise<string> {
  const name = `neighbour_${++count}`;
  const sent = await sim.post(path, { name, language: 'EN_US', category, details: { components } });
  if (sent.status !== 201) {
    const { metaError, validationErrors } = sent.body.additionalInformation ?? {};
    return metaError?.subcode ?? `${sent.body.errorCode} ${validationErrors}`;
  }
  await sim.advance('2s');
  const { state, rejectionCode } = (await sim.get(`${path}/${name}/languages/EN_US`)).body;
  return rejectionCode ?? state.toLowerCase();
}

const variablesIn = (text: string): string[] => [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([all]) => all))];

const bodyOf = (text: string): object => ({
  type: 'BODY',
  text,
  ...(/\{\{/.test(text) && { examples: variablesIn(text) }),
});
const headerOf = (text: string): object => ({
  type: 'HEADER',
  format: 'TEXT',
  text,
  ...(variablesIn(text).length > 0 && { example: 'x' }),
});
const buttonsOf = (...buttons: object[]): object => ({ type: 'BUTTONS', buttons });
const reply = (text: string) => ({ type: 'QUICK_REPLY', text });
const url = (text: string) => ({ type: 'URL', text, url: 'https://example.com/' });
const code = { type: 'COPY_CODE', example: 'SPRING' };

const bodies: Record<string, string> = {
  'Hello {{1}}, your order {{2}} is on its way to you today': 'approved',
  'Your new total is {{1}}': '2388299',
  'Your new total is {{1}}.': '2388299',
  'Your new total is ({{1}})': '2388299',
  'Your new total is “{{1}}” – ': '2388299',
  'Your new total is {{1}}!?': '2388299',
  'Your new total is {{1}}…': '2388299',
  '¿{{1}} is your new total?': '2388299',
  '{{1}}, your new total is here': '2388299',
  '"{{1}}" is your new total': '2388299',
  '\n{{1}} is your new total': '2388299',
  '🎉 {{1}} is your new total 🎉': 'approved',
  '🎉{{1}} is your new total, {{1}}🎉': 'approved',
  'Your new total is {{1}} €': 'approved',
  'Your new total is {{1}}%': 'approved',
  '#{{1}} is the number of your order': 'approved',
  'We have seen: {{1}}, {{2}} and many more today': 'approved',
  'We have seen these today: {{1}}\n\n{{2}} and many more': 'approved',
  'We have seen these today: {{1}}\n{{2}} and many more': 'approved',
  'We have seen these today: {{1}}/{{2}} and many more': 'approved',
  'We have seen these today: {{1}}{{2}} and many more': 'INVALID_FORMAT',
  'We have seen these today: *{{1}}**{{2}}* and many more': 'INVALID_FORMAT',
  'We have seen these today: {{1}} {{2}} and many more': 'approved',
  '{{1}}': '2388047',
  '   ': '2388047',
  '*{{1}}* - {{2}}!': '2388047',
  'Order {{1}} sent today': 'approved',
  'Order {{1}} sent': '2388293',
  'Order {{1}} -- !! sent': '2388293',
  'Order {{1}} and {{1}} sent': 'approved',
  '您的订单{{1}}已经发货了': 'approved',
  'Hello {{2}}, your order {{1}} is on its way to you': 'approved',
  'Hello {{1}}, your order {{3}} is on its way to you': '2388037',
  'Hello {{0}}, your order is on its way to you': '2388037',
  'Hello {{2}}, your order is on its way to you': '2388037',
  'Hello {{first_name}}, your order {{order_1}} is on its way to you': 'approved',
  'Hello {{first_name}}, your order {{1}} is on its way to you': '2388072',
  'Hello {{First}}, your order is on its way': '2388072',
  'Hello {x}, your order is on its way': 'approved',
  'Hello {{1}, your order is on its way': '2388072',
  'Hello 1}}, your order is on its way': '2388072',
  'Come and see\n\nour lamps': 'approved',
  'Come and see\n\n\nour lamps': '2388072',
  'Come and see\n \n\nour lamps': 'approved',
  'Come and see\r\n\r\nour lamps': 'approved',
  [`Come and see ${'🌷'.repeat(10)}`]: 'approved',
  [`Come and see ${'🌷'.repeat(11)}`]: '2388072',
  [`Come and see ${'👩‍👩‍👧'.repeat(10)}`]: 'approved',
};

const broken: Record<string, object[]> = {
  'Hello {{first name}}, your order is on its way': [
    { type: 'BODY', text: 'Hello {{first name}}, your order is on its way' },
  ],
  'Hello {{#}}, your order is on its way': [{ type: 'BODY', text: 'Hello {{#}}, your order is on its way' }],
};

const headers: Record<string, string> = {
  'Spring is here': 'approved',
  'Spring, {{1}}': 'approved',
  '{{1}}': 'approved',
  'See {{first_name}} on my_label': 'approved',
  'Spring® (2026) – 50% & more #1': 'approved',
  'Spring ★ → now': 'approved',
  'Spring _is_ here': '2388072',
  'Spring ~is~ here': '2388072',
  'Spring is ~10 days away': 'approved',
  'Spring *is* here': '2388072',
  'Spring is here*': '2388072',
  'Spring 🌷': '2388072',
  'Spring ❤': '2388072',
  'Spring `is` here': '2388072',
  'Spring\nis here': '2388047',
  ' ': '2388047',
  'Order {{2}}': '2388037',
};

const footers: Record<string, string> = {
  'Nordic Lamps': 'approved',
  '_Reply STOP_': 'approved',
  'https://example.com/stop': 'approved',
  'Reply STOP to {{1}}': '2388073',
  'Reply\nSTOP': '2388073',
  'Reply STOP 👋': '2388073',
  ' ': '2388073',
};

const labels: Record<string, string> = {
  Yes: 'approved',
  "Yes! Let's go, shall we?": 'approved',
  'Call +1 (50) #2': 'approved',
  'Yes {{1}}': '2388060',
  'Yes 👍': '2388060',
  'Yes\nplease': '2388060',
  '*Yes*': '2388060',
  'Yes _please_': '2388060',
  '`Yes`': '2388060',
  'Use my_label': 'approved',
  ' ': '2388060',
};

const sets: Record<string, [expected: string, ...buttons: object[]]> = {
  'two URLs': ['approved', url('One'), url('Two')],
  'three URLs': ['2388040', url('One'), url('Two'), url('Three')],
  'ten quick replies': ['approved', ...Array.from({ length: 10 }, (_, index) => reply(`No ${index}`))],
  'eleven quick replies': ['2388040', ...Array.from({ length: 11 }, (_, index) => reply(`No ${index}`))],
  'two codes': ['2388040', code, { ...code, example: 'SUMMER' }],
  'replies first': ['approved', reply('Yes'), reply('No'), url('Shop')],
  'replies last': ['approved', url('Shop'), code, reply('Yes'), reply('No')],
  'replies in the middle': ['2388072', url('Shop'), reply('Yes'), code],
  'replies around': ['2388072', reply('Yes'), url('Shop'), reply('No')],
};

t.test('bodies', async (t) => {
  const sim = await simulator(t);
  for (const [text, expected] of Object.entries(bodies)) t.equal(await outcomeOf(sim, [bodyOf(text)]), expected, text);
  for (const [text, components] of Object.entries(broken)) t.equal(await outcomeOf(sim, components), '2388072', text);
});

t.test('headers', async (t) => {
  const sim = await simulator(t);
  for (const [text, expected] of Object.entries(headers))
    t.equal(await outcomeOf(sim, [headerOf(text), body]), expected, text);
});

t.test('footers', async (t) => {
  const sim = await simulator(t);
  for (const [text, expected] of Object.entries(footers))
    t.equal(await outcomeOf(sim, [body, { type: 'FOOTER', text }]), expected, text);
});

t.test('buttons', async (t) => {
  const sim = await simulator(t);
  for (const [text, expected] of Object.entries(labels))
    t.equal(await outcomeOf(sim, [body, buttonsOf(reply(text))]), expected, text);
  for (const [what, [expected, ...buttons]] of Object.entries(sets))
    t.equal(await outcomeOf(sim, [body, buttonsOf(...buttons)]), expected, what);
});

t.test('limited-time offers', async (t) => {
  const sim = await simulator(t);
  const offer = { type: 'LIMITED_TIME_OFFER', text: 'Ends soon' };
  const of = (category: string, ...more: object[]) => outcomeOf(sim, [body, offer, ...more], category);
  t.equal(await of('MARKETING', buttonsOf(code, url('Shop'))), 'approved');
  t.equal(await of('MARKETING', buttonsOf(url('Shop'))), 'approved');
  t.equal(await of('MARKETING', buttonsOf(url('Shop'), code)), '2388072');
  t.equal(await of('MARKETING', buttonsOf(code, reply('Yes'))), '2388072');
  t.equal(await of('MARKETING', buttonsOf(code)), '2388072', 'a URL button is required');
  t.equal(await of('MARKETING'), '2388072', 'so are buttons');
  const image = { type: 'HEADER', format: 'IMAGE', example: { url: 'https://example.com/1.jpg' } };
  t.equal(await of('MARKETING', image, buttonsOf(url('Shop'))), 'approved');
  t.equal(await of('MARKETING', headerOf('Spring'), buttonsOf(url('Shop'))), '2388072');
  t.equal(await of('MARKETING', { type: 'HEADER', format: 'LOCATION' }, buttonsOf(url('Shop'))), '2388072');
  t.equal(await of('UTILITY', buttonsOf(code, url('Shop'))), '2388072');
  t.equal(await of('MARKETING', { type: 'FOOTER', text: 'Nordic Lamps' }, buttonsOf(url('Shop'))), '2388072');
});

t.test('templates of the category AUTHENTICATION', async (t) => {
  const sim = await simulator(t);
  const otp = buttonsOf({ type: 'OTP', otpType: 'COPY_CODE', text: 'Copy code' });
  const of = (...components: object[]) => outcomeOf(sim, components, 'AUTHENTICATION');
  const expiry = (codeExpirationMinutes: number) => ({ type: 'FOOTER', codeExpirationMinutes });
  t.equal(await of({ type: 'BODY' }, otp), 'approved');
  t.equal(await of({ type: 'BODY' }, expiry(1), otp), 'approved');
  t.equal(await of({ type: 'BODY' }, expiry(90), otp), 'approved');
  for (const minutes of [0, 91]) t.equal(await of({ type: 'BODY' }, expiry(minutes), otp), '2388072');
  t.equal(await of({ type: 'BODY' }), '2388072');
  t.equal(await of({ type: 'BODY', text: 'Here is your code' }, otp), '2388042');
  t.equal(await of({ type: 'BODY', text: '{{1}} is your code', examples: ['1'] }, otp), '2388042', 'whatever it says');
  t.equal(await of({ type: 'BODY' }, { type: 'FOOTER', text: 'Nordic Lamps' }, otp), '2388072');
  t.equal(await of({ type: 'BODY' }, headerOf('Your code'), otp), '2388072');
  t.equal(await of({ type: 'BODY' }, buttonsOf(url('Shop'))), '2388072');
});

t.test('variables inside of ordinary sentences are approved, in any order and with any text around them', async (t) => {
  const sim = await simulator(t);
  const word = fc.constantFrom('order', 'we', 'träd', 'café', '42', 'ready-made', 'Привет', 'نعم');
  const between = fc.constantFrom(' ', ', ', '\n', ' - ', ': ', ' (', ') ', ' 🌷 ');
  const sentence = fc.array(fc.tuple(word, word, word, between), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(sentence, fc.boolean(), async (parts, descending) => {
      const numbers = parts.map((_, index) => (descending ? parts.length - index : index + 1));
      const text = parts.map((part, index) => `${part.slice(0, 3).join(' ')}${part[3]}{{${numbers[index]}}} `).join('');
      return (await outcomeOf(sim, [bodyOf(`${text}thank you`)])) === 'approved';
    }),
    { numRuns: 40 },
  );
});

t.test('an edit is judged by its new content', async (t) => {
  const sim = await simulator(t);
  await sim.post(path, { name: 'lamps', language: 'EN_US', category: 'MARKETING', details: { components: [body] } });
  await sim.advance('2s');
  const at = `${path}/lamps/languages/EN_US`;
  const bad = { components: [bodyOf('Your new total is {{1}}')] };
  t.match(await sim.patch(at, { status: 'SUBMIT', details: bad }), {
    status: 424,
    body: { additionalInformation: { metaError: { subcode: '2388299' } } },
  });
  t.match(await sim.get(at), { body: { state: 'APPROVED', changes: { status: 'DRAFT', details: bad } } });
  const good = { components: [bodyOf('Your new total is {{1}} today')] };
  t.equal((await sim.patch(at, { status: 'SUBMIT', details: good })).status, 200);
});
