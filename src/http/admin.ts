// A call to the control API, step by step. Its handlers are in src/control.
import type { AnyServiceModule } from '../engine/model.js';
import { withoutSecrets } from '../engine/requests/redact.js';
import { Beginning } from '../engine/world/beginnings.js';
import type { Simulation } from '../engine/world/simulation.js';
import type { ServeControl } from './control-routes.js';
import { sendStream, wantsStream } from './event-stream.js';
import { type AdminExchange, type AdminOptions, Exchange } from './exchange.js';
import { callControl } from './handle.js';
import { readDocument, rejectUnknownQuery, rejectUnreadableBody, validateParameters } from './input.js';
import { isLong, longList, textInParts, textInTurns } from './long-answer.js';
import { answerError, checkReply, respondChecked } from './reply.js';
import { handlersOf, nameRest } from './routes.js';
import { requirePresence, requireStorage, save, sendAnswer } from './send.js';

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
    await readDocument(exchange);
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
    const failure = error instanceof Beginning ? await failureOf(error) : error;
    if (failure === undefined) return serve(exchange);
    answerError(exchange, failure);
  }
  await save(exchange);
  await sendAnswer(exchange);
}

/** Waits until the project of a call has begun; undefined: it has, and the call can be carried out. */
const failureOf = ({ ready }: Beginning): Promise<unknown> =>
  ready.then(
    () => undefined,
    (failure: unknown) => failure,
  );

function startStream({ request, reply, query, options }: AdminExchange): void {
  const { 'last-event-id': last } = request.headers;
  const lastEventId = typeof last === 'string' && last !== '' ? { lastEventId: last } : {};
  const projectId = request.params.projectId!;
  const { disk, stop } = options;
  sendStream(reply, options.openStream({ ...query, ...lastEventId, projectId }), {
    stop,
    ...(disk && { saved: () => disk.flushed(projectId) }),
  });
}

/** Carries out the operations of these modules. */
export function controlServer(controls: readonly AnyServiceModule[], options: AdminOptions): ServeControl {
  const handlers = handlersOf<Simulation>(controls);
  return (operation, request, reply) => {
    nameRest(operation, request.params);
    return serve(new Exchange(operation, handlers.get(operation.id)!, request, reply, options));
  };
}
