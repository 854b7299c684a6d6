// Who may call the control API and see its pages: hosts that name this server, pages of allowed origins, and holders of the
// admin token. Checked before the body of a request is read, for every route below `/__admin` and for `/metrics`, whichever
// module added it.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../engine/requests/problem.js';
import { send } from './answer.js';
import { equal } from './caller.js';
import { controlAnswer } from './errors.js';
import { type HostOptions, isAllowedHost } from './host.js';

export interface DoorOptions extends HostOptions {
  /** Required as `Authorization: Bearer <token>`; undefined lets everybody in. */
  token: string | undefined;
  /** Origins, besides its own, whose pages may call the control API. */
  origins: readonly string[];
}

const isControl = (url: string): boolean => /^\/__admin(\/|$)/.test(url);
/** They tell which projects are in use and how: Prometheus sends the token, too. */
const isMetrics = (url: string): boolean => url === '/metrics';
/** Pages for people, which load without a token: they ask for it. */
const isPage = (url: string): boolean => /^\/($|dashboard(\/|$))/.test(url);

/** What probes of containers and clients that have yet to trust our certificates read. */
const open: ReadonlySet<string> = new Set(['/__admin/health', '/__admin/ca.pem']);

/** Guards all routes that are added from now on. */
export function addDoors(app: FastifyInstance, options: DoorOptions): void {
  app.addHook('onRoute', (route) => {
    const isPrivate = isControl(route.url) || isMetrics(route.url);
    if (!isPrivate && !isPage(route.url)) return;
    const others = route.onRequest === undefined ? [] : [route.onRequest].flat();
    const preflight = route.method === 'OPTIONS';
    const needsToken = isPrivate && !open.has(route.url) && !preflight;
    route.onRequest = [
      (request, reply, done): void => {
        reply.headers(originHeaders(request.headers.origin, options.origins));
        const refusal = refusalOf(request, options, { needsToken, preflight });
        if (refusal) refuse(reply, refusal);
        else done();
      },
      ...others,
    ];
  });
  addPreflight(app);
}

const refuse = (reply: FastifyReply, refusal: Problem): void => send(reply, controlAnswer(refusal));

/** Every name by which a request calls this server: a proxy may go by another one than Node. */
function hostsIn({ headers, raw }: Pick<FastifyRequest, 'headers' | 'raw'>): (string | undefined)[] {
  const { rawHeaders } = raw;
  const further = rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]!.toLowerCase() === 'host');
  const [, target] = /^[a-z]+:\/\/([^/?#]*)/i.exec(raw.url ?? '') ?? [];
  return [headers.host, ...further, ...(target === undefined ? [] : [target])];
}

function refusalOf(
  request: Pick<FastifyRequest, 'headers' | 'raw'>,
  options: DoorOptions,
  { needsToken, preflight }: { needsToken: boolean; preflight: boolean },
): Problem | undefined {
  const { origin, host, authorization } = request.headers;
  for (const name of hostsIn(request))
    if (!isAllowedHost(name, options)) return new Problem('host_not_allowed', { value: name });
  // The answer to a preflight request tells the browser which origins are allowed.
  if (!preflight && origin !== undefined && !isAllowedOrigin(origin, host, options)) {
    return new Problem('origin_not_allowed', { value: origin });
  }
  return needsToken && !hasToken(authorization, options.token) ? new Problem('admin_token_required') : undefined;
}

/** A page of a named origin, or one that this server served: its host has been checked. */
const isAllowedOrigin = (origin: string, host: string | undefined, { origins }: DoorOptions): boolean =>
  origins.includes(origin) || (URL.canParse(origin) && new URL(origin).host === host?.toLowerCase());

function hasToken(authorization = '', token: string | undefined): boolean {
  if (token === undefined) return true;
  const [, given = ''] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
  return equal(given, token);
}

/** What a page of an allowed origin needs to read an answer, whatever the answer is. */
function originHeaders(origin: string | undefined, allowed: readonly string[]): Record<string, string> {
  return origin !== undefined && allowed.includes(origin)
    ? { 'access-control-allow-origin': origin, vary: 'origin' }
    : {};
}

/** Answers the preflight requests of browsers; only those of allowed origins get a permission. */
function addPreflight(app: FastifyInstance): void {
  app.options('/__admin/*', (_request, reply) => {
    reply.headers({
      'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
      'access-control-allow-headers': 'authorization, content-type',
    });
    return reply.code(204).send();
  });
}

/** Whether an unknown path is one of the control API: such a request must not tell more than a known one. */
export function refusalOfUnknown(request: FastifyRequest, path: string, options: DoorOptions): Problem | undefined {
  return isControl(path) ? refusalOf(request, options, { needsToken: true, preflight: false }) : undefined;
}
