// A request to the API, step by step, in the platform's order of checks. To see what an operation does, open the file of
// its resource.
import type { FastifyInstance } from 'fastify';
import type { AnyServiceModule } from '../engine/model.js';
import { Beginning } from '../engine/world/beginnings.js';
import type { ProjectWorld } from '../engine/world/world.js';
import { authenticate, authorize } from './auth.js';
import {
  type Answered,
  type ApiExchange,
  type ApiOptions,
  Exchange,
  type Handled,
  type InWorld,
  type Wire,
} from './exchange.js';
import { injectFaults, takeToken } from './faults.js';
import { callHandler, requireHandler, requireRoom } from './handle.js';
import { checkContentType, hintAtParameters } from './hints.js';
import {
  applyMagicValues,
  checkFiles,
  hasRecord,
  parseBody,
  rejectUnreadableBody,
  validateBody,
  validateParameters,
} from './input.js';
import { noteRequest } from './journal.js';
import { apiOperations } from './operation-router.js';
import { honourPreference } from './prefer.js';
import { answerError, checkReply, recallAnswer } from './reply.js';
import { findersOf, handlersOf } from './routes.js';
import { announceAnswer, requireStorage, save, sendAnswer, sendInTurn, sendUnreadable } from './send.js';
import { openWorld, rejectEmptySegments, requireOnboarding, runDueJobs } from './world.js';

/** `inTurn`: its answer has been announced. `failed`: why the project could not begin. */
function serve(exchange: ApiExchange, inTurn: boolean, failed?: Error): void | Promise<void> {
  // The first step that throws decides the answer.
  try {
    if (failed) throw failed;
    rejectEmptySegments(exchange);
    honourPreference(exchange);
    authenticate(exchange);
    openWorld(exchange);
    authorize(exchange);
    requireOnboarding(exchange);
    runDueJobs(exchange);
    takeToken(exchange);
    injectFaults(exchange);
    requireHandler(exchange);
    hintAtParameters(exchange);
    if (!recallAnswer(exchange)) carryOut(exchange);
  } catch (error) {
    if (error instanceof Beginning) return begun(error, exchange);
    answerError(exchange, error);
  }
  noteRequest(exchange);
  runDueJobs(exchange);
  const saving = save(exchange);
  if (saving) return saving.then(() => sendAnswer(exchange));
  return inTurn && !exchange.injected ? sendInTurn(exchange) : sendAnswer(exchange);
}

/** Serves a request when its project has begun. */
const begun = ({ ready }: Beginning, exchange: ApiExchange): Promise<void> =>
  ready.then(
    () => serve(exchange, false),
    (error: Error) => serve(exchange, false, error),
  );

function carryOut(exchange: InWorld & Handled): asserts exchange is InWorld & Handled & Answered {
  validateParameters(exchange, hasRecord(exchange));
  checkContentType(exchange);
  rejectUnreadableBody(exchange);
  parseBody(exchange);
  validateBody(exchange);
  applyMagicValues(exchange);
  checkFiles(exchange);
  requireStorage(exchange);
  requireRoom(exchange);
  callHandler(exchange);
  checkReply(exchange);
}

export function addApiRoutes(app: FastifyInstance, modules: readonly AnyServiceModule[], options: ApiOptions): void {
  const handlers = handlersOf<ProjectWorld>(modules);
  const routeOptions = { ...options, finders: findersOf(modules) };
  app.route<Wire>({
    method: [...apiOperations.methods],
    url: apiOperations.route,
    handler(request, reply) {
      const found = apiOperations.find(request.method, request.url);
      if (!found) {
        reply.callNotFound();
        return;
      }
      const { operation, params, url } = found;
      request.params = params;
      // The journal and the history keep one text for all requests of a URL.
      request.raw.url = url;
      const exchange = new Exchange(operation, handlers.get(operation.id), request, reply, routeOptions);
      const coming = options.simulation.present(params.projectId);
      if (!coming) {
        announceAnswer();
        return serve(exchange, true);
      }
      return coming.then(
        () => serve(exchange, false),
        (error: Error) => sendUnreadable(exchange, error),
      );
    },
  });
}
