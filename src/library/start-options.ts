import type { ControlScenarioInput } from '../contract/types.js';

/** A text of a certain form, with the words that a reader should know. */
type Words<W extends string> = W | (string & {});

/** The server's flags by their words; each may be left out. Variables of the environment do not count here. */
export interface StartOptions {
  /** Port to listen on; 0, the default here, picks a free one. */
  port?: number;
  /** Address to listen on; 127.0.0.1 by default. */
  host?: string;
  /** What projects start from: a name in fixtures/scenarios, the path of a .yaml file, or the scenario itself. */
  scenario?: Words<'default' | 'demo'> | Omit<ControlScenarioInput, 'name'>;
  /** `frozen` stands still until it is advanced, `x60` is sixty times as fast, an ISO date stands there. */
  clock?: Words<'real' | 'frozen' | `x${number}`>;
  /** When Meta, operators and handsets decide: after 2 s, right after the answer, never, or after a time such as `1m`. */
  review?: Words<'auto' | 'instant' | 'manual'>;
  /** The same seed and the same calls give the same ids and names. */
  seed?: number;
  /** `strict` knows only the projects and keys of the scenario. */
  mode?: 'open' | 'strict';
  /** Folder that keeps every project in a JSON file; in memory when left out. */
  data?: string;
  /** With `data`: a change is answered only when it is on the disk. */
  durable?: boolean;
  /** Scenario and magic values are read again when their files change. */
  watch?: boolean;
  /** What is logged to stderr. */
  logLevel?: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** Webhooks may leave for public addresses. */
  publicWebhooks?: boolean;
  /** How often a webhook is tried again. */
  retries?: number;
  /** Time before the first retry, such as `5s`; doubles with each further one. */
  retryDelay?: string;
  /** How long a receiver may take to answer, such as `10s`. */
  deliveryTimeout?: string;
  /** The control API then demands it; the simulator that is returned knows it. */
  adminToken?: string;
  /** Web pages that may drive the control API beside its own: origins with commas between them. */
  allowOrigin?: string;
}
