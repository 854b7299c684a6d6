// The call of the library that a guess means.
import { meantNames, type WordRow } from '../contract/guessed-name.js';
import { lexicon, wordRows } from '../contract/words.js';

/** What is guessed for the paths of the control API counts here, too. */
const callOfPath: Readonly<Record<string, string>> = {
  'clock/advance': 'advance',
  'requests/count': 'countRequests',
  'requests/wait': 'waitForRequests',
  'deliveries/sample': 'sendSample',
  'deliveries/resend': 'resend',
  'deliveries/mode': 'holdDeliveries',
  'deliveries/release': 'releaseDeliveries',
  checkpoints: 'checkpoint',
  state: 'exportState',
  'platform-rules': 'platformRules',
  'tokens/expire': 'expireTokens',
};

const pathRows = (): WordRow[] =>
  wordRows('paths').map(([guesses, path]): WordRow => [guesses, callOfPath[path] ?? path]);

/** The calls of a project that a guess can stand for. */
export const projectCalls = (guess: string, names: readonly string[]): string[] =>
  meantNames(guess, names, lexicon('project', pathRows));

/** The calls of a simulator that a guess can stand for. */
export const simulatorCalls = (guess: string, names: readonly string[]): string[] =>
  meantNames(guess, names, lexicon('simulator', pathRows));
