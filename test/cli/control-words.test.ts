// Every call of the control API has words of the command line and a method of the library. Each row makes them through a
// proxy that notes the calls, so that a word that makes another call fails.
import { writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { contract } from '../../src/contract/load.js';
import { connect, type Project, type Simulator } from '../../src/index.js';
import { basic, simulator } from '../simulator.js';
import { runCommand } from './command.js';

type Call = (project: Project, simulator: Simulator) => Promise<unknown>;
type Row = readonly [operation: string, words: string, call: Call];

const match = { lifecycle: 'whatsapp.template' } as const;
const template = 'whatsapp.template';
const key = 'spring_sale/EN_US';

/** `FILE`: a scenario or an exported state; `DECISION`: id of the pending decision; `DELIVERY`: of the delivery. */
const rows: readonly Row[] = [
  ['HealthController_getHealth', 'health --url URL', (_, simulator) => simulator.health()],
  ['SimulatorController_getSettings', 'about', (_, simulator) => simulator.settings()],
  ['WorldsController_listProjects', 'projects', (_, simulator) => simulator.projects()],
  ['WorldsController_getProject', 'project', (project) => project.describe()],
  ['ClockController_getClock', 'clock', (project) => project.clock()],
  ['ClockController_setClock', 'clock --mode frozen', (project) => project.setClock({ mode: 'frozen' })],
  ['DecisionsController_listPending', 'pending', (project) => project.pending()],
  [
    'RulesController_createRule',
    `rules add ${template} reject --times 1`,
    (project) => project.addRule({ match, outcome: 'reject', times: 1 }),
  ],
  ['RulesController_listRules', 'rules', (project) => project.rules()],
  ['RulesController_testRules', `rules test ${template} --name spring_sale`, (project) => project.testRules(match)],
  [
    'RulesController_editRule',
    'rules change rule-1 --disable',
    (project) => project.editRule('rule-1', { enabled: true }),
  ],
  [
    'RulesController_replaceRule',
    `rules replace rule-1 {"match":{"lifecycle":"${template}"},"outcome":"hold"}`,
    (project) => project.replaceRule('rule-1', { match, outcome: 'approve' }),
  ],
  ['RulesController_deleteRule', 'rules remove rule-1', (project) => project.deleteRules('rule-2')],
  ['RulesController_deleteRules', 'rules remove', (project) => project.deleteRules()],
  [
    'FaultsController_createFault',
    'faults add --operation createWebhook --status 503',
    (project) => project.addFault({ match: { operation: 'createWebhook' }, latency: '1ms' }),
  ],
  ['FaultsController_listFaults', 'faults', (project) => project.faults()],
  [
    'FaultsController_editFault',
    'faults change fault-1 --disable',
    (project) => project.editFault('fault-1', { enabled: true }),
  ],
  [
    'FaultsController_replaceFault',
    'faults replace fault-1 {"status":503}',
    (project) => project.replaceFault('fault-1', { status: 503 }),
  ],
  ['FaultsController_deleteFault', 'faults remove fault-1', (project) => project.deleteFaults('fault-2')],
  ['FaultsController_deleteFaults', 'faults remove', (project) => project.deleteFaults()],
  ['FaultsController_setLimit', 'limit 1000 1m', (project) => project.setLimit({ requests: 1000, per: '1m' })],
  ['FaultsController_getLimit', 'limit', (project) => project.limit()],
  ['FaultsController_deleteLimit', 'limit --remove', (project) => project.liftLimit()],
  ['PlatformRulesController_listPlatformRules', 'platform-rules explain', (_, simulator) => simulator.platformRules()],
  ['PlatformRulesController_getSwitches', 'platform-rules', (project) => project.platformRules()],
  [
    'PlatformRulesController_setSwitches',
    'platform-rules set meta.template.variable-at-edge=false',
    (project) => project.setPlatformRules({}),
  ],
  ['SettingsController_getSettings', 'settings', (project) => project.settings()],
  ['SettingsController_setSettings', 'settings signatureClock=real', (project) => project.setSettings({})],
  ['HistoryController_listHistory', 'history', (project) => project.history()],
  ['HistoryController_followEvents', 'events --since 0', (project) => project.events({ since: 0 })],
  ['ResourcesController_listResources', 'resources', (project) => project.resources()],
  ['ResourcesController_getResource', `resource ${template} ${key}`, (project) => project.resource(template, key)],
  ['ResourcesController_getAgenda', 'agenda', (project) => project.agenda()],
  ['JournalController_listRequests', 'journal', (project) => project.requests()],
  ['JournalController_countRequests', 'count --operation createWebhook', (project) => project.countRequests()],
  [
    'JournalController_waitForRequests',
    'wait requests --operation createWebhook',
    (project) => project.waitForRequests(),
  ],
  ['JournalController_clearRequests', 'journal --clear', (project) => project.clearRequests()],
  ['CheckpointsController_saveCheckpoint', 'checkpoints save before', (project) => project.checkpoint('before')],
  [
    'DecisionsController_decide',
    `decide ${key} approve`,
    async (project) => project.decide((await project.pending())[0]!.id),
  ],
  ['CheckpointsController_listCheckpoints', 'checkpoints', (project) => project.checkpoints()],
  ['CheckpointsController_getCheckpoint', 'checkpoints show before', (project) => project.savedCheckpoint('before')],
  ['CheckpointsController_compareCheckpoint', 'checkpoints diff before', (project) => project.compare('before')],
  [
    'DecisionsController_trigger',
    `trigger ${template} ${key} pause`,
    (project) => project.trigger(template, key, 'unpause'),
  ],
  ['DecisionsController_listCodes', 'codes', (project) => project.codes()],
  ['DeliveriesController_listDeliveries', 'deliveries', (project) => project.deliveries()],
  [
    'DeliveriesController_getDelivery',
    'delivery delivery-00000001',
    (project) => project.delivery('delivery-00000001'),
  ],
  ['DeliveriesController_resendDelivery', 'resend delivery-00000001', (project) => project.resend('delivery-00000001')],
  [
    'DeliveriesController_resendDeliveries',
    'resend --status delivered',
    (project) => project.resendAll({ status: 'cancelled' }),
  ],
  ['DeliveriesController_sendSample', 'sample BUNDLE_DONE', (project) => project.sendSample({ type: 'BUNDLE_DONE' })],
  [
    'DeliveriesController_waitForDeliveries',
    'wait deliveries --status pending',
    (project) => project.waitForDeliveries({ status: 'pending' }),
  ],
  ['DeliveriesController_setMode', 'hold', (project) => project.sendDeliveries()],
  ['DeliveriesController_releaseDeliveries', 'release', (project) => project.releaseDeliveries()],
  ['ClockController_advance', 'advance 1s', (project) => project.advance('1s')],
  ['CheckpointsController_restoreCheckpoint', 'checkpoints restore before', (project) => project.restore('before')],
  [
    'CheckpointsController_deleteCheckpoint',
    'checkpoints remove before',
    async (project) => {
      await project.checkpoint('again');
      return project.deleteCheckpoint('again');
    },
  ],
  ['StateController_exportState', 'export', (project) => project.exportState()],
  ['StateController_importState', 'import STATE', async (project) => project.importState(await project.exportState())],
  ['TokensController_expireTokens', 'expire-tokens', (_, simulator) => simulator.expireTokens()],
  ['LifecyclesController_listLifecycles', 'lifecycles', (_, simulator) => simulator.lifecycles()],
  ['CatalogController_getCatalog', 'catalog', (_, simulator) => simulator.catalog()],
  ['CatalogController_listExamples', 'catalog --examples', (_, simulator) => simulator.catalogExamples()],
  ['ScenariosController_listScenarios', 'scenarios', (_, simulator) => simulator.scenarios()],
  [
    'ScenariosController_addScenario',
    'scenarios --add SCENARIO',
    (_, simulator) => simulator.addScenario({ name: 'empty', projects: { '*': { initialized: [] } } }),
  ],
  ['WorldsController_resetProject', 'reset', (project) => project.reset()],
  ['WorldsController_resetAll', 'reset --all', (_, simulator) => simulator.reset()],
  ['WorldsController_forgetProject', 'forget', (project) => project.forget()],
];

/** A proxy in front of a simulator, with the calls that went through it. */
async function proxied(t: Test) {
  const sim = await simulator(t);
  const target = await sim.application.app.listen({ port: 0, host: '127.0.0.1' });
  const calls: string[] = [];
  const server = createServer((incoming, outgoing) => {
    calls.push(`${incoming.method} ${incoming.url?.split('?')[0]}`);
    const onward = request(target + incoming.url, { method: incoming.method, headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  return { sim, calls, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

t.test('each call of the control document has words of the command line and a method of the library', async (t) => {
  const operations = [...contract.operations.values()].filter(({ service }) => service === 'control');
  t.same(rows.map(([id]) => `${id}_v1`).toSorted(), operations.map(({ id }) => id).toSorted());
  const { sim, calls, url } = await proxied(t);
  const folder = t.testdir({
    'other.yaml': "projects: { '*': { initialized: [] } }\n",
  });
  const environment = { SINCH_MOCK_URL: url, SINCH_MOCK_PROJECT: sim.id };
  const library = await connect(url);
  t.teardown(() => library.close());
  const project = library.project(sim.id);
  const post = (path: string, body: object) => sim.post(path, body, { authorization: basic });
  await post('/webhooks', { target: 'http://127.0.0.1:9/', secret: 's', triggers: ['ALL'] });
  for (const name of ['spring_sale', 'summer_sale']) {
    const components = [{ type: 'BODY', text: 'Hello' }];
    await post('/whatsapp/templates', { name, language: 'EN_US', category: 'MARKETING', details: { components } });
  }
  await sim.control('POST', '/deliveries/sample', { type: 'BUNDLE_DONE' });
  await sim.advance('0s');
  const state = join(folder, 'state.json');
  writeFileSync(state, JSON.stringify(await sim.control('GET', '/state')));
  for (const [id, words, call] of rows) {
    const { method, path } = contract.operations.get(`${id}_v1`)!;
    const wanted = new RegExp(`^${method} ${path.replace(/\{\w+\}/g, '.+')}$`);
    const line = words
      .split(' ')
      .map((word) =>
        word === 'URL' ? url : word === 'STATE' ? state : word === 'SCENARIO' ? join(folder, 'other.yaml') : word,
      );
    for (const [how, act] of [
      [
        'command line',
        async () => {
          const { code, stderr } = await runCommand(line, environment);
          t.equal(code, 0, `${words}: ${stderr}`);
        },
      ],
      ['library', () => call(project, library)],
    ] as const) {
      calls.length = 0;
      await act();
      t.ok(
        calls.some((each) => wanted.test(each)),
        `${id} by ${how}: ${calls.join(', ')}`,
      );
    }
  }
});
