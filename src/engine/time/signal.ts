// Lets callers wait for a condition: they check it again whenever the signal notifies them.
import { systemClock } from './clock.js';

/** Whether who aborted said why. */
const isGiven = (reason: unknown): reason is Error => reason instanceof Error && !(reason instanceof DOMException);

/** `Changed`: what a notification tells of the change. */
export class Signal<Changed = void> {
  readonly #listeners = new Set<(changed: Changed) => void>();
  readonly #waits = new Set<(reason: Error) => void>();
  #failed: Error | undefined;

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

  /** Ends all waits, now and later: what they wait for cannot happen here any more. */
  fail(reason: Error): void {
    this.#failed = reason;
    for (const end of [...this.#waits]) end(reason);
  }

  /**
   * Resolves with true once `met` returns true, or with false after `timeout` real milliseconds or when `stop` aborts.
   * Rejects if the signal fails, or if `stop` aborts with an error of its own. `met` gets what changed; nothing at its first
   * call.
   */
  until(met: (changed?: Changed) => boolean, timeout: number, stop: AbortSignal): Promise<boolean> {
    if (this.#failed) return Promise.reject(this.#failed);
    if (met()) return Promise.resolve(true);
    return new Promise((resolve, reject) => {
      const end = (result: boolean | Error): void => {
        this.#listeners.delete(look);
        this.#waits.delete(end);
        stop.removeEventListener('abort', giveUp);
        cancel();
        if (result instanceof Error) reject(result);
        else resolve(result);
      };
      const look = (changed: Changed): void => {
        if (met(changed)) end(true);
      };
      const giveUp = (): void => end(isGiven(stop.reason) ? stop.reason : false);
      const cancel = systemClock.timer(timeout, () => end(false));
      if (stop.aborted) return giveUp();
      this.#listeners.add(look);
      this.#waits.add(end);
      stop.addEventListener('abort', giveUp);
    });
  }
}
