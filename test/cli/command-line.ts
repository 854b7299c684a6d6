// The command line as a shell runs it: bundled, in a process of its own, with its output and exit code.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Test } from 'tap';
import { bundle } from '../../build/bundle.js';
import { pack } from '../../build/pack.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

mkdirSync(join(root, '.tap'), { recursive: true });

/** What is published, built into a folder of its own: the repository's dist may be out of date. */
export const folder = mkdtempSync(join(root, '.tap', 'command-line-'));

async function build(): Promise<string> {
  process.on('exit', () => rmSync(folder, { recursive: true }));
  for (const name of ['fixtures', 'package.json']) symlinkSync(join(root, name), join(folder, name));
  const dist = join(folder, 'dist');
  await bundle(dist, { sourcemap: true });
  pack(dist);
  return join(dist, 'cli.js');
}

const cli = await build();

/** Real milliseconds after which a process is killed: before tap gives up on the file, so that the failing test is named. */
const limit = 240_000;

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
  /** The first line of stdout or stderr that matches; rejects if the process exits without one. */
  line(pattern: RegExp): Promise<string>;
}

/** Starts a command; it is killed if it hangs or outlives the test. */
export function begin(t: Test, words: readonly string[], environment: Environment = {}): Running {
  const child = spawn(process.execPath, [cli, ...words], {
    // The environment of the developer must not change the result.
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: limit,
    killSignal: 'SIGKILL',
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
        ended.then(({ stdout, stderr }) => reject(new Error(`exited without ${pattern}: ${stdout}${stderr}`)));
      }),
  };
}

/** Runs a command until it exits; `input` is its standard input. */
export function run(t: Test, words: readonly string[], environment?: Environment, input = ''): Promise<Ended> {
  const { child, ended } = begin(t, words, environment);
  // A command that does not read its input may exit before it is written.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input);
  return ended;
}

/** A server started by the command line. */
export async function serve(
  t: Test,
  words: readonly string[] = [],
  environment?: Environment,
): Promise<Running & { url: string }> {
  const running = begin(t, ['--port', '0', ...words], environment);
  const url = (await running.line(/^listening on /)).slice('listening on '.length);
  return { ...running, url };
}
