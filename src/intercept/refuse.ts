// Answers of the proxy itself. Their reason phrase says everything: of an answer to CONNECT, most clients show nothing else.
import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** Why something is not passed on, with the fix; in the form of the API's errors. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly resolution: string,
  ) {
    super(message);
  }
}

/** What a status line can carry. */
const phraseOf = ({ message, resolution }: Refused): string => `${message} ${resolution}`.replace(/[^ -~]/g, '?');

const bodyOf = ({ code, message, resolution }: Refused): string =>
  JSON.stringify({ errorCode: code, message, resolution });

const asRefused = (error: unknown): Refused =>
  error instanceof Refused
    ? error
    : new Refused(502, 'proxy_error', error instanceof Error ? error.message : String(error), 'Send it again.');

/** Answers a CONNECT and closes the connection. */
export function refuseConnect(socket: Duplex, error: unknown): void {
  const refused = asRefused(error);
  const body = bodyOf(refused);
  const head = [
    `HTTP/1.1 ${refused.status} ${phraseOf(refused)}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

export function refuseRequest(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const refused = asRefused(error);
  const body = bodyOf(refused);
  response.writeHead(refused.status, phraseOf(refused), {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  });
  response.end(body);
}
