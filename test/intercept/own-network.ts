// A network with an /etc/hosts and ports of its own, in which the simulator stands where the hosts of the API are.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Test } from 'tap';
import { folder as built } from '../cli/command-line.js';

const run = promisify(execFile);
// Nothing of the test runner's gets in.
const ours = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(NODE_OPTIONS$|_?TAP)/.test(name)));

/** Whether a command succeeds. */
export const works = ([command = '', ...words]: readonly string[]): Promise<boolean> =>
  run(command, words, { env: ours }).then(
    () => true,
    () => false,
  );

const own = [...(process.getuid?.() === 0 ? [] : ['--map-root-user']), '--mount', '--net'];

/** Why there can be no such network here; false if there can. */
export const noNetwork =
  !(await works(['unshare', ...own, 'sh', '-c', 'ip link set lo up && mount --bind /dev/null /etc/hosts'])) &&
  'it needs namespaces of its own (on Debian: util-linux, iproute2), which a container must be allowed to create';

export interface Place {
  /** For files; its path contains no space. */
  folder: string;
  /** Writes one, and returns its path. */
  file(name: string, text: string): string;
}

export interface OwnNetwork {
  /** Names that lead to the simulator. */
  names: readonly string[];
  /** The words of its command line. It runs in the folder, and so does the script. */
  start(place: Place): readonly string[];
  /** Its environment, and that of the script. */
  env?: Readonly<Record<string, string>>;
  /** Runs in bash while the simulator listens. */
  script(place: Place): string;
}

/** Runs a script in a network of its own; returns what it prints. */
export async function inOwnNetwork(t: Test, network: OwnNetwork): Promise<{ stdout: string; stderr: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'network-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const place = { folder, file };
  const words = network.start(place).map((word) => `'${word}'`);
  const lines = [
    'set -e',
    `cd ${folder}`,
    'ip link set lo up',
    `mount --bind ${file('hosts', `127.0.0.1 localhost ${network.names.join(' ')}\n`)} /etc/hosts`,
    `mkfifo ${folder}/output`,
    `node '${join(built, 'dist/cli.js')}' ${words.join(' ')} >${folder}/output &`,
    "trap 'kill $!' EXIT",
    `exec 3<${folder}/output`,
    'read -r line <&3',
    network.script(place),
  ];
  const env = { ...ours, ...network.env, PATH: `${dirname(process.execPath)}:${ours.PATH}`, no_proxy: '*' };
  const running = run('unshare', [...own, 'bash', file('network.sh', `${lines.join('\n')}\n`)], { env });
  t.teardown(() => running.child.kill());
  return running;
}
