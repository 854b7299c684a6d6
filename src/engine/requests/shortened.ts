// Long texts that are kept only in part: the end of such a text says so.

/** A copy of the beginning of a text, which does not keep the rest of it in memory; a short one as it is. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const beginning = Buffer.from(text.slice(0, most), 'utf16le').toString('utf16le');
  return `${beginning} [... ${text.length - most} more characters]`;
}

/** Whether a value is a text that was shortened. */
export const isShortened = (value: unknown): boolean =>
  typeof value === 'string' && / \[\.\.\. \d+ more characters\]$/.test(value.slice(-60));
