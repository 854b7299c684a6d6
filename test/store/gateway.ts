/** A way to the server of PostgreSQL that can be cut, or swallow everything. */
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Test } from 'tap';
import { type Server, schemaIn } from './postgres-server.js';

export interface Gateway {
  /** The server, by this way. */
  url: string;
  /** Ends all connections, and accepts no other. */
  cut(): Promise<void>;
  /** Ends all connections; others can follow. */
  drop(): void;
  open(): Promise<void>;
  /** Nothing arrives any more, neither on connections that are there nor on new ones; `from`: from this text on. */
  swallow(from?: string): void;
  /** Whether something was swallowed. */
  readonly swallows: boolean;
  /** New connections work again. */
  carry(): void;
}

export async function gateway(t: Test, server: Server): Promise<Gateway> {
  const folder = mkdtempSync(join(tmpdir(), 'pg-gate-'));
  const ends = new Set<Socket>();
  /** What begins the silence. */
  let trap: string | undefined;
  let swallows = false;
  const gate = createServer((near) => {
    const far = connect(join(server.socket!, '.s.PGSQL.5432'));
    let isSilent = false;
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(from);
      from
        .on('error', () => to.destroy())
        .on('close', () => {
          ends.delete(from);
          to.destroy();
        })
        .on('data', (bytes: Buffer) => {
          swallows ||= trap !== undefined && bytes.includes(trap);
          isSilent ||= swallows;
          if (!isSilent) to.write(bytes);
        });
    }
  });
  const open = () => new Promise<void>((resolve) => gate.listen(join(folder, '.s.PGSQL.5432'), resolve));
  const drop = (): void => {
    for (const end of ends) end.destroy();
  };
  const cut = async (): Promise<void> => {
    if (!gate.listening) return;
    const closed = new Promise((resolve) => gate.close(resolve));
    drop();
    await closed;
  };
  await open();
  t.teardown(async () => {
    await cut();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    url: server.url({ host: folder, schema: schemaIn(server.newUrl()) }),
    cut,
    drop,
    open,
    swallow(from = '') {
      trap = from;
    },
    get swallows() {
      return swallows;
    },
    carry() {
      trap = undefined;
      swallows = false;
    },
  };
}
