// What a request is answered with, before it goes out.
import type { FastifyReply } from 'fastify';

export interface Answer {
  status: number;
  /** JSON text; undefined for an answer without a body. */
  body?: string;
  headers?: Record<string, string>;
  /** The error code, when it is a refusal. */
  code?: string;
}

/** Answers nothing itself: a handler that returned the reply, which is a thenable, would make Fastify wait for it. */
export function send(reply: FastifyReply, { status, body, headers }: Answer): void {
  reply.code(status);
  // A page that may read the answer is to see headers of ours, too: Retry-After, RateLimit-*.
  if (headers) reply.headers({ 'access-control-expose-headers': '*', ...headers });
  if (body !== undefined) reply.header('content-type', 'application/json; charset=utf-8');
  reply.send(body);
}
