// Walks what is data: lifecycles, magic values and handlers agree with the contract, wherever no request happens to look.

import t from 'tap';
import { contract, refName, type Schema } from '../src/contract/load.js';
import { hold } from '../src/engine/lifecycle/choice.js';
import { outcomesOf, rowsOf } from '../src/engine/lifecycle/resource.js';
import type { Checks, Resource } from '../src/engine/model.js';
import { readMagic } from '../src/fixtures/scenarios.js';
import { channels, everything, operations } from './populated.js';
import { simulator, type TestProject } from './simulator.js';

const resourcesOf = (sim: TestProject): Resource[] => [...sim.application.simulation.resources()];
const documented = new Set(operations.flatMap(({ errors }) => [...errors.keys()]));

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
  for (const resource of resourcesOf(await simulator(t))) {
    const { schema = '' } = resource;
    for (const [field, rows] of Object.entries(resource.transitions)) {
      const states = valuesOf(contract.schemas[schema], field);
      t.ok(states.length > 0, `${resource.name}: ${schema} has states in ${field}`);
      for (const { on, from, to } of rows) {
        const named = [from, to].flat().filter((state) => state !== null && state !== '*' && state !== 'same');
        for (const state of named) t.ok(states.includes(state), `${resource.name} ${on}: ${field} can be ${state}`);
      }
    }
  }
});

t.test('every transition has a mover, and its activity and webhook event are in the contract', async (t) => {
  const named = (service: string, resource: string) =>
    `${service[0]!.toUpperCase()}${service.slice(1)}${resource[0]!.toUpperCase()}${resource.slice(1)}s`;
  for (const resource of resourcesOf(await simulator(t))) {
    const movers = ['client', 'clock', 'platform', ...Object.keys(resource.decisions)];
    const [service, module] = resource.name.split('.') as [string, string];
    const reply = contract.operations.get(`${named(service, module)}Controller_listActivities_v1`)?.success.schema;
    const types = valuesOf(reply, 'notifications.*.type');
    for (const { on, by, sends, log } of rowsOf(resource)) {
      t.ok(movers.includes(by), `${resource.name} ${on}: there is a mover ${by}`);
      if (sends) t.ok(contract.events.has(sends), `${resource.name} ${on}: there is an event ${sends}`);
      if (log) t.ok(types.includes(log), `${resource.name} ${on}: there is an activity ${log}`);
    }
  }
});

t.test('every declared event moves a record, and every resource with events has its tables', async (t) => {
  for (const resource of resourcesOf(await simulator(t))) {
    const moved = new Set(rowsOf(resource).map(({ on }) => on));
    for (const event of Object.keys(resource.events))
      t.ok(moved.has(event), `${resource.name} ${event} has a transition`);
  }
});

t.test('every decision has an outcome, and every check refuses with a documented error', async (t) => {
  for (const resource of resourcesOf(await simulator(t))) {
    for (const name of Object.keys(resource.decisions)) {
      t.ok(
        rowsOf(resource).some(({ by }) => by === name),
        `${resource.name}: ${name} has an outcome`,
      );
    }
    for (const [name, { outcomes }] of Object.entries<Checks[string]>(resource.checks)) {
      for (const { error } of Object.values(outcomes))
        t.ok(documented.has(error), `${resource.name} ${name}: ${error}`);
    }
  }
});

t.test('every magic value leads to an outcome, an error or a code that there is', async (t) => {
  const resources = new Map(resourcesOf(await simulator(t)).map((resource) => [resource.name, resource]));
  const { outcomes, errors, codes } = readMagic();
  for (const { lifecycles: meant, contains, equals, outcome } of outcomes) {
    for (const name of meant) {
      const resource = resources.get(name)!;
      const known = [...(Object.keys(resource.decisions).length > 0 ? [hold] : []), ...outcomesOf(resource)];
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
    resourcesOf(sim).flatMap((resource) =>
      [...world.collection(resource).values()].map((record) => ({ world, resource, record })),
    ),
  );
  t.ok(new Set(present.map(({ resource }) => resource)).size >= 15, 'nearly each kind is there');
  for (const { world, resource, record } of present) {
    const key = resource.key(record);
    t.equal(world.collection(resource).get(key), record, `${resource.name} ${key}`);
    const names = resource.names(record, world);
    t.ok(
      names.every((name) => typeof name === 'string'),
      `${resource.name} is called ${names}`,
    );
    t.type(resource.payload?.(record, world) ?? record, 'object');
    if (resource.activities) t.ok(Array.isArray(resource.activities(record).activities));
  }
});
