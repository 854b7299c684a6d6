// The image, made as the Dockerfile says. Takes as long as `npm ci` and a build take.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import t from 'tap';
import { buildImage, environment } from './image.js';

t.setTimeout(900_000);

const run = promisify(execFile);
// Outside the repository: nothing may be found in a folder above.
const folder = mkdtempSync(join(tmpdir(), 'image-'));
t.teardown(() => rmSync(folder, { recursive: true, force: true }));
const image = await buildImage(fileURLToPath(new URL('..', import.meta.url)), folder);

/** The variable of the image with this ending, such as PORT. */
function variable(ending: string): string {
  const name = Object.keys(image.env).find((known) => known.endsWith(ending));
  if (!name) throw new Error(`the image sets no ${ending}`);
  return name;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

t.test('the image starts, is healthy while it runs, and ends at SIGTERM', async (t) => {
  const port = await freePort();
  const env = { ...environment(image), [variable('HOST')]: '127.0.0.1', [variable('PORT')]: String(port) };
  const [program = '', ...words] = [...image.entrypoint, ...image.command];
  const child = spawn(program, words, { cwd: image.workdir, env, stdio: ['ignore', 'pipe', 'pipe'] });
  t.teardown(() => child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  const errors: Buffer[] = [];
  child.stderr.on('data', (data) => errors.push(data));
  await Promise.race([
    once(child.stdout, 'data'),
    ended.then(() => {
      throw new Error(`the image does not start: ${Buffer.concat(errors)}`);
    }),
  ]);

  const [check = '', ...arguments_] = image.healthcheck;
  const healthy = () => run(check, arguments_, { cwd: image.workdir, env });
  await t.resolves(healthy(), 'exit code 0');
  const answer = await fetch(`http://127.0.0.1:${port}/v1/projects/p/webhooks`, {
    headers: { authorization: `Basic ${btoa('key:secret')}` },
  });
  t.equal(answer.status, 200);
  t.equal((await fetch(`http://127.0.0.1:${port}/documentation/static/swagger-ui.css`)).status, 200);

  child.kill('SIGTERM');
  t.strictSame(await ended, [0, null]);
  await t.rejects(healthy(), { code: 1 });
});

t.test('the image runs without root, keeps its data in a volume, and holds nothing but what it runs', async (t) => {
  t.equal(image.user, 'node');
  t.strictSame(image.volumes, ['/data']);
  t.strictSame(readdirSync(image.root).sort(), ['app', 'data']);
  t.strictSame(readdirSync(image.workdir).sort(), ['LICENSE', 'dist', 'fixtures', 'package.json']);
  t.equal(image.env[variable('HOST')], '0.0.0.0', 'reachable from outside the container');
});
