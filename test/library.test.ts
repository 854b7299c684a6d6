import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import t, { type Test } from 'tap';
import {
  connect,
  type Project,
  type Simulator,
  SimulatorError,
  type StartOptions,
  startSimulator,
  WrongConfig,
} from '../src/index.js';
import { basic, listen } from './simulator.js';

const names = ['spring_sale', 'summer_sale'];

/** Calls the API the way the code under test does. */
async function call(project: Project, method: string, path: string, body?: object) {
  const response = await fetch(project.url + path, {
    method,
    headers: { authorization: basic, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as any };
}

const createTemplate = (project: Project, name = names[0]!) =>
  call(project, 'POST', '/whatsapp/templates', {
    name,
    language: 'EN_US',
    category: 'MARKETING',
    details: { components: [{ type: 'BODY', text: 'Hello' }] },
  });

const key = (name = names[0]!) => `${name}/EN_US`;

const stateOf = async (project: Project, name = names[0]!) =>
  (await call(project, 'GET', `/whatsapp/templates/${name}/languages/EN_US`)).body.state;

/** The same simulator, used in this process and as if it ran elsewhere. */
async function bothWays(
  t: Test,
  options: StartOptions,
  look: (t: Test, simulator: Simulator) => Promise<void>,
): Promise<void> {
  const started = await startSimulator({ clock: 'frozen', ...options });
  t.teardown(() => started.close());
  await t.test('in this process', (t) => look(t, started));
  const attached = await connect(started.url);
  await t.test('attached', (t) => look(t, attached));
  await attached.close();
}

t.test('a simulator starts on a free port and stops on close', async (t) => {
  const simulator = await startSimulator();
  t.match(simulator.url, /^http:\/\/127\.0\.0\.1:\d+$/);
  t.match(await simulator.health(), { status: 'ok', projects: 0 });
  await simulator.close();
  await t.rejects(connect(simulator.url), { code: 'unreachable' });
});

t.test('advancing the clock returns what happened', (t) =>
  bothWays(t, {}, async (t, simulator) => {
    const project = simulator.project();
    await createTemplate(project);
    const { now, fired } = await project.advance('2s');
    t.match(fired, [{ what: 'whatsapp.template approve', resource: key(), from: 'IN_PROGRESS', to: 'APPROVED' }]);
    t.equal((await project.clock()).now, now);
    t.equal(await stateOf(project), 'APPROVED');
    t.equal((await project.advanceTo('2027-01-01T00:00:00.000Z')).now, '2027-01-01T00:00:00.000Z');
    t.match(await project.setClock({ mode: 'real', scale: 60 }), { mode: 'real', scale: 60 });
  }),
);

t.test('durations and instants are written in any form', (t) =>
  bothWays(t, {}, async (t, simulator) => {
    const project = simulator.project();
    const times: [() => Promise<{ now: string }>, string][] = [
      [() => project.advance('PT1H'), '2026-01-01T01:00:00.000Z'],
      [() => project.advance('30 minutes'), '2026-01-01T01:30:00.000Z'],
      [() => project.advance({ toJSON: () => 'PT30M' }), '2026-01-01T02:00:00.000Z'],
      [() => project.advance(0), '2026-01-01T02:00:00.000Z'],
      [() => project.advanceTo('2026-02-01'), '2026-02-01T00:00:00.000Z'],
      [() => project.advanceTo(new Date('2026-03-01')), '2026-03-01T00:00:00.000Z'],
      [() => project.advanceTo(Date.UTC(2026, 3, 1)), '2026-04-01T00:00:00.000Z'],
      [() => project.setClock({ now: new Date('2026-05-01') }), '2026-05-01T00:00:00.000Z'],
    ];
    for (const [call, now] of times) t.equal((await call()).now, now, String(call));
    await createTemplate(project);
    const { now } = await project.advanceUntil({ state: 'APPROVED' }, 'PT1S');
    t.equal(now, '2026-05-01T00:00:01.000Z', 'Meta decides after 2 s');
    const match = { lifecycle: 'whatsapp.template' } as const;
    t.match(await project.addRule({ match, outcome: 'reject', after: 'PT90S' }), { after: '1m30s' });
    t.match(await project.addFault({ latency: { uniform: { min: 0, max: '1 sec' } } }), {
      latency: { uniform: { min: '0s', max: '1s' } },
    });
    t.match(await project.setLimit({ requests: 1, per: 'P1D' }), { per: '1d' });
    await t.rejects(project.waitForRequests({ method: 'DELETE' }, { timeoutMs: '1ms' }), /within 1ms/);
    // @ts-expect-error a number has no unit
    await t.rejects(project.advance(30), /30 has no unit: write 30ms, 30s, 30m, 30h or 30d/);
  }),
);

t.test('a test can make a pending decision', (t) =>
  bothWays(t, { review: 'manual' }, async (t, simulator) => {
    const project = simulator.project();
    await createTemplate(project);
    const [waiting] = await project.pending();
    t.match(waiting, { key: key(), who: 'Meta', due: null, outcome: 'approve', outcomes: ['approve', 'reject'] });
    await project.decide(waiting!.id, 'reject', { rejectionCode: 'SCAM' });
    t.equal(await stateOf(project), 'REJECTED');
    t.same(await project.pending(), []);
  }),
);

t.test('a rule sets an outcome in advance', (t) =>
  bothWays(t, {}, async (t, simulator) => {
    const project = simulator.project();
    const rule = await project.addRule({
      match: { lifecycle: 'whatsapp.template', name: 'summer_*' },
      outcome: 'reject',
      with: { rejectionCode: 'SCAM' },
    });
    for (const name of names) await createTemplate(project, name);
    await project.advance('2s');
    t.same([await stateOf(project), await stateOf(project, 'summer_sale')], ['APPROVED', 'REJECTED']);
    t.match(await project.rules(), [{ id: rule.id, hits: 1 }]);
    await project.deleteRules(rule.id);
    t.same(await project.rules(), []);
  }),
);

t.test('a trigger makes a platform event happen', (t) =>
  bothWays(t, { review: 'instant' }, async (t, simulator) => {
    const project = simulator.project();
    await createTemplate(project);
    t.match((await project.trigger('whatsapp.template', key(), 'pause')).fired, [{ to: 'PAUSED' }]);
    t.equal(await stateOf(project), 'PAUSED');
    // @ts-expect-error a misspelt event
    await t.rejects(project.trigger('whatsapp.template', key(), 'paus'), /did you mean pause\?/i);
  }),
);

t.test('a fault applies as often as requested', (t) =>
  bothWays(t, {}, async (t, simulator) => {
    const project = simulator.project();
    const fault = await project.addFault({ match: { method: 'POST' }, error: 'template_exists', times: 1 });
    t.match(await createTemplate(project), { status: 409, body: { errorCode: 'template_exists' } });
    t.match(await createTemplate(project), { status: 201 });
    t.match(await project.faults(), [{ id: fault.id, hits: 1 }]);
    await project.deleteFaults();
    t.same(await project.faults(), []);
  }),
);

t.test('a rate limit can be set and removed', (t) =>
  bothWays(t, {}, async (t, simulator) => {
    const project = simulator.project();
    t.match(await project.setLimit({ requests: 1, per: '1m' }), { remaining: 1 });
    t.equal((await createTemplate(project)).status, 201);
    t.equal((await createTemplate(project)).status, 429);
    await project.liftLimit();
    t.equal(await project.limit(), undefined);
  }),
);

t.test('settings can be changed for one project', (t) =>
  bothWays(t, { unknownFields: 'hint' }, async (t, simulator) => {
    const project = simulator.project();
    t.match(await project.setSettings({ unknownFields: 'reject' }), { contentType: 'any', unknownFields: 'reject' });
    const unknown = (of: Project) =>
      call(of, 'POST', '/bundles', { name: 'x', region: 'EU', smsApp: true, regoin: 'EU' });
    t.match(await unknown(project), { status: 400, body: { errorCode: 'invalid_input' } });
    const other = simulator.project();
    t.equal((await unknown(other)).status, 201);
    t.match(await other.settings(), { signatureClock: 'project', unknownFields: 'hint' });
  }),
);

t.test('requests can be listed, counted and awaited', (t) =>
  bothWays(t, {}, async (t, simulator) => {
    const project = simulator.project();
    const coming = project.waitForRequests({ method: 'POST', path: '*/whatsapp/templates' });
    await createTemplate(project);
    t.match(await coming, [{ method: 'POST', request: { body: { name: names[0] } }, answer: { status: 201 } }]);
    t.equal(await project.countRequests({ status: 201 }), 1);
    t.match(await project.requests({ limit: 1 }), [{ url: /templates/ }]);
    await t.rejects(project.waitForRequests({ method: 'POST', status: 400 }, { count: 2, timeoutMs: 1 }), {
      code: 'timed_out',
      message: /^expected 2 matching requests within 0\.001 s, got 0; closest:\n/,
    });
    await project.clearRequests();
    t.same(await project.requests(), []);
  }),
);

t.test('webhooks can be held, released, awaited and resent', (t) =>
  bothWays(t, { review: 'instant' }, async (t, simulator) => {
    const project = simulator.project();
    const receiver = await listen(t);
    await call(project, 'POST', '/webhooks', { target: receiver.url, secret: 'secret', triggers: ['ALL'] });
    await project.holdDeliveries();
    await createTemplate(project);
    t.match(await project.deliveries(), [{ type: 'WHATSAPP_TEMPLATE_APPROVED', status: 'held' }]);
    const [released] = await project.releaseDeliveries();
    t.equal(released!.status, 'delivered');
    await project.sendDeliveries();
    await createTemplate(project, 'summer_sale');
    t.equal((await project.waitForDeliveries({ status: 'delivered' }, { count: 2 })).length, 2);
    t.equal((await project.resend(released!.id)).attempts.length, 2);
    t.equal(receiver.received.length, 3);
    await t.rejects(project.waitForDeliveries({ status: 'failed' }, { timeoutMs: 1 }), {
      code: 'timed_out',
      message: /^expected 1 matching delivery within 0\.001 s, got 0/,
    });
  }),
);

t.test('a project can be restored to a checkpoint', (t) =>
  bothWays(t, {}, async (t, simulator) => {
    const project = simulator.project();
    await createTemplate(project);
    t.match(await project.checkpoint('in review'), { name: 'in review' });
    await project.advance('2s');
    t.equal(await stateOf(project), 'APPROVED');
    await project.restore('in review');
    t.equal(await stateOf(project), undefined);
    t.match(await project.checkpoints(), [{ name: 'in review' }]);
    await project.deleteCheckpoint('in review');
    t.same(await project.checkpoints(), []);
  }),
);

t.test('an exported project can be imported', (t) =>
  bothWays(t, {}, async (t, simulator) => {
    const project = simulator.project();
    await createTemplate(project);
    const state = await project.exportState({ secrets: true });
    await project.reset({ seed: 8 });
    t.same(await project.pending(), []);
    await project.importState(state);
    t.match(await project.pending(), [{ key: key() }]);
    t.equal((await project.describe()).seed, 1);
  }),
);

t.test('projects share nothing, and a project without a name gets an unused id', (t) =>
  bothWays(t, {}, async (t, simulator) => {
    const [one, other] = [simulator.project(), simulator.project()];
    t.not(one.id, other.id);
    await createTemplate(one);
    t.same(await other.pending(), []);
    t.ok((await simulator.projects()).some(({ id }) => id === one.id));
    await one.forget();
    t.notOk((await simulator.projects()).some(({ id }) => id === one.id));
    await simulator.reset();
  }),
);

t.test('the same seed gives the same ids', async (t) => {
  const run = async (seed: number): Promise<string> => {
    const simulator = await startSimulator({ clock: 'frozen', review: 'instant', seed });
    const project = simulator.project();
    await createTemplate(project);
    const { body } = await call(project, 'GET', `/whatsapp/templates/${names[0]}/languages/EN_US`);
    await simulator.close();
    return body.whatsappId;
  };
  const first = await run(7);
  t.equal(await run(7), first);
  t.not(await run(8), first);
});

t.test('a scenario can be a name or an object, or be added later', async (t) => {
  const own = { projects: { mine: { initialized: ['sms' as const] }, '*': { initialized: [] } } };
  const simulator = await startSimulator({ scenario: own, clock: 'frozen' });
  t.teardown(() => simulator.close());
  const refused = await createTemplate(simulator.project('mine'));
  t.match(refused, { status: 400, body: { errorCode: 'project_not_initialized' } });
  await simulator.addScenario({ name: 'with whatsapp', projects: { '*': { initialized: ['whatsapp'] } } });
  await simulator.project('mine').reset({ scenario: 'with whatsapp' });
  t.equal((await createTemplate(simulator.project('mine'))).status, 201);
  t.ok((await simulator.scenarios()).some(({ name }) => name === 'with whatsapp'));

  const faulty = { projects: { '*': { initialised: [] } } } as never;
  const reason = await startSimulator({ scenario: faulty }).catch((error) => error);
  t.ok(reason instanceof WrongConfig);
  t.match(reason.message, /unknown field 'initialised'; did you mean 'initialized'\?/);
  await t.rejects(startSimulator({ scenario: 'nowhere' }), { message: /--scenario must be one of/ });
});

t.test('an invalid option is rejected by name', async (t) => {
  await t.rejects(startSimulator({ mode: 'opne' } as never), {
    message: /--mode must be open or strict.*did you mean open/,
  });
  await t.rejects(startSimulator({ sceanrio: 'demo' } as never), {
    message: /no option 'sceanrio'; did you mean scenario\?/,
  });
});

t.test('environment variables do not affect a simulator that a test starts', async (t) => {
  process.env.SINCH_MOCK_REVIEW = 'nonsense';
  t.teardown(() => delete process.env.SINCH_MOCK_REVIEW);
  const simulator = await startSimulator();
  await simulator.close();
});

t.test('the requested port is used, and a port in use is rejected', async (t) => {
  const simulator = await startSimulator();
  t.teardown(() => simulator.close());
  const port = Number(new URL(simulator.url).port);
  await t.rejects(startSimulator({ port }), { code: 'EADDRINUSE' });
});

t.test('the starter of a simulator has its admin token; everyone else needs it', async (t) => {
  const simulator = await startSimulator({ adminToken: 'sesame' });
  t.teardown(() => simulator.close());
  await simulator.project().pending();
  await t.rejects((await connect(simulator.url)).projects(), { code: 'admin_token_required', status: 401 });
  t.match(await (await connect(simulator.url, { adminToken: 'sesame' })).reset(), [{ id: 'project-1' }]);
});

t.test('connecting can wait for a simulator that is still starting', async (t) => {
  const first = await startSimulator();
  const port = Number(new URL(first.url).port);
  await first.close();
  const connecting = connect(first.url, { wait: '10s' });
  const simulator = await startSimulator({ port });
  t.teardown(() => simulator.close());
  t.equal((await connecting).url, first.url);
  await t.rejects(connect(first.url, { wait: 'long' }), { message: /wait 'long' must be a duration/ });
});

t.test('a server that is not a simulator is detected', async (t) => {
  let answer = '';
  const server = createServer((_request, response) => void response.end(answer));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => void server.close());
  for (answer of ['<html>', '', '{"status":"healthy"}']) {
    const error = await connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`).catch((error) => error);
    t.ok(error instanceof SimulatorError);
    t.match(error, { code: 'unreachable', message: /is not a simulator/ });
  }
  await t.rejects(connect('localhost:80'), { message: /'localhost:80' is not a valid URL; expected e\.g\. http:/ });
});

t.test('everything that can be triggered is listed', async (t) => {
  const simulator = await startSimulator();
  t.teardown(() => simulator.close());
  const { operations } = await simulator.catalog();
  t.equal(operations.length, 90);
  t.ok((await simulator.lifecycles()).some(({ name }) => name === 'whatsapp.template'));
});

t.test('a simulator declared with `await using` is closed at the end of its block', async (t) => {
  const simulator = await startSimulator();
  await simulator[Symbol.asyncDispose]();
  await t.rejects(connect(simulator.url), { code: 'unreachable' });
});
