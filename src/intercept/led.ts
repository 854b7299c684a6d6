// Programs that are led to a simulator: others by their environment, this process by a patch of Node's own modules.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { patch } from '../paths.js';
import { interceptedEnvironment, type Place, patchTarget } from './environment.js';
import type { Interception } from './interception.js';

const require = createRequire(import.meta.url);

export class Led {
  readonly #place: Place;
  readonly #uninstalls = new Set<() => void>();
  #folder: string | undefined;

  /** `interception` listens; `passed` are the hosts of the vendor that are called for real. */
  constructor({ authority, address }: Interception, passed: readonly string[]) {
    this.#place = { ...address, ca: authority.certificate, passed };
  }

  /** `outer` with what leads a program to the simulator; its files exist until this is closed. */
  environment(outer: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
    this.#folder ??= mkdtempSync(join(tmpdir(), 'sinch-intercept-'));
    return interceptedEnvironment(outer, this.#place, this.#folder);
  }

  /** Leads this process; returns a function that ends it. */
  install(): () => void {
    const installed: () => void = require(patch).install(patchTarget(this.#place));
    const uninstall = (): void => {
      if (this.#uninstalls.delete(uninstall)) installed();
    };
    this.#uninstalls.add(uninstall);
    return uninstall;
  }

  close(): void {
    for (const uninstall of [...this.#uninstalls]) uninstall();
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
  }
}
