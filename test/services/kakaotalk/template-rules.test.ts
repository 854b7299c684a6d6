// KakaoTalk's own rules for templates; fixtures/rules/kakao.yaml has an example of each.
import fc from 'fast-check';
import t, { type Test } from 'tap';
import { simulator } from '../../simulator.js';
import { activeSender, templateBody, templatesPath } from './setup.js';

const path = templatesPath('@hanbit');

async function withSender(t: Test, overrides: Parameters<typeof simulator>[1] = {}) {
  const sim = await simulator(t, overrides);
  await activeSender(sim, '@hanbit');
  let count = 0;
  const create = (details: object, more: object = {}) => sim.post(path, templateBody(`T${count++}`, details, more));
  return { sim, create };
}

const channel = { ordering: 1, type: 'CHANNEL_ID_ADDED', name: '채널 추가' };
const check = { seed: 20260101, numRuns: 60 };

t.test('a refusal names the rule and what breaks it, and keeps the draft if the caller asks for it', async (t) => {
  const { sim, create } = await withSender(t);
  const details = { buttons: [{ ordering: 1, type: 'WEB_LINK', name: 'Order', linkPc: 'https://example.com' }] };
  const { status, body } = await create(details, { saveDraftOnFailure: true });
  t.equal(status, 424);
  t.match(body, {
    errorCode: 'template_kakaotalk_validation_error',
    message: /details\.buttons\.0 has no linkMo/,
    resolution: /Rule kakao\.template\.web-link: .* Here: details\.buttons\.0 has no linkMo\. .*--platform-rules off/,
  });
  const [entry] = (await sim.control('GET', '/requests?limit=1')).requests;
  t.match(entry, { platformRule: 'kakao.template.web-link' });
  const at = `${path}/${body.additionalInformation.templateCode[0]}`;
  t.match((await sim.get(at)).body.changes, { status: 'DRAFT' });

  const again = await sim.patch(at, { status: 'SUBMIT', details: { content: 'Another text' } });
  t.equal(again.status, 424);
  t.match(again.body, { resolution: /Rule kakao\.template\.web-link: /, additionalInformation: Object });
  t.match((await sim.get(at)).body.changes, { status: 'DRAFT', details: { content: 'Another text' } });
  t.same((await create(details)).body.additionalInformation, {});
});

t.test('a rule of the tester, a magic value and Prefer go first', async (t) => {
  const { sim, create } = await withSender(t);
  const broken = { messageType: 'MIXED' };
  t.equal((await create(broken)).status, 424);
  t.equal((await create({ ...broken, name: 'mock_reject' })).status, 201);
  t.notMatch((await create({ ...broken, name: 'mock_submit_error' })).body.resolution, /Rule /);
  const preferred = await sim.post(path, templateBody('Shipped', broken), { prefer: 'code=409' });
  t.match(preferred, { status: 409, body: { errorCode: 'template_exists' } });
  const approve = (name: object) =>
    sim.control('POST', '/rules', { match: { lifecycle: 'kakaotalk.template', ...name }, outcome: 'approve' });
  await approve({});
  t.equal(
    (await create({ ...broken, name: 'approved' })).status,
    424,
    'a rule for all templates is about their review',
  );
  await approve({ name: 'approved' });
  t.equal((await create({ ...broken, name: 'approved' })).status, 201);
});

t.test('at most 40 different variables are in the text and the title', async (t) => {
  const { create } = await withSender(t);
  const names = (letter: string, count: number) =>
    Array.from({ length: count }, (_, index) => `#{${letter}${index}}`).join(', ');
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 45 }), fc.integer({ min: 0, max: 5 }), async (inText, inTitle) => {
      // Repeated ones count once.
      const content = `Hello ${names('v', inText)} ${names('v', Math.min(inText, 3))}`;
      const { status } = await create({ content, title: `Hi ${names('t', inTitle)}` });
      if (status !== (inText + inTitle > 40 ? 424 : 201)) throw new Error(`${status}`);
    }),
    check,
  );
});

t.test('text, extra information and the invitation have at most 1,300 characters, 1,000 if strict', async (t) => {
  for (const [platformRules, most] of [
    ['on', 1300],
    ['strict', 1000],
  ] as const) {
    const { create } = await withSender(t, { platformRules });
    const length = fc.oneof(fc.integer({ min: 1, max: 500 }), fc.constantFrom(299, 300, 301, 266, 267, 34));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(1000, 966, 700, 500), length, fc.boolean(), async (text, more, invites) => {
        const { status } = await create({
          content: '가'.repeat(text),
          extra: 'x'.repeat(more),
          messageType: invites ? 'MIXED' : 'EXTRA_INFORMATION',
          buttons: invites ? [channel] : [],
        });
        const total = text + more + (invites ? 34 : 0);
        if (status !== (total > most ? 424 : 201)) throw new Error(`${total}: ${status}`);
      }),
      check,
    );
  }
});

t.test('a text of variables only is rejected by the review, with a comment', async (t) => {
  const { sim, create } = await withSender(t);
  const { status, body } = await create({ content: '#{a} - #{b}' });
  t.equal(status, 201);
  t.match(await sim.pending(), [{ because: 'rule kakao.template.variables-only', outcome: 'reject' }]);
  await sim.advance('2s');
  t.match((await sim.get(`${path}/${body.code}`)).body, { state: 'REJECTED' });
  const { notifications } = (await sim.get(`${path}/${body.code}/activities`)).body;
  t.match(notifications[0], { type: 'REJECTED', comment: /variables only/ });
});

t.test('the invitation to add the channel has its place, name and types of templates', async (t) => {
  const { create } = await withSender(t);
  const link = (ordering: number) => ({ ordering, type: 'WEB_LINK', name: 'Shop', linkMo: 'https://example.com' });
  const status = async (messageType: string, ...buttons: object[]) =>
    (await create({ messageType, buttons, ...(messageType === 'MIXED' && { extra: 'Call us.' }) })).status;
  for (const type of ['AD_INCLUDED', 'MIXED']) {
    t.equal(await status(type, channel), 201);
    t.equal(await status(type, { ...channel, name: '채널추가' }), 201, 'blanks do not count');
    t.equal(await status(type, link(2), channel), 201, 'ordering counts, not the place in the list');
    t.equal(await status(type, { ...channel, ordering: 2 }, link(1)), 424);
    t.equal(await status(type, { ...channel, name: 'Add' }), 424);
    t.equal(await status(type, link(1)), 424);
    t.equal(await status(type), 424);
  }
  for (const type of ['BASIC', 'EXTRA_INFORMATION'])
    t.equal((await create({ messageType: type, extra: 'Call us.', buttons: [channel] })).status, 424, type);
});

t.test('an app link needs two of its three targets, whichever they are', async (t) => {
  const { create } = await withSender(t);
  const targets: Record<string, string> = {
    schemeAndroid: 'shop://orders/#{order}',
    schemeIos: 'shop://orders/#{order}',
    linkMo: 'https://#{host}/orders',
    linkPc: '#{link}',
  };
  await fc.assert(
    fc.asyncProperty(fc.subarray(Object.keys(targets)), async (names) => {
      const links = Object.fromEntries(names.map((name) => [name, targets[name]]));
      const { status } = await create({ buttons: [{ ordering: 1, type: 'APP_LINK', name: 'Open', ...links }] });
      const count = names.filter((name) => name !== 'linkPc').length;
      if (status !== (count < 2 ? 424 : 201)) throw new Error(`${names}: ${status}`);
    }),
    check,
  );
});

t.test('links can be variables and app links any scheme, but other texts are no links', async (t) => {
  const { create } = await withSender(t);
  const plain = { ordering: 1, type: 'APP_LINK', name: 'Open', schemeIos: 'shop://a', linkMo: 'https://b.example' };
  const status = async (field: string, value: string) =>
    (await create({ buttons: [{ ...plain, schemeAndroid: 'shop://b', [field]: value }] })).status;
  const web = [
    'https://example.com/#{주문 번호}',
    'https://#{host}',
    'https://example.com/a?b=#{c}&d=#{e f}',
    '#{url}',
  ];
  const app = ['kakaotalk://web/openExternal', 'tel:#{전화}', 'intent://a#Intent;scheme=b;end'];
  for (const field of ['linkMo', 'linkPc', 'schemeIos', 'schemeAndroid']) {
    for (const value of web) t.equal(await status(field, value), 201, `${field} ${value}`);
    for (const value of ['example.com', '/orders', 'https://', 'https://exa mple.com', '#{x} y'])
      t.equal(await status(field, value), 400, `${field} ${value}`);
  }
  for (const value of app) t.equal(await status('schemeIos', value), 201, value);
  for (const value of app) t.equal(await status('linkMo', value), 400, value);
});

t.test('what published samples do is accepted: a title without emphasis, extra information in BASIC', async (t) => {
  const { sim, create } = await withSender(t);
  const sample = { title: 'Title', subtitle: 'Subtitle', extra: 'Extra', messageType: 'BASIC' };
  t.equal((await create(sample)).status, 201);
  for (const id of ['kakao.template.emphasis-none', 'kakao.template.extra-surplus']) {
    await sim.control('PUT', '/platform-rules', { [id]: true });
    t.match((await create(sample)).body.resolution, id);
  }
});

t.test('a blocked sender submits no templates; an inactive one does, unless rules are strict', async (t) => {
  for (const [state, platformRules, status] of [
    ['BLOCKED', 'on', 424],
    ['BLOCKED', 'off', 201],
    ['INACTIVE', 'on', 201],
    ['VERIFYING', 'on', 201],
    ['SUSPENDED', 'on', 201],
    ['INACTIVE', 'strict', 424],
    ['VERIFYING', 'strict', 424],
    ['SUSPENDED', 'strict', 201],
  ] as const) {
    const sim = await simulator(t, { platformRules });
    sim.startFrom({ 'kakaotalk.senders': [{ plusFriendId: '@hanbit', state }] }, ['kakaotalk']);
    t.equal((await sim.post(path, templateBody('Shipped'))).status, status, `${state} ${platformRules}`);
    t.equal((await sim.post(path, templateBody('Draft', {}, { status: 'DRAFT' }))).status, 201);
  }
});

t.test('once a project switches it on, a template that is not edited for a year is withdrawn', async (t) => {
  const { sim, create } = await withSender(t);
  await sim.subscribe();
  await sim.control('PUT', '/platform-rules', { 'kakao.template.dormant': true });
  const { body } = await create({});
  const at = `${path}/${body.code}`;
  await sim.advance('300d');
  await sim.patch(at, { status: 'SUBMIT', details: { content: 'It is on its way.' } });
  await sim.advance('364d');
  t.equal((await sim.get(at)).body.state, 'APPROVED', 'a new approval counts');
  t.match(await sim.pending(), [{ decision: 'clock', because: 'rule kakao.template.dormant' }]);
  await sim.advance('2d');
  t.equal((await sim.get(at)).body.state, 'REJECTED');
  t.match((await sim.get(`${at}/activities`)).body.notifications[0], { type: 'REJECTED', comment: /a year/ });
  t.equal((await sim.deliveries()).at(-1)!.type, 'KAKAOTALK_TEMPLATE_REJECTED');
  await sim.patch(at, { status: 'SUBMIT', details: { content: 'It is back.' } });
  await sim.advance('2s');
  t.match((await sim.get(at)).body, { state: 'APPROVED', details: { content: 'It is back.' } });
});
