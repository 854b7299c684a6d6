// The credentials that a replay sends: HTTP Basic, or a token that the access key is exchanged for.
import { jsonOf } from '../contract/open-api.js';
import { parsed } from './recording.js';

export interface AccessKey {
  keyId: string;
  keySecret: string;
  /** Where the key is exchanged for a token (OAuth 2 client credentials); undefined: HTTP Basic. */
  tokenUrl: string | undefined;
}

/** No token was issued. */
export class NoToken extends Error {}

export class Credentials {
  #token: Promise<string> | undefined;

  constructor(private readonly key: AccessKey) {}

  /** The Authorization header. Throws NoToken. */
  async header(): Promise<string> {
    if (this.key.tokenUrl === undefined) return this.#basic();
    this.#token ??= this.#request(this.key.tokenUrl);
    return `Bearer ${await this.#token}`;
  }

  /** Forgets a token that the server no longer accepts; false if there is none to replace. */
  renew(): boolean {
    const had = this.#token !== undefined;
    this.#token = undefined;
    return had;
  }

  #basic(): string {
    return `Basic ${Buffer.from(`${this.key.keyId}:${this.key.keySecret}`).toString('base64')}`;
  }

  async #request(url: string): Promise<string> {
    let response: Response;
    try {
      response = await fetch(url, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(30_000),
        headers: { authorization: this.#basic(), 'content-type': 'application/x-www-form-urlencoded' },
        body: 'grant_type=client_credentials',
      });
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      throw new NoToken(`cannot be reached: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
    // The text of a refusal is not quoted: it could repeat what was sent.
    const token = jsonOf(parsed(await response.text())).access_token;
    if (response.ok && typeof token === 'string' && token !== '') return token;
    throw new NoToken(response.ok ? 'returned no access_token' : `refused the access key with ${response.status}`);
  }
}
