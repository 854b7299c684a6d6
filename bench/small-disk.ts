// A file system of a few megabytes in memory, for what happens when a disk is full.
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Mounts one over a folder and returns what unmounts it; undefined where the system does not allow that. */
export function mountSmall(folder: string, size: string): (() => void) | undefined {
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' });
  return status === 0 ? () => void spawnSync('umount', ['-l', folder], { stdio: 'ignore' }) : undefined;
}

/** Makes a folder read-only, also for root, and returns what ends that; undefined where the system does not allow it. */
export function mountReadOnly(folder: string): (() => void) | undefined {
  const mount = (...options: string[]): boolean =>
    spawnSync('mount', [...options, folder], { stdio: 'ignore' }).status === 0;
  if (!mount('--bind', folder)) return undefined;
  const unmount = (): void => void spawnSync('umount', ['-l', folder], { stdio: 'ignore' });
  if (mount('-o', 'remount,bind,ro')) return unmount;
  unmount();
  return undefined;
}

/** Writes a file until nothing more fits, and returns what removes it. */
export function fillDisk(folder: string): () => void {
  const path = join(folder, 'ballast');
  const file = openSync(path, 'w');
  for (const size of [65_536, 1024, 1]) {
    const piece = Buffer.alloc(size);
    try {
      while (writeSync(file, piece) === size);
    } catch {
      // It is full, or has no room for a piece of this size.
    }
  }
  closeSync(file);
  return () => rmSync(path, { force: true });
}
