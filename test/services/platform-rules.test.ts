// Every rule of fixtures/rules: it refuses its example, and lets the nearest legal one through.
import { join } from 'node:path';
import t from 'tap';
import { outcomesOf } from '../../src/engine/lifecycle/resource.js';
import { platformRuleFiles, readPlatformRules } from '../../src/fixtures/platform-rules.js';
import { mustFulfil, readYaml } from '../../src/fixtures/scenarios.js';
import { fixtures } from '../../src/paths.js';
import { type Answer, simulator, type TestProject } from '../simulator.js';

interface Example {
  path: string;
  plain: object;
}

/** How an example becomes a request, and what a plain request is. */
const examples: Record<string, Example> = {
  'whatsapp.template': {
    path: '/whatsapp/templates',
    plain: { name: 'example', language: 'EN_US', category: 'MARKETING', status: 'SUBMIT' },
  },
};

const rules = readPlatformRules();

async function send(sim: TestProject, resource: string, ...fields: readonly object[]): Promise<Answer> {
  const { path, plain } = examples[resource]!;
  let answer: Answer | undefined;
  for (const each of fields) answer = await sim.post(path, { ...plain, ...each });
  return answer!;
}

const only = (id: string): Record<string, boolean> =>
  Object.fromEntries(rules.map((rule) => [rule.id, rule.id === id]));

t.test('every file of rules fulfils its schema, and no id occurs twice', (t) => {
  for (const file of platformRuleFiles)
    t.doesNotThrow(() => mustFulfil('rules', file, readYaml(join(fixtures, file))), file);
  t.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
  t.end();
});

for (const { id, says, applies, effect, given = [], refuses, accepts } of rules) {
  t.test(`${id}: ${says}`, async (t) => {
    const sim = await simulator(t);
    t.ok(outcomesOf(sim.world.resource(applies.resource)).includes(effect.outcome), 'the outcome exists');
    const project = (name: string): TestProject => sim.project(`${id}-${name}`);

    const refusing = project('refuses');
    await refusing.control('PUT', '/platform-rules', only(id));
    const answer = await send(refusing, applies.resource, ...given, refuses);
    if (applies.on === 'submit') {
      t.ok(answer.status >= 400 && answer.status < 500, `${answer.status}`);
      t.match(answer.body.resolution, `Rule ${id}: ${says} Here: `);
      t.match(answer.body.resolution, '--platform-rules off');
      const [entry] = (await refusing.control('GET', '/requests?limit=1')).requests;
      t.match(entry, { platformRule: id, errorCode: answer.body.errorCode });
    } else {
      t.equal(answer.status, 201);
      t.match(await refusing.pending(), [{ because: `rule ${id}`, outcome: effect.outcome, with: effect.with ?? {} }]);
    }

    const off = project('off');
    await off.control('PUT', '/platform-rules', { ...only(id), [id]: false });
    t.equal((await send(off, applies.resource, ...given, refuses)).status, 201, 'accepted without the rule');

    // With every other rule that is on by default, too: a legal neighbour breaks none of them.
    const accepting = project('accepts');
    await accepting.control('PUT', '/platform-rules', { [id]: true });
    const accepted = await send(accepting, applies.resource, ...given, accepts);
    t.equal(accepted.status, 201, JSON.stringify(accepted.body));
    t.match((await accepting.pending()).at(-1), { because: 'default' });

    const draft = await send(project('draft'), applies.resource, { ...refuses, status: 'DRAFT' });
    t.equal(draft.status, 201, 'a draft is never refused');
  });
}
