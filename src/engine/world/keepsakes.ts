// What a family has besides its saved state. It does not survive the process, but it survives eviction: it is set aside as
// lines of JSON, and comes back with the worlds.
import type { Entry, RequestEntry } from '../history/entry.js';
import type { HistoryNumbers } from '../history/history.js';
import type { Erased } from '../model.js';
import type { Steps } from '../time/turns.js';
import type { ProjectWorld } from './world.js';

/** Something that knows more of a family than what is saved. */
export interface Keepsake<Saved = Erased> {
  /** The name of its lines. */
  readonly name: string;
  /** What must not be lost, as JSON has it; each value is made when it is asked for. */
  save(root: ProjectWorld): Iterable<Saved>;
  /** Gets the same values; undefined: the family comes from a former process. */
  restore(root: ProjectWorld, saved: readonly Saved[] | undefined): void;
  /** The family has been let go of. */
  forget?(root: ProjectWorld): void;
}

/** Declares a keepsake; the compiler checks that it restores what it saves. */
const keepsake = <Saved>(declared: Keepsake<Saved>): Keepsake => declared;

const history = keepsake<HistoryNumbers | Entry>({
  name: 'history',
  *save({ history }) {
    yield history.numbers();
    yield* history.after(0);
  },
  restore({ history }, saved) {
    const [numbers, ...entries] = saved ?? [];
    if (!numbers || !('next' in numbers)) return;
    history.restore(
      numbers,
      entries.filter((entry): entry is Entry => 'kind' in entry),
    );
  },
});

/** A request that the history keeps, too, is one object: its number is enough. */
const journals = keepsake<[project: string, request: RequestEntry | number]>({
  name: 'journal',
  *save(root) {
    for (const world of root.family()) {
      for (const entry of world.journal.after(0)) {
        const isInHistory = world.history.at(entry.number) === entry;
        yield [world.id, isInHistory ? entry.number : entry];
      }
    }
  },
  restore(root, saved = []) {
    for (const world of root.family()) {
      const own = saved.filter(([project]) => project === world.id).map(([, request]) => request);
      const entries = own.map((request) => (typeof request === 'number' ? world.history.at(request) : request));
      world.journal.restore(entries.filter((entry): entry is RequestEntry => entry?.kind === 'request'));
    }
  },
});

/** Numbers of the entries that tell of pending decisions. */
const decisions = keepsake<[project: string, pending: string, number: number]>({
  name: 'decisions',
  *save(root) {
    for (const { id, decisions, history } of root.family()) {
      for (const pending of decisions.waiting.values()) {
        const number = history.numberFor(pending);
        if (number !== undefined) yield [id, pending.id, number];
      }
    }
  },
  restore(root, saved = []) {
    const worlds = new Map(root.family().map((world) => [world.id, world]));
    for (const [project, id, number] of saved) {
      const pending = worlds.get(project)?.decisions.waiting.get(id);
      if (pending) root.history.link(pending, number);
    }
  },
});

const jobs = keepsake<number>({
  name: 'jobs',
  *save({ timeline }) {
    yield timeline.nextNumber;
  },
  restore({ timeline }, [next = 1] = []) {
    timeline.countFrom(next);
  },
});

/** Those of every family, in the order in which they are restored. */
export const ownKeepsakes: readonly Keepsake[] = [history, journals, decisions, jobs];

/** The lines of all keepsakes. */
export function* linesOf(root: ProjectWorld, keepsakes: readonly Keepsake[]): Iterable<string> {
  for (const { name, save } of keepsakes) for (const value of save(root)) yield `${JSON.stringify([name, value])}\n`;
}

/** The values of each keepsake in lines that `linesOf` made. */
export function* valuesIn(lines: readonly string[]): Steps<Map<string, unknown[]>> {
  const values = new Map<string, unknown[]>();
  for (const line of lines) {
    const [name, value]: [string, unknown] = JSON.parse(line);
    const own = values.get(name);
    if (own) own.push(value);
    else values.set(name, [value]);
    yield;
  }
  return values;
}
