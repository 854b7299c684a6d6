// Whether the elements of a list differ, in time linear in their text: Ajv compares each pair unless all are plain values.

export function areUnique(list: readonly unknown[]): boolean {
  // The texts of equal elements have the same length, whatever the order of their fields: few lists need more than that.
  const lengths = list.map((element): number | undefined => JSON.stringify(element)?.length);
  const met = new Set<number | undefined>();
  const repeated = new Set(lengths.filter((length) => met.size === met.add(length).size));
  if (repeated.size === 0) return true;
  const seen = new Set<string>();
  for (const [index, element] of list.entries()) {
    if (!repeated.has(lengths[index])) continue;
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
