// What the catalogue fills in for a magic value and for a platform rule has the effect that its row says.
import t from 'tap';
import { tryOfMagic, tryOfRule } from '../../src/dashboard/tries.js';
import { type Answer, simulator, type TestProject } from '../simulator.js';

let projects = 0;

/** Sends a request in a project of its own. */
async function sent(sim: TestProject, body: unknown): Promise<{ answer: Answer; project: TestProject }> {
  const project = sim.project(`try-${++projects}`);
  return { answer: await project.post('/whatsapp/templates', body), project };
}

t.test('each magic value of a WhatsApp template has its effect', async (t) => {
  const sim = await simulator(t);
  const { body } = await sim.raw('GET', '/__admin/catalog');
  let tried = 0;
  for (const row of body.magicValues) {
    const one = tryOfMagic(row);
    if (!one) continue;
    tried += 1;
    const { answer, project } = await sent(sim, one.fields);
    if (row.effect.startsWith('error ')) {
      t.ok(
        row.effect.slice('error '.length).split(' or ').includes(answer.body.errorCode),
        `${row.value} ${row.effect}`,
      );
    } else if (answer.status >= 400) {
      t.equal((await project.pending()).length, 0, row.value);
    } else {
      const [pending] = await project.pending();
      const [outcome] = row.effect.split(' ');
      t.equal(outcome === 'hold' ? (pending?.due ?? 'hold') : pending?.outcome, outcome, row.value);
    }
    const plain = await sent(sim, { ...one.fields, name: 'plain' });
    t.equal(plain.answer.status, 201, 'without the value the request is accepted');
  }
  t.ok(tried >= 12, `${tried} values`);
});

t.test('each platform rule that one request of a WhatsApp template breaks is broken', async (t) => {
  const sim = await simulator(t, { platformRules: 'strict' });
  const { body } = await sim.raw('GET', '/__admin/platform-rules');
  let tried = 0;
  for (const rule of body.rules) {
    const one = tryOfRule(rule);
    if (!one) continue;
    tried += 1;
    const { answer, project } = await sent(sim, one.fields);
    await project.control('PUT', '/platform-rules', { [rule.id]: true });
    const again =
      answer.status < 400 ? await project.post('/whatsapp/templates', { ...one.fields, name: 'again' }) : answer;
    const pending = await project.pending();
    const broken = again.status >= 400 || pending.some(({ outcome }) => outcome === rule.outcome);
    t.ok(broken, `${rule.id}: ${again.status} ${JSON.stringify(again.body).slice(0, 200)}`);
  }
  t.ok(tried >= 20, `${tried} rules`);
});
