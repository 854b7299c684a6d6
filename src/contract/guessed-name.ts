// The name that a word stands for that somebody guessed, by a table of words.

/** Words, and the name that they stand for. */
export type WordRow = readonly [guesses: readonly string[], meant: string];

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

/** Words that say little beside others. */
const vague: ReadonlySet<string> = new Set(
  'a all and attempt attempts by cmd command create current data do entries entry event events fake for get go how in info is item items list log logs make mock my new next now of on out put read run set show simulate sinch take the to up use view with'.split(
    ' ',
  ),
);

/**
 * The name that a word as a whole stands for; otherwise what its words stand for: an action (`actions`) before a thing, a word
 * that says much before one that says little, and a later one before an earlier one.
 */
export function guessedName(
  guess: string,
  rows: readonly WordRow[],
  names: readonly string[],
  actions: readonly string[] = [],
): string | undefined {
  const meant = (word: string): string | undefined =>
    names.find((name) => name === word) ??
    names.find((name) => sameWord(name, word)) ??
    rows.find(([guesses]) => guesses.includes(word))?.[1] ??
    rows.find(([guesses]) => guesses.some((each) => sameWord(each, word)))?.[1];
  const words = wordsIn(guess);
  const whole = meant(guess.toLowerCase()) ?? meant(words.join('-'));
  if (whole !== undefined || words.length < 2) return whole;
  const found = words.toReversed().flatMap((word) => {
    const name = meant(word);
    return name === undefined ? [] : [{ name, rank: vague.has(word) ? 2 : actions.includes(name) ? 0 : 1 }];
  });
  return found.toSorted((one, other) => one.rank - other.rank)[0]?.name;
}
