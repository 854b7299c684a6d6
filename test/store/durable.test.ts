// Projects on disk: what a restart finds, and what survives a crash.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { createApplication } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { run, serve } from '../cli/command-line.js';
import { comment, receiver, subscribe } from '../delivery/receivers.js';
import { basic, simulator, type TestProject } from '../simulator.js';

const templates = '/whatsapp/templates';
const draft = (name: string) => ({
  name,
  language: 'EN',
  category: 'UTILITY',
  status: 'DRAFT',
  details: { components: [] },
});
const submitted = (name: string) => ({
  ...draft(name),
  status: 'SUBMIT',
  details: { components: [{ type: 'BODY', text: 'Hi' }] },
});

// One folder for all tests; removed after every simulator is closed.
const folders = t.testdir();
let number = 0;

function newFolder(): string {
  const folder = join(folders, String(number++));
  mkdirSync(folder);
  return folder;
}

/** Shuts a simulator down and starts another one with the same data. */
async function restart(t: Test, sim: TestProject, data: string): Promise<TestProject> {
  await sim.application.close();
  return simulator(t, { data });
}

t.test('a restart keeps records, secrets, the clock and everything pending', async (t) => {
  const data = newFolder();
  const sim = await simulator(t, { data });
  await sim.post(templates, draft('kept_draft'));
  await sim.post(templates, submitted('in_review'));
  await sim.advance('1500ms');
  await sim.control('POST', '/rules', {
    match: { lifecycle: 'whatsapp.template', name: 'later*' },
    outcome: 'reject',
    with: { rejectionCode: 'SCAM' },
  });
  const before = (await sim.get(templates)).body;

  const again = await restart(t, sim, data);
  t.same((await again.get(templates)).body, before);
  t.match(await again.control('GET', '/clock'), { mode: 'frozen', now: '2026-01-01T00:00:01.500Z' });
  await again.post(templates, submitted('later'));
  t.match(await again.advance('500ms'), [{ what: 'whatsapp.template approve', at: '2026-01-01T00:00:02.000Z' }]);
  t.match(await again.advance('10s'), [{ what: 'whatsapp.template reject' }], 'rules are saved, too');
});

t.test('after a restart, the next ids are those that would have come without it', async (t) => {
  const create = async (project: TestProject, name: string): Promise<string> =>
    (await project.post('/webhooks', { target: `http://127.0.0.1:9/${name}`, secret: 's', triggers: ['ALL'] })).body.id;
  const steady = await simulator(t);
  const expected = [await create(steady, 'a'), await create(steady, 'b')];
  const data = newFolder();
  const sim = await simulator(t, { data });
  const first = await create(sim, 'a');
  const again = await restart(t, sim, data);
  t.same([first, await create(again, 'b')], expected);
});

t.test('queued deliveries are sent after a restart, in order; an attempt that was under way is repeated', async (t) => {
  const data = newFolder();
  const sim = await simulator(t, { data, deliveryTimeout: 60_000 });
  const answers = [500];
  const failing = await receiver(t, (response) => response.writeHead(answers.shift() ?? 200).end());
  const silent = await receiver(t, (response) => void (silent.received.length > 1 && response.end()));
  await subscribe(sim, failing.url, 'secret');
  await comment(sim, 'one');
  await comment(sim, 'two');
  await sim.advance('1s');
  await subscribe(sim, silent.url, 'secret');
  await comment(sim, 'three');
  await silent.arrived(1);
  t.equal(failing.received.length, 1);

  const again = await restart(t, sim, data);
  await again.advance('3999ms');
  t.equal(silent.received.length, 2, 'unanswered deliveries are sent again immediately');
  t.equal(failing.received.length, 1, 'a delivery that waits for a retry keeps waiting');
  await again.advance('1ms');
  t.same(
    failing.received.map((body) => JSON.parse(body).comment),
    ['one', 'one', 'two', 'three'],
  );
  t.ok((await again.deliveries()).every(({ status }) => status === 'delivered'));
});

t.test('jobs that became due while the process was down run at the next start, with their own times', async (t) => {
  const data = newFolder();
  const sim = await simulator(t, { data, clock: { mode: 'real' }, review: 60_000 });
  await sim.post(templates, submitted('in_review'));
  await sim.application.close();
  const path = join(data, 'test-project.json');
  const saved = JSON.parse(readFileSync(path, 'utf8'));
  // As if the process had been down for an hour.
  saved.clock.systemTime -= 3_600_000;
  writeFileSync(path, JSON.stringify(saved));
  const again = await simulator(t, { data, clock: { mode: 'real' } });
  const { body } = await again.get(`${templates}/in_review/languages/EN`);
  t.equal(body.state, 'APPROVED');
});

t.test("a family is restored together: a sub-project still shares its parent's clock", async (t) => {
  const data = newFolder();
  const sim = await simulator(t, { data });
  const { simulation } = sim.application;
  simulation.begin('a-child', { parent: sim.world });
  await sim.project('a-child').advance('1h');
  const again = await restart(t, sim, data);
  t.equal(again.application.simulation.world('a-child').timeline, again.world.timeline);
  t.match(await again.control('GET', '/clock'), { now: '2026-01-01T01:00:00.000Z' });
});

t.test('a deleted project stays deleted after a restart', async (t) => {
  const data = newFolder();
  const sim = await simulator(t, { data });
  await sim.post(templates, draft('one'));
  await sim.project('other').post(templates, draft('two'));
  await sim.raw('DELETE', `/__admin/projects/${sim.id}`);
  const again = await restart(t, sim, data);
  t.same([...again.application.simulation.worlds.keys()], ['other']);
});

/** Creates drafts, several at a time, until the server is gone; returns the acknowledged names. */
async function createUntilTheEnd(url: string, enough: (acknowledged: string[]) => void): Promise<string[]> {
  const acknowledged: string[] = [];
  let number = 0;
  const one = async (): Promise<void> => {
    for (;;) {
      const name = `draft_${number++}`;
      const project = `project-${number % 3}`;
      try {
        const response = await fetch(`${url}/v1/projects/${project}${templates}`, {
          method: 'POST',
          headers: { authorization: basic, 'content-type': 'application/json' },
          body: JSON.stringify(draft(name)),
        });
        if (response.status !== 201) throw new Error(await response.text());
        await response.text();
      } catch {
        return;
      }
      acknowledged.push(`${project} ${name}`);
      enough(acknowledged);
    }
  };
  await Promise.all(Array.from({ length: 8 }, one));
  return acknowledged;
}

/** Project and name of every template in a data folder. */
async function stored(t: Test, data: string): Promise<Set<string>> {
  const sim = await simulator(t, { data });
  const found = new Set<string>();
  for (const project of ['project-0', 'project-1', 'project-2']) {
    const { body } = await sim.project(project).get(`${templates}?pageSize=1000`);
    for (const { name } of body.templates) found.add(`${project} ${name}`);
  }
  await sim.application.close();
  return found;
}

t.test('with --durable, no acknowledged change is lost when the process is killed', async (t) => {
  const data = newFolder();
  const { url, child, ended } = await serve(t, ['--data', data, '--durable']);
  const advanced = await fetch(`${url}/__admin/projects/later/clock/advance`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ by: '30d' }),
  });
  const { now } = (await advanced.json()) as { now: string };
  const acknowledged = await createUntilTheEnd(url, ({ length }) => {
    if (length === 40) child.kill('SIGKILL');
  });
  t.equal((await ended).signal, 'SIGKILL');
  const kept = await simulator(t, { data });
  const { body } = await kept.raw('GET', '/__admin/projects/later/clock');
  t.ok(body.now >= now, 'the state that the control API returned is on disk, too');
  await kept.application.close();
  t.ok(acknowledged.length >= 40);
  const found = await stored(t, data);
  t.same(
    acknowledged.filter((name) => !found.has(name)),
    [],
  );
});

t.test('without --durable, a killed process leaves an older but complete state', async (t) => {
  const data = newFolder();
  const { url, child, ended } = await serve(t, ['--data', data]);
  const acknowledged = await createUntilTheEnd(url, ({ length }) => {
    if (length === 300) child.kill('SIGKILL');
  });
  await ended;
  const found = await stored(t, data);
  t.ok([...found].every((name) => acknowledged.includes(name) || Number(name.split('_')[1]) >= 292));
});

t.test('a process that is shut down writes everything first', async (t) => {
  const data = newFolder();
  const { url, child, ended } = await serve(t, ['--data', data]);
  const acknowledged = await createUntilTheEnd(url, ({ length }) => {
    if (length === 25) child.kill('SIGTERM');
  });
  t.match(await ended, { code: 0, signal: null, stderr: '' });
  const found = await stored(t, data);
  t.ok(acknowledged.length >= 25);
  t.same(
    acknowledged.filter((name) => !found.has(name)),
    [],
  );
});

t.test('an invalid file prevents the start, with one line that names it', async (t) => {
  const data = newFolder();
  const path = join(data, 'one.json');
  writeFileSync(path, '{"format":1,\n"world":');
  const { code, stdout, stderr } = await run(t, ['--port', '0', '--data', data]);
  t.equal(code, 2);
  t.equal(stdout, '');
  t.match(stderr, /^--data: [^\n]*one\.json cannot be read \([^\n]+\); move the file elsewhere to start without it\n$/);

  const world = { id: 'one', scenario: 'default', seed: 1, collections: { 'no.such': [] } };
  writeFileSync(path, JSON.stringify({ format: 1, world }));
  const config = readConfig({ data, port: '0', logLevel: 'silent' }, {});
  await t.rejects(createApplication(config), { message: /^--data: [^\n]*one\.json cannot be read/ });
});
