// What `npm publish` would upload, installed as a user installs it.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliDecompressSync } from 'node:zlib';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import t from 'tap';
import ts from 'typescript';
import { createApplication } from '../src/app.js';
import { readConfig } from '../src/config.js';
import { packedDocument } from '../src/fixtures/document-texts.js';
import { documentNames, makeDocument } from '../src/fixtures/served-documents.js';
import { builtDist } from './built.js';
import { companions, installPacked } from './install-packed.js';

t.setTimeout(900_000);

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const about = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  name: string;
  version: string;
  files: string[];
  dependencies: Record<string, string>;
  [field: string]: unknown;
};

// Outside the repository: nothing may be found in a folder above.
const folder = mkdtempSync(join(tmpdir(), 'package-'));
t.teardown(() => rmSync(folder, { recursive: true, force: true }));
const source = join(folder, 'source');
const user = join(folder, 'user');
const installed = join(user, 'node_modules', about.name);
// Nothing of the test runner's gets in.
const ours = Object.entries(process.env).filter(([name]) => !/^(NODE_OPTIONS$|_?TAP)/.test(name));
const env = {
  ...Object.fromEntries(ours),
  PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
};
const inUser = { cwd: user, env };

mkdirSync(source);
const published = new Set(about.files.map((file) => file.replace(/^!/, '').split('/')[0]!));
for (const name of ['package.json', 'README.md', ...published]) {
  if (name !== 'dist') cpSync(join(root, name), join(source, name), { recursive: true });
}
cpSync(await builtDist(), join(source, 'dist'), { recursive: true });
await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: source, env });
mkdirSync(user);
writeFileSync(join(user, 'package.json'), '{ "private": true, "type": "module" }');
const tarball = join(folder, `${about.name}-${about.version}.tgz`);
const warnings = await installPacked(user, tarball, env, ['--engine-strict']);

const files = (ending: string): string[] =>
  readdirSync(installed, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ending));
const read = (file: string): string => readFileSync(join(installed, file), 'utf8');

t.test(
  `the package installs with --engine-strict on Node ${process.version}, and brings the packages of its lockfile`,
  async (t) => {
    t.notMatch(warnings, /EBADENGINE/);
    const { packages } = JSON.parse(readFileSync(join(user, 'package-lock.json'), 'utf8')) as { packages: object };
    const brought = Object.keys(packages).filter((path) => path !== '' && path !== `node_modules/${about.name}`);
    t.strictSame(brought.sort(), companions.toSorted());
    t.ok(brought.length <= 12, 'few');
    for (const path of brought) t.ok(existsSync(join(user, path)), path);
    for (const field of ['optionalDependencies', 'peerDependencies']) t.equal(about[field], undefined);
  },
);

t.test('the package is below 1 MB packed, and below 8 MB installed with all that it brings', async (t) => {
  const packed = statSync(tarball).size;
  t.ok(packed < 1e6, `${packed} bytes packed`);
  const all = join(user, 'node_modules');
  const whole = readdirSync(all, { recursive: true, encoding: 'utf8' }).map((file) => lstatSync(join(all, file)));
  const size = whole.filter((entry) => entry.isFile()).reduce((sum, entry) => sum + entry.size, 0);
  t.ok(size < 8e6, `${size} bytes installed`);
});

/** What code imports or requires, from its syntax tree: a scan of minified code mistakes parts of texts for imports. */
function importedBy(code: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const named =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && /^(?:import|(?:__)?require)$/.test(node.expression.getText(tree))
          ? node.arguments[0]
          : undefined;
    if (named && ts.isStringLiteralLike(named)) found.push(named.text);
    ts.forEachChild(node, visit);
  };
  const tree = ts.createSourceFile('code.js', code, ts.ScriptTarget.Latest);
  visit(tree);
  return found;
}

/** The package that a name of an import begins with: `@a/b/c` is part of `@a/b`. */
const packageOf = (name: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(name)![0];

t.test(
  'code asks for files of its own, for what Node has, and for its dependencies, each of which it uses',
  async (t) => {
    const inNode = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]));
    const code = [...files('.js'), ...files('.cjs')];
    t.ok(code.length > 5);
    t.strictSame(importedBy("import 'a'; export * from 'b'; const c = [require('c'), import('d')]; 'require(\"e\")'"), [
      ...'abcd',
    ]);
    const used = new Set<string>();
    for (const file of code) {
      for (const name of importedBy(read(file)).filter((each) => !inNode.has(each))) {
        if (name.startsWith('.')) t.ok(existsSync(join(installed, dirname(file), name)), `${file}: ${name}`);
        else used.add(packageOf(name));
      }
    }
    t.strictSame([...used].sort(), Object.keys(about.dependencies).sort());
  },
);

t.test('a start and a call load none of the dependencies', async (t) => {
  const alone = join(folder, 'alone');
  cpSync(installed, join(alone, 'node_modules', about.name), { recursive: true });
  writeFileSync(
    join(alone, 'library.mjs'),
    `import { startSimulator } from '${about.name}';
     const simulator = await startSimulator();
     const headers = { authorization: 'Basic ' + btoa('key:secret') };
     const { status } = await fetch(simulator.url + '/v1/projects/p/webhooks', { headers });
     await simulator.close();
     console.log(status);`,
  );
  t.equal((await run(process.execPath, ['library.mjs'], { cwd: alone, env })).stdout, '200\n');
});

t.test('the package has the licence of each package that it holds', async (t) => {
  const licences = read('dist/THIRD-PARTY-LICENSES.txt');
  for (const name of ['fastify', 'ajv', 'pino', '@faker-js/faker', 'find-my-way', 'preact']) {
    t.match(licences, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(MIT\\)\\n\\n.*licen[cs]e`, 'ims'), name);
  }
  t.match(licences, /^prom-client \d\S* \(Apache-2.0\)\n\n.*TERMS AND CONDITIONS/ms);
  t.notOk(/\)\n\n\n/.test(licences), 'none without a text');
});

t.test(
  'the package has no build steps, and every link of its pages leads to a file that it has, but for pictures',
  async (t) => {
    t.strictSame(readdirSync(installed).sort(), [
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'LICENSE',
      'README.md',
      'SECURITY.md',
      'dist',
      'docs',
      'fixtures',
      'package.json',
    ]);
    const pages = files('.md').filter((file) => !file.startsWith('dist/'));
    const links = pages.flatMap((page) =>
      [...read(page).matchAll(/(?<!!\[[^\]]*)\]\((?!\w+:|#)([^)#\s]+)/g)].map(([, link]) => ({ page, link: link! })),
    );
    t.ok(links.length > 20);
    for (const { page, link } of links) t.ok(existsSync(join(installed, dirname(page), link)), `${page}: ${link}`);
  },
);

t.test('the command line runs, and serves the interactive documentation', async (t) => {
  const command = join(user, 'node_modules', '.bin', about.name);
  t.equal((await run(command, ['--version'], inUser)).stdout, `${about.version}\n`);
  const child = spawn(command, ['--port', '0'], { ...inUser, stdio: ['ignore', 'pipe', 'inherit'] });
  t.teardown(() => child.kill('SIGKILL'));
  const [line] = await once(child.stdout, 'data');
  const [, url] = /^listening on (\S+)\n$/.exec(String(line)) ?? [];
  t.match((await run(command, ['health', '--port', new URL(url!).port], inUser)).stdout, 'ready');
  for (const path of ['/documentation/', '/documentation/reference.js', '/__admin/docs/reference.css']) {
    t.equal((await fetch(url + path)).status, 200, path);
  }
  child.kill('SIGTERM');
  t.strictSame(await once(child, 'exit'), [0, null]);
});

t.test('the documents are made by the build, and are those of the sources', async (t) => {
  const { simulation, close } = await createApplication(readConfig({ clock: 'frozen', logLevel: 'silent' }, {}));
  t.teardown(close);
  for (const name of documentNames) {
    const packed = readFileSync(join(installed, 'dist/packed', packedDocument(name)));
    t.equal(brotliDecompressSync(packed).toString(), await makeDocument(name, simulation.resources()), name);
  }
});

t.test('the library can be imported, makes up names, and reads a scenario file', async (t) => {
  writeFileSync(
    join(user, 'scenario.yaml'),
    'description: One project\nprojects: { p: { initialized: [whatsapp] } }\n',
  );
  writeFileSync(
    join(user, 'library.js'),
    `import { startSimulator, WrongConfig } from '${about.name}';
     const simulator = await startSimulator({ scenario: './scenario.yaml' });
     const answer = await fetch(simulator.url + '/v1/projects/p/whatsapp/solutions', {
       method: 'POST',
       headers: { authorization: 'Basic ' + btoa('key:secret'), 'content-type': 'application/json' },
       body: JSON.stringify({ accessToken: 'a', businessManager: 'SINCH_UK', details: { name: 'Shop' } }),
     });
     const { solutions } = await answer.json();
     const fails = await startSimulator({ prt: 1 }).catch((error) => error instanceof WrongConfig && error.message);
     console.log(JSON.stringify({ app: solutions[0].partnerApp.name, fails }));
     await simulator.close();`,
  );
  const { stdout } = await run(process.execPath, ['library.js'], inUser);
  t.match(JSON.parse(stdout), { app: /\w{3}/, fails: /did you mean port/ });
});

t.test('the first test of the README passes', async (t) => {
  const [, text] = /npm install -D .*?```js\n(.*?)```/s.exec(read('README.md')) ?? [];
  writeFileSync(join(user, 'first.test.js'), text!);
  const { stdout } = await run(process.execPath, ['--test', '--test-reporter=tap', 'first.test.js'], inUser);
  t.match(stdout, /^# pass 1$/m);
});

t.test("the library can be required, also where `import()` is not Node's", async (t) => {
  // As Jest runs CommonJS modules: in a context of their own, without an `import()`.
  writeFileSync(
    join(user, 'required.cjs'),
    `const { readFileSync } = require('node:fs');
     const { createContext, runInContext } = require('node:vm');
     async function look({ startSimulator, WrongConfig }) {
       const simulator = await startSimulator({ clock: 'frozen' });
       const { status } = await simulator.health();
       await simulator.close();
       const fails = await startSimulator({ scenario: 'demmo' }).catch((error) => error instanceof WrongConfig && error.message);
       return { status, fails };
     }
     const file = require.resolve('${about.name}');
     const wrapped = '(function (module, exports, require, __filename, __dirname) {' + readFileSync(file, 'utf8') + '})';
     const sandboxed = { exports: {} };
     runInContext(wrapped, createContext({ setTimeout, clearTimeout, performance, URL, URLSearchParams }))(
       sandboxed, sandboxed.exports, require, file, require('node:path').dirname(file));
     look(require('${about.name}'))
       .then(async (plain) => [plain, await look(sandboxed.exports)])
       .then((answers) => console.log(JSON.stringify(answers)));`,
  );
  const { stdout, stderr } = await run(process.execPath, ['required.cjs'], inUser);
  const answer = { status: 'ok', fails: /did you mean demo/ };
  t.match(JSON.parse(stdout), [answer, answer]);
  t.equal(stderr, '', 'Node warns of nothing');
});

t.test('publint and Are The Types Wrong find no fault', async (t) => {
  const bytes = readFileSync(tarball);
  const { messages, pkg } = await publint({ pack: { tarball: new Uint8Array(bytes).buffer }, strict: true });
  t.strictSame(
    messages.map((message) => formatMessage(message, pkg ?? {})),
    [],
  );
  const { problems } = { problems: [], ...(await checkPackage(createPackageFromTarballData(bytes))) };
  t.strictSame(problems, []);
});

const use = `import { type Project, startSimulator, WrongConfig } from '${about.name}';
import { ApiError, type WebhookEvent, type WhatsappTemplateDto } from '${about.name}/api';
export const languageOf = (template: WhatsappTemplateDto): string => template.language;
export const refused = (error: unknown): boolean => error instanceof ApiError && error.code === 'template_exists';
// @ts-expect-error an event has a payload of its type
export const account = (event: WebhookEvent): string => event.type === 'BUNDLE_DONE' && event.payload.phoneNumber;
export async function use(): Promise<Project> {
  const simulator = await startSimulator({ port: 0 });
  // @ts-expect-error a port is a number
  await startSimulator({ port: [] }).catch((error) => error instanceof WrongConfig && error.message.trim());
  return simulator.project();
}
`;

// The compiler's own libraries and those of Node are parsed once.
const parsed = new Map<string, ts.SourceFile | undefined>();

/** What the compiler objects to in the user's files and in the declarations of the package. */
function objections(module: ts.ModuleKind, names: readonly string[]): string[] {
  const options: ts.CompilerOptions = {
    module,
    target: ts.ScriptTarget.ES2023,
    strict: true,
    noEmit: true,
    types: ['node'],
    typeRoots: [join(root, 'node_modules/@types')],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (file, ...others) => {
    if (!file.startsWith(root)) return getSourceFile(file, ...others);
    if (!parsed.has(file)) parsed.set(file, getSourceFile(file, ...others));
    return parsed.get(file);
  };
  const program = ts.createProgram({ rootNames: names.map((name) => join(user, name)), options, host });
  const own = program.getSourceFiles().filter(({ fileName }) => !fileName.startsWith(root));
  return [
    ...program.getOptionsDiagnostics(),
    ...own.flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]),
  ].map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}

for (const [resolution, module, names] of [
  ['node16', ts.ModuleKind.Node16, ['module.mts', 'required.cts']],
  ['nodenext', ts.ModuleKind.NodeNext, ['module.mts', 'required.cts']],
  ['bundler', ts.ModuleKind.Preserve, ['module.mts']],
] as const) {
  t.test(`TypeScript finds the types with the module resolution ${resolution}`, async (t) => {
    for (const name of names) writeFileSync(join(user, name), use);
    t.strictSame(objections(module, names), []);
  });
}
