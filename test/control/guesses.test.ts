// What somebody who knows no names tries first, and the name that the answer must tell.
import t from 'tap';
import { buildProgram } from '../../src/cli/program.js';
import { Terminal } from '../../src/cli/terminal.js';
import { contract } from '../../src/contract/load.js';
import { wordRows } from '../../src/contract/words.js';
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
  ['/request-journal', '/requests'],
  ['/scenarios/reset', '/reset'],
  ['/near-misses', '/requests'],
  ['/requests/unmatched', '/requests'],
  ['/requests/find', '/requests'],
  ['/requests/search', '/requests'],
  ['/settings/delay', '/faults'],
  ['/fault-injection', '/faults'],
  ['/responses', '/faults'],
  ['/override', '/faults'],
  ['/behaviors', '/rules'],
  ['/behaviours', '/rules'],
  ['/policies', '/platform-rules'],
  ['/seed', '/reset'],
  ['/delay-profile', '/faults'],
  ['/events/resend', '/deliveries/resend'],
  ['/events/replay', '/deliveries/resend'],
  ['/webhooks/resend', '/deliveries/resend'],
  ['/webhook-attempts', '/deliveries'],
  ['/webhook_endpoints', '/deliveries'],
  ['/test-clock', '/clock'],
  ['/test_clocks/advance', '/clock/advance'],
  ['/test-helpers/clock', '/clock'],
  ['/time/set', '/clock'],
  ['/clock/now', '/clock'],
  ['/clock/set', '/clock'],
  ['/clock/reset', '/reset'],
  ['/clock/freeze', '/clock'],
  ['/fixtures', '/reset'],
  ['/state/export', '/state'],
  ['/state/save', '/checkpoints'],
  ['/pods/save', '/checkpoints'],
  ['/messages', '/requests'],
  ['/verification-codes', '/codes'],
  ['/sms-codes', '/codes'],
  ['/activity', '/history'],
  ['/audit-log', '/history'],
  ['/outgoing-webhooks', '/deliveries'],
  ['/virtual-clock', '/clock'],
  ['/clock/increment', '/clock/advance'],
  ['/clock/travel-to', '/clock/advance'],
  ['/requests/recent', '/requests'],
  ['/expectation', '/rules'],
  ['/chaos/latency', '/faults'],
  ['/simulate/error', '/faults'],
  ['/save-point', '/checkpoints'],
  ['/state/import', '/state'],
  ['/state/reset', '/reset'],
  ['/templates/pause', '/trigger'],
  ['/notifications/retry', '/deliveries/resend'],
  ['/hooks/hold', '/deliveries/mode'],
  ['/events/stream', '/events'],
  ['/throttling', '/limit'],
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
  ['POST /clock/advance', { frozen_time: '2026-03-01' }, "'to'"],
  ['POST /clock/advance', { advanceBy: '1d' }, "'by'"],
  ['POST /clock/advance', { until_time: '2026-03-01' }, "'to'"],
  ['POST /clock/advance', { weeks: 2 }, "'by'"],
  ['POST /clock/advance', { step: '1h' }, "'by'"],
  ['PUT /clock', { timestamp: '2026-03-01' }, "'now'"],
  ['PUT /clock', { currentTime: '2026-03-01' }, "'now'"],
  ['PUT /clock', { multiplier: 10 }, "'scale'"],
  ['PUT /clock', { frozen_time: '2026-03-01' }, "'now'"],
  ['PUT /clock', { type: 'frozen' }, "'mode'"],
  ['POST /faults', { fixedDelayMilliseconds: 100 }, "'latency'"],
  ['POST /faults', { fault: 'CONNECTION_RESET_BY_PEER' }, "'drop'"],
  ['POST /faults', { request: { method: 'POST' }, status: 503 }, "'match'"],
  ['POST /faults', { response: { status: 503 } }, "'status'"],
  ['POST /faults', { statusCode: 503 }, "'status'"],
  ['POST /faults', { httpCode: 503 }, "'status'"],
  ['POST /faults', { urlPattern: '/x', status: 503 }, "'match.path'"],
  ['POST /faults', { matcher: { method: 'POST' }, status: 503 }, "'match'"],
  ['POST /faults', { delayMs: 100 }, "'latency'"],
  ['POST /faults', { timeout: '3s' }, "'latency'"],
  ['POST /faults', { percentage: 50, status: 503 }, "'probability'"],
  ['POST /faults', { errorCode: 'template_exists' }, "'error'"],
  ['POST /faults', { limit: 3, status: 503 }, "'times'"],
  ['POST /rules', { match: { lifecycle: 'whatsapp.template' }, decision: 'reject' }, "'outcome'"],
  [
    'POST /rules',
    { match: { lifecycle: 'whatsapp.template' }, outcome: 'reject', rejectionReason: 'SCAM' },
    "'with.rejectionReason'",
  ],
  ['POST /rules', { match: { lifecycle: 'whatsapp.template' }, outcome: 'reject', delay: '3d' }, "'after'"],
  ['POST /rules', { match: { templateName: 'x' }, outcome: 'reject' }, 'name'],
  ['POST /rules', { lifecycle: 'whatsapp.template', outcome: 'reject' }, "'match.lifecycle'"],
  ['POST /rules', { match: { lifecycle: 'whatsapp.template' }, outcomes: ['reject'] }, "'outcome'"],
  ['POST /trigger', { resource: 'whatsapp.template', key: 'a/EN', event: 'pause' }, "'lifecycle'"],
  ['POST /trigger', { lifecycle: 'whatsapp.template', key: 'a/EN', event: 'pause', payload: {} }, "'with'"],
  ['POST /requests/wait', { match: { url: '/x' } }, "'match.path'"],
  ['POST /requests/wait', { times: 2 }, "'count'"],
  ['POST /requests/count', { operation: 'createWebhook' }, "'match.operation'"],
  ['POST /deliveries/wait', { type: 'BUNDLE_DONE' }, "'match.type'"],
  ['POST /deliveries/resend', { eventType: 'BUNDLE_DONE' }, "'match.type'"],
  ['POST /deliveries/sample', { event: 'BUNDLE_DONE' }, "'type'"],
  ['PUT /limit', { rps: 10 }, "'requests'"],
  ['POST /clock/advance', { millis: 1000 }, "'by'"],
  ['POST /clock/advance', { toTime: '2026-03-01' }, "'to'"],
  ['POST /clock/advance', { end: '2026-03-01' }, "'to'"],
  ['PUT /clock', { freeze: true }, "'mode'"],
  ['PUT /clock', { iso: '2026-03-01' }, "'now'"],
  ['PUT /clock', { tickRate: 2 }, "'scale'"],
  ['POST /faults', { slowBy: '1s' }, "'latency'"],
  ['POST /faults', { responseDelay: '1s' }, "'latency'"],
  ['POST /faults', { closeConnection: true }, "'drop'"],
  ['POST /faults', { endpoint: '/x', status: 500 }, "'match.path'"],
  ['POST /faults', { repeatCount: 2, status: 500 }, "'times'"],
  ['POST /faults', { http_status: 500 }, "'status'"],
  ['POST /faults', { operationName: 'createWebhook', status: 500 }, "'match.operation'"],
  ['POST /rules', { match: { lifecycle: 'whatsapp.template' }, verdict: 'reject' }, "'outcome'"],
  ['POST /rules', { resourceType: 'whatsapp.template', outcome: 'reject' }, "'match.lifecycle'"],
  ['POST /rules', { match: { lifecycle: 'whatsapp.template' }, outcome: 'reject', wait: '1d' }, "'after'"],
  ['POST /trigger', { lifecycle: 'whatsapp.template', resourceId: 'a/EN', event: 'pause' }, "'key'"],
  ['POST /requests/wait', { maxWaitMs: 100 }, "'timeoutMs'"],
  ['POST /deliveries/wait', { match: { webhook_id: 'x' } }, 'webhookId'],
  ['PUT /limit', { requestsPerMinute: 10 }, "'requests'"],
];

t.test('a field that somebody guesses is answered with the right one, or with the call that sets it', async (t) => {
  const sim = await simulator(t);
  for (const [call, body, meant] of fields) {
    const [method = '', path = ''] = call.split(' ');
    const answer = await sim.admin(method, path, body);
    t.equal(answer.status, 400, call);
    // Before the list of the allowed ones.
    const [said] = answer.body.additionalInformation.validationErrors.join('; ').split(' Allowed:');
    t.match(said, meant, `${call} ${JSON.stringify(body)}`);
  }
});

t.test('a call that a field leads to exists', async (t) => {
  const calls = [...contract.operations.values()].map(({ method, path }) => `${method} ${path}`);
  for (const [, call] of wordRows('calls')) t.ok(calls.includes(call), call);
});

t.test('a command that somebody guesses is answered with the right one', async (t) => {
  const names = buildProgram(new Terminal({}, () => undefined)).commands.map((command) => command.name());
  for (const [guesses, meant] of wordRows('commands')) {
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
    ['webhook-events', 'deliveries'],
    ['replay-webhooks', 'resend'],
    ['resend-webhook', 'resend'],
    ['trigger-event', 'trigger'],
    ['forward-to', 'listen'],
    ['logs-tail', 'events'],
    ['samples', 'sample'],
    ['init', 'start'],
    ['server', 'start'],
    ['mock-server', 'start'],
    ['begin', 'start'],
    ['boot', 'start'],
    ['prism', 'start'],
    ['wait-ready', 'health'],
    ['healthcheck', 'health'],
    ['doctor', 'health'],
    ['stubs', 'rules'],
    ['mappings', 'rules'],
    ['scenario', 'scenarios'],
    ['state', 'export'],
    ['clock-advance', 'advance'],
    ['sleep', 'advance'],
    ['warp', 'advance'],
    ['jump', 'advance'],
    ['set-time', 'clock'],
    ['moderate', 'decide'],
    ['resolve', 'decide'],
    ['complete', 'decide'],
    ['verifications', 'codes'],
    ['numbers', 'resources'],
    ['use', 'projects'],
    ['shell', 'exec'],
    ['webhooks:list', 'deliveries'],
    ['webhooks:replay', 'resend'],
    ['clock:advance', 'advance'],
    ['time-warp', 'advance'],
    ['fast_forward', 'advance'],
    ['get-logs', 'journal'],
    ['show-requests', 'journal'],
    ['list-templates', 'resources'],
    ['approve-template', 'decide'],
    ['reject-template', 'decide'],
    ['take-snapshot', 'checkpoints'],
    ['restore-snapshot', 'checkpoints'],
    ['reset-state', 'reset'],
    ['simulate-failure', 'faults'],
    ['add-delay', 'faults'],
    ['run-server', 'start'],
    ['receive-hooks', 'listen'],
    ['set-clock', 'clock'],
    ['verify-requests', 'count'],
  ] as const) {
    t.match(await runCommand([word]), { code: 2, stderr: `did you mean ${meant}?` }, word);
  }
  for (const [guesses, says] of wordRows('asides')) {
    for (const guess of guesses) t.match(await runCommand([guess]), { code: 2, stderr: says }, guess);
  }
});
