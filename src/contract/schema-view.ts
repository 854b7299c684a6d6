// A schema as a comparison sees it: references followed, `allOf` joined, every way to say "or null" made one.
import { isJson, type Json, jsonOf, listOf, NotOpenApi, type OpenApi, textsOf } from './open-api.js';

/** A property, and the component that describes it. */
export interface Field {
  schema: unknown;
  component: string | undefined;
}

export interface View {
  /** The component that the schema refers to. */
  name: string | undefined;
  /** Whether it adds keywords of its own to the component. */
  adds: boolean;
  /** Sorted; none: any. */
  types: readonly string[];
  /** The allowed values as JSON. */
  values: ReadonlySet<string> | undefined;
  /** Further keywords, such as maxLength, pattern, default, readOnly, as JSON. */
  limits: ReadonlyMap<string, string>;
  fields: ReadonlyMap<string, Field>;
  required: ReadonlySet<string>;
  items: unknown;
  /** The schema of fields without a name, and whether there may be any. */
  others: unknown;
  /** Alternatives of `anyOf` and `oneOf`. */
  branches: readonly unknown[];
  /** Texts for people, as JSON. */
  texts: ReadonlyMap<string, string>;
}

const prose = new Set(['description', 'title', 'summary', 'example', 'examples', 'externalDocs', '$comment', 'xml']);
/** Keywords whose absence means false. */
const flags = new Set(['readOnly', 'writeOnly', 'deprecated', 'uniqueItems']);
const structure = new Set(
  '$ref allOf anyOf oneOf type nullable enum const properties required items additionalProperties discriminator'.split(
    ' ',
  ),
);

const empty: View = {
  name: undefined,
  adds: false,
  types: [],
  values: undefined,
  limits: new Map(),
  fields: new Map(),
  required: new Set(),
  items: undefined,
  others: undefined,
  branches: [],
  texts: new Map(),
};

/** Throws NotOpenApi for a reference that leads nowhere, and for a schema that is part of itself. */
export function viewOf(document: OpenApi, written: unknown, depth = 0): View {
  if (depth > 100) throw new NotOpenApi('a schema contains itself in allOf');
  const { $ref, allOf, ...beside } = jsonOf(written);
  const parts = [...($ref === undefined ? [] : [{ $ref }]), ...listOf(allOf)];
  const own = ownView(beside);
  if (parts.length === 0) return withoutNull(document, own, depth);
  const joined = [...parts.map((part) => referred(document, part, depth)), own].reduce(join);
  const [only, ...others] = parts;
  const adds = Object.keys(beside).some((keyword) => !prose.has(keyword) && !keyword.startsWith('x-'));
  return { ...joined, adds, name: others.length === 0 ? referred(document, only, depth).name : undefined };
}

/** Views of components, by what the document says of them. */
const components = new WeakMap<Json, View>();

function referred(document: OpenApi, part: unknown, depth: number): View {
  const reference = jsonOf(part).$ref;
  if (typeof reference !== 'string') return viewOf(document, part, depth + 1);
  const { value, name } = document.resolve({ $ref: reference });
  const known = components.get(value);
  if (known) return known;
  const view = viewOf(document, value, depth + 1);
  const fields = [...view.fields].map(([field, { schema, component = name }]): [string, Field] => [
    field,
    { schema, component },
  ]);
  const component = { ...view, name, fields: new Map(fields) };
  components.set(value, component);
  return component;
}

function ownView(schema: Json): View {
  const types = Array.isArray(schema.type)
    ? textsOf(schema.type)
    : typeof schema.type === 'string'
      ? [schema.type]
      : [];
  if (schema.nullable === true && types.length > 0) types.push('null');
  const values = schema.const === undefined ? schema.enum : [schema.const];
  const others = Object.entries(schema).filter(([keyword]) => !structure.has(keyword) && !keyword.startsWith('x-'));
  return {
    ...empty,
    types: [...new Set(types)].sort(),
    values: Array.isArray(values) ? new Set(values.map(stable)) : undefined,
    limits: new Map(
      others.filter(([name, value]) => !prose.has(name) && !(flags.has(name) && value === false)).map(asJson),
    ),
    fields: new Map(
      Object.entries(jsonOf(schema.properties)).map(([name, each]) => [name, { schema: each, component: undefined }]),
    ),
    required: new Set(textsOf(schema.required)),
    items: schema.items,
    others: schema.additionalProperties,
    branches: [...listOf(schema.anyOf), ...listOf(schema.oneOf)],
    texts: new Map(others.filter(([name]) => prose.has(name)).map(asJson)),
  };
}

const asJson = ([name, value]: [string, unknown]): [string, string] => [name, stable(value)];

/** JSON whose fields are in alphabetical order, without extensions and texts for people. */
export function stable(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    isJson(inner)
      ? Object.fromEntries(
          Object.entries(inner)
            .filter(([name]) => !name.startsWith('x-') && name !== 'description')
            .sort(([one], [two]) => (one < two ? -1 : 1)),
        )
      : inner,
  );
}

function join(one: View, two: View): View {
  const fields = new Map(one.fields);
  for (const [name, field] of two.fields) {
    const known = fields.get(name);
    fields.set(name, known === undefined ? field : { ...field, schema: { allOf: [known.schema, field.schema] } });
  }
  return {
    name: undefined,
    adds: false,
    types: one.types.length === 0 ? two.types : two.types.length === 0 ? one.types : common(one.types, two.types),
    values: one.values && two.values ? new Set(common([...one.values], [...two.values])) : (one.values ?? two.values),
    limits: new Map([...one.limits, ...two.limits]),
    fields,
    required: new Set([...one.required, ...two.required]),
    items: two.items ?? one.items,
    others: two.others ?? one.others,
    branches: [...one.branches, ...two.branches],
    texts: new Map([...one.texts, ...two.texts]),
  };
}

const common = <T>(one: readonly T[], two: readonly T[]): T[] => one.filter((each) => two.includes(each));

/** `anyOf: [A, { type: 'null' }]` is A or null; one alternative is none. */
function withoutNull(document: OpenApi, view: View, depth: number): View {
  const [first, ...rest] = view.branches.filter((branch) => !isNull(branch));
  if (first === undefined || rest.length > 0) return view;
  const nullable = view.branches.length > 1;
  const inner = viewOf(document, first, depth + 1);
  const joined = join(inner, { ...view, branches: [] });
  const types = nullable && inner.types.length > 0 ? [...new Set([...inner.types, 'null'])].sort() : joined.types;
  return { ...joined, types };
}

const isNull = (schema: unknown): boolean => jsonOf(schema).type === 'null';
