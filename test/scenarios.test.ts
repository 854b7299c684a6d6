import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { createApplication } from '../src/app.js';
import { readConfig } from '../src/config.js';
import { addScenario, fixtures, mustFulfil, parseYaml, readYaml, scenarioNames } from '../src/scenarios.js';
import { simulator } from './simulator.js';

t.test('every scenario that comes with the simulator passes its own checks', async (t) => {
  const { application } = await simulator(t);
  for (const name of scenarioNames()) {
    const content = readYaml(join(fixtures, 'scenarios', `${name}.yaml`));
    t.doesNotThrow(() => addScenario(application.simulation, name, content), name);
  }
});

t.test('the example in the documentation passes the same checks', async (t) => {
  const { application } = await simulator(t);
  const text = readFileSync(new URL('../docs/scenarios.md', import.meta.url), 'utf8');
  const [, example] = /```yaml\n(.*?)```/s.exec(text)!;
  t.doesNotThrow(() => addScenario(application.simulation, 'example', parseYaml('docs/scenarios.md', example!)));
});

t.test('the magic values that come with the simulator fulfil their schema', (t) => {
  t.doesNotThrow(() => mustFulfil('magic', 'magic.yaml', readYaml(join(fixtures, 'magic.yaml'))));
  t.end();
});

t.test('a faulty scenario file stops the start with file, path and reason', async (t) => {
  const faults: [string, RegExp][] = [
    ['projects: [', /scenario\.yaml: /],
    [
      'projects: { p: { initialised: [] } }',
      /scenario\.yaml: projects\.p: .*initialized.*unknown field 'initialised'; did you mean 'initialized'\?/,
    ],
    [
      'projects: { p: { initialized: [telex] } }',
      /projects\.p\.initialized\.0: must be one of whatsapp, kakaotalk, rcs, sms/,
    ],
    [
      'projects: { p: { initialized: [], records: { whatsapp.template: [] } } }',
      /records\.whatsapp\.template: no such collection; did you mean whatsapp\.templates\?/,
    ],
    [
      'projects: { p: { initialized: [], records: { whatsapp.templates: [{ name: a, language: XX, category: UTILITY }] } } }',
      /records\.whatsapp\.templates\.0: .*language/,
    ],
    [
      'projects: { p: { initialized: [], records: { whatsapp.templates: [{ name: a, language: EN, category: UTILITY }, { name: a, language: EN, category: UTILITY }] } } }',
      /records\.whatsapp\.templates\.1: .*already/,
    ],
  ];
  for (const [text, reason] of faults) {
    const path = join(t.testdir({ 'scenario.yaml': '' }), 'scenario.yaml');
    writeFileSync(path, text);
    const config = readConfig({ scenario: path, logLevel: 'silent' }, {});
    await t.rejects(createApplication(config), { message: reason }, text);
  }
});

t.test('a scenario gives exact ids and times, and what its records wait for is decided', async (t) => {
  const path = join(
    t.testdir({
      'mine.yaml': `
projects:
  known:
    initialized: [whatsapp]
    now: 2026-05-01T10:00:00Z
    records:
      webhooks:
        - { id: 01HZZZZZZZZZZZZZZZZZZZZZZZ, target: 'http://127.0.0.1:9/hook', triggers: [ALL], hidden: { secret: s } }
      whatsapp.templates:
        - name: waiting
          language: EN
          category: UTILITY
          changes: { status: IN_PROGRESS, details: { components: [{ type: BODY, text: Hi }] } }
`,
    }),
    'mine.yaml',
  );
  t.ok(readFileSync(path));
  const sim = (await simulator(t, { scenario: path })).project('known');
  t.equal((await sim.get('/webhooks/01HZZZZZZZZZZZZZZZZZZZZZZZ')).status, 200);
  t.equal(sim.world.clock.iso(), '2026-05-01T10:00:00.000Z');
  await sim.advance('2s');
  t.equal((await sim.get('/whatsapp/templates/waiting/languages/EN')).body.state, 'APPROVED');
});
