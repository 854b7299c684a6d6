// `npm run image`, with a stand-in for the container engine: what it asks of an engine, and how it judges the answers. No real
// engine is needed, so this does not show that an engine accepts the Dockerfile; test/image.test.ts carries that out.
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import t, { type Test } from 'tap';
import { simulator } from './simulator.js';

const run = promisify(execFile);
const script = fileURLToPath(new URL('../build/image.ts', import.meta.url));

/** The port of a simulator that listens. */
async function portOf(t: Test): Promise<string> {
  const { application } = await simulator(t);
  return new URL(await application.app.listen({ port: 0, host: '127.0.0.1' })).port;
}

/** Runs the script with a `docker` that answers as told, and returns what it was asked. */
async function withEngine(t: Test, answers: { info?: string; health?: string; exitCode?: string; port?: string }) {
  const folder = t.testdir();
  const log = join(folder, 'asked');
  writeFileSync(log, '');
  const { info = 'true', health = 'healthy', exitCode = '0', port = '1' } = answers;
  const cases = [
    `info) ${info} ;;`,
    'run) echo container ;;',
    `port) echo 127.0.0.1:${port} ;;`,
    'logs) echo "what the container printed" ;;',
    `*Health*) echo ${health} ;;`,
    `*Running*) echo ${health === 'healthy'} ;;`,
    `*ExitCode*) echo ${exitCode} ;;`,
    '*Size*) echo 200000000 ;;',
    '*) ;;',
  ];
  const text = `#!/bin/sh\necho "$*" >>'${log}'\ncase "$1" in inspect|image) set -- "$*" ;; esac\ncase "$1" in\n${cases.join('\n')}\nesac\n`;
  writeFileSync(join(folder, 'docker'), text, { mode: 0o755 });
  writeFileSync(join(folder, 'podman'), '#!/bin/sh\nfalse\n', { mode: 0o755 });
  const env = { ...process.env, PATH: `${folder}:${process.env.PATH}`, NODE_IMAGE: 'node@sha256:1234' };
  const ended = await run(process.execPath, ['--import', 'tsx', script, '--platform', 'linux/arm64'], { env }).then(
    ({ stdout }) => ({ code: 0, printed: stdout }),
    ({ code, stderr }: { code: number; stderr: string }) => ({ code, printed: stderr }),
  );
  return { ...ended, asked: readFileSync(log, 'utf8') };
}

t.test('an image is built with its version, started without any right, called and stopped', async (t) => {
  const port = await portOf(t);
  const { code, printed, asked } = await withEngine(t, { port });
  t.match(printed, /was built, became healthy, answered and stopped; 200 MB unpacked/);
  t.equal(code, 0);
  t.match(
    asked,
    /^build .*--platform linux\/arm64 --build-arg VERSION=\d+\.\d+\.\d+ .*NODE_IMAGE=node@sha256:1234 \.$/m,
  );
  t.match(asked, /^run --detach --read-only --cap-drop ALL .*--volume \/data .* start --data \/data --durable$/m);
  t.match(asked, /^rm --force --volumes container$/m);
});

t.test('a container that ends before it is healthy fails the run, with what it printed, and is removed', async (t) => {
  const { code, printed, asked } = await withEngine(t, { health: 'starting' });
  t.equal(code, 1);
  t.match(printed, /did not become healthy:\nwhat the container printed/);
  t.match(asked, /^rm --force --volumes container$/m);
});

t.test('a container that ends with an error when it is stopped fails the run', async (t) => {
  const port = await portOf(t);
  const { code, printed } = await withEngine(t, { port, exitCode: '137' });
  t.equal(code, 1);
  t.match(printed, /ended with exit code 137/);
});

t.test('without an engine that answers, one line says what to start', async (t) => {
  const { code, printed, asked } = await withEngine(t, { info: 'false' });
  t.equal(code, 1);
  t.match(printed, /^no container engine answers: start Docker or Podman[^\n]*\n$/);
  t.equal(asked, 'info\n');
});
