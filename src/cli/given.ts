import type { Command } from 'commander';
import { Failure } from './failure.js';

export interface GivenOptions {
  with?: Record<string, unknown>;
}

/** Adds the flag that gives data to an outcome or an event. */
export const withGiven = (command: Command, what: 'outcome' | 'event'): Command =>
  command.option('--with <name=value>', `data of the ${what}, as often as needed; name:=value for JSON`, gather);

/** Gathers `--with name=value` (a text) and `--with name:=value` (JSON: a number, true, a list). */
function gather(word: string, gathered: Record<string, unknown> = {}): Record<string, unknown> {
  const [, name, colon, text] = /^([^=:]+)(:?)=(.*)$/s.exec(word) ?? [];
  if (name === undefined || text === undefined) {
    throw new Failure(`--with must be name=value, or name:=JSON, not '${word}'`, 2);
  }
  try {
    return { ...gathered, [name]: colon ? JSON.parse(text) : text };
  } catch {
    throw new Failure(`--with ${name}:= must be followed by JSON, not '${text}'`, 2);
  }
}
