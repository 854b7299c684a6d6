// Validates requests, replies and events against the contract. Each schema is compiled on first use and cached.
import type { ErrorObject } from 'ajv/dist/2020.js';
import { type Compiler, createCompiler } from './compile.js';
import { firstFaults } from './first-faults.js';
import { hasOnlyKnownFields, keepKnownFields, type UnknownField } from './known-fields.js';
import { contract, type Operation, type Parameter, refName, type Schema } from './load.js';
import { FirstValues } from './plain-values.js';
import type { Reading } from './rewrite.js';
import { furtherFaults, unknownViolation, type Violation, violationsFrom } from './sentences.js';
import type { UnknownFields } from './unknown-fields.js';

export type { Violation } from './sentences.js';

type Checker = ReturnType<Compiler['compile']>;

const requests = once(() => createCompiler(true));
const replies = once(() => createCompiler(false));
/** By reading, then by operation, event or name of a schema. */
const checkers: Record<Reading, Map<unknown, Checker>> = { submitted: new Map(), draft: new Map(), said: new Map() };

/** Converts path and query values to the types of their schemas, then validates them. Unknown query names are dropped. */
export function checkParameters(
  operation: Operation,
  params: Record<string, string>,
  query: Record<string, unknown>,
): { params: Record<string, unknown>; query: Record<string, unknown>; violations: Violation[] } {
  const path = checkPath(operation, params);
  const rest = checkPlace(operation, 'query', query);
  const violations = rest.violations.length === 0 ? path.violations : [...path.violations, ...rest.violations];
  return { params: path.values, query: rest.values, violations };
}

/** Valid paths, by what the router found in a URL: the same object for each request of the URL. */
const validPaths = new WeakMap<object, { values: Record<string, unknown>; violations: Violation[] }>();

function checkPath(operation: Operation, params: Record<string, string>) {
  const known = validPaths.get(params);
  if (known) return known;
  const checked = checkPlace(operation, 'path', params);
  if (checked.violations.length === 0) validPaths.set(params, { ...checked, values: Object.freeze(checked.values) });
  return checked;
}

/** The parameters of one place; `target` is the schema that determines how a text is converted. */
interface Place {
  parameters: readonly { name: string; target: Schema; fallback: unknown }[];
  plain: FirstValues;
  checker: () => Checker;
}

/** Parameters by place, cached for each operation, because every request needs them. */
const places = new WeakMap<Operation, Record<'path' | 'query', Place>>();

function placesOf(operation: Operation): Record<'path' | 'query', Place> {
  const known = places.get(operation);
  if (known) return known;
  const placeOf = (place: 'path' | 'query'): Place => {
    const written = operation.parameters.filter((parameter) => parameter.in === place);
    const schema = parametersSchema(written);
    return {
      parameters: written.map(({ name, schema }) => ({ name, target: targetOf(schema), fallback: schema.default })),
      plain: new FirstValues(schema, false),
      checker: once(() => requests().compile(schema, 'submitted')),
    };
  };
  const found = { path: placeOf('path'), query: placeOf('query') };
  places.set(operation, found);
  return found;
}

const none: Violation[] = [];

function checkPlace(operation: Operation, place: 'path' | 'query', written: Record<string, unknown>) {
  const { parameters, plain, checker } = placesOf(operation)[place];
  const values: Record<string, unknown> = {};
  for (const { name, target, fallback } of parameters) {
    const value = Object.hasOwn(written, name) ? valueFrom(written[name], target) : undefined;
    const given = value ?? fallback;
    if (given !== undefined) values[name] = given;
  }
  if (parameters.length === 0 || plain.accepts(values)) return { values, violations: none };
  const { validate } = checker();
  return { values, violations: validate(values) ? none : violationsFrom(validate.errors, place, values) };
}

interface CheckedBody {
  body: unknown;
  violations: Violation[];
  /** Fields for hints; none where unknown fields are dropped. */
  unknown: readonly UnknownField[];
}

const noUnknown: readonly UnknownField[] = [];

/**
 * Returns a copy of the body without unknown fields. Absent fields stay absent. `unknownFields` is by default what the
 * contract says of the body.
 */
export function checkBody(operation: Operation, body: unknown, unknownFields?: UnknownFields): CheckedBody {
  if (!operation.body || (body === undefined && !operation.body.required))
    return { body: undefined, violations: [], unknown: [] };
  const { schema } = operation.body;
  // A missing body is reported like an empty object, with all its faults.
  const value = body === undefined ? {} : body;
  const reading = isDraft(value, schema) ? 'draft' : 'submitted';
  const checker = checkerOf(operation, requests, () => schema, reading);
  const valid = checker.validate(value);
  const { follow } = requests();
  const isKnown = hasOnlyKnownFields(value, checker.schema, follow);
  if (valid && isKnown) return { body: value, violations: none, unknown: noUnknown };
  const target = targetOf(schema);
  const faults = valid ? none : violationsFrom(checker.validate.errors, 'body', value);
  // A closed object that has faults has no fields to drop, and its copy would not be used.
  if (!valid && target.additionalProperties === false) return { body: value, violations: faults, unknown: [] };
  const found: UnknownField[] = [];
  const kept = isKnown
    ? value
    : keepKnownFields(value, checker.schema, { follow, unknown: found, isIgnored: ignoredBy(target) });
  if (valid && found.length === 0) return { body: kept, violations: none, unknown: found };
  const mode = unknownFields ?? target['x-unknown-fields'] ?? 'hint';
  const unknown = mode === 'drop' ? [] : found;
  const refused = mode === 'reject' ? unknown.map(unknownViolation) : [];
  const known = new Set(faults.map(({ field }) => field));
  const violations = firstFaults(
    [...faults, ...refused.filter(({ field }) => !known.has(field))],
    furtherFaults('body'),
  );
  return { body: violations.length === 0 ? kept : value, violations, unknown };
}

function ignoredBy({ 'x-ignored-fields': pattern }: Schema): (within: string, name: string) => boolean {
  if (pattern === undefined) return () => false;
  const ignored = new RegExp(pattern);
  // What is inside an ignored field is ignored as well.
  return (within, name) => ignored.test(name) || within.split('.').some((each) => ignored.test(each));
}

/** Faults of a stored draft that is now submitted. */
export function checkSubmission(schemaName: string, body: object): string[] {
  const { validate } = checkerOf(schemaName, requests, () => ({ $ref: schemaName }), 'submitted');
  return validate(body) ? [] : violationsFrom(validate.errors, 'body', body).map(({ message }) => message);
}

/** Faults of a reply, including undocumented fields; empty if it is valid. */
export function checkReply(operation: Operation, reply: unknown): string[] {
  const { schema } = operation.success;
  if (schema === undefined) return reply === undefined ? [] : [`a ${operation.success.status} has no body`];
  return faults(reply, operation, () => schema);
}

/** Faults of the body of an event, as posted to a webhook. */
export function checkEvent(type: string, body: unknown): string[] {
  const event = contract.events.get(type);
  if (event === undefined) return [`the contract has no event ${type}`];
  return faults(body, event, () => {
    return { ...event.schema, properties: { ...event.schema.properties, type: { const: type } } };
  });
}

/**
 * As `checkEvent`, for an event that is sent as a text. `content`: what the text was written from; nearly every one is valid as it
 * is, and its text need not be parsed.
 */
export function checkEventText(type: string, content: object, text: string): string[] {
  return checkEvent(type, content).length === 0 ? [] : checkEvent(type, JSON.parse(text));
}

/** Faults of a record against one of the contract's schemas. */
export function checkRecord(schemaName: string, record: unknown): string[] {
  if (contract.schemas[schemaName] === undefined) return [`the contract has no schema ${schemaName}`];
  return faults(record, schemaName, () => ({ $ref: schemaName }));
}

function faults(value: unknown, key: unknown, schema: () => Schema): string[] {
  if (!checkers.said.has(key) && firstSaid(key, schema).accepts(value)) return [];
  const { validate } = checkerOf(key, replies, schema, 'said');
  if (validate(value)) return [];
  return violationsFrom(furthest(validate.errors), 'body', value).map((violation) => violation.message);
}

const first = new Map<unknown, FirstValues>();

/** Nothing is compiled for an empty list. */
function firstSaid(key: unknown, schema: () => Schema): FirstValues {
  const values = first.get(key) ?? new FirstValues(schema(), true);
  first.set(key, values);
  return values;
}

/** If alternatives were tried one by one, the one that got furthest has the actual fault. */
function furthest(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const depth = (error: ErrorObject) => error.instancePath.split('/').length;
  const deepest = Math.max(...errors.filter((error) => error.keyword !== 'anyOf').map(depth));
  return errors.filter((error) => depth(error) === deepest);
}

function checkerOf(key: unknown, compiler: () => Compiler, schema: () => Schema, reading: Reading): Checker {
  const known = checkers[reading].get(key);
  if (known) return known;
  const checker = compiler().compile(schema(), reading);
  checkers[reading].set(key, checker);
  return checker;
}

function parametersSchema(parameters: readonly Parameter[]): Schema {
  return {
    type: 'object',
    required: parameters.filter((parameter) => parameter.required).map((parameter) => parameter.name),
    properties: Object.fromEntries(
      // The only numeric query parameter is the page size, and the error texts demand an integer.
      parameters.map(({ name, schema }) => [name, schema.type === 'number' ? { ...schema, type: 'integer' } : schema]),
    ),
  };
}

function targetOf(schema: Schema): Schema {
  return schema.$ref === undefined ? schema : (contract.schemas[refName(schema.$ref)] ?? schema);
}

/** Undefined for an empty value, which counts as absent, except for a flag: its name alone sets it. */
function valueFrom(written: unknown, target: Schema): unknown {
  if (target.type === 'array') {
    const item = targetOf(target.items ?? {});
    const parts = [written].flat().flatMap((part) => (typeof part === 'string' ? part.split(',') : [part]));
    const values = parts.map((part) => valueFrom(part, item)).filter((value) => value !== undefined);
    return values.length === 0 ? undefined : values;
  }
  if (written === '') return target['x-flag'] ? true : undefined;
  if (typeof written !== 'string') return written;
  if (target.type === 'number' || target.type === 'integer') {
    return /^-?\d+(\.\d+)?$/.test(written) ? Number(written) : written;
  }
  if (target.type === 'boolean') return written === 'true' || (written === 'false' ? false : written);
  return written;
}

/** Decided by the `status` of the body or its default in the schema: SUBMIT on create, DRAFT on update. */
function isDraft(body: unknown, schema: Schema): boolean {
  const absent = defaultStatus(schema);
  if (absent === undefined) return false;
  const status = typeof body === 'object' && body !== null && 'status' in body ? body.status : undefined;
  return (status ?? absent) === 'DRAFT';
}

const defaultStatuses = new WeakMap<Schema, { value: unknown }>();

function defaultStatus(schema: Schema): unknown {
  let known = defaultStatuses.get(schema);
  if (!known) {
    const candidates = schema.anyOf ?? [schema];
    const statuses = candidates.map(
      (candidate) => contract.schemas[refName(candidate.$ref ?? '')]?.properties?.status?.default,
    );
    known = { value: statuses.find((status) => status !== undefined) };
    defaultStatuses.set(schema, known);
  }
  return known.value;
}

function once<Value>(create: () => Value): () => Value {
  let value: Value | undefined;
  return () => {
    value ??= create();
    return value;
  };
}
