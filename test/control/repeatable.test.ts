import type { Test } from 'tap';
import t from 'tap';
import { listen, type Receiver, simulator, type TestProject } from '../simulator.js';
import { at, path, template } from './templates.js';

/** A typical day of a project: the text of every response and every event. */
async function day(sim: TestProject, receiver: Receiver, between: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const call = async (method: string, url: string, body?: object): Promise<void> => {
    await between();
    const answer = await sim.request(method, url, body);
    seen.push(JSON.stringify([method, url, answer.status, answer.body]));
  };
  receiver.received.length = 0;
  await call('POST', '/webhooks', { target: receiver.url, secret: 'secret', triggers: ['ALL'] });
  await sim.control('POST', '/faults', { status: 500, probability: 0.3, match: { method: 'GET' } });
  for (const name of ['one', 'two_mock_reject', 'three']) await call('POST', path, template(name));
  await call('GET', path);
  await call('POST', `${at('one')}/comments`, { comment: 'Looks good' });
  seen.push(JSON.stringify(await sim.advance('1h')));
  await between();
  await call('GET', at('one'));
  await call('GET', `${at('two_mock_reject')}/activities`);
  seen.push(JSON.stringify(await sim.trigger('whatsapp.template', 'one/EN_US', 'pause')));
  await call('PATCH', at('two_mock_reject'), { status: 'SUBMIT' });
  seen.push(JSON.stringify(await sim.advance('30d')));
  await call('GET', `${path}?pageSize=2`);
  seen.push(JSON.stringify(await sim.pending()));
  for (const { headers, text } of receiver.received) {
    const signed = Object.entries(headers).filter(([name]) => name.startsWith('x-sinch'));
    seen.push(JSON.stringify([signed, text]));
  }
  return seen;
}

t.test('the same seed, scenario and calls give byte-identical responses and events', async (t) => {
  const receiver = await listen(t);
  const start = async (t: Test, seed: number) => simulator(t, { seed });
  const first = await day(await start(t, 11), receiver, async () => undefined);
  t.ok(first.length > 12);
  t.same(await day(await start(t, 11), receiver, async () => undefined), first);

  const busy = await start(t, 11);
  let count = 0;
  const noise = async () => {
    const other = busy.project(`other ${count % 3}`);
    await other.post(path, template(`noise_${count++}`));
    await other.advance('3h');
  };
  t.same(await day(busy, receiver, noise), first, 'regardless of what other projects do in between');
  t.not(JSON.stringify(await day(await start(t, 12), receiver, async () => undefined)), JSON.stringify(first));
});

t.test('a reset project repeats the same day', async (t) => {
  const receiver = await listen(t);
  const sim = await simulator(t);
  const first = await day(sim, receiver, async () => undefined);
  await sim.control('POST', '/reset');
  t.same(await day(sim, receiver, async () => undefined), first);
});
