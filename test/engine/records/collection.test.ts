import fc from 'fast-check';
import t from 'tap';
import { Collection, collection } from '../../../src/engine/records/collection.js';
import { hidden, type Stored } from '../../../src/engine/records/hidden.js';
import { atOnce } from '../../../src/engine/time/turns.js';

type Book = Stored<{ title: string; library: string }, { price: number }>;

const byShelf = collection<Book>({
  collection: 'library.books',
  key: ({ title }) => title,
  order: ({ library }) => library,
  missing: 'webhook_not_found',
});
const byTitle = collection<Book>({
  collection: 'library.books',
  key: ({ title }) => title,
  missing: 'webhook_not_found',
});
const book = (title: string, library = 'A'): Book => ({ title, library, [hidden]: { price: 5 } });
const titles = (books: Iterable<Book>): string[] => [...books].map(({ title }) => title);

t.test('a collection finds a record by its key and lists records in order', async (t) => {
  const books = new Collection(byShelf, () => undefined);
  for (const [title, library] of [
    ['Emma', 'B'],
    ['Walden', 'A'],
    ['Dune', 'B'],
  ] as const) {
    books.add(book(title, library));
  }
  t.equal(books.get('Emma')?.library, 'B');
  t.equal(books.get('Ulysses'), undefined);
  t.same(titles(books.values()), ['Walden', 'Dune', 'Emma']);
  t.same(titles(books.filter(({ library }) => library === 'B')), ['Dune', 'Emma']);
  t.equal(books.find(({ library }) => library === 'B')?.title, 'Dune');
  t.equal(
    books.find(({ library }) => library === 'C'),
    undefined,
  );
  t.equal(books.size, 3);
});

t.test('requiring a missing key throws the error code of the collection', async (t) => {
  const books = new Collection(byTitle, () => undefined);
  t.throws(() => books.require('Emma', { id: 'Emma' }), { code: 'webhook_not_found', values: { id: 'Emma' } });
  const emma = books.add(book('Emma'));
  t.equal(books.require('Emma'), emma);
});

t.test('adding a second record with the same key is a bug of ours', async (t) => {
  const books = new Collection(byTitle, () => undefined);
  books.add(book('Emma'));
  t.throws(() => books.add(book('Emma')), { message: 'library.books has a record Emma already' });
  t.equal(books.size, 1);
});

t.test('a collection reports every change', async (t) => {
  let changes = 0;
  const books = new Collection(byTitle, () => changes++);
  const emma = books.add(book('Emma'));
  books.remove(emma);
  t.equal(changes, 2);
});

t.test('a search by prefix stops after the last match', async () => {
  const name = fc.stringMatching(/^[ab/]{0,4}$/);
  fc.assert(
    fc.property(fc.uniqueArray(name), name, (names, prefix) => {
      const books = new Collection(byTitle, () => undefined);
      for (const title of names) books.add(book(title));
      const expected = names.filter((title) => title.startsWith(prefix)).sort();
      return titles(books.startingWith(prefix)).join() === expected.join();
    }),
  );
});

t.test('a collection behaves like a sorted list when records are added and removed', async (t) => {
  const title = fc.stringMatching(/^[a-d]{1,2}$/);
  const step = fc.record({ add: fc.boolean(), title, library: fc.constantFrom('A', 'B') });
  fc.assert(
    fc.property(fc.array(step), title, (steps, from) => {
      const books = new Collection(byShelf, () => undefined);
      const model = new Map<string, Book>();
      for (const { add, title, library } of steps) {
        const known = model.get(title);
        if (add && !known) model.set(title, books.add(book(title, library)));
        if (!add && known) {
          books.remove(known);
          model.delete(title);
        }
      }
      const place = ({ title, library }: Book): string => `${library}\u0000${title}`;
      const sorted = [...model.values()].sort((one, other) => (place(one) < place(other) ? -1 : 1));
      t.same(titles(books.values()), titles(sorted));
      const here = `A\u0000${from}`;
      const later = sorted.filter((one) => place(one) > here);
      const earlier = sorted.filter((one) => place(one) < here).reverse();
      t.same(
        [...books.after(here)].map(([, { title }]) => title),
        titles(later),
      );
      t.same(
        [...books.before(here)].map(([, { title }]) => title),
        titles(earlier),
      );
    }),
  );
});

t.test('the hidden part of a record is saved, but never serialized', async (t) => {
  const books = new Collection(byTitle, () => undefined);
  books.add(book('Emma'));
  t.equal(JSON.stringify([...books.values()]), '[{"title":"Emma","library":"A"}]');
  const saved = JSON.parse(JSON.stringify(books.save())) as ReturnType<typeof books.save>;
  const restored = new Collection(byTitle, () => undefined);
  atOnce(restored.restoring(saved));
  t.match(restored.get('Emma'), { title: 'Emma', library: 'A' });
  t.same(restored.get('Emma')![hidden], { price: 5 });
});
