// The names that somebody means who knows none: spelled otherwise, misspelt, in other words, or hidden in a longer word. What
// stands for what is data, in fixtures/words.yaml.
import { editsBetween, nearestName } from './nearest-name.js';

/** Words, and the name that they stand for. */
export type WordRow = readonly [guesses: readonly string[], meant: string];

/** What words of one kind stand for, and what is known about verbs. */
export interface Lexicon {
  rows: readonly WordRow[];
  /** Verbs of one meaning, the first that of names. */
  verbs: readonly (readonly string[])[];
  /** Verbs that names omit. */
  silent: ReadonlySet<string>;
  /** Names that say more than others in a word of several. */
  actions: ReadonlySet<string>;
  /** Words that say little beside others. */
  vague: ReadonlySet<string>;
}

/** The words of a name: `webhook-deliveries`, `webhook_deliveries`, `webhook:deliveries` and `webhookDeliveries` have two. */
export const wordsIn = (name: string): string[] =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[-_.:/\s]+/)
    .filter(Boolean);

/** Whether two words differ at most in their number. */
export const sameWord = (one: string, other: string): boolean =>
  one === other || plurals(one).includes(other) || plurals(other).includes(one);

const plurals = (word: string): string[] => [
  `${word}s`,
  ...(/[sxh]$/.test(word) ? [`${word}es`] : []),
  ...(word.endsWith('y') ? [`${word.slice(0, -1)}ies`] : []),
];

/** `approved`, `approving` and `approval` as `approv`; a short word stays whole. */
const stemOf = (word: string): string => /^(.{4,}?)(?:ions?|als?|ing|ed|e)$/.exec(word)?.[1] ?? word;

/** Whether a word is another one with a mistake or two. */
const misspelt = (one: string, other: string): boolean => {
  const limit = Math.min(one.length, other.length) > 7 ? 3 : 2;
  return Math.min(one.length, other.length) > 3 && editsBetween(one, other, limit) < limit;
};

/** Rows by each of their words. */
interface Index {
  exact: Map<string, string[]>;
  /** By the plurals, too. */
  any: Map<string, string[]>;
}

const indexes = new WeakMap<readonly WordRow[], Index>();

function indexOf(rows: readonly WordRow[]): Index {
  const known = indexes.get(rows);
  if (known) return known;
  const made: Index = { exact: new Map(), any: new Map() };
  const note = (map: Map<string, string[]>, word: string, meant: string): void => {
    const list = map.get(word) ?? [];
    if (!list.includes(meant)) map.set(word, [...list, meant]);
  };
  for (const [guesses, meant] of rows) {
    for (const guess of guesses) {
      note(made.exact, guess, meant);
      for (const form of [guess, ...plurals(guess)]) note(made.any, form, meant);
    }
  }
  indexes.set(rows, made);
  return made;
}

/** What a word stands for, in the singular or the plural. */
export function namesFor(word: string, rows: readonly WordRow[]): readonly string[] {
  const { exact, any } = indexOf(rows);
  const found = exact.get(word) ?? any.get(word) ?? plurals(word).flatMap((form) => exact.get(form) ?? []);
  return [...new Set(found)];
}

/** Whether a word of a guess stands for one of a name. */
function stands(word: string, own: string, lexicon: Lexicon): boolean {
  if (sameWord(word, own) || stemOf(word) === stemOf(own) || misspelt(word, own)) return true;
  if (lexicon.verbs.some(([first, ...others]) => first === own && others.includes(word))) return true;
  return namesFor(word, lexicon.rows).some((meant) => sameWord(meant, own));
}

/**
 * The names that have the words of a guess, each in other words: those with the fewest others, and among them those with the
 * most words of the guess.
 */
function inOtherWords(guess: string, names: readonly string[], lexicon: Lexicon): string[] {
  const words = wordsIn(guess);
  const told = words.filter((word) => !lexicon.silent.has(word));
  const found = names.flatMap((name) => {
    const own = wordsIn(name);
    const all = words.every((word) => lexicon.silent.has(word) || own.some((each) => stands(word, each, lexicon)));
    const spoken = own.filter((each) => words.some((word) => stands(word, each, lexicon)));
    const toldOf = told.filter((word) => own.some((each) => stands(word, each, lexicon)));
    if (!all || spoken.length === 0 || (told.length > 0 && toldOf.length === 0)) return [];
    return [{ name, missing: own.filter((each) => each !== 'for').length - spoken.length, has: spoken.length }];
  });
  const least = Math.min(...found.map(({ missing }) => missing));
  const closest = found.filter(({ missing }) => missing === least);
  const most = Math.max(...closest.map(({ has }) => has));
  const isAction = ({ name }: { name: string }): number => Number(lexicon.actions.has(name));
  return closest
    .filter(({ has }) => has === most)
    .toSorted((one, other) => isAction(other) - isAction(one))
    .map(({ name }) => name);
}

/** The names of several words that a longer guess contains; the longest of them. */
function withFewerWords(words: readonly string[], names: readonly string[], lexicon: Lexicon): string[] {
  const found = names.filter((name) => {
    const own = wordsIn(name);
    return own.length > 1 && own.every((each) => words.some((word) => stands(word, each, lexicon)));
  });
  const longestOf = Math.max(...found.map((name) => wordsIn(name).length));
  return found.filter((name) => wordsIn(name).length === longestOf);
}

const squeezed = (name: string): string => wordsIn(name).join('');

/** What the words of a longer word stand for; only those that say most. */
function byParts(words: readonly string[], names: readonly string[], lexicon: Lexicon): string[] {
  const ranked = words.toReversed().flatMap((word) =>
    wholeWord(word, names, lexicon).map((name) => {
      const rank = lexicon.vague.has(word) ? 2 : lexicon.actions.has(name) ? 0 : 1;
      return { name, rank };
    }),
  );
  return ranked
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, 1)
    .map(({ name }) => name);
}

/** A name that only is spelled otherwise, or what the word as a whole stands for. */
function wholeWord(word: string, names: readonly string[], lexicon: Lexicon): string[] {
  const same = names.find((name) => name === word) ?? names.find((name) => sameWord(name.toLowerCase(), word));
  if (same !== undefined) return [same];
  return namesFor(word, lexicon.rows).filter((meant) => names.includes(meant));
}

/** As many are suggested as somebody would read. */
const mostMeant = 4;

/**
 * The names that a guess can mean, in this order: one that is spelled otherwise; those that it stands for; one that it
 * misspells; those with its words in other words; what one of its words stands for. Empty if nothing is known, and if too many
 * are alike: a wrong suggestion is worse than none.
 */
export function meantNames(guess: string, known: Iterable<string>, lexicon: Lexicon): string[] {
  if (guess.length > longest) return [];
  const names = [...known];
  const words = wordsIn(guess);
  const joined = words.join('');
  const spelled = names.filter((name) => squeezed(name) === joined);
  if (spelled.length > 0) return spelled;
  const steps = [
    () => wholeWord(words.join('-'), names, lexicon),
    () => wholeWord(joined, names, lexicon),
    () => misspeltNames(words, names),
    () => inOtherWords(guess, names, lexicon),
    () => withFewerWords(words, names, lexicon),
    () => (words.length > 1 ? byParts(words, names, lexicon) : []),
    () => (words.length > 1 ? [] : [nearestName(guess, names) ?? []].flat()),
  ];
  for (const step of steps) {
    const found = [...new Set(step())];
    if (found.length > 0) return found.length > mostMeant ? [] : found;
  }
  return [];
}

/** A longer text is no name. */
const longest = 200;

function misspeltNames(words: readonly string[], names: readonly string[]): string[] {
  const joined = words.join('');
  const found = names.flatMap((name) => {
    const own = wordsIn(name);
    const inPairs =
      own.length === words.length && own.every((each, index) => each === words[index] || misspelt(each, words[index]!));
    if (!inPairs && (own.length === words.length || !misspelt(own.join(''), joined))) return [];
    return [{ name, edits: editsBetween(own.join(''), joined, joined.length) }];
  });
  const least = Math.min(...found.map(({ edits }) => edits));
  return found.filter(({ edits }) => edits === least).map(({ name }) => name);
}

/** "'a'", "'a' or 'b'". */
export const alternatives = (names: readonly string[], quote = "'"): string =>
  names.map((name) => `${quote}${name}${quote}`).join(' or ');
