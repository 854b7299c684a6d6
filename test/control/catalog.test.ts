import t from 'tap';
import { contract } from '../../src/contract/load.js';
import { simulator } from '../simulator.js';

t.test('the catalogue lists everything that can be triggered', async (t) => {
  const sim = await simulator(t);
  const { body } = await sim.raw('GET', '/__admin/catalog');
  t.equal(body.operations.length, [...contract.operations.values()].filter((one) => one.service !== 'control').length);
  const find = (operation: string) => body.operations.find((one: { operation: string }) => one.operation === operation);
  t.match(find('WhatsappTemplatesController_createTemplate_v1'), {
    service: 'whatsapp',
    method: 'POST',
    path: '/v1/projects/{projectId}/whatsapp/templates',
    simulated: true,
  });
  t.ok(
    find('WhatsappTemplatesController_createTemplate_v1').errors.some(
      ({ code, status }: { code: string; status: number }) => code === 'template_exists' && status === 409,
    ),
  );
  const lifecycle = body.lifecycles.find((each: { lifecycle: string }) => each.lifecycle === 'whatsapp.template');
  t.match(lifecycle.decisions, [
    { decision: 'review', who: 'Meta', outcomes: [{ outcome: 'approve' }, { outcome: 'reject' }] },
  ]);
  t.match(lifecycle.decisions[0].outcomes[1].with, { rejectionCode: ['INVALID_FORMAT'], comment: ['<text>'] });
  t.ok(lifecycle.checks[0].outcomes.some(({ error }: { error: string }) => error === 'template_limit_reached'));
  t.ok(lifecycle.triggers.some(({ outcome }: { outcome: string }) => outcome === 'pause'));
  t.notOk(lifecycle.triggers.some(({ outcome }: { outcome: string }) => outcome === 'submit'));
  t.ok(body.magicValues.some(({ value, effect }: { value: string; effect: string }) => value === '000000' && effect));
});

t.test('every lifecycle is returned as a table and as a diagram', async (t) => {
  const sim = await simulator(t);
  const { lifecycles } = (await sim.raw('GET', '/__admin/lifecycles')).body;
  const lifecycle = lifecycles.find(({ name }: { name: string }) => name === 'whatsapp.template');
  const [changes] = lifecycle.fields;
  t.equal(changes.field, 'changes.status');
  t.match(
    changes.transitions.find(({ event }: { event: string }) => event === 'approve'),
    { from: ['IN_PROGRESS'], to: null, by: 'review', who: 'Meta', webhookEvent: 'WHATSAPP_TEMPLATE_APPROVED' },
  );
  t.match(lifecycle.mermaid, /^stateDiagram-v2\n {2}state "changes.status" as changes_status \{/);
  t.match(lifecycle.mermaid, 'changes_status_IN_PROGRESS --> [*]: approve (Meta)');
  t.match(lifecycle.mermaid, 'state_APPROVED --> state_PAUSED: pause (platform)');
});

t.test('all scenarios are listed', async (t) => {
  const sim = await simulator(t);
  const { scenarios } = (await sim.raw('GET', '/__admin/scenarios')).body;
  t.ok(scenarios.some(({ name, projects }: { name: string; projects: string[] }) => name === 'default' && projects[0]));
});
