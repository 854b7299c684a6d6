// Writes a value that nobody waits for, again and again until the database has it. A newer value takes the place of one that
// waits.
import { systemClock } from '../../engine/time/clock.js';

/** How long after a failed write it is tried again, real milliseconds. */
const retryTime = 1000;

export class RepeatedWrite<T extends object> {
  /** What is not written yet. */
  #pending: T | undefined;
  #writing: Promise<void> | undefined;
  #cancel: () => void = () => undefined;

  /** `write` rejects if the database does not have the value. */
  constructor(private readonly write: (value: T) => Promise<void>) {}

  add(value: T): void {
    this.#pending = value;
    void this.#start();
  }

  #start(): Promise<void> {
    this.#writing ??= this.#attempt().finally(() => {
      this.#writing = undefined;
    });
    return this.#writing;
  }

  async #attempt(): Promise<void> {
    this.#cancel();
    while (this.#pending) {
      const value = this.#pending;
      try {
        await this.write(value);
      } catch {
        this.#cancel = systemClock.timer(retryTime, () => void this.#start());
        return;
      }
      if (this.#pending === value) this.#pending = undefined;
    }
  }

  /** Tries once more to write what waits. */
  async close(): Promise<void> {
    await this.#writing;
    await this.#start();
    this.#cancel();
  }
}
