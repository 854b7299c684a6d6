// Matches names with the patterns of rules and faults, and with magic values.

/**
 * Whether a text matches a pattern: `*` matches any text, `?` one character; case is ignored. Takes a time in proportion to
 * the two lengths; with `?`, at most to their product. A regular expression with many stars could take exponential time.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  const found = text.toLowerCase();
  const [first = '', ...others] = pattern.toLowerCase().split('*');
  const last = others.pop();
  if (last === undefined) return first.length === found.length && isAt(first, found, 0);
  const end = found.length - last.length;
  if (first.length > end || !isAt(first, found, 0) || !isAt(last, found, end)) return false;
  // What is between two stars may be anywhere: its first place leaves the most room for the rest.
  let from = first.length;
  for (const part of others) {
    const place = placeOf(part, found, from);
    if (place === -1) return false;
    from = place + part.length;
  }
  return from <= end;
}

/** Whether a part of a pattern, without stars, is at a place of a text that is long enough. */
function isAt(part: string, text: string, place: number): boolean {
  if (!part.includes('?')) return text.startsWith(part, place);
  for (let index = 0; index < part.length; index++) {
    if (part[index] !== '?' && part[index] !== text[place + index]) return false;
  }
  return true;
}

/** The first place of such a part, from `from` on; -1 if there is none. */
function placeOf(part: string, text: string, from: number): number {
  if (!part.includes('?')) return text.indexOf(part, from);
  for (let place = from; place <= text.length - part.length; place++) if (isAt(part, text, place)) return place;
  return -1;
}

/** Whether a pattern can match more than one text. */
export const isGlob = (pattern: string): boolean => /[*?]/.test(pattern);

/** Ignores spaces, hyphens and case: "Mock Reject Ltd" contains `mock_reject`. */
export const containsMagic = (text: string, value: string): boolean =>
  text
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
    .includes(value);
