// JSON that came from outside. Whoever walks it, a library too, calls itself once for each level: what has too many of
// them is refused before anybody runs out of stack.

/** Levels of arrays and objects; the contract's deepest body has a dozen. */
const deepest = 500;

/** As JSON.parse; throws for text that has too many levels, too. */
export function parseJson(text: string): unknown {
  if (isTooDeep(text)) throw new SyntaxError(`more than ${deepest} levels of arrays and objects`);
  return JSON.parse(text);
}

/** JSON as what it says, anything else as the text that it is. */
export function readText(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}

function isTooDeep(text: string): boolean {
  // Every level has two brackets.
  if (text.length <= 2 * deepest) return false;
  let depth = 0;
  let quoted = false;
  for (let place = 0; place < text.length; place++) {
    const character = text[place];
    if (character === '"') quoted = !quoted;
    else if (quoted) place += character === '\\' ? 1 : 0;
    else if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth--;
    if (depth > deepest) return true;
  }
  return false;
}
