import t from 'tap';
import type { ControlHistory, ControlHistoryEntry } from '../../src/contract/types.js';
import { stampOf } from '../../src/engine/history/history.js';
import { receiver, subscribe } from '../delivery/receivers.js';
import { simulator, type TestProject } from '../simulator.js';
import { at, keyOf, path, template } from './templates.js';

type Kind<K extends ControlHistoryEntry['kind']> = Extract<ControlHistoryEntry, { kind: K }>;

const page = (sim: TestProject, query = ''): Promise<ControlHistory> => sim.control('GET', `/history${query}`);

const list = async (sim: TestProject, query = ''): Promise<ControlHistoryEntry[]> => (await page(sim, query)).history;

const ofKind = <K extends ControlHistoryEntry['kind']>(entries: ControlHistoryEntry[], kind: K): Kind<K>[] =>
  entries.filter((entry): entry is Kind<K> => entry.kind === kind);

/** The kinds of an entry and of what caused it, up to the root. */
function chain(entries: ControlHistoryEntry[], from: ControlHistoryEntry): string[] {
  const cause = entries.find(({ number }) => number === from.cause);
  return [from.kind, ...(cause ? chain(entries, cause) : [])];
}

/** Adds entries that no call could make so fast. */
function addEvents({ world }: TestProject, count: number, text = ''): void {
  const event = { kind: 'event', type: 'WHATSAPP_TEMPLATE_APPROVED', body: JSON.stringify({ text }) } as const;
  for (let each = 0; each < count; each++) world.history.add({ ...event, ...stampOf(world), deliveries: [] });
}

t.test('a delivery leads back, cause by cause, to the request that began it', async (t) => {
  const sim = await simulator(t);
  const receiver = await sim.subscribe();
  await sim.post(path, template('spring_sale'));
  await sim.advance('1h');
  const entries = await list(sim);
  t.same(
    entries.map(({ number }) => number),
    entries.map((_, index) => index + 1),
    'numbered without gaps',
  );
  const [delivery] = ofKind(entries, 'delivery');
  t.same(chain(entries, delivery!), [
    'delivery',
    'event',
    'transition',
    'decision',
    'decision',
    'transition',
    'request',
  ]);
  t.match(delivery, { attempt: 1, status: 200, result: 'delivered', target: receiver.url });
  const template$ = { lifecycle: 'whatsapp.template', key: 'spring_sale/EN_US' };
  t.match(ofKind(entries, 'decision'), [
    { ...template$, change: 'opened', who: 'Meta', outcome: 'approve', because: 'default', id: 'decision-1' },
    { ...template$, change: 'taken', who: 'Meta', outcome: 'approve', because: 'default', id: 'decision-1' },
  ]);
  t.match(ofKind(entries, 'transition').at(-1), { ...template$, event: 'approve', field: 'state', to: 'APPROVED' });
  const [event] = ofKind(entries, 'event');
  t.match(event, {
    type: 'WHATSAPP_TEMPLATE_APPROVED',
    deliveries: ['delivery-00000001'],
    body: { payload: { name: 'spring_sale' } },
  });
});

t.test('an advance is a control call; it causes the clock entry, and what was due keeps its own causes', async (t) => {
  const sim = await simulator(t);
  await sim.post(path, template('spring_sale'));
  await sim.advance('1h');
  const entries = await list(sim);
  const [call] = ofKind(entries, 'control');
  t.match(call, { operation: 'ClockController_advance_v1', method: 'POST', cause: null, body: { by: '1h' } });
  t.notOk('answer' in call!);
  const [clock] = ofKind(entries, 'clock');
  t.match(clock, { cause: call!.number, from: '2026-01-01T00:00:00.000Z', to: '2026-01-01T01:00:00.000Z' });
  const taken = ofKind(entries, 'decision').find(({ change }) => change === 'taken')!;
  t.ok(taken.number > call!.number, 'the call comes before what it let happen');
  t.same(chain(entries, taken), ['decision', 'decision', 'transition', 'request']);
});

t.test('a decision made by hand and a trigger are consequences of their control calls', async (t) => {
  const sim = await simulator(t);
  await sim.post(path, template('spring_sale'));
  await sim.decide('spring_sale/EN_US', 'approve');
  await sim.trigger('whatsapp.template', 'spring_sale/EN_US', 'pause');
  const entries = await list(sim);
  const [decided, triggered] = ofKind(entries, 'control');
  const taken = ofKind(entries, 'decision').find(({ change }) => change === 'taken')!;
  t.match(taken, { cause: decided!.number, because: 'made manually' });
  t.match(ofKind(entries, 'transition').at(-1), { cause: triggered!.number, event: 'pause', by: 'platform' });
});

t.test('rules and checks show in the decisions that they determine', async (t) => {
  const sim = await simulator(t);
  await sim.post(path, template('spring_sale'));
  await sim.control('POST', '/rules', { match: { lifecycle: 'whatsapp.template' }, outcome: ['reject', 'limit'] });
  const refused = await sim.post(path, template('other'));
  t.equal(refused.status, 424);
  const entries = await list(sim);
  const [rule] = ofKind(entries, 'control');
  t.match(ofKind(entries, 'decision'), [
    { change: 'opened', because: 'default' },
    { change: 'changed', because: 'rule rule-1', outcome: 'reject', cause: rule!.number },
    { change: 'taken', because: 'rule rule-1', outcome: 'limit', key: 'other/EN_US' },
  ]);
  t.equal(ofKind(entries, 'decision')[2]!.cause, ofKind(entries, 'request')[1]!.number);
});

t.test('a pending decision is closed when its resource moves on or is deleted', async (t) => {
  const sim = await simulator(t);
  await sim.post(path, template('spring_sale'));
  await sim.delete(`${at('spring_sale')}?deleteSubmitted=true`);
  const entries = await list(sim);
  const closed = ofKind(entries, 'decision').at(-1)!;
  t.equal(closed.change, 'closed');
  t.equal(chain(entries, closed).at(-1), 'request');
});

t.test('an injected fault is an entry caused by the request that it struck', async (t) => {
  const sim = await simulator(t);
  await sim.control('POST', '/faults', { status: 503, match: { method: 'GET' } });
  await sim.get('/webhooks');
  const entries = await list(sim);
  const [request] = ofKind(entries, 'request');
  t.match(request, { status: 503, fault: 'fault-1' });
  t.match(ofKind(entries, 'fault'), [{ cause: request!.number, fault: 'fault-1', effect: '503' }]);
});

t.test('a retry leads back to the event, a resend to the control call', async (t) => {
  const sim = await simulator(t);
  const receiver = await sim.subscribe();
  receiver.answers.push(500);
  await sim.post(path, template('spring_sale'));
  await sim.advance('1h');
  await sim.control('POST', '/deliveries/delivery-00000001/resend');
  const entries = await list(sim);
  const [event] = ofKind(entries, 'event');
  t.match(ofKind(entries, 'delivery'), [
    { attempt: 1, status: 500, result: 'pending', cause: event!.number },
    { attempt: 2, status: 200, result: 'delivered', cause: event!.number },
    { attempt: 3, status: 200, cause: ofKind(entries, 'control').at(-1)!.number },
  ]);
});

t.test('journal and deliveries have the numbers of the history', async (t) => {
  const sim = await simulator(t);
  await sim.subscribe();
  await sim.post(path, template('spring_sale'));
  await sim.get(path);
  await sim.advance('1h');
  const entries = await list(sim);
  const { requests } = await sim.control('GET', '/requests');
  t.same(
    requests.map(({ number }: { number: number }) => number),
    ofKind(entries, 'request').map(({ number }) => number),
  );
  const [delivery] = await sim.deliveries();
  t.equal(delivery!.number, ofKind(entries, 'event')[0]!.number);
  t.equal(delivery!.attempts[0]!.number, ofKind(entries, 'delivery')[0]!.number);
});

t.test('reading the control API and rejected calls of it leave no entry', async (t) => {
  const sim = await simulator(t);
  await sim.pending();
  await sim.control('POST', '/requests/count', { match: { method: 'GET' } });
  await sim.admin('POST', '/clock/advance', { to: '2001-01-01T00:00:00Z' });
  await sim.admin('POST', '/rules', { match: { lifecycle: 'nothing' }, outcome: 'approve' });
  t.same(await page(sim), { history: [], next: 0, oldest: 1 });
});

t.test('secrets do not appear', async (t) => {
  const sim = await simulator(t);
  await sim.control('PUT', '/checkpoints/one');
  const { worlds } = await sim.control('GET', '/state?secrets=true');
  await sim.control('POST', '/reset', {});
  await sim.control('PUT', '/state', { format: 1, contract: '1', worlds });
  await sim.control('POST', '/deliveries/release', { ids: [] });
  t.notMatch(JSON.stringify(await page(sim)), /keySecret":"(?!\[REDACTED)/);
});

t.test('the history can be filtered by kind and by resource', async (t) => {
  const sim = await simulator(t);
  await sim.subscribe();
  await sim.post(path, template('spring_sale'));
  await sim.post(path, template('other'));
  await sim.advance('1h');
  const kinds = new Set((await list(sim, '?kind=transition,decision')).map(({ kind }) => kind));
  t.same(kinds, new Set(['transition', 'decision']));
  const related = await list(sim, '?resource=whatsapp.template/spring_sale/EN_US');
  t.same(
    related.map(({ kind }) => kind),
    ['request', 'transition', 'decision', 'decision', 'transition', 'transition', 'event', 'delivery'],
  );
  t.same(await list(sim, '?resource=spring_sale/EN_US'), related);
  t.match((await sim.admin('GET', '/history?kind=transitions')).body, { errorCode: 'invalid_input' });
});

t.test('a reader continues from `next`, and learns what it missed', async (t) => {
  const sim = await simulator(t);
  for (let count = 0; count < 5; count++) await sim.get('/webhooks');
  const first = await page(sim, '?since=0&limit=2');
  t.match(first, { next: 2, oldest: 1, history: [{ number: 1 }, { number: 2 }] });
  t.notOk('lost' in first);
  t.match(await page(sim, '?limit=2'), { next: 5, history: [{ number: 4 }, { number: 5 }] });
  addEvents(sim, 5000);
  t.match(await page(sim, `?since=${first.next}&limit=1`), { lost: 3, oldest: 6, history: [{ number: 6 }], next: 6 });
  await sim.control('POST', '/reset');
  t.match(await page(sim, '?since=5'), { restarted: true, history: [{ kind: 'control', number: 1 }] });
});

t.test('long texts shorten the history', async (t) => {
  const sim = await simulator(t);
  addEvents(sim, 12, 'x'.repeat(1_000_000));
  t.equal((await page(sim)).history.length, 8);
});

t.test('sub-projects share the numbers of their family', async (t) => {
  const sim = await simulator(t);
  sim.world.subproject('child');
  const child = sim.project('child');
  await sim.get('/webhooks');
  await child.get('/webhooks');
  t.match(await list(sim), [{ project: 'test-project' }, { project: 'child', number: 2 }]);
  t.same(await list(child), await list(sim));
});

t.test('the same seed and calls have the same history, whichever receiver answers first', async (t) => {
  const day = async (late: boolean): Promise<string> => {
    const sim = await simulator(t, { seed: 7 });
    const other = await receiver(t, (response) => response.end());
    const one = await receiver(t, async (response) => {
      // It answers its first event before the other receiver has its own, or after.
      if (late) await other.arrived(1);
      response.writeHead(one.received.length === 1 ? 500 : 200).end();
    });
    for (const { url } of [one, other]) await subscribe(sim, url);
    for (const name of ['one', 'two_mock_reject', 'three']) await sim.post(path, template(name));
    await sim.control('POST', '/faults', { status: 500, probability: 0.5, match: { method: 'GET' } });
    for (let count = 0; count < 5; count++) await sim.get(at('one'));
    await sim.advance('30d');
    return JSON.stringify(await page(sim))
      .replaceAll(one.url, 'one')
      .replaceAll(other.url, 'other');
  };
  t.equal(await day(false), await day(true));
});

t.test('every chain of causes ends at a request, a control call or a move of the clock', async (t) => {
  const sim = await simulator(t);
  const receiver = await sim.subscribe();
  receiver.answers = [500];
  await sim.control('POST', '/rules', { match: { lifecycle: 'whatsapp.template', name: 'ruled' }, outcome: 'reject' });
  await sim.control('POST', '/faults', { match: { operation: 'createWebhook' }, status: 503, times: 1 });
  await sim.post('/webhooks', { target: 'http://127.0.0.1:9/', secret: 'secret', triggers: ['ALL'] });
  for (const name of ['one', 'ruled', 'mock_limit', 'by_hand']) await sim.post(path, template(name));
  await sim.decide(keyOf('by_hand'), 'reject', { rejectionCode: 'SCAM' });
  await sim.advance('1h');
  await sim.trigger('whatsapp.template', keyOf('one'), 'pause');
  await sim.post('/bundles', { name: 'Branch', region: 'EU', subproject: true });
  await sim.control('POST', '/clock/advance', { to: 'next' });
  await sim.control('PUT', '/clock', { mode: 'frozen', now: '2027-01-01' });
  const [failed] = await sim.deliveries();
  await sim.control('POST', `/deliveries/${failed!.id}/resend`);

  const entries: ControlHistoryEntry[] = (await sim.control('GET', '/history?limit=1000')).history;
  const kinds = ['request', 'transition', 'decision', 'event', 'delivery', 'clock', 'control', 'fault'];
  t.same([...new Set(entries.map(({ kind }) => kind))].sort(), kinds.toSorted(), 'each kind occurs');
  const byNumber = new Map(entries.map((entry) => [entry.number, entry]));
  const broken = entries.filter((entry) => {
    let root = entry;
    while (root.cause !== null) {
      const cause = byNumber.get(root.cause);
      // A cause is older than what it causes, so that no chain is a circle.
      if (cause === undefined || cause.number >= root.number) return true;
      root = cause;
    }
    return !['request', 'control', 'clock'].includes(root.kind);
  });
  t.same(broken, []);
});
