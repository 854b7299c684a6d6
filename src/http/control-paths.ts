// The path of the control API that an unknown one probably means.
import { contract } from '../contract/load.js';
import { nearestName } from '../contract/nearest-name.js';
import { pathWords } from './control-words.js';

/** Served beside the operations of the document. */
const others = ['/__admin/openapi.json', '/__admin/docs'];

const segmentsOf = (path: string): string[] => path.split('/').filter(Boolean).slice(1);

const isParameter = (segment: string): boolean => segment.startsWith('{');

/** Whether two words differ at most in their number. */
const sameWord = (one: string, other: string): boolean => one === other || `${one}s` === other || one === `${other}s`;

/** `clock/forward` is `clock/advance`, not `clock/clock/advance`. */
const joined = (path: readonly string[], choice: readonly string[]): string[] =>
  path.at(-1) === choice[0] ? [...path, ...choice.slice(1)] : [...path, ...choice];

/** The path with words of the control API in the place of those that people guess. */
function translated(segments: readonly string[]): string[][] {
  const meanings = segments.map((segment) => {
    const rows = pathWords.filter(([guesses]) => guesses.some((guess) => sameWord(guess, segment.toLowerCase())));
    return [[segment], ...rows.map(([, meant]) => meant.split('/'))];
  });
  return meanings.reduce<string[][]>(
    (paths, choices) => paths.flatMap((path) => choices.map((choice) => joined(path, choice))),
    [[]],
  );
}

/** What differs between a path and a known one, in segments; infinite if they have nothing to do with each other. */
function distance(written: readonly string[], known: readonly string[]): number {
  const rows: number[][] = [Array.from({ length: known.length + 1 }, (_, column) => insertions(known, column))];
  for (const [line, segment] of written.entries()) {
    const row = [(line + 1) * dropped];
    for (const [column, name] of known.entries()) {
      row.push(
        Math.min(
          rows[line]![column]! + replaced(segment, name),
          rows[line]![column + 1]! + dropped,
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
  if (isParameter(name)) return 0.2;
  if (segment.toLowerCase() === name) return 0;
  return nearestName(segment, [name]) === undefined ? 4 : 0.4;
}

/** The known path with the ids of the written one. */
function filled(written: readonly string[], known: readonly string[]): string {
  if (written.length !== known.length) return known.join('/');
  return known.map((name, index) => (isParameter(name) ? written[index] : name)).join('/');
}

/** Above this nothing is suggested: a wrong suggestion is worse than the list of all. */
const farthest = 3;

export function nearestControlPath(path: string): string | undefined {
  const written = segmentsOf(path);
  if (written.length === 0) return undefined;
  const operations = [...contract.operations.values()].filter(({ service }) => service === 'control');
  const known = [...new Set([...operations.map((operation) => operation.path), ...others])].map(segmentsOf);
  let best: string | undefined;
  let least = farthest;
  for (const [index, meaning] of translated(written).entries()) {
    for (const each of known) {
      const away = distance(meaning, each) + (index === 0 ? 0 : 0.1);
      // A path whose own words all had to be supplied is no suggestion.
      if (
        away < least &&
        each.some((name) => meaning.some((segment) => replaced(segment, name) < 0.5 && !isParameter(name)))
      )
        [best, least] = [`/__admin/${filled(meaning, each)}`, away];
    }
  }
  return best;
}
