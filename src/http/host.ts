// Which names of this machine the control API answers to. A web page can make a public name of its own lead here for a
// moment (DNS rebinding) and would then count as a page of the same origin; names that nobody else can define are safe.
import { isIP } from 'node:net';

export interface HostOptions {
  /** The address or name that the server listens on. */
  host: string;
  /** Further names. */
  allowHost: readonly string[];
}

/** The name in a Host header or in an origin, without port; undefined if it is malformed. */
function nameIn(authority: string): string | undefined {
  const url = `http://${authority}`;
  if (!/^[\w.:[\]-]+$/.test(authority) || !URL.canParse(url)) return undefined;
  return new URL(url).hostname.replace(/^\[|\]$|\.$/g, '').toLowerCase();
}

/** Names on this machine, in a network of containers or in the local network; no public name is without a dot. */
const isLocalName = (name: string): boolean =>
  !name.includes('.') || name.endsWith('.localhost') || name === 'host.docker.internal';

/** Whether a Host header names this server; clients that are no browsers can omit it. */
export function isAllowedHost(header: string | undefined, { host, allowHost }: HostOptions): boolean {
  if (header === undefined) return true;
  const name = nameIn(header);
  if (name === undefined || name === '') return false;
  return (
    isIP(name) !== 0 || isLocalName(name) || [host, ...allowHost].some((allowed) => allowed.toLowerCase() === name)
  );
}

/** Whether only programs of this machine reach a server that listens on this address. */
export const isLoopback = (host: string): boolean => /^(127\.[\d.]+|::1|(.+\.)?localhost)$/i.test(host);
