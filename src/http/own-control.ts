// Whether a URL leads to the control API of this process: a webhook to it could reset a project.
import { type AddressInfo, BlockList, isIP } from 'node:net';
import { networkInterfaces } from 'node:os';

/** Also finds IPv4 addresses that are written as IPv6. */
export function isThisMachine(address: string): boolean {
  const own = new BlockList();
  own.addSubnet('127.0.0.0', 8, 'ipv4');
  own.addAddress('::1', 'ipv6');
  for (const { address: each, family } of Object.values(networkInterfaces()).flatMap((list) => list ?? [])) {
    own.addAddress(each, family === 'IPv6' ? 'ipv6' : 'ipv4');
  }
  return own.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** The path as the router reads it. */
function pathOf({ pathname }: URL): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

const defaultPorts: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/** `address`: one that the host of the URL leads to; `own`: where this process listens. */
export function isOwnControl(url: URL, address: string, own: readonly (string | Pick<AddressInfo, 'port'>)[]): boolean {
  const port = url.port === '' ? defaultPorts[url.protocol] : Number(url.port);
  if (!own.some((listening) => typeof listening === 'object' && listening.port === port)) return false;
  return /^\/+__admin(\/|$)/i.test(pathOf(url)) && isThisMachine(address);
}
