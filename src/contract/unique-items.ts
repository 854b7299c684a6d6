// Whether the elements of a list differ, in time linear in their text: Ajv compares each pair unless all are plain values.

export function areUnique(list: readonly unknown[]): boolean {
  if (list.length < 2 || (list.length <= few && plainlyDiffer(list))) return true;
  // Plain values are equal only to themselves.
  if (list.every((element) => typeof element !== 'object')) return new Set(list).size === list.length;
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

/** Lists of up to this length are compared pair by pair first. */
const few = 12;

/** Whether the elements of each pair differ in their types or in a plain value. */
function plainlyDiffer(list: readonly unknown[]): boolean {
  for (let index = 1; index < list.length; index++) {
    for (let other = 0; other < index; other++) if (!differsPlainly(list[index], list[other])) return false;
  }
  return true;
}

const isBranch = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** False if equal, or if only what is inside tells them apart. */
function differsPlainly(one: unknown, other: unknown): boolean {
  if (!isBranch(one) || !isBranch(other)) return one !== other;
  for (const name in one) {
    const inner = one[name];
    if (typeof inner !== 'object' && inner !== other[name]) return true;
  }
  return false;
}

/** JSON with sorted keys: equal for equal values only. */
function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    // A plain object would put `__proto__` and numeric keys elsewhere; a list of pairs could equal an array.
    return { '': Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)) };
  });
}
