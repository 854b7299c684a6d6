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
  // Every level has two brackets, and a number that overflows has an exponent or many digits: most texts are shorter.
  const isShort = text.length <= 2 * deepest;
  const { tooDeep, canOverflow } = isShort ? { tooDeep: false, canOverflow: hasLargeNumber.test(text) } : looked(text);
  if (tooDeep) throw new UnusableJson(`has more than ${deepest} levels of arrays and objects`);
  const value = parsed(text);
  const place = canOverflow ? infinite(value) : undefined;
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

/** Digits of a number that can be too large without an exponent. */
const manyDigits = 309;

/** Found in every text with a number that is too large; most others need not be searched. */
const hasLargeNumber = /\d[eE]\+?\d|\d{309}/;

/** The dotted path of an infinite number; undefined if there is none. */
function infinite(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : '';
  if (typeof value !== 'object' || value === null) return undefined;
  const within = (name: string | number, inner: unknown): string | undefined => {
    const below = infinite(inner);
    return below === undefined ? undefined : `${name}${below && '.'}${below}`;
  };
  // A list can have half a million items: it needs no names.
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const place = typeof value[index] === 'string' ? undefined : within(index, value[index]);
      if (place !== undefined) return place;
    }
    return undefined;
  }
  for (const [name, inner] of Object.entries(value)) {
    const place = within(name, inner);
    if (place !== undefined) return place;
  }
  return undefined;
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

const codeOf = (character: string): number => character.charCodeAt(0);
const zero = codeOf('0');
const nine = codeOf('9');
const exponent = codeOf('e');
const quote = codeOf('"');
const backslash = codeOf('\\');
const list = codeOf('[');
const listEnd = codeOf(']');
const object = codeOf('{');
const objectEnd = codeOf('}');
/** The bit in which a capital letter and its small one differ. */
const lowerCase = 0x20;

/** One look at each character, whatever the text is: what `hasLargeNumber` and a count of brackets would say. */
function looked(text: string): { tooDeep: boolean; canOverflow: boolean } {
  let depth = 0;
  let digits = 0;
  let canOverflow = false;
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    if (code >= zero && code <= nine) {
      if (++digits === manyDigits) canOverflow = true;
      continue;
    }
    if (digits > 0 && (code | lowerCase) === exponent) canOverflow = true;
    digits = 0;
    if (code === quote) place = endOfText(text, place);
    else if (code === list || code === object) {
      if (++depth > deepest) return { tooDeep: true, canOverflow };
    } else if (code === listEnd || code === objectEnd) depth--;
  }
  return { tooDeep: false, canOverflow };
}

/** The place of the quote that ends a text in JSON; the last character if none does. */
function endOfText(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end !== -1; end = json.indexOf('"', end + 1)) {
    let escapes = 0;
    while (json.charCodeAt(end - 1 - escapes) === backslash) escapes++;
    if (escapes % 2 === 0) return end;
  }
  return json.length;
}
