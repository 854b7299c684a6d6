import { Failure } from './failure.js';

/** An argument that is JSON, for what the simulator validates. Throws Failure for a text that is not. */
export function jsonArgument<T extends object>(name: string, text: string): T {
  try {
    const value = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Told below.
  }
  throw new Failure(`${name} must be a JSON object, not '${text}'`, 2);
}

/** `name=value` words as an object: true and false become booleans. Throws Failure. */
export function pairs(words: readonly string[]): Record<string, string | boolean> {
  return Object.fromEntries(
    words.map((word) => {
      const [, name, value] = /^([^=]+)=(.*)$/s.exec(word) ?? [];
      if (name === undefined || value === undefined) throw new Failure(`'${word}' must be name=value`, 2);
      return [name, value === 'true' ? true : value === 'false' ? false : value];
    }),
  );
}
