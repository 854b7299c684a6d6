// GET /dashboard/: the dashboard's files. They are open also with an admin token: the page asks for it, and has no data before.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { dashboardFolder } from '../paths.js';
import { send } from './answer.js';
import { Refusal, refusalAnswer } from './errors.js';
import type { Wire } from './exchange.js';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
};

/** The page loads its own files and calls its own origin, nothing else; no page can frame it. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A name that carries the hash of its content never changes. */
const forever = 'public, max-age=31536000, immutable';

export function addDashboard(app: FastifyInstance): void {
  let files: ReadonlyMap<string, Buffer> | undefined;
  const read = (name: string): Buffer | undefined => {
    files ??= readFiles();
    return files.get(name);
  };

  for (const url of ['/dashboard/', '/dashboard/:file']) {
    app.get<Wire & { Params: { file?: string } }>(url, (request, reply) => {
      // The router takes /dashboard and /dashboard/ for the same; the page's relative links need the second.
      if (/\/dashboard(?:\?|$)/.test(request.url)) {
        // Relative, so that a proxy with a path in front of the simulator leads to the right page.
        reply.redirect('dashboard/');
        return;
      }
      const { file = 'index.html' } = request.params;
      const type = /^[\w-]+\.(?:html|js|css|json)$/.test(file) ? types[extname(file)] : undefined;
      const content = type === undefined ? undefined : read(file);
      if (content === undefined) {
        send(reply, refusalAnswer(new Refusal('route_not_found', { value: `GET ${request.url}` })));
        return;
      }
      const packed = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')) ? read(`${file}.gz`) : undefined;
      reply
        .headers({
          'content-type': type,
          'content-security-policy': policy,
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
          'cache-control': file === 'index.html' ? 'no-cache' : forever,
          ...(packed && { 'content-encoding': 'gzip', vary: 'accept-encoding' }),
        })
        .send(packed ?? content);
    });
  }
}

/** All files by name, read at the first visit; names that do not exist leave no trace. */
function readFiles(): ReadonlyMap<string, Buffer> {
  if (!existsSync(dashboardFolder)) return new Map();
  return new Map(readdirSync(dashboardFolder).map((name) => [name, readFileSync(join(dashboardFolder, name))]));
}
