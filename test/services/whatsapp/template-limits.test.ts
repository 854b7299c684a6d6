// Limits of Meta on the clock of the project: templates of an account, edits of a template.
import t from 'tap';
import { simulator } from '../../simulator.js';
import { approved, at, create, keyOf, path, read, refused, request, text } from './template-setup.js';

const account = { state: 'ONBOARDED', details: { clientBusinessManagerId: '1042', wabaName: 'Nordic Lamps' } };
const live = (name: string, language = 'EN_US') => ({
  ...{ name, language, category: 'MARKETING', state: 'APPROVED', whatsappId: '1' },
  details: text('Hello'),
});
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => live(`old_${index >> 1}`, index % 2 === 0 ? 'EN_US' : 'SV'));

t.test('every language of a name counts towards the limit of the account; drafts do not', async (t) => {
  const sim = await simulator(t);
  sim.startFrom({
    'whatsapp.accounts': [{ ...account, isEmbeddedSignup: true }],
    'whatsapp.templates': many(249),
  });
  await create(sim, 'plan', { status: 'DRAFT' });
  t.equal((await sim.post(path, request('last'))).status, 201);
  t.match(await sim.post(path, request('other')), refused(424, 'template_limit_reached'));
  t.match(await sim.patch(at('plan'), { status: 'SUBMIT' }), refused(424, 'template_limit_reached'));
  t.equal((await sim.patch(at('old_1'), { status: 'SUBMIT', details: text('Hi') })).status, 200, 'an edit adds none');
});

t.test('a verified account with an approved display name has room for 6,000', async (t) => {
  const sim = await simulator(t);
  const records = { 'whatsapp.accounts': [account], 'whatsapp.templates': many(250) };
  const sender = {
    state: 'ACTIVE',
    details: { displayName: 'Nordic Lamps', vertical: 'SHOPPING_AND_RETAIL' },
    phoneNumber: '+46700000001',
  };
  sim.startFrom(records);
  t.match(await sim.post(path, request('one')), refused(424, 'template_limit_reached'), 'no display name');
  sim.startFrom({ ...records, 'whatsapp.senders': [sender] });
  t.equal((await sim.post(path, request('one'))).status, 201);
  const embedded = { ...account, isEmbeddedSignup: true };
  sim.startFrom({ ...records, 'whatsapp.accounts': [embedded], 'whatsapp.senders': [sender] });
  t.match(await sim.post(path, request('one')), refused(424, 'template_limit_reached'), 'not verified');
  await sim.trigger('whatsapp.account', 'account', 'limit', { businessDailyLimit: 'TIER_1K' });
  t.equal((await sim.post(path, request('one'))).status, 201);
});

t.test('without an account no limit of accounts applies', async (t) => {
  const sim = await simulator(t);
  sim.startFrom({ 'whatsapp.templates': many(300) });
  t.equal((await sim.post(path, request('one'))).status, 201);
});

t.test('an approved template can be edited ten times in 30 days; a refused edit stays as a draft', async (t) => {
  const sim = await simulator(t);
  await approved(sim, 'hello');
  for (let edit = 1; edit <= 10; edit++) {
    t.equal((await sim.patch(at('hello'), { status: 'SUBMIT', details: text(`Hello ${edit}`) })).status, 200);
    await sim.advance('1d');
  }
  const answer = await sim.patch(at('hello'), { status: 'SUBMIT', details: text('Hello again') });
  t.match(answer, {
    status: 424,
    body: {
      errorCode: 'template_submit_error',
      resolution: /Rule meta\.template\.edits: .*--platform-rules off/,
      additionalInformation: { metaError: { reason: 'the template was edited 10 times in the last 30 days' } },
    },
  });
  t.match(await read(sim, 'hello'), { state: 'APPROVED', changes: { status: 'DRAFT', details: text('Hello again') } });
  await sim.advance('20d');
  t.equal((await sim.patch(at('hello'), { status: 'SUBMIT' })).status, 200);
});

t.test('a rejected or paused template can be edited at any time, and a rejected edit does not count', async (t) => {
  const sim = await simulator(t);
  await approved(sim, 'hello');
  const edit = (words: string) => sim.patch(at('hello'), { status: 'SUBMIT', details: text(words) });
  for (const words of ['One', 'Two']) {
    t.equal((await edit(words)).status, 200);
    await sim.decide(keyOf('hello'), 'reject');
  }
  t.equal((await edit('Three')).status, 200);
  await sim.decide(keyOf('hello'), 'approve');
  t.equal((await edit('Four')).status, 424);
  await sim.trigger('whatsapp.template', keyOf('hello'), 'pause');
  t.equal((await edit('Five')).status, 200);
});

t.test('strict mode refuses templates of a project without an account', async (t) => {
  const sim = await simulator(t, { mode: 'strict', scenario: 'strict' });
  const call = (method: string, at: string, body?: object) =>
    sim.raw(method, `/v1/projects/onboarded-project${at}`, body, {
      authorization: `Basic ${Buffer.from('onboarded-key:onboarded-secret').toString('base64')}`,
    });
  t.equal((await call('POST', path, request('one'))).status, 201);
  t.equal((await call('DELETE', '/whatsapp')).status, 204);
  t.match(await call('POST', path, request('two')), refused(400, 'project_not_initialized'));
  t.match(await call('PATCH', at('one'), {}), refused(400, 'project_not_initialized'));
  t.equal((await call('GET', at('one'))).status, 200);
});

t.test('a judgement of the words follows the switches, and allowCategoryChange', async (t) => {
  const sim = await simulator(t, { platformRules: 'strict' });
  const of = async (name: string, words: string, more: object = {}) => {
    await create(sim, name, { category: 'UTILITY', details: text(words), ...more });
    await sim.advance('2s');
    return read(sim, name);
  };
  const allowCategoryChange = true;
  t.match(await of('sale', 'Our summer sale begins'), { state: 'REJECTED', rejectionCode: 'INCORRECT_CATEGORY' });
  t.match(await of('sale_2', 'Our summer sale begins', { allowCategoryChange }), {
    state: 'APPROVED',
    category: 'MARKETING',
  });
  t.match(await of('sale_3', 'Our summer sale begins', { category: 'MARKETING' }), { state: 'APPROVED' });
  t.match(await of('code', 'Here is your login code', { allowCategoryChange }), {
    rejectionCode: 'INCORRECT_CATEGORY',
  });
  t.match(await of('scam', 'Reply with your password'), { state: 'REJECTED', rejectionCode: 'SCAM' });
  t.match(await of('warning', 'Never share your password'), { state: 'APPROVED' });
});
