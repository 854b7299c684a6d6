/** Every medium of a store, for rules that hold for all of them. */
import { cpSync, mkdtempSync } from 'node:fs';
import type { Test } from 'tap';
import { Folder } from '../../src/store/folder.js';
import type { Medium } from '../../src/store/medium.js';
import { Memory } from '../../src/store/memory.js';
import { openPostgres } from '../../src/store/postgres/open.js';
import { missing, type Server, startServer } from './postgres-server.js';

export interface Place {
  /** A medium as the next process opens it. */
  open(): Promise<Medium>;
  /** A place with what is in this one at present: what is left after a kill. */
  copy(): Promise<Place>;
}

export interface MediumKind {
  name: string;
  /** Why it cannot be tested here. */
  skip: string | false;
  place(t: Test): Promise<Place>;
}

function memory(medium: Memory): Place {
  return { open: async () => medium, copy: async () => memory(medium.copy()) };
}

function folder(path: string): Place {
  return {
    open: () => Folder.open(path),
    async copy() {
      const copy = mkdtempSync(`${path}-copy-`);
      cpSync(path, copy, { recursive: true });
      return folder(copy);
    },
  };
}

function database(t: Test, server: Server, url: string): Place {
  let close = async (): Promise<void> => undefined;
  t.teardown(() => close());
  return {
    async open() {
      await close();
      const { medium, release } = await openPostgres(url);
      close = release;
      return medium;
    },
    async copy() {
      const copy = server.newUrl();
      await server.copy(url, copy);
      return database(t, server, copy);
    },
  };
}

/** Starts a server of PostgreSQL for this file. */
export async function mediumKinds(): Promise<MediumKind[]> {
  const server = await startServer();
  return [
    { name: 'memory', skip: false, place: async () => memory(new Memory()) },
    { name: 'folder', skip: false, place: async (t) => folder(t.testdir()) },
    { name: 'PostgreSQL', skip: !server && missing, place: async (t) => database(t, server!, server!.newUrl()) },
  ];
}
