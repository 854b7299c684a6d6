// The command that a word means which is none.
import { meantNames, type WordRow } from '../contract/guessed-name.js';
import { lexicon, wordRows } from '../contract/words.js';

/** The commands for the paths of the control API, below that of a project: what is guessed for a path counts for both. */
const commandOfPath: Readonly<Record<string, string>> = {
  'clock/advance': 'advance',
  requests: 'journal',
  'requests/count': 'count',
  'requests/wait': 'wait',
  'deliveries/sample': 'sample',
  'deliveries/resend': 'resend',
  'deliveries/mode': 'hold',
  'deliveries/release': 'release',
  state: 'export',
  'tokens/expire': 'expire-tokens',
  'openapi.json': 'catalog',
  docs: 'help',
};

const pathRows = (): WordRow[] => [
  ...Object.entries(commandOfPath).map(([path, command]): WordRow => [[path], command]),
  ...wordRows('paths').map(([guesses, path]): WordRow => [guesses, commandOfPath[path] ?? path]),
];

/** The command that a word stands for, or one of its words. */
export const commandFor = (word: string, names: readonly string[]): string | undefined =>
  meantNames(word, names, lexicon('commands', pathRows))[0];

/** How something is done that is no command. */
export const asideOn = (word: string): string | undefined =>
  wordRows('asides').find(([guesses]) => guesses.includes(word.toLowerCase()))?.[1];
