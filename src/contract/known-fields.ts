// Drops the unknown fields of a body, as a whitelisting validator does, and notes them.
import { soughtFaults } from './first-faults.js';
import type { Schema } from './load.js';
import type { Rewritten } from './rewrite.js';

/** A field that the contract does not know. */
export interface UnknownField {
  /** Dotted path of the object that has the field; empty for the body. */
  within: string;
  name: string;
  /** The names that the object may have; first those that it does not have. */
  known(): readonly string[];
  /** The names that other forms of the object may have besides. */
  elsewhere(): readonly string[];
}

type Follow = (reference: string) => Rewritten;

interface Walk {
  follow: Follow;
  /** Receives the first unknown fields that are not ignored; all are dropped. */
  unknown: UnknownField[];
  /** Whether an unknown field is not reported. */
  isIgnored(within: string, name: string): boolean;
}

/** Whether a value has no unknown fields. Nearly every body has none, and looking for them needs neither copies nor paths. */
export const hasOnlyKnownFields = (value: unknown, schema: Rewritten, follow: Follow): boolean =>
  hasOnlyKnown(value, schema, follow, undefined);

/** A copy of the value without unknown fields. */
export const keepKnownFields = (value: unknown, schema: Rewritten, walk: Walk): unknown =>
  keep(value, schema, walk, '', undefined, []);

/** The schema that describes a value: references followed, alternatives chosen. `parent`: what the value is in. */
function meantSchema(value: unknown, written: Rewritten, follow: Follow, parent: unknown): Rewritten {
  let schema = written;
  for (;;) {
    if (schema.$ref !== undefined) schema = follow(schema.$ref);
    else if (schema.chooseFrom) schema = schema.chooseFrom[schema.chooser!.choose(value, parent)] ?? {};
    else if (schema.else) schema = schema.else;
    else return schema;
  }
}

/** All schemas that a value can be described by. */
function formsOf(schema: Rewritten, follow: Follow): Rewritten[] {
  if (schema.$ref !== undefined) return formsOf(follow(schema.$ref), follow);
  if (schema.chooseFrom) return schema.chooseFrom.flatMap((form) => formsOf(form, follow));
  return schema.else ? formsOf(schema.else, follow) : [schema];
}

function hasOnlyKnown(value: unknown, written: Rewritten, follow: Follow, parent: unknown): boolean {
  if (!isBranch(value)) return true;
  const schema = meantSchema(value, written, follow, parent);
  if (Array.isArray(value)) {
    const { items } = schema;
    if (!items) return true;
    for (const item of value) if (!hasOnlyKnown(item, items, follow, value)) return false;
    return true;
  }
  const properties = propertiesOf(schema, follow);
  if (properties === undefined) return true;
  const open = schema.additionalProperties !== undefined;
  for (const name in value) {
    const property = properties[name];
    if (property === undefined || isInherited(property)) {
      if (!open) return false;
    } else if (!hasOnlyKnown(value[name], property, follow, value)) return false;
  }
  return true;
}

/** What every object has by nature: functions, and its prototype. Cheaper than to ask whether a name is an object's own. */
const isInherited = (property: object): boolean => typeof property === 'function' || property === Object.prototype;

/** `elsewhere`: what the value is in the other forms of what it is in. */
function keep(
  value: unknown,
  written: Rewritten,
  walk: Walk,
  path: string,
  parent: unknown,
  elsewhere: readonly Rewritten[],
): unknown {
  if (!isBranch(value)) return value;
  const schema = meantSchema(value, written, walk.follow, parent);
  const forms = [...new Set([written, ...elsewhere].flatMap((each) => formsOf(each, walk.follow)))];
  if (Array.isArray(value)) {
    const { items } = schema;
    const others = forms.flatMap(({ items: inner }) => (inner ? [inner] : []));
    return items ? value.map((item, index) => keep(item, items, walk, under(path, index), value, others)) : value;
  }
  const properties = propertiesOf(schema, walk.follow);
  if (properties === undefined) return value;
  const kept: [string, unknown][] = [];
  const known = (): string[] => lackingFirst(value, properties);
  const others = forms.map((form) => propertiesOf(form, walk.follow)).filter((all) => all !== undefined);
  const inOthers = (name: string): Rewritten[] =>
    others.flatMap((all) => (Object.hasOwn(all, name) ? [all[name]!] : []));
  const names = (): string[] => [...new Set(others.flatMap((all) => Object.keys(all)))];
  for (const [name, inner] of Object.entries(value)) {
    if (Object.hasOwn(properties, name) || schema.additionalProperties !== undefined) {
      kept.push([name, keep(inner, properties[name] ?? {}, walk, under(path, name), value, inOthers(name))]);
    } else if (walk.unknown.length < soughtFaults && !walk.isIgnored(path, name))
      walk.unknown.push({ within: path, name, known, elsewhere: names });
  }
  return Object.fromEntries(kept);
}

const isBranch = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

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
function propertiesOf(schema: Schema, follow: Follow): Properties | undefined {
  if (!schema.allOf) return schema.properties;
  if (!propertiesBySchema.has(schema)) {
    const parts = schema.allOf.map((part) => propertiesOf(part.$ref ? follow(part.$ref) : part, follow));
    const all = [schema.properties, ...parts].filter((part) => part !== undefined);
    propertiesBySchema.set(schema, all.length === 0 ? undefined : Object.assign({}, ...all));
  }
  return propertiesBySchema.get(schema);
}
