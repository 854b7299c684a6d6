// Settings that a project changes for itself.
import t, { type Test } from 'tap';
import { systemClock } from '../../src/engine/time/clock.js';
import { validateWebhookSignature } from '../delivery/sdk.js';
import { simulator, type TestProject } from '../simulator.js';

const realSeconds = () => Math.floor(systemClock.now() / 1000);

/** The timestamp with which an event of the project is signed, in seconds; its signature is valid. */
async function signedAt(t: Test, sim: TestProject): Promise<number> {
  const receiver = await sim.subscribe();
  const { status } = await sim.post('/whatsapp/templates', {
    name: 'parcel',
    language: 'EN_US',
    category: 'UTILITY',
    details: { components: [{ type: 'BODY', text: 'Your parcel is on its way.' }] },
  });
  t.equal(status, 201);
  await sim.advance('2s');
  const [{ headers, text }] = receiver.received as [(typeof receiver.received)[number]];
  t.ok(validateWebhookSignature('secret', headers, JSON.parse(text)));
  return Number(headers['x-sinch-webhook-signature-timestamp']);
}

t.test("a signature carries the project's time, or the system's where that is set", async (t) => {
  const sim = await simulator(t, { clock: { mode: 'frozen', at: 0 } });
  t.equal(await signedAt(t, sim), 2);
  const fresh = sim.project('fresh');
  t.same(await fresh.control('PUT', '/settings', { signatureClock: 'real' }), {
    signatureClock: 'real',
    contentType: 'any',
  });
  const before = realSeconds();
  const at = await signedAt(t, fresh);
  t.ok(at >= before && at <= realSeconds(), `${at}`);
  t.same(await fresh.control('PUT', '/settings', {}), { signatureClock: 'project', contentType: 'any' });
});

t.test('the flag applies to projects without a setting of their own', async (t) => {
  const sim = await simulator(t, { clock: { mode: 'frozen', at: 0 }, signatureClock: 'real' });
  t.match(await sim.control('GET', '/settings'), { signatureClock: 'real' });
  t.ok((await signedAt(t, sim)) > 1_000_000);
  const own = sim.project('own');
  await own.control('PUT', '/settings', { signatureClock: 'project' });
  t.equal(await signedAt(t, own), 2);
});

t.test('a scenario has settings, sub-projects inherit them, and they are saved with the project', async (t) => {
  const sim = await simulator(t);
  const projects = { '*': { initialized: ['whatsapp'], settings: { signatureClock: 'real' } } };
  await sim.raw('POST', '/__admin/scenarios', { name: 'fresh', projects });
  await sim.control('POST', '/reset', { scenario: 'fresh' });
  const real = { signatureClock: 'real', contentType: 'any' };
  t.same(await sim.control('GET', '/settings'), real);
  const { body } = await sim.post('/bundles', { name: 'shop', region: 'EU', subproject: true });
  t.same(await sim.project(body.subproject.id).control('GET', '/settings'), real);
  const state = await sim.control('GET', '/state');
  await sim.control('PUT', '/settings', {});
  await sim.control('PUT', '/state', state);
  t.same(await sim.control('GET', '/settings'), real);
});

t.test('an unknown setting or value is refused', async (t) => {
  const sim = await simulator(t);
  for (const settings of [{ signatureClocks: 'real' }, { signatureClock: 'system' }]) {
    const refused = { status: 400, body: { errorCode: 'invalid_input', resolution: /signatureClock/ } };
    t.match(await sim.admin('PUT', '/settings', settings), refused);
    const projects = { '*': { initialized: [], settings } };
    t.match(await sim.raw('POST', '/__admin/scenarios', { name: 'wrong', projects }), refused);
  }
});
