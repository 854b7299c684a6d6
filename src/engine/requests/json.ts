// Parses JSON from outside. Code that visits it, including libraries, recurses once per level, so text with too many levels
// is rejected before it can overflow the stack.

/** Levels of arrays and objects; the contract's deepest body has a dozen. */
const deepest = 500;

/** As JSON.parse, but also throws for text with too many levels. */
export function parseJson(text: string): unknown {
  if (isTooDeep(text)) throw new SyntaxError(`more than ${deepest} levels of arrays and objects`);
  return JSON.parse(text);
}

/** Parses JSON; returns any other text unchanged. */
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
