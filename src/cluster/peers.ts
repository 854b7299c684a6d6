// Calls about all projects: a process asks each of the others for its part.
import type { FastifyInstance } from 'fastify';
import { objectFrom } from '../engine/requests/json.js';
import type { Member } from '../store/postgres/leases.js';
import type { Membership } from '../store/postgres/membership.js';
import { handedOn, type Signatures } from './signature.js';

/** How long the others have for their part, real milliseconds. */
const patience = 5000;
const path = '/__cluster/calls';

/** A call as one process sends it to another: the operation's id, and what it needs to know. */
type PeerHandler = (given: Record<string, unknown>) => unknown;

export class Peers {
  /** What the others can ask for, by operation id. */
  readonly handlers = new Map<string, PeerHandler>();

  constructor(
    private readonly membership: Membership,
    private readonly signatures: Signatures,
  ) {}

  addTo(app: FastifyInstance): void {
    app.post<{ Body: { text?: string } | undefined }>(path, async (request, reply) => {
      const body = request.body?.text ?? '';
      const { method, url, headers } = request;
      if (this.signatures.check(headers[handedOn], { method, url, body }) !== 'valid') return reply.code(403).send();
      const { operation, given } = objectFrom(body);
      const handler = this.handlers.get(String(operation));
      if (!handler) return reply.code(404).send();
      const part = await handler(typeof given === 'object' ? { ...given } : {});
      return reply.header('content-type', 'application/json').send(JSON.stringify(part ?? {}));
    });
  }

  /** The parts of the other processes; one that does not answer has none. */
  async ask(operation: string, given: object): Promise<Record<string, unknown>[]> {
    const { token } = this.membership;
    const others = (await this.membership.members()).filter((member) => member.token !== token);
    const parts = await Promise.all(
      others.map((member) => this.#askOne(member, operation, given).catch(() => undefined)),
    );
    return parts.flatMap((part) => (part ? [part] : []));
  }

  async #askOne({ address }: Member, operation: string, given: object): Promise<Record<string, unknown> | undefined> {
    const body = JSON.stringify({ operation, given });
    const answer = await fetch(`${address}${path}`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        [handedOn]: this.signatures.sign({ method: 'POST', url: path, body }),
      },
      signal: AbortSignal.timeout(patience),
    });
    return answer.ok ? objectFrom(await answer.text()) : undefined;
  }
}
