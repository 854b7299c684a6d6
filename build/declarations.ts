// Writes the type declarations of the library: those that its entries need, directly or through others, and the forms of the
// entries that TypeScript reads for `require`.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What users import, as files in src. */
const entries = ['index', 'api'];

/** Runs the compiler, which prints what it objects to, and writes into `folder`. False when it objects to anything. */
export function declare(folder: string): boolean {
  const written = mkdtempSync(join(root, '.declarations-'));
  try {
    const compiler = fileURLToPath(import.meta.resolve('typescript/bin/tsc'));
    const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json', '--outDir', written], {
      cwd: root,
      stdio: 'inherit',
    });
    for (const file of reachable(entries.map((entry) => join(written, `${entry}.d.ts`)))) {
      const target = join(folder, relative(written, file));
      mkdirSync(dirname(target), { recursive: true });
      copyFileSync(file, target);
    }
    for (const entry of entries) {
      const exported = valuesOf(join(folder, `${entry}.d.ts`));
      writeFileSync(join(folder, `${entry}.d.cts`), requiredForm(entry, exported));
    }
    return status === 0;
  } finally {
    rmSync(written, { recursive: true });
  }
}

function reachable(entries: readonly string[]): Set<string> {
  const found = new Set(entries);
  // A Set's loop reaches what is added meanwhile.
  for (const file of found) {
    for (const { fileName } of ts.preProcessFile(readFileSync(file, 'utf8')).importedFiles) {
      if (fileName.startsWith('.')) found.add(join(dirname(file), fileName.replace(/\.js$/, '.d.ts')));
    }
  }
  return found;
}

/** Names of the functions and classes that a declaration file exports. */
function valuesOf(file: string): string[] {
  return ts
    .createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest)
    .statements.flatMap((statement) => {
      if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
        const exported = statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
        return exported && statement.name ? [statement.name.text] : [];
      }
      if (!ts.isExportDeclaration(statement) || statement.isTypeOnly) return [];
      const { exportClause } = statement;
      if (!exportClause || !ts.isNamedExports(exportClause)) return [];
      return exportClause.elements.flatMap(({ isTypeOnly, name }) => (isTypeOnly ? [] : [name.text]));
    });
}

/** The CommonJS form of an entry: all its types, which are those of the ES module, and each value under the same name. */
function requiredForm(entry: string, values: readonly string[]): string {
  const from = `from './${entry}.js' with { 'resolution-mode': 'import' };`;
  return [
    `import type * as module ${from}`,
    `export type * ${from}`,
    ...values.map((name) => `export declare const ${name}: typeof module.${name};`),
    // The names of classes are types, too.
    ...values.filter((name) => /^[A-Z]/.test(name)).map((name) => `export type ${name} = module.${name};`),
    '',
  ].join('\n');
}
