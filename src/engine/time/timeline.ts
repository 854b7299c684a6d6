// Schedules jobs. One timeline serves a family of worlds (a project and its sub-projects): they share a clock, so their
// jobs run in one order. A job is data, not a closure, so that it survives a restart.

import { History } from '../history/history.js';
import type { Fired, Job } from '../model.js';
import { OrderedMap } from '../records/ordered-map.js';
import { asError } from '../requests/problem.js';
import { type Clock, isoTime, systemClock } from './clock.js';
import type { Steps } from './turns.js';

type Place = readonly [at: number, number: number];

/** More jobs than this in a row, each scheduled by the one before and due immediately, are an endless chain. */
const longestChain = 1000;

/** More jobs than this in one advance are too many: it would not end for minutes. */
const longestAdvance = 1_000_000;

/** How long jobs run before requests to other projects get their turn, real milliseconds. */
const longestTurn = 10;

/** Jobs kept creating jobs. */
export class EndlessChain extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'EndlessChain';
  }
}

/** A chain was cut off: its next job does not run. */
export const cutOff = (longest: number, at: string): EndlessChain =>
  new EndlessChain(`${longest} jobs in a row scheduled the next one without delay; it was cut off at ${at}`);

const tooMany = (at: string): EndlessChain =>
  new EndlessChain(`more than ${longestAdvance} jobs ran in one step; the clock stopped at ${at}`);

/** What a timeline tells its world. */
export interface TimelineListener {
  /** Runs a due job. */
  run(job: Job): void;
  /** An error outside any request. */
  failed(error: Error): void;
  /** A job was scheduled or cancelled, or ran. */
  noted?(job: Job): void;
  /** A job of an endless chain was cancelled instead of being run. */
  dropped?(job: Job, reason: string): void;
}

/** Work outside the process, and what to do with its result. */
interface Flight {
  /** Resolves with what is left to do. */
  landing: Promise<() => void>;
}

/** What an advance runs besides the due jobs. */
export interface Advance {
  /** Runs first. */
  act?: (() => void) | undefined;
  /** Called at the end, if the clock was set forward. */
  moved?: (from: number) => void;
}

export class Timeline {
  /** What happened in the family, with causes. */
  readonly history = new History();
  readonly #jobs = new OrderedMap<Place, Job>(undefined, (one, other) => one[0] - other[0] || one[1] - other[1]);
  readonly #places = new Map<string, Place>();
  readonly #inFlight = new Set<Flight>();
  #settling = 0;
  #advances = 0;
  #next = 1;
  #cancelTimer: (() => void) | undefined;
  #armedFor = Number.POSITIVE_INFINITY;
  #fired: Fired[] | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #closed = false;
  /** Resolves when nothing is held any more; see `hold`. */
  #held: Promise<void> | undefined;
  #holds = 0;
  #resume: () => void = () => undefined;

  /** How many jobs of a chain ran before a job that is due immediately; none for the jobs that are not listed. */
  readonly #links = new Map<string, number>();
  /** The job that runs: its place in a chain, and until when jobs are due. */
  #running: { link: number; until: number } | undefined;

  /** `longest`: see EndlessChain. */
  constructor(
    public clock: Clock,
    private readonly listener: TimelineListener,
    private readonly longest = longestChain,
  ) {}

  /** When the next job is due, milliseconds; undefined if there is none. */
  get nextDue(): number | undefined {
    return this.#jobs.minKey()?.[0];
  }

  get pending(): number {
    return this.#places.size;
  }

  /** Whether it advances, or work outside the process is under way. */
  get isBusy(): boolean {
    return this.#advances > 0 || this.#inFlight.size > 0 || this.#settling > 0;
  }

  /** Real milliseconds until the next job runs by itself; infinite if that does not happen. */
  get rest(): number {
    const due = this.nextDue;
    if (due === undefined) return Number.POSITIVE_INFINITY;
    if (due <= this.clock.now()) return 0;
    return this.clock.realTimeUntil(due) ?? Number.POSITIVE_INFINITY;
  }

  /** Number of the next job. */
  get nextNumber(): number {
    return this.#next;
  }

  /** Gives no job a smaller number than this. */
  countFrom(number: number): void {
    this.#next = Math.max(this.#next, number);
  }

  /** Schedules a job `delay` milliseconds after the current time of the clock. */
  in(delay: number, job: Omit<Job, 'id' | 'at'>): Job {
    return this.at(this.clock.now() + delay, job);
  }

  at(instant: number, job: Omit<Job, 'id' | 'at'>): Job {
    const number = this.#next++;
    const id = `job-${number}`;
    if (this.#running && instant <= this.#running.until) this.#links.set(id, this.#running.link + 1);
    const added = this.#insert({ ...job, id, at: instant }, number);
    this.listener.noted?.(added);
    return added;
  }

  #insert(job: Job, number: number): Job {
    const place: Place = [job.at, number];
    this.#jobs.set(place, job);
    this.#places.set(job.id, place);
    if (job.at < this.#armedFor) this.#arm();
    return job;
  }

  cancel(id: string): void {
    const place = this.#places.get(id);
    const job = place && this.#jobs.get(place);
    if (!job) return;
    this.#jobs.delete(place);
    this.#places.delete(id);
    this.#links.delete(id);
    this.listener.noted?.(job);
  }

  /** Cancels every job of a world that was reset or deleted. */
  forget(world: string): void {
    for (const job of [...this.#jobs.values()]) if (job.world === world) this.cancel(job.id);
  }

  job(id: string): Job | undefined {
    const place = this.#places.get(id);
    return place && this.#jobs.get(place);
  }

  jobs(): Iterable<Job> {
    return this.#jobs.values();
  }

  /** Whether an advance collects lines for its result. */
  get isAdvancing(): boolean {
    return this.#fired !== undefined;
  }

  /** Adds a line to the result of the running advance. */
  note(line: Fired): void {
    this.#fired?.push(line);
  }

  /**
   * Tracks work outside the process (a delivery): an advance waits for it before the clock moves on. `done` gets its
   * result; during an advance in the order in which the work began, so that the same calls have the same history.
   */
  track<T>(work: Promise<T>, done: (result: T) => void = () => undefined): void {
    const failed =
      (error: unknown): (() => void) =>
      () =>
        this.listener.failed(asError(error));
    const flight: Flight = { landing: work.then((result) => () => done(result), failed) };
    this.#inFlight.add(flight);
    void flight.landing.then(async (land) => {
      if (this.#held) await this.#released();
      if (this.#settling === 0) this.#land(flight, land);
    });
  }

  #land(flight: Flight, land: () => void): void {
    if (!this.#inFlight.delete(flight)) return;
    try {
      land();
    } catch (error) {
      this.listener.failed(asError(error));
    }
  }

  /** Resolves when all tracked work has finished. */
  async settled(): Promise<void> {
    this.#settling++;
    try {
      // What lands can start more, which a set visits, too.
      for (const flight of this.#inFlight) {
        const land = await flight.landing;
        if (this.#held) await this.#released();
        this.#land(flight, land);
      }
    } finally {
      this.#settling--;
    }
  }

  /** Lets nothing happen until the returned function is called: no job runs, and no work outside the process lands. */
  hold(): () => void {
    this.#holds++;
    this.#held ??= new Promise((resolve) => {
      this.#resume = resolve;
    });
    return () => {
      if (--this.#holds > 0) return;
      this.#held = undefined;
      this.#resume();
      this.#arm();
    };
  }

  async #released(): Promise<void> {
    while (this.#held) await this.#held;
  }

  /** Runs the jobs that are due at the current time of the clock. An endless chain is cut off and reported. */
  tick(): void {
    const cut = this.#runDue(Number.POSITIVE_INFINITY);
    if (cut) this.listener.failed(cut);
  }

  /** Runs due jobs until there are none, or until this moment of the system; returns the last chain that was cut off. */
  #runDue(ends: number): EndlessChain | undefined {
    if (this.#closed || this.#held) return undefined;
    const now = this.clock.now();
    let cut: EndlessChain | undefined;
    try {
      for (let ran = this.#runNext(now); ran; ran = this.#runNext(now)) {
        if (ran instanceof EndlessChain) cut = ran;
        if (ends !== Number.POSITIVE_INFINITY && systemClock.elapsed() > ends) break;
      }
      return cut;
    } finally {
      // Runs on every request, so a timer that is still correct is kept.
      if ((this.#jobs.minKey()?.[0] ?? Number.POSITIVE_INFINITY) !== this.#armedFor) this.#arm();
    }
  }

  /** What does not fit into one turn runs in the next one, or as soon as a request needs it. */
  #tickOnTimer(): void {
    this.#armedFor = Number.POSITIVE_INFINITY;
    try {
      const cut = this.#runDue(systemClock.elapsed() + longestTurn);
      if (cut) this.listener.failed(cut);
    } catch (error) {
      this.listener.failed(asError(error));
    }
  }

  /** Runs the next job that is due. False: there is none; a chain: the job was dropped, to cut it off. */
  #runNext(until: number): boolean | EndlessChain {
    const place = this.#jobs.minKey();
    if (!place || place[0] > until) return false;
    const job = this.#jobs.get(place)!;
    const link = this.#links.get(job.id) ?? 0;
    this.cancel(job.id);
    // A job that became due while the process was down runs at its own instant, too.
    return this.clock.standAt(job.at, () => {
      if (link > this.longest) {
        const cut = cutOff(this.longest, this.clock.iso());
        this.listener.dropped?.(job, cut.message);
        return cut;
      }
      const outer = this.#running;
      this.#running = { link, until };
      try {
        this.listener.run(job);
      } finally {
        this.#running = outer;
      }
      return true;
    });
  }

  /**
   * Sets the clock forward. Runs every due job in time order, with the clock at the instant of the job, and waits at each
   * instant for the deliveries that it caused. Returns what happened, in order, including what `act` causes, which runs
   * first. Advances of one timeline run one after the other. Throws EndlessChain; the clock stays where that happened.
   */
  advance(target: (now: number) => number, { act, moved }: Advance = {}): Promise<Fired[]> {
    this.#advances++;
    const turn = this.#queue.then(async () => {
      const fired: Fired[] = [];
      let from = Number.POSITIVE_INFINITY;
      this.#fired = fired;
      try {
        if (this.#held) await this.#released();
        this.tick();
        act?.();
        const cut = this.#runDue(Number.POSITIVE_INFINITY);
        if (cut) throw cut;
        await this.settled();
        if (this.#held) await this.#released();
        from = this.clock.now();
        const until = target(from);
        let ran = 0;
        let ends = systemClock.elapsed() + longestTurn;
        for (;;) {
          const due = this.#jobs.minKey()?.[0];
          if (due === undefined || due > until) break;
          this.clock.set(due);
          for (let next = this.#runNext(due); next; next = this.#runNext(due)) {
            if (next instanceof EndlessChain) throw next;
            if (++ran > longestAdvance) throw tooMany(isoTime(due));
            if (systemClock.elapsed() < ends) continue;
            await systemClock.pause();
            if (this.#held) await this.#released();
            ends = systemClock.elapsed() + longestTurn;
          }
          if (this.#inFlight.size > 0) await this.settled();
          if (this.#held) await this.#released();
        }
        this.clock.set(until);
        return fired;
      } finally {
        this.#advances--;
        if (this.clock.now() > from) moved?.(from);
        this.#fired = undefined;
        this.#arm();
      }
    });
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  /** Changes mode or speed of the clock, and sets the timer again. */
  changeClock(setting: { mode?: 'real' | 'frozen'; scale?: number }): void {
    this.clock.change(setting);
    this.#arm();
  }

  #arm(): void {
    if (this.#closed || this.#held) return;
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#armedFor = Number.POSITIVE_INFINITY;
    const due = this.#jobs.minKey()?.[0];
    const wait = due === undefined ? undefined : this.clock.realTimeUntil(due);
    if (wait === undefined) return;
    this.#armedFor = due!;
    this.#cancelTimer = systemClock.timer(wait, () => this.#tickOnTimer());
  }

  close(): void {
    this.#closed = true;
    this.#cancelTimer?.();
  }

  /** The jobs of one world, to save with it. */
  jobsOf(world: string): Job[] {
    return [...this.#jobs.values()].filter((job) => job.world === world);
  }

  /** Restores saved jobs with their ids, which saved decisions refer to. */
  *restoringJobs(jobs: readonly Job[]): Steps<void> {
    for (const job of jobs) {
      const number = Number(job.id.slice('job-'.length));
      this.#next = Math.max(this.#next, number + 1);
      this.#insert({ ...job }, number);
      yield;
    }
  }
}
