import { Failure } from './failure.js';

/** Gathers `--with name=value` (a text) and `--with name:=value` (JSON: a number, true, a list). */
export function gatherGiven(word: string, gathered: Record<string, unknown> = {}): Record<string, unknown> {
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
