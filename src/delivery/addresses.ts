// Which addresses a webhook may be sent to without --public-webhooks: this machine and private networks. All others are
// public, or special ranges, whose names are those of the IANA registries of special-purpose addresses.
import { BlockList, isIP } from 'node:net';

type Range = readonly [network: string, prefix: number, name: string];

const localRanges: readonly Range[] = [
  ['127.0.0.0', 8, 'loopback'],
  ['::1', 128, 'loopback'],
  ['10.0.0.0', 8, 'private'],
  ['172.16.0.0', 12, 'private'],
  ['192.168.0.0', 16, 'private'],
  ['fc00::', 7, 'private'],
];

/** The first range that contains an address counts. */
const specialRanges: readonly Range[] = [
  ['100.64.0.0', 10, 'shared by the customers of a provider (carrier-grade NAT)'],
  ['169.254.0.0', 16, 'link-local, as metadata services of clouds use it'],
  ['fe80::', 10, 'link-local'],
  ['192.0.2.0', 24, 'reserved for documentation'],
  ['198.51.100.0', 24, 'reserved for documentation'],
  ['203.0.113.0', 24, 'reserved for documentation'],
  ['2001:db8::', 32, 'reserved for documentation'],
  ['3fff::', 20, 'reserved for documentation'],
  ['198.18.0.0', 15, 'reserved for benchmarks'],
  ['2001:2::', 48, 'reserved for benchmarks'],
  ['192.0.0.0', 24, 'reserved for protocols'],
  ['192.88.99.0', 24, 'a relay between IPv6 and IPv4'],
  ['64:ff9b::', 96, 'a translation of an IPv4 address'],
  ['64:ff9b:1::', 48, 'a translation of an IPv4 address'],
  ['2002::', 16, 'a tunnel to an IPv4 address (6to4)'],
  ['2001::', 32, 'a tunnel to an IPv4 address (Teredo)'],
  ['224.0.0.0', 4, 'multicast'],
  ['ff00::', 8, 'multicast'],
  ['255.255.255.255', 32, 'broadcast'],
  ['240.0.0.0', 4, 'reserved'],
  ['0.0.0.0', 8, 'reserved for the own network'],
  ['fec0::', 10, 'site-local'],
  ['100::', 64, 'discarded by routers'],
  ['5f00::', 16, 'reserved for segment routing'],
  // Only 2000::/3 is assigned. Addresses below ::ffff:0:0/96 are those of IPv4.
  ['::', 96, 'reserved'],
  ['100::', 8, 'reserved'],
  ['200::', 7, 'reserved'],
  ['400::', 6, 'reserved'],
  ['800::', 5, 'reserved'],
  ['1000::', 4, 'reserved'],
  ['4000::', 2, 'reserved'],
  ['8000::', 1, 'reserved'],
];

type Contains = (address: string) => boolean;

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

function within([network, prefix]: Range): Contains {
  const list = new BlockList();
  list.addSubnet(network, prefix, familyOf(network));
  return (address) => list.check(address, familyOf(address));
}

const local = localRanges.map(within);
const special = specialRanges.map((range) => ({ range, contains: within(range) }));

/** True for addresses of this machine and of private networks. */
export const isLocalAddress = (address: string): boolean => local.some((contains) => contains(address));

/** What an address is that is not local: `public`, or the name of its special range and the range. */
export function kindOf(address: string): string {
  const found = special.find(({ contains }) => contains(address));
  if (!found) return 'public';
  const [network, prefix, name] = found.range;
  return `${name} (${network}/${prefix})`;
}
