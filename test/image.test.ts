import { execFile, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import t from 'tap';

const root = fileURLToPath(new URL('..', import.meta.url));
const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');
const run = promisify(execFile);

/** What the last stage of the image copies, less the packages. */
function copied(): string[] {
  const stage = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
  const lines = [...stage.matchAll(/^COPY (?:--from=\S+ )?(.+) \S+$/gm)].map(([, names]) => names!);
  return lines.flatMap((names) => names.split(' ')).map((name) => name.replace('/app/', ''));
}

t.test('what the image holds runs with production packages only, and its health check works', async (t) => {
  const folder = t.testdir();
  for (const name of copied()) {
    if (name !== 'node_modules') cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  const { stdout } = await run('npm', ['ls', '--omit=dev', '--all', '--parseable'], { cwd: root });
  for (const path of stdout.trim().split('\n').slice(1)) {
    // A package below another one comes along with it.
    const name = path.slice(join(root, 'node_modules/').length);
    if (name.includes('node_modules')) continue;
    mkdirSync(dirname(join(folder, 'node_modules', name)), { recursive: true });
    symlinkSync(path, join(folder, 'node_modules', name));
  }
  const [, words] = /^ENTRYPOINT \["node", "(.+)"\]$/m.exec(dockerfile)!;
  const child = spawn(process.execPath, [words!, 'start', '--port', '0'], { cwd: folder });
  t.teardown(() => child.kill());
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (data) => resolve(String(data)));
    child.stderr.once('data', (data) => reject(new Error(String(data))));
  });
  const [, port] = /^listening on http:\/\/127\.0\.0\.1:(\d+)\n$/.exec(line)!;
  const check = /^HEALTHCHECK .* CMD (\[.+\])$/m.exec(dockerfile)![1]!;
  const [, ...health] = JSON.parse(check) as string[];
  const healthy = await run(process.execPath, health, { cwd: folder, env: { ...process.env, PORT: port! } });
  t.ok(healthy, 'exit code 0');
  await t.rejects(run(process.execPath, health, { cwd: folder, env: { ...process.env, PORT: '1' } }), { code: 1 });
});

t.test('the image runs without root, keeps its data in a volume, and holds nothing but what it runs', async (t) => {
  const stage = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
  t.match(stage, /^USER node$/m);
  t.match(stage, /^VOLUME \/data$/m);
  t.strictSame(copied().sort(), ['LICENSE', 'dist', 'fixtures', 'node_modules', 'package.json']);
});
