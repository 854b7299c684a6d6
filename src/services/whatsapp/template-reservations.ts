// A deleted template's name stays blocked at Meta for 30 days: in one language, or in all when the name was deleted.

import type { World } from '../../engine/model.js';
import { collection } from '../../engine/records/collection.js';
import { hidden, type Stored } from '../../engine/records/hidden.js';
import { Problem } from '../../engine/requests/problem.js';
import { instantOf, isoTime } from '../../engine/time/clock.js';
import { duration } from '../../engine/time/duration.js';
import { keyOf } from './template-record.js';

type Reservation = Stored<{
  name: string;
  /** `*` for every language. */
  language: string;
  /** ISO 8601. */
  until: string;
}>;

const blocked = duration('30d');

const everyLanguage = '*';

export const reservations = collection<Reservation>({
  collection: 'whatsapp.templateReservations',
  times: ['until'],
  about: 'blocked names: `{name, language, until}`, language `*` for every one',
  key: ({ name, language }) => keyOf(name, language),
  order: ({ until }) => until,
  expires: { at: ({ until }) => until, because: 'the name of a deleted template stays reserved' },
  missing: 'template_not_found',
});

const isOver = (world: World, { until }: Reservation): boolean => (instantOf(until) ?? 0) <= world.clock.now();

/** Blocks a name from now on, in one language or in all. */
export function reserve(world: World, name: string, language = everyLanguage): void {
  const records = world.collection(reservations);
  const earlier = records.get(keyOf(name, language));
  if (earlier) records.remove(earlier);
  forgetOver(world);
  records.add({ name, language, until: isoTime(world.clock.now() + blocked), [hidden]: {} });
}

/** The list begins with the first to end. */
function forgetOver(world: World): void {
  const records = world.collection(reservations);
  const over: Reservation[] = [];
  for (const reservation of records.values()) {
    if (!isOver(world, reservation)) break;
    over.push(reservation);
  }
  for (const reservation of over) records.remove(reservation);
}

/** Throws `template_name_recently_used` or `template_language_recently_deleted`. */
export function nameMustNotBeReserved(world: World, name: string, language: string): void {
  const records = world.collection(reservations);
  if (records.size === 0) return;
  const blocks = (key: string): boolean => {
    const reservation = records.get(key);
    return reservation !== undefined && !isOver(world, reservation);
  };
  const values = { templateName: name, language };
  if (blocks(keyOf(name, everyLanguage))) throw new Problem('template_name_recently_used', values);
  if (blocks(keyOf(name, language))) throw new Problem('template_language_recently_deleted', values);
}
