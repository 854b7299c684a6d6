// The contract as one OpenAPI document, and a page to try it. Both are built on first use, by a server of their own, so
// that they cost nothing until then.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { OpenApiDocument } from '../contract/load.js';
import { type Answer, send } from './answer.js';
import { Refusal, refusalAnswer } from './errors.js';

export interface DocumentationOptions {
  /** Where the document is. */
  jsonPath: string;
  /** Where the interactive page is; it needs no network. */
  pagePath: string;
  document: () => OpenApiDocument;
  /** Credentials that the page fills in. */
  credentials?: Credentials;
}

interface Credentials {
  keyId: string;
  keySecret: string;
}

export function addDocumentation(app: FastifyInstance, options: DocumentationOptions): void {
  const { jsonPath, pagePath } = options;
  let built: Promise<FastifyInstance> | undefined;
  const documentation = (): Promise<FastifyInstance> => (built ??= build(options));
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

async function build({ jsonPath, pagePath, document, credentials }: DocumentationOptions): Promise<FastifyInstance> {
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
  const written = document();
  // The plugin's types describe an older OpenAPI.
  await inner.register(swagger, { mode: 'static', specification: { document: written as never } });
  await inner.register(swaggerUi, {
    routePrefix: pagePath,
    theme: { title: written.info.title },
    uiConfig: {
      deepLinking: true,
      tryItOutEnabled: true,
      docExpansion: 'none',
      filter: true,
      ...(credentials && { plugins: [fillIn(credentials)] }),
    },
    ...(credentials && {
      initOAuth: { clientId: credentials.keyId, clientSecret: credentials.keySecret, appName: written.info.title },
    }),
    transformSpecificationClone: false,
    transformSpecification: (_document, request) => ({ ...servedBy(written, request) }),
  });
  inner.get(jsonPath, (request) => servedBy(written, request));
  await inner.ready();
  return inner;
}

/** The document with the address under which the client found this server: generated clients then call it. */
function servedBy(document: OpenApiDocument, { protocol, host }: FastifyRequest): OpenApiDocument {
  const origin = `${protocol}://${host}`;
  const url = URL.canParse(origin) && new URL(origin).origin === origin.toLowerCase() ? origin.toLowerCase() : '';
  const { components } = document;
  const { oauth2, ...schemes } = components.securitySchemes;
  return {
    ...document,
    servers: [{ url: url || '/', description: 'this simulator' }],
    components: {
      ...components,
      securitySchemes: { ...schemes, ...(oauth2 && { oauth2: withTokenUrl(oauth2, `${url}/oauth2/token`) }) },
    },
  };
}

const withTokenUrl = (scheme: object, tokenUrl: string): object => ({
  ...scheme,
  flows: { clientCredentials: { tokenUrl, scopes: {} } },
});

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
