// Secrets and tokens, hidden where a person looks at what went over the wire.
import { readText } from '../engine/requests/json.js';

const redacted = '[REDACTED]';

const secretName = /secret|password|authorization|cookie|facebookCode|(?<!page)token$/i;

/**
 * A copy with `standIn` in the place of every secret; fields are secret by their names, and so is each text in an object
 * of such a name.
 */
export function withoutSecrets(value: unknown, standIn = (_secret: string): string => redacted): unknown {
  const copy = (inner: unknown, secret: boolean): unknown => {
    if (typeof inner === 'string') return secret ? standIn(inner) : copyText(inner);
    if (Array.isArray(inner)) return inner.map((each) => copy(each, secret));
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(
      Object.entries(inner).map(([name, each]) => [name, copy(each, secret || secretName.test(name))]),
    );
  };
  // The body of a delivery is a text that holds JSON; one without secrets stays as it was written.
  const copyText = (text: string): string => {
    const said = text.startsWith('{') ? readText(text) : text;
    if (typeof said === 'string') return text;
    const shown = JSON.stringify(copy(said, false));
    return shown === JSON.stringify(said) ? text : shown;
  };
  return copy(value, false);
}

/** Stand-ins that tell secrets apart: a token may be the key of its record. */
export function numbered(): (secret: string) => string {
  const known = new Map<string, string>();
  return (secret) => {
    const text = known.get(secret) ?? `[REDACTED ${known.size + 1}]`;
    known.set(secret, text);
    return text;
  };
}
