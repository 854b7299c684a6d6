// One of several processes on the same database: what it holds, and how it works with the others.
import type { FastifyInstance } from 'fastify';
import { asError } from '../engine/requests/problem.js';
import { systemClock } from '../engine/time/clock.js';
import type { Eviction } from '../engine/world/eviction.js';
import type { Simulation } from '../engine/world/simulation.js';
import type { ProjectWorld } from '../engine/world/world.js';
import type { Membership } from '../store/postgres/membership.js';
import type { Store } from '../store/store.js';
import { Families } from './families.js';
import { HandOn } from './hand-on.js';
import { patiently } from './patiently.js';
import { Peers } from './peers.js';
import { Signatures } from './signature.js';
import { ending, unavailable } from './unavailable.js';

/** How long a process that stops still takes requests, which are on their way to it, real milliseconds. */
const lastRequests = 100;
/** How long deliveries that are under way have until the end of the process, real milliseconds. */
const farewell = 400;
/** How long after a failure a change is saved again before its delivery is sent, real milliseconds. */
const retryTime = 500;

export interface ClusterOptions {
  simulation: Simulation;
  store: Store;
  membership: Membership;
  eviction: Eviction;
  report(error: Error): void;
  handedOn(): void;
}

export class Cluster {
  readonly families: Families;
  readonly peers: Peers;
  /** What waits get when this process stops: another one can go on with them. */
  readonly ending = unavailable(ending);
  readonly #handOn: HandOn;
  #closing = false;

  constructor(private readonly options: ClusterOptions) {
    const { simulation, membership, handedOn } = options;
    this.families = new Families(options);
    const signatures = new Signatures(membership.secret, () => membership.now());
    this.peers = new Peers(membership, signatures);
    this.#handOn = new HandOn({ families: this.families, simulation, signatures, counted: handedOn });
    simulation.holder = this.families;
  }

  get membership(): Membership {
    return this.options.membership;
  }

  /** Before all routes that are for projects. */
  addTo(app: FastifyInstance): void {
    this.#handOn.addTo(app);
    this.peers.addTo(app);
  }

  /** Begins to look for work, once the others reach this process. `port`: where it listens. */
  async start(port: string): Promise<void> {
    const address = new URL(this.membership.address);
    if (address.port === '0') {
      address.port = port;
      await patiently(() => this.membership.moveTo(address.origin));
    }
    this.families.start();
  }

  /** Whether nobody else can have taken what this process holds. */
  maySend = (): boolean => this.membership.isSure && !this.#closing;

  /**
   * Waits until all changes of a project are saved, and until nobody else can have taken it. False: it belongs to another
   * process, or this one ends.
   */
  begun = async (world: ProjectWorld): Promise<boolean> => {
    // The change is complete once the call that made it has ended.
    await Promise.resolve();
    while (!world.gone && !this.#closing) {
      try {
        await this.options.store.flushed(world.id);
        if (!world.gone && this.maySend()) return true;
      } catch {
        // The store tries again, too.
      }
      if (!world.gone) await new Promise<void>((resolve) => void systemClock.timer(retryTime, resolve));
    }
    return false;
  };

  /** Where changes are saved: a request does not wait for a database that this process cannot rely on. */
  readonly disk = {
    flushed: (projectId: string | undefined): Promise<unknown> | undefined => {
      const saving = this.options.store.flushed(projectId);
      return saving && this.membership.whileSure(saving);
    },
    trouble: (projectId: string | undefined): string | undefined => this.options.store.trouble(projectId),
  };

  /** Takes nothing more, and waits a moment for requests and deliveries that are under way. */
  async leave(): Promise<void> {
    this.#closing = true;
    this.families.close();
    const { worlds } = this.options.simulation;
    const landed = [...worlds.values()].map(({ timeline }) => (timeline.isBusy ? timeline.settled() : undefined));
    let cancel = (): void => undefined;
    const late = new Promise<void>((resolve) => {
      cancel = systemClock.timer(farewell, resolve);
    });
    const arrived = new Promise<void>((resolve) => void systemClock.timer(lastRequests, resolve));
    await Promise.all([arrived, Promise.race([Promise.all(landed), late])]);
    cancel();
  }

  /** Ends what would hold up the stop; what is about to be saved and answered here is not. */
  hurry(): void {
    this.#handOn.end();
  }

  /** After all is written. */
  async giveBack(): Promise<void> {
    this.#handOn.close();
    await this.families.giveBackAll().catch((error) => this.options.report(asError(error)));
  }
}
