// One process owns a data folder: two would overwrite each other's files. The file `lock` says which; its time is a heartbeat.
import { randomUUID } from 'node:crypto';
import {
  existsSync,
  linkSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../engine/requests/problem.js';
import { systemClock } from '../engine/time/clock.js';
import { UnusableData } from './medium.js';

/** Another process owns the folder; the message is one line for the person who starts the simulator. */
export class FolderInUse extends Error {}

export interface Owner {
  /** Distinguishes owners whose other fields are the same. */
  token: string;
  pid: number;
  /** Start of the process in the unit of the system; absent where the system does not say. */
  started?: string;
  /** Machine and pid namespace: only there the pid has a meaning. Containers on one machine differ. */
  namespace?: string;
}

/** How often an owner shows that it is alive, and after what time without it the owner is taken for dead, real milliseconds. */
const heartbeat = 2000;
const silence = 10_000;

/** Real paths of the folders that this process owns. */
const own = new Set<string>();

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** When a process started, in ticks since the boot; undefined if there is no such process, or outside of Linux. */
const startOf = (pid: number): string | undefined =>
  attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19]);

const namespaceHere = (): string | undefined =>
  attempt(
    () => `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`,
  );

function lives({ pid, started }: Pick<Owner, 'pid' | 'started'>): boolean {
  if (started !== undefined) return startOf(pid) === started;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user may not be signalled, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** This process, as others can recognize it. */
export function thisProcess(): Omit<Owner, 'token'> {
  const started = startOf(process.pid);
  const namespace = namespaceHere();
  return {
    pid: process.pid,
    ...(started !== undefined && { started }),
    ...(namespace !== undefined && { namespace }),
  };
}

/** Whether a process is known not to exist any more. Only where its pid has a meaning can that be known. */
export function hasEnded({ pid, started, namespace }: Partial<Owner>): boolean {
  if (pid === undefined || namespace === undefined || namespace !== namespaceHere()) return false;
  return pid === process.pid || !lives({ pid, ...(started !== undefined && { started }) });
}

function isOwner(value: unknown): value is Owner {
  return typeof value === 'object' && value !== null && 'pid' in value && 'token' in value;
}

export class FolderLock {
  #cancel: () => void = () => undefined;
  /** When the lock was looked at last, milliseconds of the monotonic clock. */
  #looked = systemClock.elapsed();
  #lost: string | undefined;
  readonly #file: string;

  private constructor(
    private readonly folder: string,
    private readonly owner: Owner,
  ) {
    this.#file = join(folder, 'lock');
  }

  /** `name`: the flag or variable that names the folder, for errors. Throws FolderInUse and UnusableData. */
  static async take(path: string, name = '--data'): Promise<FolderLock> {
    const lock = new FolderLock(realpathSync(path), { token: randomUUID(), ...thisProcess() });
    try {
      await lock.#take();
    } catch (error) {
      if (error instanceof FolderInUse) throw new FolderInUse(`${name} ${path} ${error.message}`);
      throw new UnusableData(`${name} ${path} cannot be used: ${messageOf(error)}`);
    }
    return lock;
  }

  async #take(): Promise<void> {
    if (own.has(this.folder)) throw new FolderInUse('is in use by another simulator of this process');
    while (!this.#create()) {
      const text = attempt(() => readFileSync(this.#file, 'utf8'));
      if (text === undefined) continue;
      const other: unknown = attempt(() => JSON.parse(text));
      // A lock that is being written has no content for a moment.
      const isUsed = isOwner(other) ? await this.#isUsed(other) : await this.#isSilent();
      if (!isUsed) this.#removeStale(text);
      else if (isOwner(other))
        throw new FolderInUse(`is in use by process ${other.pid}; stop it, or choose another folder`);
      else throw new FolderInUse('is in use by another process; stop it, or choose another folder');
    }
    own.add(this.folder);
    this.#beat();
  }

  /** The lock and its content appear in one step. */
  #create(): boolean {
    const draft = `${this.#file}.${this.owner.token}`;
    writeFileSync(draft, `${JSON.stringify(this.owner)}\n`, { mode: 0o600 });
    try {
      linkSync(draft, this.#file);
      return true;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
      throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  }

  /** What moves away may be the lock of a process that was faster; then it is put back. */
  #removeStale(text: string): void {
    const aside = `${this.#file}.${this.owner.token}`;
    if (attempt(() => renameSync(this.#file, aside)) === undefined && attempt(() => statSync(aside)) === undefined)
      return;
    if (readFileSync(aside, 'utf8') !== text) attempt(() => linkSync(aside, this.#file));
    rmSync(aside, { force: true });
  }

  async #isUsed(other: Owner): Promise<boolean> {
    if (other.namespace === this.owner.namespace) {
      if (other.pid === process.pid) return false;
      if (!lives(other)) return false;
      if (other.started !== undefined) return true;
    }
    return !(await this.#isSilent());
  }

  /** Waits until the heartbeat shows whether the owner lives, for at most ten seconds. */
  async #isSilent(): Promise<boolean> {
    const seen = attempt(() => statSync(this.#file).mtimeMs);
    for (;;) {
      const latest = attempt(() => statSync(this.#file).mtimeMs);
      if (latest !== seen) return latest === undefined;
      if (seen === undefined || systemClock.now() - seen > silence) return true;
      await systemClock.sleep(heartbeat / 4);
    }
  }

  #beat(): void {
    this.#cancel = systemClock.timer(heartbeat, () => {
      this.#look();
      if (this.#isOwn()) attempt(() => utimesSync(this.#file, systemClock.now() / 1000, systemClock.now() / 1000));
      this.#beat();
    });
  }

  /**
   * Why this process must not write into the folder any more; undefined while it owns it. A process that was paused for
   * longer than the silence may have lost it without noticing.
   */
  lost(): string | undefined {
    if (systemClock.elapsed() - this.#looked > 2 * heartbeat) this.#look();
    return this.#lost;
  }

  #look(): void {
    const wasPaused = systemClock.elapsed() - this.#looked > silence;
    this.#looked = systemClock.elapsed();
    if (this.#lost !== undefined || this.#isOwn()) return;
    const other = this.#owner();
    if (other !== undefined)
      this.#lost = `process ${other.pid} has taken over the data folder; this process must be restarted`;
    // Another process may have come and gone.
    else if (wasPaused && existsSync(this.folder))
      this.#lost = 'the data folder was without an owner while this process was paused; it must be restarted';
    // The folder was deleted and is there again.
    else if (attempt(() => statSync(this.#file)) === undefined) attempt(() => this.#create());
  }

  #owner(): Owner | undefined {
    const text = attempt(() => readFileSync(this.#file, 'utf8'));
    const owner: unknown = text === undefined ? undefined : attempt(() => JSON.parse(text));
    return isOwner(owner) ? owner : undefined;
  }

  #isOwn(): boolean {
    return this.#owner()?.token === this.owner.token;
  }

  release(): void {
    this.#cancel();
    own.delete(this.folder);
    if (this.#isOwn()) attempt(() => rmSync(this.#file, { force: true }));
  }
}
