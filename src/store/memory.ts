// Keeps families in memory, in the form in which a folder has them: for tests of what a store does.
import { messageOf } from '../engine/requests/problem.js';
import { atOnce } from '../engine/time/turns.js';
import type { ReadSnapshot } from './document.js';
import { inOrder, type Kept, type Medium, UnusableData } from './medium.js';
import { FamilyReader } from './read.js';

export class Memory implements Medium {
  readonly trouble = undefined;
  /** By root. */
  readonly families = new Map<string, { snapshot: string; lines: string[] }>();
  readonly #aside = new Map<string, string[]>();

  async *load(): AsyncIterable<Kept> {
    this.#aside.clear();
    for (const root of this.families.keys()) yield this.read(root);
  }

  async read(root: string): Promise<Kept> {
    return this.#must(root, async () => {
      const family = this.families.get(root);
      if (!family) throw new Error('it is not there');
      const content: ReadSnapshot = JSON.parse(family.snapshot);
      if (content.format !== 2) throw new Error('it was not written by this version');
      const reader = new FamilyReader(content);
      for (const line of family.lines) reader.add(JSON.parse(line));
      const worlds = reader.saved();
      const restore: Kept['restore'] = (take) => this.#must(root, () => inOrder(worlds, take));
      return { document: atOnce(reader.document()), old: false, restore };
    });
  }

  async #must<T>(root: string, read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      throw new UnusableData(`project ${root} in memory cannot be read (${messageOf(error)})`);
    }
  }

  release(): void {}

  async setAside(root: string, lines: Iterable<string>): Promise<void> {
    this.#aside.set(root, [...lines]);
  }

  async takeBack(root: string): Promise<string[] | undefined> {
    const lines = this.#aside.get(root);
    this.#aside.delete(root);
    return lines;
  }

  async append(root: string, lines: readonly string[]): Promise<void> {
    this.families.get(root)?.lines.push(...lines);
  }

  async replace(root: string, line: number, chunks: Iterable<string>): Promise<void> {
    const newer = (this.families.get(root)?.lines ?? []).filter((text) => JSON.parse(text).line > line);
    this.families.set(root, { snapshot: [...chunks].join(''), lines: newer });
  }

  async remove(root: string): Promise<void> {
    this.families.delete(root);
    this.#aside.delete(root);
  }

  async close(): Promise<void> {}

  /** Another one with the same content. */
  copy<To extends Memory>(copy: To): To {
    for (const [root, { snapshot, lines }] of this.families) copy.families.set(root, { snapshot, lines: [...lines] });
    for (const [root, lines] of this.#aside) copy.#aside.set(root, lines);
    return copy;
  }
}
