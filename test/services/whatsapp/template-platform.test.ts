// Events that Meta causes for a live template, and the log of a template.
import t from 'tap';
import { checkEvent } from '../../../src/contract/validate.js';
import { simulator, type TestProject } from '../../simulator.js';
import { approved, at, create, keyOf, read, refused, rejected, text } from './template-setup.js';

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
