import { Memory } from '../../src/store/memory.js';
import { edited, type Place, usualRoot } from './place.js';

/** Memory that refuses to keep some families. */
class RefusingMemory extends Memory {
  readonly refused = new Set<string>();
  writes = 0;

  #must(root: string): void {
    if (this.refused.has(root)) throw new Error('the memory cannot be written: it is full');
    this.writes++;
  }

  override async setAside(root: string, lines: Iterable<string>): Promise<void> {
    this.#must(root);
    return super.setAside(root, lines);
  }

  override async append(root: string, lines: readonly string[]): Promise<void> {
    this.#must(root);
    return super.append(root, lines);
  }

  override async replace(root: string, line: number, chunks: Iterable<string>): Promise<void> {
    this.#must(root);
    return super.replace(root, line, chunks);
  }

  override async remove(root: string): Promise<void> {
    this.#must(root);
    return super.remove(root);
  }
}

export function memoryPlace(medium = new RefusingMemory()): Place {
  return {
    config: {},
    options: { medium },
    words: [],
    open: async () => medium,
    copy: async () => memoryPlace(medium.copy(new RefusingMemory())),
    peek: () => medium.copy(new Memory()).load(),
    writes: async () => String(medium.writes),
    text: async () => JSON.stringify([...medium.families]),
    async edit(change, root = usualRoot) {
      const family = medium.families.get(root)!;
      family.snapshot = edited(family.snapshot, change);
    },
    async put(root, snapshot) {
      medium.families.set(root, { snapshot: JSON.stringify(snapshot), lines: [] });
    },
    unreadable: /^project \S+ in memory cannot be read \([^\n]+\)$/,
    async fail(root = usualRoot) {
      medium.refused.add(root);
      return async () => void medium.refused.delete(root);
    },
    expire: async () => undefined,
  };
}
