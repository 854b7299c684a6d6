// Events that Meta causes for a live template, and the log of a template.
import t from 'tap';
import { checkEvent } from '../../../src/contract/validate.js';
import { simulator, type TestProject } from '../../simulator.js';
import { approved, at, create, keyOf, path, read, refused, rejected, request, text } from './template-setup.js';

const lifecycle = 'whatsapp.template';

/** A live template, its project, and the events sent from then on. */
async function live(t: Parameters<typeof simulator>[0]) {
  const sim = await simulator(t);
  const template = await approved(sim, 'hello');
  const to = await sim.subscribe();
  const move = (event: string, given?: Record<string, unknown>) => sim.trigger(lifecycle, keyOf('hello'), event, given);
  return { sim, template, move, sent: () => to.received.splice(0).map(({ body }) => body) };
}

t.test('Meta pauses a template for 3 hours, then for 6, and then disables it', async (t) => {
  const { sim, move, sent } = await live(t);
  const state = async () => (await read(sim, 'hello')).state;
  for (const hours of [3, 6]) {
    await move('pause');
    t.equal(await state(), 'PAUSED');
    await sim.advance(`${hours * 3600 - 1}s`);
    t.equal(await state(), 'PAUSED');
    await sim.advance('1s');
    t.equal(await state(), 'APPROVED');
    t.match(sent(), [{ type: 'WHATSAPP_TEMPLATE_STATUS_UPDATED', newState: 'PAUSED' }, { newState: 'UNPAUSED' }]);
  }
  await move('pause');
  t.equal(await state(), 'DISABLED');
  t.match(sent(), [{ newState: 'DISABLED', payload: { state: 'DISABLED' } }]);
  t.same(await sim.advance('30d'), []);
});

t.test('each change by Meta sends the documented event and shows in the template', async (t) => {
  const { sim, move, sent } = await live(t);
  for (const [event, given, expected, state] of [
    ['flag', {}, { newState: 'FLAGGED' }, 'APPROVED'],
    ['archive', {}, { newState: 'ARCHIVED' }, 'APPROVED'],
    ['pause', {}, { newState: 'PAUSED' }, 'PAUSED'],
    ['unpause', {}, { newState: 'UNPAUSED' }, 'APPROVED'],
    ['disable', {}, { newState: 'DISABLED' }, 'DISABLED'],
    ['reinstate', {}, { newState: 'REINSTATED' }, 'APPROVED'],
  ] as const) {
    await move(event, given);
    const [body] = sent();
    t.match(body, { type: 'WHATSAPP_TEMPLATE_STATUS_UPDATED', payload: { name: 'hello', state }, ...expected });
    t.same(checkEvent('WHATSAPP_TEMPLATE_STATUS_UPDATED', body), [], event);
    t.equal((await read(sim, 'hello')).state, state);
  }
});

t.test('a change of the quality score sends an event', async (t) => {
  const { sim, move, sent } = await live(t);
  for (const qualityScore of [
    'QUALITY_SCORE_GREEN',
    'QUALITY_SCORE_RED',
    'QUALITY_SCORE_YELLOW',
    'QUALITY_SCORE_UNKNOWN',
  ]) {
    await move('score', { qualityScore });
    const [body] = sent();
    t.match(body, { type: 'WHATSAPP_TEMPLATE_QUALITY_SCORE_UPDATED', payload: { qualityScore } });
    t.same(checkEvent('WHATSAPP_TEMPLATE_QUALITY_SCORE_UPDATED', body), []);
    t.equal((await read(sim, 'hello')).qualityScore, qualityScore);
  }
});

t.test('Meta changes the category immediately or announces the change', async (t) => {
  const { sim, move, sent } = await live(t);
  await move('announceCategory', { category: 'UTILITY' });
  const [announced] = sent();
  t.match(announced, {
    type: 'WHATSAPP_TEMPLATE_CATEGORY_FUTURE_UPDATE',
    futureCategory: 'UTILITY',
    payload: { category: 'MARKETING' },
  });
  t.same(checkEvent('WHATSAPP_TEMPLATE_CATEGORY_FUTURE_UPDATE', announced), []);
  t.equal((await read(sim, 'hello')).category, 'MARKETING');
  await move('categorize', { category: 'UTILITY' });
  const [changed] = sent();
  t.match(changed, { type: 'WHATSAPP_TEMPLATE_CATEGORY_UPDATED', payload: { category: 'UTILITY' } });
  t.same(checkEvent('WHATSAPP_TEMPLATE_CATEGORY_UPDATED', changed), []);
  t.equal((await read(sim, 'hello')).category, 'UTILITY');
});

t.test('platform events are not possible for a template that is not live', async (t) => {
  const sim = await simulator(t);
  await create(sim, 'plan', { status: 'DRAFT' });
  await rejected(sim, 'refused');
  for (const name of ['plan', 'refused']) {
    for (const event of [
      'pause',
      'disable',
      'reinstate',
      'flag',
      'archive',
      'score',
      'categorize',
      'announceCategory',
    ]) {
      await t.rejects(sim.trigger(lifecycle, keyOf(name), event), { message: /409|400/ }, `${event} ${name}`);
    }
  }
});

const activities = async (sim: TestProject, name: string, query = '') =>
  (await sim.get(`${at(name)}/activities${query}`)).body;
const types = ({ notifications }: { notifications: { type: string }[] }) => notifications.map(({ type }) => type);

t.test('the activities of a template are listed newest first', async (t) => {
  const sim = await simulator(t);
  await create(sim, 'hello', { status: 'DRAFT' });
  t.same(types(await activities(sim, 'hello')), ['DRAFT', 'CREATED']);
  await sim.patch(at('hello'), { details: text('Hi') });
  await sim.patch(at('hello'), { status: 'SUBMIT' });
  await sim.decide(keyOf('hello'), 'reject', { comment: 'Too loud' });
  await sim.post(`${at('hello')}/comments`, { comment: 'Why?' });
  const body = await activities(sim, 'hello');
  t.same(types(body), ['COMMENT_ADDED', 'REJECTED', 'IN_PROGRESS', 'EDITED', 'EDITED', 'DRAFT', 'CREATED']);
  t.match(body, { totalSize: 7, pageSize: 50, nextPageToken: undefined });
  t.match(body.notifications[0], {
    author: 'Provisioning API user',
    comment: 'Why?',
    created: '2026-01-01T00:00:00.000Z',
  });
  t.match(body.notifications[1], { author: /\w+ \w+/, comment: 'Too loud' });
  t.not(body.notifications[1].author, 'Provisioning API user');
});

t.test('activities are listed in pages', async (t) => {
  const sim = await simulator(t);
  await create(sim, 'hello', { status: 'DRAFT' });
  for (let number = 0; number < 5; number++) await sim.post(`${at('hello')}/comments`, { comment: String(number) });
  const first = await activities(sim, 'hello', '?pageSize=3');
  t.same(
    first.notifications.map(({ comment }: { comment: string }) => comment),
    ['4', '3', '2'],
  );
  const second = await activities(sim, 'hello', `?pageToken=${first.nextPageToken}`);
  t.same(types(second), ['COMMENT_ADDED', 'COMMENT_ADDED', 'DRAFT']);
  t.match(await sim.get(`${at('hello')}/activities?pageSize=101`), refused(400, 'invalid_page_size'));
  t.match(await sim.get(`${at('hello')}/activities?pageToken=x`), refused(400, 'invalid_page_token'));
  await create(sim, 'other', { status: 'DRAFT' });
  const foreign = await sim.get(`${at('other')}/activities?pageToken=${first.nextPageToken}`);
  t.match(foreign, refused(400, 'invalid_page_token'), 'of another template');
  t.match(await sim.get(`${at('nothing')}/activities`), refused(404, 'template_not_found'));
  t.match(await sim.get(`${at('hello', 'XX')}/activities`), refused(400, 'template_invalid_language_code'));
});

t.test('a comment is returned as CREATED, logged as COMMENT_ADDED, and sent', async (t) => {
  const { sim, sent } = await live(t);
  const { status, body } = await sim.post(`${at('hello')}/comments`, { comment: 'Nice' });
  t.equal(status, 201);
  t.same(body, { type: 'CREATED', comment: 'Nice', created: '2026-01-01T00:00:00.000Z' });
  await sim.advance('0s');
  const [event] = sent();
  t.match(event, {
    type: 'WHATSAPP_TEMPLATE_COMMENT_ADDED',
    comment: 'Nice',
    payload: { name: 'hello', state: 'APPROVED' },
  });
  t.same(checkEvent('WHATSAPP_TEMPLATE_COMMENT_ADDED', event), []);
});

t.test('a comment needs a text and an existing template', async (t) => {
  const sim = await simulator(t);
  await create(sim, 'hello', { status: 'DRAFT' });
  const comment = (body: unknown, url = at('hello')) => sim.post(`${url}/comments`, body);
  t.match(await comment({ comment: '' }), refused(400, 'invalid_input'));
  t.match(await comment({ comment: 'x'.repeat(65_536) }), refused(400, 'invalid_input'));
  t.match(await comment({ comment: 'x'.repeat(65_535) }), { status: 201 });
  t.match(await comment('{'), refused(400, 'invalid_payload'));
  t.match(await comment({ comment: 'Hi' }, at('nothing')), refused(404, 'template_not_found'));
  t.match(await comment({ comment: 'Hi' }, at('hello', 'XX')), refused(400, 'template_invalid_language_code'));
  t.match(await comment({ comment: 'Hi' }, at('mock_locked')), refused(409, 'resource_locked'));
});

t.test(
  'a quality score that stays RED pauses a template after 24 hours, again after each pause, and disables it',
  async (t) => {
    const { sim, move } = await live(t);
    const state = async () => (await read(sim, 'hello')).state;
    await move('score', { qualityScore: 'QUALITY_SCORE_RED' });
    t.match(await sim.pending(), [{ decision: 'clock', outcome: 'pause', because: 'rule meta.template.quality-red' }]);
    for (const pause of ['3h', '6h']) {
      await sim.advance('23h59m');
      t.equal(await state(), 'APPROVED');
      await sim.advance('1m');
      t.equal(await state(), 'PAUSED');
      await sim.advance(pause);
      t.equal(await state(), 'APPROVED');
    }
    await sim.advance('24h');
    t.equal(await state(), 'DISABLED');
    t.same(await sim.advance('30d'), []);
  },
);

t.test('a better score within the 24 hours prevents the pause, and RED starts over', async (t) => {
  const { sim, move } = await live(t);
  await move('score', { qualityScore: 'QUALITY_SCORE_RED' });
  await sim.advance('20h');
  await move('score', { qualityScore: 'QUALITY_SCORE_YELLOW' });
  t.same(await sim.pending(), []);
  await move('score', { qualityScore: 'QUALITY_SCORE_RED' });
  await sim.advance('10h');
  await move('score', { qualityScore: 'QUALITY_SCORE_RED' });
  t.same((await sim.advance('13h')).length, 0, 'a second RED changes nothing');
  t.same(
    (await sim.advance('1h')).map(({ what }) => what),
    ['whatsapp.template pause'],
  );
});

t.test(
  'a rule that is switched off while it waits has no effect, and one that is switched on waits from then',
  async (t) => {
    const { sim, move } = await live(t);
    await move('score', { qualityScore: 'QUALITY_SCORE_RED' });
    await sim.control('PUT', '/platform-rules', { 'meta.template.quality-red': false });
    t.same(await sim.pending(), []);
    await sim.control('PUT', '/platform-rules', {});
    t.match(await sim.pending(), [{ outcome: 'pause' }]);
    const state = await sim.control('GET', '/state');
    await sim.control('PUT', '/state', state);
    t.match(
      await sim.pending(),
      [{ outcome: 'pause', because: 'rule meta.template.quality-red' }],
      'saved with the project',
    );
    await move('flag');
    t.equal((await sim.pending()).length, 1);
  },
);

t.test('the approval of an edit ends a pause', async (t) => {
  const { sim, move, sent } = await live(t);
  await move('pause');
  t.equal((await sim.patch(at('hello'), { status: 'SUBMIT', details: text('Hello to all of you') })).status, 200);
  sent();
  await sim.advance('2s');
  t.equal((await read(sim, 'hello')).state, 'APPROVED');
  t.match(sent(), [{ type: 'WHATSAPP_TEMPLATE_APPROVED', payload: { state: 'APPROVED' } }]);
  t.same(await sim.advance('3h'), [], 'the end of the pause no longer comes');
});

t.test('an announced category applies after 24 hours; a later announcement starts over', async (t) => {
  const { sim, move, sent } = await live(t);
  await move('announceCategory', { category: 'UTILITY' });
  await sim.advance('20h');
  await move('announceCategory', { category: 'AUTHENTICATION' });
  await sim.advance('23h');
  t.equal((await read(sim, 'hello')).category, 'MARKETING');
  sent();
  await sim.advance('1h');
  t.equal((await read(sim, 'hello')).category, 'AUTHENTICATION');
  const [changed] = sent();
  t.match(changed, { type: 'WHATSAPP_TEMPLATE_CATEGORY_UPDATED', payload: { category: 'AUTHENTICATION' } });
  t.same(checkEvent('WHATSAPP_TEMPLATE_CATEGORY_UPDATED', changed), []);
});

t.test(
  'where the rules are on, an unused template is archived after 12 months and deleted 28 days later',
  async (t) => {
    const { sim, sent } = await live(t);
    await sim.control('PUT', '/platform-rules', { 'meta.template.unused': true, 'meta.template.archived': true });
    await sim.advance('365d');
    t.match(sent(), [{ newState: 'ARCHIVED', payload: { state: 'APPROVED' } }]);
    await sim.advance('27d');
    t.equal((await sim.get(at('hello'))).status, 200);
    await sim.advance('1d');
    t.equal((await sim.get(at('hello'))).status, 404);
    const [deleted] = sent();
    t.equal(deleted.type, 'WHATSAPP_TEMPLATE_DELETED');
    t.notOk('state' in deleted.payload);
    t.match(await sim.post(path, request('hello')), refused(409, 'template_language_recently_deleted'));
  },
);

t.test('where the rule is on, an approved access code is rejected on the first day of the next month', async (t) => {
  const { sim, sent } = await live(t);
  await sim.control('PUT', '/platform-rules', { 'meta.template.approved-access-code': true });
  await create(sim, 'code', { details: text('Here is your one-time password for today') });
  await sim.advance('2s');
  sent();
  t.match(await sim.pending(), [{ key: keyOf('code'), outcome: 'revoke', due: '2026-02-01T00:00:00.000Z' }]);
  await sim.advance('31d');
  t.match(await read(sim, 'code'), { state: 'REJECTED', rejectionCode: 'INCORRECT_CATEGORY' });
  t.match(sent(), [{ type: 'WHATSAPP_TEMPLATE_REJECTED' }]);
});
