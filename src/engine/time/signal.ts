// Lets callers wait for a condition: they check it again whenever the signal notifies them.
import { systemClock } from './clock.js';

/** `Changed`: what a notification tells of the change. */
export class Signal<Changed = void> {
  readonly #listeners = new Set<(changed: Changed) => void>();

  /** Whether anything waits for a change. */
  get isHeard(): boolean {
    return this.#listeners.size > 0;
  }

  notify(changed: Changed): void {
    for (const listen of this.#listeners) listen(changed);
  }

  /** Calls back at every notification; returns a function that ends it. */
  listen(call: (changed: Changed) => void): () => void {
    this.#listeners.add(call);
    return () => void this.#listeners.delete(call);
  }

  /**
   * Resolves with true once `met` returns true, or with false after `timeout` real milliseconds or when `stop` aborts.
   * `met` gets what changed; nothing at its first call.
   */
  until(met: (changed?: Changed) => boolean, timeout: number, stop: AbortSignal): Promise<boolean> {
    const already = met();
    if (already || stop.aborted) return Promise.resolve(already);
    return new Promise((resolve) => {
      const end = (result: boolean): void => {
        this.#listeners.delete(look);
        stop.removeEventListener('abort', giveUp);
        cancel();
        resolve(result);
      };
      const look = (changed: Changed): void => {
        if (met(changed)) end(true);
      };
      const giveUp = (): void => end(false);
      const cancel = systemClock.timer(timeout, giveUp);
      this.#listeners.add(look);
      stop.addEventListener('abort', giveUp);
    });
  }
}
