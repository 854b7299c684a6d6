// Kills a simulator in the middle of its writes, starts it again on the same folder, and asks for everything that it had
// acknowledged: with --durable nothing of that may be missing.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomFrom } from './fuzz-requests.js';

/** What happens to the process before it is killed. `pause`: SIGSTOP, and SIGCONT after a while. */
export const ways = ['kill', 'pause', 'fill'] as const;
export type Way = (typeof ways)[number];

export interface KillOptions {
  /** Arguments of Node that start the simulator, without `start`'s flags. */
  command: readonly string[];
  data: string;
  kills: number;
  seed: number;
  ways: readonly Way[];
  /** Fills the disk of `data`, and returns what makes room again; for `fill`. */
  fill?: () => () => void;
  /** Writers at the same time, each in a project of its own. */
  writers?: number;
  /** The longest time before a kill, milliseconds. */
  longest?: number;
  /** So many changes are acknowledged before a kill, however long that takes. */
  until?: number;
  progress?: (done: number) => void;
}

export interface KillResult {
  kills: number;
  acknowledged: number;
  /** Changes that were refused with 503 while the disk was full. */
  refused: number;
  /** What was acknowledged and was not there afterwards, or came back after its acknowledged deletion. */
  lost: string[];
}

export const authorization = `Basic ${Buffer.from('key:secret').toString('base64')}`;
const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

export interface Running {
  child: ChildProcess;
  url: string;
}

/** Starts a simulator. `uid`: the user as whom it runs. */
export async function begin(command: readonly string[], data: string, uid?: number): Promise<Running> {
  const child = spawn(
    process.execPath,
    [...command, 'start', '--port', '0', '--data', data, '--durable', '--clock', 'frozen'],
    { stdio: ['ignore', 'pipe', 'pipe'], ...(uid !== undefined && { uid, gid: uid }) },
  );
  let said = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  child.stdout!.setEncoding('utf8');
  for await (const text of child.stdout!) {
    said += text;
    const [url] = /http:\/\/[\d.]+:\d+/.exec(said) ?? [];
    if (url === undefined) continue;
    child.stdout!.resume();
    return { child, url };
  }
  throw new Error(`the simulator did not start: ${said}`);
}

export const end = async ({ child }: Running): Promise<void> => {
  const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
  child.kill('SIGKILL');
  await gone;
};

/** Acknowledged and not deleted; what a request without an answer may have changed is in `unsure`. */
interface Expected {
  present: Set<string>;
  deleted: Set<string>;
  unsure: Set<string>;
}

export async function killRounds({
  command,
  data,
  kills,
  seed,
  ways: chosen,
  fill,
  writers = 8,
  longest = 400,
  until = 0,
  progress = () => undefined,
}: KillOptions): Promise<KillResult> {
  const random = randomFrom(seed);
  const result: KillResult = { kills: 0, acknowledged: 0, refused: 0, lost: [] };
  const expected: Expected = { present: new Set(), deleted: new Set(), unsure: new Set() };
  let number = 0;

  const call = (url: string, method: string, path: string, body?: object): Promise<Response> =>
    fetch(url + path, {
      method,
      headers: { authorization, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });

  /** Creates, and now and then deletes, until the process is gone. */
  async function write({ url }: Running, writer: number, stopped: () => boolean): Promise<void> {
    const mine: string[] = [];
    let full = 0;
    while (!stopped()) {
      // A project has a limited number of webhooks.
      const webhooks = `/v1/projects/kill-${writer}-${full}/webhooks`;
      const target = `http://127.0.0.1:9/${number++}`;
      const victim = mine.length > 3 && random() < 0.3 ? mine.shift() : undefined;
      try {
        if (victim !== undefined) expected.unsure.add(victim);
        const response =
          victim === undefined
            ? await call(url, 'POST', webhooks, { target, secret: 's', triggers: ['ALL'] })
            : await call(url, 'DELETE', victim);
        const { id } =
          victim === undefined && response.status === 201 ? ((await response.json()) as { id: string }) : {};
        if (victim !== undefined) expected.unsure.delete(victim);
        if (response.status === 503) result.refused++;
        else if (victim === undefined && id === undefined) full++;
        else if (id !== undefined) {
          expected.present.add(`${webhooks}/${id}`);
          mine.push(`${webhooks}/${id}`);
          result.acknowledged++;
        } else if (victim !== undefined && response.ok) {
          expected.present.delete(victim);
          expected.deleted.add(victim);
          result.acknowledged++;
        }
      } catch {
        // The process was killed before it answered: the change may be there or not.
        if (victim !== undefined) expected.present.delete(victim);
        if (stopped()) return;
        await sleep(5);
      }
    }
  }

  async function round(way: Way): Promise<void> {
    const running = await begin(command, data);
    let over = false;
    const writing = Array.from({ length: writers }, (_, writer) => write(running, writer, () => over));
    const enough = result.acknowledged + until;
    await sleep(20 + random() * longest);
    while (result.acknowledged < enough) await sleep(5);
    if (way === 'pause') {
      running.child.kill('SIGSTOP');
      await sleep(random() * longest);
      running.child.kill('SIGCONT');
      await sleep(random() * 50);
    }
    const room = way === 'fill' ? fill?.() : undefined;
    if (room) await sleep(20 + random() * longest);
    over = true;
    await end(running);
    await Promise.all(writing);
    room?.();
    result.kills++;
  }

  async function compare(): Promise<void> {
    const running = await begin(command, data);
    for (const [paths, status] of [
      [expected.present, 200],
      [expected.deleted, 404],
    ] as const) {
      for (const path of paths) {
        const found = (await call(running.url, 'GET', path)).status;
        if (found !== status && !expected.unsure.has(path)) result.lost.push(`${path} is ${found}, not ${status}`);
      }
    }
    await end(running);
  }

  while (result.kills < kills) {
    await round(chosen[result.kills % chosen.length]!);
    // Looking is slow in a big folder, and a later start reads what an earlier one left.
    if (result.kills % 5 === 0 || result.kills === kills) await compare();
    progress(result.kills);
  }
  return result;
}
