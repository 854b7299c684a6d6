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

export function send(reply: FastifyReply, { status, body, headers }: Answer): FastifyReply {
  reply.code(status);
  if (headers) reply.headers(headers);
  if (body === undefined) return reply.send();
  return reply.header('content-type', 'application/json; charset=utf-8').send(body);
}
