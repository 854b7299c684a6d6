// The examples in a folder outside of the repository, with the packed package and the tools that they name, installed once for
// all of them in the folder above.
import { execFile, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import t from 'tap';
import { bundle } from '../../build/bundle.js';
import { chromiumPath } from '../../build/chromium.js';
import { pack } from '../../build/pack.js';
import { installPacked } from '../install-packed.js';

// Before the installations below, which take as long as a registry takes.
t.setTimeout(900_000);

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

export const folder = mkdtempSync(join(tmpdir(), 'examples-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** As in CI, and with nothing of the test runner's. */
export const env: Record<string, string> = {
  ...Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || /^(NODE_OPTIONS$|npm_|_?TAP)/i.test(name) ? [] : [[name, value]],
    ),
  ),
  PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
  CI: 'true',
  NO_COLOR: '1',
  ...(chromiumPath && { CHROMIUM: chromiumPath }),
};

/** A registry that does not answer, as opposed to packages that do not fit. */
const unreachable =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|E5\d\d)\b/;

/** Why the tools are not here; undefined if they are. */
async function installTools(): Promise<string | undefined> {
  for (const name of ['package.json', 'package-lock.json'])
    cpSync(join(root, 'test/examples/tools', name), join(folder, name));
  const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
  return run('npm', words, { cwd: folder, env }).then(
    () => undefined,
    (error: Error & { stderr: string }) => {
      if (unreachable.test(error.stderr)) return 'the registry of packages does not answer';
      throw error;
    },
  );
}

async function installPackage(): Promise<void> {
  const source = join(folder, 'source');
  mkdirSync(source);
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  // Without type declarations, which no example needs and which take longer than the rest.
  for (const each of ['package.json', 'README.md', 'LICENSE', 'fixtures']) {
    cpSync(join(root, each), join(source, each), { recursive: true });
  }
  await bundle(join(source, 'dist'));
  pack(join(source, 'dist'));
  await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: source, env });
  const tarball = join(folder, `${name}-${version}.tgz`);
  await installPacked(folder, tarball, env, ['--no-save']);
}

export const toolsMissing = await installTools();
await installPackage();

/** The version of a package that is installed for the examples; undefined if it is not. */
export function versionOf(name: string): string | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version;
  } catch {
    return undefined;
  }
}

export const examples = readdirSync(join(root, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

export const source = (example: string, file: string): string =>
  readFileSync(join(root, 'examples', example, file), 'utf8');

/** Copies an example; returns its folder. */
export function copy(example: string): string {
  const path = join(folder, example);
  cpSync(join(root, 'examples', example), path, { recursive: true });
  return path;
}

/** The commands of a README that come after those that install. */
export const commandsOf = (example: string): string[] =>
  [...source(example, 'README.md').matchAll(/```sh\n(.*?)```/gs)]
    .flatMap(([, block = '']) => block.trim().split('\n'))
    .filter((line) => !/^(npm install|npx playwright install)\b/.test(line));

export interface Ended {
  code: number | null;
  stdout: string;
  /** Both streams. */
  output: string;
}

/** Runs a line of a shell in a folder until it ends and its output is closed. */
export function shell(line: string, cwd: string): Promise<Ended> {
  const child = spawn('bash', ['-c', line], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, output })));
}
