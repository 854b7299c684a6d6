// Requests for projects that another process holds are handed on to it, in one hop, as they arrive: waits, event streams and
// large documents work as if the client had asked that process.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { systemClock } from '../engine/time/clock.js';
import type { Simulation } from '../engine/world/simulation.js';
import { jsonType } from '../http/answer.js';
import { refusalAnswer } from '../http/errors.js';
import { resetBy } from '../http/resets.js';
import type { Member } from '../store/postgres/leases.js';
import { Elsewhere, type Families } from './families.js';
import { isReset, Relay } from './relay.js';
import { handedOn, type Signatures, type Verdict } from './signature.js';
import { ending, takenOver, unavailable } from './unavailable.js';

export interface HandOnOptions {
  families: Families;
  simulation: Simulation;
  signatures: Signatures;
  /** Called with every request that is handed on. */
  counted(): void;
}

type Raw = Pick<FastifyReply, 'raw'>['raw'];

/** The project that a URL names; undefined: none, or it is malformed. */
function projectIn(url: string): string | undefined {
  const [, id] = /^\/(?:v1|__admin)\/projects\/([^/?]+)/.exec(url) ?? [];
  try {
    return id === undefined ? undefined : decodeURIComponent(id);
  } catch {
    return undefined;
  }
}

/** Answers without Fastify, which has let go of the request. */
function refuse(raw: Raw, value: string): void {
  if (raw.headersSent) {
    // What has been sent arrives, and nothing says that it is all.
    if (raw.socket?.destroySoon) raw.socket.destroySoon();
    else raw.destroy();
    return;
  }
  const { status, headers, body = '' } = refusalAnswer(unavailable(value));
  raw.writeHead(status, { ...headers, 'content-type': jsonType, 'content-length': Buffer.byteLength(body) });
  raw.end(body);
}

export class HandOn {
  readonly #relay = new Relay();
  /** Streams and other long answers by project: they end when the project is lost. Waits end with their signals. */
  readonly #open = new Map<string, Set<Raw>>();
  /** Answers that other processes make. */
  readonly #passed = new Set<Raw>();
  /** When a request arrived, by the monotonic clock, and for which project. */
  readonly #begun = new WeakMap<object, { id: string; at: number }>();

  constructor(private readonly options: HandOnOptions) {
    const { families } = options;
    families.onDropped = (ids) => {
      for (const id of ids) {
        for (const raw of this.#open.get(id) ?? []) {
          // An answer that is complete is still to be written: Node does that at the end of the turn.
          if (raw.headersSent && !raw.writableEnded) raw.destroy();
        }
      }
    };
    families.onMembers = (tokens) => this.#relay.keep(tokens);
  }

  /** Looks at all requests of the routes that are added from now on. */
  addTo(app: FastifyInstance): void {
    app.addHook('onRequest', (request, reply, done) => {
      const id = projectIn(request.url);
      if (id === undefined || request.method === 'OPTIONS') return done();
      const { families, simulation } = this.options;
      const serve = (): void => {
        this.#note(id, reply.raw);
        done();
      };
      const origin = this.#originOf(request);
      if (origin === 'late') return refuse(reply.hijack().raw, 'the clock of a process has jumped');
      if (origin === 'valid') {
        resetBy(request.raw, () => reply.raw.writeHead(502, { [handedOn]: isReset }).end());
      } else {
        const member = families.elsewhere(id);
        if (member) return this.#handOn(request, reply, id, member);
      }
      this.#begun.set(request, { id, at: systemClock.elapsed() });
      const coming = families.hold(id, simulation.topOf(id));
      if (!coming) return serve();
      coming.then(serve, (error) => {
        if (error instanceof Elsewhere && origin !== 'valid') this.#handOn(request, reply, id, error.member);
        // The steps of the request say why it cannot be carried out.
        else serve();
      });
    });
    // What was carried out after the project was lost is not there.
    app.addHook('onSend', (request, reply, payload, done) => {
      const begun = this.#begun.get(request);
      if (!begun || !this.options.families.wasLost(begun.id, begun.at) || reply.statusCode >= 500)
        return done(null, payload);
      const { status, headers = {}, body } = refusalAnswer(unavailable(takenOver));
      reply.code(status).headers(headers).header('content-type', jsonType).removeHeader('content-length');
      done(null, body);
    });
  }

  /** Whether another process has handed the request on; nothing of that is left in it. */
  #originOf({ raw }: FastifyRequest): Verdict {
    const header = raw.headers[handedOn];
    if (header === undefined) return 'invalid';
    delete raw.headers[handedOn];
    return this.options.signatures.check(header, raw);
  }

  #note(id: string, raw: Raw): void {
    const open = this.#open.get(id) ?? new Set();
    this.#open.set(id, open.add(raw));
    raw.once('close', () => {
      open.delete(raw);
      if (open.size === 0 && this.#open.get(id) === open) this.#open.delete(id);
    });
  }

  #handOn({ raw: incoming }: FastifyRequest, reply: FastifyReply, id: string, member: Member): void {
    const { raw: outgoing } = reply.hijack();
    const { families, signatures, counted } = this.options;
    counted();
    this.#passed.add(outgoing);
    outgoing.once('close', () => {
      this.#passed.delete(outgoing);
      if (outgoing.statusCode === 503) families.forgetPlace(id);
    });
    this.#relay.pass(member, {
      incoming,
      outgoing,
      signature: signatures.sign(incoming),
      failed(reason) {
        families.forgetPlace(id);
        refuse(outgoing, reason);
      },
    });
  }

  /** This process stops, and waits no longer for what others do: neither for processes nor for clients. */
  end(): void {
    for (const raw of this.#passed) refuse(raw, ending);
    for (const open of this.#open.values())
      for (const raw of open) if (raw.headersSent || !raw.req.complete) raw.destroy();
  }

  close(): void {
    this.#relay.close();
  }
}
