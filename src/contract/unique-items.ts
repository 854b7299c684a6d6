// Whether the elements of a list differ, in time linear in their text: Ajv compares each pair unless all are plain values.

export function areUnique(list: readonly unknown[]): boolean {
  const seen = new Set<string>();
  for (const element of list) {
    const text = canonicalText(element);
    if (seen.has(text)) return false;
    seen.add(text);
  }
  return true;
}

/** JSON with sorted keys: equal for equal values only. */
function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    // A plain object would put `__proto__` and numeric keys elsewhere; a list of pairs could equal an array.
    return { '': Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)) };
  });
}
