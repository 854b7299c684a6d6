// How a newer OpenAPI document differs from the contract, as seen by a client: names of components and extensions
// do not count, except `x-error-codes`.
import { type Described, isJson, jsonOf, OpenApi, textsOf } from './open-api.js';
import { compareSchemas, type Found } from './schema-drift.js';
import { stable } from './schema-view.js';

export type Change = 'added' | 'removed' | 'changed';

export interface Difference {
  change: Change;
  /** `operation`, `parameter`, `field`, `type`, `required`, `value`, `limit`, `status`, `error code`, ... */
  what: string;
  /** `POST /v1/things`, or `webhook THING_CREATED`. */
  operation: string;
  /** Where in it: `body details.name`, `400`, `query pageSize`; empty for the operation itself. */
  where: string;
  /** The name that was added, removed or changed, or what it was and is. */
  text: string;
  /** The component that the difference is in, and where, if several operations share it. */
  shared?: string;
}

export interface Drift {
  from: string;
  to: string;
  differences: readonly Difference[];
  /** What could not be compared. */
  notes: readonly string[];
}

export interface DriftOptions {
  /** Compares summaries, descriptions and examples, too. */
  descriptions?: boolean;
}

/** Compares two OpenAPI documents, the older first. Throws NotOpenApi. */
export function driftBetween(older: unknown, newer: unknown, { descriptions = false }: DriftOptions = {}): Drift {
  const [before, after] = [new OpenApi(older), new OpenApi(newer)];
  const notes: string[] = [];
  const compared = { before, after, descriptions, codes: true };
  if (!givesCodes(after) && givesCodes(before)) {
    compared.codes = false;
    notes.push(
      'The newer document names no error codes, neither in x-error-codes nor in examples; they are not compared.',
    );
  }
  const differences = compareAll(compared, before.operations, after.operations, 'operation');
  if (after.webhooks.length === 0 && before.webhooks.length > 0) {
    notes.push('The newer document describes no webhooks; they are not compared.');
  } else {
    differences.push(...compareAll(compared, before.webhooks, after.webhooks, 'webhook'));
  }
  return { from: before.version, to: after.version, differences, notes };
}

interface Compared {
  before: OpenApi;
  after: OpenApi;
  descriptions: boolean;
  /** Whether error codes are compared. */
  codes: boolean;
}

type Partial = Omit<Difference, 'operation'>;

function compareAll(
  compared: Compared,
  before: readonly Described[],
  after: readonly Described[],
  what: 'operation' | 'webhook',
): Difference[] {
  const left = new Set(after);
  const differences: Difference[] = [];
  for (const old of before) {
    const same =
      [...left].find(({ form }) => form === old.form) ??
      [...left].find(({ id }) => id !== undefined && id === old.id && what === 'operation');
    const title = old.title;
    if (same === undefined) {
      differences.push({ change: 'removed', what, operation: title, where: '', text: old.id ?? '' });
      continue;
    }
    left.delete(same);
    const found = [...compareOperation(compared, old, same)];
    differences.push(...unique(found).map((each) => ({ ...each, operation: title })));
  }
  for (const { title, id } of left) {
    differences.push({ change: 'added', what, operation: title, where: '', text: id ?? '' });
  }
  return differences;
}

/** A component that occurs twice in an operation differs in the same way in both places. */
function unique(found: readonly Partial[]): Partial[] {
  const seen = new Set<string>();
  return found.filter(({ change, what, where, text, shared }) => {
    const key = JSON.stringify([change, what, shared ?? where, text]);
    return !seen.has(key) && seen.add(key);
  });
}

function* compareOperation(compared: Compared, old: Described, next: Described): Iterable<Partial> {
  if (old.form !== next.form) yield { change: 'changed', what: 'path', where: '', text: arrow(old.title, next.title) };
  if (old.id !== next.id) yield { change: 'changed', what: 'operationId', where: '', text: arrow(old.id, next.id) };
  const [was, is] = [old.content.deprecated === true, next.content.deprecated === true];
  if (was !== is) yield { change: is ? 'added' : 'removed', what: 'deprecation', where: '', text: '' };
  if (compared.descriptions) yield* compareTexts('', old.content, next.content);
  yield* compareParameters(compared, old, next);
  yield* compareBodies(compared, old, next);
  yield* compareResponses(compared, old, next);
}

function* compareTexts(where: string, old: object, next: object): Iterable<Partial> {
  const [was, is] = [jsonOf(old), jsonOf(next)];
  for (const name of ['summary', 'description']) {
    if (was[name] !== is[name]) {
      yield { change: 'changed', what: name, where, text: arrow(quoted(was[name]), quoted(is[name])) };
    }
  }
}

function* compareParameters(compared: Compared, old: Described, next: Described): Iterable<Partial> {
  const { before, after } = compared;
  const [was, is] = [parametersOf(before, old), parametersOf(after, next)];
  for (const [key, parameter] of was) {
    const now = is.get(key);
    const name = `${String(parameter.in)} ${String(parameter.name)}`;
    if (now === undefined) {
      yield { change: 'removed', what: 'parameter', where: name, text: '' };
      continue;
    }
    const [needed, needs] = [parameter.required === true, now.required === true];
    if (needed !== needs) {
      yield { change: 'changed', what: 'required', where: name, text: arrow(optional(needed), optional(needs)) };
    }
    for (const flag of ['style', 'explode', 'deprecated']) {
      if (stable(parameter[flag]) !== stable(now[flag])) {
        const text = `${flag} ${arrow(stable(parameter[flag]), stable(now[flag]))}`;
        yield { change: 'changed', what: 'limit', where: name, text };
      }
    }
    if (compared.descriptions) yield* compareTexts(name, parameter, now);
    yield* located(name, compareSchemas(compared, parameter.schema, now.schema));
  }
  for (const [key, parameter] of is) {
    if (was.has(key)) continue;
    const text = parameter.required === true ? 'required' : '';
    yield { change: 'added', what: 'parameter', where: `${String(parameter.in)} ${String(parameter.name)}`, text };
  }
}

/** By place and name; path parameters by place and position, because their names do not appear in a request. */
function parametersOf(document: OpenApi, { path, parameters }: Described): Map<string, Record<string, unknown>> {
  const inPath = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name);
  return new Map(
    parameters.map((written) => {
      const { value } = document.resolve(written);
      const name = value.in === 'path' ? inPath.indexOf(String(value.name)) : String(value.name);
      return [`${String(value.in)} ${name}`, value];
    }),
  );
}

function* compareBodies(compared: Compared, old: Described, next: Described): Iterable<Partial> {
  const was = compared.before.resolve(old.content.requestBody).value;
  const is = compared.after.resolve(next.content.requestBody).value;
  const [had, has] = [isJson(old.content.requestBody), isJson(next.content.requestBody)];
  if (had !== has) {
    yield { change: has ? 'added' : 'removed', what: 'body', where: 'body', text: '' };
    return;
  }
  const [needed, needs] = [was.required === true, is.required === true];
  if (needed !== needs) {
    yield { change: 'changed', what: 'required', where: 'body', text: arrow(optional(needed), optional(needs)) };
  }
  yield* compareContents(compared, 'body', was.content, is.content);
}

function* compareContents(compared: Compared, where: string, old: unknown, next: unknown): Iterable<Partial> {
  const [was, is] = [jsonOf(old), jsonOf(next)];
  for (const type of new Set([...Object.keys(was), ...Object.keys(is)])) {
    if (!(type in is)) yield { change: 'removed', what: 'content type', where, text: type };
    else if (!(type in was)) yield { change: 'added', what: 'content type', where, text: type };
    else {
      yield* located(where, compareSchemas(compared, jsonOf(was[type]).schema, jsonOf(is[type]).schema));
    }
  }
}

function* compareResponses(compared: Compared, old: Described, next: Described): Iterable<Partial> {
  const [was, is] = [responsesOf(compared.before, old), responsesOf(compared.after, next)];
  if (compared.codes) yield* compareCodes(codesOf(compared.before, was), codesOf(compared.after, is));
  for (const [status, response] of was) {
    const now = is.get(status);
    if (now === undefined) yield { change: 'removed', what: 'status', where: status, text: '' };
    else {
      if (compared.descriptions) yield* compareTexts(status, response, now);
      yield* compareContents(compared, status, response.content, now.content);
    }
  }
  for (const status of is.keys())
    if (!was.has(status)) yield { change: 'added', what: 'status', where: status, text: '' };
}

type Responses = Map<string, Record<string, unknown>>;

const responsesOf = (document: OpenApi, { content }: Described): Responses =>
  new Map(Object.entries(jsonOf(content.responses)).map(([status, each]) => [status, document.resolve(each).value]));

function* compareCodes(was: Map<string, string>, is: Map<string, string>): Iterable<Partial> {
  for (const [code, status] of was) {
    const now = is.get(code);
    if (now === undefined) yield { change: 'removed', what: 'error code', where: status, text: code };
    else if (now !== status) {
      yield { change: 'changed', what: 'error code', where: status, text: `${code}: ${arrow(status, now)}` };
    }
  }
  for (const [code, status] of is) {
    if (!was.has(code)) yield { change: 'added', what: 'error code', where: status, text: code };
  }
}

/** Each error code with its status: those of `x-error-codes`, else those of the examples. */
function codesOf(document: OpenApi, responses: Responses): Map<string, string> {
  const codes = new Map<string, string>();
  for (const [status, response] of responses) {
    const listed = textsOf(response['x-error-codes']);
    for (const code of listed.length > 0 ? listed : codesInExamples(document, response.content))
      codes.set(code, status);
  }
  return codes;
}

function codesInExamples(document: OpenApi, content: unknown): string[] {
  return Object.values(jsonOf(content)).flatMap((media) => {
    const { example, examples } = jsonOf(media);
    const named = Object.values(jsonOf(examples)).map((each) => document.resolve(each).value.value);
    return textsOf([example, ...named].map((each) => jsonOf(each).errorCode));
  });
}

const givesCodes = (document: OpenApi): boolean =>
  document.operations.some((each) => codesOf(document, responsesOf(document, each)).size > 0);

function* located(place: string, found: Iterable<Found>): Iterable<Partial> {
  for (const { path, shared, ...rest } of found) {
    yield { ...rest, where: path ? `${place} ${path}` : place, ...(shared !== undefined && { shared }) };
  }
}

export const arrow = (was: string | undefined, is: string | undefined): string => `${was ?? 'none'} → ${is ?? 'none'}`;
const optional = (required: boolean): string => (required ? 'required' : 'optional');
const quoted = (text: unknown): string | undefined => (text === undefined ? undefined : JSON.stringify(text));
