import fc from 'fast-check';
import t from 'tap';
import { checkEvent } from '../../../src/contract/validate.js';
import { hidden } from '../../../src/engine/records/hidden.js';
import { senders, sendersElsewhere } from '../../../src/services/kakaotalk/sender-record.js';
import { simulator } from '../../simulator.js';
import { activeSender, approvedSender, senderBody, sendersPath, templateBody } from './setup.js';

const path = `${sendersPath}/@hanbit`;

t.test('a submitted sender is pending under changes, and INACTIVE once approved', async (t) => {
  const sim = await simulator(t);
  const created = await sim.post(sendersPath, senderBody('@hanbit'));
  t.equal(created.status, 201);
  t.same(Object.keys(created.body).sort(), ['changes', 'plusFriendId'], 'no id, state, details or times yet');
  t.equal(created.body.changes.status, 'IN_PROGRESS');
  const fired = await sim.advance('2s');
  t.match(fired, [{ what: 'kakaotalk.sender approve' }]);
  const { body } = await sim.get(path);
  t.match(body, {
    state: 'INACTIVE',
    details: { name: 'Hanbit Books' },
    id: String,
    created: String,
    modified: String,
  });
  t.notOk(body.changes);
});

t.test('a registered sender becomes ACTIVE with the code sent to its administrator', async (t) => {
  const sim = await simulator(t);
  const receiver = await sim.subscribe();
  await approvedSender(sim, '@hanbit');
  const registered = await sim.post(`${path}/register`);
  t.match(registered, { status: 200, body: { state: 'VERIFYING' } });
  const sent = sim.world.collection(senders).get('@hanbit')![hidden].otp!;
  t.equal(sent.to, '+821000000001');

  const wrong = await sim.post(`${path}/verify`, { code: 0 });
  t.match(wrong, { status: 409, body: { errorCode: 'not_allowed_verify', message: /code is wrong/ } });
  t.equal((await sim.get(path)).body.state, 'VERIFYING', 'a wrong code leaves it VERIFYING');
  const verified = await sim.post(`${path}/verify`, { code: Number(sent.code) });
  t.match(verified, { status: 200, body: { state: 'ACTIVE' } });
  const again = await sim.post(`${path}/verify`, { code: 123456 });
  t.match(again.body, { errorCode: 'not_allowed_verify', message: /not waiting for a verification code/ });
  t.match((await sim.post(`${path}/register`)).body, { errorCode: 'not_allowed_register' });

  await sim.advance('1s');
  const [event] = receiver.received;
  t.equal(event!.body.type, 'KAKAOTALK_SENDER_ACTIVE');
  t.same(event!.body.payload, (await sim.get(path)).body);
  t.same(checkEvent('KAKAOTALK_SENDER_ACTIVE', event!.body), []);
});

t.test('a code that is not a number is rejected like a wrong one', async (t) => {
  const sim = await simulator(t);
  await approvedSender(sim, '@hanbit');
  await sim.post(`${path}/register`);
  t.match(await sim.post(`${path}/verify`, { code: 'abc' }), {
    status: 409,
    body: { errorCode: 'not_allowed_verify' },
  });
  t.match(await sim.post(`${path}/verify`, '{"code":'), { status: 409, body: { errorCode: 'not_allowed_verify' } });
});

t.test('registering again replaces the code', async (t) => {
  const sim = await simulator(t);
  await approvedSender(sim, '@hanbit');
  await sim.post(`${path}/register`);
  t.match(await sim.post(`${path}/register`), { status: 200, body: { state: 'VERIFYING' } });
});

t.test('a sender that was never approved cannot be registered', async (t) => {
  const sim = await simulator(t);
  await sim.post(sendersPath, senderBody('@hanbit'));
  t.match(await sim.post(`${path}/register`), { status: 409, body: { errorCode: 'not_allowed_register' } });
});

t.test('a rejected sender has no state, and can be created again after its changes are deleted', async (t) => {
  const sim = await simulator(t);
  const receiver = await sim.subscribe();
  const rejected = `${sendersPath}/@mock_reject`;
  await sim.post(sendersPath, senderBody('@mock_reject'));
  await sim.advance('2s');
  const { body } = await sim.get(rejected);
  t.equal(body.changes.status, 'REJECTED');
  t.notOk(body.state);
  t.equal(receiver.received[0]!.body.type, 'KAKAOTALK_SENDER_REJECTED');
  t.type(receiver.received[0]!.body.comment, 'string');
  t.same(checkEvent('KAKAOTALK_SENDER_REJECTED', receiver.received[0]!.body), []);

  t.equal((await sim.delete(`${rejected}/changes`)).status, 204);
  t.equal((await sim.get(rejected)).body.errorCode, 'sender_not_found');
  t.equal((await sim.post(sendersPath, senderBody('@mock_reject'))).status, 201);
});

t.test('a rejected sender can be edited and submitted again, or submitted again as it was', async (t) => {
  const sim = await simulator(t);
  const sender = `${sendersPath}/@mock_reject`;
  await sim.post(sendersPath, senderBody('@mock_reject'));
  await sim.advance('2s');
  const edited = await sim.patch(sender, { details: { name: 'Other' } });
  t.match(edited, { status: 200, body: { changes: { status: 'DRAFT', details: { name: 'Other' } } } });
  t.match((await sim.patch(sender, { status: 'SUBMIT' })).body, { changes: { status: 'IN_PROGRESS' } });
  await sim.advance('2s');
  t.match((await sim.patch(sender, { status: 'SUBMIT' })).body, { changes: { status: 'IN_PROGRESS' } });
  await sim.decide('@mock_reject', 'approve');
  t.match((await sim.get(sender)).body, { state: 'INACTIVE', details: { name: 'Other' } });
});

t.test('a draft can be incomplete, but must be complete when submitted', async (t) => {
  const sim = await simulator(t);
  const draft = await sim.post(sendersPath, { status: 'DRAFT', plusFriendId: '@hanbit' });
  t.match(draft, { status: 201, body: { changes: { status: 'DRAFT', details: {} } } });
  const early = await sim.patch(path, { status: 'SUBMIT' });
  t.match(early, { status: 400, body: { errorCode: 'invalid_input' } });
  t.equal(early.body.additionalInformation.validationErrors.length, 5, 'each missing field is named');
  const { name, ...rest } = senderBody('').details;
  t.match(await sim.patch(path, { details: rest }), { status: 200, body: { changes: { status: 'DRAFT' } } });
  t.match(await sim.patch(path, { status: 'SUBMIT', details: { name } }), {
    body: { changes: { status: 'IN_PROGRESS' } },
  });
  const late = await sim.patch(path, { details: { name: 'Other' } });
  t.match(late, { status: 409, body: { errorCode: 'sender_changes_not_updatable' } });
});

t.test('an edit of an active sender stays next to the live details until approved', async (t) => {
  const sim = await simulator(t);
  await activeSender(sim, '@hanbit');
  const logo = 'https://example.com/logo.png';
  const drafted = await sim.patch(path, { details: { name: 'New name', logoImage: logo } });
  t.match(drafted.body, { state: 'ACTIVE', details: { name: 'Hanbit Books' }, changes: { status: 'DRAFT' } });
  const submitted = await sim.patch(path, { status: 'SUBMIT' });
  t.match(submitted.body.changes, { status: 'IN_PROGRESS', details: { name: 'New name', logoImage: logo } });
  await sim.advance('2s');
  const live = (await sim.get(path)).body;
  t.match(live, { state: 'ACTIVE', details: { name: 'New name', logoImage: logo } });
  t.notOk(live.changes);
  const without = await sim.patch(path, { details: { logoImage: null } });
  t.notOk('logoImage' in without.body.changes.details, 'null removes the logo');
  t.equal((await sim.delete(`${path}/changes`)).status, 204);
  t.match((await sim.get(path)).body, { changes: undefined, details: { logoImage: logo } });
});

t.test('only an active sender can be updated, with at least one change', async (t) => {
  const sim = await simulator(t);
  await approvedSender(sim, '@hanbit');
  t.match(await sim.patch(path, {}), { status: 400, body: { errorCode: 'no_fields_to_update' } });
  t.equal((await sim.patch(path, { status: 'SUBMIT' })).body.errorCode, 'no_fields_to_update');
  const edit = { details: { name: 'Other' } };
  t.match(await sim.patch(path, edit), { status: 409, body: { errorCode: 'sender_not_updatable' } });
  t.equal((await sim.patch(`${sendersPath}/@nobody`, edit)).body.errorCode, 'sender_not_found');
});

t.test('changes can be deleted in DRAFT or REJECTED', async (t) => {
  const sim = await simulator(t);
  t.equal((await sim.delete(`${path}/changes`)).body.errorCode, 'sender_changes_not_found');
  await sim.post(sendersPath, senderBody('@hanbit'));
  const busy = await sim.delete(`${path}/changes`);
  t.match(busy, { status: 409, body: { errorCode: 'sender_changes_not_deletable' } });
  await sim.advance('2s');
  t.match(await sim.delete(`${path}/changes`), { status: 404, body: { errorCode: 'sender_changes_not_found' } });
});

const withCodes = (top: string, middle: string, sub: string) => ({
  ...senderBody('').details,
  topLevelCategoryCode: top,
  midLevelCategoryCode: middle,
  subLevelCategoryCode: sub,
});

t.test('the tree of categories holds what is published', async (t) => {
  const sim = await simulator(t, { platformRules: 'strict' });
  for (const [top, middle, sub] of [
    ['001', '0001', '0001'],
    ['001', '0001', '0002'],
    ['001', '0001', '0003'],
    ['001', '0002', '0001'],
    ['001', '0003', '0001'],
    ['001', '0004', '0001'],
    ['002', '0001', '0001'],
    ['019', '0006', '0001'],
  ] as const) {
    const { status } = await sim.post(
      sendersPath,
      senderBody(`@${top}-${middle}-${sub}`, { details: withCodes(top, middle, sub) }),
    );
    t.equal(status, 201, `${top}/${middle}/${sub}`);
  }
});

t.test('below a known code of the first level, any well-formed code is accepted', async (t) => {
  const sim = await simulator(t);
  const tree = (await sim.get('/kakaotalk/categories/senders')).body.categories.map(({ code }: any) => code);
  const code = fc.integer({ min: 0, max: 9999 }).map((number) => `${number}`.padStart(4, '0'));
  let count = 0;
  const create = (details: object, status = 'SUBMIT') =>
    sim.post(sendersPath, senderBody(`@${count++}`, { details, status }));
  const refusal = { status: 400, body: { errorCode: 'sender_invalid_category_code' } };
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...tree), code, code, async (top, middle, sub) => {
      if ((await create(withCodes(String(top), middle, sub))).status !== 201) throw new Error('refused');
    }),
    { numRuns: 30, seed: 20260101 },
  );
  const digits = 'must consist of 4 digits';
  for (const [details, fault] of [
    [withCodes('999', '0001', '0001'), 'details.topLevelCategoryCode must be one of the following values: 001, '],
    [withCodes('001', '001', '0001'), `details.midLevelCategoryCode ${digits}`],
    [withCodes('001', '0001', '00001'), `details.subLevelCategoryCode ${digits}`],
    [withCodes('001', 'abcd', '0001'), `details.midLevelCategoryCode ${digits}`],
  ] as const) {
    const refused = await create(details);
    t.match(refused, refusal);
    t.match(refused.body.message, fault);
    t.match(await create(details, 'DRAFT'), refusal, 'a draft too');
  }
  await activeSender(sim, '@hanbit');
  t.match(await sim.patch(path, { details: { topLevelCategoryCode: '999' } }), refusal);
});

t.test('with strict platform rules, a submitted sender has a branch of the tree', async (t) => {
  const sim = await simulator(t, { platformRules: 'strict' });
  const unknown = withCodes('001', '0009', '0001');
  const refused = await sim.post(sendersPath, senderBody('@one', { details: unknown }));
  t.match(refused, {
    status: 400,
    body: { errorCode: 'sender_invalid_category_code', resolution: /Here: details\.midLevelCategoryCode is 0009\./ },
  });
  t.equal((await sim.get(`${sendersPath}/@one`)).status, 404);
  const kept = await sim.post(sendersPath, senderBody('@one', { details: unknown, saveDraftOnFailure: true }));
  t.equal(kept.status, 400);
  t.match((await sim.get(`${sendersPath}/@one`)).body, { changes: { status: 'DRAFT' } });
  const again = await sim.patch(`${sendersPath}/@one`, { status: 'SUBMIT' });
  t.match(again, { status: 400, body: { errorCode: 'sender_invalid_category_code' } });
  t.match((await sim.get(`${sendersPath}/@one`)).body, { changes: { status: 'DRAFT' } });
});

t.test('a plusFriendId is used by only one sender, here or elsewhere', async (t) => {
  const sim = await simulator(t);
  await sim.post(sendersPath, senderBody('@hanbit'));
  const again = await sim.post(sendersPath, senderBody('@hanbit'));
  t.match(again, { status: 409, body: { errorCode: 'plus_friend_id_used' } });
  t.match(again.body.message, /@hanbit/);
  sim.world.collection(sendersElsewhere).add({ plusFriendId: '@far', [hidden]: {} });
  t.equal((await sim.post(sendersPath, senderBody('@far'))).body.errorCode, 'plus_friend_id_used');
  const { body } = await sim.post(sendersPath, senderBody('@mock_taken'));
  t.equal(body.errorCode, 'plus_friend_id_used');
  t.match(body.message, /@mock_taken/, 'the text names the rejected id');
});

t.test('a deleted sender stays for 60 days, and is then removed with its templates', async (t) => {
  const sim = await simulator(t);
  await activeSender(sim, '@hanbit');
  await sim.post(`${path}/templates`, templateBody('Shipped'));
  t.equal((await sim.delete(path)).status, 204);
  t.match(await sim.delete(path), { status: 409, body: { errorCode: 'sender_already_deleted' } });
  await sim.advance('59d');
  t.equal((await sim.get(path)).body.state, 'ACTIVE');
  t.equal((await sim.post(sendersPath, senderBody('@hanbit'))).body.errorCode, 'plus_friend_id_used');
  await sim.advance('1d');
  t.match(await sim.get(path), { status: 404, body: { errorCode: 'sender_not_found' } });
  await activeSender(sim, '@hanbit');
  t.equal((await sim.get(`${path}/templates`)).body.totalSize, 0);
});

t.test('a sender that was never approved is deleted immediately', async (t) => {
  const sim = await simulator(t);
  await sim.post(sendersPath, senderBody('@hanbit'));
  t.equal((await sim.delete(path)).status, 204);
  t.equal((await sim.get(path)).status, 404);
  t.same(await sim.pending(), [], 'no review is pending');
});

t.test('senders are listed in pages and filtered by state and by the status of their changes', async (t) => {
  const sim = await simulator(t);
  await activeSender(sim, '@active');
  await sim.post(sendersPath, { status: 'DRAFT', plusFriendId: '@draft' });
  await approvedSender(sim, '@inactive');
  const ids = async (query: string) =>
    (await sim.get(`${sendersPath}${query}`)).body.senders.map(({ plusFriendId }: any) => plusFriendId);
  t.same(await ids(''), ['@active', '@draft', '@inactive']);
  t.same(await ids('?filterStates=INACTIVE,ACTIVE'), ['@active', '@inactive']);
  t.same(await ids('?filterStatuses=DRAFT'), ['@draft']);
  const { body } = await sim.get(`${sendersPath}?pageSize=2`);
  t.match(body, { totalSize: 3, pageSize: 2 });
  t.same(await ids(`?pageToken=${body.nextPageToken}`), ['@inactive']);
  const wrong = async (query: string) => (await sim.get(`${sendersPath}${query}`)).body.errorCode;
  t.equal(await wrong('?filterStates=DRAFT'), 'invalid_filter_states');
  t.equal(await wrong('?filterStatuses=ACTIVE'), 'invalid_filter_statuses');
  t.equal(await wrong('?pageSize=101'), 'invalid_page_size');
  t.equal(await wrong('?pageToken=forged'), 'invalid_page_token');
});

t.test('a comment is logged and sent, and activities are listed newest first', async (t) => {
  const sim = await simulator(t);
  const receiver = await sim.subscribe();
  await activeSender(sim, '@hanbit');
  const commented = await sim.post(`${path}/comments`, { comment: 'How long will it take?' });
  t.match(commented, { status: 201, body: { type: 'CREATED', comment: 'How long will it take?', created: String } });
  await sim.advance('1s');
  const event = receiver.received.at(-1)!.body;
  t.match(event, { type: 'KAKAOTALK_SENDER_COMMENT_ADDED', comment: 'How long will it take?' });
  t.same(checkEvent(event.type, event), []);
  const { body } = await sim.get(`${path}/activities`);
  t.same(
    body.notifications.map(({ type }: any) => type),
    ['COMMENT_ADDED', 'ACTIVE', 'INACTIVE', 'IN_PROGRESS', 'CREATED'],
  );
  t.match(body.notifications[0], { author: 'Provisioning API user', comment: 'How long will it take?' });
  t.match(await sim.post(`${path}/comments`, {}), { status: 400, body: { errorCode: 'invalid_input' } });
  t.equal((await sim.post(`${sendersPath}/@nobody/comments`, { comment: 'x' })).body.errorCode, 'sender_not_found');
  t.equal((await sim.get(`${sendersPath}/@nobody/activities`)).body.errorCode, 'sender_not_found');
});

t.test('the platform suspends, blocks and deactivates a sender', async (t) => {
  const sim = await simulator(t);
  const receiver = await sim.subscribe();
  await activeSender(sim, '@hanbit');
  const state = async () => (await sim.get(path)).body.state;
  const trigger = (event: string, given = {}) => sim.trigger('kakaotalk.sender', '@hanbit', event, given);
  await trigger('suspend');
  t.equal(await state(), 'SUSPENDED');
  await trigger('resume');
  t.equal(await state(), 'ACTIVE');
  await trigger('block');
  t.equal(await state(), 'BLOCKED');
  t.equal((await sim.post(`${path}/register`)).body.errorCode, 'not_allowed_register');
  await trigger('unblock');
  await trigger('deactivate', { comment: 'Not used for a year' });
  t.equal(await state(), 'INACTIVE');
  await trigger('comment', { comment: 'Please register again' });
  await sim.advance('1s');
  const { received } = receiver;
  t.same(
    received.map(({ body }) => body.type.slice('KAKAOTALK_SENDER_'.length)),
    ['ACTIVE', 'ACTIVE', 'ACTIVE', 'INACTIVE', 'COMMENT_ADDED'],
  );
  t.equal(received[3]!.body.comment, 'Not used for a year');
  for (const { body } of received) t.same(checkEvent(body.type, body), []);
  t.equal((await sim.post(`${path}/register`)).body.state, 'VERIFYING', 'it can be registered once more');
});

t.test('a failed submission is kept as a draft if requested', async (t) => {
  const sim = await simulator(t);
  for (const [code, status] of [
    ['account_exists', 409],
    ['account_not_updatable', 409],
    ['account_data_is_corrupt', 409],
    ['account_is_in_progress', 412],
  ]) {
    const refused = await sim.post(sendersPath, senderBody(`@mock_${code}`));
    t.match(refused, { status, body: { errorCode: code } });
    t.equal((await sim.get(`${sendersPath}/@mock_${code}`)).status, 404);
  }
  await sim.post(sendersPath, senderBody('@mock_account_exists', { saveDraftOnFailure: true }));
  t.equal((await sim.get(`${sendersPath}/@mock_account_exists`)).body.changes.status, 'DRAFT');
});

t.test('a logo must be a file that KakaoTalk accepts', async (t) => {
  const sim = await simulator(t);
  const { details } = senderBody('');
  for (const [part, code, status] of [
    ['wrong_type', 'file_invalid_mime_type', 400],
    ['not_found', 'file_not_found', 409],
    ['too_large', 'file_size_too_large', 409],
    ['broken', 'file_unexpected_error', 409],
  ]) {
    const logoImage = `https://mock.invalid/${part}.png`;
    const refused = await sim.post(sendersPath, senderBody('@hanbit', { details: { ...details, logoImage } }));
    t.match(refused, { status, body: { errorCode: code } });
    t.match(refused.body.message, /^details\.logoImage:/);
  }
});

t.test('the first sender sets up the KakaoTalk account of a project', async (t) => {
  const sim = await simulator(t);
  sim.startFrom({}, []);
  t.match(await sim.get(sendersPath), { status: 400, body: { errorCode: 'project_not_initialized' } });
  t.equal((await sim.post(sendersPath, senderBody('@hanbit'))).status, 201);
  t.equal((await sim.get(sendersPath)).body.totalSize, 1);
});

t.test('errors that cannot occur otherwise have magic values', async (t) => {
  const sim = await simulator(t);
  const refused = await sim.post(`${sendersPath}/@mock_app_key/register`);
  t.match(refused, { status: 400, body: { errorCode: 'invalid_app_key' } });
  t.equal((await sim.post(sendersPath, senderBody('@mock_internal_error'))).body.errorCode, 'internal_error');
  t.match(await sim.post(sendersPath, '{"plusFriendId"'), { status: 400, body: { errorCode: 'invalid_input' } });
});

t.test('a scenario can define a sender by its plusFriendId and state alone', async (t) => {
  const sim = await simulator(t);
  const records = {
    'kakaotalk.senders': [{ plusFriendId: '@seeded', state: 'VERIFYING' }, { plusFriendId: '@plain' }],
  };
  sim.application.simulation.begin('seeded', { start: { initialized: ['kakaotalk'], records } });
  const seeded = sim.project('seeded');
  t.match((await seeded.get(`${sendersPath}/@plain`)).body, {
    state: 'ACTIVE',
    id: String,
    details: { name: '@plain' },
  });
  t.equal((await seeded.post(`${sendersPath}/@seeded/verify`, { code: 123456 })).body.state, 'ACTIVE');
});
