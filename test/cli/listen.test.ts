import t, { type Test } from 'tap';
import { startSimulator } from '../../src/index.js';
import { basic } from '../simulator.js';
import { begin, run } from './command-line.js';

async function projectWithWebhook(t: Test, target: string, secret: string) {
  const simulator = await startSimulator({ clock: 'frozen', review: 'instant' });
  t.teardown(() => simulator.close());
  const project = simulator.project();
  const post = (path: string, body: object) =>
    fetch(project.url + path, {
      method: 'POST',
      headers: { authorization: basic, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  await post('/webhooks', { target, secret, triggers: ['ALL'] });
  const details = { components: [{ type: 'BODY', text: 'Hello' }] };
  const approve = (name: string) =>
    post('/whatsapp/templates', { name, language: 'EN_US', category: 'MARKETING', details });
  return { project, approve };
}

const urlIn = (line: string): string => /http:\S+/.exec(line)![0];

t.test('it distinguishes valid from wrong signatures and responds as configured', async (t) => {
  const listener = begin(t, ['listen', '--port', '0', '--secret', 'right', '--fail', '500,503']);
  const target = urlIn(await listener.line(/^listening for webhooks on /));
  const { project, approve } = await projectWithWebhook(t, target, 'right');
  await approve('spring_sale');
  t.match(await listener.line(/responded 500/), /WHATSAPP_TEMPLATE_APPROVED {2}signature valid/);
  await project.advance('30s');
  await listener.line(/responded 503/);
  await listener.line(/responded 200/);
  t.match(await project.deliveries(), [{ status: 'delivered', attempts: { length: 3 } }]);
  t.match(await listener.line(/"name":"spring_sale"/), /whatsappId/);

  const stranger = await projectWithWebhook(t, target, 'wrong');
  await stranger.approve('summer_sale');
  await listener.line(/signature wrong/);
  await fetch(target, { method: 'POST', body: 'no JSON' });
  await listener.line(/no event type {2}signature missing/);

  listener.child.kill('SIGINT');
  t.equal((await listener.ended).code, 0);
});

t.test('with --json it prints one line of JSON per webhook', async (t) => {
  const listener = begin(t, ['listen', '--port', '0', '--json', '--status', '204']);
  const { listening } = JSON.parse(await listener.line(/listening/));
  const { approve } = await projectWithWebhook(t, listening, 'any');
  await approve('spring_sale');
  t.match(JSON.parse(await listener.line(/"at"/)), {
    signature: 'not checked',
    status: 204,
    body: { type: 'WHATSAPP_TEMPLATE_APPROVED', payload: { name: 'spring_sale' } },
    headers: { 'x-sinch-webhook-signature-algorithm': 'HmacSHA256' },
  });
});

t.test('invalid usage and a port in use are reported on one line', async (t) => {
  t.match(await run(t, ['listen', '--fail', 'often']), { code: 2, stderr: /^--fail must be a number from 200 to 599/ });
  t.match(await run(t, ['listen', '--port', 'x']), { code: 2, stderr: /^--port must be a number/ });
  const first = begin(t, ['listen', '--port', '0']);
  const { port } = new URL(urlIn(await first.line(/^listening for webhooks on /)));
  t.match(await run(t, ['listen', '--port', port]), {
    code: 1,
    stderr: /^port \d+ on 127\.0\.0\.1 is already in use; pass --port <number>/,
  });
});
