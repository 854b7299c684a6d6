// What flags and environment variables say, as one typed object.
import type { UnknownFields } from '../contract/unknown-fields.js';
import type { ClockSetting } from '../engine/time/clock.js';

/** The value of every flag of `start`. */
export interface Settings {
  port: number;
  host: string;
  /** Folder of the saved projects; undefined keeps them in memory. */
  data: string | undefined;
  /** URL of the PostgreSQL database of the saved projects, in place of a folder. */
  store: string | undefined;
  /** URL under which the other processes on the same store reach this one; undefined: it is alone. */
  advertise: string | undefined;
  /** How long a process that shows no sign of life keeps its projects, milliseconds. */
  lease: number;
  durable: boolean;
  /** How long nobody uses a project before it is let go from memory, milliseconds; null: never. */
  idle: number | null;
  scenario: string;
  /** Whether fixture files are reloaded when they change. */
  watch: boolean;
  clock: ClockSetting;
  seed: number;
  mode: 'open' | 'strict';
  /** Delay of decisions in milliseconds; null holds them until someone takes them. */
  review: number | null;
  /** Which rules of the platforms behind the API apply. */
  platformRules: 'on' | 'off' | 'strict';
  contentType: 'any' | 'strict';
  /** Undefined: dropped with hints, and refused where the platform is known to refuse them. */
  unknownFields: UnknownFields | undefined;
  /** Whose time the signatures of webhooks carry. */
  signatureClock: 'project' | 'real';
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** Whether there is a `GET /metrics`. */
  metrics: boolean;
  publicWebhooks: boolean;
  maxProjects: number;
  maxRecords: number;
  retries: number;
  /** Milliseconds. */
  retryDelay: number;
  /** Milliseconds. */
  deliveryTimeout: number;
  adminToken: string | undefined;
  /** Origins whose pages may call the control API. */
  allowOrigin: readonly string[];
  /** Names, besides its own, under which the control API can be called. */
  allowHost: readonly string[];
  /** Whether the port is a proxy that stands in for the hosts of the API. */
  intercept: boolean;
  /** Whether the proxy serves other machines, too. */
  openProxy: boolean;
  /** Hosts of the vendor that the proxy lets through. */
  passHost: readonly string[];
  /** A port for TLS, beside the plain one. */
  tls: number | undefined;
  /** Folder of the certificate authority. */
  ca: string | undefined;
}

export type Key = keyof Settings;

export interface Config extends Settings {
  /** How the settings that can still fail were set, for error messages: `--port`, or `SINCH_MOCK_PORT`. */
  names: Readonly<
    Record<'advertise' | 'port' | 'host' | 'data' | 'store' | 'durable' | 'scenario' | 'tls' | 'ca', string>
  >;
}

/** An invalid setting: one line that names the flag or variable and says what is valid. */
export class WrongConfig extends Error {}
