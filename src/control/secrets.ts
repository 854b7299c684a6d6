// Secrets and tokens, hidden where a person looks at what went over the wire.

export const redacted = '[REDACTED]';

const secretName = /secret|password|authorization|cookie|facebookCode|(?<!page)token$/i;

/** A copy with every secret in it replaced; fields are secret by their names. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      typeof inner === 'string' && secretName.test(name) ? redacted : withoutSecrets(inner),
    ]),
  );
}
