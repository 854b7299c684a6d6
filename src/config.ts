// Flags and environment variables become one typed object. One entry here declares a flag: its variable follows from its
// name, and its help, default and validation are beside it.
import { nearestName } from './contract/nearest-name.js';
import type { UnknownFields } from './contract/unknown-fields.js';
import type { ClockSetting } from './engine/time/clock.js';
import { readDuration, readInstant } from './engine/time/written.js';
import { limits } from './limits.js';

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

type Key = keyof Settings;

export interface Config extends Settings {
  /** How the settings that can still fail were set, for error messages: `--port`, or `SINCH_MOCK_PORT`. */
  names: Readonly<
    Record<'advertise' | 'port' | 'host' | 'data' | 'store' | 'durable' | 'scenario' | 'tls' | 'ca', string>
  >;
}

/** An invalid setting: one line that names the flag or variable and says what is valid. */
export class WrongConfig extends Error {}

/** What `read` returns for a text that is not valid. */
const invalid = Symbol('invalid');
type Invalid = typeof invalid;

interface FlagOf<K extends Key> {
  key: K;
  /** As in the help: `--port <number>`. */
  flag: string;
  /** What `read` gets when neither flag nor variable is set. */
  fallback: string;
  help: string;
  read: (text: string) => Settings[K] | Invalid;
  /** The valid values, for the error message. */
  valid: string;
  /** The valid values that are words, to suggest the closest one for a typo. */
  words?: readonly string[];
  /** Whether the flag can be repeated; its variable has the values separated by commas. */
  repeatable?: true;
  /** Whether its value can contain a password: an error does not quote it. */
  secret?: true;
  /** The variable of version 0.1; losing its value silently would lose data or leave the control API open. */
  formerVariable?: string;
}

export type Flag = { [K in Key]: FlagOf<K> }[Key];

const wholeNumber =
  (minimum: number, maximum: number) =>
  (text: string): number | Invalid =>
    /^\d+$/.test(text) && Number(text) >= minimum && Number(text) <= maximum ? Number(text) : invalid;

const oneOf =
  <T extends string>(values: readonly T[]) =>
  (text: string): T | Invalid =>
    values.find((value) => value === text) ?? invalid;

const modes = ['open', 'strict'] as const;
const platformRulesModes = ['on', 'off', 'strict'] as const;
const contentTypes = ['any', 'strict'] as const;
const unknownFieldsModes = ['drop', 'hint', 'reject'] as const;
const signatureClocks = ['project', 'real'] as const;
const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;

const optionalText = (text: string): string | undefined => text || undefined;
const requiredText = (text: string): string | Invalid => text || invalid;

/** A password with characters that a URL cannot have is the usual reason for one that cannot be read. */
const databaseUrl = (text: string): string | undefined | Invalid =>
  text === '' ? undefined : /^postgres(ql)?:\/\/./.test(text) && URL.canParse(text) ? text : invalid;

const booleans = new Map([
  ...['true', '1', 'yes'].map((text) => [text, true] as const),
  ...['false', '0', 'no', ''].map((text) => [text, false] as const),
]);
const trueOrFalse = (text: string): boolean | Invalid => booleans.get(text.toLowerCase()) ?? invalid;

const positiveDuration = (text: string): number | Invalid => readDuration(text).value || invalid;

function retryDelay(text: string): number | Invalid {
  const delay = positiveDuration(text);
  return delay !== invalid && delay <= limits.retryDelay.most ? delay : invalid;
}

/** World seconds per real second, as in the control API. */
const fastest = 1_000_000;

function clockSetting(text: string): ClockSetting | Invalid {
  const scale = /^x(\d+(\.\d+)?)$/.exec(text)?.[1];
  if (scale !== undefined) {
    const times = Number(scale);
    return times > 0 && times <= fastest ? { mode: 'real', scale: times } : invalid;
  }
  if (text === 'real' || text === 'frozen') return { mode: text };
  const [, mode, instant] = /^(?:(real|frozen)@)?(.*)$/.exec(text) ?? [];
  const at = readInstant(instant).value;
  return at === undefined ? invalid : { mode: mode === 'real' ? 'real' : 'frozen', at };
}

function reviewDelay(text: string): number | null | Invalid {
  if (text === 'auto') return 2000;
  if (text === 'instant') return 0;
  if (text === 'manual') return null;
  return readDuration(text).value ?? invalid;
}

const idleTime = (text: string): number | null | Invalid => (text === 'off' ? null : positiveDuration(text));

function leaseTime(text: string): number | Invalid {
  const lease = positiveDuration(text);
  return lease !== invalid && lease >= 1000 && lease <= 600_000 ? lease : invalid;
}

function baseUrl(text: string): string | Invalid {
  if (!URL.canParse(text)) return invalid;
  const url = new URL(text);
  const isBase = /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '' && url.username === '';
  return isBase ? url.origin : invalid;
}

function origins(text: string): string[] | Invalid {
  const list = text.split(',').filter((origin) => origin !== '');
  return list.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin) ? list : invalid;
}

function hostNames(text: string): string[] | Invalid {
  const list = text.split(',').filter((name) => name !== '');
  return list.every(
    (name) => URL.canParse(`http://${name}`) && new URL(`http://${name}`).hostname === name.toLowerCase(),
  )
    ? list
    : invalid;
}

const flagsByKey: { readonly [K in Key]: FlagOf<K> } = {
  port: {
    key: 'port',
    flag: '--port <number>',
    fallback: '7462',
    help: 'port to listen on; 0 picks a free port',
    read: wholeNumber(0, 65535),
    valid: 'a number from 0 to 65535',
  },
  host: {
    key: 'host',
    flag: '--host <address>',
    fallback: '127.0.0.1',
    help: 'address to listen on; 0.0.0.0 for every interface',
    read: requiredText,
    valid: 'a host name or an address',
  },
  data: {
    key: 'data',
    flag: '--data <folder>',
    formerVariable: 'DATA_DIR',
    fallback: '',
    help: 'save each project to a JSON file in this folder; without it projects are kept in memory',
    read: optionalText,
    valid: 'a folder',
  },
  store: {
    key: 'store',
    flag: '--store <url>',
    fallback: '',
    help: 'save projects in this PostgreSQL database instead of a folder: postgres://user:password@host:5432/database',
    read: databaseUrl,
    valid: 'a URL such as postgres://user:password@host:5432/database, with special characters of the password as %40',
    secret: true,
  },
  advertise: {
    key: 'advertise',
    flag: '--advertise <url>',
    fallback: '',
    help: 'be one of several processes on the same --store, which reach this one under this URL; includes --durable',
    read: (text) => (text === '' ? undefined : baseUrl(text)),
    valid: 'a URL without path such as http://10.0.0.7:7462; port 0 stands for the port of this process',
  },
  lease: {
    key: 'lease',
    flag: '--lease <duration>',
    fallback: '10s',
    help: 'with --advertise: how long a process that gives no sign of life keeps its projects; the same for all',
    read: leaseTime,
    valid: 'a duration from 1s to 10m',
  },
  durable: {
    key: 'durable',
    flag: '--durable',
    formerVariable: 'DURABLE',
    fallback: 'false',
    help: 'with --data or --store: respond only once a change is on disk',
    read: trueOrFalse,
    valid: 'true or false',
    words: ['true', 'false'],
  },
  idle: {
    key: 'idle',
    flag: '--idle <duration>',
    fallback: '10m',
    help: 'with --data or --store: let go of projects that nobody uses for this long; they come back when they are needed; off keeps them',
    read: idleTime,
    valid: 'a duration such as 10m, or off',
    words: ['off'],
  },
  scenario: {
    key: 'scenario',
    flag: '--scenario <name>',
    fallback: 'default',
    help: 'initial state of projects: a name in fixtures/scenarios, or the path of a .yaml file',
    read: requiredText,
    valid: 'a name or a path',
  },
  watch: {
    key: 'watch',
    flag: '--watch',
    fallback: 'false',
    help: 'reload scenarios and magic values when their files change; an invalid file is reported and ignored',
    read: trueOrFalse,
    valid: 'true or false',
    words: ['true', 'false'],
  },
  clock: {
    key: 'clock',
    flag: '--clock <setting>',
    fallback: 'real',
    help: 'real, frozen, xN (N times as fast), an ISO date to freeze at, or real@DATE to start from a date',
    read: clockSetting,
    valid: 'real, frozen, x60 (at most x1000000), 2026-01-31T12:00:00Z or real@2026-01-31T12:00:00Z',
    words: ['real', 'frozen'],
  },
  seed: {
    key: 'seed',
    flag: '--seed <number>',
    fallback: '1',
    help: 'seed of generated ids and names: the same seed and the same calls produce the same ones',
    read: wholeNumber(0, 4294967295),
    valid: 'a number from 0 to 4294967295',
  },
  mode: {
    key: 'mode',
    flag: '--mode <mode>',
    fallback: 'open',
    help: 'open accepts any project and any credentials; strict accepts only those of the scenario',
    read: oneOf(modes),
    valid: 'open or strict',
    words: modes,
  },
  review: {
    key: 'review',
    flag: '--review <delay>',
    fallback: 'auto',
    help: 'when simulated third parties (Meta, operators, handsets) decide: auto (after 2s), instant, manual, or a duration such as 1m',
    read: reviewDelay,
    valid: 'auto, instant, manual, or a duration such as 10s',
    words: ['auto', 'instant', 'manual'],
  },
  platformRules: {
    key: 'platformRules',
    flag: '--platform-rules <mode>',
    fallback: 'on',
    help: "apply Meta's and the other platforms' own rules to submissions: on, off, or strict, which adds rules that were only observed",
    read: oneOf(platformRulesModes),
    valid: 'on, off or strict',
    words: platformRulesModes,
  },
  contentType: {
    key: 'contentType',
    flag: '--content-type <mode>',
    fallback: 'any',
    help: 'Content-Type of bodies: any, with a hint unless it is JSON, or strict, which refuses all but JSON',
    read: oneOf(contentTypes),
    valid: 'any or strict',
    words: contentTypes,
  },
  unknownFields: {
    key: 'unknownFields',
    flag: '--unknown-fields <mode>',
    fallback: '',
    help: 'unknown fields of bodies: drop, hint at similar known ones, or reject; by default hint, but reject for RCS senders',
    read: (text) => (text === '' ? undefined : oneOf(unknownFieldsModes)(text)),
    valid: 'drop, hint or reject',
    words: unknownFieldsModes,
  },
  logLevel: {
    key: 'logLevel',
    flag: '--log-level <level>',
    fallback: 'warn',
    help: 'what to log to stderr: silent, error, warn, info or debug',
    read: oneOf(logLevels),
    valid: 'silent, error, warn, info or debug',
    words: logLevels,
  },
  metrics: {
    key: 'metrics',
    flag: '--metrics',
    fallback: 'false',
    help: 'serve GET /metrics for Prometheus, under the rules of the control API',
    read: trueOrFalse,
    valid: 'true or false',
    words: ['true', 'false'],
  },
  maxProjects: {
    key: 'maxProjects',
    flag: '--max-projects <number>',
    fallback: String(limits.projects.most),
    help: 'how many projects there can be; a call that would begin one more is refused',
    read: wholeNumber(1, 1_000_000),
    valid: 'a number from 1 to 1000000',
  },
  maxRecords: {
    key: 'maxRecords',
    flag: '--max-records <number>',
    fallback: String(limits.records.most),
    help: 'how many records a project can have; POST and PUT are refused in a project that is full',
    read: wholeNumber(1, 10_000_000),
    valid: 'a number from 1 to 10000000',
  },
  publicWebhooks: {
    key: 'publicWebhooks',
    flag: '--public-webhooks',
    fallback: 'false',
    help: 'allow webhooks to public addresses, not only to this machine and private networks',
    read: trueOrFalse,
    valid: 'true or false',
    words: ['true', 'false'],
  },
  retries: {
    key: 'retries',
    flag: '--retries <number>',
    fallback: '8',
    help: 'how many times to retry a webhook',
    read: wholeNumber(0, 100),
    valid: 'a number from 0 to 100',
  },
  retryDelay: {
    key: 'retryDelay',
    flag: '--retry-delay <duration>',
    fallback: '5s',
    help: 'delay before the first retry; doubles with each retry',
    read: retryDelay,
    valid: 'a duration such as 5s, at most 30d',
  },
  deliveryTimeout: {
    key: 'deliveryTimeout',
    flag: '--delivery-timeout <duration>',
    fallback: '10s',
    help: 'how long to wait for a receiver to respond to a webhook',
    read: positiveDuration,
    valid: 'a duration such as 10s',
  },
  signatureClock: {
    key: 'signatureClock',
    flag: '--signature-clock <clock>',
    fallback: 'project',
    help: "timestamp of webhook signatures: the project's clock, or the real one, for receivers that reject old timestamps",
    read: oneOf(signatureClocks),
    valid: 'project or real',
    words: signatureClocks,
  },
  adminToken: {
    key: 'adminToken',
    flag: '--admin-token <token>',
    formerVariable: 'ADMIN_TOKEN',
    fallback: '',
    help: 'require Authorization: Bearer <token> on the control API',
    read: optionalText,
    valid: 'a text',
  },
  allowOrigin: {
    key: 'allowOrigin',
    flag: '--allow-origin <origins>',
    fallback: '',
    help: 'comma-separated origins, besides its own, whose pages may call the control API; repeatable',
    read: origins,
    valid: 'origins such as http://localhost:3000, separated by commas',
    repeatable: true,
  },
  allowHost: {
    key: 'allowHost',
    flag: '--allow-host <names>',
    fallback: '',
    help: 'comma-separated host names, besides local ones and its own, under which the control API can be called; repeatable',
    read: hostNames,
    valid: 'host names without port such as mock.example.com, separated by commas',
    repeatable: true,
  },
  intercept: {
    key: 'intercept',
    flag: '--intercept',
    fallback: 'false',
    help: 'be a proxy that stands in for the hosts of the API, for clients whose base URL cannot be changed',
    read: trueOrFalse,
    valid: 'true or false',
    words: ['true', 'false'],
  },
  openProxy: {
    key: 'openProxy',
    flag: '--open-proxy',
    fallback: 'false',
    help: 'with --intercept: serve clients on other machines, too',
    read: trueOrFalse,
    valid: 'true or false',
    words: ['true', 'false'],
  },
  passHost: {
    key: 'passHost',
    flag: '--pass-host <names>',
    fallback: '',
    help: 'with --intercept: comma-separated hosts of sinch.com to call for real, which are refused otherwise; repeatable',
    read: hostNames,
    valid: 'host names without port such as voice.api.sinch.com, separated by commas',
    repeatable: true,
  },
  tls: {
    key: 'tls',
    flag: '--tls <number>',
    fallback: '',
    help: 'also listen for HTTPS on this port, with certificates for the hosts of the API; 0 picks a free port',
    read: (text) => (text === '' ? undefined : wholeNumber(0, 65535)(text)),
    valid: 'a number from 0 to 65535',
  },
  ca: {
    key: 'ca',
    flag: '--ca <folder>',
    fallback: '',
    help: 'keep the certificate authority of --tls and --intercept in this folder; otherwise it is in --data, or new at each start',
    read: optionalText,
    valid: 'a folder',
  },
};

/** Every flag of `start`, in the order of its help. */
export const flags: readonly Flag[] = Object.values(flagsByKey);

/** The environment variable of a flag: `--log-level <level>` is also SINCH_MOCK_LOG_LEVEL. */
export const variableOf = (flag: string): string =>
  `SINCH_MOCK_${nameOf(flag).slice('--'.length).toUpperCase().replaceAll('-', '_')}`;

/** `--port <number>` without its value. */
const nameOf = (flag: string): string => flag.split(' ')[0]!;

type FlagValues = Readonly<Record<string, unknown>>;

/** What an object is in JSON; undefined unless it says so itself. */
const plain = (value: object): unknown =>
  'toJSON' in value && typeof value.toJSON === 'function' ? value.toJSON() : undefined;

/** The text of one flag and the name it was set with: the flag if present, else its variable, else the default. */
function textOf(
  { key, flag, fallback, formerVariable }: Flag,
  given: FlagValues,
  environment: NodeJS.ProcessEnv,
): { name: string; text: string } {
  const name = nameOf(flag);
  const value = given[key];
  // A `Date` or a `Temporal.Duration` is written as in JSON.
  if (value !== undefined) return { name, text: String(value instanceof Object ? (plain(value) ?? value) : value) };
  const variable = variableOf(flag);
  const text = environment[variable];
  if (text === undefined && formerVariable !== undefined && environment[formerVariable]) {
    throw new WrongConfig(`${formerVariable} is now ${variable}: set ${variable} instead, or unset ${formerVariable}`);
  }
  return text ? { name: variable, text } : { name, text: fallback };
}

function readFlag<K extends Key>(key: K, given: FlagValues, environment: NodeJS.ProcessEnv): Settings[K] {
  const { read, valid, words, secret }: FlagOf<K> = flagsByKey[key];
  const { name, text } = textOf(flagsByKey[key], given, environment);
  const value = read(text);
  if (value !== invalid) return value;
  if (secret) throw new WrongConfig(`${name} must be ${valid}`);
  const suggestion = nearestName(text, words ?? []);
  throw new WrongConfig(`${name} must be ${valid}, not '${text}'${suggestion ? `; did you mean ${suggestion}?` : ''}`);
}

/**
 * The configuration: flags (by key, as text), else environment variables, else defaults. An empty variable counts as not
 * set. Throws WrongConfig.
 */
export function readConfig(given: FlagValues, environment: NodeJS.ProcessEnv = process.env): Config {
  const read = <K extends Key>(key: K): Settings[K] => readFlag(key, given, environment);
  const name = (key: Key): string => textOf(flagsByKey[key], given, environment).name;
  const config: Config = {
    port: read('port'),
    host: read('host'),
    data: read('data'),
    store: read('store'),
    advertise: read('advertise'),
    lease: read('lease'),
    durable: read('durable') || read('advertise') !== undefined,
    idle: read('idle'),
    scenario: read('scenario'),
    watch: read('watch'),
    clock: read('clock'),
    seed: read('seed'),
    mode: read('mode'),
    review: read('review'),
    platformRules: read('platformRules'),
    contentType: read('contentType'),
    unknownFields: read('unknownFields'),
    logLevel: read('logLevel'),
    metrics: read('metrics'),
    maxProjects: read('maxProjects'),
    maxRecords: read('maxRecords'),
    publicWebhooks: read('publicWebhooks'),
    retries: read('retries'),
    retryDelay: read('retryDelay'),
    deliveryTimeout: read('deliveryTimeout'),
    signatureClock: read('signatureClock'),
    adminToken: read('adminToken'),
    allowOrigin: read('allowOrigin'),
    allowHost: read('allowHost'),
    intercept: read('intercept'),
    openProxy: read('openProxy'),
    passHost: read('passHost'),
    tls: read('tls'),
    ca: read('ca'),
    names: {
      advertise: name('advertise'),
      port: name('port'),
      host: name('host'),
      data: name('data'),
      store: name('store'),
      durable: name('durable'),
      scenario: name('scenario'),
      tls: name('tls'),
      ca: name('ca'),
    },
  };
  const proxyFlag =
    !config.intercept && (config.openProxy ? '--open-proxy' : config.passHost.length > 0 && '--pass-host');
  if (proxyFlag) throw new WrongConfig(`${proxyFlag} needs --intercept`);
  const { data, store, durable, names } = config;
  if (data !== undefined && store !== undefined) {
    throw new WrongConfig(`${names.store} and ${names.data} exclude each other; projects are saved in one place`);
  }
  if (config.advertise !== undefined && store === undefined) {
    const needed = names.advertise.startsWith('--') ? '--store <url>' : variableOf('--store');
    throw new WrongConfig(`${names.advertise} needs ${needed}: several processes share a database`);
  }
  if (durable && data === undefined && store === undefined) {
    const asFlags = names.durable.startsWith('--');
    const needed = asFlags ? '--data <folder> or --store <url>' : `${variableOf('--data')} or ${variableOf('--store')}`;
    throw new WrongConfig(`${names.durable} needs ${needed}`);
  }
  return config;
}

/** Base URL of a server started with these flags and variables; reads only host and port. Throws WrongConfig. */
export function readUrl(given: FlagValues, environment: NodeJS.ProcessEnv = process.env): string {
  const everyInterface: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };
  const host = readFlag('host', given, environment);
  const address = everyInterface[host] ?? host;
  return `http://${address.includes(':') ? `[${address}]` : address}:${readFlag('port', given, environment)}`;
}

/** The admin token of these flags and variables; undefined when there is none. Throws WrongConfig. */
export const readAdminToken = (given: FlagValues, environment: NodeJS.ProcessEnv = process.env): string | undefined =>
  readFlag('adminToken', given, environment);
