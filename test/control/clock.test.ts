import t from 'tap';
import { simulator } from '../simulator.js';

const template = (name: string) => ({
  name,
  language: 'EN_US',
  category: 'MARKETING',
  details: { components: [{ type: 'BODY', text: 'Hello' }] },
});

t.test('an advance answers what happened, in order, when the webhooks have arrived', async (t) => {
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

t.test('an advance may name the instant; time never goes back', async (t) => {
  const sim = await simulator(t);
  const advance = (body: object) => sim.admin('POST', '/clock/advance', body);
  t.equal((await advance({ to: '2026-02-01T00:00:00Z' })).body.now, '2026-02-01T00:00:00.000Z');
  t.match(await advance({ to: '2026-01-15T00:00:00Z' }), { status: 409, body: { errorCode: 'time_goes_back' } });
  t.match(await sim.admin('PUT', '/clock', { now: '2026-01-15T00:00:00Z' }), { status: 409 });
  t.match((await advance({ by: '1 day' })).body.additionalInformation.validationErrors, [
    'by must be a time span such as 10s, 1h30m or 30d',
  ]);
  t.equal((await advance({})).status, 400);
  t.equal((await advance({ by: '1s', to: '2026-03-01T00:00:00Z' })).status, 400, 'one of the two');
});

t.test('a clock is set forward, let run, made faster and frozen', async (t) => {
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
    'what fell due happened',
  );
  t.match(await sim.control('PUT', '/clock', { mode: 'real', scale: 60 }), { mode: 'real', scale: 60 });
  t.match(await sim.control('PUT', '/clock', { mode: 'frozen' }), { mode: 'frozen', scale: 60 });
  const { now } = await sim.control('GET', '/clock');
  t.equal((await sim.control('GET', '/clock')).now, now, 'it stands still');
  t.equal((await sim.admin('PUT', '/clock', { scale: 0 })).status, 400);
});
