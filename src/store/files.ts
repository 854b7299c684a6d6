// The files of one family: a snapshot, and a log of the changes since. A snapshot replaces its file atomically, so that a
// crash leaves either the old one or the new one; a line of the log is complete if it ends with a line break.
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Adapter } from 'lowdb';
import { LostLog } from './medium.js';

/** Only the user who runs the simulator reads what it keeps: there are secrets in it. */
const fileMode = 0o600;

const encoded = (character: string): string =>
  [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');

/** A file name for any project id, readable if possible. Capitals are encoded: some file systems ignore case. */
export function fileNameOf(projectId: string, extension = 'json'): string {
  const name = projectId.replace(/[^a-z0-9_-]/gu, encoded);
  if (name.length <= 200) return `${name}.${extension}`;
  return `${name.slice(0, 150)}~${createHash('sha256').update(projectId).digest('hex')}.${extension}`;
}

/** After a crash of the machine, a file has its new name only if the folder was synced, too. */
async function syncFolder(path: string): Promise<void> {
  // Windows cannot open folders.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Replaces a file in one step; it is on disk afterwards. Unlike lowdb's own adapter, which does not sync. */
async function replaceFile(path: string, chunks: Iterable<string | Buffer>): Promise<void> {
  const draft = `${path}.tmp`;
  try {
    const file = await open(draft, 'w', fileMode);
    try {
      for (const chunk of chunks) await file.writeFile(chunk);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(path));
}

/** Characters of a write. */
const chunkLength = 64 * 1024;

/** Writes a file that need not survive a crash. */
export async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  const file = await open(path, 'w', fileMode);
  try {
    let chunk = '';
    for (const line of lines) {
      chunk += line;
      if (chunk.length < chunkLength) continue;
      await file.writeFile(chunk);
      chunk = '';
    }
    await file.writeFile(chunk);
  } finally {
    await file.close();
  }
}

/** The lines of a file; all of them together can be longer than a string can be. */
export function linesIn(bytes: Buffer): string[] {
  const lines: string[] = [];
  for (let start = 0, end = bytes.indexOf('\n'); end >= 0; start = end + 1, end = bytes.indexOf('\n', start))
    lines.push(bytes.toString('utf8', start, end + 1));
  return lines;
}

/** The lines of a text, without their breaks; each is read when it is asked for. */
export function* textLines(bytes: Buffer): Iterable<string> {
  let start = 0;
  for (let end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n', start)) {
    yield bytes.toString('utf8', start, end);
    start = end + 1;
  }
  if (start < bytes.length) yield bytes.toString('utf8', start);
}

/** lowdb's data are the chunks of the text: it is never in memory as a whole. */
export class SnapshotFile implements Adapter<Iterable<string>> {
  constructor(readonly path: string) {}

  async read(): Promise<string[]> {
    return [await readFile(this.path, 'utf8')];
  }

  write(chunks: Iterable<string>): Promise<void> {
    return replaceFile(this.path, chunks);
  }
}

export class LogFile {
  #handle: FileHandle | undefined;
  #inode = 0;
  /** What was written and synced may not be there after all. */
  #lost = false;
  #queue: Promise<unknown> = Promise.resolve();

  /** `size`: bytes that count; what follows them is the rest of a failed write. */
  constructor(
    readonly path: string,
    private readonly snapshot: string,
    private size = 0,
  ) {}

  /** One after the other: lines are not appended while the file is replaced. */
  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(run);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  append(lines: readonly string[]): Promise<void> {
    return this.#inTurn(() => this.#append(Buffer.from(lines.join(''))));
  }

  async #append(bytes: Buffer): Promise<void> {
    if (this.#lost) throw new LostLog(`${this.path} was lost`);
    const handle = this.#handle ?? (await this.#open());
    try {
      await handle.writeFile(bytes);
      await Promise.all([this.#sync(handle), this.#mustBeThere()]);
      this.size += bytes.length;
    } catch (error) {
      await this.#close();
      throw error;
    }
  }

  async #open(): Promise<FileHandle> {
    const { O_WRONLY, O_APPEND, O_CREAT } = constants;
    const handle = await open(this.path, O_WRONLY | O_APPEND | O_CREAT, fileMode);
    try {
      const { size, ino } = await handle.stat();
      if (size < this.size) {
        this.#lost = true;
        throw new LostLog(`${this.path} has lost lines`);
      }
      if (size > this.size) await handle.truncate(this.size);
      if (size === 0) await syncFolder(dirname(this.path));
      this.#inode = ino;
    } catch (error) {
      await handle.close();
      throw error;
    }
    this.#handle = handle;
    return handle;
  }

  /** After a failed sync, nobody knows which parts of the file are on disk. */
  async #sync(handle: FileHandle): Promise<void> {
    await handle.datasync().catch((error) => {
      this.#lost = true;
      throw error;
    });
  }

  /** An open file can be written even after it was deleted or moved away with its folder. */
  async #mustBeThere(): Promise<void> {
    const [{ ino }] = await Promise.all([stat(this.path), stat(this.snapshot)]).catch((error) => {
      this.#lost = true;
      throw error;
    });
    if (ino === this.#inode) return;
    this.#lost = true;
    throw new LostLog(`${this.path} was replaced by another file`);
  }

  /** Removes the lines up to the one with this number, which a snapshot contains. */
  dropUntil(line: number): Promise<void> {
    return this.#inTurn(async () => {
      const known = this.#lost || this.size === 0 ? Buffer.alloc(0) : await readFile(this.path).catch(() => undefined);
      await this.#close();
      const counted = known?.subarray(0, this.size) ?? Buffer.alloc(0);
      const rest = counted.subarray(startOfLinesAfter(counted, line));
      if (rest.length === 0) {
        await rm(this.path, { force: true });
        await syncFolder(dirname(this.path));
      } else await replaceFile(this.path, [rest]);
      this.size = rest.length;
      this.#lost = known === undefined;
    });
  }

  remove(): Promise<void> {
    return this.dropUntil(Number.POSITIVE_INFINITY);
  }

  /** Closes the file until the next line; for when many are open. */
  rest(): Promise<void> {
    return this.#inTurn(() => this.#close());
  }

  async #close(): Promise<void> {
    const handle = this.#handle;
    this.#handle = undefined;
    await handle?.close().catch(() => undefined);
  }
}

/** Where the lines after the one with this number begin. Looks from the end: few lines are newer than a snapshot. */
function startOfLinesAfter(log: Buffer, line: number): number {
  let start = log.length;
  while (start > 0) {
    const before = start > 1 ? log.lastIndexOf('\n', start - 2) + 1 : 0;
    const [, number] = /^\{"line":(\d+)/.exec(log.subarray(before, before + 40).toString('latin1')) ?? [];
    if (number === undefined || Number(number) <= line) return start;
    start = before;
  }
  return start;
}
