import { parseArgs } from 'node:util';
import { flags } from '../config/flags.js';

/** The flags of a `start` command, by key; undefined when the words contain anything else or anything invalid. */
export function plainFlags(words: readonly string[]): Record<string, unknown> | undefined {
  const names = flags.map(({ key, flag, repeatable = false }) => {
    const [name = '', value] = flag.split(' ');
    const type = value === undefined ? ('boolean' as const) : ('string' as const);
    return { key, name: name.slice('--'.length), type, multiple: repeatable };
  });
  try {
    const { values } = parseArgs({
      args: words[0] === 'start' ? words.slice(1) : [...words],
      options: Object.fromEntries(names.map(({ name, type, multiple }) => [name, { type, multiple }])),
    });
    return Object.fromEntries(names.flatMap(({ key, name }) => (name in values ? [[key, values[name]]] : [])));
  } catch {
    return undefined;
  }
}
