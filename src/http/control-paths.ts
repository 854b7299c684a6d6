// The path of the control API that an unknown one probably means.
import { namesFor, sameWord, wordsIn } from '../contract/guessed-name.js';
import { contract } from '../contract/load.js';
import { nearestName } from '../contract/nearest-name.js';
import { lexicon, wordRows } from '../contract/words.js';

/** Served beside the operations of the document. */
const others = ['/__admin/openapi.json', '/__admin/docs'];

const segmentsOf = (path: string): string[] => path.split('/').filter(Boolean).slice(1);

/** All paths of the control API, as segments. */
function controlPaths(): string[][] {
  const operations = [...contract.operations.values()].filter(({ service }) => service === 'control');
  return [...new Set([...operations.map((operation) => operation.path), ...others])].map(segmentsOf);
}

const isParameter = (segment: string): boolean => segment.startsWith('{');

let knownWords: ReadonlySet<string> | undefined;

/** The words of all paths. */
const allWords = (): ReadonlySet<string> =>
  (knownWords ??= new Set(controlPaths().flatMap((path) => path.filter((name) => !isParameter(name)))));

const standsFor = (word: string): string[][] => namesFor(word, wordRows('paths')).map((path) => path.split('/'));

/** Whether a segment is a word of the control API, or stands for one, and so is no id. */
const isWord = (segment: string): boolean => allWords().has(segment) || standsFor(segment.toLowerCase()).length > 0;

/** Longer paths and segments are no guesses, and take long to compare. */
const most = { segments: 12, letters: 60 };

/** What a segment can mean: what its whole text stands for, otherwise each of its words. */
function meaningsOf(segment: string): string[][] {
  if (segment.length > most.letters) return [];
  const words = wordsIn(segment);
  const lower = standsFor(segment.toLowerCase());
  const whole = lower.length > 0 ? lower : standsFor(words.join('-'));
  // An id such as `decision-1` is no composed word, nor is one that is only spelled differently.
  const composed = words.length > 1 && !/\d/.test(segment) && nearestName(segment, allWords()) === undefined;
  if (whole.length > 0 || !composed) return whole;
  const { vague } = lexicon('paths');
  const telling = words.toReversed().toSorted((one, other) => Number(vague.has(one)) - Number(vague.has(other)));
  return [words, ...telling.flatMap((word) => [[word], ...standsFor(word)])];
}

/** Part of a written path, and what it can be in a known one; the first is itself. */
interface Part {
  written: string;
  choices: string[][];
}

/** `state/load` is one part if the words stand for something together. */
function partsOf(segments: readonly string[]): Part[] {
  const parts: Part[] = [];
  for (let index = 0; index < segments.length; index++) {
    const written = segments[index]!;
    const pair = segments.slice(index, index + 2);
    const together = wordRows('paths').find(([guesses]) => guesses.includes(pair.join('-').toLowerCase()));
    if (pair.length === 2 && together) {
      parts.push({ written: pair.join('-'), choices: [together[1].split('/')] });
      index++;
    } else parts.push({ written, choices: [[written], ...meaningsOf(written)] });
  }
  return parts;
}

/** A known path as far as it was compared. */
interface Fit {
  cost: number;
  path: string[];
  /** Whether the written path has one of its own words; that it is about a project says nothing. */
  tells: boolean;
}

/** Without its project, or without the name of a part, a path still says what it is about. */
const inserted = (name: string): number => (isParameter(name) || name === 'projects' ? 0.5 : 1.5);
/** An id of a project or a word is there for a reason. */
const dropped = (segment: string, before: string | undefined): number =>
  isWord(segment) || before === 'projects' ? 1.5 : 0.7;

/** What it costs to read a segment as one of a known path; much, if they have nothing in common. */
function replaced(segment: string, name: string): number {
  // A word that stands for something is no id.
  if (isParameter(name)) return isWord(segment) ? 2.2 : 0.2;
  if (segment.toLowerCase() === name) return 0;
  if (sameWord(segment.toLowerCase(), name)) return 0.05;
  return nearestName(segment, [name]) === undefined ? 4 : 0.4;
}

/** What was written comes first, then what it stands for; of a composed word, all words before one, and one that tells more. */
const translated = (index: number, choices: readonly string[][]): number =>
  index === 0 ? 0 : (choices.length > 2 && index > 1 ? 0.2 : 0.1) + index / 100;

/** Above this nothing is suggested: a wrong suggestion is worse than the list of all. */
const farthest = 3;

/** The cheapest way to read the parts as a known path, with the ids that they have; undefined if there is none. */
function fit(parts: readonly Part[], known: readonly string[], costOf: typeof replaced): Fit | undefined {
  let row: Fit[][] = [[{ cost: 0, path: [], tells: false }], ...known.map(() => [])];
  const add = (fits: Fit[], one: Fit): void => {
    const other = fits.findIndex(({ tells }) => tells === one.tells);
    if (one.cost >= farthest || (other >= 0 && fits[other]!.cost <= one.cost)) return;
    if (other >= 0) fits.splice(other, 1);
    fits.push(one);
  };
  /** Names of the known path that were not written. */
  const supply = (fits: Fit[][]): Fit[][] => {
    for (const [column, name] of known.entries()) {
      for (const { cost, path, tells } of fits[column]!) {
        add(fits[column + 1]!, { cost: cost + inserted(name), path: [...path, name], tells });
      }
    }
    return fits;
  };
  row = supply(row);
  for (const [line, { written, choices }] of parts.entries()) {
    const next: Fit[][] = row.map(() => []);
    // The last segment says most: `events/trigger` is about a trigger.
    const less = dropped(written, parts[line - 1]?.written) + (line === parts.length - 1 ? 0.2 : 0);
    for (const [column, fits] of row.entries()) {
      for (const { cost, path, tells } of fits) {
        add(next[column]!, { cost: cost + less, path, tells });
        for (const [index, choice] of choices.entries()) {
          // `clock/forward` is `clock/advance`, not `clock/clock/advance`.
          const further = known[column - 1] === choice[0] ? choice.slice(1) : choice;
          const names = known.slice(column, column + further.length);
          if (names.length < further.length) continue;
          const costs = further.map((word, place) => costOf(word, names[place]!));
          const told = further.some(
            (_, place) =>
              !isParameter(names[place]!) && (names[place] !== 'projects' || parts.length <= 2) && costs[place]! < 0.5,
          );
          add(next[column + further.length]!, {
            cost: costs.reduce((sum, each) => sum + each, cost + translated(index, choices)),
            path: [...path, ...names.map((name, place) => (isParameter(name) ? further[place]! : name))],
            tells: tells || told,
          });
        }
      }
    }
    row = supply(next);
  }
  // A path whose own words all had to be supplied is no suggestion.
  return row.at(-1)!.find(({ tells }) => tells);
}

/** Words for the page, which is no control call. */
const page: ReadonlySet<string> = new Set(['dashboard', 'ui', 'console', 'gui']);

/** Undefined if none is near. */
export function nearestControlPath(path: string): string | undefined {
  const written = segmentsOf(path);
  if (written.length === 0 || written.length > most.segments) return undefined;
  if (page.has(written.at(-1)!.toLowerCase())) return '/dashboard/';
  const parts = partsOf(written);
  const costs = new Map<string, number>();
  const costOf = (segment: string, name: string): number => {
    const both = `${segment}/${name}`;
    const cost = costs.get(both) ?? replaced(segment, name);
    costs.set(both, cost);
    return cost;
  };
  let best: Fit | undefined;
  for (const known of controlPaths()) {
    const found = fit(parts, known, costOf);
    if (found && found.cost < (best?.cost ?? farthest)) best = found;
  }
  return best && `/__admin/${best.path.join('/')}`;
}
