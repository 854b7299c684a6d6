// How the connection of a client is reset, where it is not the one on which the request arrived.
import type { IncomingMessage } from 'node:http';

const elsewhere = new WeakMap<IncomingMessage, () => void>();

/** Another process has handed the request on, and has the connection of the client. */
export function resetBy(request: IncomingMessage, reset: () => void): void {
  elsewhere.set(request, reset);
}

/** As when the process at the other end dies: the client sees ECONNRESET. */
export function reset(request: IncomingMessage): void {
  const { socket } = request;
  const other = elsewhere.get(request);
  if (other) other();
  else if (typeof socket.resetAndDestroy === 'function') socket.resetAndDestroy();
  else socket.destroy();
}
