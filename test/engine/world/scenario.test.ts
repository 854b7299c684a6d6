import t from 'tap';
import type { ProjectScenario } from '../../../src/engine/world/scenario.js';
import { advance, newParcel, parcels, simulationOf } from '../parcels.js';

const scenario = (projects: Record<string, ProjectScenario>) => ({ name: 'mine', description: '', projects });

t.test("a sub-project in a scenario shares its parent's clock, whichever of the two is used first", async (t) => {
  const projects = {
    branch: { initialized: ['sms'], now: '2027-01-01T00:00:00Z', parent: 'head' },
    head: { initialized: [], now: '2026-05-01T00:00:00Z' },
  };
  for (const first of ['head', 'branch']) {
    const { simulation } = simulationOf({ scenario: 'mine' });
    t.same(simulation.addScenario(scenario(projects)), []);
    simulation.world(first);
    const [head, branch] = [simulation.world('head'), simulation.world('branch')];
    t.equal(branch.parent, head, first);
    t.equal(branch.timeline, head.timeline);
    t.equal(branch.clock.iso(), '2026-05-01T00:00:00.000Z');
    t.same([...branch.initialized], ['sms']);
    t.equal(simulation.reset('branch').timeline, head.timeline);
  }
});

t.test('the parent of a sub-project must be in the scenario and must not be a sub-project', async (t) => {
  const { simulation } = simulationOf();
  const faults = (projects: Record<string, string | undefined>): string[] =>
    simulation.addScenario(
      scenario(
        Object.fromEntries(
          Object.entries(projects).map(([id, parent]) => [id, { initialized: [], ...(parent && { parent }) }]),
        ),
      ),
    );
  t.match(faults({ one: 'two' }), [/projects\.one\.parent: the scenario has no project two/]);
  t.match(faults({ one: '*', '*': undefined }), [/no project \*/]);
  t.match(faults({ one: 'one' }), [/no sub-project has sub-projects/]);
  t.match(faults({ '*': 'one', one: undefined }), [/only a named project/]);
  t.match(faults({ one: 'two', two: 'three', three: undefined }), [/projects\.one\.parent: .*no sub-project/]);
});

t.test('decisions pending at the start of a scenario can be held; later ones are made as usual', async (t) => {
  const { simulation } = simulationOf({ scenario: 'mine' });
  const records = {
    'post.parcels': [
      { id: 'p1', customs: { status: 'WAITING' } },
      { id: 'p2', state: 'LOST' },
    ],
  };
  t.same(simulation.addScenario(scenario({ one: { initialized: [], waiting: 'hold', records } })), []);
  const world = simulation.world('one');
  t.match(
    [...world.decisions.waiting.values()],
    [
      { key: 'p2', decision: 'clock', outcome: 'turnUp', because: 'lifecycle: time passes' },
      { key: 'p1', due: null, outcome: 'clear', because: 'default; held by the scenario' },
    ],
  );
  world.fire(parcels, newParcel(world, 'p3'), 'declare');
  const fired = await advance(world, 3_000_000_000);
  t.same(
    fired.map(({ what, resource }) => `${what} ${resource}`),
    ['post.parcel clear p3', 'post.parcel turnUp p2'],
  );
  world.decisions.take([...world.decisions.waiting.keys()][0]!);
  t.equal(world.collection(parcels).require('p1').state, 'SENT');
});

t.test('only documented fields are accepted under hidden', async (t) => {
  const { simulation } = simulationOf();
  const faults = (hidden: object): string[] =>
    simulation.addScenario(scenario({ one: { initialized: [], records: { 'post.parcels': [{ id: 'p1', hidden }] } } }));
  t.same(faults({ activities: [] }), []);
  t.same(faults({ activites: [] }), [
    "projects.one.records.post.parcels.0: unknown field 'hidden.activites'; did you mean 'hidden.activities'?",
  ]);
  t.match(faults({ colour: 'red' }), [/unknown field 'hidden\.colour'$/]);
});
