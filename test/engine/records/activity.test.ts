import t from 'tap';
import { type ActivityReply, activityReply, newLog } from '../../../src/engine/records/activity.js';
import { advance, simulationOf } from '../parcels.js';

t.test('a log is read from its newest entry, page by page, while it grows', async (t) => {
  const { simulation } = simulationOf();
  const world = simulation.world('one');
  const log = newLog();
  for (let number = 1; number <= 12; number++) {
    world.log(log, 'EDITED', 'caller', { comment: `no ${number}` });
    await advance(simulation, world, 1000);
  }
  const comments = (page: ActivityReply) => page.notifications.map(({ comment }) => Number(comment!.slice(3)));
  const first = activityReply(log, { pageSize: 5 }, 'scope');
  t.same(comments(first), [12, 11, 10, 9, 8]);
  t.equal(first.notifications[0]!.created, '2026-01-01T00:00:11.000Z');
  world.log(log, 'COMMENT_ADDED', 'caller', { comment: 'no 13' });
  const second = activityReply(log, { pageToken: first.nextPageToken! }, 'scope');
  t.same(comments(second), [7, 6, 5, 4, 3]);
  const third = activityReply(log, { pageToken: second.nextPageToken! }, 'scope');
  t.same(comments(third), [2, 1]);
  t.same(comments(activityReply(log, { pageToken: third.previousPageToken! }, 'scope')), [7, 6, 5, 4, 3]);
  t.match(activityReply(log, {}, 'scope'), { totalSize: 13, pageSize: 50 });
});

t.test('the caller signs with a fixed name, the platform with a name of a person', async (t) => {
  const world = simulationOf().simulation.world('one');
  const log = newLog();
  t.match(world.log(log, 'CREATED', 'caller'), {
    type: 'CREATED',
    author: 'Provisioning API user',
    comment: undefined,
  });
  t.match(world.log(log, 'REJECTED', 'platform', { comment: 'Why?', other: 1 }), {
    author: /\w+ \w+/,
    comment: 'Why?',
  });
});
