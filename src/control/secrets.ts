// Hides secrets and tokens in recorded requests and deliveries.
import { readText } from '../engine/requests/json.js';

const redacted = '[REDACTED]';

const secretName = /secret|password|authorization|cookie|facebookCode|(?<!page)token$/i;

/**
 * A copy with `standIn` in place of every secret. A field is secret because of its name; in an object with such a name,
 * every text is secret.
 */
export function withoutSecrets<T>(value: T, standIn = (_secret: string): string => redacted): T {
  const copy = (inner: unknown, secret: boolean): unknown => {
    if (typeof inner === 'string') return secret ? standIn(inner) : copyText(inner);
    if (Array.isArray(inner)) return inner.map((each) => copy(each, secret));
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(
      Object.entries(inner).map(([name, each]) => [name, copy(each, secret || secretName.test(name))]),
    );
  };
  // The body of a delivery is JSON text; without secrets it stays exactly as it is.
  const copyText = (text: string): string => {
    const said = text.startsWith('{') ? readText(text) : text;
    if (typeof said === 'string') return text;
    const shown = JSON.stringify(copy(said, false));
    return shown === JSON.stringify(said) ? text : shown;
  };
  // The copy differs from the value in its texts only.
  return copy(value, false) as T;
}

/** Distinct replacements for distinct secrets: a token can be the key of its record. */
export function numbered(): (secret: string) => string {
  const known = new Map<string, string>();
  return (secret) => {
    const text = known.get(secret) ?? `[REDACTED ${known.size + 1}]`;
    known.set(secret, text);
    return text;
  };
}
