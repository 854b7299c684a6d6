import type { Command } from 'commander';
import { Failure } from './failure.js';

export interface EventDataOptions {
  with?: Record<string, unknown>;
}

/** Adds the flag that passes data to an outcome or an event. */
export const withEventData = (command: Command, target: 'outcome' | 'event'): Command =>
  command.option('--with <name=value>', `${target} data; repeatable; name:=value for JSON`, collect);

/** Collects `--with name=value` (a text) and `--with name:=value` (JSON: a number, true, a list). */
function collect(word: string, collected: Record<string, unknown> = {}): Record<string, unknown> {
  const [, name, colon, text] = /^([^=:]+)(:?)=(.*)$/s.exec(word) ?? [];
  if (name === undefined || text === undefined) {
    throw new Failure(`--with must be name=value, or name:=JSON, not '${word}'`, 2);
  }
  try {
    return { ...collected, [name]: colon ? JSON.parse(text) : text };
  } catch {
    throw new Failure(`--with ${name}:= must be followed by JSON, not '${text}'`, 2);
  }
}
