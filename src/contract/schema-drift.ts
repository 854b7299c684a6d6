// How two schemas differ, field by field.
import { jsonOf, type OpenApi } from './open-api.js';
import { type Field, stable, type View, viewOf } from './schema-view.js';

export interface Found {
  change: 'added' | 'removed' | 'changed';
  what: string;
  /** `details.components[].text`; empty for the schema itself. */
  path: string;
  text: string;
  /** `Name` or `Name.path` of the component that it is in. */
  shared?: string;
}

export interface Documents {
  before: OpenApi;
  after: OpenApi;
  descriptions: boolean;
}

interface Place {
  path: string;
  /** The component that the place is in, and the path in it. */
  component: string | undefined;
  inside: string;
}

export function compareSchemas(documents: Documents, before: unknown, after: unknown): Found[] {
  if (before === undefined && after === undefined) return [];
  return [...new Comparison(documents).schemas(before, after, { path: '', component: undefined, inside: '' })];
}

const nullable = (view: View): boolean => view.types.includes('null');

class Comparison {
  /** Pairs of schemas that were compared: a component can contain itself. */
  readonly #seen = new Set<string>();

  constructor(private readonly documents: Documents) {}

  *schemas(before: unknown, after: unknown, at: Place): Iterable<Found> {
    const [old, next] = [JSON.stringify(before), JSON.stringify(after)];
    if (old === next && !old?.includes('"$ref"')) return;
    const pair = `${old} ${next}`;
    if (this.#seen.has(pair)) return;
    this.#seen.add(pair);
    const [was, is] = [viewOf(this.documents.before, before), viewOf(this.documents.after, after)];
    const place = was.name === undefined ? at : { path: at.path, component: was.name, inside: '' };
    yield* this.#values(was, is, place, was.adds || is.adds ? at : place);
    yield* this.#fields(was, is, place);
    if (was.items !== undefined && is.items !== undefined) {
      yield* this.schemas(was.items, is.items, inner(place, '[]'));
    } else if (was.items !== undefined || is.items !== undefined) {
      yield found(place, is.items === undefined ? 'removed' : 'added', 'items', '');
    }
    yield* this.#others(was.others, is.others, place);
    yield* this.#branches(was.branches, is.branches, place);
  }

  *#values(was: View, is: View, place: Place, own: Place): Iterable<Found> {
    const [types, nextTypes] = [plain(was), plain(is)];
    if (types !== nextTypes) yield found(place, 'changed', 'type', `${types} → ${nextTypes}`);
    if (nullable(was) !== nullable(is)) yield found(own, nullable(is) ? 'added' : 'removed', 'null', '');
    if (was.values === undefined || is.values === undefined) {
      if (was.values !== is.values) {
        const text = [...(was.values ?? is.values ?? [])].join(', ');
        yield found(place, is.values === undefined ? 'removed' : 'added', 'enum', text);
      }
    } else {
      for (const value of was.values) if (!is.values.has(value)) yield found(place, 'removed', 'value', value);
      for (const value of is.values) if (!was.values.has(value)) yield found(place, 'added', 'value', value);
    }
    yield* keywords(was.limits, is.limits, 'limit', own);
    if (this.documents.descriptions) yield* keywords(was.texts, is.texts, 'text', own);
  }

  *#fields(was: View, is: View, place: Place): Iterable<Found> {
    for (const [name, field] of was.fields) {
      const at = atField(place, name, field);
      const next = is.fields.get(name);
      if (next === undefined) {
        yield found(at, 'removed', 'field', '');
        continue;
      }
      yield* requirement(was.required.has(name), is.required.has(name), at);
      yield* this.schemas(field.schema, next.schema, at);
    }
    for (const [name, field] of is.fields) {
      if (was.fields.has(name)) continue;
      const types = plain(viewOf(this.documents.after, field.schema));
      const text = is.required.has(name) ? `${types}, required` : types;
      yield found(atField(place, name, field), 'added', 'field', text);
    }
    for (const name of new Set([...was.required, ...is.required])) {
      if (was.fields.has(name) || is.fields.has(name)) continue;
      yield* requirement(was.required.has(name), is.required.has(name), inner(place, `.${name}`));
    }
  }

  *#others(was: unknown, is: unknown, place: Place): Iterable<Found> {
    const [open, opens] = [was === undefined || was, is === undefined || is];
    if (typeof open !== 'boolean' && typeof opens !== 'boolean') yield* this.schemas(was, is, inner(place, '{}'));
    else if (open !== opens) yield found(place, 'changed', 'further fields', `${stable(open)} → ${stable(opens)}`);
  }

  /** Alternatives are paired by their component, then by the constants that tell them apart, then in order. */
  *#branches(before: readonly unknown[], after: readonly unknown[], place: Place): Iterable<Found> {
    const olds = before.map((schema) => this.#branch(this.documents.before, schema));
    const news = after.map((schema) => this.#branch(this.documents.after, schema));
    const left = new Set(news);
    const unpaired: Branch[] = [];
    for (const old of olds) {
      const same =
        [...left].find(({ name }) => name !== undefined && name === old.name) ??
        [...left].find(({ constants }) => constants !== '' && constants === old.constants) ??
        [...left].find(({ json }) => json === old.json);
      if (same === undefined) {
        unpaired.push(old);
        continue;
      }
      left.delete(same);
      yield* this.schemas(old.schema, same.schema, inner(place, old.label));
    }
    const rest = [...left];
    if (unpaired.length === rest.length) {
      for (const [index, old] of unpaired.entries()) {
        yield* this.schemas(old.schema, rest[index]?.schema, inner(place, old.label));
      }
      return;
    }
    for (const { label } of unpaired) yield found(inner(place, label), 'removed', 'alternative', '');
    for (const { label } of rest) yield found(inner(place, label), 'added', 'alternative', '');
  }

  #branch(document: OpenApi, schema: unknown): Branch {
    const { name, fields } = viewOf(document, schema);
    const constants = [...fields].flatMap(([field, inside]) => {
      const { values } = viewOf(document, inside.schema);
      return values?.size === 1 ? `${field}=${[...values].join('')}` : [];
    });
    const json = stable(schema);
    const label = name ?? (constants.join(',') || String(jsonOf(schema).type ?? json));
    return { schema, name, constants: constants.join(','), json, label: `<${label}>` };
  }
}

interface Branch {
  schema: unknown;
  name: string | undefined;
  constants: string;
  json: string;
  label: string;
}

function* requirement(was: boolean, is: boolean, at: Place): Iterable<Found> {
  if (was === is) return;
  yield found(at, 'changed', 'required', was ? 'required → optional' : 'optional → required');
}

function* keywords(
  was: ReadonlyMap<string, string>,
  is: ReadonlyMap<string, string>,
  what: string,
  place: Place,
): Iterable<Found> {
  for (const name of new Set([...was.keys(), ...is.keys()])) {
    const [old, next] = [was.get(name), is.get(name)];
    if (old === next) continue;
    const change = old === undefined ? 'added' : next === undefined ? 'removed' : 'changed';
    yield found(place, change, what, `${name} ${[old, next].filter((each) => each !== undefined).join(' → ')}`);
  }
}

const plain = ({ types }: View): string => types.filter((type) => type !== 'null').join(' or ') || 'any';

const inner = ({ path, component, inside }: Place, step: string): Place => ({
  path: (path + step).replace(/^\./, ''),
  component,
  inside: (inside + step).replace(/^\./, ''),
});

/** A field that a part of `allOf` describes is in the component of that part. */
const atField = (place: Place, name: string, { component }: Field): Place =>
  component === undefined || component === place.component
    ? inner(place, `.${name}`)
    : { ...inner(place, `.${name}`), component, inside: name };

function found({ path, component, inside }: Place, change: Found['change'], what: string, text: string): Found {
  return {
    change,
    what,
    path,
    text,
    ...(component !== undefined && { shared: inside === '' ? component : `${component} ${inside}` }),
  };
}
