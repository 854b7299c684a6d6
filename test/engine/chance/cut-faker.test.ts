// The Faker of the package, without the modules and the data that nothing here uses, against the whole one.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { faker as whole } from '@faker-js/faker/locale/en';
import { build } from 'esbuild';
import fc from 'fast-check';
import t from 'tap';
import { cutFaker } from '../../../build/faker.js';
import type { Faker } from '../../../src/engine/chance/fake.js';

const file = join(t.testdir(), 'faker.cjs');
const { metafile } = await build({
  entryPoints: ['@faker-js/faker/locale/en'],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  minify: true,
  metafile: true,
  outfile: file,
  plugins: [cutFaker],
});
const { faker: cut } = createRequire(import.meta.url)(file) as { faker: Faker & { seed(seed: number): void } };

/** What src calls. */
const made = ({ company, person }: Faker): string[] => [company.name(), person.fullName(), company.name()];

t.test('the same seed makes the same texts', async () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
      cut.seed(seed);
      whole.seed(seed);
      const [ours, theirs] = [made(cut), made(whole)];
      return ours.join('\n') === theirs.join('\n');
    }),
    { numRuns: 500 },
  );
});

t.test('what nothing uses is cut', async (t) => {
  t.strictSame(
    Object.keys(cut).filter((name) => /^(airline|internet|location|system|image)$/.test(name)),
    [],
  );
  const [size = 0] = Object.values(metafile.outputs).map(({ bytes }) => bytes);
  t.ok(size < 100_000, `${size} bytes`);
});
