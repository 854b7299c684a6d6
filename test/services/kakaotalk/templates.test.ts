import t from 'tap';
import { checkEvent } from '../../../src/contract/validate.js';
import { simulator } from '../../simulator.js';
import { activeSender, senderBody, sendersPath, templateBody, templatesPath } from './setup.js';

const path = templatesPath('@hanbit');
const missing = `${path}/missing`;

/** A simulator with an active sender. */
async function withSender(t: Parameters<typeof simulator>[0]) {
  const sim = await simulator(t);
  await activeSender(sim, '@hanbit');
  const create = async (name: string, details: object = {}, more: object = {}) => {
    const answer = await sim.post(path, templateBody(name, details, more));
    return { ...answer, at: `${path}/${answer.body.code}` };
  };
  return { sim, create };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

t.test('a submitted template is approved after two seconds', async (t) => {
  const { sim, create } = await withSender(t);
  const receiver = await sim.subscribe();
  const { status, body, at } = await create('Shipped');
  t.equal(status, 201);
  t.match(body, { id: uuid, code: /^[A-Za-z0-9]{20}$/, changes: { status: 'IN_PROGRESS' } });
  t.notOk(body.state ?? body.details, 'nothing is live yet');
  t.match(body.changes.details, {
    messageType: 'BASIC',
    emphasizeType: 'EMPHASIZE_TYPE_NONE',
    categoryCode: '999999',
    securityFlag: false,
    buttons: [],
  });
  await sim.advance('2s');
  const approved = (await sim.get(at)).body;
  t.match(approved, { state: 'APPROVED', details: { name: 'Shipped' } });
  t.notOk(approved.changes);
  const event = receiver.received[0]!.body;
  t.match(event, { type: 'KAKAOTALK_TEMPLATE_APPROVED', payload: approved });
  t.same(checkEvent(event.type, event), []);
});

t.test('a rejected first submission moves to the top level, and an edit makes it a draft again', async (t) => {
  const { sim, create } = await withSender(t);
  const receiver = await sim.subscribe();
  const { at } = await create('Mock reject this');
  await sim.advance('2s');
  const rejected = (await sim.get(at)).body;
  t.match(rejected, { state: 'REJECTED', details: { name: 'Mock reject this' } });
  t.notOk(rejected.changes);
  const event = receiver.received[0]!.body;
  t.equal(event.type, 'KAKAOTALK_TEMPLATE_REJECTED');
  t.same(checkEvent(event.type, event), []);

  const edited = (await sim.patch(at, { details: { name: 'Shipped' } })).body;
  t.match(edited, { changes: { status: 'DRAFT', details: { name: 'Shipped' } } });
  t.notOk(edited.state ?? edited.details);
  await sim.patch(at, { status: 'SUBMIT' });
  await sim.advance('2s');
  t.match((await sim.get(at)).body, { state: 'APPROVED', details: { name: 'Shipped' } });
});

t.test('an approved template stays live while its edit is pending or rejected', async (t) => {
  const { sim, create } = await withSender(t);
  const { at } = await create('Shipped');
  await sim.advance('2s');
  const submitted = (await sim.patch(at, { status: 'SUBMIT', details: { content: 'On its way!' } })).body;
  t.match(submitted, { state: 'APPROVED', details: { content: 'Your order is on its way.' } });
  t.match(submitted.changes, { status: 'IN_PROGRESS', details: { content: 'On its way!', name: 'Shipped' } });
  const busy = await sim.patch(at, { details: { content: 'Later' } });
  t.match(busy, { status: 409, body: { errorCode: 'template_changes_not_updatable' } });
  await sim.decide(submitted.code, 'reject', { comment: 'Too loud' });
  t.match((await sim.get(at)).body, { state: 'APPROVED', changes: { status: 'REJECTED' } });
  const { body } = await sim.get(`${at}/activities`);
  t.match(body.notifications[0], { type: 'REJECTED', comment: 'Too loud' });
  await sim.patch(at, { status: 'SUBMIT', details: { content: 'It is on its way.' } });
  await sim.advance('2s');
  const approved = (await sim.get(at)).body;
  t.match(approved, { state: 'APPROVED', details: { content: 'It is on its way.' } });
  t.notOk(approved.changes);
});

t.test('an empty update changes nothing', async (t) => {
  const { sim, create } = await withSender(t);
  const { at } = await create('Shipped');
  await sim.advance('2s');
  const before = (await sim.get(at)).body;
  t.match(await sim.patch(at, {}), { status: 200, body: before });
  t.same((await sim.get(at)).body, before);
});

t.test('null removes optional content, and new buttons replace the old ones', async (t) => {
  const { sim, create } = await withSender(t);
  const buttons = [{ ordering: 1, type: 'DELIVERY_SEARCH', name: 'Find it' }];
  const { at } = await create('Shipped', { title: 'News', subtitle: 'Today', buttons });
  await sim.advance('2s');
  const { details } = (await sim.patch(at, { details: { title: null, buttons: null } })).body.changes;
  t.notOk('title' in details);
  t.match(details, { subtitle: 'Today', buttons: { length: 0 } });
});

t.test('a draft can lack its text, but must have one when submitted', async (t) => {
  const { sim, create } = await withSender(t);
  const buttons = [{ ordering: 1, type: 'DELIVERY_SEARCH' }];
  const { status, at } = await create('Shipped', { content: undefined, buttons }, { status: 'DRAFT' });
  t.equal(status, 201);
  const early = await sim.patch(at, { status: 'SUBMIT' });
  t.match(early, { status: 424, body: { errorCode: 'template_kakaotalk_validation_error' } });
  t.match(early.body.message, /details\.content should not be empty; details\.buttons\.0\.name should not be empty/);
});

t.test('the content of a template is validated', async (t) => {
  const { sim, create } = await withSender(t);
  const button = { ordering: 1, type: 'DELIVERY_SEARCH', name: 'Find it' };
  const twice = await create('Shipped', { buttons: [button, { ...button, ordering: 2 }] });
  t.match(twice, { status: 400, body: { errorCode: 'invalid_payload' } });
  t.match(await create('x'.repeat(151)), { status: 400, body: { errorCode: 'invalid_payload' } });
  t.match(await create('Shipped', { categoryCode: '123456' }), {
    status: 400,
    body: { errorCode: 'template_invalid_category_code' },
  });
  // The code for a wrong category would hide the other errors.
  t.match(await create('Shipped', { categoryCode: 6001, extra: '' }), {
    status: 400,
    body: {
      errorCode: 'invalid_payload',
      additionalInformation: {
        validationErrors: ['details.categoryCode must be a string', 'details.extra should not be empty'],
      },
    },
  });
  const { at } = await create('Shipped', { categoryCode: '006001' });
  await sim.advance('2s');
  const moved = await sim.patch(at, { details: { categoryCode: '123456' } });
  t.match(moved, { status: 400, body: { errorCode: 'template_invalid_category_code' } });
  const long = await sim.patch(at, { details: { content: '' } });
  t.match(long, { status: 424, body: { errorCode: 'template_kakaotalk_validation_error' } });
  t.match(long.body.message, /details\.content should not be empty/);
});

t.test('a name is unique per sender', async (t) => {
  const { sim, create } = await withSender(t);
  await create('Shipped');
  t.match(await create('Shipped'), { status: 409, body: { errorCode: 'template_exists' } });
  const english = await create('Shipped', { language: 'EN' });
  t.match(english, { status: 409, body: { message: /already exists in language KO\./ } }, 'the language of the other');
  const { at } = await create('Delivered');
  await sim.advance('2s');
  const renamed = await sim.patch(at, { details: { name: 'Shipped' } });
  t.match(renamed, { status: 409, body: { errorCode: 'template_exists' } });
  await sim.patch(at, { details: { name: 'Arrived' } });
  t.equal((await create('Arrived')).status, 409, 'a name pending approval counts too');
  await activeSender(sim, '@other');
  t.equal((await sim.post(templatesPath('@other'), templateBody('Shipped'))).status, 201);
});

t.test(
  'the refusal of a name gives the language of the template that has it, live or pending, created or seeded',
  async (t) => {
    const sim = await simulator(t);
    const text = { content: 'Hello', buttons: [] };
    sim.startFrom(
      {
        'kakaotalk.senders': [{ plusFriendId: '@hanbit', state: 'ACTIVE' }],
        'kakaotalk.templates': [
          { code: 'live', state: 'APPROVED', details: { ...text, name: 'Live', language: 'JA' } },
          { code: 'draft', changes: { status: 'DRAFT', details: { name: 'Draft' } } },
          {
            code: 'edited',
            state: 'APPROVED',
            details: { ...text, name: 'Before', language: 'FR' },
            changes: { status: 'DRAFT', details: { name: 'After' } },
          },
        ],
      },
      ['kakaotalk'],
    );
    for (const [name, language] of [
      ['Live', 'JA'],
      ['Draft', 'KO'],
      ['Before', 'FR'],
      ['After', 'FR'],
    ] as const) {
      const created = await sim.post(path, templateBody(name, { language: 'EN' }));
      const message = `A template named ${name} already exists in language ${language}.`;
      t.match(created, { status: 409, body: { errorCode: 'template_exists', message } });
      if (name === 'Live') continue;
      t.match(await sim.patch(`${path}/live`, { details: { name } }), { status: 409, body: { message } });
    }
    await sim.patch(`${path}/edited`, { status: 'SUBMIT', details: { content: 'It is on its way.' } });
    await sim.advance('2s');
    t.match((await sim.get(`${path}/edited`)).body.details, { name: 'After', language: 'FR' });
  },
);

t.test('a template belongs to its sender', async (t) => {
  const { sim, create } = await withSender(t);
  const { body } = await create('Shipped');
  await activeSender(sim, '@other');
  t.match(await sim.get(`${templatesPath('@other')}/${body.code}`), {
    status: 404,
    body: { errorCode: 'template_not_found' },
  });
  for (const answer of [
    await sim.get(templatesPath('@nobody')),
    await sim.post(templatesPath('@nobody'), templateBody('Shipped')),
    await sim.get(`${templatesPath('@nobody')}/${body.code}`),
    await sim.patch(`${templatesPath('@nobody')}/${body.code}`, {}),
    await sim.delete(`${templatesPath('@nobody')}/${body.code}`),
    await sim.get(`${templatesPath('@nobody')}/${body.code}/activities`),
  ])
    t.match(answer, { status: 404, body: { errorCode: 'sender_not_found' } });
  for (const answer of [
    await sim.get(missing),
    await sim.patch(missing, {}),
    await sim.delete(missing),
    await sim.delete(`${missing}/changes`),
    await sim.get(`${missing}/activities`),
    await sim.post(`${missing}/comments`, { comment: 'x' }),
  ])
    t.match(answer, { status: 404, body: { errorCode: 'template_not_found' } });
});

t.test(
  'KakaoTalk accepts no template of a sender that it has not approved; the draft is kept if requested',
  async (t) => {
    const sim = await simulator(t);
    await sim.post(sendersPath, senderBody('@hanbit'));
    const refused = await sim.post(path, templateBody('Shipped'));
    t.match(refused, { status: 424, body: { errorCode: 'template_kakaotalk_validation_error' } });
    t.match(refused.body.message, /sender @hanbit is not approved yet/);
    t.same(refused.body.additionalInformation, {});
    t.equal((await sim.get(path)).body.totalSize, 0);
    const kept = await sim.post(path, templateBody('Shipped', {}, { saveDraftOnFailure: true }));
    const [code] = kept.body.additionalInformation.templateCode;
    t.match((await sim.get(`${path}/${code}`)).body, { changes: { status: 'DRAFT' } });
    t.equal(
      (await sim.post(path, templateBody('Later', {}, { status: 'DRAFT' }))).status,
      201,
      'a draft is never refused',
    );
    await sim.advance('2s');
    t.match((await sim.get(`${sendersPath}/@hanbit`)).body, { state: 'INACTIVE' });
    t.equal((await sim.post(path, templateBody('Shipped again'))).status, 201, 'it need not be active');
  },
);

t.test('a rejected submission returns the code of the draft that was kept', async (t) => {
  const { sim, create } = await withSender(t);
  for (const [name, status, code] of [
    ['mock_submit_error', 424, 'template_kakaotalk_validation_error'],
    ['mock_internal_error', 500, 'internal_error'],
  ] as const) {
    const lost = await create(name);
    t.match(lost, { status, body: { errorCode: code } });
    t.same(lost.body.additionalInformation, {});
    const kept = await create(name, {}, { saveDraftOnFailure: true });
    t.match(kept, { status, body: { errorCode: code } });
    const at = `${path}/${kept.body.additionalInformation.templateCode[0]}`;
    t.equal((await sim.get(at)).body.changes.status, 'DRAFT');
    const again = await sim.patch(at, { status: 'SUBMIT', details: { content: 'Another text' } });
    t.match(again, { status, body: { errorCode: code } });
    t.match((await sim.get(at)).body.changes, { status: 'DRAFT', details: { content: 'Another text' } });
    t.equal((await sim.patch(at, { status: 'SUBMIT', details: { name: `Free of ${status}` } })).status, 200);
  }
  const image = await create('Shipped', { imageUrl: 'https://mock.invalid/too_large.png' });
  t.match(image, { status: 424, body: { errorCode: 'template_kakaotalk_validation_error' } });
});

t.test('the changes of a template can be deleted only if it was never submitted', async (t) => {
  const { sim, create } = await withSender(t);
  const draft = await create('Draft', {}, { status: 'DRAFT' });
  t.equal((await sim.delete(`${draft.at}/changes`)).status, 204);
  t.equal((await sim.get(draft.at)).status, 404);
  const { at } = await create('Shipped');
  await sim.advance('2s');
  await sim.patch(at, { details: { content: 'Edited' } });
  t.match(await sim.delete(`${at}/changes`), { status: 409, body: { errorCode: 'template_not_deletable' } });
});

t.test('a deleted template is removed immediately, and its name is free again', async (t) => {
  const { sim, create } = await withSender(t);
  const { at } = await create('Shipped');
  t.equal((await sim.delete(at)).status, 204);
  t.equal((await sim.get(at)).body.errorCode, 'template_not_found');
  t.same(await sim.pending(), [], 'no review is pending');
  t.equal((await create('Shipped')).status, 201);
});

t.test(
  'templates are listed alphabetically, in pages, and filtered by state, status and the start of their name',
  async (t) => {
    const { sim, create } = await withSender(t);
    await create('Cup');
    await create('Apple mock reject');
    await sim.advance('2s');
    await create('Bread', {}, { status: 'DRAFT' });
    const names = async (query: string) =>
      (await sim.get(`${path}${query}`)).body.templates.map(
        ({ details, changes }: any) => (details ?? changes.details).name,
      );
    t.same(await names(''), ['Apple mock reject', 'Bread', 'Cup']);
    t.same(await names('?filterStates=APPROVED'), ['Cup']);
    t.same(await names('?filterStatuses=DRAFT,IN_PROGRESS'), ['Bread']);
    t.same(await names('?templateName=App'), ['Apple mock reject']);
    const { body } = await sim.get(`${path}?pageSize=2`);
    t.match(body, { totalSize: 3, pageSize: 2 });
    t.same(await names(`?pageToken=${body.nextPageToken}`), ['Cup']);
    t.equal((await sim.get(`${path}?pageSize=1001`)).body.errorCode, 'invalid_page_size');
    t.equal((await sim.get(`${path}?pageToken=forged`)).body.errorCode, 'invalid_page_token');
    t.equal((await sim.get(`${path}?filterStates=DRAFT`)).status, 400);
  },
);

t.test('a comment is logged and sent, whether by the client or the platform', async (t) => {
  const { sim, create } = await withSender(t);
  const receiver = await sim.subscribe();
  const { at, body } = await create('Mock hold');
  const commented = await sim.post(`${at}/comments`, { comment: 'Is the category right?' });
  t.match(commented, { status: 201, body: { type: 'CREATED', comment: 'Is the category right?' } });
  await sim.trigger('kakaotalk.template', body.code, 'comment', { comment: 'It is.' });
  await sim.advance('1s');
  for (const [index, comment] of ['Is the category right?', 'It is.'].entries()) {
    const event = receiver.received[index]!.body;
    t.match(event, { type: 'KAKAOTALK_TEMPLATE_COMMENT_ADDED', comment });
    t.same(checkEvent(event.type, event), []);
  }
  const { notifications } = (await sim.get(`${at}/activities`)).body;
  t.same(
    notifications.map(({ type }: any) => type),
    ['COMMENT_ADDED', 'COMMENT_ADDED', 'IN_PROGRESS', 'CREATED'],
  );
  t.match(await sim.post(`${at}/comments`, { comment: '' }), { status: 400, body: { errorCode: 'invalid_input' } });
});

t.test('errors that cannot occur otherwise have magic values', async (t) => {
  const { sim, create } = await withSender(t);
  const code = (answer: { body: any }) => answer.body.errorCode;
  t.equal(code(await sim.patch(`${path}/mock_not_updatable`, {})), 'template_not_updatable');
  t.equal(code(await sim.get(`${path}?templateName=mock_not_found`)), 'template_not_found');
  const { at } = await create('Shipped');
  const comment = 'mock_invalid_language_code';
  t.equal(code(await sim.post(`${at}/comments`, { comment })), 'template_invalid_language_code');
});

t.test('a scenario can define a template by its code alone; it belongs to the first sender', async (t) => {
  const sim = await simulator(t);
  const records = {
    'kakaotalk.senders': [{ plusFriendId: '@hanbit' }],
    'kakaotalk.templates': [{ code: 'shipped_01' }],
  };
  sim.application.simulation.begin('seeded', { start: { initialized: ['kakaotalk'], records } });
  const seeded = sim.project('seeded');
  t.match((await seeded.get(`${path}/shipped_01`)).body, { state: 'APPROVED', details: { name: 'shipped_01' } });
  t.equal((await seeded.delete(`${path}/shipped_01/changes`)).body.errorCode, 'template_not_deletable');
});
