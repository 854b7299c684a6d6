import t from 'tap';
import { type ActivityReply, activityReply, newLog } from '../../../src/engine/records/activity.js';
import { limits } from '../../../src/limits.js';
import { advance, simulationOf } from '../parcels.js';

t.test('a log is read newest first, page by page, while entries are added', async (t) => {
  const { simulation } = simulationOf();
  const world = simulation.world('one');
  const log = newLog();
  const call = { operation: 'listActivities', params: {} };
  for (let number = 1; number <= 12; number++) {
    world.log(log, 'EDITED', 'caller', `no ${number}`);
    await advance(world, 1000);
  }
  const comments = (page: ActivityReply) => page.notifications.map(({ comment }) => Number(comment!.slice(3)));
  const first = activityReply({ ...call, query: { pageSize: 5 } }, world, log);
  t.same(comments(first), [12, 11, 10, 9, 8]);
  t.equal(first.notifications[0]!.created, '2026-01-01T00:00:11.000Z');
  world.log(log, 'COMMENT_ADDED', 'caller', 'no 13');
  const second = activityReply({ ...call, query: { pageToken: first.nextPageToken! } }, world, log);
  t.same(comments(second), [7, 6, 5, 4, 3]);
  const third = activityReply({ ...call, query: { pageToken: second.nextPageToken! } }, world, log);
  t.same(comments(third), [2, 1]);
  t.same(
    comments(activityReply({ ...call, query: { pageToken: third.previousPageToken! } }, world, log)),
    [7, 6, 5, 4, 3],
  );
  t.match(activityReply({ ...call, query: {} }, world, log), { totalSize: 13, pageSize: 50 });
});

t.test('entries of the caller have a fixed author, those of the platform a made-up person', async (t) => {
  const world = simulationOf().simulation.world('one');
  const log = newLog();
  t.match(world.log(log, 'CREATED', 'caller'), {
    type: 'CREATED',
    author: 'Provisioning API user',
    comment: undefined,
  });
  t.match(world.log(log, 'REJECTED', 'platform', 'Why?'), {
    author: /\w+ \w+/,
    comment: 'Why?',
  });
});

t.test('a log keeps its newest entries, and the next page continues where the last one ended', async (t) => {
  const world = simulationOf().simulation.world('one');
  const log = newLog();
  const { most } = limits.activities;
  for (let number = 1; number <= most; number++) world.log(log, 'EDITED', 'caller', `${number}`);
  const call = { operation: 'listActivities', params: {} };
  const comments = ({ notifications }: ActivityReply) => notifications.map(({ comment }) => Number(comment));
  const first = activityReply({ ...call, query: { pageSize: 2 } }, world, log);
  t.same(comments(first), [most, most - 1]);
  for (let number = most + 1; number <= most + 3; number++) world.log(log, 'EDITED', 'caller', `${number}`);
  const second = activityReply({ ...call, query: { pageToken: first.nextPageToken! } }, world, log);
  t.same(comments(second), [most - 2, most - 3]);
  t.equal(second.totalSize, most);
  t.equal(log.activities[0]!.comment, '4');
});
