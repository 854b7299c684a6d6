// The path of the control API that an unknown one probably means.
import { sameWord, wordsIn } from '../contract/guessed-name.js';
import { contract } from '../contract/load.js';
import { nearestName } from '../contract/nearest-name.js';
import { pathWords } from './control-words.js';

/** Served beside the operations of the document. */
const others = ['/__admin/openapi.json', '/__admin/docs'];

const segmentsOf = (path: string): string[] => path.split('/').filter(Boolean).slice(1);

/** All paths of the control API, as segments. */
function controlPaths(): string[][] {
  const operations = [...contract.operations.values()].filter(({ service }) => service === 'control');
  return [...new Set([...operations.map((operation) => operation.path), ...others])].map(segmentsOf);
}

const isParameter = (segment: string): boolean => segment.startsWith('{');

/** `clock/forward` is `clock/advance`, not `clock/clock/advance`. */
const joined = (path: readonly string[], choice: readonly string[]): string[] =>
  path.at(-1) === choice[0] ? [...path, ...choice.slice(1)] : [...path, ...choice];

let knownWords: ReadonlySet<string> | undefined;

/** The words of all paths. */
const allWords = (): ReadonlySet<string> =>
  (knownWords ??= new Set(controlPaths().flatMap((path) => path.filter((name) => !isParameter(name)))));

/** Whether a segment is a word of the control API, or stands for one, and so is no id. */
const isWord = (segment: string): boolean =>
  allWords().has(segment) ||
  pathWords.some(([guesses]) => guesses.some((guess) => sameWord(guess, segment.toLowerCase())));

/** What a segment can mean: what its whole text stands for, otherwise each of its words. */
function meaningsOf(segment: string): string[][] {
  const meant = (word: string) =>
    pathWords.filter(([guesses]) => guesses.some((guess) => sameWord(guess, word))).map(([, path]) => path.split('/'));
  const words = wordsIn(segment);
  const lower = segment.toLowerCase();
  const whole = meant(lower).length > 0 ? meant(lower) : meant(words.join('-'));
  // An id such as `decision-1` is no composed word, nor is one that is only spelled differently.
  const composed = words.length > 1 && !/\d/.test(segment) && nearestName(segment, allWords()) === undefined;
  if (whole.length > 0 || !composed) return whole;
  return words.toReversed().flatMap((word) => [[word], ...meant(word)]);
}

/** The path with words of the control API in the place of those that people guess. */
function translated(segments: readonly string[]): string[][] {
  const meanings = segments.map((segment) => [[segment], ...meaningsOf(segment)]);
  return meanings.reduce<string[][]>(
    (paths, choices) => paths.flatMap((path) => choices.map((choice) => joined(path, choice))),
    [[]],
  );
}

/** What differs between a path and a known one, in segments; infinite if they have nothing to do with each other. */
function distance(written: readonly string[], known: readonly string[]): number {
  const rows: number[][] = [Array.from({ length: known.length + 1 }, (_, column) => insertions(known, column))];
  for (const [line, segment] of written.entries()) {
    // The last segment says most: `events/trigger` is about a trigger.
    const less = line === written.length - 1 ? dropped + 0.2 : dropped;
    const row = [line * dropped + less];
    for (const [column, name] of known.entries()) {
      row.push(
        Math.min(
          rows[line]![column]! + replaced(segment, name),
          rows[line]![column + 1]! + less,
          row[column]! + inserted(name),
        ),
      );
    }
    rows.push(row);
  }
  return rows.at(-1)!.at(-1)!;
}

/** Without its project, or without the name of a part, a path still says what it is about. */
const inserted = (name: string): number => (isParameter(name) || name === 'projects' ? 0.5 : 1.5);
const dropped = 1.5;
const insertions = (known: readonly string[], count: number): number =>
  known.slice(0, count).reduce((sum, name) => sum + inserted(name), 0);

function replaced(segment: string, name: string): number {
  // A word that stands for something is no id.
  if (isParameter(name)) return isWord(segment) ? 1.6 : 0.2;
  if (segment.toLowerCase() === name) return 0;
  return nearestName(segment, [name]) === undefined ? 4 : 0.4;
}

/** The known path with the ids of the written one, or at least with its project. */
function filled(written: readonly string[], known: readonly string[]): string {
  const [first, project] = written;
  const named = first === 'projects' ? project : undefined;
  if (written.length === known.length) {
    return known.map((name, index) => (isParameter(name) ? written[index] : name)).join('/');
  }
  return known.map((name) => (name === '{projectId}' ? (named ?? name) : name)).join('/');
}

/** Above this nothing is suggested: a wrong suggestion is worse than the list of all. */
const farthest = 3;

/** Words for the page, which is no control call. */
const page: ReadonlySet<string> = new Set(['dashboard', 'ui', 'console', 'gui']);

/** Whether a path says with one of its own words what the written one is about; that it is about a project says nothing. */
const tells = (known: readonly string[], meaning: readonly string[]): boolean =>
  known.some(
    (name) =>
      !isParameter(name) &&
      (name !== 'projects' || meaning.length <= 2) &&
      meaning.some((segment) => replaced(segment, name) < 0.5),
  );

/** Undefined if none is near. */
export function nearestControlPath(path: string): string | undefined {
  const written = segmentsOf(path);
  if (written.length === 0) return undefined;
  if (page.has(written.at(-1)!.toLowerCase())) return '/dashboard/';
  const known = controlPaths();
  let best: string | undefined;
  let least = farthest;
  for (const [index, meaning] of translated(written).entries()) {
    for (const each of known) {
      const away = distance(meaning, each) + (index === 0 ? 0 : 0.1);
      // A path whose own words all had to be supplied is no suggestion.
      if (away < least && tells(each, meaning)) [best, least] = [`/__admin/${filled(meaning, each)}`, away];
    }
  }
  return best;
}
