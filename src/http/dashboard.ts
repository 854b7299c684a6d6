// GET /dashboard/: the dashboard's files. They are open also with an admin token: the page asks for it, and has no data before.
import type { FastifyInstance } from 'fastify';
import { dashboardFolder } from '../paths.js';
import { send } from './answer.js';
import { compressedFiles, unchanging } from './compressed-files.js';
import { Refusal, refusalAnswer } from './errors.js';
import type { Wire } from './exchange.js';

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

export const pageHeaders = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

export function addDashboard(app: FastifyInstance): void {
  const files = compressedFiles(dashboardFolder);
  for (const url of ['/dashboard/', '/dashboard/:file']) {
    app.get<Wire & { Params: { file?: string } }>(url, (request, reply) => {
      // The router takes /dashboard and /dashboard/ for the same; the page's relative links need the second.
      if (/\/dashboard(?:\?|$)/.test(request.url)) {
        // Relative, so that a proxy with a path in front of the simulator leads to the right page.
        reply.redirect('dashboard/');
        return;
      }
      const { file = 'index.html' } = request.params;
      const found = files(file, request.headers);
      if (!found) {
        send(reply, refusalAnswer(new Refusal('route_not_found', { value: `GET ${request.url}` })));
        return;
      }
      reply
        .headers({
          ...found.headers,
          ...pageHeaders,
          'cache-control': file === 'index.html' ? 'no-cache' : unchanging,
        })
        .send(found.content);
    });
  }
}
