// Reads what a store has written: a snapshot and the lines of changes after it.
import { messageOf } from '../engine/requests/problem.js';
import type { Steps } from '../engine/time/turns.js';
import { type SavedWorld, type StoredWorld, savedFrom } from '../engine/world/saved.js';
import { FamilyDocument, type ReadLine, type ReadSnapshot } from './document.js';

const tableOf = (world: StoredWorld, name: string): Map<string, unknown> => {
  const table = world.tables.get(name) ?? new Map<string, unknown>();
  world.tables.set(name, table);
  return table;
};

/** A snapshot of format 1: a single world, and no lines. */
export interface OldSnapshot {
  format: 1;
  world: SavedWorld;
}

/** A family that is being read. Its methods throw for content that `FamilyDocument` does not write. */
export class FamilyReader {
  readonly #worlds = new Map<string, StoredWorld>();
  #line: number;
  #now: number;
  #clock: ReadSnapshot['clock'];
  /** Lines of a change whose last line was not read yet. */
  #waiting: ReadLine[] = [];

  constructor({ line, now, clock, worlds }: ReadSnapshot) {
    this.#line = line;
    this.#now = now;
    this.#clock = clock;
    for (const { id, parent, parts, tables } of worlds) {
      const read = Object.entries(tables).map(([name, entries]) => [name, new Map(entries)] as const);
      this.#worlds.set(id, { id, ...(parent !== undefined && { parent }), parts, tables: new Map(read) });
    }
  }

  /** Returns whether the change is complete: no further line belongs to it. */
  add(line: ReadLine): boolean {
    if (line.line > this.#line) {
      if (line.line !== this.#line + 1) throw new Error(`line ${this.#line + 1} of the changes is missing`);
      this.#line = line.line;
      this.#waiting.push(line);
    }
    if (line.more) return false;
    for (const each of this.#waiting) this.#apply(each);
    this.#waiting = [];
    return true;
  }

  #apply({ now, clock, worlds }: ReadLine): void {
    this.#now = now ?? this.#now;
    this.#clock = clock ?? this.#clock;
    for (const change of worlds) {
      const { id, parent } = change;
      if (change.gone) {
        this.#worlds.delete(id);
        continue;
      }
      if (change.new)
        this.#worlds.set(id, { id, ...(parent !== undefined && { parent }), parts: {}, tables: new Map() });
      const world = this.#worlds.get(id);
      if (!world) throw new Error(`project ${id} does not exist`);
      Object.assign(world.parts, change.parts);
      for (const [name, keys] of Object.entries(change.cut ?? {})) {
        const table = tableOf(world, name);
        for (const key of keys) table.delete(key);
        if (table.size === 0) world.tables.delete(name);
      }
      for (const [name, entries] of Object.entries(change.put ?? {})) {
        const table = tableOf(world, name);
        for (const [key, entry] of entries) {
          table.delete(key);
          table.set(key, entry);
        }
      }
    }
  }

  /** The worlds, parents first. */
  saved(): SavedWorld[] {
    const clock = { ...this.#clock, reached: this.#now };
    return parentsFirst([...this.#worlds.values()]).map((world) => savedFrom(world, clock));
  }

  *document(): Steps<FamilyDocument> {
    const document = new FamilyDocument();
    // Lines of an incomplete change have been dropped.
    document.line = this.#line - this.#waiting.length;
    document.setClock(this.#clock, this.#now);
    for (const world of this.#worlds.values()) yield* document.putting(world);
    document.dropChanges();
    return document;
  }
}

/** Reads a snapshot of these lines, one entry at a time if they are those that `FamilyDocument` writes. */
export function* readingSnapshot(lines: Iterable<string>): Steps<ReadSnapshot | OldSnapshot> {
  const rest = lines[Symbol.iterator]();
  const first: string = rest.next().value ?? '';
  let line: string = rest.next().value ?? '';
  const isInLines = first.endsWith('"worlds":[') && (line === ']}' || line.endsWith(',"tables":{'));
  if (!isInLines) return JSON.parse([first, line, ...remaining(rest)].join('\n'));
  const content: ReadSnapshot = JSON.parse(`${first}]}`);
  let tables: [name: string, entries: [string, unknown][]][] = [];
  const take = (text: string): void => {
    if (text === ']') return;
    if (text === '}}') content.worlds.at(-1)!.tables = Object.fromEntries(tables);
    else if (text.startsWith('[')) tables.at(-1)![1].push(JSON.parse(text));
    else if (text.startsWith('"')) tables.push([JSON.parse(text.slice(0, -':['.length)), []]);
    else {
      content.worlds.push(JSON.parse(`${text}}}`));
      tables = [];
    }
  };
  for (let number = 2; line !== ']}'; number++) {
    try {
      take(line.endsWith(',') ? line.slice(0, -1) : line);
    } catch (error) {
      throw new Error(`line ${number}: ${messageOf(error)}`);
    }
    const next = rest.next();
    if (next.done) throw new Error('its end is missing');
    line = next.value;
    yield;
  }
  return content;
}

function* remaining(lines: Iterator<string>): Iterable<string> {
  for (let next = lines.next(); !next.done; next = lines.next()) yield next.value;
}

export function parentsFirst<World extends { id: string; parent?: string }>(worlds: readonly World[]): World[] {
  const byId = new Map(worlds.map((world) => [world.id, world]));
  const depth = ({ parent }: World): number => {
    const above = parent === undefined ? undefined : byId.get(parent);
    return above ? 1 + depth(above) : 0;
  };
  return [...worlds].sort((one, other) => depth(one) - depth(other));
}
