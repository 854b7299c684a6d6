// Whether values are valid, without a compiled validator, for schemas as simple as those of most parameters: compiling one takes
// longer than the rest of an operation's first request.
import { contract, refName, type Schema } from './load.js';

type Check = (value: unknown) => boolean;

/** Keywords that are known here, or that say nothing about values. A schema with any other is not plain. */
const known =
  /^(type|enum|minimum|maximum|minLength|maxLength|items|properties|required|description|default|deprecated|x-(?!values-when$).*)$/;

/** Returns true only for values that the schema accepts. Undefined: the schema is not plain. */
export function plainCheck(written: Schema): Check | undefined {
  const schema = written.$ref === undefined ? written : contract.schemas[refName(written.$ref)];
  if (!schema || !Object.keys(schema).every((keyword) => known.test(keyword))) return undefined;
  const words = schema.enum;
  const isAmong: Check = words === undefined ? () => true : (value) => words.includes(value);
  switch (schema.type) {
    case 'string': {
      const hasLength = boundsOf(schema.minLength, schema.maxLength);
      return (value) => typeof value === 'string' && isAmong(value) && hasLength(lengthOf(value));
    }
    case 'boolean':
      return (value) => typeof value === 'boolean' && isAmong(value);
    case 'integer': {
      const isWithin = boundsOf(schema.minimum, schema.maximum);
      return (value) => typeof value === 'number' && Number.isInteger(value) && isWithin(value) && isAmong(value);
    }
    case 'array': {
      const isItem = schema.items && plainCheck(schema.items);
      return isItem && ((value) => Array.isArray(value) && value.every(isItem));
    }
    case 'object':
      return objectCheck(schema);
    default:
      return undefined;
  }
}

/** In code points. */
const lengthOf = (text: string): number => (/[\ud800-\udbff]/.test(text) ? [...text].length : text.length);

function boundsOf(least: unknown, most: unknown): (value: number) => boolean {
  const [from, to] = [Number(least ?? Number.NEGATIVE_INFINITY), Number(most ?? Number.POSITIVE_INFINITY)];
  return (value) => value >= from && value <= to;
}

/** Further properties are of no matter. */
function objectCheck({ properties = {}, required = [] }: Schema): Check | undefined {
  const checks: [string, Check][] = [];
  for (const [name, property] of Object.entries(properties)) {
    const check = plainCheck(property);
    if (!check) return undefined;
    checks.push([name, check]);
  }
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const values: Readonly<Record<string, unknown>> = { ...value };
    return (
      required.every((name) => values[name] !== undefined) &&
      checks.every(([name, check]) => values[name] === undefined || check(values[name]))
    );
  };
}
