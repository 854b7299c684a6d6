/** A map whose keys are known and whose values are made when they are asked for. `make` remembers those that it must not make twice. */
export class LazyMap<Key, Value> implements ReadonlyMap<Key, Value> {
  readonly #keys: ReadonlySet<Key>;

  constructor(
    keys: Iterable<Key>,
    private readonly make: (key: Key) => Value | undefined,
  ) {
    this.#keys = new Set(keys);
  }

  get size(): number {
    return this.#keys.size;
  }

  has(key: Key): boolean {
    return this.#keys.has(key);
  }

  get(key: Key): Value | undefined {
    return this.#keys.has(key) ? this.make(key) : undefined;
  }

  keys(): MapIterator<Key> {
    return this.#keys.keys();
  }

  *entries(): MapIterator<[Key, Value]> {
    for (const key of this.#keys) {
      const value = this.make(key);
      if (value !== undefined) yield [key, value];
    }
  }

  *values(): MapIterator<Value> {
    for (const [, value] of this.entries()) yield value;
  }

  forEach(call: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
    for (const [key, value] of this.entries()) call(value, key, this);
  }

  [Symbol.iterator](): MapIterator<[Key, Value]> {
    return this.entries();
  }
}
