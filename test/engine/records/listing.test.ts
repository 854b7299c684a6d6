import fc from 'fast-check';
import t from 'tap';
import { Collection, collection } from '../../../src/engine/records/collection.js';
import { listing } from '../../../src/engine/records/listing.js';
import { orderedList, page } from '../../../src/engine/records/page.js';

interface Card {
  name: string;
  title: string;
  color: string | null;
  size?: string;
}

interface Query {
  pageToken?: string;
  pageSize?: number;
  colors?: string[];
  sizes?: string[];
  prefix?: string;
  sought?: string;
}

const cards = collection<Card>({ collection: 'test.cards', key: ({ name }) => name, missing: 'webhook_not_found' });
const facets = { color: ({ color }: Card) => color, size: ({ size }: Card) => size };
const textOf = ({ title, color }: Pick<Card, 'title' | 'color'>): string => `${title}\n${color}`;
const byName = listing<Card, 'color' | 'size'>({ facets, text: textOf });
const byTitle = listing<Card, 'color' | 'size'>({ facets, text: textOf, order: ({ title }) => title });
const plain = listing<Card, never>({ facets: {} });

/** A collection whose records are changed in place while `acting`, as a world does it. */
class Table {
  acting = false;
  acts = 0;
  readonly collection = new Collection<Card>(
    cards,
    () => undefined,
    () => (this.acting ? this.acts : 0),
  );

  act(run: () => void): void {
    this.acting = true;
    this.acts++;
    run();
    this.acting = false;
  }
}

const naivePlace = { name: ({ name }: Card) => name, title: ({ title, name }: Card) => `${title}\u0000${name}` };

function naive(all: readonly Card[], { colors, sizes, prefix = '', sought = '' }: Query, order: 'name' | 'title') {
  const passing = all.filter(
    ({ color, size, ...texts }) =>
      (!colors || (color !== null && colors.includes(color))) &&
      (!sizes || (size !== undefined && sizes.includes(size))) &&
      texts[order].startsWith(prefix) &&
      textOf({ ...texts, color })
        .replace('\n', ' ')
        .includes(sought),
  );
  return orderedList(passing, naivePlace[order]);
}

const text = fc.stringMatching(/^[ab]{1,3}$/);
const color = fc.constantFrom('red', 'green', null);
const size = fc.option(fc.constantFrom('small', 'large'), { nil: undefined });
const fields = fc.record({ title: text, color, size });
const step = fc.record({ what: fc.constantFrom('add', 'change', 'remove', 'list'), name: text, fields });
const query = fc.record(
  {
    colors: fc.array(fc.constantFrom('red', 'green', 'blue'), { maxLength: 3 }),
    sizes: fc.array(fc.constantFrom('small', 'large'), { maxLength: 2 }),
    prefix: fc.stringMatching(/^[ab]{0,2}$/),
    sought: fc.constantFrom('', 'a', 'ab', 'b r', 'red', 'e', '\n', 'nothing'),
    pageSize: fc.integer({ min: 1, max: 4 }),
  },
  { requiredKeys: [] },
);

t.test('every page of an indexed list is that of the list that looks at every record', async (t) => {
  await fc.assert(
    fc.property(
      fc.array(step, { maxLength: 80 }),
      query,
      fc.constantFrom('name' as const, 'title' as const),
      fc.array(fc.boolean(), { maxLength: 8 }),
      (steps, first, order, ways) => {
        let asked: Query = first;
        const table = new Table();
        const cardsOf = () => [...table.collection.values()];
        const options = { scope: 'test', size: 3, filters: ['colors', 'sizes', 'prefix', 'sought'] as const };
        const indexed = (each: Query) =>
          page<Query, Card>(
            (filter) =>
              table.collection.listed(
                order === 'name' ? byName : byTitle,
                { color: filter.colors, size: filter.sizes },
                filter.prefix,
                filter.sought,
              ),
            each,
            options,
          );
        const plainly = (each: Query) => page<Query, Card>((filter) => naive(cardsOf(), filter, order), each, options);
        for (const { what, name, fields } of steps) {
          if (what === 'list') t.strictSame(indexed(asked), plainly(asked));
          table.act(() => {
            const known = table.collection.get(name);
            // A list within a call, whose record is changed afterwards.
            if (what === 'change') indexed(asked);
            if (known && what === 'remove') table.collection.remove(known);
            else if (known && what === 'change') Object.assign(known, fields);
            else if (!known && what === 'add') table.collection.add({ name, ...fields } as Card);
          });
        }
        let found = indexed(asked);
        for (const forwards of [false, ...ways]) {
          t.strictSame(found, plainly(asked));
          const { nextPageToken, previousPageToken } = found.fields;
          const pageToken = forwards ? nextPageToken : previousPageToken;
          if (pageToken === undefined) continue;
          asked = { ...asked, pageToken };
          found = indexed(asked);
        }
      },
    ),
    { numRuns: 300 },
  );
});

t.test('a list without filters has all records, in the order of the collection', async (t) => {
  const table = new Table();
  for (const name of ['c', 'a', 'b']) table.collection.add({ name, title: '', color: null });
  const list = table.collection.listed(plain, {});
  t.equal(list.size, 3);
  t.same(
    [...list.after(undefined)].map(([place]) => place),
    ['a', 'b', 'c'],
  );
  t.same(
    [...list.before('c')].map(([place]) => place),
    ['b', 'a'],
  );
});

/** A list by color, which counts the records that it looks at. */
function countedLooks() {
  const looks = {
    count: 0,
    listing: listing<Card, 'color'>({
      facets: {
        color: ({ color }) => {
          looks.count++;
          return color;
        },
      },
    }),
  };
  return looks;
}

t.test('a list looks at the records of its page only', async (t) => {
  const table = new Table();
  const looks = countedLooks();
  for (let index = 0; index < 1000; index++)
    table.collection.add({ name: String(index), title: '', color: index % 100 === 0 ? 'red' : 'green' });
  t.equal(table.collection.listed(looks.listing, { color: ['red'] }).size, 10);
  t.equal(looks.count, 1000, 'once to sort it in');
  looks.count = 0;
  t.equal(table.collection.listed(looks.listing, { color: ['red'] }).size, 10);
  t.equal(looks.count, 0);
  table.act(() => {
    table.collection.require('1').color = 'red';
  });
  t.equal(table.collection.listed(looks.listing, { color: ['red'] }).size, 11);
  t.equal(looks.count, 1, 'a changed record is looked at');
});

t.test(
  'a list looks again at what the last few calls changed, not at the changes of all calls since the last list',
  async (t) => {
    const table = new Table();
    const looks = countedLooks();
    t.equal(table.collection.listed(looks.listing, {}).size, 0);
    for (let index = 0; index < 1000; index++)
      table.act(() => {
        table.collection.add({ name: String(index), title: '', color: null }).color = 'red';
      });
    looks.count = 0;
    t.equal(table.collection.listed(looks.listing, { color: ['red'] }).size, 1000);
    t.ok(looks.count <= 16, `${looks.count} looks`);
  },
);

t.test('an index that is made in steps has what was added, changed and removed meanwhile', async (t) => {
  const table = new Table();
  const looks = countedLooks();
  const cardOf = (number: number): Card => ({ name: String(number).padStart(4, '0'), title: '', color: 'red' });
  for (let number = 0; number < 1000; number += 2) table.collection.add(cardOf(number));
  const work = table.collection.indexing(looks.listing);
  t.notOk(work.next().done);
  t.ok(looks.count < 500, `${looks.count} looks in the first step`);
  table.act(() => {
    for (const number of [1, 501, 999]) table.collection.add(cardOf(number));
    for (const number of [0, 500, 998]) table.collection.remove(table.collection.require(cardOf(number).name));
    for (const number of [2, 502, 996]) table.collection.require(cardOf(number).name).color = 'green';
  });
  t.notOk(work.next().done);
  t.equal(table.collection.listed(looks.listing, { color: ['red'] }).size, 497, 'a list completes it');
  const green = table.collection.listed(looks.listing, { color: ['green'] });
  t.same(
    Array.from(green.after(undefined), ([place]) => place),
    ['0002', '0502', '0996'],
  );
  t.ok(work.next().done);
  looks.count = 0;
  t.equal(table.collection.listed(looks.listing, {}).size, 500);
  t.equal(looks.count, 0);
});
