// Shows on stderr how far long work is: on one line that is written again on a terminal; otherwise only with --follow, on
// lines of their own.
import { systemClock } from '../engine/time/clock.js';
import type { Transfer } from '../library/control.js';
import type { Terminal } from './terminal.js';

/** Time between two changes of the line on a terminal, milliseconds. */
const pace = 100;

/** Bytes before the first line elsewhere; each further line is for twice as many. */
const first = 1_000_000;

export class Progress {
  #shown = -pace;
  #next = first;

  constructor(
    private readonly terminal: Terminal,
    private readonly follow: boolean,
  ) {}

  /** Whether there is a place to show it. */
  get visible(): boolean {
    return this.follow || this.terminal.notices.interactive;
  }

  /** Replaces the line on a terminal, unless it was replaced just now. */
  rewrite(text: string): void {
    const { notices } = this.terminal;
    const now = systemClock.elapsed();
    if (!notices.interactive || now - this.#shown < pace) return;
    this.#shown = now;
    notices.write(`\r\u001b[K${text}`);
  }

  /** Shows how much was sent or received. */
  readonly transferred = ({ direction, bytes, total }: Transfer): void => {
    const text = `${direction} ${size(bytes)}${total === undefined ? '' : ` of ${size(total)}`}`;
    this.rewrite(text);
    if (this.terminal.notices.interactive || !this.follow || bytes < this.#next) return;
    this.#next = bytes * 2;
    this.line(text);
  };

  /** Removes the line, and says what was done, if --follow asks for it. */
  end(text?: string): void {
    if (this.terminal.notices.interactive) this.terminal.notices.write('\r\u001b[K');
    if (text !== undefined && this.follow) this.line(text);
  }

  private line(text: string): void {
    this.terminal.notices.write(`${text}\n`);
  }
}

const size = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
