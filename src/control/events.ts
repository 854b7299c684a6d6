// Streams of a project's history. A reader has no queue: it reads on from the history, so it can lose only what the history
// no longer keeps, and the stream says so.
import type { Entry } from '../engine/history/entry.js';
import type { History } from '../engine/history/history.js';
import { Problem } from '../engine/requests/problem.js';
import { systemClock } from '../engine/time/clock.js';
import type { Simulation } from '../engine/world/simulation.js';
import { limits } from '../limits.js';
import { reach } from './control.js';
import { entriesSince, entryView, gapBefore, type HistoryFilter } from './history.js';

/** One message of a stream. Without `event` its data is an entry of the history. */
export interface Message {
  id?: string;
  event?: 'lost' | 'restarted' | 'deleted';
  data: object;
}

export interface Reader {
  /** The next messages, at most `most`; empty if there are none at present. */
  read(most: number): Message[];
  /** Calls back when there can be more to read. */
  onMore(call: () => void): void;
  /** True once the project was deleted: no more messages will come. */
  readonly ended: boolean;
  close(): void;
}

export interface StreamRequest extends HistoryFilter {
  projectId: string;
  since?: number;
  /** The id of the last message that the reader got. */
  lastEventId?: string;
}

export class Streams {
  readonly #open = new Map<string, number>();
  readonly #name: string;
  #histories = 0;

  /** `process`: tells this process from others that start at the same time. */
  constructor(
    private readonly simulation: Simulation,
    process = '',
  ) {
    this.#name = `${process}${systemClock.now().toString(36)}_`;
  }

  /** Starts a stream. Throws `too_many_streams`. */
  open(request: StreamRequest): Reader {
    const { projectId } = request;
    const { history } = reach(this.simulation, request);
    const open = this.#open.get(projectId) ?? 0;
    if (open >= limits.streams.most) throw new Problem('too_many_streams', { value: open, projectId });
    this.#open.set(projectId, open + 1);
    const close = (): void => {
      this.#open.set(projectId, (this.#open.get(projectId) ?? 1) - 1);
    };
    const currentHistory = (): History | undefined => this.simulation.worlds.get(projectId)?.history;
    const idOf = (of: History, number: number): string => `${number}-${this.#epochOf(of)}`;
    return new HistoryReader({ history, ...this.#start(history, request) }, request, { currentHistory, idOf, close });
  }

  /** Tells the histories of a project apart: each starts its numbers over. */
  #epochOf(history: History): string {
    history.epoch ??= `${this.#name}${++this.#histories}`;
    return history.epoch;
  }

  /** Where a reader goes on. The id of its last message names the history too, unless the reader made it up. */
  #start(history: History, { since, lastEventId }: StreamRequest): Pick<Place, 'since' | 'restarted'> {
    const [, number, epoch] = /^(\d+)(?:-(\w+))?$/.exec(lastEventId ?? '') ?? [];
    const last = number === undefined ? since : Number(number);
    if (last === undefined) return { since: history.newest, restarted: false };
    const other = epoch !== undefined && epoch !== this.#epochOf(history);
    return other || last > history.newest ? { since: 0, restarted: true } : { since: last, restarted: false };
  }
}

interface Place {
  history: History;
  since: number;
  /** The reader must be told that its numbers belong to an earlier history. */
  restarted: boolean;
}

interface Surroundings {
  /** Undefined once the project was deleted. */
  currentHistory(): History | undefined;
  idOf(history: History, number: number): string;
  close(): void;
}

class HistoryReader implements Reader {
  #history: History;
  #since: number;
  #restarted: boolean;
  #news: () => Iterable<Entry>;
  #ended = false;
  #call = (): void => undefined;
  #stopListening: () => void;

  constructor(
    place: Place,
    private readonly filter: HistoryFilter,
    private readonly surroundings: Surroundings,
  ) {
    this.#history = place.history;
    this.#since = place.since;
    this.#restarted = place.restarted;
    this.#news = entriesSince(place.history, place.since, filter);
    this.#stopListening = this.#listen();
  }

  get ended(): boolean {
    return this.#ended;
  }

  onMore(call: () => void): void {
    this.#call = call;
  }

  close(): void {
    this.#stopListening();
    this.surroundings.close();
  }

  #listen = (): (() => void) => this.#history.changed.listen(() => this.#call());

  read(most: number): Message[] {
    if (this.#ended) return [];
    const history = this.surroundings.currentHistory();
    if (!history) {
      this.#ended = true;
      return [{ event: 'deleted', data: {} }];
    }
    if (history !== this.#history) this.#moveTo(history);
    const messages = [...this.#gap()];
    for (const entry of this.#news()) {
      messages.push(this.#messageOf(entry));
      this.#since = entry.number;
      if (messages.length >= most) return messages;
    }
    this.#since = history.newest;
    return messages;
  }

  #moveTo(history: History): void {
    this.#stopListening();
    this.#history = history;
    this.#since = 0;
    this.#restarted = true;
    this.#news = entriesSince(history, 0, this.filter);
    this.#stopListening = this.#listen();
  }

  *#gap(): Iterable<Message> {
    const { oldest } = this.#history;
    if (this.#restarted) yield { event: 'restarted', data: { oldest } };
    this.#restarted = false;
    const { lost } = gapBefore(this.#history, this.#since);
    if (lost === undefined) return;
    this.#since = oldest - 1;
    yield { event: 'lost', data: { lost, oldest } };
  }

  #messageOf = (entry: Entry): Message => ({
    id: this.surroundings.idOf(this.#history, entry.number),
    data: entryView(entry),
  });
}
