/** A made-up module and simulations without HTTP, for tests of the engine: parcels that customs must clear. */

import { lifecycle } from '../../src/engine/lifecycle/lifecycle.js';
import { type Activity, hiddenLog, newLog } from '../../src/engine/records/activity.js';
import { collection, hidden, type Stored } from '../../src/engine/records/collection.js';
import { duration } from '../../src/engine/time/duration.js';
import type { AnyServiceModule } from '../../src/engine/world/service-module.js';
import { type Settings, Simulation } from '../../src/engine/world/simulation.js';
import type { OutgoingEvent, World } from '../../src/engine/world/world.js';

export type Parcel = Stored<
  {
    id: string;
    label: string;
    state?: 'SENT' | 'LOST';
    customs?: { status: 'WAITING' | 'REFUSED'; reason?: string };
  },
  { activities: Activity[] }
>;

export const parcels = collection<Parcel>({
  name: 'post.parcels',
  key: ({ id }) => id,
  missing: 'webhook_not_found',
  hidden: hiddenLog,
  complete(parcel) {
    parcel.label ??= 'unlabelled';
    parcel[hidden].activities ??= [];
  },
});

export const parcelLifecycle = lifecycle<Parcel, { 'customs.status': 'WAITING' | 'REFUSED'; state: 'SENT' | 'LOST' }>({
  name: 'post.parcel',
  find: (world, key) => world.collection(parcels).get(key),
  all: (world) => world.collection(parcels).values(),
  key: ({ id }) => id,
  names: ({ label }) => [label],
  activities: (parcel) => parcel[hidden],
  decisions: { inspection: { who: 'an officer' } },
  gates: {
    counter: {
      who: 'the clerk',
      outcomes: {
        full: { error: 'webhook_limit_reached', info: { limit: '3' } },
        known: { error: 'webhook_exists' },
      },
    },
  },
  tables: {
    'customs.status': [
      { on: 'declare', from: [null, 'REFUSED'], to: 'WAITING', log: 'IN_PROGRESS' },
      { on: 'clear', by: 'inspection', from: 'WAITING', to: null, event: 'BUNDLE_DONE' },
      {
        on: 'refuse',
        by: 'inspection',
        from: 'WAITING',
        to: 'REFUSED',
        when: (_, { reason }) => reason !== 'none',
        do: (parcel, { reason }) => {
          parcel.customs!.reason = String(reason);
        },
        log: 'REJECTED',
        with: { reason: ['paper', 'stamp'], remark: 'text' },
      },
      { on: 'withdraw', from: ['WAITING', 'REFUSED'], to: null },
    ],
    state: [
      { on: 'clear', by: 'inspection', from: null, to: 'SENT', event: 'RCS_SENDER_STATUS_UPDATED' },
      { on: 'lose', by: 'platform', from: 'SENT', to: 'LOST', when: (_, { loud }) => loud === true },
      { on: 'turnUp', by: 'clock', after: () => duration('3d'), from: 'LOST', to: 'SENT' },
      { on: 'stamp', by: 'platform', from: 'SENT', to: 'same', event: 'BUNDLE_DONE', extras: () => ({ ink: 'blue' }) },
      { on: 'destroy', from: '*', to: null },
    ],
  },
});

export const parcelsModule = {
  controller: 'WebhookWebhookController',
  handlers: {},
  collections: [parcels],
  lifecycles: [parcelLifecycle],
} satisfies AnyServiceModule;

/** A simulation on a frozen clock with an empty scenario; `emitted` collects what its worlds send. */
export function simulationOf(
  overrides: Partial<Settings> = {},
  modules: readonly AnyServiceModule[] = [parcelsModule],
) {
  const simulation = new Simulation({
    mode: 'open',
    reviewDelay: 2000,
    clock: { mode: 'frozen' },
    seed: 1,
    scenario: 'empty',
    magic: [],
    codes: [],
    readCatalog: () => ({}),
    ...overrides,
  });
  simulation.scenarios.set('empty', { name: 'empty', description: '', projects: { '*': { initialized: [] } } });
  for (const module of modules) simulation.add(module);
  const emitted: OutgoingEvent[] = [];
  const touched: World[] = [];
  const failures: string[] = [];
  simulation.connect({
    emitted: (_, event) => emitted.push(event),
    touched: (world) => touched.push(world),
    forgotten: () => undefined,
    failed: (error) => failures.push(error.message),
  });
  return { simulation, emitted, touched, failures };
}

export function newParcel(world: World, id: string, label = 'books'): Parcel {
  return world.collection(parcels).add({ id, label, [hidden]: newLog() });
}

export const advance = (simulation: Simulation, world: World, ms: number) =>
  simulation.advance(world, (now) => now + ms);
