// What a real process does while its disk fails, one kind of trouble after the other: changes are refused and reads are not,
// it says why, it recovers by itself, nothing acknowledged is lost, and a stop in the middle of it prints one line.
import { chmodSync, chownSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { authorization, begin, end, type Running } from './kill-rounds.js';
import { fillDisk, mountReadOnly } from './small-disk.js';

/** Begins the trouble, and returns what ends it. */
type Trouble = (data: string) => () => void;

/** `nobody`, as whom a process runs that root starts: modes do not bind root. */
const unprivileged = 65_534;

interface Kind {
  name: string;
  begin: Trouble;
  /** Only projects that are new need what fails. */
  newProjects?: true;
  /** It does not bind root: the process runs as somebody else. */
  unprivileged?: true;
}

const vanished: Trouble = (data) => {
  renameSync(data, `${data}-away`);
  return () => renameSync(`${data}-away`, data);
};

const readOnly: Trouble = (data) => {
  chmodSync(data, 0o500);
  return () => chmodSync(data, 0o700);
};

const mountedReadOnly: Trouble = (data) => {
  const over = mountReadOnly(data);
  if (!over) throw new Error(`${data} cannot be mounted again`);
  return over;
};

export interface DiskOptions {
  /** Arguments of Node that start the simulator, without `start`'s flags. */
  command: readonly string[];
  /** An empty folder. */
  folder: string;
  /** Whether the folder has a file system of its own, that can be filled and mounted again. */
  canFill: boolean;
  /** Names of the troubles to try; by default all that are possible. */
  only?: RegExp;
}

export interface DiskResult {
  tried: string[];
  acknowledged: number;
  refused: number;
  /** What was not as it has to be. */
  wrong: string[];
}

const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

export async function diskTroubles({ command, folder, canFill, only = /./ }: DiskOptions): Promise<DiskResult> {
  const result: DiskResult = { tried: [], acknowledged: 0, refused: 0, wrong: [] };
  const isRoot = process.getuid?.() === 0;
  const kinds: Kind[] = [
    { name: 'the folder is moved away and back', begin: vanished, unprivileged: true },
    { name: 'the folder is read-only', begin: readOnly, newProjects: true, unprivileged: true },
  ];
  if (canFill)
    kinds.push(
      { name: 'the disk is full', begin: () => fillDisk(folder), unprivileged: true },
      { name: 'the file system is mounted read-only', begin: mountedReadOnly, newProjects: true },
    );
  for (const [index, kind] of kinds.filter(({ name }) => only.test(name)).entries()) {
    const data = join(folder, `data-${index}`);
    mkdirSync(data);
    const uid = isRoot && kind.unprivileged ? unprivileged : undefined;
    if (uid !== undefined) chownSync(data, uid, uid);
    result.tried.push(kind.name);
    await tryOut(kind, command, data, uid, result);
  }
  return result;
}

async function tryOut(
  { name, begin: trouble, newProjects }: Kind,
  command: readonly string[],
  data: string,
  uid: number | undefined,
  result: DiskResult,
): Promise<void> {
  const acknowledged: string[] = [];
  let number = 0;
  const must = (is: boolean, what: string): void => {
    if (!is) result.wrong.push(`${name}: ${what}`);
  };
  const change = async ({ url }: Running, project: string): Promise<Response> => {
    const path = `/v1/projects/${project}/webhooks`;
    const body = JSON.stringify({ target: `http://127.0.0.1:9/${number++}`, secret: 's', triggers: ['ALL'] });
    const headers = { authorization, 'content-type': 'application/json' };
    const response = await fetch(url + path, { method: 'POST', headers, body });
    if (response.status === 201) {
      const { id } = (await response.json()) as { id: string };
      acknowledged.push(`${path}/${id}`);
      result.acknowledged++;
    }
    return response;
  };
  const get = ({ url }: Running, path: string): Promise<Response> => fetch(url + path, { headers: { authorization } });
  const health = async (running: Running): Promise<{ status: string; troubles?: string[] }> =>
    (await (await get(running, '/__admin/health')).json()) as { status: string };
  /** Changes until one is refused; returns the refusal. A full disk has room for some more. */
  const refusal = async (running: Running): Promise<Response> => {
    for (;;) {
      const response = await change(running, newProjects ? `new-${number}` : `project-${number % 2}`);
      if (response.status !== 201) return response;
    }
  };

  const running = await begin(command, data, uid);
  await change(running, 'project-0');
  await change(running, 'project-1');
  const over = trouble(data);
  const refused = await refusal(running);
  result.refused++;
  must(refused.status === 503, `a change is answered with ${refused.status}`);
  must(refused.headers.get('retry-after') === '1', 'the refusal has no Retry-After');
  must((await get(running, '/v1/projects/project-0/webhooks')).status === 200, 'reads do not go on');
  const told = await health(running);
  must(told.status === 'degraded' && (told.troubles ?? []).length > 0, `health is ${JSON.stringify(told)}`);
  over();
  while ((await health(running)).status !== 'ok') await sleep(20);
  must((await change(running, 'project-0')).status === 201, 'it does not recover');
  await end(running);

  const again = await begin(command, data, uid);
  for (const path of acknowledged) must((await get(again, path)).status === 200, `${path} is lost`);
  const overAgain = trouble(data);
  await refusal(again);
  const [code, said] = await stopped(again);
  overAgain();
  must(code === 1, `a stop that cannot save everything exits with ${code}`);
  const lines = said.filter((line) => line.includes('could not be saved'));
  must(lines.length === 1, `a stop says ${JSON.stringify(said)}`);
}

/** Stops it with SIGTERM; returns its exit code and the lines that it wrote from then on. */
async function stopped({ child }: Running): Promise<[code: number | null, lines: string[]]> {
  let said = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  const code = await closed;
  return [code, said.split('\n').filter((line) => line !== '')];
}
