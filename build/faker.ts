// Faker with the modules that the simulator uses, and their data. Its class makes all modules and its locale is one object, of
// which a bundler drops nothing.
import { readFileSync } from 'node:fs';
import { base, en, type LocaleDefinition } from '@faker-js/faker';
import type { Plugin } from 'esbuild';

/** The data of the modules that src/engine/chance/fake.ts lets the simulator use, and what Faker itself reads. */
const data = ['metadata', 'person', 'company'] as const;

/** Those modules, and what they are made of. */
const modules: ReadonlySet<string> = new Set(['person', 'company', 'helpers', 'number', 'string', 'datatype']);

const cut = (locale: LocaleDefinition): LocaleDefinition =>
  Object.fromEntries(data.flatMap((name) => (locale[name] ? [[name, locale[name]]] : [])));

/** A field of the class: `airline=new AirlineModule(this);` */
const field = /\b(\w+)=new [\w$]+\(this\);/g;

/** Its texts are long lists: `a,b`.split(`,`). */
const list = /(?<=[:=])`[^`]*`\.split\(/g;

export const cutFaker: Plugin = {
  name: 'cut-faker',
  setup({ onLoad }) {
    onLoad({ filter: /\/@faker-js\/faker\/dist\/locale\/en\.js$/ }, () => ({
      contents: `import { Faker } from '../index.js';
        export const faker = new Faker({ locale: ${JSON.stringify([en, base].map(cut))} });`,
    }));
    onLoad({ filter: /\/@faker-js\/faker\/dist\/base-[^/]+\.js$/ }, ({ path }) => {
      const whole = readFileSync(path, 'utf8');
      const contents = whole.replace(field, (text, name) => (modules.has(name) ? text : ''));
      if (contents === whole) throw new Error(`${path}: Faker's class has no modules of this form`);
      // A list without a use is dropped only if it is known that to make it changes nothing.
      return { contents: contents.replace(list, '/* @__PURE__ */$&') };
    });
  },
};
