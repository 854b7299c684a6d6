import t from 'tap';
import { simulator } from '../../simulator.js';

const body = (name: string, more: object = {}) => ({
  name,
  language: 'EN_US',
  category: 'MARKETING',
  details: { components: [{ type: 'BODY', text: 'Hello {{1}}, your lamp is here', examples: ['Ann'] }] },
  ...more,
});
const path = '/whatsapp/templates';
const at = (name: string, language = 'EN_US') => `${path}/${name}/languages/${language}`;

t.test('a submitted template is approved after two seconds', async (t) => {
  const sim = await simulator(t);
  const created = await sim.post(path, body('spring_sale'));
  t.equal(created.status, 201);
  t.equal(created.body.changes.status, 'IN_PROGRESS');
  t.notOk(created.body.state, 'nothing is live yet');
  const fired = await sim.advance('2s');
  t.match(fired, [{ what: 'whatsapp.template approve', from: 'IN_PROGRESS', to: 'APPROVED' }]);
  const { body: approved } = await sim.get(at('spring_sale'));
  t.equal(approved.state, 'APPROVED');
  t.match(approved.whatsappId, /^\d+$/);
  t.notOk(approved.changes);
});

t.test('a deleted template blocks its name and language for 30 days', async (t) => {
  const sim = await simulator(t);
  const receiver = await sim.subscribe();
  await sim.post(path, body('old_news'));
  await sim.advance('2s');
  t.equal((await sim.delete(at('old_news'))).body.errorCode ?? 409, 'template_not_deletable_due_to_input_config');
  t.equal((await sim.delete(`${at('old_news')}?deleteSubmitted=true`)).status, 204);
  const refused = await sim.post(path, body('old_news'));
  t.equal(refused.status, 409);
  t.equal(refused.body.errorCode, 'template_language_recently_deleted');
  await sim.advance('29d');
  t.equal((await sim.post(path, body('old_news'))).status, 409);
  await sim.advance('1d');
  t.equal((await sim.post(path, body('old_news'))).status, 201);
  t.same(
    receiver.received.map(({ body }) => body.type),
    ['WHATSAPP_TEMPLATE_APPROVED', 'WHATSAPP_TEMPLATE_DELETED'],
  );
});

t.test('an approved template has nothing pending', async (t) => {
  const sim = await simulator(t);
  await sim.post(path, body('spring_sale'));
  await sim.advance('2s');
  t.same(await sim.pending(), []);
  t.same(await sim.advance('1d'), []);
});
