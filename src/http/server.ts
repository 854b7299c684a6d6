// The HTTP edge: Fastify, told to leave bodies, validation and errors to us.
import cors from '@fastify/cors';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { contract } from '../contract/load.js';
import { type Answer, send } from './answer.js';
import { answerFor, Refusal } from './errors.js';

/** Largest request body in bytes; the contract's longest text (a comment of 65,535 characters) fits many times. */
export const bodyLimit = 1024 * 1024;

export interface ServerOptions {
  logLevel: string;
  report: (bug: Error) => void;
  /** Hears of requests that no route takes. */
  unmatched: (request: FastifyRequest, answer: Answer) => void;
}

export function createServer({ logLevel, report, unmatched }: ServerOptions): FastifyInstance {
  const app = Fastify({
    logger: logLevel === 'silent' ? false : { level: logLevel },
    bodyLimit,
    // A template name may have 512 characters, each three times as long when it is encoded.
    routerOptions: { maxParamLength: 2048, ignoreTrailingSlash: true },
    forceCloseConnections: 'idle',
    // A client that keeps its connection must be able to use it again after a pause.
    keepAliveTimeout: 65_000,
    frameworkErrors: (error, _request, reply) => {
      send(reply, answerFor(new Refusal('bad_request', { value: error.message }), undefined, report));
    },
  });

  // Bodies stay text: whether they are JSON is one of our own steps, after authentication.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));

  app.setErrorHandler((error: Error & { code?: string }, _request, reply) => {
    const refusal =
      error.code === 'FST_ERR_CTP_BODY_TOO_LARGE' ? new Refusal('payload_too_large', { limit: bodyLimit }) : error;
    const framework = error.code?.startsWith('FST_') && refusal === error;
    send(
      reply,
      answerFor(framework ? new Refusal('bad_request', { value: error.message }) : refusal, undefined, report),
    );
  });
  app.setNotFoundHandler((request, reply) => {
    const methods = methodsOf(request.url.split('?')[0]!);
    const value = `${request.method} ${request.url.split('?')[0]}`;
    const refusal =
      methods.length === 0
        ? new Refusal('route_not_found', { value })
        : new Refusal(
            'method_not_allowed',
            { value: request.method, supported: methods.join(', ') },
            { allow: methods.join(', ') },
          );
    const answer = answerFor(refusal, undefined, report);
    unmatched(request, answer);
    return send(reply, answer);
  });
  return app;
}

/** A part of the server that browser prototypes may call from anywhere; the control API stays outside of it. */
export function openToBrowsers(app: FastifyInstance, add: (open: FastifyInstance) => void): void {
  app.register(async (open) => {
    await open.register(cors, {
      methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
      strictPreflight: false,
      maxAge: 600,
    });
    add(open);
  });
}

/** Methods that the contract knows for a path; none when it does not know the path. */
function methodsOf(path: string): string[] {
  const methods = new Set<string>();
  for (const operation of contract.operations.values()) {
    const pattern = operation.path.replace(/\{\w+\}/g, '[^/]+');
    if (new RegExp(`^${pattern}/?$`).test(path)) methods.add(operation.method);
  }
  if (methods.has('GET')) methods.add('HEAD');
  if (methods.size > 0) methods.add('OPTIONS');
  return [...methods].sort();
}
