// The command line as a shell runs it: built, a process of its own, its output, its exit code.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import type { Test } from 'tap';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What `npm run build` makes, without types, in a folder of its own: the one of the repository may be out of date. */
function build(): string {
  // Below the repository, or its coverage would not be counted.
  mkdirSync(join(root, 'dist'), { recursive: true });
  const folder = mkdtempSync(join(root, 'dist', 'command-line-'));
  process.on('exit', () => rmSync(folder, { recursive: true }));
  for (const name of ['src', 'fixtures', 'node_modules', 'package.json'])
    symlinkSync(join(root, name), join(folder, name));
  const entryPoints = sources(join(root, 'src'));
  buildSync({ entryPoints, outdir: join(folder, 'dist'), format: 'esm', platform: 'node', sourcemap: true });
  for (const step of ['contract/pack.js', 'pack-fixtures.js'])
    execFileSync(process.execPath, [join(folder, 'dist', step)]);
  return join(folder, 'dist', 'cli.js');
}

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));

const cli = build();

type Environment = Record<string, string | undefined>;

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface Running {
  child: ChildProcess;
  ended: Promise<Ended>;
  /** The first line of stdout or stderr that matches; fails when the process ends before. */
  line(pattern: RegExp): Promise<string>;
}

/** Starts a command; it is killed when the test ends before it. */
export function begin(t: Test, words: readonly string[], environment: Environment = {}): Running {
  const child = spawn(process.execPath, [cli, ...words], {
    // Nothing of the person who runs these tests may steer it.
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  const watchers = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8');
    child[name].on('data', (chunk: string) => {
      output[name] += chunk;
      for (const watcher of watchers) watcher();
    });
  }
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, ...output }));
  });
  t.teardown(() => child.kill('SIGKILL'));
  return {
    child,
    ended,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = `${output.stdout}\n${output.stderr}`.split('\n').find((line) => pattern.test(line));
          if (found === undefined) return;
          watchers.delete(look);
          resolve(found);
        };
        watchers.add(look);
        look();
        ended.then(({ stdout, stderr }) => reject(new Error(`ended without ${pattern}: ${stdout}${stderr}`)));
      }),
  };
}

/** Runs a command to its end; `input` is what it reads. */
export function run(t: Test, words: readonly string[], environment?: Environment, input = ''): Promise<Ended> {
  const { child, ended } = begin(t, words, environment);
  child.stdin!.end(input);
  return ended;
}

/** A server that was started by the command line. */
export async function serve(
  t: Test,
  words: readonly string[] = [],
  environment?: Environment,
): Promise<Running & { url: string }> {
  const running = begin(t, ['--port', '0', ...words], environment);
  const url = (await running.line(/^listening on /)).slice('listening on '.length);
  return { ...running, url };
}
