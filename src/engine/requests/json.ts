// Parses JSON from outside. Code that visits it, including libraries, recurses once per level, so text with too many levels
// is rejected before it can overflow the stack. So is a number such as 1e999, which JavaScript reads as Infinity and JSON
// cannot hold: it would be stored as null.
import { limits } from '../../limits.js';
import { messageOf } from './problem.js';

/** Levels of arrays and objects; the contract's deepest body has a dozen. */
const deepest = limits.nesting.most;

/** A text that cannot be used as JSON. The message is a predicate, without a subject: `is not JSON: ...`. */
export class UnusableJson extends Error {}

/** As JSON.parse, but also rejects text with too many levels and numbers that are too large. Throws UnusableJson. */
export function parseJson(text: string): unknown {
  if (isTooDeep(text)) throw new UnusableJson(`has more than ${deepest} levels of arrays and objects`);
  const value = parsed(text);
  const [place] = canOverflow.test(text) ? infinite(value, '') : [];
  if (place === undefined) return value;
  throw new UnusableJson(`has a number that is too large${place && `: ${place}`}; the largest is ${Number.MAX_VALUE}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // The parser quotes the text, which can contain secrets.
    const reason = messageOf(error).replace(/,? ?(\.\.\.)?"[\s\S]*"(\.\.\.)? is not valid JSON$/, '');
    throw new UnusableJson(`is not JSON: ${reason || 'there is none'}`);
  }
}

/** Found in every text with such a number; most others need not be searched. */
const canOverflow = /\d[eE]\+?\d|\d{309}/;

/** The places of infinite numbers, as dotted paths. */
function* infinite(value: unknown, path: string): Iterable<string> {
  if (typeof value === 'number' && !Number.isFinite(value)) yield path;
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) yield* infinite(inner, path ? `${path}.${name}` : name);
  }
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

/** The object that a JSON text contains; empty for any other text. */
export function objectFrom(text: string): Record<string, unknown> {
  const value = readText(text);
  return typeof value === 'object' && value !== null ? { ...value } : {};
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
