// The contract's schemas as code generators read them best. They describe the same bodies as the schemas that the simulator
// validates with; only the wording differs:
// - what a request may omit is optional, and drafts have schemas of their own
// - a default is part of the description: generators would make the property required
// - alternatives that a property tells apart have a discriminator
// - a schema that only renames another one is written where it is used
import { requiredInRequest, waivedInDraft } from './conditions.js';
import { refName, type Schema } from './load.js';

type Schemas = Readonly<Record<string, Schema>>;

/** `said`: replies and events. */
type Reading = 'submitted' | 'draft' | 'said';

const prefix = '#/components/schemas/';
const refTo = (name: string): Schema => ({ $ref: prefix + name });

/** Schemas for generators, by name; only those that something written through `write` refers to. */
export class GeneratorView {
  readonly #schemas: Schemas;
  readonly #written = new Map<string, Schema>();
  /** `<name> <reading>` of what is written, or about to be. */
  readonly #begun = new Set<string>();
  readonly #varying = new Map<string, boolean>();

  constructor(schemas: Schemas) {
    this.#schemas = schemas;
  }

  /** The components that the schemas written so far need, in alphabetical order. */
  components(): Record<string, Schema> {
    return Object.fromEntries([...this.#written].sort(([one], [two]) => (one < two ? -1 : 1)));
  }

  /** The schema of a request body. */
  body = (schema: Schema): Schema => this.#schema(schema, 'submitted');

  /** A named schema for an event; the name follows from its type. */
  event(type: string, schema: Schema): Schema {
    const words = type.toLowerCase().split('_');
    const name = `${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}Event`;
    const { properties = {}, ...rest } = schema;
    const fixed = { ...rest, properties: { ...properties, type: { type: 'string', const: type } } };
    return refTo(this.#write(name, 'said', () => this.said(fixed)));
  }

  /** A named schema for any of some events. */
  anyEvent(name: string, events: ReadonlyMap<string, Schema>): void {
    const mapping = Object.fromEntries([...events].map(([type, { $ref }]) => [type, $ref]));
    const discriminator = { propertyName: 'type', mapping };
    this.#write(name, 'said', () => ({ oneOf: [...events.values()], discriminator }));
  }

  /** The schema of a reply or of a parameter. */
  said = (schema: Schema): Schema => this.#schema(schema, 'said');

  #schema(schema: Schema, reading: Reading): Schema {
    const { anyOf, oneOf, allOf, $ref, properties, required, items, additionalProperties, ...rest } = schema;
    const own = this.#keywords(rest);
    if ($ref !== undefined) return this.#reference(refName($ref), own, reading);
    const alternatives = anyOf ?? oneOf;
    if (alternatives) return { ...own, ...this.#alternatives(alternatives, reading) };
    if (allOf?.length === 1) {
      const only = this.#schema(allOf[0]!, reading);
      const { type, ...beside } = own;
      return [type ?? []].flat().includes('null')
        ? { ...beside, anyOf: [only, { type: 'null' }] }
        : { ...only, ...beside };
    }
    const needed = reading === 'said' ? required : requiredInRequest(schema, reading === 'draft');
    return {
      ...own,
      ...(properties && {
        properties: Object.fromEntries(
          Object.entries(properties).map(([name, property]) => [name, this.#property(property, reading)]),
        ),
      }),
      ...(needed && needed.length > 0 && { required: needed }),
      ...(items && { items: this.#schema(items, reading) }),
      ...(additionalProperties !== undefined && {
        additionalProperties:
          typeof additionalProperties === 'object' ? this.#schema(additionalProperties, reading) : additionalProperties,
      }),
      ...(allOf && { allOf: allOf.map((part) => this.#schema(part, reading)) }),
    };
  }

  #property(property: Schema, reading: Reading): Schema {
    const { minItems, ...unbound } = property;
    return this.#schema(reading === 'draft' && waivedInDraft(property) ? unbound : property, reading);
  }

  #keywords(schema: Schema): Schema {
    const { default: fallback, format, ...others } = schema;
    const rest = format === undefined ? others : { ...others, format: standardFormats[String(format)] ?? format };
    const typed = typeof rest.const === 'string' && rest.type === undefined ? { type: 'string', ...rest } : rest;
    if (fallback === undefined) return typed;
    const says = `Default: ${JSON.stringify(fallback)}`;
    return { ...typed, description: rest.description ? `${rest.description}. ${says}` : says };
  }

  /** A reference to a component, which is written on first use. */
  #reference(name: string, own: Schema, reading: Reading): Schema {
    const source = this.#schemas[name];
    if (source === undefined) throw new Error(`the contract has no schema ${name}`);
    // A single value tells alternatives apart, so generators must see it where it is used.
    if (source.const !== undefined) return { ...this.#keywords(source), ...own };
    return { ...refTo(this.#component(name, source, reading)), ...own };
  }

  #component(name: string, source: Schema, reading: Reading): string {
    if (reading === 'said') return this.#write(name, 'said', () => this.#schema(source, 'said'));
    const status: Schema | undefined = source.properties?.status;
    if (!this.#varies(name)) {
      return this.#write(name, 'submitted', () => this.#schema(source, 'submitted'));
    }
    if (status?.default === undefined) {
      const own = reading === 'draft' ? `${name}Draft` : name;
      return this.#write(own, reading, () => this.#schema(source, reading));
    }
    return this.#write(name, 'submitted', () => ({
      ...(source.description !== undefined && { description: source.description }),
      anyOf: [this.#variant(name, source, 'submitted'), this.#variant(name, source, 'draft')],
    }));
  }

  /** A body that says that it is a draft, or that it is submitted. */
  #variant(name: string, source: Schema, reading: 'submitted' | 'draft'): Schema {
    const [suffix, value] = reading === 'draft' ? ['Draft', 'DRAFT'] : ['Submit', 'SUBMIT'];
    return refTo(
      this.#write(name + suffix, reading, () => {
        const { properties = {}, required = [], ...rest } = this.#schema(source, reading);
        const isDefault = source.properties?.status?.default === value;
        const description = isDefault ? 'the default' : undefined;
        return {
          ...rest,
          properties: { ...properties, status: { type: 'string', const: value, ...(description && { description }) } },
          required: isDefault ? required : ['status', ...required],
        };
      }),
    );
  }

  #write(name: string, reading: Reading, make: () => Schema): string {
    const begun = `${name} ${reading}`;
    // Noted first: a schema can be part of itself.
    if (this.#begun.has(begun)) return name;
    this.#begun.add(begun);
    const schema = make();
    const known = this.#written.get(name);
    if (known && JSON.stringify(known) !== JSON.stringify(schema)) throw new Error(`schema ${name} has two meanings`);
    this.#written.set(name, schema);
    return name;
  }

  /** Whether a draft of a schema differs from one that is submitted. */
  #varies(name: string): boolean {
    const known = this.#varying.get(name);
    if (known !== undefined) return known;
    this.#varying.set(name, false);
    const varies = this.#partVaries(this.#schemas[name] ?? {});
    this.#varying.set(name, varies);
    return varies;
  }

  #partVaries(part: unknown): boolean {
    if (typeof part !== 'object' || part === null) return false;
    return Object.entries(part).some(([keyword, value]) => {
      if (keyword === 'x-required-when') return value === 'submitted';
      if (keyword === '$ref') return this.#varies(refName(String(value)));
      return this.#partVaries(value);
    });
  }

  #alternatives(written: readonly Schema[], reading: Reading): Schema {
    const [only, ...others] = written;
    if (only && others.length === 0) return this.#schema(only, reading);
    const tag = this.#tagOf(written);
    if (tag === undefined) return { anyOf: written.map((each) => this.#schema(each, reading)) };
    const groups = new Map<string, Schema[]>();
    for (const each of written) {
      const key = this.#fixedValues(each, tag)!.join();
      groups.set(key, [...(groups.get(key) ?? []), each]);
    }
    const members = [...groups.values()].map((group) => this.#group(group, tag, reading));
    const mapping = [...groups.keys()].flatMap((key, index) =>
      key.split(',').map((value) => [value, members[index]!.$ref]),
    );
    return { oneOf: members, discriminator: { propertyName: tag, mapping: Object.fromEntries(mapping) } };
  }

  /** One alternative, or a union of those that the same value means. */
  #group(group: readonly Schema[], tag: string, reading: Reading): Schema {
    const [only, ...others] = group;
    if (only && others.length === 0) return this.#schema(only, reading);
    const names = group.map(({ $ref = '' }) => refName($ref)).sort();
    const name = sharedName(names);
    const varies = reading === 'draft' && names.some((each) => this.#varies(each));
    return refTo(
      this.#write(varies ? `${name}Draft` : name, reading, () => ({
        // Generators look for the property of a discriminator in each alternative.
        type: 'object',
        properties: { [tag]: { type: 'string', enum: this.#fixedValues(only!, tag)! } },
        required: [tag],
        ...this.#alternatives(
          names.map((each) => refTo(each)),
          reading,
        ),
      })),
    );
  }

  /**
   * The property that tells alternatives apart, if each of them is a named schema that requires it, its values are listed,
   * and no two of them share only some.
   */
  #tagOf(alternatives: readonly Schema[]): string | undefined {
    const [first] = alternatives;
    const { required = [] } = this.#schemas[refName(first?.$ref ?? '')] ?? {};
    return required.find((name) => {
      const values = alternatives.map((each) => this.#fixedValues(each, name));
      if (values.some((fixed) => fixed === undefined)) return false;
      const sets = [...new Set(values.map((fixed) => fixed!.join()))];
      const all = sets.flatMap((set) => set.split(','));
      return sets.length > 1 && new Set(all).size === all.length;
    });
  }

  #fixedValues({ $ref }: Schema, name: string): readonly unknown[] | undefined {
    if ($ref === undefined) return undefined;
    const { properties = {}, required = [] } = this.#schemas[refName($ref)] ?? {};
    const property = properties[name];
    if (property === undefined || !required.includes(name)) return undefined;
    const target = property.$ref === undefined ? property : this.#schemas[refName(property.$ref)];
    return target?.const === undefined ? target?.enum : [target.const];
  }
}

/** The contract's names of formats that have a standard name. */
const standardFormats: Readonly<Record<string, string>> = { url: 'uri' };

/** What names have in common: WhatsappTextHeaderDto and WhatsappMediaHeaderDto make WhatsappHeaderDto. */
function sharedName(names: readonly string[]): string {
  const words = names.map((name) => name.split(/(?=[A-Z])/));
  const [first = []] = words;
  const start = first.findIndex((word, index) => words.some((other) => other[index] !== word));
  const backwards = [...first].reverse();
  const end = backwards.findIndex((word, index) => words.some((other) => other.at(-1 - index) !== word));
  return [...first.slice(0, start), ...first.slice(first.length - end)].join('');
}
