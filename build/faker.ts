// Faker with the data of the modules that the simulator uses. Its locale is one object, of which a bundler drops nothing.
import { base, en, type LocaleDefinition } from '@faker-js/faker';
import type { Plugin } from 'esbuild';

/** The modules that src/engine/chance/fake.ts lets the simulator use, and what Faker itself reads. */
const used = ['metadata', 'person', 'company'] as const;

const cut = (locale: LocaleDefinition): LocaleDefinition =>
  Object.fromEntries(used.flatMap((name) => (locale[name] ? [[name, locale[name]]] : [])));

export const cutFaker: Plugin = {
  name: 'cut-faker',
  setup({ onLoad }) {
    onLoad({ filter: /\/@faker-js\/faker\/dist\/locale\/en\.js$/ }, () => ({
      contents: `import { Faker } from '../index.js';
        export const faker = new Faker({ locale: ${JSON.stringify([en, base].map(cut))} });`,
    }));
  },
};
