// Build step: joins app.js with the packages that every start needs into one file, for reading some 300 small files takes
// longer than all the rest of a start. What only some starts need stays outside. The licences go along.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';

const root = fileURLToPath(new URL('../', import.meta.url));

const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ['dist/app.js'],
  outfile: 'dist/app.js',
  allowOverwrite: true,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  metafile: true,
  logLevel: 'warning',
  // The library and the command line know a WrongConfig by its class: config.js is there once.
  external: ['./config.js', '@faker-js/faker', '@fastify/swagger', '@fastify/swagger-ui', 'js-yaml'],
  // The joined packages are CommonJS and ask for Node's own modules by `require`.
  banner: {
    js: `import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);`,
  },
});
writeFileSync(join(root, 'dist/THIRD-PARTY-LICENSES.txt'), licencesOf(metafile));

/** Folders of the joined packages, as `node_modules/name`. */
function packagesIn({ inputs }: Metafile): string[] {
  const folders = Object.keys(inputs).flatMap((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []);
  return [...new Set(folders)].sort();
}

function licencesOf(joined: Metafile): string {
  const texts = packagesIn(joined).map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file === undefined ? '' : readFileSync(join(root, folder, file), 'utf8').trim();
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}
