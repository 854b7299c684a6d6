// What a flag means that a command does not have.
import type { Command } from 'commander';
import { alternatives } from '../contract/guessed-name.js';
import { flagsMeant } from '../contract/words.js';

/** The command that a command line names; `start` if it names none. */
function commandIn(program: Command, words: readonly string[]): Command {
  const named = (within: Command, word: string | undefined): Command | undefined =>
    within.commands.find((command) => command.name() === word);
  const first = named(program, words[0]);
  if (!first) return named(program, 'start') ?? program;
  return (
    named(
      first,
      words.slice(1).find((word) => !word.startsWith('-')),
    ) ?? first
  );
}

const flagsOf = (command: Command): string[] => command.options.flatMap(({ long }) => (long ? [long.slice(2)] : []));

/** `wait requests` */
const fullName = (command: Command): string =>
  command.parent?.parent ? `${fullName(command.parent)} ${command.name()}` : command.name();

/** Commands that are named for a flag; more would not help. */
const mostNamed = 4;

/** "; did you mean --host?"; the commands that have the flag, if this one has nothing like it; empty if none has. */
export function adviceOnFlag(flag: string, program: Command, words: readonly string[]): string {
  const name = flag.replace(/^-+/, '');
  const command = commandIn(program, words);
  const places = command.registeredArguments.map((argument) => argument.name());
  const own = flagsMeant(name, [...flagsOf(command), ...places]);
  if (own.length > 0) {
    const spelled = own.map((each) => (places.includes(each) ? `<${each}>` : `--${each}`));
    const usage = own.some((each) => places.includes(each)) ? ` (${fullName(command)} ${command.usage()})` : '';
    return `; did you mean ${alternatives(spelled, '')}?${usage}`;
  }
  const all = [program, ...program.commands].flatMap(({ commands }) => commands);
  const [meant] = flagsMeant(name, [...new Set(all.flatMap(flagsOf))]);
  if (meant === undefined) return `; ${fullName(command)} --help lists its flags`;
  const having = all.filter((each) => flagsOf(each).includes(meant)).map(fullName);
  const more = having.length > mostNamed ? ', ...' : '';
  return `; --${meant} is a flag of ${having.slice(0, mostNamed).join(', ')}${more}`;
}
