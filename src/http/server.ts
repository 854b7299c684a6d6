// The HTTP server: Fastify, configured to leave bodies, validation and errors to the steps in api.ts and admin.ts.
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import cors from '@fastify/cors';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { textWithout } from '../engine/requests/redact.js';
import { limits } from '../limits.js';
import { addDoors, type DoorOptions, refusalOfUnknown } from './admission.js';
import { type Answer, send } from './answer.js';
import { readBytes, readLongBytes } from './bytes.js';
import { nearestControlPath } from './control-paths.js';
import { answerFor, controlAnswer, Refusal, refusalAnswer } from './errors.js';
import type { Request, Wire } from './exchange.js';
import { apiOperations, controlOperations, pathOptions } from './operation-router.js';
import { routeOf } from './routes.js';

const apis = [apiOperations, controlOperations];

const noCompiler = (): never => {
  throw new Error('a route brought a schema for Fastify');
};

export interface ServerOptions {
  logLevel: string;
  report: (bug: Error) => void;
  /** Called with requests that match no route. */
  unmatched: (request: Request, answer: Answer) => void;
  doors: DoorOptions;
}

export function createServer({ logLevel, report, unmatched, doors }: ServerOptions): FastifyInstance {
  const app = Fastify({
    // Loading the logger takes 20 ms, so only where requests are logged.
    logger:
      logLevel === 'info' || logLevel === 'debug'
        ? { level: logLevel, stream: process.stderr, serializers: { req: shownInLog } }
        : false,
    // Nothing is validated or serialized by Fastify; its compilers would take 50 ms to load.
    schemaController: { compilersFactory: { buildValidator: noCompiler, buildSerializer: noCompiler } },
    bodyLimit: limits.apiBody.most,
    routerOptions: pathOptions,
    forceCloseConnections: 'idle',
    // Requests that arrive while the server closes are answered as usual; Fastify's own error has another shape.
    return503OnClosing: false,
    // A client that keeps its connection must be able to use it again after a pause.
    keepAliveTimeout: 65_000,
    requestTimeout: limits.requestTime.most,
    // Node looks for late requests in this interval; by default it is as long as its time for the headers.
    http: { headersTimeout: limits.headersTime.most, connectionsCheckingInterval: 5000 },
    clientErrorHandler: refuseBroken,
    frameworkErrors: (error, _request, reply) => {
      send(reply, refusalAnswer(new Refusal('bad_request', { value: error.message })));
    },
  });

  app.server.maxConnections = limits.connections.most;

  // Bodies stay text: parsing them is a step of its own, after authentication.
  app.removeAllContentTypeParsers();
  // Fastify remembers which parser takes a type only if the type is named.
  app.addContentTypeParser<Buffer>(['application/json', '*'], { parseAs: 'buffer' }, (request, body, done) => {
    const { bodyLimit } = request.routeOptions;
    const encodings = request.headers['content-encoding'];
    if (bodyLimit <= limits.apiBody.most) done(null, readBytes(body, encodings, bodyLimit));
    else readLongBytes(body, encodings, bodyLimit).then((read) => done(null, read), done);
  });
  // Fastify would reject an invalid content type before all of our own steps.
  app.addHook('onRequest', (request, _reply, done) => {
    const { headers } = request;
    const type = headers['content-type'];
    if (type !== undefined && type !== 'application/json' && request.mediaType === undefined)
      delete headers['content-type'];
    done();
  });

  app.setErrorHandler((error: Error & { code?: string }, { routeOptions, raw }, reply) => {
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') readOn(raw, reply);
    send(reply, answerFor(refusalFor(error, routeOptions.bodyLimit), report));
  });
  const methodsOf = rememberRoutes(app);
  addDoors(app, doors);
  app.setNotFoundHandler<Wire>((request, reply) => {
    const path = request.url.split('?')[0]!;
    // Any page can read that a path of the API does not exist; the control API stays closed to other origins.
    const { origin } = request.headers;
    if (!path.startsWith('/__admin') && origin !== undefined) readable(reply, origin);
    const refused = refusalOfUnknown(request, path, doors);
    const answer = refused ? controlAnswer(refused) : refusalAnswer(notFound(request.method, path, methodsOf(path)));
    unmatched(request, answer);
    send(reply, answer);
  });
  return app;
}

/**
 * Drops what is still to come of a body. If the connection were closed before all of it has arrived, the client would see a
 * reset instead of the answer. The time limit of requests ends it.
 */
function readOn(request: IncomingMessage, reply: FastifyReply): void {
  reply.removeHeader('connection');
  request.resume();
}

/** Fastify's own errors come before any step. */
function refusalFor(error: Error & { code?: string }, limit: number): Error {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Refusal('payload_too_large', { limit });
  // The connection was closed before the body had arrived: the client's fault, or the end of its time.
  const cutOff = error.code === 'ECONNRESET';
  return cutOff || error.code?.startsWith('FST_') ? new Refusal('bad_request', { value: error.message }) : error;
}

function adviceOn(path: string): string {
  const meant = nearestControlPath(path);
  const guess = meant === undefined ? '' : `Did you mean ${meant}? `;
  return `${guess}GET /__admin/openapi.json lists every control call, and /__admin/docs shows them.`;
}

/** `methods`: those that the path has. */
function notFound(method: string, path: string, methods: readonly string[]): Refusal {
  if (methods.length === 0) {
    const value = { value: `${method} ${path}` };
    return new Refusal(
      'route_not_found',
      value,
      {},
      undefined,
      path.startsWith('/__admin') ? adviceOn(path) : undefined,
    );
  }
  const supported = methods.join(', ');
  return new Refusal('method_not_allowed', { value: method, supported }, { allow: supported });
}

/** A request in the log. */
function shownInLog({ method, url, host, ip }: FastifyRequest): Record<string, unknown> {
  return { method, url: textWithout(url), host, remoteAddress: ip };
}

/** Lets a page of any origin read an answer. Pages that send `credentials: 'include'` must be named: they get none for `*`. */
function readable(reply: FastifyReply, origin: string | undefined): void {
  reply.header('vary', 'Origin');
  if (origin === undefined) return;
  reply.header('access-control-allow-credentials', 'true');
  reply.header('access-control-allow-origin', origin);
}

/** Adds routes that pages of any origin can call; the control API is not among them. */
export function openToBrowsers(app: FastifyInstance, add: (open: FastifyInstance) => void): void {
  app.register(async (open) => {
    open.addHook('onRequest', (request, reply, done) => {
      readable(reply, request.headers.origin);
      done();
    });
    // The plugin works at every request of its context, so it gets one of its own: it answers the preflight requests.
    open.register(async (preflight) => {
      await preflight.register(cors, {
        // Pages that send `credentials: 'include'` get no answer for `*`.
        origin: true,
        credentials: true,
        methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
        strictPreflight: false,
        maxAge: 600,
      });
    });
    add(open);
  });
}

/** Answers what is not valid HTTP, or arrives too slowly, and therefore never reaches a route. */
function refuseBroken(error: Error & { code?: string }, socket: Socket): void {
  if (error.code !== 'ECONNRESET' && socket.writable) {
    const late = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
    const overlong = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : undefined;
    const refusal = new Refusal(late ? 'request_timeout' : 'bad_request', { value: error.message }, {}, overlong);
    const { status, body = '' } = refusalAnswer(refusal);
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'content-type: application/json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  }
  socket.destroy(error);
}

/**
 * Collects every route added from now on; those of the two APIs are the operations that they stand for. The result returns the
 * methods of a path, none when no route matches.
 */
function rememberRoutes(app: FastifyInstance): (path: string) => string[] {
  const routes: { url: string; methods: string[] }[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    // Preflight routes match every path, also those that nothing else matches.
    if (method !== 'OPTIONS' && !apis.some(({ route }) => route === url))
      routes.push({ url, methods: [method].flat() });
  });
  const operations = (): typeof routes =>
    apis.flatMap((api) =>
      api.operations.map((operation) => ({ url: routeOf(operation).url, methods: api.methodsOf(operation) })),
    );
  const patternOf = (url: string): RegExp => new RegExp(`^${url.replace(/:\w+/g, '[^/]+').replace('*', '.*')}/?$`);
  return (path) => {
    const matching = [...routes, ...operations()].filter(({ url }) => patternOf(url).test(path));
    const methods = new Set(matching.flatMap((route) => route.methods));
    if (methods.size > 0) methods.add('OPTIONS');
    return [...methods].sort();
  };
}
