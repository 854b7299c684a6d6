// The route of every call to the control API, made from its own document as the API's are from the contract: origin,
// token, parameters, body, handler. What a call does stands in src/control.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { contract, type Operation } from '../contract/load.js';
import { nearestName } from '../contract/nearest-name.js';
import { checkBody, checkParameters, type Violation } from '../contract/validate.js';
import { invalidInput, Problem } from '../engine/requests/problem.js';
import { EndlessChain } from '../engine/time/timeline.js';
import type { AnyServiceModule } from '../engine/world/service-module.js';
import type { Simulation } from '../engine/world/simulation.js';
import { type Answer, send } from './answer.js';
import { equal } from './auth.js';
import { answerFor } from './errors.js';
import { parse, replyFor, routeOf } from './routes.js';
import { refusalOf } from './violations.js';

export interface AdminOptions {
  simulation: Simulation;
  controls: readonly AnyServiceModule[];
  /** Demanded as `Authorization: Bearer <token>`; undefined lets everybody in. */
  token: string | undefined;
  /** Origins whose pages may drive the simulator, beside its own. */
  origins: readonly string[];
  report: (bug: Error) => void;
  /** Resolves when every change is on the disk; undefined when nobody asked for that. */
  durable?: () => Promise<unknown>;
}

type Handler = (call: { operation: string; params: any; query: any; body: any }, simulation: Simulation) => unknown;

/** An imported world is larger than any body of the API. */
const bodyLimit = 64 * 1024 * 1024;

export function addAdminRoutes(app: FastifyInstance, options: AdminOptions): void {
  for (const { controller, handlers } of options.controls) {
    for (const [action, handler] of Object.entries(handlers)) {
      const operation = contract.operations.get(`${controller}_${action}_v1`)!;
      app.route({
        ...routeOf(operation),
        bodyLimit,
        handler: async (request, reply) => {
          allowOrigin(request, options, (name, value) => reply.header(name, value));
          const answered = await answer(operation, handler, request, options);
          await options.durable?.();
          send(reply, answered);
        },
      });
    }
  }
  app.options('/__admin/*', (request, reply) => {
    allowOrigin(request, options, (name, value) => reply.header(name, value));
    reply.header('access-control-allow-methods', 'GET, HEAD, POST, PUT, DELETE');
    reply.header('access-control-allow-headers', 'authorization, content-type');
    return reply.code(204).send();
  });
}

async function answer(
  operation: Operation,
  handler: Handler,
  request: FastifyRequest,
  options: AdminOptions,
): Promise<Answer> {
  try {
    originMustBeAllowed(request, options.origins);
    if (operation.controller !== 'HealthController') tokenMustBeRight(request, options.token);

    const query = request.query as Record<string, unknown>;
    queryMustBeKnown(operation, query);
    const checked = checkParameters(operation, request.params as Record<string, string>, query);
    refuse(operation, checked.violations);
    const written = operation.body ? checkBody(operation, parse(request)) : { body: undefined, violations: [] };
    refuse(operation, written.violations);

    const call = { operation: operation.id, params: checked.params, query: checked.query, body: written.body };
    return replyFor(operation, request.url, await handler(call, options.simulation), options.report);
  } catch (error) {
    const { projectId } = request.params as { projectId?: string };
    const known =
      error instanceof EndlessChain ? new Problem('endless_chain', { projectId, value: error.message }) : error;
    return answerFor(known, operation, options.report);
  }
}

function refuse(operation: Operation, violations: readonly Violation[]): void {
  if (violations.length > 0) throw refusalOf(operation, violations, {});
}

/** The API drops a name that it does not know; here it would be a filter that does not filter. */
function queryMustBeKnown(operation: Operation, query: Record<string, unknown>): void {
  const known = operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  const unknown = Object.keys(query).filter((name) => !known.includes(name));
  if (unknown.length === 0 || !operation.errors.has('invalid_input')) return;
  throw invalidInput(
    unknown.map((name) => {
      const meant = nearestName(name, known);
      return `unknown parameter '${name}'${meant ? `; did you mean '${meant}'?` : ''}`;
    }),
  );
}

function tokenMustBeRight({ headers }: FastifyRequest, token: string | undefined): void {
  if (token === undefined) return;
  const [, given = ''] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  if (!equal(given, token)) throw new Problem('admin_token_required');
}

function originMustBeAllowed({ headers }: FastifyRequest, allowed: readonly string[]): void {
  const { origin, host } = headers;
  if (origin === undefined || allowed.includes(origin) || isOwn(origin, host)) return;
  throw new Problem('origin_not_allowed', { value: origin });
}

/**
 * A page that the simulator itself served. A name with a dot could be anybody's, made to point here for a moment, so
 * only addresses and names of this machine or this network count.
 */
function isOwn(origin: string, host: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  const local = /^(\[[0-9a-f:.]+\]|[\d.]+|[^.]+|.+\.localhost)$/i.test(url.hostname);
  return local && url.host === host;
}

function allowOrigin(
  { headers: { origin } }: FastifyRequest,
  { origins }: AdminOptions,
  set: (name: string, value: string) => void,
): void {
  if (origin === undefined || !origins.includes(origin)) return;
  set('access-control-allow-origin', origin);
  set('vary', 'origin');
}
