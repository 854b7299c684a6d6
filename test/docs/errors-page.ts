// The examples of docs/errors.md, run as they are printed: a reader pastes them into one shell.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Test } from 'tap';
import { contract } from '../../src/contract/load.js';
import { simulator } from '../simulator.js';

export const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');
const run = promisify(execFile);

export interface Example {
  operation: string;
  status: number;
  code: string;
  commands: string;
}

/** The examples of the page, and everything that a reader pastes before them. */
export function readPage(): { before: string; examples: Example[] } {
  const parts = page.matchAll(/^`(\w+_v1)`$|^\*\*(\d{3}) `([\w-]+)`\*\*|^```sh\n(.*?)^```$/gms);
  const examples: Example[] = [];
  let before = '';
  let operation = '';
  let answer: { status: number; code: string } | undefined;
  for (const [, id, status, code, commands = ''] of parts) {
    if (id !== undefined) operation = id;
    else if (code !== undefined) answer = { status: Number(status), code };
    else if (answer) {
      examples.push({ operation, ...answer, commands });
      answer = undefined;
    } else if (!commands.startsWith('npm ')) before += commands;
  }
  return { before, examples };
}

async function listening(t: Test, settings: Parameters<typeof simulator>[1] = {}): Promise<string> {
  const { app } = (await simulator(t, settings)).application;
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

/**
 * Runs the examples of some services in one shell against one simulator, last to first, so that none rests on what stands
 * before it on the page. Each must print one answer, which is the error.
 */
export async function everyExampleOf(t: Test, services: readonly string[]): Promise<void> {
  const canRun = await run('curl', ['--version']).then(
    () => true,
    () => false,
  );
  // Hundreds of processes, one after the other: a busy machine needs minutes where an idle one needs seconds.
  t.setTimeout(600_000);
  const options = { skip: !canRun && 'no curl here', timeout: 600_000 };
  await t.test(`examples of ${services.join(', ')}`, options, async (t) => {
    const { before, examples } = readPage();
    const own = examples.filter(({ operation }) =>
      services.includes(contract.operations.get(operation)?.service ?? ''),
    );
    const order = own.reverse();
    const [usual, strict] = [await listening(t), await listening(t, { mode: 'strict', scenario: 'strict' })];
    const folder = t.testdir({
      'page.sh': [
        // The answers stay as a reader sees them; the status of the last call goes to a file.
        `curl() { command curl -w '%{stderr}%{http_code}' "$@" 2> "$STATUS"; }`,
        before.replace('http://127.0.0.1:7462', usual).replace('http://127.0.0.1:7463', strict),
        ...order.map(({ commands }) => `${commands}printf '\\n%s\\n' "$(cat "$STATUS")"`),
      ].join('\n'),
    });
    const { stdout, stderr } = await run('bash', [join(folder, 'page.sh')], {
      env: { ...process.env, STATUS: join(folder, 'status') },
      maxBuffer: 64 * 1024 * 1024,
    });
    t.equal(stderr, '');
    const lines = stdout.trim().split('\n');
    t.equal(lines.length, 2 * order.length, 'each example prints one answer');
    for (const [index, { operation, status, code, commands }] of order.entries()) {
      const [answer = '', got] = lines.slice(2 * index);
      const title = `${operation} ${code}`;
      t.match({ status: Number(got), answer }, { status, answer: `{"errorCode":"${code}",` }, title, { commands });
    }
  });
}
