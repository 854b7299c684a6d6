import t from 'tap';
import { simulator } from '../../simulator.js';
import { approvedSender } from './setup.js';

t.test('sender categories form a tree of three levels', async (t) => {
  const sim = await simulator(t);
  const { status, body } = await sim.get('/kakaotalk/categories/senders');
  t.equal(status, 200);
  const [top] = body.categories;
  t.match(top, { depth: 1, parentCode: '', code: '001' });
  t.match(top.subcategories[0], { depth: 2, parentCode: '001', code: '0001' });
  t.match(top.subcategories[0].subcategories[0], { depth: 3, parentCode: '0001', subcategories: { length: 0 } });
});

t.test('template categories are returned in pages, for an existing sender', async (t) => {
  const sim = await simulator(t);
  const path = '/kakaotalk/categories/senders/@hanbit/templates';
  t.equal((await sim.get(path)).body.errorCode, 'sender_not_found');
  await approvedSender(sim, '@hanbit');
  const all = (await sim.get(path)).body;
  t.match(all, { totalSize: 10, pageSize: 50 });
  t.match(all.categories[0].subcategories[0].code, /^\d{6}$/);
  const first = (await sim.get(`${path}?pageSize=4`)).body;
  t.same(first.categories, all.categories.slice(0, 4));
  const second = (await sim.get(`${path}?pageToken=${first.nextPageToken}`)).body;
  t.same(second.categories, all.categories.slice(4, 8));
  t.equal((await sim.get(`${path}?pageSize=0`)).body.errorCode, 'invalid_page_size');
  t.equal((await sim.get(`${path}?pageToken=forged`)).body.errorCode, 'invalid_page_token');
});
