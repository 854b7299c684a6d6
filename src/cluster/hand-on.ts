// Requests for projects that another process holds are handed on to it, in one hop, as they arrive: body and answer are streams,
// so waits, event streams and large documents work as if the client had asked that process.
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createProxyServer } from 'httpxy';
import { systemClock } from '../engine/time/clock.js';
import type { Simulation } from '../engine/world/simulation.js';
import { jsonType } from '../http/answer.js';
import { Refusal, refusalAnswer } from '../http/errors.js';
import { Elsewhere, type Families } from './families.js';
import { handedOn, isSigned, signatureOf } from './signature.js';

/** Tells the process that handed a request on how its answer ends. */
export interface HandOnOptions {
  families: Families;
  simulation: Simulation;
  secret: string;
  /** Called with every request that is handed on. */
  counted(): void;
}

type Raw = Pick<FastifyReply, 'raw'>['raw'];

const unavailable = (value: string): Refusal =>
  new Refusal(
    'storage_unavailable',
    { value },
    { 'retry-after': '1' },
    undefined,
    'Send the request again after the number of seconds in Retry-After.',
  );

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
    raw.destroy();
    return;
  }
  const { status, headers, body = '' } = refusalAnswer(unavailable(value));
  raw.writeHead(status, { ...headers, 'content-type': jsonType, 'content-length': Buffer.byteLength(body) });
  raw.end(body);
}

export class HandOn {
  readonly #agents = {
    'http:': new HttpAgent({ keepAlive: true }),
    'https:': new HttpsAgent({ keepAlive: true }),
  };
  readonly #proxy = createProxyServer({});
  /** Token of a process -> the answers that it is to give. */
  readonly #awaited = new Map<string, Set<Raw>>();
  /** Streams and other long answers by project: they end when the project is lost. */
  readonly #open = new Map<string, Set<Raw>>();
  /** When a request arrived, by the monotonic clock, and for which project. */
  readonly #begun = new WeakMap<object, { id: string; at: number }>();

  constructor(private readonly options: HandOnOptions) {
    const { families } = options;
    families.onDropped = (ids) => {
      for (const id of ids) for (const raw of this.#open.get(id) ?? []) if (raw.headersSent) raw.destroy();
    };
    families.onMembers = (tokens) => {
      for (const [token, answers] of this.#awaited)
        if (!tokens.has(token)) for (const raw of answers) refuse(raw, 'the process that held the project has gone');
    };
  }

  /** Looks at all requests of the routes that are added from now on. */
  addTo(app: FastifyInstance): void {
    app.addHook('onRequest', (request, reply, done) => {
      const id = projectIn(request.url);
      if (id === undefined || request.method === 'OPTIONS') return done();
      const { families, simulation } = this.options;
      const isLast = this.#isHandedOn(request);
      this.#begun.set(request, { id, at: systemClock.elapsed() });
      const coming = families.hold(id, simulation.topOf(id));
      const serve = (): void => {
        this.#note(id, reply.raw);
        done();
      };
      if (!coming) return serve();
      coming.then(serve, (error) => {
        if (error instanceof Elsewhere && !isLast) this.#handOn(request, reply, id, error);
        // The steps of the request say why it cannot be carried out.
        else serve();
      });
    });
    // What was carried out after the project was lost is not there.
    app.addHook('onSend', (request, reply, payload, done) => {
      const begun = this.#begun.get(request);
      if (!begun || !this.options.families.wasLost(begun.id, begun.at) || reply.statusCode >= 500)
        return done(null, payload);
      const { status, headers = {}, body } = refusalAnswer(unavailable('another process has taken over the project'));
      reply.code(status).headers(headers).header('content-type', jsonType).removeHeader('content-length');
      done(null, body);
    });
  }

  /** Whether another process has handed the request on; nothing of that is left in it. */
  #isHandedOn({ raw }: FastifyRequest): boolean {
    const { [handedOn]: header, ...others } = raw.headers;
    if (header === undefined) return false;
    raw.headers = others;
    return isSigned(this.options.secret, header, raw);
  }

  #note(id: string, raw: Raw): void {
    const open = this.#open.get(id) ?? new Set();
    this.#open.set(id, open.add(raw));
    raw.once('close', () => {
      open.delete(raw);
      if (open.size === 0 && this.#open.get(id) === open) this.#open.delete(id);
    });
  }

  #handOn(request: FastifyRequest, reply: FastifyReply, id: string, { member }: Elsewhere): void {
    reply.hijack();
    const { raw: incoming } = request;
    const { raw } = reply;
    const { families, secret, counted } = this.options;
    counted();
    const answers = this.#awaited.get(member.token) ?? new Set();
    this.#awaited.set(member.token, answers.add(raw));
    raw.once('close', () => {
      answers.delete(raw);
      if (answers.size === 0 && this.#awaited.get(member.token) === answers) this.#awaited.delete(member.token);
      if (raw.statusCode === 503) families.forgetPlace(id);
    });
    const { protocol } = new URL(member.address);
    this.#proxy
      .web(incoming, raw, {
        target: member.address,
        agent: this.#agents[protocol === 'https:' ? 'https:' : 'http:'],
        headers: { [handedOn]: signatureOf(secret, incoming) },
      })
      .catch(() => {
        families.forgetPlace(id);
        refuse(raw, 'the process that holds the project does not answer');
      });
  }

  close(): void {
    for (const agent of Object.values(this.#agents)) agent.destroy();
  }
}
