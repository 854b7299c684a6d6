// What `npm publish` would upload, installed as a user installs it.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import t from 'tap';
import ts from 'typescript';
import { makeDist } from '../build/dist.js';

t.setTimeout(900_000);

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const about = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  name: string;
  version: string;
  files: string[];
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
for (const name of ['package.json', 'README.md', ...about.files.map((file) => file.split('/')[0]!)]) {
  if (name !== 'dist') cpSync(join(root, name), join(source, name), { recursive: true });
}
if (!(await makeDist(join(source, 'dist')))) throw new Error('src does not compile');
await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: source, env });
mkdirSync(user);
writeFileSync(join(user, 'package.json'), '{ "private": true, "type": "module" }');
const tarball = join(folder, `${about.name}-${about.version}.tgz`);
const { stderr: warnings } = await run(
  'npm',
  ['install', '--engine-strict', '--ignore-scripts', '--no-audit', tarball],
  inUser,
);

const files = (ending: string): string[] =>
  readdirSync(installed, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ending));
const read = (file: string): string => readFileSync(join(installed, file), 'utf8');

t.test(`the package installs with --engine-strict on Node ${process.version} and brings no other`, async (t) => {
  t.notMatch(warnings, /EBADENGINE/);
  t.strictSame(
    readdirSync(join(user, 'node_modules')).filter((name) => !name.startsWith('.')),
    [about.name],
  );
  for (const field of ['dependencies', 'optionalDependencies', 'peerDependencies']) t.equal(about[field], undefined);
});

t.test('no code asks for a package, only for files of its own and for what Node has', async (t) => {
  const inNode = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]));
  const code = [...files('.js'), ...files('.cjs')].filter((file) => !file.startsWith('dist/assets/'));
  t.ok(code.length > 5);
  for (const file of code) {
    for (const { fileName } of ts.preProcessFile(read(file), true, true).importedFiles) {
      const known = fileName.startsWith('.')
        ? existsSync(join(installed, dirname(file), fileName))
        : inNode.has(fileName);
      t.ok(known, `${file}: ${fileName}`);
    }
  }
});

t.test('the package has the licence of each package that it holds', async (t) => {
  const licences = read('dist/THIRD-PARTY-LICENSES.txt');
  for (const name of ['fastify', 'ajv', 'pino', '@fastify/swagger-ui', '@faker-js/faker', 'js-yaml', 'commander']) {
    t.match(licences, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(MIT\\)\\n\\n.*licen[cs]e`, 'ims'), name);
  }
  t.match(licences, /^swagger-ui \(Apache-2.0\)\n\n.*TERMS AND CONDITIONS/ms);
  t.notOk(/\)\n\n\n/.test(licences), 'none without a text');
});

t.test('the package has no build steps, and every link of its pages leads to a file that it has', async (t) => {
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
    [...read(page).matchAll(/\]\((?!\w+:|#)([^)#\s]+)/g)].map(([, link]) => ({ page, link: link! })),
  );
  t.ok(links.length > 20);
  for (const { page, link } of links) t.ok(existsSync(join(installed, dirname(page), link)), `${page}: ${link}`);
});

t.test('the command line runs, and serves the interactive documentation', async (t) => {
  const command = join(user, 'node_modules', '.bin', about.name);
  t.equal((await run(command, ['--version'], inUser)).stdout, `${about.version}\n`);
  const child = spawn(command, ['--port', '0'], { ...inUser, stdio: ['ignore', 'pipe', 'inherit'] });
  t.teardown(() => child.kill('SIGKILL'));
  const [line] = await once(child.stdout, 'data');
  const [, url] = /^listening on (\S+)\n$/.exec(String(line)) ?? [];
  t.match((await run(command, ['health', '--port', new URL(url!).port], inUser)).stdout, 'ready');
  for (const path of [
    '/documentation/',
    '/documentation/static/swagger-ui-bundle.js',
    '/__admin/docs/static/logo.svg',
  ]) {
    t.equal((await fetch(url + path)).status, 200, path);
  }
  child.kill('SIGTERM');
  t.strictSame(await once(child, 'exit'), [0, null]);
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

t.test('the type declarations are complete', async (t) => {
  const entry = join(user, 'typed.ts');
  writeFileSync(
    entry,
    `import { type Project, startSimulator } from '${about.name}';
     const simulator = await startSimulator({ port: 0 });
     export const project: Project = await simulator.project();
     // @ts-expect-error a port is a number
     await startSimulator({ port: [] });`,
  );
  const program = ts.createProgram([entry], {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    strict: true,
    noEmit: true,
    types: ['node'],
    typeRoots: [join(root, 'node_modules/@types')],
  });
  const faults = ts.getPreEmitDiagnostics(program);
  t.strictSame(
    faults.map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`),
    [],
  );
});
