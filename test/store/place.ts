/** Where projects are kept, as tests see it: the same for memory, a folder and PostgreSQL. */
import type { ApplicationOptions } from '../../src/app.js';
import type { Config } from '../../src/config/settings.js';
import type { Kept, Medium } from '../../src/store/medium.js';

export interface Place {
  /** For a simulator that keeps its projects here. */
  config: Partial<Config>;
  options: ApplicationOptions;
  /** The same as flags of a process; memory has none. */
  words: readonly string[];
  /** A medium as the next process opens it. */
  open(): Promise<Medium>;
  /** A place with what is in this one at present: what is left after a kill. */
  copy(): Promise<Place>;
  /** What the next process would read. It changes nothing, and costs less than a copy. */
  peek(): AsyncIterable<Kept>;
  /** Another text after each write. */
  writes(): Promise<string>;
  /** Everything that is there, for a search. */
  text(): Promise<string>;
  /** Changes the snapshot of a family, as somebody with an editor does. */
  edit(change: (snapshot: any) => void, root?: string): Promise<void>;
  /** Writes the snapshot of a family, as somebody does who copies it. */
  put(root: string, snapshot: object): Promise<void>;
  /** The error of a start that finds something wrong in what is here, with what is to be done about it. */
  unreadable: RegExp;
  /** From now on, nothing of a family can be written; the result ends that. */
  fail(root?: string): Promise<() => Promise<void>>;
  /** As if the owner had shown no sign of life for too long. */
  expire(): Promise<void>;
}

/** The project that most tests use. */
export const usualRoot = 'test-project';

/** The text of a snapshot after a change. */
export function edited(text: string, change: (snapshot: any) => void): string {
  const snapshot = JSON.parse(text);
  change(snapshot);
  return JSON.stringify(snapshot);
}
