// Processes know what others of them have sent by a signature, with the secret in their database. It holds for a short time:
// who records one in the network between them can do nothing with it later.
import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';

/** The header of a request that a process hands on, or sends to another one. */
export const handedOn = 'x-mock-handed-on';

/** How much a signature may be older or newer than the moment at which it arrives, milliseconds. */
const validity = 30_000;

export interface Signed {
  method?: string | undefined;
  url?: string | undefined;
  body?: string;
}

/** `late`: one of the processes has signed it, but not just now. */
export type Verdict = 'valid' | 'late' | 'invalid';

export class Signatures {
  readonly #key: KeyObject;

  /** `now`: a clock that all processes share, milliseconds. */
  constructor(
    secret: string,
    private readonly now: () => number,
  ) {
    this.#key = createSecretKey(secret, 'utf8');
  }

  /** The value of the header. */
  sign(signed: Signed): string {
    const at = String(Math.round(this.now()));
    return `${at}.${this.#digest(at, signed)}`;
  }

  check(header: string | readonly string[] | undefined, signed: Signed): Verdict {
    if (typeof header !== 'string') return 'invalid';
    const [at = '', digest = ''] = header.split('.');
    const [given, expected] = [Buffer.from(digest), Buffer.from(this.#digest(at, signed))];
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'invalid';
    return Math.abs(this.now() - Number(at)) <= validity ? 'valid' : 'late';
  }

  #digest(at: string, { method = '', url = '', body = '' }: Signed): string {
    return createHmac('sha256', this.#key).update(`${at} ${method} ${url}\n${body}`).digest('base64url');
  }
}
