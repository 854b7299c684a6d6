// Where projects are saved, and how they come back at a start.
import type { Cluster } from '../cluster/cluster.js';
import type { Config } from '../config/settings.js';
import { Arrival } from '../engine/world/arrival.js';
import type { Eviction } from '../engine/world/eviction.js';
import type { Simulation } from '../engine/world/simulation.js';
import type { ProjectWorld } from '../engine/world/world.js';
import { AccessTokens, type TokenStorage } from '../http/access-token.js';
import type { Log } from '../log.js';
import { Folder } from '../store/folder.js';
import { FolderLock } from '../store/lock.js';
import type { Medium } from '../store/medium.js';
import type { Membership } from '../store/postgres/membership.js';
import { Store } from '../store/store.js';
import { TokenFile } from '../store/token-file.js';

/** Where projects are saved. This process owns it until it releases it. */
interface Place {
  medium: Medium;
  tokens?: TokenStorage;
  /** Of several processes that share it. */
  membership?: Membership;
  release?(): void | Promise<void>;
}

/** Undefined: projects are kept in memory. */
async function placeFor({ data, store, names, advertise, lease }: Config): Promise<Place | undefined> {
  if (store !== undefined) {
    const { joinPostgres, openPostgres } = await import('../store/postgres/open.js');
    if (advertise === undefined) return openPostgres(store, names.store);
    return joinPostgres(store, names.store, { address: advertise, lease });
  }
  if (data === undefined) return undefined;
  const folder = await Folder.open(data, names.data);
  const lock = await FolderLock.take(data, names.data);
  folder.guardedBy(lock);
  return { medium: folder, tokens: new TokenFile(data, names.data, lock), release: () => lock.release() };
}

export interface Data {
  store?: Store;
  release?: Place['release'];
  tokens: AccessTokens;
  cluster?: Cluster;
}

/** What depends on the place of the saved projects. */
export interface DataParts {
  /** In place of what the configuration names. */
  medium?: Medium;
  /** Called before anything is restored: jobs of the first projects run while the others are read. */
  connect: (store: Store | undefined) => void;
  evictionOver: (store: Store) => Eviction | undefined;
  clusterOver: (store: Store, eviction: Eviction, membership: Membership) => Promise<Cluster>;
  /** Called with each project that was restored. */
  resume: (world: ProjectWorld) => void;
}

/** Takes the place of saved projects and restores what it holds; a failure releases it. Without a place, memory serves. */
export async function openData(
  config: Config,
  simulation: Simulation,
  log: Log,
  { medium, connect, evictionOver, clusterOver, resume }: DataParts,
): Promise<Data> {
  const place: Place | undefined = medium ? { medium } : await placeFor(config);
  if (!place) {
    connect(undefined);
    return { tokens: new AccessTokens() };
  }
  const store = new Store(place.medium, (error) => log.error(error));
  connect(store);
  simulation.tracksChanges = true;
  try {
    const eviction = evictionOver(store);
    simulation.eviction = eviction;
    const data = { store, release: () => place.release?.(), tokens: new AccessTokens(place.tokens) };
    if (place.membership && eviction) return { ...data, cluster: await clusterOver(store, eviction, place.membership) };
    await store.load(
      () => new Arrival(simulation, { catchUp: true }),
      (worlds) => {
        for (const world of worlds) resume(world);
        eviction?.started(worlds[0]!);
      },
    );
    return data;
  } catch (error) {
    simulation.close();
    await place.release?.();
    throw error;
  }
}
