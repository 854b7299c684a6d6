// What people call things who do not know the names: fixtures/words.yaml, read when the first wrong name is met.
import { createRequire } from 'node:module';
import { alternatives, type Lexicon, meantNames, type WordRow, wordsIn } from './guessed-name.js';

const require = createRequire(import.meta.url);

/** Sections with one row for each name. */
export type Kind = 'paths' | 'calls' | 'commands' | 'asides' | 'project' | 'simulator' | 'flags' | 'values';

/** As written: names, and their words with spaces between them. */
interface Written extends Readonly<Record<Kind, Readonly<Record<string, string>>>> {
  fields: readonly Readonly<Record<string, string>>[];
  verbs: readonly string[];
  silent: string;
  actions: string;
  vague: string;
}

let written: Written | undefined;
// A build makes it a file of its own, so that no start reads it.
const all = (): Written => (written ??= require('./words.json'));

const listOf = (words: string): string[] => words.split(' ');
const rowsOf = (section: Readonly<Record<string, string>>): WordRow[] =>
  Object.entries(section).map(([name, words]) => [listOf(words), name]);

const known = new Map<string, readonly WordRow[]>();

/** The rows of one section. */
export function wordRows(kind: Kind | 'fields'): readonly WordRow[] {
  const found = known.get(kind) ?? (kind === 'fields' ? all().fields.flatMap(rowsOf) : rowsOf(all()[kind]));
  known.set(kind, found);
  return found;
}

const lexicons = new Map<string, Lexicon>();

/** Everything that helps to find a name of one kind. `further`: rows after its own. */
export function lexicon(kind: Kind, further: () => readonly WordRow[] = () => []): Lexicon {
  const found = lexicons.get(kind);
  if (found) return found;
  const { verbs, silent, actions, vague } = all();
  const made: Lexicon = {
    rows: [...wordRows(kind), ...further()],
    verbs: verbs.map(listOf),
    silent: new Set(listOf(silent)),
    actions: new Set(listOf(actions)),
    vague: new Set(listOf(vague)),
  };
  lexicons.set(kind, made);
  return made;
}

/** Values of a list that a given one can mean. */
export const meantValues = (given: string, allowed: Iterable<string>): string[] =>
  meantNames(given, allowed, lexicon('values'));

/** Flags or options that a name can mean, by their own spelling. */
export function flagsMeant(name: string, known: readonly string[]): string[] {
  const spelled = new Map(known.map((each) => [wordsIn(each).join('-'), each]));
  return meantNames(name, spelled.keys(), lexicon('flags')).map((flag) => spelled.get(flag)!);
}

/** "did you mean 'a' or 'b'?"; undefined if nothing is known. */
export function questionFor(given: string, allowed: Iterable<string>): string | undefined {
  const meant = meantValues(given, allowed);
  return meant.length === 0 ? undefined : `did you mean ${alternatives(meant)}?`;
}
