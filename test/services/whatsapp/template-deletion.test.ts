// What a deletion removes, and which names it blocks.
import t from 'tap';
import { checkEvent } from '../../../src/contract/validate.js';
import { simulator } from '../../simulator.js';
import { approved, at, create, keyOf, path, read, refused, rejected, request, text } from './template-setup.js';

t.test('without deleteSubmitted only a draft is deleted; a live version stays', async (t) => {
  const sim = await simulator(t);
  const live = await approved(sim, 'hello');
  await sim.patch(at('hello'), { status: 'DRAFT', details: text('Hi') });
  t.match(await sim.delete(at('hello')), { status: 204, body: '' });
  t.same(await read(sim, 'hello'), live);
  await sim.patch(at('hello'), { status: 'SUBMIT', details: text('Hi') });
  await sim.decide(keyOf('hello'), 'reject');
  t.equal((await sim.delete(`${at('hello')}?deleteSubmitted=false`)).status, 204);
  t.same(await read(sim, 'hello'), live, 'the reason for their rejection is deleted too');
});

t.test('a draft that was never submitted is deleted with its template', async (t) => {
  const sim = await simulator(t);
  await create(sim, 'plan', { status: 'DRAFT' });
  t.equal((await sim.delete(at('plan'))).status, 204);
  t.match(await sim.get(at('plan')), refused(404, 'template_not_found'));
  t.same(await sim.advance('1d'), [], 'and nothing is pending for it');
});

t.test(
  'what is in review is deleted only on request: a first submission, and an edit of a live template',
  async (t) => {
    const sim = await simulator(t);
    await create(sim, 'waiting');
    await approved(sim, 'live');
    await sim.patch(at('live'), { status: 'SUBMIT', details: text('Hi') });
    for (const name of ['waiting', 'live']) {
      const before = await read(sim, name);
      for (const query of ['', '?deleteSubmitted=false']) {
        t.match(await sim.delete(at(name) + query), refused(409, 'template_not_deletable_due_to_input_config'));
      }
      t.same(await read(sim, name), before);
      t.equal((await sim.pending()).length, name === 'waiting' ? 2 : 1, 'the review is still pending');
      t.equal((await sim.delete(`${at(name)}?deleteSubmitted=true`)).status, 204);
      t.match(await sim.get(at(name)), refused(404, 'template_not_found'));
    }
    t.same(await sim.pending(), []);
  },
);

t.test('a submitted version is deleted only on request', async (t) => {
  const sim = await simulator(t);
  await approved(sim, 'live');
  await rejected(sim, 'refused');
  for (const name of ['live', 'refused']) {
    t.match(await sim.delete(at(name)), refused(409, 'template_not_deletable_due_to_input_config'));
    t.equal((await sim.delete(`${at(name)}?deleteSubmitted=true`)).status, 204);
    t.match(await sim.get(at(name)), refused(404, 'template_not_found'));
  }
});

t.test('deleteSubmitted deletes the live version and its changes', async (t) => {
  const sim = await simulator(t);
  await approved(sim, 'hello');
  await sim.patch(at('hello'), { status: 'SUBMIT', details: text('Hi') });
  t.equal((await sim.delete(`${at('hello')}?deleteSubmitted=true`)).status, 204);
  t.match(await sim.get(at('hello')), refused(404, 'template_not_found'));
  t.same(await sim.pending(), []);
});

t.test('a deletion is announced with the template as it was, without a state', async (t) => {
  const sim = await simulator(t);
  await approved(sim, 'hello');
  const to = await sim.subscribe();
  await sim.delete(`${at('hello')}?deleteSubmitted=true`);
  await sim.advance('0s');
  const { body } = to.received[0]!;
  t.match(body, { type: 'WHATSAPP_TEMPLATE_DELETED', payload: { name: 'hello', language: 'EN_US', state: undefined } });
  t.same(checkEvent('WHATSAPP_TEMPLATE_DELETED', body), []);
});

t.test('a deleted template blocks its name for 30 days: in its language, or in all if deleted by name', async (t) => {
  const sim = await simulator(t);
  const recreate = (name: string, language = 'EN_US') => sim.post(path, request(name, { language, status: 'DRAFT' }));
  await approved(sim, 'one');
  await approved(sim, 'one', { language: 'SV' });
  await approved(sim, 'all');
  await sim.delete(`${at('one')}?deleteSubmitted=true`);
  await sim.delete(`${path}/all`);
  t.match(await recreate('one'), refused(409, 'template_language_recently_deleted'));
  t.match(await recreate('one', 'DE'), { status: 201 }, 'another language is free');
  t.match(await recreate('all'), refused(409, 'template_name_recently_used'));
  t.match(await recreate('all', 'DE'), refused(409, 'template_name_recently_used'));
  await sim.advance('29d');
  await sim.advance('86399s');
  t.match(await recreate('all'), refused(409, 'template_name_recently_used'));
  await sim.advance('1s');
  t.match(await recreate('one'), { status: 201 });
  t.match(await recreate('all'), { status: 201 });
});

t.test('an expired reservation of a name is removed', async (t) => {
  const sim = await simulator(t);
  const remembered = async () => {
    const { worlds } = await sim.control('GET', '/state');
    const saved = worlds[0].collections['whatsapp.templateReservations'] as { wire: { name: string } }[];
    return saved.map(({ wire }) => wire.name);
  };
  for (const name of ['spring', 'summer', 'autumn']) {
    await approved(sim, name);
    await sim.delete(`${at(name)}?deleteSubmitted=true`);
    await sim.advance('20d');
  }
  t.same(await remembered(), ['summer', 'autumn']);
  await sim.advance('20d');
  await approved(sim, 'autumn');
  await sim.delete(`${at('autumn')}?deleteSubmitted=true`);
  t.same(await remembered(), ['autumn'], 'and only once');
});

t.test('a template that was never submitted blocks nothing', async (t) => {
  const sim = await simulator(t);
  for (const url of [at('plan'), `${at('plan')}?deleteSubmitted=true`, `${path}/plan`]) {
    await create(sim, 'plan', { status: 'DRAFT' });
    t.equal((await sim.delete(url)).status, 204);
  }
  await create(sim, 'plan');
});

t.test('a second deletion restarts the 30 days', async (t) => {
  const sim = await simulator(t);
  for (let round = 0; round < 2; round++) {
    await approved(sim, 'hello');
    await sim.delete(`${path}/hello`);
    await sim.advance('29d');
    t.match(await sim.post(path, request('hello')), refused(409, 'template_name_recently_used'));
    await sim.advance('1d');
  }
});

t.test('a deletion by name deletes every language', async (t) => {
  const sim = await simulator(t);
  await approved(sim, 'hello');
  await approved(sim, 'hello', { language: 'SV' });
  await create(sim, 'hello', { language: 'DE', status: 'DRAFT' });
  await create(sim, 'hello_you');
  const to = await sim.subscribe();
  t.match(await sim.delete(`${path}/hello`), { status: 204, body: '' });
  t.match(await sim.get(`${path}/hello`), refused(404, 'template_not_found'));
  t.equal((await sim.get(`${path}/hello_you`)).status, 200, 'a longer name is another name');
  await sim.advance('0s');
  t.same(
    to.received.map(({ body }) => body.payload.language),
    ['DE', 'EN_US', 'SV'],
  );
});

t.test('an unknown template cannot be deleted', async (t) => {
  const sim = await simulator(t);
  for (const url of [at('nothing'), `${at('nothing')}?deleteSubmitted=true`, `${path}/nothing`]) {
    t.match(await sim.delete(url), refused(404, 'template_not_found'));
  }
  t.match(await sim.delete(at('nothing', 'XX')), refused(400, 'template_invalid_language_code'));
});

t.test('only a template that was approved once reserves its name', async (t) => {
  const sim = await simulator(t);
  await rejected(sim, 'refused');
  t.equal((await sim.delete(`${at('refused')}?deleteSubmitted=true`)).status, 204);
  t.equal((await sim.post(path, request('refused'))).status, 201);
  await sim.decide(keyOf('refused'), 'reject');
  t.equal((await sim.delete(`${path}/refused`)).status, 204);
  t.equal((await sim.post(path, request('refused'))).status, 201);
});
