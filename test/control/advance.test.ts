import t from 'tap';
import { simulator } from '../simulator.js';
import { path, template } from './templates.js';

t.test('`next` advances to the next thing on the agenda, and does nothing if nothing is due', async (t) => {
  const sim = await simulator(t);
  t.match(await sim.control('POST', '/clock/advance', { to: 'next' }), { now: '2026-01-01T00:00:00.000Z', fired: [] });
  await sim.post(path, template('one'));
  await sim.advance('1s');
  await sim.post(path, template('two'));
  const next = () => sim.control('POST', '/clock/advance', { to: 'next' });
  t.match(await next(), { now: '2026-01-01T00:00:02.000Z', fired: [{ resource: 'one/EN_US' }] });
  t.match(await next(), { now: '2026-01-01T00:00:03.000Z', fired: [{ resource: 'two/EN_US' }] });
  t.match(await next(), { now: '2026-01-01T00:00:03.000Z', fired: [] });
});

t.test('`until` goes on until an entry of the history matches', async (t) => {
  const sim = await simulator(t);
  const receiver = await sim.subscribe();
  receiver.answers.push(500, 500);
  await sim.post(path, template('one'));
  const until = (match: object, atMost?: string) =>
    sim.control('POST', '/clock/advance', { until: { match }, ...(atMost !== undefined && { atMost }) });
  t.match(await until({ lifecycle: 'whatsapp.template', key: 'one/EN_US', state: 'APPROVED' }), {
    now: '2026-01-01T00:00:02.000Z',
    found: { kind: 'transition', key: 'one/EN_US', to: 'APPROVED' },
  });
  const delivered = await until({ kind: 'delivery', result: 'delivered' });
  t.match(delivered, { found: { attempt: 3, type: 'WHATSAPP_TEMPLATE_APPROVED' } });
  t.equal(receiver.received.length, 3);
});

t.test('`until` without a match stops when nothing is due any more, or after `atMost`', async (t) => {
  const sim = await simulator(t);
  await sim.post(path, template('one'));
  const until = { match: { type: 'WHATSAPP_TEMPLATE_DELETED' } };
  const short = await sim.control('POST', '/clock/advance', { until, atMost: '1s' });
  t.match(short, { now: '2026-01-01T00:00:01.000Z', fired: [] });
  const all = await sim.control('POST', '/clock/advance', { until });
  t.match(all, { now: '2026-01-01T00:00:02.000Z', fired: [{ to: 'APPROVED' }] });
  t.notOk('found' in all);
  const { history } = await sim.control('GET', '/history?kind=clock,control');
  t.match(
    history.map(({ kind, cause }: { kind: string; cause: number | null }) => [kind, cause !== null]),
    [
      ['control', false],
      ['clock', true],
      ['control', false],
      ['clock', true],
    ],
  );
});

t.test('an advance takes one way to say how far, and dates with or without a time', async (t) => {
  const sim = await simulator(t);
  const refused = async (body: object): Promise<string[]> =>
    (await sim.admin('POST', '/clock/advance', body)).body.additionalInformation.validationErrors;
  t.same(await refused({ by: '1s', to: 'next' }), ['exactly one of by, to and until is needed']);
  t.same(await refused({ by: '1s', atMost: '1s' }), ['atMost goes with until']);
  t.match(await refused({ to: 'tomorrow' }), [/^to must be a date or a date and time/]);
  t.match(await sim.control('POST', '/clock/advance', { to: '2026-03-01' }), { now: '2026-03-01T00:00:00.000Z' });
  t.match((await sim.admin('POST', '/clock/advance', { to: '2026-02-01' })).body, {
    errorCode: 'time_goes_back',
    message: /cannot go back to 2026-02-01/,
  });
});
