// Believable names and texts. Faker is large, so it is loaded at first use; it is seeded anew for each use from the
// world's own chance, which keeps worlds independent of each other and lets them be saved and restored.
import { createRequire } from 'node:module';
import type { Faker } from '@faker-js/faker';
import type { Random } from './random.js';

export type { Faker };

const require = createRequire(import.meta.url);

let loaded: Faker | undefined;

function faker(): Faker {
  loaded ??= (require('@faker-js/faker/locale/en') as { faker: Faker }).faker;
  return loaded;
}

/** Makes something up: the same world state gives the same text. */
export function fake<T>(random: Random, make: (faker: Faker) => T): T {
  const instance = faker();
  instance.seed(random.integer(0, 2 ** 31));
  return make(instance);
}
