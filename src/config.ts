// Flags and environment variables become one typed object.
import type { FlagOf } from './config/flag.js';
import { type Flag, flagsByKey, nameOf, variableOf } from './config/flags.js';
import { type Config, type Key, type Settings, WrongConfig } from './config/settings.js';
import { invalid } from './config/values.js';
import { alternatives } from './contract/guessed-name.js';
import { meantValues } from './contract/words.js';

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
  const meant = meantValues(text, words ?? []);
  const question = meant.length > 0 ? `; did you mean ${alternatives(meant, '')}?` : '';
  throw new WrongConfig(`${name} must be ${valid}, not '${text}'${question}`);
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
