// Checks what comes in and what goes out against the contract. Everything is compiled at its first use and kept.
import type { ErrorObject } from 'ajv/dist/2020.js';
import { type Compiler, createCompiler } from './compile.js';
import { keepKnownFields } from './known-fields.js';
import { contract, type Operation, type Parameter, refName, type Schema } from './load.js';
import type { Reading } from './rewrite.js';
import { type Violation, violationsFrom } from './sentences.js';

export type { Violation } from './sentences.js';

type Checker = ReturnType<Compiler['compile']>;

const requests = once(() => createCompiler(true));
const replies = once(() => createCompiler(false));
/** By reading, and by what is read: an operation, an event, the name of a schema. */
const checkers: Record<Reading, Map<unknown, Checker>> = { submitted: new Map(), draft: new Map(), said: new Map() };

/** Path and query are text: each value is first turned into what its schema asks for. Unknown query names are dropped. */
export function checkParameters(
  operation: Operation,
  params: Record<string, string>,
  query: Record<string, unknown>,
): { params: Record<string, unknown>; query: Record<string, unknown>; violations: Violation[] } {
  const path = checkPlace(operation, 'path', params);
  const rest = checkPlace(operation, 'query', query);
  const violations = rest.violations.length === 0 ? path.violations : [...path.violations, ...rest.violations];
  return { params: path.values, query: rest.values, violations };
}

/** The parameters of one place; `target`: the schema that says how a text is read. */
interface Place {
  parameters: readonly { name: string; target: Schema; fallback: unknown }[];
  checker: () => Checker;
}

/** Parameters by where they stand, sorted out once for each operation: every request asks. */
const places = new WeakMap<Operation, Record<'path' | 'query', Place>>();

function placesOf(operation: Operation): Record<'path' | 'query', Place> {
  const known = places.get(operation);
  if (known) return known;
  const placeOf = (place: 'path' | 'query'): Place => {
    const written = operation.parameters.filter((parameter) => parameter.in === place);
    return {
      parameters: written.map(({ name, schema }) => ({ name, target: targetOf(schema), fallback: schema.default })),
      checker: once(() => requests().compile(parametersSchema(written), 'submitted')),
    };
  };
  const found = { path: placeOf('path'), query: placeOf('query') };
  places.set(operation, found);
  return found;
}

const none: Violation[] = [];

function checkPlace(operation: Operation, place: 'path' | 'query', written: Record<string, unknown>) {
  const { parameters, checker } = placesOf(operation)[place];
  const values: Record<string, unknown> = {};
  for (const { name, target, fallback } of parameters) {
    const value = Object.hasOwn(written, name) ? valueFrom(written[name], target) : undefined;
    const given = value ?? fallback;
    if (given !== undefined) values[name] = given;
  }
  if (parameters.length === 0) return { values, violations: none };
  const { validate } = checker();
  return { values, violations: validate(values) ? none : violationsFrom(validate.errors ?? [], place) };
}

/** Returns the body without unknown fields; the one that was given stays as it is. Absent fields stay absent. */
export function checkBody(operation: Operation, body: unknown): { body: unknown; violations: Violation[] } {
  if (!operation.body || (body === undefined && !operation.body.required)) return { body: undefined, violations: [] };
  const { schema } = operation.body;
  // Nothing sent is an empty object with all its faults, not one fault of its own.
  const value = body === undefined ? {} : body;
  const reading = isDraft(value, schema) ? 'draft' : 'submitted';
  const checker = checkerOf(operation, requests, () => schema, reading);
  if (!checker.validate(value)) {
    return { body: value, violations: violationsFrom(checker.validate.errors ?? [], 'body') };
  }
  return { body: keepKnownFields(value, checker.schema, requests().follow), violations: [] };
}

/** Faults of a body that was kept as a draft and is now submitted as it lies. */
export function checkSubmission(schemaName: string, body: object): string[] {
  const { validate } = checkerOf(schemaName, requests, () => ({ $ref: schemaName }), 'submitted');
  return validate(body) ? [] : violationsFrom(validate.errors ?? [], 'body').map(({ message }) => message);
}

/** Faults of our own answer, undocumented fields included; [] = fine. */
export function checkReply(operation: Operation, reply: unknown): string[] {
  const { schema } = operation.success;
  if (schema === undefined) return reply === undefined ? [] : [`a ${operation.success.status} has no body`];
  return faults(reply, operation, () => schema);
}

/** Faults of an event's body, as it is posted to a webhook. */
export function checkEvent(type: string, body: unknown): string[] {
  const event = contract.events.get(type);
  if (event === undefined) return [`the contract has no event ${type}`];
  return faults(body, event, () => {
    return { ...event.schema, properties: { ...event.schema.properties, type: { const: type } } };
  });
}

/** Faults of a record against one of the contract's schemas. */
export function checkRecord(schemaName: string, record: unknown): string[] {
  if (contract.schemas[schemaName] === undefined) return [`the contract has no schema ${schemaName}`];
  return faults(record, schemaName, () => ({ $ref: schemaName }));
}

function faults(value: unknown, key: unknown, schema: () => Schema): string[] {
  const { validate } = checkerOf(key, replies, schema, 'said');
  if (validate(value)) return [];
  return violationsFrom(furthest(validate.errors ?? []), 'body').map((violation) => violation.message);
}

/** Where alternatives were tried one by one, the one that got furthest tells the real fault. */
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
      // The one number that queries carry is a page size: the error texts ask for an integer.
      parameters.map(({ name, schema }) => [name, schema.type === 'number' ? { ...schema, type: 'integer' } : schema]),
    ),
  };
}

function targetOf(schema: Schema): Schema {
  return schema.$ref === undefined ? schema : (contract.schemas[refName(schema.$ref)] ?? schema);
}

/** Undefined when nothing is said: an empty value counts as absent. */
function valueFrom(written: unknown, target: Schema): unknown {
  if (target.type === 'array') {
    const item = targetOf(target.items ?? {});
    const parts = [written].flat().flatMap((part) => (typeof part === 'string' ? part.split(',') : [part]));
    const values = parts.map((part) => valueFrom(part, item)).filter((value) => value !== undefined);
    return values.length === 0 ? undefined : values;
  }
  if (written === '') return undefined;
  if (typeof written !== 'string') return written;
  if (target.type === 'number' || target.type === 'integer') {
    return /^-?\d+(\.\d+)?$/.test(written) ? Number(written) : written;
  }
  if (target.type === 'boolean') return written === 'true' || (written === 'false' ? false : written);
  return written;
}

/** The body's `status` tells, or what its schema says of an absent one: SUBMIT on create, DRAFT on update. */
function isDraft(body: unknown, schema: Schema): boolean {
  const candidates = schema.anyOf ?? [schema];
  const statuses = candidates.map((candidate) => {
    return contract.schemas[refName(candidate.$ref ?? '')]?.properties?.status?.default;
  });
  const absent = statuses.find((status) => status !== undefined);
  return absent !== undefined && ((body as { status?: unknown } | null)?.status ?? absent) === 'DRAFT';
}

function once<Value>(create: () => Value): () => Value {
  let value: Value | undefined;
  return () => {
    value ??= create();
    return value;
  };
}
