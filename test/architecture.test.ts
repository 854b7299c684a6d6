// The rules of src that neither the compiler nor the linter holds, read from the syntax tree. (Circular imports, type-only
// ones included, are the linter's: noImportCycles in biome.json.)
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import ts from 'typescript';

const src = fileURLToPath(new URL('../src/', import.meta.url));

/** Top to bottom. A room imports from itself and from the layers below; rooms of one layer do not know each other. */
const layers = [
  ['cli.ts', 'index.ts', 'api.ts'],
  ['cli'],
  ['library', 'replay'],
  ['app.ts'],
  ['app'],
  ['cluster', 'intercept'],
  ['control', 'delivery', 'fixtures', 'http'],
  ['services'],
  ['config.ts', 'store'],
  ['config'],
  ['engine', 'dashboard'],
  ['limits.ts'],
  ['contract'],
  ['log.ts', 'version.ts'],
  ['paths.ts'],
];

/** How many there may be at most. These numbers only go down. */
const most = { casts: 47, any: 4, 'marks of changes': 0 };

const generated = 'contract/types.ts';
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
const trees = new Map(files.map((file) => [file, parse(file, readFileSync(join(src, file), 'utf8'))]));

function parse(name: string, text: string): ts.SourceFile {
  return ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
}

function* nodes(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodes(child);
}

/** Files of src that this one imports, by any kind of import. */
function importsOf(file: string, tree: ts.SourceFile): string[] {
  return [...nodes(tree)]
    .flatMap((node) => {
      if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier ?? [];
      if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return node.argument.literal;
      if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return node.arguments;
      return [];
    })
    .flatMap((node) => (ts.isStringLiteral(node) && node.text.startsWith('.') ? node.text : []))
    .map((path) => relative(src, resolve(src, dirname(file), path)).replace(/\.js$/, '.ts'));
}

const roomOf = (file: string): string => file.split('/')[0] ?? file;
const layerOf = (file: string): number => layers.findIndex((rooms) => rooms.includes(roomOf(file)));

/** What a file may not import of all that it imports. */
function upward(file: string, tree: ts.SourceFile): string[] {
  return importsOf(file, tree)
    .filter((imported) => roomOf(imported) !== roomOf(file) && layerOf(imported) <= layerOf(file))
    .map((imported) => `${file} -> ${imported}`);
}

/** Names and texts of the code, without its comments. */
const wordsOf = (tree: ts.SourceFile): string[] =>
  [...nodes(tree)].flatMap((node) =>
    (ts.isIdentifier(node) && !ts.isMetaProperty(node.parent)) ||
    ts.isStringLiteralLike(node) ||
    ts.isTemplateLiteralToken(node)
      ? node.text
      : [],
  );

const vendor = /whats_?app|kakao|rcs(?![a-z])|sinch|\bmeta\b|(?<=[a-z])Meta\b/i;

const isCast = (node: ts.Node): boolean =>
  ts.isTypeAssertionExpression(node) || (ts.isAsExpression(node) && !ts.isConstTypeReference(node.type));
const isAny = (node: ts.Node): boolean => node.kind === ts.SyntaxKind.AnyKeyword;
/** Changes notice themselves: only the engine marks them. */
const marksChange = (node: ts.Node): boolean =>
  ts.isCallExpression(node) && /(^|\.)(touch|markChanged)$/.test(node.expression.getText().replace('?.', '.'));

/** Where such a node is, as `file:line`. */
function places(is: (node: ts.Node) => boolean, rooms?: readonly string[]): string[] {
  return [...trees].flatMap(([file, tree]) => {
    if (file === generated || (rooms && !rooms.includes(roomOf(file)))) return [];
    const found = [...nodes(tree)].filter(is);
    return found.map((node) => `${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
  });
}

t.test('every file belongs to a layer and imports only from its own room and from layers below', async (t) => {
  t.strictSame(
    files.filter((file) => layerOf(file) < 0),
    [],
  );
  t.strictSame(
    [...trees].flatMap(([file, tree]) => upward(file, tree)),
    [],
  );
});

t.test('the engine names no vendor and none of its channels', async (t) => {
  const named = [...trees].flatMap(([file, tree]) =>
    roomOf(file) === 'engine' ? wordsOf(tree).flatMap((word) => (vendor.test(word) ? `${file}: ${word}` : [])) : [],
  );
  t.strictSame(named, []);
});

for (const [what, is, rooms] of [
  ['casts', isCast, undefined],
  ['any', isAny, undefined],
  ['marks of changes', marksChange, ['services', 'control', 'http', 'delivery']],
] as const) {
  t.test(`no more than ${most[what]} of ${what} ${rooms ? `in ${rooms.join(', ')}` : 'in src'}`, async (t) => {
    const found = places(is, rooms);
    t.ok(found.length <= most[what], `${found.length} of at most ${most[what]}`, { found });
  });
}

t.test('these rules see what they forbid', async (t) => {
  const tree = parse(
    'engine/a.ts',
    `import type { A } from '../http/a.js';
     export * from '../services/b.js';
     type C = import('../control/c.js').C;
     const d = await import('../app.js');
     import { e } from '../contract/e.js';
     const text = \`a \${d} WhatsApp\`; // kakao
     const x = <any>(e as string); const y = [1] as const; world?.touch(); world.markChanged();`,
  );
  t.strictSame(upward('engine/a.ts', tree), [
    'engine/a.ts -> http/a.ts',
    'engine/a.ts -> services/b.ts',
    'engine/a.ts -> control/c.ts',
    'engine/a.ts -> app.ts',
  ]);
  t.equal(upward('http/a.ts', parse('http/a.ts', "import '../control/b.js'; import './c.js';")).length, 1);
  const counted = [isCast, isAny, marksChange].map((is) => [...nodes(tree)].filter(is).length);
  t.strictSame(counted, [2, 1, 2]);
  t.strictSame(
    wordsOf(tree).filter((word) => vendor.test(word)),
    [' WhatsApp'],
  );
});
