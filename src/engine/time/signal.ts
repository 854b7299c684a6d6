// Lets callers wait for a condition: they check it again whenever the signal notifies them.
import { systemClock } from './clock.js';

export class Signal {
  readonly #listeners = new Set<() => void>();

  notify(): void {
    for (const listen of this.#listeners) listen();
  }

  /** Calls back at every notification; returns a function that ends it. */
  listen(call: () => void): () => void {
    this.#listeners.add(call);
    return () => void this.#listeners.delete(call);
  }

  /** Resolves with true once `met` returns true, or with false after `timeout` real milliseconds or when `stop` aborts. */
  until(met: () => boolean, timeout: number, stop: AbortSignal): Promise<boolean> {
    if (met() || stop.aborted) return Promise.resolve(met());
    return new Promise((resolve) => {
      const end = (result: boolean): void => {
        this.#listeners.delete(look);
        stop.removeEventListener('abort', giveUp);
        cancel();
        resolve(result);
      };
      const look = (): void => {
        if (met()) end(true);
      };
      const giveUp = (): void => end(false);
      const cancel = systemClock.timer(timeout, giveUp);
      this.#listeners.add(look);
      stop.addEventListener('abort', giveUp);
    });
  }
}
