// One request on its way through the steps of an edge, with what each step found out. The types at the end say which
// step must have run: a step that takes an `InWorld` exchange does not compile before the one that opens the world.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Operation } from '../contract/load.js';
import type { Violation } from '../contract/validate.js';
import type { Cause } from '../engine/history/history.js';
import type { InjectedFault } from '../engine/requests/faults.js';
import type { MagicError } from '../engine/requests/magic.js';
import type { Simulation } from '../engine/world/simulation.js';
import type { ProjectWorld } from '../engine/world/world.js';
import type { AccessTokens } from './access-token.js';
import { type Answer, hintHeaders } from './answer.js';
import type { Bytes } from './bytes.js';
import type { Caller } from './caller.js';
import type { Observation } from './checked-answers.js';
import type { Finders, Handler } from './routes.js';

/** A request as Fastify is configured to pass it: every part is text (see server.ts). */
export interface Wire {
  Params: Record<string, string>;
  Querystring: Record<string, string | string[]>;
  Headers: { prefer?: string };
  Body: Bytes | undefined;
}
export type Request = FastifyRequest<Wire>;
export type Reply = FastifyReply<Wire>;

/** Where changes are saved. A project is named by its id; undefined: all projects. */
export interface Disk {
  /** Resolves when the changes until now are there; rejects if they cannot be. Undefined: there are none. */
  flushed(projectId: string | undefined): Promise<unknown> | undefined;
  /** Why the last changes could not be saved; undefined if they were. */
  trouble(projectId: string | undefined): string | undefined;
}

/** What both edges need from the wiring. */
export interface EdgeOptions {
  simulation: Simulation;
  /** Called with every fault of the simulator itself. */
  report: (bug: Error) => void;
  /** The disk that responses wait for, if they do. */
  disk?: Disk | undefined;
}

export interface ApiOptions extends EdgeOptions {
  magic: readonly MagicError[];
  tokens: AccessTokens;
}

/** With what the service modules say of their ids. */
export interface ApiRouteOptions extends ApiOptions {
  finders: Finders;
}

export interface AdminOptions extends EdgeOptions {
  /** Opens the stream that a call asks for, with its parameters and the id of the last message that the caller got. */
  openStream(request: Record<string, unknown> & { projectId: string }): EventReader;
  /** Aborted when the simulator closes, which ends all streams. */
  stop: AbortSignal;
}

/** A reader of a stream of messages. */
export interface EventReader {
  /** The next messages, at most `most`; empty if there are none at present. */
  read(most: number): { id?: string; event?: string; data: object }[];
  /** Calls back when there can be more to read. */
  onMore(call: () => void): void;
  /** True once no more messages will come. */
  readonly ended: boolean;
  close(): void;
}

const none: readonly Violation[] = [];

type AnyHandler = Handler<never> | undefined;

export class Exchange<Options extends EdgeOptions = EdgeOptions, Handling extends AnyHandler = AnyHandler> {
  caller: Caller | undefined;
  world: ProjectWorld | undefined;
  injected: InjectedFault | undefined;
  /** What the consequences of the request name as their cause; undefined as long as it can have none. */
  cause: Cause | undefined;
  /** Headers that go with every answer from here on, a refusal too. */
  headers: Readonly<Record<string, string>> | undefined;
  params: Record<string, unknown> | undefined;
  query: Record<string, unknown> | undefined;
  body: unknown;
  /** Of an operation that only reads. */
  observation: Observation | undefined;
  /** What the request probably meant, where it is ignored. */
  readonly hints: string[] = [];
  /** Rules of the contract that the request breaks. */
  violations = none;
  /** What the handler returned. */
  result: unknown;
  answer: Answer | undefined;

  constructor(
    readonly operation: Operation,
    readonly handler: Handling,
    readonly request: Request,
    readonly reply: Reply,
    readonly options: Options,
  ) {}

  /** Headers of the answer itself win over those that go with every answer. */
  respond(answer: Answer): void {
    const { headers, hints } = this;
    const plain = headers === undefined && hints.length === 0;
    this.answer = plain ? answer : { ...answer, headers: { ...headers, ...hintHeaders(hints), ...answer.headers } };
  }
}

/** A handler of the API works on its project's world; an operation may have none. */
export type ApiExchange = Exchange<ApiRouteOptions, Handler<ProjectWorld> | undefined>;
/** A handler of the control API works on the whole simulation. */
export type AdminExchange = Exchange<AdminOptions, Handler<Simulation>>;

/** Its credentials are well-formed. */
export type Identified = ApiExchange & { caller: Caller };
/** Its project exists. */
export type InWorld = Identified & { world: ProjectWorld };
/** Its operation is simulated. */
export type Handled = ApiExchange & { handler: Handler<ProjectWorld> };
/** Its parameters are as the contract describes them. */
export type Validated = Exchange & { params: Record<string, unknown>; query: Record<string, unknown> };
/** It has an answer, be it an error. */
export type Answered = Exchange & { answer: Answer };
