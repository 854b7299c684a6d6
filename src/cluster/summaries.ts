// What a list of projects shows of one that no process holds, as it is written into the database.
import { Clock, type SavedClock } from '../engine/time/clock.js';
import type { ProjectSummary } from '../engine/world/projects.js';

type Written = Omit<ProjectSummary, 'clock'> & { clock: SavedClock };

/** By project. */
export function summaryText(summaries: readonly ProjectSummary[]): Map<string, object> {
  return new Map(
    summaries.map((summary): [string, Written] => [summary.id, { ...summary, clock: summary.clock.save() }]),
  );
}

/** Undefined: the text is not one of this version. */
export function summaryFrom(text: string): ProjectSummary | undefined {
  const written: Written = JSON.parse(text);
  return { ...written, clock: Clock.restore(written.clock, true) };
}
