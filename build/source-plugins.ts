// How the bundle reads the files that it joins.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Loader, type OnLoadResult, type Plugin, transform } from 'esbuild';

const source = fileURLToPath(new URL('../src/', import.meta.url));
const ownRequire = 'const require = createRequire(import.meta.url);';

/**
 * A package that src asks for by `require`, because few starts need it and it must come at once, becomes a file of its own:
 * the chunk that asks would otherwise hold it, and every start would read it. `outside`: packages that are not joined.
 */
export function deferRequired(found: Map<string, string>, outside: readonly string[]): Plugin {
  return {
    name: 'defer-required',
    setup({ onResolve }) {
      onResolve({ filter: /^[^.]/ }, ({ path, kind, importer }) => {
        if (kind !== 'require-call' || !importer.startsWith(source) || outside.includes(path)) return undefined;
        const file = path.replace(/^@|\.js$/g, '').replaceAll('/', '-');
        found.set(path, file);
        return { path: `./${file}.cjs`, external: true };
      });
    },
  };
}

/** What is read only after a wrong name stays a file of its own: the words that people guess. */
export function keepWords(copied: (path: string) => void): Plugin {
  return {
    name: 'keep-words',
    setup({ onResolve }) {
      onResolve({ filter: /^\.\/words\.json$/ }, ({ path, resolveDir }) => {
        copied(join(resolveDir, path));
        return { path: './words.json', external: true };
      });
    },
  };
}

/**
 * Reads the files that are joined. `shorten`: names within functions get shorter, file by file; functions, classes and methods
 * of a file keep theirs, for error messages and stack traces.
 */
export function readSources(shorten: boolean): Plugin {
  return {
    name: 'read-sources',
    setup({ onLoad }) {
      onLoad({ filter: shorten ? /\.[cm]?[jt]s$/ : /\/src\/.*\.ts$/, namespace: 'file' }, ({ path }) => {
        const contents = readFileSync(path, 'utf8');
        const loader: Loader = path.endsWith('ts') ? 'ts' : 'js';
        // Without this line `require` is free, so that esbuild sees what is asked for.
        const free = path.startsWith(source) ? contents.replace(ownRequire, '') : contents;
        if (path.startsWith(source) && free.includes('createRequire('))
          throw new Error(`${path}: write it as '${ownRequire}'`);
        return shorten ? short(path, free, loader) : { contents: free, loader };
      });
    },
  };
}

async function short(path: string, contents: string, loader: Loader): Promise<OnLoadResult> {
  const { code } = await transform(contents, {
    loader,
    sourcefile: path,
    minifyIdentifiers: true,
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true, target: 'ES2023' } },
  });
  return { contents: code, loader: 'js' };
}
