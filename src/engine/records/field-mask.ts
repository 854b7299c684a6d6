// Field masks: paths of the fields to return. A `0` in a path matches every element of an array.

type Branch = { [name: string]: Branch | true };

function branchesOf(paths: readonly string[]): Branch {
  const root: Branch = {};
  for (const path of paths) {
    let here = root;
    const parts = path.split('.');
    for (const [index, part] of parts.entries()) {
      // A path includes all paths below it.
      if (here[part] === true) break;
      if (index === parts.length - 1) here[part] = true;
      else {
        here[part] ??= {};
        here = here[part];
      }
    }
  }
  return root;
}

/** Undefined if the branch names fields but the value is not an object. */
function pick(value: unknown, branch: Branch | true): unknown {
  if (branch === true) return value;
  if (value === null || typeof value !== 'object') return undefined;
  if (Array.isArray(value)) {
    const each = branch[0];
    return each === undefined ? [] : value.map((element) => pick(element, each)).filter((part) => part !== undefined);
  }
  const picked: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    const part = branch[name] === undefined ? undefined : pick(inner, branch[name]);
    if (part !== undefined) picked[name] = part;
  }
  return picked;
}

/** The parts of `value` that the paths name; missing fields stay missing. */
export function applyFieldMask<T extends object>(value: T, paths: readonly string[]): Partial<T> {
  return pick(value, branchesOf(paths)) as Partial<T>;
}
