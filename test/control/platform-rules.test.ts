// Platform rules: how they are switched, and what goes before them.
import t from 'tap';
import type { PlatformRulesMode } from '../../src/engine/model.js';
import { simulator, type TestProject } from '../simulator.js';

const id = 'meta.template.variable-at-edge';
const path = '/whatsapp/templates';
const endsWithVariable = (name: string, more: object = {}) => ({
  name,
  language: 'EN_US',
  category: 'MARKETING',
  details: {
    components: [{ type: 'BODY', text: 'Your parcel will be with you on {{1}}.', examples: ['Friday'] }],
  },
  ...more,
});
const submit = (sim: TestProject, name: string, more: object = {}) => sim.post(path, endsWithVariable(name, more));

t.test('a refusal carries what Meta says, and the draft stays if the caller asks for it', async (t) => {
  const sim = await simulator(t);
  const { status, body } = await submit(sim, 'parcel', { saveDraftOnFailure: true });
  t.equal(status, 424);
  t.match(body, {
    errorCode: 'template_submit_error',
    resolution:
      /^Correct the template .* Rule meta\.template\.variable-at-edge: .* Here: details\.components\.0\.text ends with \{\{1\}\}\. .*--platform-rules off/,
    additionalInformation: {
      metaError: {
        code: '100',
        subcode: '2388299',
        message: 'Invalid parameter',
        description: /^The body must neither/,
        reason: 'details.components.0.text ends with {{1}}',
      },
    },
  });
  t.match(await sim.get(`${path}/parcel/languages/EN_US`), { body: { changes: { status: 'DRAFT' } } });
  t.equal((await submit(sim, 'other')).status, 424);
  t.equal((await sim.get(`${path}/other/languages/EN_US`)).status, 404, 'otherwise nothing stays');
});

t.test('a draft is refused only when it is submitted, and stays', async (t) => {
  const sim = await simulator(t);
  t.equal((await submit(sim, 'parcel', { status: 'DRAFT' })).status, 201);
  const at = `${path}/parcel/languages/EN_US`;
  t.match(await sim.patch(at, { status: 'SUBMIT' }), { status: 424, body: { errorCode: 'template_submit_error' } });
  t.match(await sim.get(at), { body: { changes: { status: 'DRAFT' } } });
});

t.test('a rule, a magic value and Prefer go first', async (t) => {
  const sim = await simulator(t);
  t.match(await submit(sim, 'mock_limit'), { body: { errorCode: 'template_limit_reached' } });
  t.equal((await submit(sim, 'mock_reject')).status, 201, 'the review decides');
  const preferred = await sim.post(path, endsWithVariable('parcel'), {
    prefer: 'code=409, example=template_exists',
  });
  t.match(preferred, { status: 409, body: { errorCode: 'template_exists' } });
  await sim.control('POST', '/rules', {
    match: { lifecycle: 'whatsapp.template', name: 'ruled' },
    outcome: 'approve',
  });
  t.equal((await submit(sim, 'ruled')).status, 201);
  t.equal((await submit(sim, 'parcel')).status, 424, 'the rule is for one name only');
});

t.test(
  'a rule that approves many templates is about the review, one that names a template about all of it',
  async (t) => {
    const sim = await simulator(t);
    const rule = (match: object, outcome: string) =>
      sim.control('POST', '/rules', { match: { lifecycle: 'whatsapp.template', ...match }, outcome });
    await rule({}, 'approve');
    t.equal((await submit(sim, 'one')).status, 424);
    await rule({ name: 'parcel*' }, 'approve');
    t.equal((await submit(sim, 'parcel_one')).status, 424);
    await rule({ key: 'parcel_two/EN_US' }, 'approve');
    t.equal((await submit(sim, 'parcel_two')).status, 201);
    await rule({ name: 'held*' }, 'hold');
    t.equal((await submit(sim, 'held_one')).status, 201, 'what the tester decides otherwise goes first');
    await rule({}, 'reject');
    t.equal((await submit(sim, 'three')).status, 201, 'the review rejects it');
    t.match(await sim.pending(), [{ because: 'rule rule-3' }, { because: 'rule rule-5' }, { because: 'rule rule-4' }]);
  },
);

t.test('a rule of the tester is told from a platform rule by its kind, also in a state of version 0.1', async (t) => {
  const sim = await simulator(t);
  const text = 'Hello, the parcel {{1}}{{2}} is ready for you to pick up.';
  await submit(sim, 'parcel', { details: { components: [{ type: 'BODY', text, examples: ['A', '1'] }] } });
  await sim.control('POST', '/rules', { match: { lifecycle: 'whatsapp.template', name: 'other' }, outcome: 'reject' });
  await submit(sim, 'other');
  const state = await sim.control('GET', '/state');
  const [world] = state.worlds ?? [state];
  t.match(world.waiting, [
    { chosenBy: { kind: 'platformRule', id: 'meta.template.variables-adjacent' } },
    { chosenBy: { kind: 'rule', id: 'rule-1' } },
  ]);
  for (const pending of world.waiting) delete pending.chosenBy;
  await sim.control('PUT', '/state', state);
  await sim.control('POST', '/rules', { match: { lifecycle: 'whatsapp.template' }, outcome: 'hold' });
  t.match(
    await sim.pending(),
    [
      { because: 'rule rule-1', key: 'other/EN_US' },
      { because: 'rule rule-2', key: 'parcel/EN_US' },
    ],
    'it replaces the platform rule, and not the rule of the tester',
  );
});

t.test('a project switches rules; what it leaves out follows the setting', async (t) => {
  const sim = await simulator(t);
  t.equal((await sim.control('GET', '/platform-rules'))[id], true);
  t.equal((await sim.control('PUT', '/platform-rules', { [id]: false }))[id], false);
  t.equal((await submit(sim, 'one')).status, 201);
  t.equal((await submit(sim.project('another'), 'one')).status, 424, 'other projects are as they were');
  t.equal((await sim.control('PUT', '/platform-rules', {}))[id], true);
  t.equal((await submit(sim, 'two')).status, 424);
  t.match(await sim.admin('PUT', '/platform-rules', { 'meta.template.variable-at-edges': false }), {
    status: 400,
    body: { additionalInformation: { validationErrors: [/did you mean 'meta\.template\.variable-at-edge'\?/] } },
  });
});

t.test('the switches are saved with the project', async (t) => {
  const sim = await simulator(t);
  await sim.control('PUT', '/platform-rules', { [id]: false });
  await sim.control('PUT', '/checkpoints/before');
  const state = await sim.control('GET', '/state');
  await sim.control('PUT', '/platform-rules', {});
  await sim.control('POST', '/checkpoints/before/restore');
  t.equal((await sim.control('GET', '/platform-rules'))[id], false);
  await sim.control('PUT', '/platform-rules', {});
  await sim.control('PUT', '/state', state);
  t.equal((await sim.control('GET', '/platform-rules'))[id], false);
});

t.test('a scenario switches rules', async (t) => {
  const sim = await simulator(t);
  const scenario = (switches: object) => ({
    name: 'lenient',
    projects: { '*': { initialized: ['whatsapp'], platformRules: switches } },
  });
  const add = (switches: object) => sim.raw('POST', '/__admin/scenarios', scenario(switches));
  t.equal((await add({ [id]: false })).status, 201);
  await sim.control('POST', '/reset', { scenario: 'lenient' });
  t.equal((await submit(sim, 'one')).status, 201);
  t.match(await add({ 'meta.template.none': false }), {
    status: 400,
    body: { additionalInformation: { validationErrors: [/no platform rule 'meta\.template\.none'/] } },
  });
});

t.test('off switches every rule off that can be, strict adds those that were only observed', async (t) => {
  const active = async (platformRules: PlatformRulesMode): Promise<Record<string, boolean>> => {
    const sim = await simulator(t, { platformRules });
    const { mode, rules } = (await sim.raw('GET', '/__admin/platform-rules')).body;
    t.equal(mode, platformRules);
    t.equal((await submit(sim, 'one')).status, platformRules === 'off' ? 201 : 424);
    const switches = await sim.control('GET', '/platform-rules');
    for (const rule of rules) t.equal(rule.active, switches[rule.id], rule.id);
    t.same(await sim.control('PUT', '/platform-rules', switches), switches, 'what is read can be written');
    return switches;
  };
  const left = Object.entries(await active('off')).flatMap(([rule, on]) => (on ? [rule] : []));
  t.same(left, ['rcs.tester-requests-total', 'rcs.tester-requests']);
  t.match(await active('on'), { [id]: true, 'meta.template.variables-one-blank': false });
  t.match(await active('strict'), { [id]: true, 'meta.template.variables-one-blank': true });
});

t.test('a review that a rule decides says so, and a later rule of the tester replaces it', async (t) => {
  const sim = await simulator(t);
  const text = 'Hello, the parcel {{1}}{{2}} is ready for you to pick up.';
  const details = { components: [{ type: 'BODY', text, examples: ['A', '1'] }] };
  await submit(sim, 'parcel', { details });
  const because = 'rule meta.template.variables-adjacent';
  t.match(await sim.pending(), [{ because, outcome: 'reject', with: { rejectionCode: 'INVALID_FORMAT' } }]);
  await sim.control('POST', '/rules', { match: { lifecycle: 'whatsapp.template' }, outcome: 'approve' });
  t.match(await sim.pending(), [{ because: 'rule rule-1', outcome: 'approve' }]);
  await sim.control('DELETE', '/rules');
  t.match(await sim.pending(), [{ because, outcome: 'reject' }]);
  await sim.advance('2s');
  t.match(await sim.get(`${path}/parcel/languages/EN_US`), {
    body: { state: 'REJECTED', rejectionCode: 'INVALID_FORMAT' },
  });
});
