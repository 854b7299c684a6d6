// GET /: browsers go to the dashboard; programs learn what this is and where to go.
import type { FastifyInstance } from 'fastify';

const dashboard = '/dashboard/';

export interface RootOptions {
  name: string;
  version: string;
  contract: string;
  /** Ids of the projects that the scenario names. */
  projects(): string[];
}

export function addRoot(app: FastifyInstance, { projects, ...about }: RootOptions): void {
  app.get('/', (request, reply) => {
    const forPeople = (request.headers.accept ?? '').includes('text/html');
    // Relative, so that it works behind a proxy that adds a prefix.
    if (forPeople) return reply.redirect(`.${dashboard}`);
    return reply.send({
      ...about,
      links: {
        dashboard,
        documentation: '/documentation',
        openapi: '/openapi.json',
        controlDocumentation: '/__admin/docs',
        controlOpenapi: '/__admin/openapi.json',
        health: '/__admin/health',
      },
      projects: projects(),
    });
  });
}
