// Flags and environment -> one typed object, read once. A row here is a flag, its variable, its help and its check.
import { nearestName } from './contract/nearest-name.js';
import { type ClockSetting, instantOf } from './engine/time/clock.js';
import { milliseconds } from './engine/time/duration.js';

export interface Config {
  port: number;
  host: string;
  /** Folder of the saved worlds; undefined keeps them in memory. */
  data: string | undefined;
  durable: boolean;
  scenario: string;
  /** Fixture files are read again when they change. */
  watch: boolean;
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
  /** Origins whose pages may call the control API. */
  allowOrigin: readonly string[];
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
  /** The words among that, for whoever misspelt one. */
  words?: readonly string[];
}

const wholeNumber =
  (least: number, most: number) =>
  (text: string): number | undefined =>
    /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined;

const oneOf =
  <T extends string>(values: readonly T[]) =>
  (text: string): T | undefined =>
    values.find((value) => value === text);

const modes = ['open', 'strict'] as const;
const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;

const yesOrNo = (text: string): boolean | undefined =>
  ({ true: true, 1: true, yes: true, false: false, 0: false, no: false, '': false })[text.toLowerCase()];

const positiveSpan = (text: string): number | undefined => milliseconds(text) || undefined;

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

function origins(text: string): string[] | undefined {
  const named = text.split(',').filter((origin) => origin !== '');
  return named.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin) ? named : undefined;
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
    words: ['true', 'false'],
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
    key: 'watch',
    flag: '--watch',
    env: 'WATCH',
    fallback: 'false',
    help: 'read scenarios and magic values again when their files change; a broken file is reported, the old one stays',
    read: yesOrNo,
    valid: 'true or false',
    words: ['true', 'false'],
  }),
  row({
    key: 'clock',
    flag: '--clock <setting>',
    env: 'CLOCK',
    fallback: 'real',
    help: 'real, frozen, xN (N times as fast), or an ISO date at which it stands (real@DATE runs from there)',
    read: clockSetting,
    valid: 'real, frozen, x60, 2026-01-31T12:00:00Z or real@2026-01-31T12:00:00Z',
    words: ['real', 'frozen'],
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
    read: oneOf(modes),
    valid: 'open or strict',
    words: modes,
  }),
  row({
    key: 'review',
    flag: '--review <delay>',
    env: 'REVIEW',
    fallback: 'auto',
    help: 'when Meta, operators and handsets decide: auto (after 2s), instant, manual, or a duration such as 1m',
    read: reviewDelay as never,
    valid: 'auto, instant, manual, or a duration such as 10s',
    words: ['auto', 'instant', 'manual'],
  }),
  row({
    key: 'logLevel',
    flag: '--log-level <level>',
    env: 'LOG_LEVEL',
    fallback: 'warn',
    help: 'what is logged to stderr: silent, error, warn, info or debug',
    read: oneOf(logLevels),
    valid: 'silent, error, warn, info or debug',
    words: logLevels,
  }),
  row({
    key: 'publicWebhooks',
    flag: '--public-webhooks',
    env: 'PUBLIC_WEBHOOKS',
    fallback: 'false',
    help: 'let webhooks leave for public addresses, not only for this machine and private networks',
    read: yesOrNo,
    valid: 'true or false',
    words: ['true', 'false'],
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
    read: positiveSpan,
    valid: 'a duration such as 5s',
  }),
  row({
    key: 'deliveryTimeout',
    flag: '--delivery-timeout <duration>',
    env: 'DELIVERY_TIMEOUT',
    fallback: '10s',
    help: 'how long a receiver may take to answer a webhook',
    read: positiveSpan,
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
  row({
    key: 'allowOrigin',
    flag: '--allow-origin <origins>',
    env: 'ALLOW_ORIGIN',
    fallback: '',
    help: 'web pages that may call the control API, beside its own: origins with commas between them',
    read: origins,
    valid: 'origins such as http://localhost:3000',
  }),
];

/** The value of one flag: as given, else its variable's, else its default. Throws WrongConfig. */
function readFlag(
  { key, flag, env, fallback, read, valid, words }: Flag,
  given: Readonly<Record<string, unknown>>,
  environment: NodeJS.ProcessEnv,
): unknown {
  const fromFlag = given[key];
  const text = fromFlag === undefined ? ((environment[env] || undefined) ?? fallback) : String(fromFlag);
  if (text === undefined) return undefined;
  const value = read(text);
  if (value !== undefined) return value;
  const [name] = flag.split(' ');
  const meant = nearestName(text, words ?? []);
  throw new WrongConfig(
    `${fromFlag === undefined ? `${env} (${name})` : name} must be ${valid}, not '${text}'${meant ? `; did you mean ${meant}?` : ''}`,
  );
}

/** The configuration of flags (by key, as text) over the environment over the defaults. Throws WrongConfig. */
export function readConfig(
  given: Readonly<Record<string, unknown>>,
  environment: NodeJS.ProcessEnv = process.env,
): Config {
  const config = Object.fromEntries(flags.map((flag) => [flag.key, readFlag(flag, given, environment)]));
  if (config.durable && config.data === undefined) throw new WrongConfig('--durable needs --data <folder>');
  return config as unknown as Config;
}

/** Where a simulator with this configuration is to be found, and what it asks for; the other flags are not looked at. */
export function readTarget(
  given: Readonly<Record<string, unknown>>,
  environment: NodeJS.ProcessEnv = process.env,
): { url: string; adminToken: string | undefined } {
  const read = <K extends keyof Config>(wanted: K): Config[K] =>
    readFlag(flags.find(({ key }) => key === wanted)!, given, environment) as Config[K];
  const everywhere: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '::1' };
  const host = read('host');
  const name = everywhere[host] ?? host;
  return {
    url: `http://${name.includes(':') ? `[${name}]` : name}:${read('port')}`,
    adminToken: read('adminToken'),
  };
}
