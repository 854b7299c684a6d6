// A long document is checked in parts: they contain everything once, and say where it is in the whole.
import t from 'tap';
import { partsOf } from '../../src/contract/parts.js';

const schema = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    lists: {
      type: 'array',
      minItems: 1,
      items: { type: 'object', additionalProperties: { type: 'array', items: {} } },
    },
  },
};

let next = 0;
const list = (length: number): number[] => Array.from({ length }, () => next++);

/** Each number of the innermost lists with its place. */
function numbersIn({ lists }: any, place = (path: string) => path): string[] {
  const found: string[] = [];
  for (const [index, tables] of lists.entries())
    for (const [name, numbers] of Object.entries<number[]>(tables))
      for (const [at, number] of numbers.entries()) found.push(`${place(`lists.${index}.${name}.${at}`)}: ${number}`);
  return found;
}

const documents: Record<string, object[]> = {
  'a long list': [{ a: list(250) }],
  several: [
    { a: list(101), b: list(3) },
    { ['__proto__']: list(201), c: list(100) },
  ],
  'long lists in a long list': Array.from({ length: 205 }, (_, index) => ({ a: list(index === 130 ? 150 : 1) })),
  'many names': [Object.fromEntries(Array.from({ length: 301 }, (_, index) => [`name ${index}`, list(1)]))],
  'short ones': [{ a: list(100) }],
};

for (const [what, lists] of Object.entries(documents)) {
  t.test(`${what}: the parts contain each member with its place in the whole`, async (t) => {
    const found = new Set<string>();
    for (const { value, place } of partsOf({ name: 'n', lists }, schema)) {
      for (const each of numbersIn(value, place)) found.add(each);
      const part: any = value;
      if (part.name !== 'n' || part.lists.length === 0) t.fail('a part is no whole document');
      const lengths = part.lists.flatMap((tables: object) => Object.values(tables).map(({ length }) => length));
      if (lengths.some((length: number) => length > 100)) t.fail('a part has a long list');
    }
    t.equal([...found].sort().join('\n'), numbersIn({ lists }).sort().join('\n'));
  });
}

t.test('what is no document of the schema is one part', async (t) => {
  t.same(
    [...partsOf('no object', schema)].map(({ value }) => value),
    ['no object'],
  );
});
