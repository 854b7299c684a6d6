// Matches names with the patterns of rules and faults, and with magic values.

/**
 * Whether a text matches a pattern: `*` matches any text, `?` one character; case is ignored. Takes at most pattern length
 * times text length steps, while a regular expression with many stars could take exponential time.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  const wanted = pattern.toLowerCase();
  const found = text.toLowerCase();
  let at = 0;
  let next = 0;
  // Position of the latest star, and the end of the text that it matches.
  let star = -1;
  let end = 0;
  while (at < found.length) {
    if (wanted[next] === '*') {
      star = next++;
      end = at;
    } else if (wanted[next] === '?' || wanted[next] === found[at]) {
      next++;
      at++;
    } else if (star >= 0) {
      next = star + 1;
      at = ++end;
    } else return false;
  }
  while (wanted[next] === '*') next++;
  return next === wanted.length;
}

/** Whether a pattern can match more than one text. */
export const isGlob = (pattern: string): boolean => /[*?]/.test(pattern);

/** Ignores spaces, hyphens and case: "Mock Reject Ltd" contains `mock_reject`. */
export const containsMagic = (text: string, value: string): boolean =>
  text
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
    .includes(value);
