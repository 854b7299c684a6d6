// The log that each resource keeps: who did what, newest first. One mechanism for every module.
import type { Given } from '../lifecycle/lifecycle.js';
import type { World } from '../world/world.js';
import { orderedList, type Page, type PageQuery, page } from './page.js';

export interface Activity {
  type: string;
  created: string;
  author: string;
  comment?: string;
}

/** What a record hides in order to keep a log; spread `newLog()` into `hidden`. */
export interface ActivityLog {
  activities: Activity[];
}

/** How scenarios give a log; spread it into a collection's `hidden`. */
export const hiddenLog = { activities: 'its log, oldest entry first: `{type, created, author, comment?}`' } as const;

export const newLog = (): ActivityLog => ({ activities: [] });

/** Author of what the API's own caller does (behaviour: activities). */
const caller = 'Provisioning API user';

/** Writes an entry. The platform signs with a reviewer's name, the API's caller with a fixed one. */
export function logActivity(
  world: World,
  log: ActivityLog,
  type: string,
  by: 'caller' | 'platform',
  given: Given = {},
): Activity {
  const author = by === 'caller' ? caller : world.fake((faker) => faker.person.fullName());
  const entry: Activity = { type, created: world.clock.iso(), author };
  if (typeof given.comment === 'string') entry.comment = given.comment;
  log.activities.push(entry);
  return entry;
}

/** The answer of every operation that lists a log. Each resource's enum of types is its own, so that the edge checks them. */
export type ActivityReply = Page<Activity>['fields'] & { notifications: any[] };

/** A page of the log, newest first. */
export function activityReply(log: ActivityLog, query: PageQuery, scope: string): ActivityReply {
  const numbered = log.activities.map((activity, index) => ({ activity, place: String(index).padStart(12, '0') }));
  const { items, fields } = page(
    orderedList(numbered, ({ place }) => place, 'descending'),
    query,
    { scope, size: 50 },
  );
  return { ...fields, notifications: items.map(({ activity }) => activity) };
}
