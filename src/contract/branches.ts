// Which alternative of an `anyOf` a value means. The alternatives overlap, so a plain anyOf would report five faults where
// there is one. Here the choice depends on the value's type, its tags (`type`, `format`), the values of its parent
// (`x-only-for`) or its keys.
import { type Condition, refName, type Schema } from './load.js';

/** What the choice depends on, with references resolved. */
export interface Branch {
  /** Accepted JSON types; empty for any. */
  types: readonly string[];
  properties: Readonly<Record<string, Schema>>;
  required: readonly string[];
  /** Values of the parent object that select this alternative. */
  onlyFor: Condition | undefined;
  /** Whether it accepts the value; called only if nothing else decides. */
  accepts(value: unknown): boolean;
}

export interface Chooser {
  /** Index of the alternative that `value` is meant to be, or -1 if there is none; `fault` then says why. */
  choose(value: unknown, parent?: unknown): number;
  fault(value: unknown): { field: string | undefined; allowed: readonly unknown[] };
  /** False if objects can be distinguished only by trying the alternatives. */
  tagged: boolean;
}

/** A number is the only branch left; without a tag, the candidates are compared by their keys. */
type Step = number | { tag: undefined; candidates: readonly number[] } | Tag;

interface Tag {
  tag: string;
  byValue: ReadonlyMap<unknown, Step>;
  /** Undefined if every candidate requires the tag. */
  absent: Step | undefined;
}

export function chooserOf(
  branches: readonly Branch[],
  parent: Schema | undefined,
  schemas: Readonly<Record<string, Schema>>,
): Chooser {
  const takes = (type: string) => (index: number) => {
    const { types } = branches[index]!;
    return types.length === 0 || types.includes(type) || (type === 'number' && types.includes('integer'));
  };
  const indexes = [...branches.keys()];
  const objects = indexes.filter(takes('object'));
  const objectStep = stepFor(objects, branches, schemas, new Set());
  const conditional = branches.some(({ onlyFor }) => onlyFor !== undefined);

  function choose(value: unknown, parentValue?: unknown): number {
    if (!isObject(value)) return firstFit(indexes.filter(takes(jsonType(value))), value);
    if (!conditional) return follow(objectStep, value);
    const meant = branches.findIndex(({ onlyFor }) => onlyFor !== undefined && holds(onlyFor, parentValue, parent));
    return meant >= 0 ? meant : follow(objectStep, value);
  }

  function follow(start: Step, value: Record<string, unknown>): number {
    let step: Step | undefined = start;
    while (typeof step === 'object') {
      if (step.tag === undefined) return firstFit(mostLike(step.candidates, value), value);
      step = next(step, value);
    }
    return step ?? -1;
  }

  function mostLike(candidates: readonly number[], value: Record<string, unknown>): readonly number[] {
    const likeness = candidates.map(
      (index) => likenessOf(value, branches[index]!) - denialsOf(value, index, candidates),
    );
    const most = Math.max(...likeness);
    return candidates.filter((_, position) => likeness[position] === most);
  }

  /** Penalty for values that this alternative excludes and another one lists: they are the clearest sign. */
  function denialsOf(value: Record<string, unknown>, index: number, candidates: readonly number[]): number {
    const named = (candidate: number, key: string): boolean | undefined => {
      const property = branches[candidate]!.properties[key];
      return property && fixedValues(property, schemas)?.includes(value[key]);
    };
    // A value can have a hundred thousand keys; an alternative names few.
    const denied = Object.keys(branches[index]!.properties).filter(
      (key) =>
        Object.hasOwn(value, key) &&
        named(index, key) === false &&
        candidates.some((other) => named(other, key) === true),
    );
    return 2000 * denied.length;
  }

  function firstFit(candidates: readonly number[], value: unknown): number {
    if (candidates.length < 2) return candidates[0] ?? -1;
    return candidates.find((index) => branches[index]!.accepts(value)) ?? candidates[0]!;
  }

  function fault(value: unknown): { field: string | undefined; allowed: readonly unknown[] } {
    let step: Step | undefined = objectStep;
    while (isObject(value) && typeof step === 'object' && step.tag !== undefined) {
      const { tag, byValue }: Tag = step;
      step = next(step, value);
      if (step === undefined) return { field: tag, allowed: [...byValue.keys()] };
    }
    return { field: undefined, allowed: [...new Set(branches.flatMap((branch) => branch.types))] };
  }

  return { choose, fault, tagged: typeof objectStep === 'number' || objectStep.tag !== undefined };
}

/** Splits the candidates by a property whose fixed values differ between them, then splits each part again. */
function stepFor(
  candidates: readonly number[],
  branches: readonly Branch[],
  schemas: Readonly<Record<string, Schema>>,
  used: ReadonlySet<string>,
): Step {
  if (candidates.length === 1) return candidates[0]!;
  const named = new Set(candidates.flatMap((index) => Object.keys(branches[index]!.properties)));
  for (const tag of named) {
    if (used.has(tag)) continue;
    // Candidates without the property are meant only by values without it.
    const tagged = candidates.filter((index) => tag in branches[index]!.properties);
    const values = tagged.map((index) => fixedValues(branches[index]!.properties[tag]!, schemas));
    if (values.some((fixed) => fixed === undefined) || new Set(values.map((fixed) => fixed?.join())).size < 2) continue;
    const after = new Set([...used, tag]);
    const byValue = new Map<unknown, Step>();
    for (const value of new Set(values.flat())) {
      const left = tagged.filter((_, position) => values[position]?.includes(value));
      byValue.set(value, stepFor(left, branches, schemas, after));
    }
    const required = candidates.every((index) => branches[index]!.required.includes(tag));
    return { tag, byValue, absent: required ? undefined : stepFor(candidates, branches, schemas, after) };
  }
  return { tag: undefined, candidates };
}

function next({ tag, byValue, absent }: Tag, value: Record<string, unknown>): Step | undefined {
  const said = value[tag];
  return said === undefined ? absent : byValue.get(said);
}

function fixedValues(property: Schema, schemas: Readonly<Record<string, Schema>>): readonly unknown[] | undefined {
  const inner = property.$ref === undefined ? property.allOf?.[0] : schemas[refName(property.$ref)];
  if ('const' in property) return [property.const];
  return property.enum ?? (inner && fixedValues(inner, schemas));
}

/** Complete alternatives come first; among equals, the one that knows most of the keys. */
function likenessOf(value: Record<string, unknown>, { properties, required }: Branch): number {
  // Each key that one alternative knows is one that it does not lack: it counts twice.
  const known = Object.keys(properties).filter((key) => Object.hasOwn(value, key)).length;
  const missing = required.filter((key) => !Object.hasOwn(value, key)).length;
  return (missing === 0 ? 1000 : 0) + 2 * known - missing / 2;
}

/** Whether an object meets a condition; absent properties count with the default of their schema. */
function holds(condition: Condition, object: unknown, schema: Schema | undefined): boolean {
  const values = isObject(object) ? object : {};
  return Object.entries(condition).every(
    ([name, value]) => (values[name] ?? schema?.properties?.[name]?.default ?? null) === value,
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function jsonType(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
