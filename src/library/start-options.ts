import type { ControlScenarioInput } from '../contract/types.js';
import type { Duration, Instant, Written } from './times.js';

/** A text of a certain form; an editor suggests the words. */
type Words<W extends string> = W | (string & {});

/** The flags of `start`, all optional. Environment variables have no effect. Durations and instants in every form that calls take. */
export interface StartOptions {
  /** Port to listen on; defaults to 0, which picks a free port. */
  port?: number;
  /** Address to listen on; defaults to 127.0.0.1. */
  host?: string;
  /**
   * Initial state of projects: a name in fixtures/scenarios, the path of a .yaml file, or the scenario itself. Defaults to
   * `default`.
   */
  scenario?: Words<'default' | 'demo'> | Written<Omit<ControlScenarioInput, 'name'>>;
  /**
   * `frozen` moves only when advanced, `x60` is sixty times as fast, an instant freezes there, `real@DATE` starts from a
   * date. Defaults to `real`.
   */
  clock?: Words<'real' | 'frozen' | `x${number}`> | Exclude<Instant, string>;
  /**
   * When simulated third parties (Meta, operators, handsets) decide: `auto` (after 2 s, the default), `instant`, `manual`
   * (only when a test decides), or a duration.
   */
  review?: Words<'auto' | 'instant' | 'manual'> | Exclude<Duration, string>;
  /**
   * Whether the rules of Meta and the other platforms apply to submissions: `on`, the default, `off`, or `strict`, which
   * adds rules that were only observed.
   */
  platformRules?: 'on' | 'off' | 'strict';
  /** Seed of generated ids and names: the same seed and the same calls produce the same ones. Defaults to 1. */
  seed?: number;
  /** `open`, the default, accepts any project and any credentials; `strict` accepts only those of the scenario. */
  mode?: 'open' | 'strict';
  /** Folder to save each project to, as a JSON file; without it projects are kept in memory. */
  data?: string;
  /** URL of a PostgreSQL database to save projects in, instead of a folder: `postgres://user:password@host:5432/database`. */
  store?: string;
  /** With `data` or `store`: respond only once a change is on disk. */
  durable?: boolean;
  /**
   * With `data` or `store`: let go of projects that nobody uses for this long, `off` for none; they come back when they are needed.
   * Defaults to `10m`.
   */
  idle?: Words<'off'> | Exclude<Duration, string>;
  /** Reload scenarios and magic values when their files change. */
  watch?: boolean;
  /** What to log to stderr; defaults to `warn`. `info` logs every request. */
  logLevel?: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** Serve `GET /metrics` for Prometheus, under the rules of the control API. */
  metrics?: boolean;
  /** How many projects there can be; a call that would begin one more is refused. Defaults to 20,000. */
  maxProjects?: number;
  /** How many records a project can have. Defaults to 250,000. */
  maxRecords?: number;
  /** Allow webhooks to public addresses, not only to this machine and private networks. */
  publicWebhooks?: boolean;
  /** How many times to retry a webhook; defaults to 8. */
  retries?: number;
  /** Delay before the first retry, doubled with each retry; defaults to `5s`. */
  retryDelay?: Duration;
  /** How long to wait for a receiver to respond to a webhook; defaults to `10s`. */
  deliveryTimeout?: Duration;
  /** Content-Type of bodies: `any`, the default, with a hint unless it is JSON, or `strict`, which refuses all but JSON. */
  contentType?: 'any' | 'strict';
  /**
   * Unknown fields of bodies: `drop`, `hint` at similar known ones (header `x-mock-hint`, journal), or `reject`. Defaults to
   * `hint`, but `reject` for RCS senders.
   */
  unknownFields?: 'drop' | 'hint' | 'reject';
  /**
   * Timestamp of webhook signatures: the project's time (`project`, the default), or the system's (`real`), for receivers
   * that reject old timestamps.
   */
  signatureClock?: 'project' | 'real';
  /** Require this token on the control API; the returned simulator sends it. */
  adminToken?: string;
  /** Origins, besides its own, whose pages may call the control API. */
  allowOrigin?: string | readonly string[];
  /** Host names, besides local ones and its own, under which the control API can be called. */
  allowHost?: string | readonly string[];
  /** Be a proxy that stands in for the hosts of the API, for clients whose base URL cannot be changed. */
  intercept?: boolean;
  /** With `intercept`: serve clients on other machines, too. */
  openProxy?: boolean;
  /** With `intercept`: hosts of sinch.com to call for real, which are refused otherwise. */
  passHost?: string | readonly string[];
  /** Also listen for HTTPS on this port, with certificates for the hosts of the API; 0 picks a free port. */
  tls?: number;
  /** Folder that keeps the certificate authority; without it and without `data` there is a new one at each start. */
  ca?: string;
}
