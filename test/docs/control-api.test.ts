// Runs the examples of docs/control-api.md exactly as readers paste them.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import t from 'tap';
import { contract } from '../../src/contract/load.js';
import { simulator } from '../simulator.js';

const page = readFileSync(new URL('../../docs/control-api.md', import.meta.url), 'utf8');
const blocks = [...page.matchAll(/```(sh|json)\n(.*?)```/gs)].map(([, kind, text]) => ({ kind, text: text! }));
const run = promisify(execFile);
const canRun = await run('curl', ['--version']).then(
  () => true,
  () => false,
);

t.test(
  'every example works and returns what the page shows',
  { skip: !canRun && 'curl is not installed' },
  async (t) => {
    const sim = await simulator(t);
    await sim.application.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = sim.application.app.server.address() as AddressInfo;
    const folder = t.testdir({});
    let variables = '';
    let answer = '';
    for (const { kind, text } of blocks) {
      if (kind === 'json') t.match(JSON.parse(answer), JSON.parse(text), text);
      else if (text.startsWith('S=')) variables = text.replace('7462', String(port));
      else {
        const { stdout } = await run('bash', ['-ec', variables + text.replaceAll(/^curl/gm, "curl -w '\\n'")], {
          cwd: folder,
          maxBuffer: 64 * 1024 * 1024,
        });
        answer = stdout.trim().split('\n').at(-1) ?? '';
      }
    }
  },
);

t.test('every call of the control API has an example', async (t) => {
  const examples = blocks.filter(({ kind }) => kind === 'sh').flatMap(({ text }) => text.split(/^curl/m));
  for (const { service, method, path } of contract.operations.values()) {
    if (service !== 'control') continue;
    const place = path
      .replace('/__admin/projects/{projectId}', '\\$P')
      .replace(/^\/__admin/, '\\$S/__admin')
      .replace('{key}', '[\\w./-]+')
      .replace(/\{\w+\}/g, '[\\w.-]+');
    const called = new RegExp(`${place}(?=["?\\s]|$)`, 'm');
    const written = (text: string): string => /-X (\w+)/.exec(text)?.[1] ?? (text.includes(' -d ') ? 'POST' : 'GET');
    t.ok(
      examples.some((text) => called.test(text) && written(text) === method),
      `${method} ${path}`,
    );
  }
});
