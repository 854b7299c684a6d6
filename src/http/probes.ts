// GET /livez and /readyz, the probes of orchestrators: the process runs; the simulator is ready.
import type { FastifyInstance } from 'fastify';

export function addProbes(app: FastifyInstance, ready: () => boolean): void {
  app.get('/livez', (_request, reply) => reply.send({ status: 'ok' }));
  app.get('/readyz', (_request, reply) =>
    ready() ? reply.send({ status: 'ok' }) : reply.code(503).send({ status: 'not ready' }),
  );
}
