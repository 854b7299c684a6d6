// How a world is saved: small parts, and tables of entries that change one by one.
import type { Credential, Job, Pending, ProjectSettings, Rule } from '../model.js';
import type { SavedRecord } from '../records/collection.js';
import type { SavedFaults } from '../requests/faults.js';
import type { SavedClock } from '../time/clock.js';

/** `hold`: events are recorded, but not sent until they are released. */
export type DeliveryMode = 'send' | 'hold';

/** What is small, and saved as a whole. */
export interface SavedParts {
  scenario: string;
  seed: number;
  random: number;
  counters: Record<string, number>;
  initialized: string[];
  credentials: Credential[];
  rules: Rule[];
  faults: SavedFaults;
  deliveryMode: DeliveryMode;
  platformRules?: Record<string, boolean>;
  settings?: Partial<ProjectSettings>;
}

/** Version 0.1 saved no `chosenBy`. */
export type SavedPending = Omit<Pending, 'chosenBy'> & Partial<Pick<Pending, 'chosenBy'>>;

export interface SavedWorld extends SavedParts {
  id: string;
  parent?: string;
  /** Instants of calls that took a token, by label of the limit. */
  calls: Record<string, number[]>;
  clock: SavedClock;
  jobs: Job[];
  collections: Record<string, SavedRecord[]>;
  waiting: SavedPending[];
}

/** The tables besides those of the collections, which have the names of the collections. */
export const ownTables = ['calls', 'jobs', 'waiting'] as const;

/** A world as a store holds it: each table has its entries by key. */
export interface StoredWorld {
  id: string;
  parent?: string;
  parts: Record<string, unknown>;
  tables: Map<string, Map<string, unknown>>;
}

/** The document of a stored world. Nothing is checked: its form is that of what was stored. */
export function savedFrom({ id, parent, parts, tables }: StoredWorld, clock: SavedClock): SavedWorld {
  const entriesOf = (table: string): ReadonlyMap<string, unknown> => tables.get(table) ?? new Map();
  const collections = [...tables].filter(([name]) => !ownTables.some((own) => own === name));
  const saved: unknown = {
    id,
    ...(parent !== undefined && { parent }),
    ...parts,
    calls: Object.fromEntries(entriesOf('calls')),
    clock,
    jobs: [...entriesOf('jobs').values()],
    collections: Object.fromEntries(collections.map(([name, records]) => [name, [...records.values()]])),
    waiting: [...entriesOf('waiting').values()],
  };
  return saved as SavedWorld;
}
