// Turns the contract's schemas into those that are compiled. Each schema has three readings: a submitted request body, a
// draft, and what the simulator itself sends, which must not contain undocumented fields.
import { type Branch, type Chooser, chooserOf } from './branches.js';
import { conditionalRequirements, requiredInRequest, waivedInDraft } from './conditions.js';
import { contract, refName, type Schema } from './load.js';

export type Reading = 'submitted' | 'draft' | 'said';

/** A schema with the keywords that only compiled schemas have. */
export interface Rewritten extends Schema {
  readonly chooseFrom?: readonly Schema[];
  readonly chooser?: Chooser;
}

type Accepts = (schema: Schema, value: unknown) => boolean;

/** Keywords that say nothing about values. */
export const annotations =
  /^(description|default|deprecated|readOnly|writeOnly|examples?|title|discriminator|x-(?!values-when$).*)$/;
const oneInside = new Set(['not', 'if', 'then', 'else', 'contains', 'propertyNames', 'additionalProperties', 'items']);

/** `accepts` validates a value against a rewritten alternative; it is called during validation, not here. */
export function rewrite(schema: Schema, reading: Reading, accepts: Accepts, parent?: Schema): Rewritten {
  const { anyOf, oneOf, allOf, ...rest } = schema;
  const alternatives = anyOf ?? oneOf;
  const own = rewriteKeywords(rest, reading, accepts);
  if (alternatives?.length === 1) return merged(own, rewrite(alternatives[0]!, reading, accepts, parent));
  if (alternatives) return { ...own, ...choice(alternatives, reading, accepts, parent) };
  if (!allOf) return own;
  if (allOf.length > 1) return rewriteAllOf(own, allOf, reading, accepts);
  const only = rewrite(allOf[0]!, reading, accepts, parent);
  // `type: [object, null], allOf: [X]` means X or null, though X itself does not take null.
  if ([rest.type ?? []].flat().includes('null')) return { if: { type: 'null' }, else: only };
  return merged(own, only);
}

function rewriteKeywords(schema: Schema, reading: Reading, accepts: Accepts): Rewritten {
  const result: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (annotations.test(keyword)) continue;
    if (keyword === '$ref') result.$ref = `${reading}.${refName(String(value))}`;
    else if (keyword === 'properties') {
      result.properties = Object.fromEntries(
        Object.entries(schema.properties!).map(([name, property]) => {
          const { minItems, ...unbound } = property;
          const bound = reading === 'draft' && waivedInDraft(property) ? unbound : property;
          return [name, rewrite(bound, reading, accepts, schema)];
        }),
      );
    } else if (keyword === 'required') {
      result.required = reading === 'said' ? value : requiredInRequest(schema, reading === 'draft');
    } else if (oneInside.has(keyword) && isSchema(value)) {
      result[keyword] = rewrite(value, reading, accepts);
    } else result[keyword] = value;
  }
  if (reading === 'said' && schema.properties && schema.additionalProperties === undefined) {
    result.additionalProperties = false;
  }
  if (reading === 'submitted') {
    const requirements = conditionalRequirements(schema);
    if (requirements.length > 0) result.allOf = requirements;
  }
  return result;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null;
}

/** The parts of an allOf cannot be closed one by one: each would reject the fields of the others. */
function rewriteAllOf(own: Rewritten, parts: readonly Schema[], reading: Reading, accepts: Accepts): Rewritten {
  if (reading !== 'said')
    return withParts(
      own,
      parts.map((part) => rewrite(part, reading, accepts)),
    );
  const { additionalProperties, ...open } = own;
  const allOf = parts.map((part) => rewrite(part, 'submitted', accepts));
  return { ...open, allOf, unevaluatedProperties: false };
}

function merged(own: Rewritten, other: Rewritten): Rewritten {
  return Object.keys(own).every((keyword) => keyword === 'type') ? other : withParts(own, [other]);
}

function withParts(own: Rewritten, parts: readonly Rewritten[]): Rewritten {
  return { ...own, allOf: [...(own.allOf ?? []), ...parts] };
}

function choice(
  alternatives: readonly Schema[],
  reading: Reading,
  accepts: Accepts,
  parent: Schema | undefined,
): Rewritten {
  const chooseFrom = alternatives.map((schema) => rewrite(schema, reading, accepts, parent));
  const branches = alternatives.map((schema, index): Branch => {
    return { ...branchOf(schema, reading), accepts: (value) => accepts(chooseFrom[index]!, value) };
  });
  const chooser = chooserOf(branches, parent, contract.schemas);
  // Trying each alternative first would validate a long list twice; for replies and events a plain anyOf is enough.
  return reading === 'said' && !chooser.tagged ? { anyOf: chooseFrom } : { chooseFrom, chooser };
}

function branchOf(schema: Schema, reading: Reading): Omit<Branch, 'accepts'> {
  const parts = [schema, ...(schema.allOf ?? [])].map((part) =>
    part.$ref === undefined ? part : (contract.schemas[refName(part.$ref)] ?? part),
  );
  return {
    types: [...new Set(parts.slice(0, schema.type === undefined ? undefined : 1).flatMap((part) => part.type ?? []))],
    properties: Object.assign({}, ...parts.map((part) => part.properties)),
    required: parts.flatMap((part) =>
      reading === 'said' ? (part.required ?? []) : requiredInRequest(part, reading === 'draft'),
    ),
    onlyFor: schema['x-only-for'],
  };
}
