// Answers are checked against the contract before they are sent. The last valid one of each URL is kept: the same text is
// not checked twice, and a read is not carried out again while nothing that it can depend on has changed.
import type { Operation } from '../contract/load.js';
import { checkReply } from '../contract/validate.js';
import type { ProjectWorld } from '../engine/world/world.js';
import type { Answer } from './answer.js';

/** Characters of all URLs and texts together; beyond that, the cache is cleared. */
const remembered = 4 * 1024 * 1024;

/** What an operation that reads can depend on, as it was when the operation was carried out. */
export interface Premises {
  /** The edition of the project's family. */
  edition: number;
  /** The time, if the handler looked at the clock. */
  at: number | undefined;
}

interface Kept {
  answer: Answer & { body: string };
  /** Undefined for an answer that can be another one next time. */
  premises: Premises | undefined;
}

/** Watches what an operation depends on, from its beginning on. */
export class Observation {
  readonly #edition: number | undefined;
  readonly #looks: number;

  constructor(private readonly world: ProjectWorld) {
    this.#edition = world.edition;
    this.#looks = world.clock.looks;
  }

  /** Undefined if something was changing the family meanwhile. */
  get premises(): Premises | undefined {
    const { edition, clock } = this.world;
    if (edition === undefined || edition !== this.#edition) return undefined;
    return { edition, at: clock.looks === this.#looks ? undefined : clock.now() };
  }
}

export class CheckedAnswers {
  readonly #good = new Map<Operation, Map<string, Kept>>();
  #size = 0;

  /** The answer that carrying out the operation again would give; undefined if that must be tried. */
  recall(operation: Operation, url: string, { edition, clock }: ProjectWorld): Answer | undefined {
    const kept = this.#good.get(operation)?.get(url);
    if (kept?.premises === undefined || kept.premises.edition !== edition) return undefined;
    const { at } = kept.premises;
    return at === undefined || at === clock.now() ? kept.answer : undefined;
  }

  /**
   * What is wrong with an answer, undocumented fields included; empty for a valid one. `reply` is what its text says;
   * `premises`: what it depends on, if that is known.
   */
  faultsOf(operation: Operation, url: string, reply: unknown, answer: Kept['answer'], premises?: Premises): string[] {
    // What a change answers is another text each time.
    if (operation.hasEffect) return checkReply(operation, reply);
    const earlier = this.#good.get(operation)?.get(url)?.answer.body;
    const faults = earlier !== undefined && earlier === answer.body ? [] : checkReply(operation, reply);
    if (faults.length === 0) this.#remember(operation, url, { answer, premises }, earlier);
    return faults;
  }

  #remember(operation: Operation, url: string, kept: Kept, earlier: string | undefined): void {
    const { length } = kept.answer.body;
    this.#size += length + (earlier === undefined ? url.length : -earlier.length);
    if (this.#size > remembered) {
      this.#good.clear();
      this.#size = url.length + length;
    }
    const texts = this.#good.get(operation) ?? new Map<string, Kept>();
    this.#good.set(operation, texts.set(url, kept));
  }
}
