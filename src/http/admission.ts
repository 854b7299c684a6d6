// Steps: who may call the control API. Pages of other origins may not, unless the configuration names them.
import type { FastifyInstance } from 'fastify';
import { Problem } from '../engine/requests/problem.js';
import { equal } from './caller.js';
import type { AdminExchange } from './exchange.js';

/** What a page of an allowed origin needs to read an answer, whatever the answer is. */
function originHeaders(origin: string | undefined, allowed: readonly string[]): Record<string, string> {
  return origin !== undefined && allowed.includes(origin)
    ? { 'access-control-allow-origin': origin, vary: 'origin' }
    : {};
}

export function allowOrigin({ request, reply, options }: AdminExchange): void {
  reply.headers(originHeaders(request.headers.origin, options.origins));
}

export function rejectForeignOrigin({ request: { headers }, options }: AdminExchange): void {
  const { origin, host } = headers;
  if (origin === undefined || options.origins.includes(origin) || isOwn(origin, host)) return;
  throw new Problem('origin_not_allowed', { value: origin });
}

/**
 * A page that the simulator itself served. A name with a dot could be anybody's, made to point here for a moment, so
 * only addresses and names of this machine or this network count.
 */
function isOwn(origin: string, host: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  const local = /^(\[[0-9a-f:.]+\]|[\d.]+|[^.]+|.+\.localhost)$/i.test(url.hostname);
  return local && url.host === host;
}

/** A container's health check has no token. */
export function requireToken({ operation, request, options: { token } }: AdminExchange): void {
  if (token === undefined || operation.controller === 'HealthController') return;
  const [, given = ''] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (!equal(given, token)) throw new Problem('admin_token_required');
}

/** Answers the preflight requests of browsers; only those of allowed origins get a permission. */
export function addPreflight(app: FastifyInstance, origins: readonly string[]): void {
  app.options('/__admin/*', (request, reply) => {
    reply.headers({
      ...originHeaders(request.headers.origin, origins),
      'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
      'access-control-allow-headers': 'authorization, content-type',
    });
    return reply.code(204).send();
  });
}
