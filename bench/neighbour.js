// A caller in a thread of its own, so that the load generator does not hold it up: one GET after the other of a project that
// nobody else uses, and how long the slowest took.
import { Agent, request } from 'node:http';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

const between = 2;

/** Starts to call `url`; the returned function ends that, and resolves with the longest time in milliseconds. */
export function neighbour(url, headers) {
  const worker = new Worker(new URL(import.meta.url), { workerData: { url, headers } });
  return () =>
    new Promise((resolve) => {
      worker.once('message', (worst) => worker.terminate().then(() => resolve(worst)));
      worker.postMessage('end');
    });
}

if (!isMainThread && workerData?.url) {
  const agent = new Agent({ keepAlive: true });
  let worst = 0;
  let goes = true;
  const get = () =>
    new Promise((resolve, reject) => {
      const begun = performance.now();
      const call = request(workerData.url, { headers: workerData.headers, agent }, (response) => {
        response.resume();
        response.once('end', () => resolve(performance.now() - begun));
      });
      call.once('error', reject);
      call.end();
    });
  parentPort.once('message', () => {
    goes = false;
  });
  // The first call opens the connection.
  await get();
  while (goes) {
    worst = Math.max(worst, await get());
    await new Promise((resolve) => setTimeout(resolve, between));
  }
  parentPort.postMessage(worst);
}
