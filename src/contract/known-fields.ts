// Drops the unknown fields of a body, as a whitelisting validator does, and notes them.
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

/** The value itself if it has no unknown fields, otherwise a copy without them. */
export function keepKnownFields(value: unknown, schema: Rewritten, walk: Walk, path = '', parent?: unknown): unknown {
  const { follow } = walk;
  if (typeof value !== 'object' || value === null) return value;
  if (schema.$ref !== undefined) return keepKnownFields(value, follow(schema.$ref), walk, path, parent);
  if (schema.chooseFrom) {
    const branch = schema.chooseFrom[schema.chooser!.choose(value, parent)] ?? {};
    return keepKnownFields(value, branch, walk, path, parent);
  }
  if (schema.else) return keepKnownFields(value, schema.else, walk, path, parent);
  if (Array.isArray(value)) {
    const { items } = schema;
    if (!items) return value;
    let same = true;
    const kept = value.map((item, index) => {
      const inner = keepKnownFields(item, items, walk, under(path, index), value);
      same &&= inner === item;
      return inner;
    });
    return same ? value : kept;
  }
  const properties = propertiesOf(schema, follow);
  return properties === undefined ? value : keepProperties(value, properties, schema, walk, path);
}

function keepProperties(value: object, properties: Properties, schema: Rewritten, walk: Walk, path: string): object {
  let same = true;
  const kept = Object.entries(value).filter((entry) => {
    const [name, inner] = entry;
    if (!Object.hasOwn(properties, name) && schema.additionalProperties === undefined) {
      walk.unknown.push({ within: path, name, known: () => lackingFirst(value, properties) });
      same = false;
      return false;
    }
    // Most fields are plain values, which have no path to build for what is in them.
    if (typeof inner === 'object') {
      entry[1] = keepKnownFields(inner, properties[name] ?? {}, walk, under(path, name), value);
      same &&= entry[1] === inner;
    }
    return true;
  });
  return same ? value : Object.fromEntries(kept);
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

type Properties = Readonly<Record<string, Schema>>;

/** Found before; schemas do not change. */
const propertiesBySchema = new WeakMap<Schema, Properties | undefined>();

/** Undefined for a map, which accepts any name. */
function propertiesOf(schema: Schema, follow: (reference: string) => Rewritten): Properties | undefined {
  if (!schema.allOf) return schema.properties;
  if (!propertiesBySchema.has(schema)) {
    const parts = schema.allOf.map((part) => propertiesOf(part.$ref ? follow(part.$ref) : part, follow));
    const all = [schema.properties, ...parts].filter((part) => part !== undefined);
    propertiesBySchema.set(schema, all.length === 0 ? undefined : Object.assign({}, ...all));
  }
  return propertiesBySchema.get(schema);
}
