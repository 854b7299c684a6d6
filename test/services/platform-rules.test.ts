// Every rule of fixtures/rules: it refuses its example, and lets the nearest legal one through.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { outcomesOf, triggersOf } from '../../src/engine/lifecycle/resource.js';
import type { PlatformRule } from '../../src/engine/model.js';
import { platformRuleFiles, readPlatformRules } from '../../src/fixtures/platform-rules.js';
import { mustFulfil, readYaml } from '../../src/fixtures/scenarios.js';
import { fixtures } from '../../src/paths.js';
import { type Answer, simulator, type TestProject } from '../simulator.js';
import { complete } from './rcs/setup.js';

interface Kind {
  method: 'POST' | 'PATCH';
  /** Makes what the request needs, and returns its path. */
  pathIn(sim: TestProject, example: Example): string | Promise<string>;
  plain: Record<string, unknown>;
  status: number;
  /** The request is judged whatever its status: it has no drafts. */
  withoutDrafts?: boolean;
  /** For examples of several steps: path and key of the record that the plain request creates. */
  item?: { path: string; key: string };
}

/** Fields of a request; those that begin with $ are circumstances. */
type Example = Readonly<Record<string, unknown>>;

const senderDetails = { adminPhoneNo: '+821000000001', name: 'Hanbit', topLevelCategoryCode: '001' };

/** How an example becomes a request, by resource and, where it matters, step; and what a plain request is. */
const kinds: Record<string, Kind> = {
  'rcs.sender': {
    method: 'POST',
    pathIn: () => '/rcs/senders',
    plain: { region: 'EU', billingCategory: 'CONVERSATIONAL', useCase: 'MULTIUSE' },
    status: 201,
    withoutDrafts: true,
  },
  'rcs.sender invitations': {
    method: 'POST',
    pathIn: () => '/rcs/senders/5c0d7c4e-6c3a-4a0f-9c55-0d8f6f3f2b11/testNumbers',
    plain: {},
    status: 200,
    withoutDrafts: true,
  },
  'rcs.operator': {
    method: 'POST',
    pathIn: async (sim, { details }) => {
      const path = seedRcsSender(sim);
      await sim.patch(path, { details });
      return `${path}/launch`;
    },
    plain: {},
    status: 200,
    withoutDrafts: true,
  },
  'whatsapp.template': {
    method: 'POST',
    pathIn: () => '/whatsapp/templates',
    plain: { name: 'example', language: 'EN_US', category: 'MARKETING', status: 'SUBMIT' },
    status: 201,
    item: { path: '/whatsapp/templates/example/languages/EN_US', key: 'example/EN_US' },
  },
  'whatsapp.sender': {
    method: 'PATCH',
    pathIn: (sim) => seedSender(sim, 'ACTIVE'),
    plain: {},
    status: 200,
    withoutDrafts: true,
  },
  'whatsapp.sender register': {
    method: 'POST',
    pathIn: (sim) => `${seedSender(sim, 'PENDING_VERIFICATION')}/register`,
    plain: {},
    status: 200,
    withoutDrafts: true,
  },
  'kakaotalk.sender': {
    method: 'POST',
    pathIn: () => '/kakaotalk/senders',
    plain: {
      plusFriendId: '@hanbit',
      details: { ...senderDetails, midLevelCategoryCode: '0001', subLevelCategoryCode: '0001' },
    },
    status: 201,
  },
  'kakaotalk.template': {
    method: 'POST',
    pathIn: (sim, { $sender = 'ACTIVE' }) => {
      sim.startFrom({ 'kakaotalk.senders': [{ plusFriendId: '@hanbit', state: $sender }] }, ['kakaotalk']);
      return '/kakaotalk/senders/@hanbit/templates';
    },
    plain: { details: { name: 'Example', language: 'KO', content: '주문하신 상품이 발송되었습니다.' } },
    status: 201,
  },
};

function seedSender(sim: TestProject, state: string): string {
  const details = { displayName: 'Nordic Parcel', vertical: 'OTHER' };
  const sender = { id: 'one', state, countryCode: '46', phoneNumber: '701740605', numberProvider: 'CUSTOMER', details };
  sim.startFrom({ 'whatsapp.senders': [sender] }, ['whatsapp']);
  return '/whatsapp/senders/one';
}

/** A sender that can be launched in the United States: its brand is registered. */
function seedRcsSender(sim: TestProject): string {
  const brandDetails = { id: 'brand', status: 'COMPLETED', registration: { id: 'process', status: 'COMPLETED' } };
  const sender = { ...complete('unitedStatesPrivate'), id: '5c0d7c4e-6c3a-4a0f-9c55-0d8f6f3f2b11', brandDetails };
  sim.startFrom({ 'rcs.senders': [sender] }, ['rcs']);
  return `/rcs/senders/${sender.id}`;
}

const kindOf = ({ applies: { resource, on } }: PlatformRule): Kind => kinds[`${resource} ${on}`] ?? kinds[resource]!;

/** Of the onboarding that the project of the examples needs. */
const channelOf = ({ applies: { resource } }: PlatformRule): string => resource.split('.', 1).join();

const rules = readPlatformRules();

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Sends requests; their `details` complete those of a plain one. */
async function send(sim: TestProject, kind: Kind, path: string, ...examples: readonly Example[]): Promise<Answer> {
  let answer: Answer | undefined;
  for (const example of examples) {
    if (example.$after !== undefined) await sim.advance(String(example.$after));
    const fields = Object.entries(example).filter(([name]) => !name.startsWith('$'));
    const body = { ...kind.plain, ...Object.fromEntries(fields) };
    const { details } = kind.plain;
    if (isObject(details) && isObject(body.details)) body.details = { ...details, ...body.details };
    answer = await sim.request(kind.method, path, body);
  }
  return answer!;
}

interface Step {
  create?: Example;
  /** So many records, each with a name of its own. */
  times?: number;
  edit?: object;
  delete?: Record<string, string>;
  trigger?: string;
  with?: Record<string, unknown>;
  advance?: string;
}

/** Sends an example, or takes its steps; the answer of the last request. */
async function attempt(sim: TestProject, rule: PlatformRule, path: string, example: Example): Promise<Answer> {
  const kind = kindOf(rule);
  const { given = [] } = rule;
  if (example.steps === undefined) return send(sim, kind, path, ...given, example);
  let answer: Answer | undefined;
  for (const step of example.steps as Step[]) answer = (await take(sim, rule, path, step)) ?? answer;
  return answer!;
}

async function take(sim: TestProject, rule: PlatformRule, path: string, step: Step): Promise<Answer | undefined> {
  const kind = kindOf(rule);
  const item = kind.item!;
  const { create, times, edit, delete: query, trigger, with: data, advance } = step;
  if (create) {
    const copies = Array.from({ length: times ?? 1 }, (_, index) =>
      times ? { ...create, name: `copy_${index}` } : create,
    );
    return send(sim, kind, path, ...copies);
  }
  if (edit) return sim.patch(item.path, { status: 'SUBMIT', ...edit });
  if (query) return sim.delete(`${item.path}?${new URLSearchParams(query)}`);
  if (trigger !== undefined) await sim.trigger(rule.applies.resource, item.key, trigger, data);
  if (advance !== undefined) await sim.advance(advance);
  return undefined;
}

/** How long the effect of a rule by the clock can take. */
const longest: Readonly<Record<string, string>> = { 'next month': '31d' };

const only = (id: string): Record<string, boolean> =>
  Object.fromEntries(rules.map((rule) => [rule.id, rule.id === id || rule.default === 'always']));

t.test('every file of rules fulfils its schema, and no id occurs twice', (t) => {
  for (const file of platformRuleFiles)
    t.doesNotThrow(() => mustFulfil('rules', file, readYaml(join(fixtures, file))), file);
  t.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
  t.end();
});

t.test('docs/choices.md names every rule that is off by default', (t) => {
  const page = readFileSync(new URL('../../docs/choices.md', import.meta.url), 'utf8');
  for (const { id, default: setting } of rules) {
    t.equal(page.includes(`| \`${id}\` | ${setting} |`), setting === 'strict' || setting === 'off', id);
  }
  t.end();
});

for (const rule of rules) {
  const { id, says, applies, effect, records, refuses, accepts } = rule;
  const kind = kindOf(rule);
  t.test(`${id}: ${says}`, async (t) => {
    const sim = await simulator(t);
    const resource = sim.world.resource(applies.resource);
    t.ok([...outcomesOf(resource), ...triggersOf(resource)].includes(effect.outcome), 'the outcome exists');
    const begin = async (name: string, example: Example, switches: object): Promise<[TestProject, string]> => {
      const project = sim.project(`${id}-${name}`);
      if (records) project.startFrom(records as Record<string, object[]>, [channelOf(rule)]);
      const path = await kind.pathIn(project, example);
      await project.control('PUT', '/platform-rules', switches);
      return [project, path];
    };

    const [refusing, path] = await begin('refuses', refuses, only(id));
    const answer = await attempt(refusing, rule, path, refuses);
    const decided = { because: `rule ${id}`, outcome: effect.outcome, with: effect.with ?? {} };
    if (Object.hasOwn(resource.checks, applies.on)) {
      t.ok(answer.status >= 400 && answer.status < 500, `${answer.status}`);
      t.match(answer.body.resolution, `Rule ${id}: ${says} Here: `);
      t.equal(answer.body.resolution.includes('--platform-rules off'), rule.default !== 'always');
      if (effect.resolution !== undefined) t.match(answer.body.resolution, effect.resolution);
      const [entry] = (await refusing.control('GET', '/requests?limit=1')).requests;
      t.match(entry, { platformRule: id, errorCode: answer.body.errorCode });
    } else {
      t.ok(answer.status < 300, `${answer.status}`);
      // What happens later waits for the review first.
      if (refuses.$later !== undefined) await refusing.advance('2s');
      t.match(await refusing.pending(), [decided]);
      const { after = '2s' } = effect;
      const fired = await refusing.advance(String(refuses.$later ?? longest[after] ?? after));
      t.ok(fired.some(({ what }) => what === `${applies.resource} ${effect.outcome}`));
    }

    if (rule.default === 'always') {
      const { status, body } = await refusing.admin('PUT', '/platform-rules', { [id]: false });
      t.equal(status, 400);
      t.match(body.additionalInformation.validationErrors, [`${id} cannot be switched off: it always applies`]);
    } else {
      const [off, toOff] = await begin('off', refuses, { ...only(id), [id]: false });
      t.ok((await attempt(off, rule, toOff, refuses)).status < 300, 'accepted without the rule');
    }

    // With every other rule that is on by default, too: a legal neighbour breaks none of them.
    const [accepting, toAccepting] = await begin('accepts', accepts, { [id]: true });
    const accepted = await attempt(accepting, rule, toAccepting, accepts);
    t.ok(accepted.status < 300, JSON.stringify(accepted.body));
    if (accepts.$later === undefined) t.notOk((await accepting.pending()).some(({ because }) => because.includes(id)));
    else {
      await accepting.advance('2s');
      const fired = await accepting.advance(String(accepts.$later));
      t.notOk(fired.some(({ what }) => what === `${applies.resource} ${effect.outcome}`));
    }

    if (kind.withoutDrafts || refuses.steps !== undefined) return;
    const [drafting, toDrafting] = await begin('draft', refuses, only(id));
    const draft = await send(drafting, kind, toDrafting, { ...refuses, status: 'DRAFT' });
    t.equal(draft.status, kind.status, 'a draft is never refused');
  });
}
