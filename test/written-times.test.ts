// Instants and durations outside of control bodies can be written in any form, too: in scenarios, on the command line and in
// the library. test/control/times.test.ts has those of control bodies.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import t from 'tap';
import { buildProgram } from '../src/cli/program.js';
import { Terminal } from '../src/cli/terminal.js';
import { flags } from '../src/config/flags.js';
import { readConfig } from '../src/config.js';
import { contract, refName, type Schema } from '../src/contract/load.js';
import type { CollectionDefinition } from '../src/engine/model.js';
import { hidden } from '../src/engine/records/hidden.js';
import type { SeedRecord } from '../src/engine/world/scenario.js';
import { loadYaml } from '../src/fixtures/yaml.js';
import { connect, startSimulator } from '../src/index.js';
import { fixtures } from '../src/paths.js';
import { runCommand } from './cli/command.js';
import { simulator } from './simulator.js';

const noon = Date.UTC(2026, 2, 1, 12);
const noonText = '2026-03-01T12:00:00.000Z';

/** The same instant, except for the first: the first one of its day. */
const instants = [
  '2026-03-01',
  '2026-03-01T12:00',
  '2026-03-01 12:00:00',
  '2026-03-01T12:00:00Z',
  '2026-03-01T13:00:00+01:00',
  String(noon),
];
const read = (instant: string): string => (instant.length === 10 ? '2026-03-01T00:00:00.000Z' : noonText);

/** The same duration, 90 seconds. */
const durations = ['1m30s', '90s', 'PT1M30S', '90 seconds', '1 min 30 sec'];

const analytics = { start: noonText, end: noonText, sent: 0, delivered: 0, read: 0, buttons: [] };

/** What a builder of records needs, so that the contract allows the record. */
const records: Readonly<Record<string, object>> = {
  'kakaotalk.senders': { id: 'S', plusFriendId: '@shop', state: 'ACTIVE' },
  'kakaotalk.sendersElsewhere': { plusFriendId: '@other' },
  'kakaotalk.templates': { id: 'T', code: 'T', state: 'APPROVED' },
  'rcs.accounts': {},
  'rcs.senders': { id: 'R', state: 'DRAFT', region: 'EU', details: { testNumbers: [] } },
  'whatsapp.accounts': { state: 'ONBOARDED' },
  'whatsapp.longLivedTokens': { longLivedAccessToken: 'token' },
  'whatsapp.senders': { id: '46700000001', phoneNumber: '46700000001', state: 'ACTIVE' },
  'whatsapp.templateReservations': { name: 'spring_sale', language: '*', until: noonText },
  'whatsapp.templates': { name: 'spring_sale', language: 'EN_US', category: 'MARKETING', analytics: [analytics] },
  'whatsapp.templatesAtMeta': { name: 'spring_sale', language: 'EN_US', category: 'MARKETING', analytics: [analytics] },
};

/** Lists of objects in the paths of `times`, and lists of instants. */
const lists = ['analytics', 'hidden.activities', 'hidden.edits'];

/** A record with an instant at a path. */
function withTime(record: object, path: string, time: unknown): SeedRecord {
  const seed = structuredClone(record);
  let inside: object = seed;
  const names = path.split('.');
  for (const [index, name] of names.entries()) {
    const last = index === names.length - 1;
    const made: unknown = last ? time : {};
    const isList = lists.includes(names.slice(0, index + 1).join('.'));
    if (last || !Object.hasOwn(inside, name)) Reflect.set(inside, name, isList ? [made] : made);
    const next: unknown = Reflect.get(inside, name);
    inside = Array.isArray(next) ? Object(next[0]) : Object(next);
  }
  return seed as SeedRecord;
}

/** What a path leads to in a stored record. */
const timeIn = (record: object, path: string): unknown =>
  path.split('.').reduce<unknown>((inside, name) => {
    const next: unknown = Reflect.get(Object(inside), name === 'hidden' ? hidden : name);
    return Array.isArray(next) ? next[0] : next;
  }, record);

t.test('each time of a record in a scenario is read in every form, and refused at its field', async (t) => {
  const { application } = await simulator(t);
  const all: CollectionDefinition[] = [...application.simulation.collections()];
  const definitions = all.filter(({ times }) => times !== undefined);
  t.same(definitions.map(({ collection }) => collection).toSorted(), Object.keys(records));
  const add = (name: string, seed: SeedRecord): string[] => {
    const projects = { p: { initialized: ['whatsapp'], records: { [name]: [seed] } } };
    return application.simulation.addScenario({ name: 'dated', description: '', projects });
  };
  for (const definition of definitions) {
    const { collection: name, times = [] } = definition;
    for (const path of times) {
      for (const written of [...instants, noon]) {
        t.same(add(name, withTime(records[name]!, path, written)), [], `${name} ${path} ${written}`);
        application.simulation.reset('p', { scenario: 'dated' });
        const [record] = [...application.simulation.world('p').collection(definition).values()];
        t.equal(timeIn(record!, path), read(String(written)), `${name} ${path} ${written}`);
      }
      const [fault = ''] = add(name, withTime(records[name]!, path, 'soon'));
      t.ok(fault.startsWith(`projects.p.records.${name}.0: ${path} must be a date`), fault);
    }
  }
});

/** The fields of a schema that are instants: the contract has no format for them. */
function* instantsOf({ $ref, properties = {}, items, allOf = [] }: Schema, path = '', depth = 0): Iterable<string> {
  if (depth > 4) return;
  if ($ref !== undefined) yield* instantsOf(contract.schemas[refName($ref)]!, path, depth + 1);
  if (items) yield* instantsOf(items, path, depth + 1);
  for (const each of allOf) yield* instantsOf(each, path, depth + 1);
  for (const [name, inner] of Object.entries(properties)) {
    const deeper = path === '' ? name : `${path}.${name}`;
    if (/^UTC ISO 8601/.test(inner.description ?? '')) yield deeper;
    yield* instantsOf(inner, deeper, depth + 1);
  }
}

t.test('each field of a record that the contract calls an instant is one for scenarios', async (t) => {
  const { application } = await simulator(t);
  for (const { collection: name, schema, times = [] } of application.simulation.collections()) {
    const fields = schema === undefined ? [] : [...instantsOf({ $ref: `#/components/schemas/${schema}` })];
    const wire = times.filter((time) => !time.startsWith('hidden.'));
    if (schema !== undefined) t.same(fields.toSorted(), wire.toSorted(), name);
  }
});

t.test('the start of a clock in a scenario file can be written in any form', async (t) => {
  const { application } = await simulator(t);
  const content = (now: string): object => ({ projects: { p: { initialized: [], now: loadYaml(now) } } });
  for (const written of instants) {
    const { simulation } = application;
    const { name, description, projects } = { name: 'dated', description: '', ...Object(content(written)) };
    t.same(simulation.addScenario({ name, description, projects }), [], written);
    simulation.reset('p', { scenario: 'dated' });
    t.equal(simulation.world('p').clock.iso(), read(written), written);
  }
  await t.rejects(startSimulator({ scenario: Object(content('30d')) }), {
    message: /projects\.p\.now: must be a date or a date and time, .* not a duration/,
  });
  // The types allow what JSON makes a text of.
  const projects = { p: { initialized: [], now: new Date(noon) } };
  const sim = await startSimulator({ clock: 'frozen', scenario: { projects } });
  t.teardown(() => sim.close());
  t.equal((await sim.project('p').clock()).now, noonText);
});

t.test('the schema of scenarios has no other time', (t) => {
  const schema = readFileSync(join(fixtures, 'schema', 'scenario.json'), 'utf8');
  t.notMatch(schema, /"format"|ISO(?! 8601 \(UTC unless it has an offset\), or milliseconds)/);
  t.end();
});

/** The options and arguments of commands that are times; `URL` is the simulator's. */
const words: Readonly<Record<string, (time: string) => string>> = {
  'health --wait [duration]': (time) => `health|--url|URL|--wait|${time}`,
  'advance --to <instant>': (time) => `advance|--to|${time}`,
  'advance --at-most <duration>': (time) => `advance|--until|state=APPROVED|--at-most|${time}`,
  'advance --until <what...>': (time) => `advance|--until|${time}`,
  'advance time': (time) => `advance|${time}`,
  'rules add --after <duration>': (time) => `rules|add|whatsapp.template|reject|--after|${time}`,
  'rules change --after <duration>': (time) => `rules|change|rule-1|--after|${time}`,
  'faults add --latency <duration>': (time) => `faults|add|--path|/never|--latency|${time}`,
  'faults change --latency <duration>': (time) => `faults|change|fault-1|--latency|${time}`,
  'limit per': (time) => `limit|100|${time}`,
  'clock --now <instant>': (time) => `clock|--now|${time}`,
  'wait requests --timeout-ms <time>': (time) => `wait|requests|--operation|listWebhooks|--timeout-ms|${time}`,
  'wait deliveries --timeout-ms <time>': (time) => `wait|deliveries|--status|pending|--timeout-ms|${time}`,
  'replay --pace <time>': (time) => `replay|FILE|--against|URL|--pace|${time}`,
};

/** Options and arguments of all commands whose placeholder is a time, but those of `start`: those are flags. */
function* timesOf(command: Command, path = ''): Iterable<string> {
  for (const each of command.commands) {
    const name = path === '' ? each.name() : `${path} ${each.name()}`;
    for (const option of each.options) {
      const own = !flags.some(({ flag }) => flag === option.flags);
      if (own && /[<[](?:duration|instant|time|what\.\.\.)[>\]]/.test(option.flags)) yield `${name} ${option.flags}`;
    }
    for (const argument of each.registeredArguments) {
      if (/^(?:time|per)$/.test(argument.name())) yield `${name} ${argument.name()}`;
    }
    yield* timesOf(each, name);
  }
}

t.test('each time on the command line can be written in any form', async (t) => {
  const program = buildProgram(new Terminal({}, () => undefined));
  t.same([...timesOf(program)].toSorted(), Object.keys(words).toSorted());
  const sim = await simulator(t, { clock: { mode: 'frozen', at: Date.UTC(2026, 0) } });
  const url = await sim.application.app.listen({ port: 0, host: '127.0.0.1' });
  await sim.control('POST', '/rules', { match: { lifecycle: 'whatsapp.template' }, outcome: 'hold' });
  await sim.control('POST', '/faults', { match: { path: '/never' }, latency: '1ms' });
  const file = join(t.testdir({ 'journal.json': '' }), 'journal.json');
  await sim.post('/webhooks', { target: 'http://127.0.0.1:9/', secret: 's', triggers: ['ALL'] });
  await sim.get('/webhooks');
  writeFileSync(file, JSON.stringify(await sim.control('GET', '/requests')));
  await sim.control('PUT', '/checkpoints/start');
  const environment = { SINCH_MOCK_URL: url, SINCH_MOCK_PROJECT: sim.id };
  for (const [row, wordsFor] of Object.entries(words)) {
    const takesInstants = /instant|advance time|what/.test(row);
    const takesDurations = !/instant|what/.test(row);
    for (const time of [...(takesInstants ? instants : []), ...(takesDurations ? durations : [])]) {
      await sim.control('POST', '/checkpoints/start/restore');
      if (row.startsWith('wait')) {
        // What is waited for is there.
        await sim.get('/webhooks');
        await sim.control('POST', '/deliveries/sample', { type: 'BUNDLE_DONE' });
      }
      const line = wordsFor(time)
        .split('|')
        .map((word) => (word === 'URL' ? url : word === 'FILE' ? file : word));
      t.match(await runCommand(line, environment), { code: 0, stderr: '' }, `${row} ${time}`);
    }
    const refused = wordsFor('soon')
      .split('|')
      .map((word) => (word === 'URL' ? url : word === 'FILE' ? file : word));
    const { code, stderr } = await runCommand(refused, environment);
    t.not(code, 0, row);
    t.match(stderr, /must be a (?:date|duration)/, row);
  }
});

/** The flags of `start` that are times. */
const timeFlags = ['idle', 'lease', 'clock', 'review', 'retryDelay', 'deliveryTimeout'] as const;

t.test('each time among the flags of start can be written in any form', (t) => {
  const named = flags.filter(({ flag }) => /<(?:duration|delay|setting)>/.test(flag));
  t.same(named.map(({ key }) => key).toSorted(), timeFlags.toSorted());
  for (const key of timeFlags) {
    if (key === 'clock') continue;
    for (const written of durations) {
      t.equal(readConfig({ [key]: written }, {})[key], 90_000, `${key} ${written}`);
    }
    // As `Temporal.Duration`.
    t.equal(readConfig({ [key]: { toJSON: () => 'PT1M30S' } }, {})[key], 90_000, key);
  }
  for (const written of [...instants, noon, new Date(noon)]) {
    const at = Date.parse(written instanceof Date ? noonText : read(String(written)));
    t.same(readConfig({ clock: written }, {}).clock, { mode: 'frozen', at }, String(written));
    if (written instanceof Date) continue;
    t.same(readConfig({ clock: `real@${written}` }, {}).clock, { mode: 'real', at }, String(written));
  }
  t.equal(readConfig({ review: 0 }, {}).review, 0);
  t.end();
});

t.test('the library takes objects that are times in JSON', async (t) => {
  const second = { toJSON: () => 'PT1S' };
  const sim = await startSimulator({ clock: new Date(noon), retryDelay: second, review: second });
  t.teardown(() => sim.close());
  const other = await connect(sim.url, { wait: second });
  const project = other.project('p');
  t.equal((await project.clock()).now, noonText);
  await project.advanceTo(new Date(noon + 1000));
  t.same(
    (await project.events({ since: 0, waitMs: second })).history.map(({ kind }) => kind),
    ['control', 'clock'],
  );
  await t.rejects(project.waitForRequests({}, { timeoutMs: { toJSON: () => 'PT0.001S' } }), { code: 'timed_out' });
});
