// Receives the webhooks of all projects, and writes down who sent what.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Receipt {
  project: string;
  /**
   * The same for each sending of one attempt, and for no other attempt of the project: the part of the nonce that depends on the
   * seed, the delivery and the number of the attempt, and not on the time.
   */
  attempt: string;
  body: string;
  /** Name of the process. */
  sender: string;
  /** Of Date.now(). */
  at: number;
}

/** The part of a nonce after its time. */
const attemptOf = (nonce: string): string => nonce.slice(10);

export class Receiver {
  readonly receipts: Receipt[] = [];
  #url = '';
  /** How long an answer takes, milliseconds: so that some attempts are under way when their sender ends. */
  constructor(private readonly delay: () => number) {}

  readonly #server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const { 'x-sinch-webhook-signature-nonce': nonce, 'x-sender': sender } = request.headers;
    this.receipts.push({
      project: (request.url ?? '').slice(1),
      attempt: attemptOf(String(nonce)),
      body,
      sender: String(sender),
      at: Date.now(),
    });
    setTimeout(() => response.end(), this.delay());
  });

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.#url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  targetOf = (project: string): string => `${this.#url}/${project}`;

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }
}
