// Whether values are valid, without a compiled validator, for schemas as simple as those of most parameters and of an empty list:
// loading the compiler and compiling take longer than the rest of an operation's first request.
import { contract, refName, type Schema } from './load.js';
import { annotations } from './rewrite.js';

type Check = (value: unknown) => boolean;

/** With what says nothing about values, the keywords that are known here. */
const known =
  /^(type|const|enum|minimum|maximum|minLength|maxLength|minItems|maxItems|items|properties|required|additionalProperties)$/;

const never: Check = () => false;

/**
 * Returns true only for values that the schema accepts. It accepts nothing where the schema has other keywords. `closed`: as in
 * what the simulator says, objects have no undocumented fields.
 */
export function plainCheck(written: Schema, closed = false): Check {
  const schema = written.$ref === undefined ? written : contract.schemas[refName(written.$ref)];
  if (!schema || !Object.keys(schema).every((keyword) => known.test(keyword) || annotations.test(keyword)))
    return never;
  const types = new Set([schema.type ?? []].flat());
  const canBeNull = types.delete('null');
  const [type, ...others] = types;
  if (type === undefined || others.length > 0) return never;
  const words = 'const' in schema ? [schema.const] : schema.enum;
  const check = checkOf(type, schema, closed);
  return (value) => (words === undefined || words.includes(value)) && (value === null ? canBeNull : check(value));
}

/** How many values are checked before a compiled validator, which is faster once it is there, is worth its compilation. */
const few = 10;

/** The first values of a schema, of which those that are right and simple need no compiled validator. */
export class FirstValues {
  readonly #check: Check;
  #count = 0;

  constructor(schema: Schema, closed: boolean) {
    this.#check = plainCheck(schema, closed);
  }

  /** False: a compiled validator must tell. */
  accepts(value: unknown): boolean {
    if (this.#count === few) return false;
    this.#count++;
    return this.#check(value);
  }
}

function checkOf(type: string, schema: Schema, closed: boolean): Check {
  switch (type) {
    case 'string': {
      const isLong = between(schema.minLength, schema.maxLength);
      return (value) => typeof value === 'string' && isLong(lengthOf(value));
    }
    case 'boolean':
      return (value) => typeof value === 'boolean';
    case 'integer': {
      const isWithin = between(schema.minimum, schema.maximum);
      return (value) => typeof value === 'number' && Number.isInteger(value) && isWithin(value);
    }
    case 'number': {
      const isWithin = between(schema.minimum, schema.maximum);
      return (value) => typeof value === 'number' && Number.isFinite(value) && isWithin(value);
    }
    case 'array': {
      const isLong = between(schema.minItems, schema.maxItems);
      const isItem = schema.items ? later(schema.items, closed) : never;
      return (value) => Array.isArray(value) && isLong(value.length) && value.every(isItem);
    }
    case 'object':
      return objectCheck(schema, closed);
    default:
      return never;
  }
}

/** Made when there is a value to check: a schema can contain itself. */
function later(schema: Schema, closed: boolean): Check {
  let check: Check | undefined;
  return (value) => {
    check ??= plainCheck(schema, closed);
    return check(value);
  };
}

function objectCheck({ properties, required = [], additionalProperties }: Schema, closed: boolean): Check {
  const checks = new Map(Object.entries(properties ?? {}).map(([name, each]) => [name, later(each, closed)]));
  const further = additionalProperties ?? !(closed && properties);
  const checkFurther: Check = typeof further === 'boolean' ? () => further : later(further, closed);
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const fields: Readonly<Record<string, unknown>> = { ...value };
    return (
      required.every((name) => fields[name] !== undefined) &&
      Object.entries(fields).every(([name, field]) => {
        const check = checks.get(name);
        return check ? field === undefined || check(field) : checkFurther(field);
      })
    );
  };
}

/** In code points. */
const lengthOf = (text: string): number => (/[\ud800-\udbff]/.test(text) ? [...text].length : text.length);

function between(least: unknown, most: unknown): (value: number) => boolean {
  const [from, to] = [Number(least ?? Number.NEGATIVE_INFINITY), Number(most ?? Number.POSITIVE_INFINITY)];
  return (value) => value >= from && value <= to;
}
