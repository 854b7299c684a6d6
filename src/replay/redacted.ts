// Secrets that a recording does not contain: a journal shows `[REDACTED]` in their place.
import { isJson } from '../contract/open-api.js';

const redacted = /^\[REDACTED( \d+)?\]$/;

export interface Filled {
  body: unknown;
  /** Dotted paths of the redacted fields, in order. */
  redacted: string[];
  /** Those for which no secret was given. */
  missing: string[];
}

/** Puts secrets in place of `[REDACTED]`. A secret is named by a field's path, or by its name alone. */
export function fillSecrets(body: unknown, secrets: ReadonlyMap<string, string>): Filled {
  const found: Filled = { body: undefined, redacted: [], missing: [] };
  const fill = (value: unknown, path: string, name: string): unknown => {
    if (Array.isArray(value)) return value.map((each, index) => fill(each, `${path}[${index}]`, name));
    if (isJson(value)) {
      return Object.fromEntries(
        Object.entries(value).map(([field, each]) => [field, fill(each, path ? `${path}.${field}` : field, field)]),
      );
    }
    if (typeof value !== 'string' || !redacted.test(value)) return value;
    found.redacted.push(path);
    const secret = secrets.get(path) ?? secrets.get(name);
    if (secret === undefined) found.missing.push(path);
    return secret ?? value;
  };
  found.body = fill(body, '', '');
  return found;
}
