import fc from 'fast-check';
import t from 'tap';
import { fake } from '../../../src/engine/chance/fake.js';
import { digits, hex, ulid, uuid } from '../../../src/engine/chance/ids.js';
import { Random, seedOf } from '../../../src/engine/chance/random.js';

const ulidForm = /^[0-9A-HJKMNP-TV-Z]{26}$/;
const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

t.test('the same state gives the same numbers, even in the middle of a run', async (t) => {
  fc.assert(
    fc.property(fc.nat(2 ** 32 - 1), fc.nat(50), (seed, used) => {
      const one = new Random(seed);
      for (let draw = 0; draw < used; draw++) one.fraction();
      const other = new Random(one.state);
      const draw = (random: Random) => [
        random.fraction(),
        random.integer(0, 9),
        uuid(random),
        ulid(random, 5),
        hex(random, 8),
      ];
      t.same(draw(one), draw(other));
    }),
  );
});

t.test('a different seed gives different numbers', async (t) => {
  const seen = new Set(Array.from({ length: 1000 }, (_, seed) => uuid(new Random(seedOf(`seed ${seed}`)))));
  t.equal(seen.size, 1000);
});

t.test('a random number stays within its bounds and reaches both', async (t) => {
  fc.assert(
    fc.property(fc.nat(2 ** 32 - 1), fc.integer({ min: -50, max: 50 }), fc.nat(20), (seed, low, span) => {
      const random = new Random(seed);
      const drawn = Array.from({ length: 50 }, () => random.integer(low, low + span));
      return drawn.every((number) => Number.isInteger(number) && number >= low && number <= low + span);
    }),
  );
  const random = new Random(1);
  const drawn = new Set(Array.from({ length: 200 }, () => random.integer(1, 6)));
  t.same([...drawn].sort(), [1, 2, 3, 4, 5, 6]);
  t.ok(Array.from({ length: 1000 }, () => random.fraction()).every((part) => part >= 0 && part < 1));
});

t.test('picking from an empty list fails', async (t) => {
  const random = new Random(1);
  t.throws(() => random.pick([]), { message: 'nothing to pick from' });
  t.equal(random.pick(['only']), 'only');
});

t.test('ids have the formats of the platform', async (t) => {
  fc.assert(
    fc.property(
      fc.nat(2 ** 32 - 1),
      fc.nat(4_000_000_000_000),
      fc.integer({ min: 1, max: 30 }),
      (seed, now, length) => {
        const random = new Random(seed);
        t.match(ulid(random, now), ulidForm);
        t.match(uuid(random), uuidForm);
        t.match(hex(random, length), new RegExp(`^[0-9a-f]{${length}}$`));
        t.match(digits(random, length), new RegExp(`^[1-9][0-9]{${length - 1}}$`), 'digits never begin with 0');
      },
    ),
  );
});

t.test('a later ULID sorts after an earlier one', async () => {
  const instant = fc.integer({ min: 0, max: 2 ** 47 });
  fc.assert(
    fc.property(fc.nat(), instant, instant, (seed, one, other) => {
      const random = new Random(seed);
      const [first, second] = [Math.min(one, other), Math.max(one, other)].map((now) => ulid(random, now));
      return one === other || first! < second!;
    }),
  );
});

t.test('the same state gives the same made-up name, and each name takes one random number', async (t) => {
  const name = (random: Random) => fake(random, (faker) => `${faker.person.fullName()} of ${faker.company.name()}`);
  const random = new Random(7);
  const first = name(random);
  t.equal(name(new Random(7)), first);
  t.not(name(random), first);
  const drawn = new Random(7);
  drawn.fraction();
  drawn.fraction();
  t.equal(random.state, drawn.state);
});
