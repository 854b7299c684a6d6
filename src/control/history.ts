// The history of a project and its sub-projects: what happened, and because of what.
import type { ControlHistory, ControlHistoryEntry, ControlHistoryKind } from '../contract/types.js';
import type { Entry } from '../engine/history/entry.js';
import type { History } from '../engine/history/history.js';
import { objectFrom, readText } from '../engine/requests/json.js';
import { isoTime } from '../engine/time/clock.js';
import type { ProjectWorld } from '../engine/world/world.js';
import { type Control, reach } from './control.js';
import { withoutSecrets } from './secrets.js';

/** Entries in one response of a long poll. */
const mostAtOnce = 1000;

export function historyControl(stop: AbortSignal): Control<'HistoryController'> {
  return {
    controller: 'HistoryController',
    handlers: {
      listHistory: ({ params, query }, simulation) => historyOf(reach(simulation, params), query),

      async followEvents({ params, query: { waitMs, ...query } }, simulation) {
        const world = reach(simulation, params);
        const { history } = world;
        const since = query.since ?? history.newest;
        // Each entry is looked at once, when it is new: a poll costs nothing while none comes.
        const news = entriesSince(history, since, query);
        const currentHistory = () => simulation.worlds.get(params.projectId)?.history;
        const ready = (): boolean => {
          for (const _ of news()) return true;
          // A reset first deletes the project, and creates it again before this poll goes on.
          return since > history.newest || currentHistory() !== history;
        };
        await history.changed.until(ready, waitMs, stop);
        const now = currentHistory() ?? history;
        if (now === history) return historyOf(world, { ...query, since, limit: mostAtOnce });
        return { ...historyOf({ history: now }, { ...query, since: 0, limit: mostAtOnce }), restarted: true };
      },
    },
  };
}

/** Which entries to return: all by default. */
export interface HistoryFilter {
  kind?: ControlHistoryKind[];
  resource?: string;
}

/** The newest entries, or the first ones after `since`. */
export function historyOf(
  { history }: Pick<ProjectWorld, 'history'>,
  { since, limit, ...filter }: HistoryFilter & { since?: number; limit: number },
): ControlHistory {
  const start = since === undefined || since > history.newest ? 0 : since;
  const found = [...entriesAfter(history, start, filter)];
  const chosen = since === undefined ? found.slice(-limit) : found.slice(0, limit);
  const complete = since === undefined || chosen.length === found.length;
  return {
    history: chosen.map(entryView),
    next: complete ? history.newest : chosen.at(-1)!.number,
    oldest: history.oldest,
    ...gapBefore(history, since),
  };
}

/** What is missing between `since` and the oldest entry. */
export function gapBefore(history: History, since: number | undefined): Pick<ControlHistory, 'lost' | 'restarted'> {
  if (since === undefined) return {};
  if (since > history.newest) return { restarted: true };
  const lost = history.oldest - 1 - since;
  return lost > 0 ? { lost } : {};
}

/** The entries after a number that pass a filter, oldest first. */
const entriesAfter = (history: History, since: number, filter: HistoryFilter): Iterable<Entry> =>
  entriesSince(history, since, filter)();

/** Each call goes on after the last entry that was taken; each entry is looked at once. */
export function entriesSince(
  history: History,
  since: number,
  { kind, resource }: HistoryFilter,
): () => Iterable<Entry> {
  const related = resource === undefined ? undefined : new Related(history, resource);
  let seen = since;
  return function* () {
    related?.look();
    for (const entry of history.after(seen)) {
      seen = entry.number;
      if (kind && !kind.includes(entry.kind)) continue;
      if (related && !related.numbers.has(entry.number)) continue;
      yield entry;
    }
  };
}

/** The entries about a resource, what caused them, and the events and deliveries that they caused. */
class Related {
  readonly numbers = new Set<number>();
  readonly #causes = new Map<number, number | null>();
  #seen = 0;

  constructor(
    private readonly history: History,
    private readonly resource: string,
  ) {}

  /** Looks at the entries that are new. */
  look(): void {
    for (const entry of this.history.after(this.#seen)) {
      this.#seen = entry.number;
      this.#causes.set(entry.number, entry.cause);
      const sent = entry.kind === 'event' || entry.kind === 'delivery';
      const follows = sent && entry.cause !== null && this.numbers.has(entry.cause);
      if (isAbout(entry, this.resource) || follows) this.#addWithCauses(entry.number);
    }
  }

  #addWithCauses(number: number): void {
    for (let each: number | null = number; each !== null && !this.numbers.has(each); ) {
      this.numbers.add(each);
      each = this.#causes.get(each) ?? null;
    }
  }
}

function isAbout(entry: Entry, resource: string): boolean {
  if (entry.kind !== 'transition' && entry.kind !== 'decision') return false;
  return resource === entry.key || resource === `${entry.lifecycle}/${entry.key}`;
}

/** An entry as this API shows it, without secrets. */
export function entryView(entry: Entry): ControlHistoryEntry {
  return withoutSecrets(shown(entry));
}

function shown(entry: Entry): ControlHistoryEntry {
  const { number, project, at, cause } = entry;
  const stamp = { number, project, at: isoTime(at), cause };
  switch (entry.kind) {
    case 'request': {
      const { kind, operation, method, url, status, code, fault } = entry;
      return {
        ...{ ...stamp, kind, ...(operation !== undefined && { operation }), method, url, status },
        ...{ ...(code !== undefined && { errorCode: code }), ...(fault !== undefined && { fault }) },
      };
    }
    case 'transition': {
      const { kind, lifecycle, key, event, field, from, to, by } = entry;
      return { ...stamp, kind, lifecycle, key, event, field, from, to, by };
    }
    case 'decision': {
      const { kind, change, id, lifecycle, key, decision, field, who, due, outcome, because } = entry;
      const named = { ...(id !== undefined && { id }), lifecycle, key, decision, field, who };
      const when = due === null ? null : isoTime(due);
      return { ...stamp, kind, change, ...named, due: when, outcome, with: { ...entry.with }, because };
    }
    case 'event': {
      const { kind, type, deliveries, body } = entry;
      return { ...stamp, kind, type, deliveries: [...deliveries], body: objectFrom(body) };
    }
    case 'delivery': {
      const { kind, delivery, type, webhookId, target, attempt, status, error, result } = entry;
      const answer = { ...(status !== undefined && { status }), ...(error !== undefined && { error }) };
      return { ...stamp, kind, delivery, type, webhookId, target, attempt, ...answer, result };
    }
    case 'clock': {
      const { kind, from, to, mode, scale } = entry;
      return { ...stamp, kind, from: isoTime(from), to: isoTime(to), mode, scale };
    }
    case 'control': {
      const { kind, operation, method, url, body } = entry;
      return { ...stamp, kind, operation, method, url, ...(body !== undefined && { body: readText(body) }) };
    }
    case 'fault': {
      const { kind, fault, operation, effect, latency } = entry;
      const delay = latency > 0 && { latencyMs: latency };
      return { ...stamp, kind, fault, operation, ...(effect !== undefined && { effect }), ...delay };
    }
  }
}
