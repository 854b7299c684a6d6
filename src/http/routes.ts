// The route of every request to the API, made from the contract: one list of steps, in the order in which the platform
// checks (behaviour: HTTP manners, 6). To see what an operation does after them, open the file of its resource.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { contract, type Operation } from '../contract/load.js';
import { checkBody, checkParameters, type Violation } from '../contract/validate.js';
import type { InjectedFault } from '../engine/requests/faults.js';
import { parseJson } from '../engine/requests/json.js';
import { type MagicError, refuseMagic } from '../engine/requests/magic.js';
import { Problem } from '../engine/requests/problem.js';
import type { AnyServiceModule } from '../engine/world/service-module.js';
import type { Simulation } from '../engine/world/simulation.js';
import type { World } from '../engine/world/world.js';
import { type Answer, send } from './answer.js';
import { authenticate, authorize, type Caller, readCaller } from './auth.js';
import { CheckedAnswers } from './checked-answers.js';
import { answerFor, bugHeaders, Refusal } from './errors.js';
import { fail, noAnswer, sendFaulted, takeCallToken } from './faults.js';
import { honourPreference } from './prefer.js';
import { refusalOf } from './violations.js';

/** What the API's routes need from the wiring. */
export interface ApiOptions {
  simulation: Simulation;
  modules: readonly AnyServiceModule[];
  magic: readonly MagicError[];
  /** Resolves when what changed in the world and its family is on the disk; undefined when nobody asked for that. */
  durable?: (world: World) => Promise<unknown>;
  /** Hears of what is our own fault. */
  report: (bug: Error) => void;
}

type Handler = (call: { operation: string; params: any; query: any; body: any }, world: World) => unknown;

/** What one request came to: for the answer and for the journal. */
interface Exchange {
  operation: Operation;
  request: FastifyRequest;
  world?: World;
  violations: Violation[];
  /** What an ordered failure does to it. */
  injected?: InjectedFault | undefined;
  /** Beside those of the answer. */
  headers?: Record<string, string> | undefined;
  answer: Answer;
}

function handlersOf(modules: readonly AnyServiceModule[]): Map<string, Handler> {
  const found = new Map<string, Handler>();
  for (const { controller, handlers } of modules) {
    for (const [action, handler] of Object.entries(handlers))
      found.set(`${controller}_${action}_v1`, handler as Handler);
  }
  return found;
}

/** Operations of the API that no module handles yet. */
export function notSimulated(modules: readonly AnyServiceModule[]): string[] {
  const handlers = handlersOf(modules);
  return [...contract.operations.values()]
    .filter(({ service, id }) => service !== 'control' && !handlers.has(id))
    .map(({ id }) => id);
}

/** Where Fastify finds an operation. */
export function routeOf({ method, path }: Operation): { method: 'GET'; url: string } {
  return { method: method as 'GET', url: path.replace(/\{(\w+)\}/g, ':$1') };
}

export function addApiRoutes(app: FastifyInstance, options: ApiOptions): void {
  const handlers = handlersOf(options.modules);
  for (const operation of contract.operations.values()) {
    if (operation.service === 'control') continue;
    const handler = handlers.get(operation.id);
    app.route({
      ...routeOf(operation),
      handler: (request, reply) => serve(operation, handler, request, reply, options),
    });
  }
}

function serve(
  operation: Operation,
  handler: Handler | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
  options: ApiOptions,
): void | Promise<void> {
  const exchange: Exchange = { operation, request, violations: [], answer: { status: 0 } };
  try {
    exchange.answer = answer(exchange, handler, options);
  } catch (error) {
    exchange.answer = answerFor(error, operation, options.report, request.params as object);
  }
  const { world, injected } = exchange;
  if (exchange.headers) exchange.answer.headers = { ...exchange.headers, ...exchange.answer.headers };
  note(world ?? refusedBy(options.simulation, request), exchange);
  const finish = (): void | Promise<void> =>
    injected ? sendFaulted(injected, exchange.answer, request, reply) : send(reply, exchange.answer);
  if (world) {
    if (operation.method !== 'GET') world.touch();
    // What the operation set going and is due at once happens right after the answer was made, before it is read.
    world.timeline.tick();
    // Whatever the method: a GET retries a test number, and each one shows what jobs have changed.
    if (options.durable) return options.durable(world).then(finish);
  }
  return finish();
}

function answer(exchange: Exchange, handler: Handler | undefined, options: ApiOptions): Answer {
  const { operation, request } = exchange;
  const { simulation } = options;
  const path = request.params as Record<string, string>;
  const projectId = path.projectId!;
  if (Object.values(path).includes(''))
    throw new Refusal('route_not_found', { value: `${request.method} ${request.url}` });

  honourPreference(
    operation,
    request.headers.prefer as string | undefined,
    request.query as Record<string, unknown>,
    path,
  );
  const caller = readCaller(request.headers.authorization, projectId);
  const world = worldOf(simulation, operation, projectId, caller);
  exchange.world = world;
  authorize(caller, world, simulation);
  if (operation.errors.has('project_not_initialized') && !world.initialized.has(operation.service)) {
    throw new Problem('project_not_initialized', { projectId });
  }
  world.timeline.tick();
  exchange.headers = takeCallToken(world);
  if (world.faults.list.length > 0) {
    exchange.injected = world.faults.apply(operation, request.method, request.url.split('?', 1)[0]!);
  }
  if (exchange.injected?.failure) fail(exchange.injected.failure, path);
  if (!handler) throw new Refusal('not_simulated', { value: operation.id });

  const { params, query, violations } = checkParameters(operation, path, request.query as Record<string, unknown>);
  refuse(exchange, violations);
  const written = operation.body ? parse(request) : undefined;
  const checked = operation.body ? checkBody(operation, written) : { body: undefined, violations: [] };
  refuse(exchange, checked.violations);
  const call = { operation: operation.id, params, query, body: checked.body };
  refuseMagic(options.magic, request.url, request.body as string | undefined, call, operation.errors);

  const result = handler(call, world);
  return replyFor(operation, request.url, result, options.report);
}

/** The world in whose journal a request belongs that was refused before it came to one. */
function refusedBy(simulation: Simulation, request: FastifyRequest): World | undefined {
  const [, id] = /^\/v1\/projects\/([^/?]+)/.exec(request.url) ?? [];
  try {
    return id === undefined ? undefined : simulation.world(decodeURIComponent(id));
  } catch {
    return undefined;
  }
}

function note(
  world: World | undefined,
  { operation, request, violations, injected, answer }: Omit<Exchange, 'operation'> & { operation?: Operation },
): void {
  world?.journal.add({
    number: 0,
    at: world.clock.now(),
    operation: operation?.id,
    method: request.method,
    url: request.url,
    headers: request.headers,
    body: request.body as string | undefined,
    status: answer.status,
    answer: answer.status === noAnswer ? undefined : answer.body,
    answerHeaders: answer.headers,
    code: answer.code,
    violations,
    fault: injected?.fault.id,
  });
}

/** Notes a request that no operation takes: a misspelt path is what a tester looks for in the journal. */
export const noteUnmatched = (simulation: Simulation, request: FastifyRequest, answer: Answer): void =>
  note(refusedBy(simulation, request), { request, violations: [], answer });

/** The project's world; where the operation documents no `project_not_found`, an unknown project is not allowed. */
function worldOf(simulation: Simulation, operation: Operation, projectId: string, caller: Caller): World {
  try {
    return simulation.world(projectId);
  } catch (error) {
    authenticate(caller, projectId, simulation);
    if (!(error instanceof Problem) || operation.errors.has(error.code)) throw error;
    throw new Problem('unauthorized_error', { projectId });
  }
}

function refuse(exchange: Exchange, violations: readonly Violation[]): void {
  if (violations.length === 0) return;
  exchange.violations.push(...violations);
  throw refusalOf(exchange.operation, violations, exchange.request.params as object);
}

/** The body as JSON; undefined for none. Throws `invalid_payload`, or what the operation documents in its place. */
export function parse(request: FastifyRequest): unknown {
  const text = request.body as string | undefined;
  if (text === undefined || text === '') return undefined;
  try {
    return parseJson(text);
  } catch (error) {
    throw new Problem(
      'invalid_payload',
      {},
      { validationErrors: [`the body is not JSON: ${(error as Error).message}`] },
    );
  }
}

const answers = new CheckedAnswers();

/** What a handler's result is answered with; one that breaks the contract is marked as our fault. */
export function replyFor(operation: Operation, url: string, result: unknown, report: (bug: Error) => void): Answer {
  const { status, schema } = operation.success;
  if (!schema) return { status };
  const body = JSON.stringify(result);
  const faults = answers.faultsOf(operation, url, result, body);
  if (faults.length === 0) return { status, body };
  const message = `${operation.id} answered against the contract: ${faults.join('; ')}`;
  report(new Error(message));
  return { status, body, headers: bugHeaders(message) };
}
