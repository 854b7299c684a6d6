// The log that each resource keeps: who did what, newest first. One mechanism for every resource.
import type { Activity, ActivityLog, World } from '../model.js';
import { type ListCall, listPage, orderedList, type Page } from './page.js';

/** How scenarios give a log; spread it into a collection's `hidden`. */
export const hiddenLog = { activities: 'its log, oldest entry first: `{type, created, author, comment?}`' } as const;

export const newLog = (): ActivityLog => ({ activities: [] });

/** Author of what the API's own caller does . */
const caller = 'Provisioning API user';

/** Writes an entry. The platform signs with a reviewer's name, the API's caller with a fixed one. */
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
  log.activities.push(entry);
  return entry;
}

/** `extras` of an event that passes on the comment it was given, if any. */
export const withComment = (_record: object, { comment }: { comment?: string }): { comment?: string } =>
  comment === undefined ? {} : { comment };

/** The answer of every operation that lists a log. Each resource's enum of types is its own, so that the edge checks them. */
export type ActivityReply = Page<Activity>['fields'] & { notifications: any[] };

/** A page of the log, newest first. */
export function activityReply(call: ListCall, world: World, log: ActivityLog): ActivityReply {
  const numbered = log.activities.map((activity, index) => ({ activity, place: String(index).padStart(12, '0') }));
  const { items, fields } = listPage(
    call,
    world,
    orderedList(numbered, ({ place }) => place, 'descending'),
  );
  return { ...fields, notifications: items.map(({ activity }) => activity) };
}
