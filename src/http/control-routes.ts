// Where the control API is. What serves it is loaded by its first call: a start is faster without it.
import type { FastifyInstance } from 'fastify';
import type { Operation } from '../contract/load.js';
import { limits } from '../limits.js';
import type { Reply, Request, Wire } from './exchange.js';
import { controlOperations } from './operation-router.js';
import { routeOf } from './routes.js';

export type ServeControl = (operation: Operation, request: Request, reply: Reply) => Promise<void>;

/** A whole project, or what projects start from, is larger than any other body. */
const documents: ReadonlySet<string> = new Set([
  'StateController_importState_v1',
  'ScenariosController_addScenario_v1',
]);
/** Needs no token where the others do (see admission.ts), which goes by the route. */
const health = 'HealthController_getHealth_v1';

/** `load` is called by every request, and loads once. */
export function addControlRoutes(app: FastifyInstance, load: () => Promise<ServeControl>): void {
  const handler = async (request: Request, reply: Reply): Promise<void> => {
    const found = controlOperations.find(request.method, request.url);
    if (!found) {
      reply.callNotFound();
      return;
    }
    request.params = found.params;
    const serve = await load();
    await serve(found.operation, request, reply);
  };
  const bodyLimit = limits.controlBody.most;
  app.route<Wire>({ method: [...controlOperations.methods], url: controlOperations.route, bodyLimit, handler });
  for (const operation of controlOperations.operations) {
    if (operation.id === health) app.route<Wire>({ ...routeOf(operation), bodyLimit, handler });
    if (documents.has(operation.id))
      app.route<Wire>({ ...routeOf(operation), bodyLimit: limits.documentBody.most, handler });
  }
}
