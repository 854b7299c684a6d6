// What a store needs from the place where it keeps families: a snapshot of each, and the changes since.
import type { SavedWorld } from '../engine/world/saved.js';
import type { FamilyDocument } from './document.js';

/** A family that was kept, as the next process finds it. */
export interface Kept {
  document: FamilyDocument;
  /** Written by an older version: a snapshot in the current format must replace it. */
  old: boolean;
  /** Passes its worlds to `take`, parents first, and returns the results. Throws UnusableData, which says where it is kept. */
  restore<World>(take: (saved: SavedWorld) => World | Promise<World>): Promise<World[]>;
}

/** Calls `take` for each world, one after the other: a sub-project needs its parent. */
export async function inOrder<World>(
  worlds: readonly SavedWorld[],
  take: (saved: SavedWorld) => World | Promise<World>,
): Promise<World[]> {
  const taken: World[] = [];
  for (const saved of worlds) taken.push(await take(saved));
  return taken;
}

/** What is kept cannot be used; the message is one line for the person who starts the simulator. */
export class UnusableData extends Error {}

/** The changes cannot be appended to what was kept before, because that is damaged or gone: a snapshot is needed. */
export class LostLog extends Error {}

/** Families are named by the id of their topmost project. Each method resolves when everything is on disk. */
export interface Medium {
  /** Why nothing can be written any more; undefined if that is not so. */
  readonly trouble: string | undefined;
  /** All families, one at a time: the caller can let go of each before the next is read. Throws UnusableData. */
  load(): AsyncIterable<Kept>;
  /** One family that this process has released. Throws UnusableData. */
  read(root: string): Promise<Kept>;
  /**
   * This process will not write the family before it reads it again. `wake`: when its next job is due by the system clock,
   * milliseconds; undefined: never.
   */
  release(root: string, wake: number | undefined): void;
  /**
   * Sets lines aside, each with a line break, that belong to a family, but not to its state. They may be gone after a crash;
   * what a former process set aside must be.
   */
  setAside(root: string, lines: Iterable<string>): Promise<void>;
  /** The lines that were set aside, which are then gone; undefined if there were none. */
  takeBack(root: string): Promise<string[] | undefined>;
  /**
   * Adds lines, each with a line break, to the changes of a family that has a snapshot. `members`: ids of all its projects,
   * if others have joined or left. Throws LostLog.
   */
  append(root: string, lines: readonly string[], members?: readonly string[]): Promise<void>;
  /**
   * Replaces the snapshot, in one step, and forgets the changes up to the line with this number; runs beside `append`.
   * `chunks` make up its text, and are asked for one by one, as they are written. `members`: as for `append`.
   */
  replace(root: string, line: number, chunks: Iterable<string>, members: readonly string[]): Promise<void>;
  remove(root: string): Promise<void>;
  close(): Promise<void>;
}
