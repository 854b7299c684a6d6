// How names are matched: by patterns of rules and faults, and by magic values.

/**
 * Whether a text fits a pattern: `*` stands for any text, `?` for one character; case does not matter. Looks at each place
 * at most as often as the pattern is long, where a regular expression with many stars would not come to an end.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  const wanted = pattern.toLowerCase();
  const found = text.toLowerCase();
  let at = 0;
  let next = 0;
  // Where the latest star stands, and where the text that it stands for ends.
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

/** Spaces, hyphens and case do not matter: "Mock Reject Ltd" contains `mock_reject`. */
export const containsMagic = (text: string, value: string): boolean =>
  text
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
    .includes(value);
