import t from 'tap';
import { simulator } from '../simulator.js';
import { template } from './templates.js';

t.test('an advance responds once the webhooks have arrived, and lists what happened in order', async (t) => {
  const sim = await simulator(t);
  const receiver = await sim.subscribe();
  await sim.post('/whatsapp/templates', template('first'));
  await sim.advance('1s');
  await sim.post('/whatsapp/templates', template('second'));
  const { now, fired, settled } = await sim.control('POST', '/clock/advance', { by: '1d' });
  t.equal(now, '2026-01-02T00:00:01.000Z');
  t.same(fired, [
    {
      at: '2026-01-01T00:00:02.000Z',
      project: 'test-project',
      what: 'whatsapp.template approve',
      resource: 'first/EN_US',
      from: 'IN_PROGRESS',
      to: 'APPROVED',
      events: ['WHATSAPP_TEMPLATE_APPROVED'],
    },
    {
      at: '2026-01-01T00:00:03.000Z',
      project: 'test-project',
      what: 'whatsapp.template approve',
      resource: 'second/EN_US',
      from: 'IN_PROGRESS',
      to: 'APPROVED',
      events: ['WHATSAPP_TEMPLATE_APPROVED'],
    },
  ]);
  t.equal(settled, true);
  t.equal(receiver.received.length, 2);
});

t.test('an advance can give the target time; time never goes back', async (t) => {
  const sim = await simulator(t);
  const advance = (body: object) => sim.admin('POST', '/clock/advance', body);
  t.equal((await advance({ to: '2026-02-01T00:00:00Z' })).body.now, '2026-02-01T00:00:00.000Z');
  t.match(await advance({ to: '2026-01-15T00:00:00Z' }), { status: 409, body: { errorCode: 'time_goes_back' } });
  t.match(await sim.admin('PUT', '/clock', { now: '2026-01-15T00:00:00Z' }), { status: 409 });
  t.match((await advance({ by: 'a day' })).body.additionalInformation.validationErrors, [
    'by must be a duration such as 10s, 1h30m, 30d or PT1H',
  ]);
  t.match((await advance({ by: '40000d' })).body.additionalInformation.validationErrors, [
    /by must not be longer than/,
  ]);
  t.match((await advance({ to: '+099999-01-01T00:00:00Z' })).status, 400);
  t.match((await advance({ to: '2026-02-01T23:59:60Z' })).status, 400, 'leap seconds are not supported');
  t.equal((await advance({})).status, 400);
  t.equal((await advance({ by: '1s', to: '2026-03-01T00:00:00Z' })).status, 400, 'either by or to, not both');
});

t.test('a clock can be set forward, run, sped up and frozen', async (t) => {
  const sim = await simulator(t);
  await sim.post('/whatsapp/templates', template('plain'));
  t.match(await sim.control('PUT', '/clock', { now: '2026-06-01T00:00:00Z' }), {
    mode: 'frozen',
    now: '2026-06-01T00:00:00.000Z',
    scale: 1,
  });
  t.equal(
    (await sim.get('/whatsapp/templates/plain/languages/EN_US')).body.state,
    'APPROVED',
    'everything due has happened',
  );
  t.match(await sim.control('PUT', '/clock', { mode: 'real', scale: 60 }), { mode: 'real', scale: 60 });
  t.match(await sim.control('PUT', '/clock', { mode: 'frozen' }), { mode: 'frozen', scale: 60 });
  const { now } = await sim.control('GET', '/clock');
  t.equal((await sim.control('GET', '/clock')).now, now, 'the clock is frozen');
  t.equal((await sim.admin('PUT', '/clock', { scale: 0 })).status, 400);
});

t.test('an advance of thirty days runs ten thousand pending jobs and lists all of them', async (t) => {
  const sim = await simulator(t);
  const waiting = Array.from({ length: 10_000 }, (_, index) => {
    const { details, ...rest } = template(`template_${index}`);
    return { ...rest, changes: { status: 'IN_PROGRESS', details, allowCategoryChange: false } };
  });
  const projects = { '*': { initialized: ['whatsapp'], records: { 'whatsapp.templates': waiting } } };
  sim.application.simulation.addScenario({ name: 'busy', description: '', projects });
  t.equal((await sim.control('POST', '/reset', { scenario: 'busy' })).pending, 10_000);
  t.equal((await sim.advance('30d')).length, 10_000);
});

t.test('an endless chain of jobs is cut off with an error, and the project works on', async (t) => {
  const sim = await simulator(t);
  sim.application.simulation.addRunner('echo', (world) => world.schedule(0, 'echo', {}));
  sim.world.schedule(1000, 'echo', {});
  const { status, body } = await sim.admin('POST', '/clock/advance', { by: '1d' });
  t.equal(status, 409);
  t.match(body, {
    errorCode: 'endless_chain',
    message: /1000 jobs in a row scheduled the next one without delay; it was cut off at 2026-01-01T00:00:01.000Z/,
  });
  t.equal((await sim.get('/webhooks')).status, 200);
  t.equal((await sim.admin('POST', '/clock/advance', { by: '1d' })).status, 200);
  t.equal(sim.world.timeline.pending, 0);
});

t.test('a decision that is cut off waits to be made manually, and the history says why', async (t) => {
  const sim = await simulator(t);
  await sim.post('/whatsapp/templates', { ...template('endless'), status: 'SUBMIT' });
  sim.application.simulation.addRunner('decision', (world, data) => world.schedule(0, 'decision', data));
  t.equal((await sim.admin('POST', '/clock/advance', { by: '30d' })).status, 409);
  const [pending] = await sim.pending();
  t.match(pending, { due: null, because: /^default; 1000 jobs in a row scheduled the next one without delay/ });
  const { history } = await sim.control('GET', '/history?kind=decision');
  t.match(history.at(-1), { change: 'changed', id: pending!.id, because: pending!.because });
  await sim.control('POST', `/pending/${pending!.id}`, { outcome: 'approve' });
  const { body } = await sim.get('/whatsapp/templates/endless/languages/EN_US');
  t.equal(body.state, 'APPROVED');
});
