import fc from 'fast-check';
import t from 'tap';
import { Collection, collection } from '../../../src/engine/records/collection.js';
import { listPage, type Ordered, orderedList, page } from '../../../src/engine/records/page.js';
import { Problem } from '../../../src/engine/requests/problem.js';

interface Card {
  name: string;
  red: boolean;
}

interface Query {
  pageToken?: string;
  pageSize?: number;
  color?: string;
}

const cards = collection<Card>({ collection: 'test.cards', key: ({ name }) => name, missing: 'webhook_not_found' });

/** The same records in a collection, and in lists sorted for each request, ascending and descending. */
class Deck {
  readonly kept = new Collection<Card>(cards, () => undefined);
  readonly loose: Card[] = [];

  constructor(readonly kind: 'collection' | 'ascending' | 'descending') {}

  get records(): Ordered<Card> {
    return this.kind === 'collection' ? this.kept : orderedList(this.loose, ({ name }) => name, this.kind);
  }

  add(name: string, red = false): void {
    if (this.kept.has(name)) return;
    const card = { name, red };
    this.kept.add(card);
    this.loose.push(card);
  }

  remove(name: string): void {
    const card = this.kept.get(name);
    if (!card) return;
    this.kept.remove(card);
    this.loose.splice(this.loose.indexOf(card), 1);
  }

  get names(): string[] {
    const names = [...this.kept.values()].map(({ name }) => name);
    return this.kind === 'descending' ? names.reverse() : names;
  }

  page(query: Query, scope = 'scope') {
    const { items, fields } = page(this.records, query, {
      scope,
      size: 3,
      filters: ['color'],
      where: ({ color }) => (color === undefined ? undefined : ({ red }) => red === (color === 'red')),
    });
    return { names: items.map(({ name }) => name), ...fields };
  }
}

const deckOf = (names: readonly string[], kind: Deck['kind'] = 'collection'): Deck => {
  const deck = new Deck(kind);
  for (const name of names) deck.add(name);
  return deck;
};

const refused = { name: 'Problem', code: 'invalid_page_token' };
const name = fc.stringMatching(/^[a-z]{1,3}$/);
const kinds = fc.constantFrom('collection' as const, 'ascending' as const, 'descending' as const);
const change = fc.record({ add: fc.boolean(), name });

t.test('pages lead from the first record to the last, each of the size first requested', async (t) => {
  const deck = deckOf(['a', 'b', 'c', 'd', 'e']);
  const first = deck.page({ pageSize: 2 });
  t.match(first, { names: ['a', 'b'], totalSize: 5, pageSize: 2, previousPageToken: undefined });
  const second = deck.page({ pageToken: first.nextPageToken! });
  t.match(second, { names: ['c', 'd'], pageSize: 2, previousPageToken: String });
  const third = deck.page({ pageToken: second.nextPageToken!, pageSize: 7 });
  t.match(third, { names: ['e'], pageSize: 7, nextPageToken: undefined }, 'a later request can set another size');
  t.match(deck.page({}), { pageSize: 3, names: { length: 3 } }, 'the size defaults to that of the list');
});

t.test('records added or removed between pages neither hide nor repeat other records', async () => {
  const scenario = fc.record({
    kind: kinds,
    names: fc.uniqueArray(name, { maxLength: 30 }),
    size: fc.integer({ min: 1, max: 5 }),
  });
  fc.assert(
    fc.property(
      scenario,
      fc.array(fc.array(change, { maxLength: 5 }), { maxLength: 40 }),
      ({ kind, names, size }, turns) => {
        const deck = deckOf(names, kind);
        const survivors = new Set(names);
        const seen: string[] = [];
        let answer = deck.page({ pageSize: size });
        for (let turn = 0; ; turn++) {
          seen.push(...answer.names);
          if (answer.nextPageToken === undefined) break;
          for (const { add, name } of turns[turn] ?? []) {
            if (add) deck.add(name);
            else {
              deck.remove(name);
              survivors.delete(name);
            }
          }
          answer = deck.page({ pageToken: answer.nextPageToken });
        }
        const ordered = [...seen].sort();
        if (kind === 'descending') ordered.reverse();
        return (
          new Set(seen).size === seen.length &&
          seen.every((name, index) => name === ordered[index]) &&
          [...survivors].every((name) => seen.includes(name))
        );
      },
    ),
  );
});

t.test('previousPageToken leads back to the first record, whatever was added or removed in between', async () => {
  const scenario = fc.record({
    kind: kinds,
    names: fc.uniqueArray(name, { minLength: 1, maxLength: 30 }),
    size: fc.integer({ min: 1, max: 5 }),
  });
  fc.assert(
    fc.property(
      scenario,
      fc.array(change, { maxLength: 20 }),
      fc.array(change, { maxLength: 20 }),
      ({ kind, names, size }, forth, back) => {
        const deck = deckOf(names, kind);
        const alter = (changes: typeof forth): void => {
          for (const { add, name } of changes) add ? deck.add(name) : deck.remove(name);
        };
        let answer = deck.page({ pageSize: size });
        while (answer.nextPageToken !== undefined) {
          const { nextPageToken } = answer;
          if (deck.page({ pageToken: nextPageToken }).nextPageToken === undefined) alter(forth);
          answer = deck.page({ pageToken: nextPageToken });
        }
        // Every record before the page must appear on the way back, except those removed in between.
        const [first] = answer.names;
        const ahead = first === undefined ? deck.names : deck.names.slice(0, deck.names.indexOf(first));
        const begun = answer.previousPageToken !== undefined;
        const seen: string[] = [];
        let turn = 0;
        while (answer.previousPageToken !== undefined) {
          if (turn++ === 1) alter(back);
          answer = deck.page({ pageToken: answer.previousPageToken });
          seen.unshift(...answer.names);
        }
        const ordered = [...seen].sort();
        if (kind === 'descending') ordered.reverse();
        return (
          (begun || ahead.length === 0 || deck.names.length <= size) &&
          new Set(seen).size === seen.length &&
          seen.every((name, index) => name === ordered[index]) &&
          (!begun ||
            ahead.every((name) => seen.includes(name) || !deck.kept.has(name) || back.some((one) => one.name === name)))
        );
      },
    ),
  );
});

t.test('going forward and back shows the same records', async () => {
  fc.assert(
    fc.property(kinds, fc.uniqueArray(name, { maxLength: 20 }), fc.integer({ min: 1, max: 5 }), (kind, names, size) => {
      const deck = deckOf(names, kind);
      const pages = [deck.page({ pageSize: size })];
      for (let token = pages[0]!.nextPageToken; token !== undefined; token = pages.at(-1)!.nextPageToken) {
        pages.push(deck.page({ pageToken: token }));
      }
      const seen = [...pages];
      let answer = pages.pop()!;
      while (answer.previousPageToken !== undefined) {
        answer = deck.page({ pageToken: answer.previousPageToken });
        const expected = pages.pop();
        if (answer.names.join() !== expected?.names.join()) return false;
        if (answer.nextPageToken === undefined) return false;
      }
      return pages.length === 0 && seen.flatMap(({ names }) => names).join() === deck.names.join();
    }),
  );
});

t.test('a page whose records were all removed leads back to every remaining record', async (t) => {
  const deck = deckOf(['a', 'b', 'c']);
  const { nextPageToken: second } = deck.page({ pageSize: 1 });
  const { nextPageToken: third } = deck.page({ pageToken: second! });
  deck.remove('c');
  const emptied = deck.page({ pageToken: third! });
  t.same(emptied.names, []);
  t.equal(emptied.nextPageToken, undefined);
  t.same(deck.page({ pageToken: emptied.previousPageToken! }).names, ['b']);
});

t.test('a token contains its filter', async (t) => {
  const deck = new Deck('collection');
  for (const name of 'abcdefgh') deck.add(name, name < 'f');
  const first = deck.page({ color: 'red', pageSize: 2 });
  t.match(first, { names: ['a', 'b'], totalSize: 5 });
  const second = deck.page({ pageToken: first.nextPageToken! });
  t.match(second, { names: ['c', 'd'], totalSize: 5 }, 'the filter can be omitted');
  t.same(deck.page({ pageToken: first.nextPageToken!, color: 'red' }), second, 'it may be');
  t.throws(
    () => deck.page({ pageToken: first.nextPageToken!, color: 'black' }),
    refused,
    'a different filter is rejected',
  );
  const unfiltered = deck.page({ pageSize: 2 });
  t.throws(() => deck.page({ pageToken: unfiltered.nextPageToken!, color: 'red' }), refused);
});

t.test('the order can depend on the filter', async (t) => {
  const deck = deckOf(['a', 'b', 'c']);
  const answer = (query: Query) =>
    page((filter) => orderedList(deck.loose, ({ name }) => name, filter.color ? 'descending' : 'ascending'), query, {
      scope: 'scope',
      size: 2,
      filters: ['color'],
    });
  const first = answer({ color: 'any' });
  t.match(first.items, [{ name: 'c' }, { name: 'b' }]);
  t.match(answer({ pageToken: first.fields.nextPageToken! }).items, [{ name: 'a' }]);
});

t.test('a token contains only characters that need no encoding', async () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 2 }),
      fc.string(),
      (names, color) => {
        const deck = deckOf(names);
        const { nextPageToken } = deck.page({ pageSize: 1 });
        const filtered = page(deck.records, { color, pageSize: 1 }, { scope: 's', size: 1, filters: ['color'] });
        return /^[A-Za-z0-9_-]+$/.test(nextPageToken!) && /^[A-Za-z0-9_-]+$/.test(filtered.fields.nextPageToken!);
      },
    ),
  );
});

t.test('a token that is forged, altered or from another list is rejected', async (t) => {
  const deck = deckOf(['a', 'b', 'c', 'd', 'e']);
  const token = deck.page({}).nextPageToken!;
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String(), fc.stringMatching(/^[A-Za-z0-9_-]{0,80}$/)), (forged) => {
      t.throws(() => deck.page({ pageToken: forged }), refused);
    }),
  );
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom(...letters), (place, letter) => {
      const altered = token.slice(0, place) + letter + token.slice(place + 1);
      if (altered !== token) t.throws(() => deck.page({ pageToken: altered }), refused);
    }),
  );
  t.throws(() => deck.page({ pageToken: token }, 'the scope of another list'), refused);
  t.throws(() => deck.page({ pageToken: '' }), new Problem('invalid_page_token'));
});

t.test('a token of a list is valid only for its project, operation and path parameters', async (t) => {
  const { records } = deckOf(['a', 'b']);
  const list = (id: string, operation: string, params: object, query: Query) =>
    listPage({ operation, params, query }, { id }, records);
  const { nextPageToken } = list('one', 'listCards', { deck: '1' }, { pageSize: 1 }).fields;
  const query = { pageToken: nextPageToken! };
  t.match(list('one', 'listCards', { deck: '1' }, query).items, [{ name: 'b' }]);
  t.throws(() => list('two', 'listCards', { deck: '1' }, query), refused);
  t.throws(() => list('one', 'listDecks', { deck: '1' }, query), refused);
  t.throws(() => list('one', 'listCards', { deck: '2' }, query), refused);
});
