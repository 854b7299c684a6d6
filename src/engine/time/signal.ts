// Something that others wait for: told when it may have happened, each looks whether it has.
import { systemClock } from './clock.js';

export class Signal {
  readonly #listeners = new Set<() => void>();

  tell(): void {
    for (const listen of this.#listeners) listen();
  }

  /** Resolves when `met` holds, or with false after `timeout` real milliseconds or when `stop` is aborted. */
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
