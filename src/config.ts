// Flags and environment -> one typed object, read once. A row here is a flag, its variable, its help and its check.

import { type ClockSetting, instantOf } from './engine/clock.js';
import { milliseconds } from './engine/duration.js';

export interface Config {
  port: number;
  host: string;
  /** Folder of the saved worlds; undefined keeps them in memory. */
  data: string | undefined;
  durable: boolean;
  scenario: string;
  clock: ClockSetting;
  seed: number;
  mode: 'open' | 'strict';
  /** Delay of decisions in milliseconds; null waits for a person. */
  review: number | null;
  logLevel: string;
  publicWebhooks: boolean;
  retries: number;
  retryDelay: number;
  deliveryTimeout: number;
  adminToken: string | undefined;
}

/** A flag with a value that cannot be: one line that names the flag and what it may be. */
export class WrongConfig extends Error {}

interface Flag<K extends keyof Config = keyof Config> {
  key: K;
  /** As it is typed: `--port <number>`. */
  flag: string;
  env: string;
  /** What `read` gets when neither flag nor variable is there. */
  fallback?: string;
  help: string;
  /** The value of a text; undefined when it cannot be. */
  read: (text: string) => Config[K] | undefined;
  /** What may be given, for the refusal. */
  valid: string;
}

const wholeNumber =
  (least: number, most: number) =>
  (text: string): number | undefined =>
    /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined;

const oneOf =
  <T extends string>(...values: readonly T[]) =>
  (text: string): T | undefined =>
    values.find((value) => value === text);

const yesOrNo = (text: string): boolean | undefined =>
  ({ true: true, 1: true, yes: true, false: false, 0: false, no: false, '': false })[text.toLowerCase()];

const positive = (text: string): number | undefined => milliseconds(text) || undefined;

function clockSetting(text: string): ClockSetting | undefined {
  const scale = /^x(\d+(\.\d+)?)$/.exec(text)?.[1];
  if (scale !== undefined) return Number(scale) > 0 ? { mode: 'real', scale: Number(scale) } : undefined;
  if (text === 'real' || text === 'frozen') return { mode: text };
  const [, mode, instant] = /^(?:(real|frozen)@)?(\d{4}-\d\d-\d\d.*)$/.exec(text) ?? [];
  const at = instant === undefined ? undefined : instantOf(instant);
  return at === undefined ? undefined : { mode: mode === 'real' ? 'real' : 'frozen', at };
}

function reviewDelay(text: string): number | null | undefined {
  if (text === 'auto') return 2000;
  if (text === 'instant') return 0;
  if (text === 'manual') return null;
  return milliseconds(text);
}

const row = <K extends keyof Config>(flag: Flag<K>): Flag => flag as unknown as Flag;

export const flags: readonly Flag[] = [
  row({
    key: 'port',
    flag: '--port <number>',
    env: 'PORT',
    fallback: '7462',
    help: 'port to listen on; 0 picks a free one',
    read: wholeNumber(0, 65535),
    valid: 'a number from 0 to 65535',
  }),
  row({
    key: 'host',
    flag: '--host <address>',
    env: 'HOST',
    fallback: '127.0.0.1',
    help: 'address to listen on; 0.0.0.0 for every interface',
    read: (text) => text || undefined,
    valid: 'a host name or an address',
  }),
  row({
    key: 'data',
    flag: '--data <folder>',
    env: 'DATA_DIR',
    help: 'keep every project in a JSON file there; in memory when left out',
    read: (text) => text || undefined,
    valid: 'a folder',
  }),
  row({
    key: 'durable',
    flag: '--durable',
    env: 'DURABLE',
    fallback: 'false',
    help: 'with --data: answer a change only when it is on the disk',
    read: yesOrNo,
    valid: 'true or false',
  }),
  row({
    key: 'scenario',
    flag: '--scenario <name>',
    env: 'SCENARIO',
    fallback: 'default',
    help: 'what projects start from: a name in fixtures/scenarios, or the path of a .yaml file',
    read: (text) => text || undefined,
    valid: 'a name or a path',
  }),
  row({
    key: 'clock',
    flag: '--clock <setting>',
    env: 'CLOCK',
    fallback: 'real',
    help: 'real, frozen, xN (N times as fast), or an ISO date at which it stands (real@DATE runs from there)',
    read: clockSetting,
    valid: 'real, frozen, x60, 2026-01-31T12:00:00Z or real@2026-01-31T12:00:00Z',
  }),
  row({
    key: 'seed',
    flag: '--seed <number>',
    env: 'SEED',
    fallback: '1',
    help: 'the same seed and the same calls give the same ids and names',
    read: wholeNumber(0, 4294967295),
    valid: 'a number from 0 to 4294967295',
  }),
  row({
    key: 'mode',
    flag: '--mode <mode>',
    env: 'MODE',
    fallback: 'open',
    help: 'open: any project, any credentials; strict: only those of the scenario',
    read: oneOf('open', 'strict'),
    valid: 'open or strict',
  }),
  row({
    key: 'review',
    flag: '--review <delay>',
    env: 'REVIEW',
    fallback: 'auto',
    help: 'when Meta, operators and handsets decide: auto (after 2s), instant, manual, or a duration such as 1m',
    read: reviewDelay as never,
    valid: 'auto, instant, manual, or a duration such as 10s',
  }),
  row({
    key: 'logLevel',
    flag: '--log-level <level>',
    env: 'LOG_LEVEL',
    fallback: 'warn',
    help: 'what is logged to stderr: silent, error, warn, info or debug',
    read: oneOf('silent', 'error', 'warn', 'info', 'debug'),
    valid: 'silent, error, warn, info or debug',
  }),
  row({
    key: 'publicWebhooks',
    flag: '--public-webhooks',
    env: 'PUBLIC_WEBHOOKS',
    fallback: 'false',
    help: 'let webhooks leave for public addresses, not only for this machine and private networks',
    read: yesOrNo,
    valid: 'true or false',
  }),
  row({
    key: 'retries',
    flag: '--retries <number>',
    env: 'RETRIES',
    fallback: '8',
    help: 'how often a webhook is tried again',
    read: wholeNumber(0, 100),
    valid: 'a number from 0 to 100',
  }),
  row({
    key: 'retryDelay',
    flag: '--retry-delay <duration>',
    env: 'RETRY_DELAY',
    fallback: '5s',
    help: 'time before the first retry; doubles with each further one',
    read: positive,
    valid: 'a duration such as 5s',
  }),
  row({
    key: 'deliveryTimeout',
    flag: '--delivery-timeout <duration>',
    env: 'DELIVERY_TIMEOUT',
    fallback: '10s',
    help: 'how long a receiver may take to answer a webhook',
    read: positive,
    valid: 'a duration such as 10s',
  }),
  row({
    key: 'adminToken',
    flag: '--admin-token <token>',
    env: 'ADMIN_TOKEN',
    help: 'the control API then demands Authorization: Bearer <token>',
    read: (text) => text || undefined,
    valid: 'a text',
  }),
];

/** The configuration of flags (by key, as text) over the environment over the defaults. Throws WrongConfig. */
export function readConfig(
  given: Readonly<Record<string, unknown>>,
  environment: NodeJS.ProcessEnv = process.env,
): Config {
  const config: Record<string, unknown> = {};
  for (const { key, flag, env, fallback, read, valid } of flags) {
    const fromFlag = given[key];
    const text = fromFlag === undefined ? ((environment[env] || undefined) ?? fallback) : String(fromFlag);
    const value = text === undefined ? undefined : read(text);
    if (text !== undefined && value === undefined) {
      const name = fromFlag === undefined ? env : flag.split(' ')[0];
      throw new WrongConfig(`${name} must be ${valid}, not '${text}'`);
    }
    config[key] = value;
  }
  if (config.durable && config.data === undefined) throw new WrongConfig('--durable needs --data <folder>');
  return config as unknown as Config;
}
