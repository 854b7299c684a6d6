// Walks what is data: lifecycles, magic values and handlers agree with the contract, wherever no request happens to look.
import t from 'tap';
import { contract, refName, type Schema } from '../src/contract/load.js';
import { hold } from '../src/engine/lifecycle/choice.js';
import type { Lifecycle } from '../src/engine/lifecycle/lifecycle.js';
import type { CollectionDefinition } from '../src/engine/records/collection.js';
import type { World } from '../src/engine/world/world.js';
import { readMagic } from '../src/fixtures/scenarios.js';
import { channels, everything, operations } from './populated.js';
import { simulator, type TestProject } from './simulator.js';

const lifecyclesOf = (sim: TestProject): Lifecycle[] => [...sim.application.simulation.lifecycles()];
const documented = new Set(operations.flatMap(({ errors }) => [...errors.keys()]));

/** The collection whose records a lifecycle moves. */
function collectionOf(life: Lifecycle): CollectionDefinition<any> | undefined {
  let found: CollectionDefinition<any> | undefined;
  const world = {
    collection(definition: CollectionDefinition<any>) {
      found = definition;
      return new Map();
    },
  };
  for (const _ of life.all(world as unknown as World)) break;
  return found;
}

/** A schema as its parts, behind references and alternatives. */
function partsOf(schema: Schema | undefined): readonly Schema[] {
  if (!schema) return [];
  if (schema.$ref !== undefined) return partsOf(contract.schemas[refName(schema.$ref)]);
  return [schema, ...[...(schema.allOf ?? []), ...(schema.anyOf ?? [])].flatMap(partsOf)];
}

/** The values of an enum, by the dotted path of a field; `*` stands for the items of a list. */
function valuesOf(schema: Schema | undefined, path: string): readonly unknown[] {
  let parts = partsOf(schema);
  for (const name of path.split('.')) {
    parts = parts.flatMap(({ properties, items }) => partsOf(name === '*' ? items : properties?.[name]));
  }
  return parts.flatMap((part) => part.enum ?? []);
}

t.test('every operation has a handler', async (t) => {
  const { body } = await (await simulator(t)).raw('GET', '/__admin/catalog');
  const missing = body.operations.filter(({ simulated }: { simulated: boolean }) => !simulated);
  t.same(missing, []);
  t.equal(body.operations.length, 90);
});

t.test('every state of a lifecycle is one of its field in the contract', async (t) => {
  for (const life of lifecyclesOf(await simulator(t))) {
    const { schema = '' } = collectionOf(life) ?? {};
    for (const [field, arrows] of Object.entries(life.tables)) {
      const states = valuesOf(contract.schemas[schema], field);
      t.ok(states.length > 0, `${life.name}: ${schema} has states in ${field}`);
      for (const { on, from, to } of arrows) {
        const named = [from, to].flat().filter((state) => state !== null && state !== '*' && state !== 'same');
        for (const state of named) t.ok(states.includes(state), `${life.name} ${on}: ${field} can be ${state}`);
      }
    }
  }
});

t.test('every arrow is moved by somebody, and tells of it as the contract allows', async (t) => {
  const named = (service: string, noun: string) =>
    `${service[0]!.toUpperCase()}${service.slice(1)}${noun[0]!.toUpperCase()}${noun.slice(1)}s`;
  for (const life of lifecyclesOf(await simulator(t))) {
    const movers = ['client', 'clock', 'platform', ...Object.keys(life.decisions ?? {})];
    const [service, module] = life.name.split('.') as [string, string];
    const reply = contract.operations.get(`${named(service, module)}Controller_listActivities_v1`)?.success.schema;
    const types = valuesOf(reply, 'notifications.*.type');
    for (const { on, by = 'client', event, log } of Object.values(life.tables).flat()) {
      t.ok(movers.includes(by), `${life.name} ${on}: there is a mover ${by}`);
      if (event) t.ok(contract.events.has(event), `${life.name} ${on}: there is an event ${event}`);
      if (log) t.ok(types.includes(log), `${life.name} ${on}: there is an activity ${log}`);
    }
  }
});

t.test('every decision has an outcome, and every gate refuses with a documented error', async (t) => {
  for (const life of lifecyclesOf(await simulator(t))) {
    const arrows = Object.values(life.tables).flat();
    for (const name of Object.keys(life.decisions ?? {})) {
      t.ok(
        arrows.some(({ by }) => by === name),
        `${life.name}: ${name} has an outcome`,
      );
    }
    for (const [name, { outcomes }] of Object.entries(life.gates ?? {})) {
      for (const { error } of Object.values(outcomes)) t.ok(documented.has(error), `${life.name} ${name}: ${error}`);
    }
  }
});

t.test('every magic value leads to an outcome, an error or a code that there is', async (t) => {
  const lifecycles = new Map(lifecyclesOf(await simulator(t)).map((life) => [life.name, life]));
  const { outcomes, errors, codes } = readMagic();
  for (const { lifecycles: meant, contains, equals, outcome } of outcomes) {
    for (const name of meant) {
      const { decisions = {}, gates = {}, tables } = lifecycles.get(name)!;
      const known = [
        ...(Object.keys(decisions).length > 0 ? [hold] : []),
        ...Object.values(tables).flatMap((arrows) =>
          arrows.filter(({ by }) => by !== undefined && by in decisions).map(({ on }) => on),
        ),
        ...Object.values(gates).flatMap((gate) => Object.keys(gate.outcomes)),
      ];
      t.ok(known.includes(outcome), `${contains ?? equals}: ${name} has the outcome ${outcome}`);
    }
  }
  for (const { errors: codesMeant, in: places } of errors) {
    for (const code of codesMeant) {
      t.ok(documented.has(code), `${code} is documented`);
      const reachable = operations.filter(({ errors, body, path, parameters }) => {
        const has = (place: string) =>
          place.startsWith('body')
            ? body !== undefined
            : place.startsWith('params')
              ? place.endsWith('**') || path.includes(`{${place.slice('params.'.length)}}`)
              : parameters.some(({ name }) => place === `query.${name}`);
        return errors.has(code) && places.some(has);
      });
      t.ok(reachable.length > 0, `${code}: an operation has ${places}`);
    }
  }
  for (const { equals, outcome } of codes) t.match(`${equals} ${outcome}`, /^\d{6} (right|wrong)$/);
});

t.test('a magic value is marked, or it is a number or a code', (t) => {
  const { outcomes, errors } = readMagic();
  for (const row of [...outcomes, ...errors]) {
    const { contains, startsWith, url, equals } = row as unknown as Record<string, string>;
    t.match(contains ?? startsWith ?? url ?? equals ?? '', /mock|^\+1500555\d{4}$/);
  }
  t.end();
});

t.test('a record of each kind, in every state of the demo, is known by its key and has names', async (t) => {
  const sim = await simulator(t, { scenario: 'demo' });
  const { simulation } = sim.application;
  const worlds = Object.keys(simulation.scenarios.get('demo')!.projects).map((id) => simulation.world(id));
  sim.startFrom(everything, channels);
  const present = [...worlds, sim.world].flatMap((world) =>
    lifecyclesOf(sim).flatMap((life) => [...life.all(world)].map((record) => ({ world, life, record }))),
  );
  t.ok(new Set(present.map(({ life }) => life)).size >= 15, 'nearly each kind is there');
  for (const { world, life, record } of present) {
    t.equal(life.find(world, life.key(record)), record, `${life.name} ${life.key(record)}`);
    const names = life.names(record, world);
    t.ok(
      names.every((name) => typeof name === 'string'),
      `${life.name} is called ${names}`,
    );
    t.type(life.payload?.(record, world) ?? record, 'object');
    if (life.activities) t.ok(Array.isArray(life.activities(record, world).activities));
  }
});
