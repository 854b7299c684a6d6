// `npm run image`: builds the image and tries it, with Docker or Podman. `--platform linux/amd64,linux/arm64` builds for several
// (which only a builder with several platforms can); the image is tried on that of this machine.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
/** How long the container may take to become healthy and to stop, milliseconds. */
const patience = 30_000;

class Failed extends Error {}

/** What a command prints. Throws Failed with its own message. */
function output(command: string, words: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, words, { cwd: root, encoding: 'utf8' });
  if (status === 0) return stdout.trim();
  throw new Failed(`${command} ${words[0]}: ${(error?.message ?? stderr).trim()}`);
}

const works = (command: string): boolean => spawnSync(command, ['info'], { stdio: 'ignore' }).status === 0;

function build(engine: string, tag: string, version: string, platform: string | undefined): void {
  const revision = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).stdout.trim() || 'unknown';
  const arguments_ = { VERSION: version, REVISION: revision, NODE_IMAGE: process.env.NODE_IMAGE };
  const words = Object.entries(arguments_).flatMap(([name, value]) =>
    value === undefined ? [] : ['--build-arg', `${name}=${value}`],
  );
  const platforms = platform === undefined ? [] : ['--platform', platform];
  const { status } = spawnSync(engine, ['build', '--tag', tag, ...platforms, ...words, '.'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Failed(`${engine} build failed`);
}

/** Starts the image as strictly as a cluster does, with a volume that its user must be able to write, makes a call, and stops it. */
async function tryOut(engine: string, tag: string): Promise<void> {
  const strict = ['--read-only', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'];
  const options = [...strict, '--volume', '/data', '--publish', '127.0.0.1::7462'];
  const container = output(engine, ['run', '--detach', ...options, tag, 'start', '--data', '/data', '--durable']);
  try {
    const state = (field: string): string => output(engine, ['inspect', '--format', `{{.State.${field}}}`, container]);
    for (let left = patience; state('Health.Status') !== 'healthy'; left -= 500) {
      if (left <= 0 || state('Running') !== 'true')
        throw new Failed(`the container did not become healthy:\n${output(engine, ['logs', container])}`);
      await sleep(500);
    }
    const [address = ''] = output(engine, ['port', container, '7462/tcp']).split('\n');
    const headers = { authorization: `Basic ${btoa('key:secret')}` };
    const answer = await fetch(`http://${address}/v1/projects/image/webhooks`, { headers });
    if (answer.status !== 200) throw new Failed(`the container answered ${answer.status}`);
    output(engine, ['stop', '--time', String(patience / 1000), container]);
    const code = state('ExitCode');
    if (code !== '0') throw new Failed(`the container ended with exit code ${code} when it was stopped`);
  } finally {
    spawnSync(engine, ['rm', '--force', '--volumes', container], { stdio: 'ignore' });
  }
}

async function main(): Promise<void> {
  const { platform, tag: given } = parseArgs({
    options: { platform: { type: 'string' }, tag: { type: 'string' } },
  }).values;
  const engine = ['docker', 'podman'].find(works);
  if (!engine) throw new Failed('no container engine answers: start Docker or Podman (`docker info` must work)');
  const { name, version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const tag = given ?? `${name}:${version}`;
  build(engine, tag, version, platform);
  await tryOut(engine, tag);
  const size = Number(output(engine, ['image', 'inspect', '--format', '{{.Size}}', tag]));
  console.log(`${tag} was built, became healthy, answered and stopped; ${(size / 1e6).toFixed(0)} MB unpacked`);
}

await main().catch((error: unknown) => {
  if (!(error instanceof Failed)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});
