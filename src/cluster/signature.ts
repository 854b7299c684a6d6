// Processes know what others of them have sent by a signature, with the secret in their database.
import { createHmac, timingSafeEqual } from 'node:crypto';

/** The header of a request that a process hands on, or sends to another one. */
export const handedOn = 'x-mock-handed-on';

export interface Signed {
  method?: string | undefined;
  url?: string | undefined;
  body?: string;
}

/** The value of the header. */
export function signatureOf(secret: string, { method = '', url = '', body = '' }: Signed): string {
  return createHmac('sha256', secret).update(`${method} ${url}\n${body}`).digest('base64url');
}

export function isSigned(secret: string, header: string | readonly string[] | undefined, signed: Signed): boolean {
  if (typeof header !== 'string') return false;
  const [given, expected] = [Buffer.from(header), Buffer.from(signatureOf(secret, signed))];
  return given.length === expected.length && timingSafeEqual(given, expected);
}
