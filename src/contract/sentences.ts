// Validation messages in the style of the platform: one sentence per fault, starting with the path of the field.
import type { ErrorObject } from 'ajv/dist/2020.js';
import { ownerOf } from './compile.js';
import { firstFaults, moreFaults, reportedFaults, soughtFaults } from './first-faults.js';
import { formatSentence } from './formats.js';
import { type UnknownField, under } from './known-fields.js';
import { contract, refName, type Schema } from './load.js';
import { nearestName, nearestNames } from './nearest-name.js';
import { isJson } from './open-api.js';
import { patternSentence } from './patterns.js';
import type { Rewritten } from './rewrite.js';

export interface Violation {
  in: 'path' | 'query' | 'body';
  /** Dotted path, array indexes included: `details.components.0.text`. */
  field: string;
  message: string;
  /** The broken rule of the contract: schema and keyword. */
  rule: string;
  /** Of a field that a closed object does not have. */
  unknown?: UnknownField;
}

// They depend on the keyword; the table below names those it uses.
type Params = ErrorObject['params'];

/** A value that breaks a rule, and the object that it is in. */
interface Value {
  given: unknown;
  siblings: unknown;
}

/** What each keyword demands, to follow the name of the field. */
const sentences: Readonly<Record<string, (params: Params, schema: Schema, value: Value) => string>> = {
  type: (_, schema) => typeSentence(schema),
  enum: (_, schema, { given, siblings }) => valuesSentence(schema.enum ?? [], given, condition(schema, siblings)),
  const: (_, schema) => valuesSentence([schema.const]),
  format: ({ format }) => formatSentence(format),
  pattern: ({ pattern }) => patternSentence(pattern) ?? 'has the wrong form',
  minLength: ({ limit }) =>
    limit === 1 ? 'should not be empty' : `must be longer than or equal to ${limit} characters`,
  maxLength: ({ limit }) => `must be shorter than or equal to ${limit} characters`,
  minimum: ({ limit }) => `must not be less than ${limit}`,
  maximum: ({ limit }) => `must not be greater than ${limit}`,
  exclusiveMinimum: ({ limit }) => `must be greater than ${limit}`,
  exclusiveMaximum: ({ limit }) => `must be less than ${limit}`,
  multipleOf: ({ multipleOf }) => `must be a multiple of ${multipleOf}`,
  minItems: ({ limit }) => `must contain at least ${limit} elements`,
  maxItems: ({ limit }) => `must contain no more than ${limit} elements`,
  minProperties: ({ limit }) => `must have at least ${limit} fields`,
  maxProperties: ({ limit }) => `must have no more than ${limit} fields`,
  propertyNames: () => 'should not exist',
  required: ({ missingProperty }, schema) => missingSentence(schema.properties?.[missingProperty] ?? {}),
};

const wrappers = new Set(['if', 'anyOf', 'oneOf', 'allOf', 'not']);

/** The first faults of `whole`; one that stands for all others follows if there can be more. */
export function violationsFrom(errors: readonly ErrorObject[], place: Violation['in'], whole: unknown): Violation[] {
  // A value of the wrong type is also outside its list of values: report only one of the two.
  const listed = new Set(errors.filter(({ keyword }) => /^(enum|const)$/.test(keyword)).map((one) => one.instancePath));
  const plain = errors.filter(({ keyword }) => !wrappers.has(keyword));
  const telling = plain.length > 0 ? plain : errors;
  const byMessage = new Map<string, Violation>();
  for (const error of telling) {
    if (error.keyword === 'type' && listed.has(error.instancePath)) continue;
    const described = describe(error, whole);
    const { message } = described;
    if (!byMessage.has(message)) byMessage.set(message, { in: place, ...described, rule: ruleOf(error) });
    if (byMessage.size > reportedFaults) break;
  }
  const found = firstFaults([...byMessage.values()], furtherFaults(place));
  return errors.length >= soughtFaults && found.length <= reportedFaults ? [...found, furtherFaults(place)] : found;
}

/** Stands for the faults that are not listed. */
export function furtherFaults(place: Violation['in']): Violation {
  return { in: place, field: '', message: moreFaults, rule: '' };
}

/** Worded as a whitelisting validator does: what precedes the sentence is the path of the object. */
export function unknownViolation({ within, name }: UnknownField): Violation {
  const sentence = `property ${name} should not exist`;
  const message = within === '' ? sentence : `${within}.${sentence}`;
  return { in: 'body', field: under(within, name), message, rule: 'x-unknown-fields' };
}

function ruleOf({ parentSchema, schemaPath }: ErrorObject): string {
  const path = schemaPath.slice(schemaPath.indexOf('/') + 1);
  return [ownerOf(parentSchema ?? {}), path].filter((part) => part !== '').join('/');
}

function describe(error: ErrorObject, whole: unknown): Pick<Violation, 'field' | 'message' | 'unknown'> {
  const schema: Rewritten = error.parentSchema ?? {};
  const { params } = error;
  const path = error.instancePath.split('/').slice(1).map(pointerSegment);
  let field = path.join('.');
  if (error.keyword === 'additionalProperties' || error.keyword === 'unevaluatedProperties') {
    const name = String(params.additionalProperty ?? params.unevaluatedProperty);
    const names = Object.keys(schema.properties ?? {});
    const meant = nearestName(name, names);
    const unknown = { within: field, name, known: () => names, elsewhere: () => [] };
    field = under(field, name);
    return { field, message: `unknown field '${field}'${meant ? `; did you mean '${meant}'?` : ''}`, unknown };
  }
  let sentence: string | undefined;
  if (error.keyword === 'chooseFrom') {
    const fault = schema.chooser!.fault(error.data);
    sentence = fault.field === undefined ? kindSentence(fault.allowed.map(String)) : valuesSentence(fault.allowed);
    if (fault.field !== undefined) field = under(field, fault.field);
  } else {
    const value = { given: error.data, siblings: valueAt(whole, path.slice(0, -1)) };
    sentence = sentences[error.keyword]?.(params, schema, value) ?? error.message ?? 'is not valid';
    if (error.keyword === 'required') field = under(field, params.missingProperty);
    if (error.keyword === 'propertyNames') field = under(field, params.propertyName);
    if (error.keyword === 'uniqueItems') return { field, message: `All ${field || 'body'}'s elements must be unique` };
  }
  return { field, message: `${subject(field, error)} ${sentence}` };
}

/** A fault of a plain element names its list, as decorators with `each` do; objects in a list keep their index. */
function subject(field: string, error: ErrorObject): string {
  const list = /^(.*)\.\d+$/.exec(field)?.[1];
  const schema: Schema = error.parentSchema ?? {};
  const ofElement =
    list !== undefined && error.keyword !== 'required' && !schema.properties && schema.type !== 'object';
  return ofElement && error.keyword !== 'chooseFrom' ? `each value in ${list}` : field || 'body';
}

function missingSentence(property: Schema): string {
  const named = property.$ref === undefined ? undefined : contract.schemas[refName(property.$ref.replace('.', '/'))];
  const schema = named ?? property;
  if (schema.enum) return valuesSentence(schema.enum);
  if ('const' in schema) return valuesSentence([schema.const]);
  const kind = [schema.type ?? 'object'].flat()[0];
  return kind === 'object' ? 'should not be empty' : typeSentence(schema);
}

function typeSentence(schema: Schema): string {
  return kindSentence([schema.type ?? []].flat().filter((type) => type !== 'null'));
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'an integer number',
  boolean: 'a boolean value',
  array: 'an array',
  object: 'an object',
  null: 'null',
};

function kindSentence(types: readonly string[]): string {
  return `must be ${types.map((type) => kinds[type] ?? type).join(' or ')}`;
}

/** Longest list of values that a message contains, in characters. */
const longestList = 1500;

/**
 * `UNRECOGNIZED` is in many enums, for what a client does not know; no one should send it. Of a very long list, the message has
 * the values that are most similar to the given one.
 */
function valuesSentence(values: readonly unknown[], given?: unknown, condition?: ValuesWhen): string {
  const allowed = (condition?.values ?? values).filter((value) => value !== 'UNRECOGNIZED').map(String);
  const list = allowed.join(', ') + (condition?.note ?? '');
  if (list.length <= longestList) return `must be one of the following values: ${list}`;
  // The text of a list or an object resembles no value, and can be very long.
  const near = typeof given === 'object' ? [] : nearestNames(String(given), allowed, 3);
  const examples = near.length > 0 ? near : allowed.slice(0, 3);
  return `must be one of ${allowed.length} values, such as ${examples.join(', ')}; /openapi.json lists all of them`;
}

interface ValuesWhen {
  values?: readonly unknown[];
  note?: string;
}

/** What another field of the same object says of the allowed values (`x-values-when`). */
function condition({ 'x-values-when': when }: Schema, siblings: unknown): ValuesWhen {
  if (!when) return {};
  const [field = '', byValue = {}] = Object.entries(when)[0] ?? [];
  const sibling = isJson(siblings) ? siblings[field] : undefined;
  if (typeof sibling === 'string') return byValue[sibling] ? { values: byValue[sibling] } : {};
  const notes = Object.entries(byValue).map(([value, few]) => `${few.join(', ')} only if ${field} is ${value}`);
  return { note: ` (${notes.join('; ')})` };
}

function valueAt(whole: unknown, path: readonly string[]): unknown {
  const inside = (value: unknown, name: string): unknown =>
    Array.isArray(value) ? value[Number(name)] : isJson(value) ? value[name] : undefined;
  return path.reduce(inside, whole);
}

function pointerSegment(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}
