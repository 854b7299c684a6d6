// The lines that the dashboard offers to paste: each runs, and makes the control call that was clicked.
import t from 'tap';
import { type Deed, libraryCallOf } from '../../src/dashboard/library-call.js';
import { type Simulator, startSimulator } from '../../src/index.js';

const at = (rest: string): string => `/__admin/projects/shop${rest}`;

/** In an order in which each succeeds. */
const deeds: readonly Deed[] = [
  { method: 'PUT', path: at('/clock'), body: { mode: 'frozen' } },
  { method: 'POST', path: at('/clock/advance'), body: { by: '1h' } },
  { method: 'POST', path: at('/clock/advance'), body: { to: '2027-01-01T00:00:00.000Z' } },
  { method: 'POST', path: at('/clock/advance'), body: { to: 'next' } },
  { method: 'POST', path: at('/clock/advance'), body: { until: { match: { state: 'APPROVED' } }, atMost: '1d' } },
  {
    method: 'POST',
    path: at('/rules'),
    body: { match: { lifecycle: 'whatsapp.template', name: "it's *" }, outcome: 'reject' },
  },
  { method: 'PATCH', path: at('/rules/rule-1'), body: { enabled: false } },
  {
    method: 'PUT',
    path: at('/rules/rule-1'),
    body: { match: { lifecycle: 'whatsapp.template' }, outcome: ['reject', 'approve'] },
  },
  { method: 'DELETE', path: at('/rules'), body: undefined },
  { method: 'PUT', path: at('/platform-rules'), body: { 'meta.template.variable-at-edge': false } },
  { method: 'POST', path: at('/faults'), body: { latency: '1ms', times: 1 } },
  { method: 'PATCH', path: at('/faults/fault-1'), body: { enabled: false } },
  { method: 'PUT', path: at('/faults/fault-1'), body: { latency: '2ms' } },
  { method: 'DELETE', path: at('/faults'), body: undefined },
  { method: 'PUT', path: at('/settings'), body: { contentType: 'strict' } },
  { method: 'PUT', path: at('/limit'), body: { requests: 5, per: '1s' } },
  { method: 'DELETE', path: at('/limit'), body: undefined },
  { method: 'POST', path: at('/deliveries/resend'), body: { match: { status: 'failed' } } },
  { method: 'POST', path: at('/deliveries/sample'), body: { type: 'BUNDLE_DONE' } },
  { method: 'PUT', path: at('/deliveries/mode'), body: { mode: 'hold' } },
  { method: 'PUT', path: at('/deliveries/mode'), body: { mode: 'send' } },
  { method: 'POST', path: at('/deliveries/release'), body: {} },
  { method: 'PUT', path: at('/checkpoints/before%20it'), body: undefined },
  { method: 'POST', path: at('/checkpoints/before%20it/restore'), body: undefined },
  { method: 'DELETE', path: at('/checkpoints/before%20it'), body: undefined },
  { method: 'POST', path: at('/reset'), body: {} },
  { method: 'DELETE', path: at(''), body: undefined },
];

/** Runs a line as a test would contain it. */
const run = (line: string, sim: Simulator): Promise<void> =>
  new Function('sim', `return (async () => { ${line} })();`)(sim);

t.test('each line runs and makes the call that it stands for', async (t) => {
  const sim = await startSimulator({ clock: 'frozen' });
  t.teardown(() => sim.close());
  const project = sim.project('shop');
  for (const deed of deeds) {
    const line = libraryCallOf(deed);
    if (line === undefined) {
      t.fail(`no line for ${deed.method} ${deed.path}`);
      continue;
    }
    await run(line, sim);
    const calls = await project.history({ kind: ['control'] });
    // A new history has begun, so there is nothing to compare with.
    if (/\/(?:reset|restore)$|shop$/.test(deed.path)) continue;
    const { method, url } = calls.at(-1) as { method: string; url: string };
    t.equal(`${method} ${decodeURIComponent(url)}`, `${deed.method} ${decodeURIComponent(deed.path)}`, line);
  }
});

t.test('the call that is made carries the body that was clicked', (t) => {
  const line = (path: string, body: unknown): string | undefined => libraryCallOf({ method: 'POST', path, body });
  t.equal(line(at('/clock/advance'), { to: 'next' }), `await sim.project('shop').advanceToNext();`);
  t.equal(
    line(at('/clock/advance'), { until: { match: { state: 'APPROVED' } }, atMost: '1d' }),
    `await sim.project('shop').advanceUntil({ state: 'APPROVED' }, '1d');`,
  );
  t.equal(line('/__admin/tokens/expire', { projectId: 'shop' }), `await sim.expireTokens({ projectId: 'shop' });`);
  t.end();
});

t.test('decisions and triggers carry their data', async (t) => {
  t.equal(
    libraryCallOf({
      method: 'POST',
      path: at('/pending/decision-1'),
      body: { outcome: 'reject', with: { rejectionCode: 'SCAM' } },
    }),
    `await sim.project('shop').decide('decision-1', 'reject', { rejectionCode: 'SCAM' });`,
  );
  t.equal(
    libraryCallOf({ method: 'POST', path: at('/trigger'), body: { lifecycle: 'a.b', key: "o'x/EN", event: 'pause' } }),
    `await sim.project('shop').trigger('a.b', "o'x/EN", 'pause');`,
  );
  t.equal(libraryCallOf({ method: 'POST', path: at('/unknown'), body: {} }), undefined);
});
