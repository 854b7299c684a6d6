// The network between one process and its database: it can be cut, and it can swallow everything.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** `stalled`: connections stay, and nothing passes. */
export type Line = 'open' | 'cut' | 'stalled';

export class DatabaseProxy {
  #line: Line = 'open';
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((near) => this.#join(near));

  /** `target`: as the database client has it, with its folder of a socket or host and port. */
  constructor(private readonly target: string) {}

  /** Starts to listen on a free port; returns the URL of the database through it. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const url = new URL(this.target);
    url.searchParams.delete('host');
    url.host = `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return url.href;
  }

  #join(near: Socket): void {
    if (this.#line === 'cut') return void near.destroy();
    const { searchParams, hostname, port } = new URL(this.target);
    const folder = searchParams.get('host');
    const number = Number(port || 5432);
    const far = folder === null ? connect(number, hostname) : connect(`${folder}/.s.PGSQL.${number}`);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(one);
      if (this.#line === 'open') one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.#sockets.delete(one);
        other.destroy();
      });
    }
  }

  set(line: Line): void {
    this.#line = line;
    // A connection through which nothing passed for a while is of no use to either end.
    for (const socket of this.#sockets) {
      if (line === 'stalled') socket.unpipe().pause();
      else socket.destroy();
    }
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}
