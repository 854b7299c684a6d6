// Copies a body without unknown fields, as a whitelisting validator does, and notes those that it drops.
import type { Schema } from './load.js';
import type { Rewritten } from './rewrite.js';

/** A field that the contract does not know. */
export interface UnknownField {
  /** Dotted path of the object that has the field; empty for the body. */
  within: string;
  name: string;
  /** The names that the object may have; first those that it does not have. */
  known(): readonly string[];
}

interface Walk {
  follow(reference: string): Rewritten;
  /** Receives the unknown fields. */
  unknown: UnknownField[];
}

export function keepKnownFields(value: unknown, schema: Rewritten, walk: Walk, path = '', parent?: unknown): unknown {
  const { follow, unknown } = walk;
  if (typeof value !== 'object' || value === null) return value;
  if (schema.$ref !== undefined) return keepKnownFields(value, follow(schema.$ref), walk, path, parent);
  if (schema.chooseFrom) {
    const branch = schema.chooseFrom[schema.chooser!.choose(value, parent)] ?? {};
    return keepKnownFields(value, branch, walk, path, parent);
  }
  if (schema.else) return keepKnownFields(value, schema.else, walk, path, parent);
  if (Array.isArray(value)) {
    const { items } = schema;
    return items ? value.map((item, index) => keepKnownFields(item, items, walk, under(path, index), value)) : value;
  }
  const properties = propertiesOf(schema, follow);
  if (properties === undefined) return value;
  const kept: [string, unknown][] = [];
  for (const [name, inner] of Object.entries(value)) {
    if (Object.hasOwn(properties, name) || schema.additionalProperties !== undefined) {
      kept.push([name, keepKnownFields(inner, properties[name] ?? {}, walk, under(path, name), value)]);
    } else unknown.push({ within: path, name, known: () => lackingFirst(value, properties) });
  }
  return Object.fromEntries(kept);
}

function lackingFirst(value: object, properties: object): string[] {
  const names = Object.keys(properties);
  return [
    ...names.filter((name) => !Object.hasOwn(value, name)),
    ...names.filter((name) => Object.hasOwn(value, name)),
  ];
}

/** The dotted path of a part of an object or array. */
export const under = (path: string, name: string | number): string => (path === '' ? String(name) : `${path}.${name}`);

/** Undefined for a map, which accepts any name. */
function propertiesOf(
  schema: Schema,
  follow: (reference: string) => Rewritten,
): Readonly<Record<string, Schema>> | undefined {
  const parts = (schema.allOf ?? []).map((part) => propertiesOf(part.$ref ? follow(part.$ref) : part, follow));
  const all = [schema.properties, ...parts].filter((part) => part !== undefined);
  return all.length === 0 ? undefined : Object.assign({}, ...all);
}
