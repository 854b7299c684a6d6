// What a request is answered with, and the one place that writes it to the client.
import type { FastifyReply } from 'fastify';

export interface Answer {
  status: number;
  /** JSON text; undefined for an answer without a body. */
  body?: string;
  headers?: Readonly<Record<string, string>>;
  /** The error code of a refusal. */
  code?: string;
  /** Id of the platform rule that refused. */
  rule?: string;
}

/** Status that the journal shows for a request whose answer was lost. */
export const noAnswer = 0;

export const jsonType = 'application/json; charset=utf-8';

/** Hints that fit into a header; the journal has all of them. */
const shown = 5;

/** The header for hints. Its value must be ASCII, and short enough for clients to read. */
export function hintHeaders(hints: readonly string[]): Record<string, string> {
  if (hints.length === 0) return {};
  const more = hints.length > shown ? [`and ${hints.length - shown} more`] : [];
  const text = [...hints.slice(0, shown), ...more].join('; ').replace(/[^ -~]+/g, '?');
  return { 'x-mock-hint': text.slice(0, 2000) };
}

/** Returns nothing: the reply is a thenable, and Fastify would wait for it if a handler returned it. */
export function send(
  reply: Pick<FastifyReply, 'code' | 'header' | 'headers' | 'send'>,
  { status, body, headers }: Answer,
): void {
  reply.code(status);
  // Lets a page read our own headers too: Retry-After, RateLimit-*. Pages that send credentials need their names.
  if (headers) reply.headers({ 'access-control-expose-headers': Object.keys(headers).join(', '), ...headers });
  if (body !== undefined) reply.header('content-type', jsonType);
  reply.send(body);
}
