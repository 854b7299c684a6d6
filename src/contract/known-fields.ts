// Copies a valid body without unknown fields, as a whitelisting validator does.
import type { Schema } from './load.js';
import type { Rewritten } from './rewrite.js';

export function keepKnownFields(
  value: unknown,
  schema: Rewritten,
  follow: (reference: string) => Rewritten,
  parent?: unknown,
): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (schema.$ref !== undefined) return keepKnownFields(value, follow(schema.$ref), follow, parent);
  if (schema.chooseFrom) {
    const branch = schema.chooseFrom[schema.chooser!.choose(value, parent)] ?? {};
    return keepKnownFields(value, branch, follow, parent);
  }
  if (schema.else) return keepKnownFields(value, schema.else, follow, parent);
  if (Array.isArray(value)) {
    const { items } = schema;
    return items ? value.map((item) => keepKnownFields(item, items, follow, value)) : value;
  }
  const properties = propertiesOf(schema, follow);
  if (properties === undefined) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => Object.hasOwn(properties, name) || schema.additionalProperties !== undefined)
      .map(([name, inner]) => [name, keepKnownFields(inner, properties[name] ?? {}, follow, value)]),
  );
}

/** Undefined for a map, which accepts any name. */
function propertiesOf(
  schema: Schema,
  follow: (reference: string) => Rewritten,
): Readonly<Record<string, Schema>> | undefined {
  const parts = (schema.allOf ?? []).map((part) => propertiesOf(part.$ref ? follow(part.$ref) : part, follow));
  const all = [schema.properties, ...parts].filter((part) => part !== undefined);
  return all.length === 0 ? undefined : Object.assign({}, ...all);
}
