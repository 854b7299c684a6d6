import t from 'tap';
import { simulator } from '../../simulator.js';

const path = '/whatsapp/enableTemplateAnalytics';
const account = (wabaName: string) => ({
  wabaName,
  clientBusinessManagerId: '310482957716402',
  senderDetails: { displayName: 'Nordic Parcel', businessCategory: 'OTHER' },
});

t.test('template analytics can be enabled for an onboarded account', async (t) => {
  const sim = await simulator(t);
  const none = await sim.put(path);
  t.equal(none.status, 400);
  t.equal(none.body.errorCode, 'project_not_initialized', 'no account exists');
  await sim.post('/whatsapp', account('Nordic Parcel AB'));
  const early = await sim.put(path);
  t.equal(early.status, 424);
  t.equal(early.body.errorCode, 'template_insights_not_yet_available', 'it is not onboarded yet');
  await sim.advance('4s');
  t.equal((await sim.get('/whatsapp')).body.wabaEnabledForInsights, false);
  const { status, body } = await sim.put(path);
  t.equal(status, 200);
  t.equal(body, '');
  t.equal((await sim.get('/whatsapp')).body.wabaEnabledForInsights, true);
  t.equal((await sim.put(path)).status, 200, 'a second call succeeds');
});

t.test('Meta may lack template analytics for an account', async (t) => {
  const sim = await simulator(t);
  await sim.post('/whatsapp', account('Mock No Insights AB'));
  await sim.advance('4s');
  t.equal((await sim.put(path)).body.errorCode, 'template_insights_not_yet_available');
  t.equal((await sim.get('/whatsapp')).body.wabaEnabledForInsights, false);
});
