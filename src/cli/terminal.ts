// What a command reads its variables from and prints to: tables and colours for people, JSON for programs.

const styles = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;

export type Style = keyof typeof styles;

/** Where progress of long work is shown. */
export interface Notices {
  write(text: string): void;
  /** Whether a person reads it. */
  readonly interactive: boolean;
}

const nowhere: Notices = { write: () => undefined, interactive: false };

export class Terminal {
  readonly #write: (text: string) => void;
  readonly #colours: boolean;

  constructor(
    readonly environment: NodeJS.ProcessEnv,
    write: (text: string) => void,
    /** Whether a person reads the output: hints and colours are for them. */
    readonly interactive = false,
    /** Beside the output, which a program may read. */
    readonly notices: Notices = nowhere,
  ) {
    this.#write = write;
    this.#colours = interactive && !environment.NO_COLOR;
  }

  /** Writes a text without adding a line break. */
  write(text: string): void {
    this.#write(text);
  }

  print(line: string): void {
    this.#write(`${line}\n`);
  }

  /** Prints a value as JSON: indented, or on one line. */
  printJson(value: unknown, indented = true): void {
    this.print(JSON.stringify(value, null, indented ? 2 : 0));
  }

  /** Prints rows below their column titles, each column as wide as its longest text; undefined prints nothing. */
  printTable(rows: readonly Readonly<Record<string, string | number | undefined>>[]): void {
    const [first] = rows;
    if (!first) return;
    const titles = Object.keys(first);
    const texts = rows.map((row) => titles.map((title) => String(row[title] ?? '')));
    const widths = titles.map((title, column) =>
      Math.max(title.length, ...texts.map((cells) => cells[column]!.length)),
    );
    const line = (cells: readonly string[]): string =>
      cells
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd();
    this.print(this.paint('bold', line(titles.map((title) => title.toUpperCase()))));
    for (const cells of texts) this.print(line(cells));
  }

  /** The text in a colour or weight, unless the output is no terminal or NO_COLOR is set. */
  paint(style: Style, text: string): string {
    return this.#colours ? `\u001b[${styles[style]}m${text}\u001b[0m` : text;
  }
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  // A reader of our output may stop early (`| head -1`), which is not an error.
  process.stdout.on('error', (error: Error & { code?: string }) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const notices = {
    write: (text: string) => void process.stderr.write(text),
    // Undefined where it is not a terminal.
    interactive: process.stderr.isTTY === true,
  };
  return new Terminal(process.env, (text) => void process.stdout.write(text), process.stdout.isTTY, notices);
}
