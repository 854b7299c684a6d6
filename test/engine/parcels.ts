/** A made-up resource and simulations without HTTP, for tests of the engine: parcels that customs must clear. */

import { byClient, byClock, byDecision, byPlatform, resource } from '../../src/engine/lifecycle/resource.js';
import type { Activity, AnyServiceModule, Settings } from '../../src/engine/model.js';
import { hiddenLog, newLog } from '../../src/engine/records/activity.js';
import { hidden, type Stored } from '../../src/engine/records/hidden.js';

import { duration } from '../../src/engine/time/duration.js';
import { Simulation } from '../../src/engine/world/simulation.js';
import type { OutgoingEvent, ProjectWorld } from '../../src/engine/world/world.js';

export type Parcel = Stored<
  {
    id: string;
    label: string;
    state?: 'SENT' | 'LOST';
    customs?: { status: 'WAITING' | 'REFUSED'; reason?: string };
  },
  { activities: Activity[] }
>;

export const parcels = resource<Parcel>()({
  name: 'post.parcel',
  collection: 'post.parcels',
  key: ({ id }) => id,
  names: ({ label }) => [label],
  missing: 'webhook_not_found',
  hidden: hiddenLog,
  complete(parcel) {
    parcel.label ??= 'unlabelled';
    parcel[hidden].activities ??= [];
  },
  activities: (parcel) => parcel[hidden],
  decisions: { inspection: { who: 'an officer' } },
  checks: {
    counter: {
      who: 'the clerk',
      outcomes: {
        full: { error: 'webhook_limit_reached', info: { limit: '3' } },
        known: { error: 'webhook_exists' },
      },
    },
  },
  events: {
    declare: byClient(),
    withdraw: byClient(),
    destroy: byClient(),
    clear: byDecision('inspection'),
    refuse: byDecision('inspection', { reason: ['paper', 'stamp', 'none'], remark: 'text', comment: 'text' }),
    lose: byPlatform({ loud: 'boolean' }),
    turnUp: byClock(() => duration('3d')),
    stamp: byPlatform(),
  },
  transitions: {
    'customs.status': [
      { on: 'declare', from: [null, 'REFUSED'], to: 'WAITING', log: 'IN_PROGRESS' },
      { on: 'clear', from: 'WAITING', to: null, sends: 'BUNDLE_DONE' },
      {
        on: 'refuse',
        from: 'WAITING',
        to: 'REFUSED',
        when: (_, { reason }) => reason !== 'none',
        do: (parcel, { reason }) => {
          parcel.customs!.reason = reason;
        },
        log: 'REJECTED',
      },
      { on: 'withdraw', from: ['WAITING', 'REFUSED'], to: null },
    ],
    state: [
      { on: 'clear', from: null, to: 'SENT', sends: 'WHATSAPP_TEMPLATE_APPROVED' },
      { on: 'lose', from: 'SENT', to: 'LOST', when: (_, { loud }) => loud === true },
      { on: 'turnUp', from: 'LOST', to: 'SENT' },
      {
        on: 'stamp',
        from: 'SENT',
        to: 'same',
        sends: 'WHATSAPP_TEMPLATE_STATUS_UPDATED',
        extras: () => ({ newState: 'FLAGGED' }),
      },
      { on: 'destroy', from: '*', to: null },
    ],
  },
});

export const parcelsModule = {
  controller: 'WebhookWebhookController',
  handlers: {},
  resources: [parcels],
} satisfies AnyServiceModule;

/** A simulation on a frozen clock with an empty scenario; `emitted` collects the events of its worlds. */
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
    platformRulesMode: 'on',
    platformRules: [],
    maxProjects: 1000,
    maxRecords: 1000,
    forProjects: { signatureClock: 'project', contentType: 'any', unknownFields: undefined },
    readCatalog: () => ({}),
    ...overrides,
  });
  simulation.scenarios.set('empty', { name: 'empty', description: '', projects: { '*': { initialized: [] } } });
  for (const module of modules) simulation.add(module);
  const emitted: OutgoingEvent[] = [];
  const changed: ProjectWorld[] = [];
  const failures: string[] = [];
  simulation.connect({
    emitted: (_, event) => emitted.push(event),
    changed: (world) => changed.push(world),
    forgotten: () => undefined,
    failed: (error) => failures.push(error.message),
  });
  return { simulation, emitted, changed, failures };
}

export function newParcel(world: ProjectWorld, id: string, label = 'books'): Parcel {
  return world.collection(parcels).add({ id, label, [hidden]: newLog() });
}

export const advance = (world: ProjectWorld, ms: number) => world.advance((now) => now + ms);
