// Joins the simulator with the packages that a start needs into a few files: a start reads a dozen files in place of three
// hundred. The dependencies of package.json, which few starts need, stay outside.
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';
import { makeDashboard } from './dashboard.js';
import { makeDocumentation } from './documentation.js';
import { cutFaker } from './faker.js';
import { deferRequired, keepWords, readSources } from './source-plugins.js';
import { omitUnused } from './unused-parts.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
/** Packages that are installed beside the simulator. */
const external = Object.keys(dependencies);

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  metafile: true,
  logLevel: 'warning',
  // A start reads all of it.
  minifyWhitespace: true,
  minifySyntax: true,
  external,
} satisfies BuildOptions;

export interface BundleOptions {
  sourcemap?: boolean;
  /** Shorten names within functions, which takes as long as everything else. */
  shorten?: boolean;
}

/**
 * Writes cli.js, index.js, the chunks that they share, the pages, what packages read, and every licence into `folder`,
 * which must be directly below a folder with package.json and fixtures.
 */
export async function bundle(folder: string, { sourcemap, shorten = false }: BundleOptions = {}): Promise<void> {
  const read = readSources(shorten);
  const deferred = new Map<string, string>();
  const words = keepWords((path) => cpSync(path, join(folder, 'words.json')));
  const main = await build({
    ...common,
    ...(sourcemap !== undefined && { sourcemap }),
    entryPoints: ['src/cli.ts', 'src/index.ts', 'src/api.ts', ...outside.map((name) => `src/${name}.ts`)],
    entryNames: '[name]',
    outdir: folder,
    format: 'esm',
    splitting: true,
    plugins: [omitUnused, words, deferRequired(deferred, external), read],
    banner: {
      // CommonJS packages ask for Node's own modules by `require`.
      js: [
        `import { createRequire as requireFrom } from 'node:module';`,
        'const require = requireFrom(import.meta.url);',
      ].join('\n'),
    },
  });
  const others = await build({
    ...common,
    entryPoints: [...deferred].map(([name, file]) => ({ in: name, out: file })),
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    plugins: [cutFaker, ...(shorten ? [read] : [])],
  });
  const required = await build({
    ...common,
    ...(sourcemap !== undefined && { sourcemap }),
    entryPoints: ['src/index.ts', 'src/api.ts'],
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    plugins: [importOutside, words, read],
    banner: { js: importer },
  });
  // Programs load these before their own code, so they stay as they are.
  for (const name of ['patch.cjs', 'preload.cjs']) {
    cpSync(join(root, 'src/intercept', name), join(folder, 'intercept', name));
  }
  const pages = [
    await makeDashboard(join(folder, 'dashboard')),
    await makeDocumentation(join(folder, 'documentation')),
  ];
  writeFileSync(
    join(folder, 'THIRD-PARTY-LICENSES.txt'),
    licencesOf([main.metafile, others.metafile, required.metafile, ...pages]),
  );
}

/** What the library imports when it needs it; the CommonJS build imports it, too. */
const outside = ['app', 'intercept/led'];

/**
 * Imports an ES module with Node's own loader, also under Jest, whose `import()` and `require` load none unless Node has a
 * flag: there it asks for Node's `require` outside of Jest's sandbox, which can load these.
 */
const importer = `const importOutside = (path) => import(path).catch(() =>
  require('node:vm').runInThisContext('process').getBuiltinModule('node:module').createRequire(__filename)(path));`;

const importOutside: Plugin = {
  name: 'import-outside',
  setup({ onLoad }) {
    onLoad({ filter: /\/src\/index\.ts$/ }, ({ path }) => {
      let contents = readFileSync(path, 'utf8');
      for (const name of outside) {
        const imported = `import('./${name}.js')`;
        if (!contents.includes(imported)) throw new Error(`${path}: no ${imported}`);
        contents = contents.replace(imported, `importOutside('./${basename(name)}.js')`);
      }
      return { contents, loader: 'ts' };
    });
  },
};

/** Folders of the joined packages, as `node_modules/name`. */
function packagesIn({ inputs }: Metafile): string[] {
  return Object.keys(inputs).flatMap((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []);
}

function licencesOf(bundles: readonly Metafile[]): string {
  const folders = [...new Set(bundles.flatMap(packagesIn))].sort();
  const texts = folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file === undefined ? missingLicence(name) : readFileSync(join(root, folder, file), 'utf8').trim();
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}

/** The licence of a package that comes without its text. Throws when there is none in build/licences either. */
function missingLicence(name: string): string {
  return readFileSync(join(root, 'build/licences', `${name}.txt`), 'utf8').trim();
}
