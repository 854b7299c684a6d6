import t from 'tap';
import { simulator } from '../../simulator.js';
import { refused, sent } from './setup.js';

t.test('a project onboarded for RCS has an account that accepts comments', async (t) => {
  const sim = await simulator(t);
  await sim.subscribe();
  t.match((await sim.get('/rcs/activities')).body, { totalSize: 0, pageSize: 50, notifications: { length: 0 } });
  const comment = 'What is missing for a launch in Sweden?';
  const answer = await sim.post('/rcs/comments', { comment });
  t.match(answer, { status: 201, body: { type: 'CREATED', comment, created: /^\d{4}-\d\d-\d\dT[\d:.]+Z$/ } });
  t.notOk(answer.body.author);
  t.same(sent(t, sim, 'RCS_ACCOUNT_COMMENT_ADDED'), [{ type: 'RCS_ACCOUNT_COMMENT_ADDED', comment }]);
  const { body: log } = await sim.get('/rcs/activities');
  t.match(log.notifications, [{ type: 'COMMENT_ADDED', comment, author: 'Provisioning API user' }]);
});

t.test('activities of the account are listed newest first, in pages', async (t) => {
  const sim = await simulator(t);
  for (const comment of ['one', 'two', 'three']) await sim.post('/rcs/comments', { comment });
  const { body: first } = await sim.get('/rcs/activities?pageSize=2');
  t.same(
    first.notifications.map(({ comment }: any) => comment),
    ['three', 'two'],
  );
  t.match(first, { totalSize: 3, pageSize: 2 });
  const { body: second } = await sim.get(`/rcs/activities?pageToken=${first.nextPageToken}`);
  t.match(second.notifications, [{ comment: 'one' }]);
  t.notOk(second.nextPageToken);
  await refused(t, sim.get('/rcs/activities?pageToken=forged'), 'invalid_page_token', 400);
  await refused(t, sim.get('/rcs/activities?pageSize=101'), 'invalid_page_size', 400);
});

t.test('a comment must be non-empty text', async (t) => {
  const sim = await simulator(t);
  const { additionalInformation } = await refused(t, sim.post('/rcs/comments', { comment: '' }), 'invalid_input', 400);
  t.match(additionalInformation.validationErrors, [/comment/]);
  await refused(t, sim.post('/rcs/comments', '{'), 'invalid_payload', 400);
});

t.test('a project not onboarded for RCS has no account, unless the scenario defines one', async (t) => {
  const sim = await simulator(t);
  const start = (records: Record<string, any[]>) => {
    const { simulation } = sim.application;
    const projects = { '*': { initialized: ['sms'], records } };
    simulation.scenarios.set('seeded', { name: 'seeded', description: '', projects });
    simulation.reset(sim.id, { scenario: 'seeded' });
  };
  start({});
  await refused(t, sim.get('/rcs/activities'), 'account_not_found', 404);
  await refused(t, sim.post('/rcs/comments', { comment: 'Hello?' }), 'account_not_found', 404);
  start({ 'rcs.accounts': [{}] });
  t.equal((await sim.post('/rcs/comments', { comment: 'Hello!' })).status, 201);
  t.equal((await sim.get('/rcs/activities')).body.totalSize, 1);
});
