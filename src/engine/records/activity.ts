// The logs of records: who did what. One mechanism for every resource.
import { limits } from '../../limits.js';
import type { Activity, ActivityLog, World } from '../model.js';
import { type ListCall, listPage, orderedList, type Page } from './page.js';

/** Documents the log in scenarios; spread it into a collection's `hidden`. */
export const hiddenLog = { activities: 'its log, oldest entry first: `{type, created, author, comment?}`' } as const;

export const newLog = (): ActivityLog => ({ activities: [] });

/** Author of entries that the caller of the API causes. */
const caller = 'Provisioning API user';

/** Logs up to this length take no more room than they need. */
const short = 8;

/** Adds an entry. The author is a made-up name for the platform, a fixed text for the caller of the API. */
export function logActivity(
  world: World,
  log: ActivityLog,
  type: string,
  by: 'caller' | 'platform',
  comment?: string,
): Activity {
  const author = by === 'caller' ? caller : world.fake((faker) => faker.person.fullName());
  const entry: Activity = { type, created: world.clock.iso(), author };
  if (comment !== undefined) entry.comment = comment;
  // An array that grows by push has room for 16 more entries, which most logs never need.
  if (log.activities.length < short) log.activities = [...log.activities, entry];
  else log.activities.push(entry);
  if (log.activities.length > limits.activities.most) {
    log.activities.shift();
    log.droppedActivities = (log.droppedActivities ?? 0) + 1;
  }
  return entry;
}

/** `extras` of an event that includes its comment, if any. */
export const withComment = (_record: object, { comment }: { comment?: string }): { comment?: string } =>
  comment === undefined ? {} : { comment };

/** The reply of every operation that lists a log. The types of entries differ by resource; they are validated at run time. */
export type ActivityReply = Page<Activity>['fields'] & { notifications: any[] };

/** A page of the log, newest first. */
export function activityReply(call: ListCall, world: World, log: ActivityLog): ActivityReply {
  const { activities, droppedActivities = 0 } = log;
  const placeOf = (index: number): string => String(index + droppedActivities).padStart(12, '0');
  const numbered = activities.map((activity, index) => ({ activity, place: placeOf(index) }));
  const { items, fields } = listPage(
    call,
    world,
    orderedList(numbered, ({ place }) => place, 'descending'),
  );
  return { ...fields, notifications: items.map(({ activity }) => activity) };
}
