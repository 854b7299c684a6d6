// A misspelt or guessed name of a call is answered with the right one, where the compiler does not see it: in JavaScript.
import { alternatives } from '../contract/guessed-name.js';

/** Names that other code asks any object for: to await it, print it, compare it, or tell what it is. */
const asked: ReadonlySet<string> = new Set(
  'then catch finally toJSON inspect constructor name length size type kind code message stack cause default nodeType nodeName tagName asymmetricMatch equals isEqual on once off addListener addEventListener removeListener emit pipe next return throw done value values keys entries get set has forEach map subscribe getReader read write href protocol host hostname port origin path auth key http error data'.split(
    ' ',
  ),
);

/**
 * From now on, a name that objects of a class do not have, and for which `meant` knows the right ones, is a function that throws
 * TypeError. Reading it does not throw, because printers and matchers read names of any object that they do not know; only
 * one that stands for a value (`values`) throws when it is read. Names that exist are read as before: what is not found in
 * the class is looked up in the proxy above it.
 */
export function suggestNames(
  prototype: object,
  what: string,
  values: readonly string[],
  meant: (name: string) => readonly string[],
): void {
  const above = new Proxy(Object.create(Object.prototype), {
    get(target, name, receiver) {
      if (typeof name === 'symbol' || name in target || asked.has(name) || /^[_$@\d]/.test(name)) {
        return Reflect.get(target, name, receiver);
      }
      const meanings = meant(name);
      if (meanings.length === 0) return undefined;
      const refuse = (): never => {
        throw new TypeError(`${what} has no '${name}'; did you mean ${alternatives(meanings)}?`);
      };
      return meanings.every((meaning) => values.includes(meaning)) ? refuse() : refuse;
    },
  });
  Object.setPrototypeOf(prototype, above);
}

/** The public names of a class and of its objects. */
export const namesOf = (prototype: object, ...fields: readonly string[]): string[] => [
  ...Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor'),
  ...fields,
];
