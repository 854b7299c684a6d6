// What commands print: tables and marks for people, JSON for machines.

const styles = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;

/** Paints a text on a terminal, unless NO_COLOR is set. */
export function paint(style: keyof typeof styles, text: string): string {
  const wanted = process.stdout.isTTY && !process.env.NO_COLOR;
  return wanted ? `\u001b[${styles[style]}m${text}\u001b[0m` : text;
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** `spread`: over several lines, as a person reads it; else one line for each value. */
export function printJson(value: unknown, spread = true): void {
  print(JSON.stringify(value, null, spread ? 2 : 0));
}

/** Rows below their titles, each column as wide as its longest text; what is undefined stays empty. */
export function printTable(rows: readonly Readonly<Record<string, string | number | undefined>>[]): void {
  const [first] = rows;
  if (!first) return;
  const titles = Object.keys(first);
  const texts = rows.map((row) => titles.map((title) => String(row[title] ?? '')));
  const widths = titles.map((title, column) => Math.max(title.length, ...texts.map((cells) => cells[column]!.length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd();
  print(paint('bold', line(titles.map((title) => title.toUpperCase()))));
  for (const cells of texts) print(line(cells));
}
