// Keeps families in memory, in the form in which a folder has them: for tests of what a store does.
import type { Kept, Medium } from './medium.js';
import { FamilyReader } from './read.js';

export class Memory implements Medium {
  readonly trouble = undefined;
  readonly #families = new Map<string, { snapshot: string; lines: string[] }>();

  async load(): Promise<Kept[]> {
    return Array.from(this.#families.values(), ({ snapshot, lines }) => {
      const reader = new FamilyReader(JSON.parse(snapshot));
      for (const line of lines) reader.add(JSON.parse(line));
      const worlds = reader.saved();
      return { document: reader.document(), old: false, restore: (take) => worlds.map(take) };
    });
  }

  async append(root: string, lines: readonly string[]): Promise<void> {
    this.#families.get(root)?.lines.push(...lines);
  }

  async replace(root: string, line: number, chunks: Iterable<string>): Promise<void> {
    const newer = (this.#families.get(root)?.lines ?? []).filter((text) => JSON.parse(text).line > line);
    this.#families.set(root, { snapshot: [...chunks].join(''), lines: newer });
  }

  async remove(root: string): Promise<void> {
    this.#families.delete(root);
  }

  async close(): Promise<void> {}
}
