/** Values that a schema of the contract accepts, drawn at random: each optional field may be there or not. */
import fc from 'fast-check';
import { contract, refName, type Schema } from '../../src/contract/load.js';

const digits = (least: number, most: number) => fc.stringMatching(new RegExp(`^[1-9]\\d{${least - 1},${most - 1}}$`));
const link = fc.stringMatching(/^[a-z]{1,8}$/).map((part) => `https://example.com/${part}`);
const instant = fc.integer({ min: 0, max: 2_000_000_000_000 }).map((at) => new Date(at).toISOString());

const ofFormat: Record<string, fc.Arbitrary<unknown>> = {
  url: link,
  'url with variables': fc.oneof(
    link,
    link.map((url) => `${url}/#{code}`),
  ),
  'app link': fc.oneof(
    link,
    fc.stringMatching(/^[a-z]{2,8}$/).map((scheme) => `${scheme}://#{page}`),
  ),
  uri: link,
  email: fc.stringMatching(/^[a-z]{1,8}$/).map((name) => `${name}@example.com`),
  'e.164 phone number': digits(6, 15).map((number) => `+${number}`),
  'phone number': digits(6, 15),
  'numeric phone number': digits(6, 12),
  'country code': digits(1, 3),
  otp: digits(6, 6),
  hex: fc.stringMatching(/^#[0-9a-f]{6}$/),
  timestamp: fc.integer({ min: 0, max: 2_000_000_000 }),
  'date-time': instant,
  date: instant.map((at) => at.slice(0, 10)),
};

/** One code unit each: lengths are counted in those. */
const letters = [...'abc XYZ09_-.,;:/\\"\'{}<>&%#@\u00e5\u00df\ud55c\u65e5\u0416\n\t'];

/** `within`: names of the schemas that hold this one; a schema within itself gets its required fields only. */
export function arbitraryOf(schema: Schema, within: readonly string[] = []): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) {
    const name = refName(schema.$ref);
    return arbitraryOf(contract.schemas[name]!, [...within, name]);
  }
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum.filter((value) => value !== 'UNRECOGNIZED'));
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((branch) => arbitraryOf(branch, within)));
  if (schema.allOf) return fc.tuple(...schema.allOf.map((part) => arbitraryOf(part, within))).map(merged);
  const types = [schema.type].flat();
  return types.length > 1
    ? fc.oneof(...types.map((type) => ofType(String(type), schema, within)))
    : ofType(String(types[0]), schema, within);
}

const merged = (parts: readonly unknown[]): unknown =>
  typeof parts[0] === 'object' ? Object.assign({}, ...(parts as object[])) : parts[0];

function ofType(type: string, schema: Schema, within: readonly string[]): fc.Arbitrary<unknown> {
  const { format, pattern, items } = schema;
  if (type === 'null') return fc.constant(null);
  if (type === 'boolean') return fc.boolean();
  if (type === 'object') return ofProperties(schema, within);
  if (type === 'array') return listOf(items ?? {}, schema, within);
  if (format === 'digits') return digits(Number(schema.minLength ?? 1), Number(schema.maxLength ?? 15));
  if (typeof format === 'string' && ofFormat[format]) return ofFormat[format];
  if (type === 'number' || type === 'integer') {
    const min = Number(schema.minimum ?? Number(schema.exclusiveMinimum ?? 0) + 1);
    return fc.integer({ min, max: Number(schema.maximum ?? min + 10_000) });
  }
  if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern)).map((text) => text.slice(0, 60));
  const minLength = Number(schema.minLength ?? 1);
  const maxLength = Math.max(minLength, Math.min(Number(schema.maxLength ?? 30), 30));
  return fc.string({ unit: fc.constantFrom(...letters), minLength, maxLength });
}

function ofProperties(schema: Schema, within: readonly string[]): fc.Arbitrary<unknown> {
  const again = new Set(within).size < within.length;
  const required = schema.required ?? [];
  const wanted = Object.entries(schema.properties ?? {}).filter(([name]) => !again || required.includes(name));
  return fc.record(Object.fromEntries(wanted.map(([name, property]) => [name, arbitraryOf(property, within)])), {
    requiredKeys: wanted.map(([name]) => name).filter((name) => required.includes(name)),
    noNullPrototype: true,
  });
}

function listOf(items: Schema, { minItems, maxItems, uniqueItems }: Schema, within: readonly string[]) {
  const minLength = Number(minItems ?? 0);
  const limits = { minLength, maxLength: Math.max(minLength, Math.min(Number(maxItems ?? 3), 3)) };
  const value = arbitraryOf(items, within);
  return uniqueItems
    ? fc.uniqueArray(value, { ...limits, selector: (each) => JSON.stringify(each) })
    : fc.array(value, limits);
}
