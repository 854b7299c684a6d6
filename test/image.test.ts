// The image, made as the Dockerfile says. Takes as long as a build takes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, constants, copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { buildImage, environment } from './image.js';
import { companions } from './install-packed.js';

t.setTimeout(900_000);

// Outside the repository: nothing may be found in a folder above.
const folder = mkdtempSync(join(tmpdir(), 'image-'));
t.teardown(() => {
  setWritable(image.workdir, true);
  rmSync(folder, { recursive: true, force: true });
});
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

const [uid = 0, gid = 0] = image.user.split(':').map(Number);
/** Only root can become the user of the image; others run it as themselves. */
const isRoot = process.getuid?.() === 0;
const programs = join(folder, 'programs');

/** Sets who may write below a folder; everybody may read it. */
function setWritable(path: string, isWritable: boolean): void {
  const stats = statSync(path);
  const mode = stats.isDirectory() || (stats.mode & 0o100) !== 0 ? 0o555 : 0o444;
  chmodSync(path, isWritable ? mode | 0o200 : mode);
  if (stats.isDirectory()) for (const name of readdirSync(path)) setWritable(join(path, name), isWritable);
}

t.before(() => {
  // The Node of this process may be in a folder that the other user cannot enter.
  copyFileSync(process.execPath, join(programs, 'node'), constants.COPYFILE_FICLONE);
  for (const path of [folder, programs, image.root]) chmodSync(path, 0o755);
  setWritable(image.workdir, false);
});

/** Runs a program of the image as its user. */
function start(program: readonly string[], settings: Record<string, string>) {
  const env = { ...environment(image, [programs]), HOME: '/nonexistent', ...settings };
  // The test runner adds NODE_OPTIONS to every child, and its hook wants to write into the repository.
  const child = spawn('env', ['-u', 'NODE_OPTIONS', ...program], {
    cwd: image.workdir,
    env,
    ...(isRoot && { uid, gid }),
  });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => output.push(data));
  const ended = once(child, 'close').then(([code]: unknown[]) => ({ code, output: Buffer.concat(output).toString() }));
  return { child, ended };
}

const command = [...image.entrypoint, ...image.command];
/** As in a container, but reachable from this machine only. */
const local = { [variable('HOST')]: '127.0.0.1' };

t.test(
  'the image starts as its user in a read-only tree, is healthy while it runs, and ends at its stop signal',
  async (t) => {
    const port = await freePort();
    const settings = { ...local, [variable('PORT')]: String(port) };
    const { child, ended } = start(command, settings);
    t.teardown(() => child.kill('SIGKILL'));
    await Promise.race([
      once(child.stdout, 'data'),
      ended.then(({ output }) => {
        throw new Error(`the image does not start: ${output}`);
      }),
    ]);

    const health = () => start(image.healthcheck, settings).ended;
    t.match(await health(), { code: 0 });
    const answer = await fetch(`http://127.0.0.1:${port}/v1/projects/p/webhooks`, {
      headers: { authorization: `Basic ${btoa('key:secret')}` },
    });
    t.equal(answer.status, 200);
    t.equal((await fetch(`http://127.0.0.1:${port}/documentation/reference.css`)).status, 200);

    child.kill(image.stopSignal as NodeJS.Signals);
    t.match(await ended, { code: 0 });
    t.match(await health(), { code: 1 });
  },
);

t.test(
  'a data folder of another user stops the start with one line that says whose it is',
  { skip: !isRoot && 'only root can create a folder of another user; run the tests as root' },
  async (t) => {
    const data = join(folder, 'data-of-root');
    mkdirSync(data, { mode: 0o755 });
    const { code, output } = await start([...command, '--data', data], { ...local, [variable('PORT')]: '0' }).ended;
    t.equal(code, 2);
    t.match(output, /^[^\n]*--data [^\n]*data-of-root[^\n]*user 0[^\n]*user 1000[^\n]*\n$/);
  },
);

t.test('the image runs without root, creates no volume, and contains only what it runs', async (t) => {
  t.ok(uid > 0 && gid > 0, 'a user by number: Kubernetes checks runAsNonRoot without looking up names');
  t.strictSame(image.volumes, []);
  t.strictSame(readdirSync(image.root).sort(), ['app', 'data']);
  t.strictSame(readdirSync(image.workdir).sort(), ['LICENSE', 'dist', 'fixtures', 'node_modules', 'package.json']);
  const within = readdirSync(join(image.workdir, 'node_modules'), { recursive: true, encoding: 'utf8' });
  const packages = within.filter((file) => /^(?:@[^/]+\/)?[^/@]+\/package\.json$/.test(file)).map(dirname);
  t.strictSame(packages.map((name) => `node_modules/${name}`).sort(), companions.toSorted());
  t.equal(image.env[variable('HOST')], '0.0.0.0', 'reachable from outside the container');
  const described = ['title', 'description', 'licenses', 'version', 'revision'];
  t.strictSame(
    Object.keys(image.labels),
    described.map((name) => `org.opencontainers.image.${name}`),
  );
});
