// What Meta's rules look at in a text of a template: variables, words, emoji.

export const variable = /\{\{([^{}]*)\}\}/g;
export const variablesOf = (text: string): string[] => [...text.matchAll(variable)].map(([, name]) => name!);
export const hasVariable = (text: string): boolean => variablesOf(text).length > 0;
export const isPositional = (name: string): boolean => /^\d+$/.test(name);

/** Emoji, also those that some fonts show as plain signs; not digits, trade marks, arrows and shapes of ordinary texts. */
const emoji =
  /\p{Emoji_Presentation}|(?![\d#*©®™‼⁉ℹ\u2190-\u21ff\u25a0-\u25ff])\p{Emoji}|(?![©®™])\p{Emoji}\ufe0f|\p{RI}{2}|\ufe0f\u20e3/u;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
export const emojiIn = (text: string): string[] =>
  [...graphemes.segment(text)].map(({ segment }) => segment).filter((one) => emoji.test(one));

/** Scripts that put no blanks between words. */
const unspaced = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;
const wordSegments = new Intl.Segmenter('en', { granularity: 'word' });

export function countWords(text: string): number {
  if (unspaced.test(text)) return [...wordSegments.segment(text)].filter(({ isWordLike }) => isWordLike).length;
  return text.split(/\s+/).filter((token) => /[\p{L}\p{N}]/u.test(token)).length;
}

export const fixedText = (text: string): string => text.replace(variable, ' ');

/** Marks that do not count beside a variable: punctuation of any script, brackets, quotes, dashes and white space. */
const beside = '[\\s.,;:!?"\'…¡¿،؛؟।、。，．：；！？\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}\\p{Pd}]*';
const firstVariable = new RegExp(`^${beside}\\{\\{[^{}]*\\}\\}`, 'u');
const lastVariable = new RegExp(`\\{\\{[^{}]*\\}\\}${beside}$`, 'u');
export const startsWithVariable = (text: string): boolean => firstVariable.test(text);
export const endsWithVariable = (text: string): boolean => lastVariable.test(text);
