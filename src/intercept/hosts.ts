// Which hosts the simulator stands in for, and which nothing may reach by accident.

/** The hosts of the API and of its token endpoints. */
export const simulatedHosts: readonly string[] = [
  'provisioning.api.sinch.com',
  'auth.sinch.com',
  'us.auth.sinch.com',
  'eu.auth.sinch.com',
  'br.auth.sinch.com',
];

/** No host below it is called by accident. */
export const vendorDomain = 'sinch.com';

/**
 * `simulated`: the simulator answers; `refused`: another host of the vendor, whose platform a test must not reach by
 * accident; `outside`: passes through.
 */
export type Fate = 'simulated' | 'refused' | 'outside';

const isBelow = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

/** `passed`: hosts of the vendor that are called for real. `host`: a name without port, in any case. */
export function fateOf(host: string, passed: readonly string[] = []): Fate {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (simulatedHosts.includes(name)) return 'simulated';
  return isBelow(name, vendorDomain) && !passed.includes(name) ? 'refused' : 'outside';
}

/** Why a host is refused, and what to do. */
export const notSimulated = (host: string): [message: string, resolution: string] => [
  `${host} is not simulated, and nothing of ${vendorDomain} is called for real.`,
  `Call one of ${simulatedHosts.join(', ')}, or pass --pass-host ${host} to call it for real.`,
];
