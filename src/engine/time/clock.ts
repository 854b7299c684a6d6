// The only file that reads the system clock or sets a timer. A world's clock follows real time (at a scale) or is frozen,
// and can be set forward; it never goes back.
import { setImmediate } from 'node:timers';

/** Taken when the process starts: fake timers of a test in the same process must not stop requests. */
const immediately = setImmediate;

/** Time and timers of the process, for the few things outside any world. */
export const systemClock = {
  /** Milliseconds since the epoch. */
  now: (): number => Date.now(),
  /** Milliseconds of a monotonic clock, for durations. */
  elapsed: (): number => performance.now(),
  /** Calls back once after `ms` milliseconds; does not keep the process alive. Returns a function that cancels it. */
  timer(ms: number, callback: () => void): () => void {
    // Above 2^31-1 ms, setTimeout fires immediately; the caller sets the timer again if it fires early.
    const handle = setTimeout(callback, Math.min(Math.max(ms, 0), 2 ** 31 - 1));
    handle.unref();
    return () => clearTimeout(handle);
  },
  /** Lets everything else that is ready run first; for work that must not hold up requests. */
  pause: (): Promise<void> => new Promise((resolve) => immediately(resolve)),
  /** Calls back after all that has arrived in this turn of the event loop; before what pauses from now on. */
  endOfTurn: (callback: () => void): void => void immediately(callback),
  /** Resolves after `ms` milliseconds; keeps the process alive. */
  sleep: (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms)),
};

const dayLength = 86_400_000;
const two = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));
const dates = new Map<number, string>();

/** The `2026-01-01T` of a day; days are counted from the epoch. */
function dateOf(day: number): string {
  let text = dates.get(day);
  if (text === undefined) {
    if (dates.size === 1000) dates.clear();
    text = new Date(day * dayLength).toISOString().slice(0, -'00:00:00.000Z'.length);
    dates.set(day, text);
  }
  return text;
}

/** The last instant with a year of four digits. A clock stops here; what is due later is shown with this time. */
export const lastInstant = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * Formats an instant (milliseconds since the epoch) as the API does: UTC, ISO 8601, milliseconds. Does not use Date, which
 * takes ten times as long, because nearly every response contains instants; dates are cached.
 */
export function isoTime(written: number): string {
  // A call writes the same instant several times, and a clock that stands still the same one all day.
  if (written !== last.instant) last = { instant: written, text: formatted(written) };
  return last.text;
}

let last = { instant: Number.NaN, text: '' };

function formatted(written: number): string {
  const instant = Math.min(written, lastInstant);
  const day = Math.floor(instant / dayLength);
  const rest = Math.floor(instant) - day * dayLength;
  const seconds = Math.floor(rest / 1000);
  const millisecond = rest % 1000;
  const fraction = millisecond < 10 ? `00${millisecond}` : millisecond < 100 ? `0${millisecond}` : millisecond;
  return `${dateOf(day)}${two[Math.floor(seconds / 3600)]}:${two[Math.floor(seconds / 60) % 60]}:${two[seconds % 60]}.${fraction}Z`;
}

/** Parses an ISO 8601 text to milliseconds since the epoch; undefined if it is invalid. */
export function instantOf(text: string): number | undefined {
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : instant;
}

/** An instant as a Date, for interfaces that take one. */
export const dateOfInstant = (instant: number): Date => new Date(instant);

/** The first instant of the month after `instant`, in UTC. */
export function nextMonth(instant: number): number {
  const date = new Date(instant);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
}

export type ClockMode = 'real' | 'frozen';

/** How a world's clock starts. `at` in milliseconds since the epoch; `scale` = world seconds per real second. */
export interface ClockSetting {
  mode: ClockMode;
  at?: number;
  scale?: number;
}

export interface SavedClock {
  mode: ClockMode;
  at: number;
  scale: number;
  /** For a real clock, the system time at which it showed `at`: it keeps running while the process is down. */
  systemTime?: number;
  /** A time that it has reached, whatever the system clock says; it never goes back behind it. */
  reached?: number;
}

/** Default start of a frozen clock: the same instant in every run, so that runs can be compared. */
export const frozenEpoch = Date.UTC(2026, 0, 1);

export class Clock {
  #mode: ClockMode;
  #scale: number;
  #base: number;
  #anchor: number;
  #latest: number;
  #standing: number | undefined;
  /** How often somebody looked at the time: what happens without a look does not depend on it. */
  looks = 0;

  constructor(setting: ClockSetting) {
    this.#mode = setting.mode;
    this.#scale = setting.scale ?? 1;
    this.#base = setting.at ?? (setting.mode === 'frozen' ? frozenEpoch : systemClock.now());
    this.#anchor = systemClock.now();
    this.#latest = this.#base;
  }

  get mode(): ClockMode {
    return this.#mode;
  }

  get scale(): number {
    return this.#scale;
  }

  /** The world's time, milliseconds since the epoch. */
  now(): number {
    this.looks++;
    return this.#standing ?? this.#running();
  }

  /** The world's time as the API writes it: UTC, ISO 8601, milliseconds. */
  iso(): string {
    return isoTime(this.now());
  }

  #running(): number {
    if (this.#mode === 'frozen') return this.#base;
    const running = Math.min(lastInstant, this.#base + Math.floor((systemClock.now() - this.#anchor) * this.#scale));
    // The system clock was set back: the world continues from its own time.
    if (running < this.#latest) this.#startAt(this.#latest);
    else this.#latest = running;
    return this.#latest;
  }

  #startAt(instant: number): void {
    this.#base = instant;
    this.#anchor = systemClock.now();
    this.#latest = instant;
  }

  /** Runs a job with the clock at the instant when it was due. */
  standAt<T>(instant: number, run: () => T): T {
    const before = this.#standing;
    this.#standing = instant;
    try {
      return run();
    } finally {
      this.#standing = before;
    }
  }

  /** Sets the clock forward to an instant; ignores an earlier one, because time never goes back. */
  set(instant: number): void {
    this.#startAt(Math.max(instant, this.#running()));
  }

  change(setting: { mode?: ClockMode; scale?: number }): void {
    this.set(this.#running());
    this.#mode = setting.mode ?? this.#mode;
    this.#scale = setting.scale ?? this.#scale;
  }

  /** Real milliseconds until the clock reaches an instant; undefined if it never does. */
  realTimeUntil(instant: number): number | undefined {
    return this.#mode === 'frozen' || instant > lastInstant
      ? undefined
      : Math.max(0, (instant - this.#running()) / this.#scale);
  }

  save(): SavedClock {
    const running = this.#mode === 'real' ? { systemTime: systemClock.now() } : {};
    return { mode: this.#mode, at: this.#running(), scale: this.#scale, ...running };
  }

  /** As `save`, but the same until the clock is set or changed: a real clock is described by where it started. */
  origin(): SavedClock {
    const running = this.#mode === 'real' ? { systemTime: this.#anchor } : {};
    return { mode: this.#mode, at: this.#base, scale: this.#scale, ...running };
  }

  /** `catchUp`: a real clock keeps running while the process is down; that of a checkpoint does not. */
  static restore(saved: SavedClock, catchUp: boolean): Clock {
    const missed =
      catchUp && saved.mode === 'real' && saved.systemTime !== undefined
        ? (systemClock.now() - saved.systemTime) * saved.scale
        : 0;
    const at = Math.max(Math.floor(saved.at + Math.max(0, missed)), saved.reached ?? 0);
    return new Clock({ mode: saved.mode, scale: saved.scale, at });
  }
}
