// What declares a flag: its variable follows from its name, and its help, default and validation are beside it.
import type { Key, Settings } from './settings.js';
import type { Invalid } from './values.js';

export interface FlagOf<K extends Key> {
  key: K;
  /** As in the help: `--port <number>`. */
  flag: string;
  /** What `read` gets when neither flag nor variable is set. */
  fallback: string;
  help: string;
  read: (text: string) => Settings[K] | Invalid;
  /** The valid values, for the error message. */
  valid: string;
  /** The valid values that are words, to suggest the closest one for a typo. */
  words?: readonly string[];
  /** Whether the flag can be repeated; its variable has the values separated by commas. */
  repeatable?: true;
  /** Whether its value can contain a password: an error does not quote it. */
  secret?: true;
  /** The variable of version 0.1; losing its value silently would lose data or leave the control API open. */
  formerVariable?: string;
}

/** The declarations of some flags. */
export type Flags<Some extends Key = Key> = { readonly [K in Some]: FlagOf<K> };
