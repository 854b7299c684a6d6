// Steps: what a request carries, checked against the contract.
import { wrongFileIn } from '../contract/file-types.js';
import { firstFaults, reportedFaults } from '../contract/first-faults.js';
import type { Operation } from '../contract/load.js';
import { nearestName } from '../contract/nearest-name.js';
import { partsOf } from '../contract/parts.js';
import { furtherFaults } from '../contract/sentences.js';
import { checkBody, checkParameters, type Violation } from '../contract/validate.js';
import { parseJson, UnusableJson } from '../engine/requests/json.js';
import { parsingJson } from '../engine/requests/long-json.js';
import { refuseMagic } from '../engine/requests/magic.js';
import { invalidInput, Problem } from '../engine/requests/problem.js';
import { inTurns, type Steps } from '../engine/time/turns.js';
import type { AdminExchange, ApiExchange, Exchange, InWorld, Validated } from './exchange.js';
import { hintAtFields } from './hints.js';
import { withAdvice } from './misplaced-fields.js';
import { problemFor } from './violations.js';
import { readTimes, withTimesRead } from './written-times.js';

/** The API drops unknown query parameters; in a control call one would be a filter that does not filter. */
export function rejectUnknownQuery({ operation, request: { query } }: AdminExchange): void {
  const known = operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  const unknown = Object.keys(query).filter((name) => !known.includes(name));
  if (unknown.length === 0 || !operation.errors.has('invalid_input')) return;
  throw invalidInput(
    unknown.map((name) => {
      const meant = nearestName(name, known);
      const allowed = known.length === 0 ? 'This call has none' : `Allowed: ${known.join(', ')}`;
      return `unknown parameter '${name}'${meant ? `; did you mean '${meant}'?` : '.'} ${allowed}`;
    }),
  );
}

/** Whether the record of a path parameter exists. */
export const hasRecord =
  ({ operation, request, options, world }: InWorld) =>
  (name: string): boolean =>
    options.finders.get(operation.controller)?.[name]?.(world, request.params) ?? false;

/** Reads path and query as what the contract says they are; the form of an id counts only if no record has it. */
export function validateParameters(
  exchange: Exchange,
  exists: (parameter: string) => boolean = () => false,
): asserts exchange is Validated {
  const { operation, request } = exchange;
  const given = operation.service === 'control' ? withTimesRead(operation, request.query) : request.query;
  const { params, query, violations } = checkParameters(operation, request.params, given);
  reject(
    exchange,
    violations.filter((violation) => violation.in !== 'path' || !exists(violation.field)),
  );
  exchange.params = params;
  exchange.query = query;
}

/** An operation without a body ignores whatever is sent. */
export function rejectUnreadableBody({ operation, request: { body } }: Exchange): void {
  if (operation.body && body?.refusal) throw body.refusal;
}

/** The body of an operation that takes one, as JSON; undefined when nothing was sent. */
export function parseBody(exchange: Exchange): void {
  const text = exchange.request.body?.text;
  if (!exchange.operation.body || text === undefined || text === '') return;
  try {
    exchange.body = parseJson(text);
  } catch (error) {
    throw error instanceof UnusableJson ? unusable(error) : error;
  }
}

const unusable = ({ message }: UnusableJson): Problem =>
  new Problem('invalid_payload', {}, { validationErrors: [`the body ${message}`] });

/** Checks the body, and drops the fields that the contract does not know. */
export function validateBody(exchange: Exchange): void {
  if (!exchange.operation.body) return;
  const { operation, world } = exchange;
  const { body, violations, unknown } = checkBody(operation, exchange.body, world?.setting('unknownFields'));
  hintAtFields(exchange, unknown);
  reject(exchange, violations);
  exchange.body = body;
}

/** As `validateBody`, for a control call: it says where a field belongs that it does not take, and how to write a time. */
export function validateControlBody(exchange: AdminExchange): void {
  const { operation, options } = exchange;
  if (!operation.body) return;
  const unread = readTimes(operation, exchange.body);
  const { body, violations: found } = checkBody(operation, exchange.body);
  const told = new Set(unread.map(({ field }) => field));
  const violations = [...unread, ...found.filter(({ field }) => !told.has(field))];
  reject(
    exchange,
    violations.length === 0
      ? violations
      : withAdvice(operation, violations, exchange.body, options.simulation.resources()),
  );
  exchange.body = body;
}

/** Longer bodies are checked in turns. */
const longBody = 256 * 1024;

/** Reads and checks the body of a control call; that of a long document in turns, so that it holds up no other request. */
export async function readDocument(exchange: AdminExchange): Promise<void> {
  const text = exchange.request.body?.text ?? '';
  if (!exchange.operation.body) return;
  try {
    if (text !== '') exchange.body = await inTurns(parsingJson(text));
  } catch (error) {
    throw error instanceof UnusableJson ? unusable(error) : error;
  }
  if (text.length <= longBody) return validateControlBody(exchange);
  const { operation, body, options } = exchange;
  const violations = [...readTimes(operation, body), ...(await inTurns(violationsIn(operation, body)))];
  if (violations.length > 0) reject(exchange, withAdvice(operation, violations, body, options.simulation.resources()));
}

/** The faults of a document; the first ones, if there are very many. Its schemas are closed, so there is nothing to drop. */
function* violationsIn(operation: Operation, body: unknown): Steps<Violation[]> {
  const found = new Map<string, Violation>();
  for (const { value, place } of partsOf(body, operation.body!.schema)) {
    for (const violation of checkBody(operation, value).violations) {
      const moved = movedTo(violation, place(violation.field));
      found.set(moved.message, moved);
    }
    if (found.size > reportedFaults) break;
    yield;
  }
  return firstFaults([...found.values()], furtherFaults('body'));
}

/** A fault of a part as one of the whole: the field of another path, in its message, too. */
function movedTo(violation: Violation, field: string): Violation {
  if (field === violation.field) return violation;
  const listOf = (path: string): string => path.replace(/\.\d+$/, '');
  const isNamed = violation.message.includes(violation.field);
  const message = isNamed
    ? violation.message.replace(violation.field, () => field)
    : violation.message.replace(listOf(violation.field), () => listOf(field));
  return { ...violation, field, message };
}

function reject(exchange: Exchange, violations: readonly Violation[]): void {
  const [first] = violations;
  if (first === undefined) return;
  exchange.violations = violations;
  throw problemFor(exchange.operation, violations, first);
}

/** Throws the error that a magic value in the request asks for. */
export function applyMagicValues({ operation, request, params, query, body, options }: ApiExchange & Validated): void {
  refuseMagic(options.magic, request.url, request.body?.text, { params, query, body }, operation.errors);
}

/** The errors for a file of a wrong type: the first that the operation documents. */
const fileErrors = ['file_invalid_mime_type', 'template_kakaotalk_validation_error'] as const;

/** Refuses a body that refers to a file whose type its field does not take. */
export function checkFiles({ operation, body }: ApiExchange & Validated): void {
  const code = fileErrors.find((candidate) => operation.errors.has(candidate));
  const wrong = code && wrongFileIn(operation, body);
  if (!code || !wrong) return;
  const { field, type, supported } = wrong;
  throw new Problem(code, { field, supported: supported.join(', '), value: `${field} is of type ${type}` });
}
