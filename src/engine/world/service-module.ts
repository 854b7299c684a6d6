// What a service module hands to the wiring: its handlers, and the data that the engine works with.
import type { Controller, Handlers } from '../../contract/types.js';
import type { Lifecycle } from '../lifecycle/lifecycle.js';
import type { CollectionDefinition } from '../records/collection.js';
import type { World } from './world.js';

/** Runs one due job of a kind. */
export type JobRunner = (world: World, data: any) => void;

/** What one attempt to deliver a webhook event came to. */
export interface Delivered {
  type: string;
  /** The event as it was sent. */
  body: string;
  webhookId: string;
  /** When the attempt was made, ISO 8601. */
  at: string;
  /** Status of the answer; undefined when there was none: `error` says why. */
  status?: number;
  error?: string;
}

/** What the file of a controller exports. */
export interface ServiceModule<C extends Controller> {
  controller: C;
  /** One function for each operation, by the contract's action names; synchronous, so each operation is atomic. */
  handlers: Handlers<C, World>;
  collections?: readonly CollectionDefinition<any>[];
  lifecycles?: readonly Lifecycle[];
  /** Runners of the job kinds that this module schedules. */
  jobs?: Readonly<Record<string, JobRunner>>;
  /** Hears of each delivery of this world's events. */
  delivered?(world: World, delivered: Delivered): void;
}

/** A module of whichever controller. */
export type AnyServiceModule = Omit<ServiceModule<never>, 'controller' | 'handlers'> & {
  controller: Controller;
  handlers: object;
};
