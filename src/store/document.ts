// A family as texts: what was written last, entry by entry. A change is noticed by comparing an entry with its text, and a
// snapshot is made of the texts, so neither looks at what has not changed.
import type { SavedClock } from '../engine/time/clock.js';
import type { Steps } from '../engine/time/turns.js';
import { ownTables, type StoredWorld } from '../engine/world/saved.js';

type Text = string;

/** One world; the texts are JSON. */
interface WorldTexts {
  parent: string | undefined;
  parts: Map<string, Text>;
  tables: Map<string, Map<string, Text>>;
}

/** One line of changes as it is read. */
export interface ReadLine {
  line: number;
  /** The following lines belong to the same change. */
  more?: true;
  now?: number;
  clock?: SavedClock;
  worlds: ReadWorld[];
}

interface ReadWorld {
  id: string;
  parent?: string;
  /** It replaces a world of this id. */
  new?: true;
  gone?: true;
  parts?: Record<string, unknown>;
  put?: Record<string, [key: string, entry: unknown][]>;
  cut?: Record<string, string[]>;
}

/** A snapshot as it is read. */
export interface ReadSnapshot {
  format: 2;
  /** Number of the last line of changes that it contains. */
  line: number;
  now: number;
  clock: SavedClock;
  worlds: {
    id: string;
    parent?: string;
    parts: Record<string, unknown>;
    tables: Record<string, [key: string, entry: unknown][]>;
  }[];
}

/** Characters of a chunk of a snapshot: small enough that making one holds up no request. */
const chunkLength = 128 * 1024;

const object = (fields: Iterable<readonly [string, Text]>): Text =>
  `{${Array.from(fields, ([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`;

const list = (texts: readonly Text[]): Text => `[${texts.join(',')}]`;

/** The changes of one world in a line. */
class WorldChanges {
  readonly parts: [string, Text][] = [];
  readonly put = new Map<string, Text[]>();
  readonly cut = new Map<string, Text[]>();

  constructor(
    private readonly id: string,
    private readonly isNew: boolean,
    private readonly parent: string | undefined,
  ) {}

  get isEmpty(): boolean {
    return !this.isNew && this.parts.length === 0 && this.put.size === 0 && this.cut.size === 0;
  }

  add(to: Map<string, Text[]>, table: string, text: Text): void {
    const texts = to.get(table);
    if (texts) texts.push(text);
    else to.set(table, [text]);
  }

  text(): Text {
    const fields: [string, Text][] = [['id', JSON.stringify(this.id)]];
    if (this.isNew) fields.push(['new', 'true']);
    if (this.isNew && this.parent !== undefined) fields.push(['parent', JSON.stringify(this.parent)]);
    if (this.parts.length > 0) fields.push(['parts', object(this.parts)]);
    const tables = (of: ReadonlyMap<string, Text[]>): Text =>
      object(Array.from(of, ([name, all]) => [name, list(all)]));
    if (this.put.size > 0) fields.push(['put', tables(this.put)]);
    if (this.cut.size > 0) fields.push(['cut', tables(this.cut)]);
    return object(fields);
  }
}

export class FamilyDocument {
  /** Number of the last line of changes. */
  line = 0;
  #now = 0;
  #clock: Text = 'null';
  readonly #worlds = new Map<string, WorldTexts>();
  /** What the next line contains. */
  readonly #changes = new Map<string, WorldChanges>();
  readonly #gone = new Set<string>();
  #clockChanged = false;

  // ---- Write

  /** A world of this id begins, in place of any other. */
  begin(id: string, parent: string | undefined): void {
    this.#worlds.set(id, { parent, parts: new Map(), tables: new Map() });
    this.#gone.delete(id);
    this.#changes.set(id, new WorldChanges(id, true, parent));
  }

  end(id: string): void {
    if (!this.#worlds.delete(id)) return;
    this.#changes.delete(id);
    this.#gone.add(id);
  }

  #changesOf(id: string): WorldChanges {
    const changes = this.#changes.get(id) ?? new WorldChanges(id, false, undefined);
    this.#changes.set(id, changes);
    return changes;
  }

  /** Notes the current content of an entry; undefined: there is none. */
  setEntry(id: string, table: string, key: string, entry: unknown): void {
    const { tables } = this.#worlds.get(id)!;
    const texts = tables.get(table) ?? new Map<string, Text>();
    if (entry === undefined) {
      if (!texts.delete(key)) return;
      if (texts.size === 0) tables.delete(table);
      const changes = this.#changesOf(id);
      changes.add(changes.cut, table, JSON.stringify(key));
      return;
    }
    const text = JSON.stringify(entry);
    // The order of records is that of their keys; the order of other entries is that of their last changes.
    const isOwn = ownTables.some((own) => own === table);
    if (!isOwn && texts.get(key) === text) return;
    tables.set(table, texts);
    if (isOwn) texts.delete(key);
    texts.set(key, text);
    const changes = this.#changesOf(id);
    changes.add(changes.put, table, `[${JSON.stringify(key)},${text}]`);
  }

  /** Notes the small parts of a world. */
  setParts(id: string, current: object): void {
    const { parts } = this.#worlds.get(id)!;
    for (const [name, value] of Object.entries(current)) {
      const text = JSON.stringify(value);
      if (parts.get(name) === text) continue;
      parts.set(name, text);
      this.#changesOf(id).parts.push([name, text]);
    }
  }

  /** `now`: the family's time, milliseconds; it passes without being a change. */
  setClock(clock: SavedClock, now: number): void {
    this.#now = now;
    const text = JSON.stringify(clock);
    if (text === this.#clock) return;
    this.#clock = text;
    this.#clockChanged = true;
  }

  get hasChanges(): boolean {
    return this.#clockChanged || this.#gone.size > 0 || [...this.#changes.values()].some(({ isEmpty }) => !isEmpty);
  }

  /** The line of all changes since the last one; `more`: the next line belongs to the same change. */
  nextLine(more: boolean): Text {
    const worlds = [
      ...Array.from(this.#gone, (id) =>
        object([
          ['id', JSON.stringify(id)],
          ['gone', 'true'],
        ]),
      ),
      ...[...this.#changes.values()].filter(({ isEmpty }) => !isEmpty).map((changes) => changes.text()),
    ];
    const fields: [string, Text][] = [['line', String(++this.line)]];
    if (more) fields.push(['more', 'true']);
    fields.push(['now', String(this.#now)]);
    if (this.#clockChanged) fields.push(['clock', this.#clock]);
    fields.push(['worlds', list(worlds)]);
    this.dropChanges();
    return `${object(fields)}\n`;
  }

  /** A snapshot contains them. */
  dropChanges(): void {
    this.#changes.clear();
    this.#gone.clear();
    this.#clockChanged = false;
  }

  /** The text of a snapshot of this very moment, in chunks that can be made later. */
  snapshot(): Iterable<string> {
    const head = `{"format":2,"line":${this.line},"now":${this.#now},"clock":${this.#clock},"worlds":[`;
    // Copies references only: fast, however large the world is.
    const worlds = Array.from(this.#worlds, ([id, { parent, parts, tables }]) => ({
      head: object([
        ['id', JSON.stringify(id)],
        ...(parent === undefined ? [] : [['parent', JSON.stringify(parent)] as const]),
        ['parts', object(parts)],
      ]).slice(0, -1),
      tables: Array.from(tables, ([name, texts]) => ({ name, keys: [...texts.keys()], texts: [...texts.values()] })),
    }));
    return chunksOf(head, worlds);
  }

  // ---- Read

  /** Adds a world that was read. */
  *putting({ id, parent, parts, tables }: StoredWorld): Steps<void> {
    const texts: WorldTexts = {
      parent,
      parts: new Map(Object.entries(parts).map(([name, value]) => [name, JSON.stringify(value)])),
      tables: new Map(),
    };
    this.#worlds.set(id, texts);
    for (const [name, entries] of tables) {
      const table = new Map<string, Text>();
      texts.tables.set(name, table);
      for (const [key, entry] of entries) {
        table.set(key, JSON.stringify(entry));
        yield;
      }
    }
  }
}

/** One line for each entry, and for each bracket that does not begin or end in it: so it is read in steps. */
function* chunksOf(
  head: string,
  worlds: readonly { head: Text; tables: readonly { name: string; keys: string[]; texts: Text[] }[] }[],
): Iterable<string> {
  let chunk = head;
  for (const [number, world] of worlds.entries()) {
    chunk += `${number > 0 ? ',' : ''}\n${world.head},"tables":{`;
    for (const [place, { name, keys, texts }] of world.tables.entries()) {
      chunk += `${place > 0 ? ',' : ''}\n${JSON.stringify(name)}:[`;
      for (let index = 0; index < keys.length; index++) {
        chunk += `${index > 0 ? ',' : ''}\n[${JSON.stringify(keys[index])},${texts[index]}]`;
        if (chunk.length < chunkLength) continue;
        yield chunk;
        chunk = '';
      }
      chunk += '\n]';
    }
    chunk += '\n}}';
  }
  yield `${chunk}\n]}\n`;
}
