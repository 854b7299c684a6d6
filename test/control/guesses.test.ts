// What somebody who knows no names tries first, and the name that the answer must tell.
import t from 'tap';
import { commandWords, otherWords } from '../../src/cli/command-words.js';
import { buildProgram } from '../../src/cli/program.js';
import { Terminal } from '../../src/cli/terminal.js';
import { contract } from '../../src/contract/load.js';
import { callWords } from '../../src/http/control-words.js';
import { runCommand } from '../cli/command.js';
import { simulator } from '../simulator.js';

/** Below the path of a project; a part in braces stands for any. */
const paths: readonly (readonly [guess: string, meant: string])[] = [
  ['/webhook', '/deliveries'],
  ['/webhooks/delivery-1', '/deliveries/delivery-1'],
  ['/hooks', '/deliveries'],
  ['/template', '/resources'],
  ['/templates', '/resources'],
  ['/sender', '/resources'],
  ['/approve', '/pending'],
  ['/reject', '/pending'],
  ['/decide', '/pending'],
  ['/review', '/pending'],
  ['/decision/decision-1', '/pending/decision-1'],
  ['/rule', '/rules'],
  ['/stubs', '/rules'],
  ['/error', '/faults'],
  ['/latency', '/faults'],
  ['/chaos', '/faults'],
  ['/throttle', '/limit'],
  ['/rate-limit', '/limit'],
  ['/time', '/clock'],
  ['/freeze', '/clock'],
  ['/advance', '/clock/advance'],
  ['/tick', '/clock/advance'],
  ['/clock/forward', '/clock/advance'],
  ['/logs', '/requests'],
  ['/calls', '/requests'],
  ['/timeline', '/history'],
  ['/stream', '/events'],
  ['/snapshot', '/checkpoints'],
  ['/undo', '/checkpoints'],
  ['/export', '/state'],
  ['/clear', '/reset'],
  ['/resend', '/deliveries/resend'],
  ['/release', '/deliveries/release'],
  ['/sample', '/deliveries/sample'],
  ['/pause', '/trigger'],
  ['/otp', '/codes'],
  ['/config', '/settings'],
  ['/platformRules', '/platform-rules'],
  ['/schedule', '/agenda'],
  ['/webhook-deliveries', '/deliveries'],
  ['/pendingDecisions', '/pending'],
  ['/templates/approve', '/pending'],
  ['/events/trigger', '/trigger'],
  ['/scenario/load', '/reset'],
  ['/whatsapp/templates', '/resources'],
];

t.test('a path that somebody guesses is answered with the right one', async (t) => {
  const sim = await simulator(t);
  for (const [guess, meant] of paths) {
    const { status, body } = await sim.admin('GET', guess);
    t.equal(status, 404, guess);
    t.match(body.resolution, `Did you mean /__admin/projects/${sim.id}${meant}? `, guess);
  }
});

t.test('a path that says nothing about what is wanted is not answered with any', async (t) => {
  const sim = await simulator(t);
  for (const guess of ['/sandbox', '/xyzzy', '/moves', '/verify']) {
    t.notMatch((await sim.admin('GET', guess)).body.resolution, /Did you mean/, guess);
  }
  t.match((await sim.admin('GET', '/dashboard')).body.resolution, /^Did you mean \/dashboard\/\?/);
});

/** Fields of bodies. */
const fields: readonly (readonly [call: string, body: object, meant: string])[] = [
  ['PUT /settings', { platformRules: 'off' }, 'PUT /__admin/projects/{projectId}/platform-rules'],
  ['PUT /settings', { review: 'manual' }, 'POST /__admin/projects/{projectId}/rules'],
  ['PUT /settings', { clockMode: 'frozen' }, 'PUT /__admin/projects/{projectId}/clock'],
  ['PUT /settings', { rateLimit: 10 }, 'PUT /__admin/projects/{projectId}/limit'],
  ['POST /clock/advance', { duration: '1d' }, "'by'"],
  ['POST /clock/advance', { days: 30 }, "'by'"],
  ['POST /clock/advance', { date: '2026-03-01' }, "'to'"],
  ['PUT /clock', { frozen: true }, "'mode'"],
  ['POST /rules', { match: { resource: 'whatsapp.template' }, outcome: 'reject' }, "'match.lifecycle'"],
  ['POST /rules', { match: { lifecycle: 'whatsapp.template' }, result: 'reject' }, "'outcome'"],
  ['POST /rules', { match: { lifecycle: 'whatsapp.template' }, outcome: 'reject', reason: 'SCAM' }, "'with'"],
  ['POST /faults', { operation: 'createWebhook', status: 503 }, "'match.operation'"],
  ['POST /faults', { delay: '3s' }, "'latency'"],
  ['POST /faults', { code: 'template_exists' }, "'error'"],
  ['POST /trigger', { lifecycle: 'whatsapp.template', id: 'spring_sale/EN_US', event: 'pause' }, "'key'"],
  ['POST /requests/wait', { timeout: 1000 }, "'timeoutMs'"],
  ['POST /deliveries/wait', { match: { event: 'BUNDLE_DONE' } }, "'match.type'"],
  ['POST /rules', { when: { name: 'x' }, outcome: 'reject' }, "'match'"],
  ['POST /faults', { status: 503, once: true }, "'times'"],
  ['PUT /limit', { requests: 10, window: '1m' }, "'per'"],
];

t.test('a field that somebody guesses is answered with the right one, or with the call that sets it', async (t) => {
  const sim = await simulator(t);
  for (const [call, body, meant] of fields) {
    const [method = '', path = ''] = call.split(' ');
    const answer = await sim.admin(method, path, body);
    t.equal(answer.status, 400, call);
    t.match(answer.body.additionalInformation.validationErrors.join('; '), meant, `${call} ${JSON.stringify(body)}`);
  }
});

t.test('a call that a field leads to exists', async (t) => {
  const calls = [...contract.operations.values()].map(({ method, path }) => `${method} ${path}`);
  for (const [, call] of callWords) t.ok(calls.includes(call), call);
});

t.test('a command that somebody guesses is answered with the right one', async (t) => {
  const names = buildProgram(new Terminal({}, () => undefined)).commands.map((command) => command.name());
  for (const [guesses, meant] of commandWords) {
    t.ok(names.includes(meant), meant);
    for (const guess of guesses) {
      t.notOk(names.includes(guess), `${guess} is no command`);
      t.match(await runCommand([guess]), {
        code: 2,
        stderr: `unknown command '${guess}'; did you mean ${meant}?\n`,
      });
    }
  }
});

t.test('a word that is part of another, and what is no command, are answered, too', async (t) => {
  for (const [word, meant] of [
    ['approve-all', 'decide'],
    ['skip-time', 'advance'],
    ['webhook-log', 'deliveries'],
    ['deliveryes', 'deliveries'],
  ] as const) {
    t.match(await runCommand([word]), { code: 2, stderr: `did you mean ${meant}?` }, word);
  }
  for (const [guesses, says] of otherWords) {
    for (const guess of guesses) t.match(await runCommand([guess]), { code: 2, stderr: says }, guess);
  }
});
