// The contract as one OpenAPI document, and a page to try it. Both are built on first use, by a server of their own, so
// that they cost nothing until then.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Answer, send } from './answer.js';
import { Refusal, refusalAnswer } from './errors.js';

/** Serves `document` at `jsonPath` and an interactive page, which needs no network, at `pagePath`. */
export function addDocumentation(
  app: FastifyInstance,
  jsonPath: string,
  pagePath: string,
  document: () => Record<string, unknown>,
): void {
  let built: Promise<FastifyInstance> | undefined;
  const documentation = (): Promise<FastifyInstance> => (built ??= build(jsonPath, pagePath, document()));
  for (const url of [jsonPath, pagePath, `${pagePath}/*`]) {
    app.get(url, async (request, reply) => {
      const inner = await documentation();
      reply.hijack();
      inner.routing(request.raw, reply.raw);
    });
  }
  app.addHook('onClose', async () => {
    await (await built)?.close();
  });
}

async function build(jsonPath: string, pagePath: string, document: Record<string, unknown>): Promise<FastifyInstance> {
  const [{ default: Fastify }, { default: swagger }, { default: swaggerUi }] = await Promise.all([
    import('fastify'),
    import('@fastify/swagger'),
    import('@fastify/swagger-ui'),
  ]);
  const inner = Fastify({ logger: false });
  const nothingThere = ({ method, url }: FastifyRequest): Answer =>
    refusalAnswer(new Refusal('route_not_found', { value: `${method} ${url}` }));
  inner.setNotFoundHandler((request, reply) => send(reply, nothingThere(request)));
  inner.setErrorHandler((_error, request, reply) => send(reply, nothingThere(request)));
  // The plugin's types describe an older OpenAPI.
  await inner.register(swagger, { mode: 'static', specification: { document: document as never } });
  await inner.register(swaggerUi, { routePrefix: pagePath, uiConfig: { deepLinking: true, tryItOutEnabled: true } });
  inner.get(jsonPath, () => inner.swagger());
  await inner.ready();
  return inner;
}
