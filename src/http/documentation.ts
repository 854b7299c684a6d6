// The contract as one OpenAPI document, and a page to try it. The page is built on first use, by a server of its own, so that
// it costs nothing until then.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Answer, jsonType, send } from './answer.js';
import { Refusal, refusalAnswer } from './errors.js';

export interface DocumentationOptions {
  /** Where the document is. */
  jsonPath: string;
  /** Where the interactive page is; it needs no network. */
  pagePath: string;
  /** The title of the document. */
  title: string;
  /** What makes the text of the document for the address by which a client found this server; '' if that is unknown. */
  text: () => Promise<(origin: string) => string>;
  /** Credentials that the page fills in. */
  credentials?: Credentials;
}

interface Credentials {
  keyId: string;
  keySecret: string;
}

export function addDocumentation(app: FastifyInstance, options: DocumentationOptions): void {
  const { jsonPath, pagePath } = options;
  let text: ReturnType<DocumentationOptions['text']> | undefined;
  for (const [url, type] of [
    [jsonPath, jsonType],
    [`${pagePath}/json`, jsonType],
    // JSON is YAML.
    [`${pagePath}/yaml`, 'application/yaml; charset=utf-8'],
  ] as const) {
    app.get(url, async (request, reply) => {
      text ??= options.text();
      return reply.type(type).send((await text)(originOf(request)));
    });
  }
  let built: Promise<FastifyInstance> | undefined;
  const page = (): Promise<FastifyInstance> => (built ??= build(options));
  for (const url of [pagePath, `${pagePath}/*`]) {
    app.get(url, async (request, reply) => {
      const inner = await page();
      reply.hijack();
      inner.routing(request.raw, reply.raw);
    });
  }
  app.addHook('onClose', async () => {
    await (await built)?.close();
  });
}

async function build({ pagePath, title, credentials }: DocumentationOptions): Promise<FastifyInstance> {
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
  // The page loads the document from the route above, so the plugins need none.
  const document = { openapi: '3.1.0', info: { title, version: '0' }, paths: {} };
  await inner.register(swagger, { mode: 'static', specification: { document } });
  await inner.register(swaggerUi, {
    routePrefix: pagePath,
    theme: { title },
    uiConfig: {
      deepLinking: true,
      tryItOutEnabled: true,
      docExpansion: 'none',
      filter: true,
      ...(credentials && { plugins: [fillIn(credentials)] }),
    },
    ...(credentials && {
      initOAuth: { clientId: credentials.keyId, clientSecret: credentials.keySecret, appName: title },
    }),
  });
  await inner.ready();
  return inner;
}

/** The address under which the client found this server: generated clients then call it. */
function originOf({ protocol, host }: FastifyRequest): string {
  const origin = `${protocol}://${host}`;
  return URL.canParse(origin) && new URL(origin).origin === origin.toLowerCase() ? origin.toLowerCase() : '';
}

/** A plugin of Swagger UI that fills in Basic credentials once the document is loaded. It runs in the page, as text. */
function fillIn({ keyId, keySecret }: Credentials): () => object {
  const authorized = JSON.stringify({
    basic: {
      name: 'basic',
      schema: { type: 'http', scheme: 'basic' },
      value: { username: keyId, password: keySecret },
    },
  });
  const source = `function (system) {
    return { statePlugins: { spec: { wrapActions: { updateJsonSpec: function (original) {
      return function (written) {
        var result = original(written);
        setTimeout(function () { system.authActions.authorize(${authorized}); }, 0);
        return result;
      };
    } } } } };
  }`;
  // Functions are written into the page with toString.
  return Object.assign(() => ({}), { toString: () => source });
}
