// The same calls with the same seed give the same bytes, whether projects rest between the calls or not: answers, events,
// history, journal, exports. SEED=... npx tap <file> repeats a failure.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import t, { type Test } from 'tap';
import { type Answer, simulator, type TestProject } from '../simulator.js';
import { folderPlace } from './folder-place.js';
import { restingSimulator } from './rest.js';

/** A call, and the project that it is sent to. */
interface Step {
  project: number;
  title: string;
  run(project: TestProject): Promise<Answer>;
  /** Projects rest before it, in one of the two simulators. */
  rested: boolean;
}

const template = (name: string, status: string) => ({
  name,
  language: 'EN',
  category: 'UTILITY',
  status,
  details: { components: [{ type: 'BODY', text: 'Your parcel is on its way.' }] },
});
const at = (name: string): string => `/whatsapp/templates/${name}/languages/EN`;
const names = ['spring', 'summer', 'mock_reject'];
const lifecycle = 'whatsapp.template';

/** The receivers' port is the same in both simulators, because it is part of their states. */
const steps = (port: number): Record<string, (project: TestProject, name: string) => Promise<Answer>> => {
  const hooks = ['steady', 'flaky'].map((path) => `http://127.0.0.1:${port}/${path}`);
  const first = async (project: TestProject, path: string, list: string): Promise<string> =>
    (await project.admin('GET', path)).body[list][0]?.id ?? 'none';
  return {
    submit: (project, name) => project.post('/whatsapp/templates', template(name, 'SUBMIT')),
    draft: (project, name) => project.post('/whatsapp/templates', template(name, 'DRAFT')),
    remove: (project, name) => project.delete(`${at(name)}?deleteSubmitted=true`),
    read: (project, name) => project.get(at(name)),
    list: (project) => project.get('/whatsapp/templates?pageSize=2'),
    'a webhook': (project) => project.post('/webhooks', { target: hooks[0], secret: 's', triggers: ['ALL'] }),
    'another webhook': (project) => project.post('/webhooks', { target: hooks[1], secret: 's', triggers: ['ALL'] }),
    'a bundle': (project, name) => project.post('/bundles', { name, region: 'EU', subproject: true, smsApp: true }),
    bundles: (project) => project.get('/bundles'),
    'a wrong path': (project) => project.get('/whatsapp/template'),
    second: (project) => project.admin('POST', '/clock/advance', { by: '1s' }),
    day: (project) => project.admin('POST', '/clock/advance', { by: '1d' }),
    next: (project) => project.admin('POST', '/clock/advance', { to: 'next' }),
    agenda: (project) => project.admin('GET', '/agenda'),
    decide: async (project) => project.admin('POST', `/pending/${await first(project, '/pending', 'pending')}`),
    trigger: (project, name) =>
      project.admin('POST', '/trigger', { lifecycle, key: `${name}/EN`, event: 'pause', with: {} }),
    rule: (project, name) =>
      project.admin('POST', '/rules', { match: { lifecycle, name }, outcome: 'reject', after: '1h' }),
    fault: (project) => project.admin('POST', '/faults', { match: { method: 'GET' }, status: 500, probability: 0.5 }),
    'no faults': (project) => project.admin('DELETE', '/faults'),
    limit: (project) => project.admin('PUT', '/limit', { requests: 3, per: '1m' }),
    hold: (project) => project.admin('PUT', '/deliveries/mode', { mode: 'hold' }),
    send: (project) => project.admin('PUT', '/deliveries/mode', { mode: 'send' }),
    release: (project) => project.admin('POST', '/deliveries/release'),
    resend: async (project) =>
      project.admin('POST', `/deliveries/${await first(project, '/deliveries', 'deliveries')}/resend`),
    'empty the journal': (project) => project.admin('DELETE', '/requests'),
    'save a checkpoint': (project) => project.admin('PUT', '/checkpoints/before'),
    'restore a checkpoint': (project) => project.admin('POST', '/checkpoints/before/restore'),
    compare: (project) => project.admin('GET', '/checkpoints/before/diff'),
    reset: (project) => project.admin('POST', '/reset'),
    forget: (project) => project.admin('DELETE', ''),
    'import what was exported': async (project) =>
      project.admin('PUT', '/state', (await project.admin('GET', '/state?secrets=true')).body),
  };
};

/** What a receiver got, and when each of its attempts failed: the first one of every event to /flaky. */
class Receiver {
  received: string[] = [];
  #seen = new Set<string>();

  async open(t: Test): Promise<number> {
    const server = createServer((request, response) => {
      let text = '';
      request.setEncoding('utf8');
      request.on('data', (chunk: string) => {
        text += chunk;
      });
      request.on('end', () => {
        const signature = request.headers['x-sinch-webhook-signature'];
        this.received.push(`${request.url} ${signature} ${text}`);
        const fails = request.url === '/flaky' && !this.#seen.has(text);
        this.#seen.add(text);
        response.writeHead(fails ? 500 : 200).end('received');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    t.teardown(() => {
      server.closeAllConnections();
      server.close();
    });
    const address = server.address() as AddressInfo;
    return address.port;
  }

  clear(): void {
    this.received = [];
    this.#seen = new Set();
  }
}

/** How long something took is not the same twice. */
const withoutTimes = (text: string): string => text.replaceAll(/"durationMs":\d+/g, '"durationMs":0');

const shown = ({ status, headers, body }: Answer): string => {
  const { 'retry-after': retry, 'x-mock-hint': hint } = headers;
  return withoutTimes(JSON.stringify({ status, retry, hint, body }));
};

/** What the control API tells of a project. */
async function everythingOf(project: TestProject): Promise<string[]> {
  const paths = [
    '/history?limit=1000',
    '/requests?secrets=true',
    '/deliveries?secrets=true',
    '/pending',
    '/checkpoints',
  ];
  const told: string[] = [];
  for (const path of [...paths, '/state?secrets=true', '/rules', '/faults', '']) {
    told.push(`${path} ${shown(await project.admin('GET', path))}`);
  }
  return told;
}

t.test('the same calls give the same bytes, whether projects rest between them or not', async (t) => {
  const receiver = new Receiver();
  const all = steps(await receiver.open(t));
  const plain = await simulator(t);
  const { sim: resting, rest } = await restingSimulator(t, folderPlace());
  let run = 0;
  let rests = 0;

  const carryOut = async (sim: TestProject, chosen: readonly Step[], rested: boolean): Promise<string[]> => {
    receiver.clear();
    const told: string[] = [];
    const projects = [0, 1].map((number) => sim.project(`run-${run}-${number}`));
    for (const { project, title, run: call, rested: now } of chosen) {
      if (rested && now) {
        await rest();
        rests++;
        assert.equal(sim.application.simulation.worlds.size, 0, 'every project rests');
      }
      const at = projects[project]!;
      told.push(`${title} ${shown(await call(at))}`);
      // What the call has sent arrives before the next one.
      await at.admin('POST', '/clock/advance', { by: '0s' });
      if (rested && now) await rest();
    }
    if (rested) await rest();
    for (const project of projects) told.push(...(await everythingOf(project)));
    const listed = (await sim.raw('GET', `/__admin/projects?q=run-${run}-`)).body.projects;
    for (const project of listed) told.push(JSON.stringify({ ...project, resting: false }));
    return [...told, ...receiver.received];
  };

  const step = fc
    .record({
      project: fc.nat(1),
      title: fc.constantFrom(...Object.keys(all)),
      name: fc.constantFrom(...names),
      rested: fc.boolean(),
    })
    .map(({ project, title, name, rested }): Step => {
      return { project, title: `${project}: ${title} ${name}`, rested, run: (at) => all[title]!(at, name) };
    });

  await fc.assert(
    fc
      .asyncProperty(fc.array(step, { minLength: 5, maxLength: 20, size: 'max' }), async (chosen) => {
        run++;
        const [expected, found] = [await carryOut(plain, chosen, false), await carryOut(resting, chosen, true)];
        for (const [index, line] of expected.entries()) assert.equal(found[index], line);
        assert.equal(found.length, expected.length);
      })
      .afterEach(async () => {
        for (const sim of [plain, resting]) {
          const { projects } = (await sim.raw('GET', '/__admin/projects')).body;
          for (const { id, begun } of projects) if (begun) await sim.project(id).admin('DELETE', '');
        }
      }),
    { seed: Number(process.env.SEED ?? 20260101), numRuns: 8, endOnFailure: !process.env.SHRINK },
  );
  t.ok(rests > 0);
});
