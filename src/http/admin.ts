// A call to the control API, step by step. Its routes come from the control document; its handlers are in src/control.
import type { FastifyInstance } from 'fastify';
import { contract } from '../contract/load.js';
import type { AnyServiceModule } from '../engine/model.js';
import { withoutSecrets } from '../engine/requests/redact.js';
import type { Simulation } from '../engine/world/simulation.js';
import { limits } from '../limits.js';
import { sendStream, wantsStream } from './event-stream.js';
import { type AdminExchange, type AdminOptions, Exchange, type Wire } from './exchange.js';
import { callControl } from './handle.js';
import {
  parseBody,
  rejectUnknownQuery,
  rejectUnreadableBody,
  validateControlBody,
  validateParameters,
} from './input.js';
import { isLong, longList, textInParts, textInTurns } from './long-answer.js';
import { answerError, checkReply, respondChecked } from './reply.js';
import { handlersOf, nameRest, routeOf } from './routes.js';
import { requirePresence, requireStorage, save, sendAnswer } from './send.js';

/** A whole project, or what projects start from, is larger than any other body. */
const documents: ReadonlySet<string> = new Set([
  'StateController_importState_v1',
  'ScenariosController_addScenario_v1',
]);

/** Whatever a handler shows: secrets only if they are asked for. */
function hideSecrets(exchange: AdminExchange): void {
  if (exchange.query?.secrets !== true) exchange.result = withoutSecrets(exchange.result);
}

async function serve(exchange: AdminExchange): Promise<void> {
  // The first step that throws decides the answer.
  try {
    rejectUnknownQuery(exchange);
    validateParameters(exchange);
    rejectUnreadableBody(exchange);
    parseBody(exchange);
    validateControlBody(exchange);
    await requirePresence(exchange);
    if (wantsStream(exchange)) return startStream(exchange);
    requireStorage(exchange);
    await callControl(exchange);
    const list = longList(exchange);
    if (isLong(exchange)) {
      const { body, faults } = await textInTurns(exchange);
      respondChecked(exchange, body, faults);
    } else if (list === undefined) {
      hideSecrets(exchange);
      checkReply(exchange);
    } else {
      const { body, faults } = await textInParts(exchange, list);
      respondChecked(exchange, body, faults);
    }
  } catch (error) {
    answerError(exchange, error);
  }
  await save(exchange);
  await sendAnswer(exchange);
}

function startStream({ request, reply, query, options }: AdminExchange): void {
  const { 'last-event-id': last } = request.headers;
  const lastEventId = typeof last === 'string' && last !== '' ? { lastEventId: last } : {};
  sendStream(
    reply,
    options.openStream({ ...query, ...lastEventId, projectId: request.params.projectId! }),
    options.stop,
  );
}

export function addAdminRoutes(
  app: FastifyInstance,
  controls: readonly AnyServiceModule[],
  options: AdminOptions,
): void {
  for (const [id, handler] of handlersOf<Simulation>(controls)) {
    const operation = contract.operations.get(id)!;
    app.route<Wire>({
      ...routeOf(operation),
      bodyLimit: (documents.has(id) ? limits.documentBody : limits.controlBody).most,
      handler(request, reply) {
        nameRest(operation, request.params);
        return serve(new Exchange(operation, handler, request, reply, options));
      },
    });
  }
}
