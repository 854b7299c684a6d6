// Realistic names and texts. Faker is large, so it is loaded on first use. Each use seeds it from the world's own random
// numbers, so that worlds stay independent of each other and can be saved and restored.
import { createRequire } from 'node:module';
import type { Faker as WholeFaker } from '@faker-js/faker';
import type { Random } from './random.js';

/** What is in use of Faker. The build packs the data of these modules only: see build/faker.ts. */
export type Faker = Pick<WholeFaker, 'company' | 'person'>;

const require = createRequire(import.meta.url);

let loaded: WholeFaker | undefined;

function faker(): WholeFaker {
  // `require` knows no types.
  loaded ??= (require('@faker-js/faker/locale/en') as { faker: WholeFaker }).faker;
  return loaded;
}

/** Makes something up; the same state of the world gives the same text. */
export function fake<T>(random: Random, make: (faker: Faker) => T): T {
  const instance = faker();
  instance.seed(random.integer(0, 2 ** 31));
  return make(instance);
}
