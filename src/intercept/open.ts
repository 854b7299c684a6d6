// What the flags --intercept, --tls and --ca open.
import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Config } from '../config/settings.js';
import { isoTime } from '../engine/time/clock.js';
import { Authority } from './authority.js';
import { Interception } from './interception.js';
import { proxiesOf } from './upstream.js';

/** The authority of `--ca`, else one in the folder of `--data`, else one in memory. Throws UnusableData. */
export function authorityFor({ ca, data, names }: Config): Authority {
  if (ca !== undefined) return Authority.inFolder(ca, names.ca);
  return data === undefined ? Authority.inMemory() : Authority.inFolder(join(data, 'ca'), names.data);
}

/** Makes a server a proxy, or only ends TLS for it, as the flags say. Throws WrongConfig for a proxy that cannot be used. */
export function intercept(
  server: Server,
  authority: Authority,
  config: Config,
  environment: NodeJS.ProcessEnv,
): Interception {
  const { intercept, openProxy: open, passHost: passed, host, allowHost } = config;
  const proxying = intercept
    ? {
        open,
        passed,
        findProxy: proxiesOf(environment),
        ownNames: [host, ...allowHost].map((name) => name.toLowerCase()),
      }
    : undefined;
  return new Interception(authority, server, proxying);
}

/** One line for who lets others trust an authority that ends with the process. */
export const endsWithProcess = ({ validTo }: Authority): string =>
  `warning: the certificate authority is new at each start and valid until ${isoTime(validTo)}; --ca FOLDER keeps one for two years`;
