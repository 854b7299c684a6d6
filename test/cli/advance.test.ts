// Moving the clock from the command line, and seeing how far long work is.
import { createServer, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { basic, simulator } from '../simulator.js';
import { runCommand } from './command.js';

/** Starts a line of a terminal again. */
const rewritten = '\r\u001b[K';

const template = (name: string) => ({
  name,
  language: 'EN_US',
  category: 'MARKETING',
  details: { components: [{ type: 'BODY', text: 'Hello' }] },
});

async function started(t: Test) {
  const sim = await simulator(t);
  const url = await sim.application.app.listen({ port: 0, host: '127.0.0.1' });
  const environment = { SINCH_MOCK_URL: url, SINCH_MOCK_PROJECT: sim.id };
  const create = (name: string) => sim.post('/whatsapp/templates', template(name), { authorization: basic });
  return { sim, url, environment, create, cli: (...words: string[]) => runCommand(words, environment) };
}

t.test('the time is a duration, a date, or what is due next, in any form', async (t) => {
  const { cli, create } = await started(t);
  const at = async (...words: string[]): Promise<string> => {
    const { stdout, stderr } = await cli('advance', ...words);
    return /The clock is at (\S+)\.\n$/.exec(stdout)?.[1] ?? stderr;
  };
  t.equal(await at('PT1H'), '2026-01-01T01:00:00.000Z');
  t.equal(await at('2 hours'), '2026-01-01T03:00:00.000Z');
  t.equal(await at('2026-02-01'), '2026-02-01T00:00:00.000Z');
  t.equal(await at('--to', '2026-02-01 12:00'), '2026-02-01T12:00:00.000Z');
  t.equal(await at('--until', '2026-03-01'), '2026-03-01T00:00:00.000Z');
  t.equal(await at(String(Date.UTC(2026, 3, 1))), '2026-04-01T00:00:00.000Z');
  await create('spring_sale');
  t.equal(await at('next'), '2026-04-01T00:00:02.000Z');
  await create('summer_sale');
  t.equal(await at('--until', 'key=summer_sale/EN_US', 'state=APPROVED'), '2026-04-01T00:00:04.000Z');
  await create('autumn_sale');
  t.equal(await at('--until', 'type=WHATSAPP_TEMPLATE_APPROVED', '--at-most', '1s'), '2026-04-01T00:00:05.000Z');
});

t.test('what cannot be a time is refused with what can', async (t) => {
  const { cli } = await started(t);
  for (const [words, says] of [
    [['30'], /^'30' must be a duration .*; 30 has no unit: write 30ms, 30s, 30m, 30h or 30d, or a date, or next\n$/],
    [['soon'], /^'soon' must be a duration .*, or a date, or next\n$/],
    [['--until', '30d'], /^--until '30d' must be a date .*, not a duration, or next\n$/],
    [['--until', '2026-03-01', '--at-most', '1d'], /^--at-most goes with --until name=value\n$/],
    [['--until', '2026-03-01', '--to', '2026-03-01'], /takes either/],
  ] as const) {
    t.match(await cli('advance', ...words), { code: 2, stdout: '', stderr: says }, words.join(' '));
  }
  t.match(await cli('advance', '--until', 'state=APROVED'), { code: 1, stderr: /did you mean 'APPROVED'\?/ });
});

t.test('--follow prints each thing that happens, and where the clock is then', async (t) => {
  const { sim, cli, create } = await started(t);
  const count = 30;
  for (let each = 0; each < count; each++) await create(`template_${each}`);
  const { stdout, code } = await cli('advance', '30d', '--follow');
  t.equal(code, 0);
  const lines = stdout.trimEnd().split('\n');
  t.equal(lines.at(-1), 'The clock is at 2026-01-31T00:00:00.000Z.');
  t.equal(lines.filter((line) => /transition .*approve: state - > APPROVED/.test(line)).length, count);
  const numbers = lines.slice(0, -1).map((line) => Number(/^\S+ {2}(\d+)/.exec(line)?.[1]));
  const { next } = await sim.control('GET', '/history?limit=1');
  const first = numbers[0]!;
  t.same(
    numbers,
    Array.from({ length: next - first + 1 }, (_, index) => first + index),
    'each entry once, in order',
  );

  await create('last');
  const inJson = await cli('advance', 'next', '--follow', '--json');
  const values = inJson.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  t.match(values.at(-1), { settled: true, fired: [{ resource: 'last/EN_US' }] });
  t.ok(values.slice(0, -1).every(({ number, kind }) => number > 0 && kind));
  t.match(await cli('advance', '--to', '2020-01-01', '--follow'), {
    code: 1,
    stderr: /cannot go back/,
  });
});

/** A proxy that keeps the answer to an advance back until the caller has asked how far it is. */
async function slowly(t: Test, target: string): Promise<string> {
  let release = (): void => undefined;
  const asked = new Promise<void>((resolve) => {
    release = resolve;
  });
  let advancing = false;
  const server = createServer((incoming, outgoing: ServerResponse) => {
    const advance = incoming.url?.endsWith('/clock/advance');
    if (advance) advancing = true;
    else if (advancing && incoming.url?.includes('/history')) outgoing.on('finish', release);
    const onward = request(target + incoming.url, { method: incoming.method, headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      if (advance) asked.then(() => answer.pipe(outgoing));
      else answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

t.test('a terminal shows how far a long advance is, and nothing of it remains', async (t) => {
  const { url, environment, create } = await started(t);
  await create('spring_sale');
  const slow = { ...environment, SINCH_MOCK_URL: await slowly(t, url) };
  const { stdout, stderr } = await runCommand(['advance', '30d'], slow, true);
  const [before, first, ...others] = stderr.split(rewritten);
  t.equal(before, '');
  t.match(first, /^\d+ entries, at 2026-01-\d\dT[\d:.]+Z$/);
  t.equal(others.at(-1), '', 'the line is removed');
  t.match(stdout, /The clock is at 2026-01-31T00:00:00.000Z\.\n$/);
  const elsewhere = await runCommand(['advance', '30d'], environment);
  t.equal(elsewhere.stderr, '', 'only a terminal does');
});

t.test('exports and imports show on a terminal, or with --follow, how much has arrived', async (t) => {
  const { sim, environment, create } = await started(t);
  await create('spring_sale');
  const file = join(t.testdir({}), 'state.json');
  const shown = await runCommand(['export', file], environment, true);
  t.match(shown.stderr.split(rewritten), ['', /^received \d+ kB/, '']);
  const imported = await runCommand(['import', file], environment, true);
  t.match(imported.stderr.split(rewritten)[1], /^sent (\d+ kB) of \1$/);
  t.match(imported.stdout, /^Imported /);
  t.equal((await runCommand(['export', file, '--follow'], environment)).stderr, `exported ${sim.id}\n`);
  t.equal((await runCommand(['import', file, '--follow'], environment)).stderr, `imported ${sim.id}\n`);
  t.equal((await runCommand(['export', file], environment)).stderr, '');

  const text = 'x'.repeat(1000);
  const components = [{ type: 'BODY', text }];
  for (let each = 0; each < 3; each++)
    await sim.post('/whatsapp/templates', { ...template(`long_${each}`), details: { components } });
  const big = await sim.control('GET', '/state');
  const [world] = big.worlds;
  const [record] = world.collections['whatsapp.templates'];
  world.collections['whatsapp.templates'] = Array.from({ length: 3000 }, (_, number) => ({
    ...record,
    wire: { ...record.wire, name: `many_${number}` },
  }));
  world.waiting = [];
  world.jobs = [];
  t.equal((await sim.admin('PUT', '/state', big)).status, 200);
  const lines = (await runCommand(['export', file, '--follow'], environment)).stderr.split('\n');
  t.match(lines[0], /^received 1\.\d MB/, 'a line when a megabyte has arrived');
  t.match(lines.at(-2), /^exported /);
});
