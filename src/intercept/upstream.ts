// The proxy that was set before ours: what passes through goes on through it, by the usual variables.

import { WrongConfig } from '../config/settings.js';

/** Undefined: connect directly. */
export type FindProxy = (protocol: 'http:' | 'https:', host: string, port: number) => URL | undefined;

/** A variable in either case; the lower one wins, as in curl. */
export function variable(environment: NodeJS.ProcessEnv, name: string): string | undefined {
  return environment[name.toLowerCase()] || environment[name.toUpperCase()] || undefined;
}

/** Throws WrongConfig if a variable names no HTTP proxy. */
export function proxiesOf(environment: NodeJS.ProcessEnv): FindProxy {
  const proxies = { 'http:': proxyIn(environment, 'http_proxy'), 'https:': proxyIn(environment, 'https_proxy') };
  const rules = rulesIn(variable(environment, 'no_proxy'));
  return (protocol, host, port) => (rules.some((rule) => matches(rule, host, port)) ? undefined : proxies[protocol]);
}

function proxyIn(environment: NodeJS.ProcessEnv, name: string): URL | undefined {
  const text = variable(environment, name);
  if (text === undefined) return undefined;
  const url = text.includes('://') ? text : `http://${text}`;
  if (URL.canParse(url) && /^https?:/.test(url)) return new URL(url);
  throw new WrongConfig(`${name} must be the URL of an HTTP proxy, not '${text}'; unset it or set another one`);
}

/** The entries of NO_PROXY. */
export const rulesIn = (text = ''): string[] => text.split(/[\s,]+/).filter((rule) => rule !== '');

/** Whether an entry of NO_PROXY is about a host: `*`, a domain with or without `.` or `*.` before it, with or without port. */
export function matches(rule: string, host: string, port?: number): boolean {
  if (rule === '*') return true;
  const [, domain = '', only] = /^(?:\*?\.)?(.+?)(?::(\d+))?$/.exec(rule.toLowerCase()) ?? [];
  if (only !== undefined && port !== undefined && Number(only) !== port) return false;
  const name = host.toLowerCase();
  return name === domain || name.endsWith(`.${domain}`);
}
