// Patterns as testers write them: `*` stands for any text, `?` for one character; case does not matter.

/** Never looks at a place more often than the pattern is long: an expression with many stars could take for ever. */
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
