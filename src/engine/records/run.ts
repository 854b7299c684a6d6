// Records in the order of unique places, with the rank of each place. They are kept in chunks: adding or removing a record
// moves only those of its chunk, and a rank costs a look at the chunks before it. Their texts can be searched: those of a
// chunk are one long text, in which a search takes a fraction of the time that a look at each record takes.

/** Maximum number of records in a chunk. */
const most = 512;

interface Chunk<R> {
  readonly places: string[];
  readonly records: R[];
  /** What a search looks at, by record. */
  readonly texts: string[];
  /** All of them; undefined: they have changed. */
  joined: string | undefined;
}

/** Between the texts of a chunk; no text contains it. */
const separator = '\n';

export class Run<R> {
  /** None of them is empty. */
  readonly #chunks: Chunk<R>[] = [];

  /** `values`: what the records of this run have in common. */
  constructor(readonly values: readonly (string | undefined)[] = []) {}

  get size(): number {
    let size = 0;
    for (const { places } of this.#chunks) size += places.length;
    return size;
  }

  /** The number of places before this one; with `past`, and of this one. */
  rank(place: string, past = false): number {
    const index = this.#chunkOf(place);
    let before = 0;
    for (let each = 0; each < index; each++) before += this.#chunks[each]!.places.length;
    const chunk = this.#chunks[index];
    return chunk ? before + rankIn(chunk.places, place, past) : before;
  }

  /** `text`: what a search looks at. */
  add(place: string, record: R, text = ''): void {
    const index = this.#chunkOf(place);
    const chunk = this.#chunks[index];
    if (!chunk) {
      this.#append(place, record, text);
      return;
    }
    if (chunk.places.length === most) {
      const half = most / 2;
      const { places, records, texts } = chunk;
      const other = { places: places.splice(half), records: records.splice(half), texts: texts.splice(half) };
      this.#chunks.splice(index + 1, 0, { ...other, joined: undefined });
      chunk.joined = undefined;
      this.add(place, record, text);
      return;
    }
    const rank = rankIn(chunk.places, place);
    chunk.places.splice(rank, 0, place);
    chunk.records.splice(rank, 0, record);
    chunk.texts.splice(rank, 0, text);
    chunk.joined = undefined;
  }

  /** Adds a record behind all others. Those that come in order fill their chunks. */
  #append(place: string, record: R, text: string): void {
    const last = this.#chunks.at(-1);
    if (!last || last.places.length === most) {
      this.#chunks.push({ places: [place], records: [record], texts: [text], joined: undefined });
      return;
    }
    last.places.push(place);
    last.records.push(record);
    last.texts.push(text);
    last.joined = undefined;
  }

  remove(place: string): void {
    const index = this.#chunkOf(place);
    const chunk = this.#chunks[index];
    if (!chunk) return;
    const rank = rankIn(chunk.places, place);
    chunk.places.splice(rank, 1);
    chunk.records.splice(rank, 1);
    chunk.texts.splice(rank, 1);
    chunk.joined = undefined;
    if (chunk.places.length === 0) this.#chunks.splice(index, 1);
  }

  /** The ranks of the entries whose texts contain this one, from one rank up to another. */
  matching(sought: string, from: number, to: number): number[] {
    const found: number[] = [];
    if (sought.includes(separator)) return found;
    let before = 0;
    for (const chunk of this.#chunks) {
      const { length } = chunk.places;
      if (before + length > from && before < to) {
        chunk.joined ??= chunk.texts.join(separator);
        for (const index of indexesOf(sought, chunk.joined)) {
          const rank = before + index;
          if (rank >= from && rank < to) found.push(rank);
        }
      }
      before += length;
    }
    return found;
  }

  /** So many entries from this rank on, forwards or backwards. */
  *entries(rank: number, count: number, way: 'after' | 'before'): Iterable<readonly [string, R]> {
    let index = 0;
    let at = rank;
    while (index < this.#chunks.length && at >= this.#chunks[index]!.places.length)
      at -= this.#chunks[index++]!.places.length;
    for (let left = count; left > 0; left--) {
      const { places, records } = this.#chunks[index]!;
      yield [places[at]!, records[at]!];
      if (way === 'after') {
        if (++at === places.length) [index, at] = [index + 1, 0];
      } else if (--at < 0) at = (this.#chunks[--index]?.places.length ?? 0) - 1;
    }
  }

  /** Index of the first chunk that ends at this place or behind it; the number of chunks if none does. */
  #chunkOf(place: string): number {
    let [low, high] = [0, this.#chunks.length];
    // Most records come in order.
    if (high === 0 || this.#chunks[high - 1]!.places.at(-1)! < place) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#chunks[middle]!.places.at(-1)! < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The numbers of the texts, of those in a long one, that contain a text. */
function* indexesOf(sought: string, texts: string): Iterable<number> {
  let index = 0;
  let counted = 0;
  for (let at = texts.indexOf(sought); at !== -1; ) {
    for (let end = texts.indexOf(separator, counted); end !== -1 && end < at; end = texts.indexOf(separator, counted)) {
      index++;
      counted = end + 1;
    }
    yield index;
    // The next one that can match begins behind the next separator.
    const next = texts.indexOf(separator, at);
    if (next === -1) return;
    at = texts.indexOf(sought, next + 1);
  }
}

/** The number of sorted places before this one; with `past`, and of this one. */
function rankIn(places: readonly string[], place: string, past = false): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const here = places[middle]!;
    if (here < place || (past && here === place)) low = middle + 1;
    else high = middle;
  }
  return low;
}
