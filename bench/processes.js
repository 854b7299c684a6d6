// Servers under test, each in a process of its own, so that the load generator does not share their event loop.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, get } from 'node:http';
import { fileURLToPath } from 'node:url';

const file = (path) => fileURLToPath(new URL(path, import.meta.url));
export const authorization = `Basic ${Buffer.from('key:secret').toString('base64')}`;

export const simulatorCommand = [file('../dist/cli.js'), '--log-level', 'error', '--clock', 'frozen'];
export const bareCommand = [file('./bare.js')];

/** Options of Node that let a server tell its live heap. */
const heap = ['--expose-gc', '--import', new URL('./live-heap.js', import.meta.url).href];
/** Options of Node that let a server tell how long it held up everything else. */
const blocks = ['--import', new URL('./blocks.js', import.meta.url).href];

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const answers = (url) =>
  new Promise((resolve) => {
    const request = get(url, { headers: { authorization } }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode === 200));
    });
    request.on('error', () => resolve(false));
  });

const running = new Set();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a server and waits for its first answer; `readyMs` counts from the spawn. */
export async function start(command, { tellsHeap = false, tellsBlocks = false } = {}) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const begun = performance.now();
  const telling = [...(tellsHeap ? heap : []), ...(tellsBlocks ? blocks : [])];
  const child = spawn(process.execPath, [...telling, ...command, '--port', String(port)], {
    stdio: ['ignore', 'ignore', 'inherit', ...(telling.length > 0 ? ['ipc'] : [])],
  });
  const told = (question) =>
    new Promise((resolve) => {
      child.once('message', resolve);
      child.send(question);
    });
  running.add(child);
  child.once('exit', () => running.delete(child));
  while (!(await answers(`${url}/v1/projects/p/webhooks`))) {
    if (performance.now() - begun > 20_000) throw new Error(`${command.join(' ')} did not answer`);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return {
    url,
    pid: child.pid,
    readyMs: performance.now() - begun,
    /** Processor time used so far, in microseconds: the ratio that does not depend on who else uses the machine. */
    cpu: () => {
      const tasks = `/proc/${child.pid}/task`;
      // Nanoseconds, of each thread.
      const times = readdirSync(tasks).map((task) => readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]);
      return times.reduce((sum, time) => sum + Number(time), 0) / 1000;
    },
    /** Resident memory in MiB. */
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1024,
    /** What is in use after a garbage collection, in MiB. */
    liveHeap: () => told('heap'),
    /** The longest block of its event loop while `run` runs, in milliseconds of processor time. */
    longestBlock: async (run) => {
      await told('watch');
      await run();
      return told('blocks');
    },
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', resolve);
        child.kill('SIGKILL');
      }),
  };
}
