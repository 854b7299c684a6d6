// Credentials as a request carries them: Basic (a key id and its secret) or Bearer (an access token).
import { timingSafeEqual } from 'node:crypto';
import type { Credential } from '../engine/model.js';

export type Caller = { scheme: 'basic'; keyId: string; keySecret: string } | { scheme: 'bearer'; token: string };

/** Headers read before: a client sends the same one all day. */
const callers = new Map<string, Caller>();

/** Reads an Authorization header; undefined when it is missing or malformed. */
export function readCaller(header = ''): Caller | undefined {
  const known = callers.get(header);
  if (known) return known;
  const caller = callerFrom(header);
  if (!caller) return undefined;
  if (callers.size === 100) callers.clear();
  callers.set(header, caller);
  return caller;
}

function callerFrom(header: string): Caller | undefined {
  const [, scheme, value] = /^(Basic|Bearer) +([A-Za-z0-9._~+/=-]+)$/i.exec(header) ?? [];
  if (scheme === undefined || value === undefined) return undefined;
  if (scheme.toLowerCase() === 'bearer') return { scheme: 'bearer', token: value };
  const basic = readBasic(value);
  return basic && { scheme: 'basic', ...basic };
}

/** Key id and secret of Basic credentials; undefined when they are not `id:secret` in Base64. */
export function readBasic(encoded: string): Credential | undefined {
  const text = Buffer.from(encoded, 'base64').toString();
  const colon = text.indexOf(':');
  return colon < 1 ? undefined : { keyId: text.slice(0, colon), keySecret: text.slice(colon + 1) };
}

/** Compares two secrets in a time that does not reveal how much of them is equal. */
export function equal(one: string, other: string): boolean {
  const [bytes, others] = [Buffer.from(one), Buffer.from(other)];
  return bytes.length === others.length && timingSafeEqual(bytes, others);
}
