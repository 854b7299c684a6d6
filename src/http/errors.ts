// Turns whatever was thrown into an answer; only here is the envelope written: {errorCode, message, resolution,
// additionalInformation?}. Status and text of a documented error come from the contract; any other error is a fault of
// the simulator, and its answer says so.
import { contract, type Operation } from '../contract/load.js';
import { LimitReached, Problem, type Reason } from '../engine/requests/problem.js';
import { textWithout, withoutSecrets } from '../engine/requests/redact.js';
import { shortened } from '../engine/requests/shortened.js';
import { limits } from '../limits.js';
import type { Answer } from './answer.js';

/** Marks an answer that the platform would not give, by a fault of the simulator. A header must not have line breaks. */
export const bugHeaders = (message: string): Record<string, string> => ({
  'x-simulator-bug': message.replace(/[^ -~]+/g, ' '),
});

/** Errors of the server itself, which the contract cannot know: status, message, resolution. */
const own = {
  route_not_found: [404, 'No operation matches {value}.', 'Check the path; GET /openapi.json lists every operation.'],
  method_not_allowed: [405, '{value} is not allowed on this path.', 'Use one of: {supported}.'],
  payload_too_large: [413, 'The body is larger than {limit} bytes.', 'Send a smaller body.'],
  unsupported_encoding: [
    415,
    'The Content-Encoding {value} is not supported.',
    'Use one of: {supported}, or send the body as it is.',
  ],
  unsupported_media_type: [
    415,
    'The body must be sent as JSON, not {value}.',
    'Send Content-Type: application/json, or start the simulator with --content-type any.',
  ],
  not_simulated: [
    501,
    'The operation {value} is not simulated yet.',
    'Send Prefer: code=..., example=... to get one of its documented errors.',
  ],
  preference_not_documented: [
    400,
    'The operation does not document {value}.',
    'Prefer one of its documented errors: {supported}.',
  ],
  too_many_requests: [
    429,
    'The project has reached its limit of {calls}.',
    'Wait for the number of seconds in Retry-After, or advance the clock.',
  ],
  simulated_fault: [
    500,
    'Injected by {value}.',
    'Delete the fault: DELETE /__admin/projects/{projectId}/faults/{value}',
  ],
  storage_unavailable: [
    503,
    'The change cannot be saved: {value}.',
    'Send the request again after the number of seconds in Retry-After; the simulator recovers when the disk does.',
  ],
  no_certificate: [404, 'This simulator has no certificate.', 'Start it with --tls or --intercept.'],
  limit_reached: [403, 'There is no room for more: {value}.', '{fix}.'],
  request_timeout: [408, 'The request did not arrive in time: {value}.', 'Send it again, without pauses.'],
  bad_request: [400, 'The request cannot be read: {value}.', 'Correct the request and send it again.'],
} as const satisfies Record<string, readonly [number, string, string]>;

export type OwnCode = keyof typeof own;

/** An error of the server itself, in the API's error shape. */
export class Refusal extends Error {
  constructor(
    readonly code: OwnCode,
    /** Fill the {placeholders} of the texts. */
    readonly values: Readonly<Record<string, unknown>> = {},
    readonly headers: Readonly<Record<string, string>> = {},
    /** Replaces the status of the code. */
    readonly status?: number,
    /** Replaces the resolution of the code. */
    readonly resolution?: string,
  ) {
    super(code);
  }
}

function fill(text: string, values: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? name));
}

/** Single values become lists, as the error schema of every service has them; objects stay as they are. */
function shown(info: Readonly<Record<string, unknown>>): Record<string, object> {
  const list = (value: unknown): object => {
    if (value === null || typeof value !== 'object') return [String(value)];
    return Array.isArray(value) ? value.map(String) : value;
  };
  return Object.fromEntries(Object.entries(info).map(([name, value]) => [name, list(value)]));
}

interface Envelope {
  code: string;
  message: string;
  resolution: string;
  info?: Readonly<Record<string, unknown>> | undefined;
  /** The platform rule that refuses: the contract's resolution does not know it. */
  rule?: Reason | undefined;
}

function explained(resolution: string, { id, says, finding, resolution: own = resolution, always }: Reason): string {
  const explanation = `${own} Rule ${id}: ${says} Here: ${finding}.`;
  return always ? explanation : `${explanation} Such rules are switched off by --platform-rules off.`;
}

/** A text can quote a body of a megabyte: the beginning says what is meant. */
const cut = (text: string): string => shortened(text, limits.errorText.most);

function allCut(value: unknown): unknown {
  if (typeof value === 'string') return cut(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(allCut);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, allCut(inner)]));
}

function envelope({ code, message, resolution, info, rule }: Envelope): string {
  return JSON.stringify({
    errorCode: code,
    message: textWithout(cut(message)),
    resolution: textWithout(cut(rule ? explained(resolution, rule) : resolution)),
    ...(info && { additionalInformation: withoutSecrets(allCut(shown(info))) }),
  });
}

/** Codes for a wrong body or page that an operation may answer under another code. */
const replaceable: ReadonlySet<string> = new Set(['invalid_input', 'invalid_payload', 'invalid_page_token']);

/** What replaces them: the first that the operation documents. */
const replacements = ['invalid_input', 'invalid_payload', 'template_kakaotalk_validation_error', 'not_allowed_verify'];

/** An operation that documents none of those answers with the first 400 that could be meant, else with its 404. */
function replacementFor({ errors }: Operation): string | undefined {
  const others = [...errors].filter(([candidate]) => candidate !== 'project_not_initialized');
  return (
    replacements.find((candidate) => errors.has(candidate)) ??
    others.find(([, status]) => status === 400)?.[0] ??
    others.find(([, status]) => status === 404)?.[0]
  );
}

/** The documented answer; undefined when the operation documents no such error. */
function documentedAnswer(operation: Operation, problem: Problem, path: object): Answer | undefined {
  const replaced = replaceable.has(problem.code) && !operation.errors.has(problem.code);
  const code = replaced ? replacementFor(operation) : problem.code;
  const status = code === undefined ? undefined : operation.errors.get(code);
  if (code === undefined || status === undefined) return undefined;
  const info =
    problem.info ?? (replaced ? { validationErrors: [contract.errorText(problem.code).message] } : undefined);
  const faults = Array.isArray(info?.validationErrors) ? info.validationErrors.map(String) : [];
  const value = faults.length > 0 && { value: faults.join('; ') };
  const values = { ...path, ...channelOf(operation), ...value, ...problem.values };
  const { rule, headers } = problem;
  const { cause } = problem.values;
  const text = contract.errorText(cause === undefined || replaced ? code : `${code}.${cause}`);
  const body = envelope({
    code,
    message: messageWith(faults, fill(text.message, values), text.message.includes('{value}'), replaced),
    resolution: resolutionWith(faults, fill(text.resolution, values), openings.get(problem.code)),
    info,
    rule,
  });
  return { status, code, body, ...(headers && { headers }), ...(rule && { rule: rule.id }) };
}

/** Sentences that a message quotes; all of them are in `validationErrors`. */
const quoted = 3;

/**
 * What a message says of the broken rules. The text of a code that replaces another speaks of something else, so the rules
 * take its place; a text that has `told` them already stays.
 */
function messageWith(faults: readonly string[], message: string, told: boolean, replaced: boolean): string {
  if (faults.length === 0 || told) return message;
  const more = faults.length > quoted ? [`and ${faults.length - quoted} more`] : [];
  const summary = withoutStop([...faults.slice(0, quoted), ...more].join('; '));
  return replaced ? `${summary}.` : `${withoutStop(message)}: ${summary}.`;
}

/** How the resolution of a code that names no field begins. */
const openings: ReadonlyMap<string, string> = new Map([
  ...[...replaceable].map((code) => [code, 'Correct the request'] as const),
  ['launch_precondition_failed', 'Complete the sender and launch it again'],
]);

/** Some clients show nothing but the resolution: where the code does not name the field, it names the first broken rule. */
function resolutionWith([first]: readonly string[], resolution: string, opening: string | undefined): string {
  return first !== undefined && opening !== undefined ? `${opening}: ${withoutStop(first)}.` : resolution;
}

const withoutStop = (text: string): string => text.replace(/\.$/, '');

const channelNames: Record<string, string> = { whatsapp: 'WhatsApp', kakaotalk: 'KakaoTalk', rcs: 'RCS', sms: 'SMS' };

function channelOf(operation: Operation): { channel?: string } {
  const channel = channelNames[operation.service];
  return channel === undefined ? {} : { channel };
}

/** The answer to a call that the control API refuses before it looks at the operation. */
export function controlAnswer({ code, values }: Problem): Answer {
  const { message, resolution } = contract.errorText(code);
  const body = envelope({ code, message: fill(message, values), resolution: fill(resolution, values) });
  return { status: contract.errorInfo(code)?.status ?? 403, code, body };
}

export function refusalAnswer(refusal: Refusal): Answer {
  const [status, message, resolution] = own[refusal.code];
  const { code, values, headers } = refusal;
  const advice = refusal.resolution ?? fill(resolution, values);
  const body = envelope({ code, message: fill(message, values), resolution: advice });
  return { status: refusal.status ?? status, body, headers, code };
}

/** The control API documents the code; in the simulated one it is ours. */
function limitAnswer({ message, fix }: LimitReached, operation: Operation | undefined, path: object): Answer {
  const values = { value: message, fix };
  const documented = operation && documentedAnswer(operation, new Problem('limit_reached', values), path);
  return documented ?? refusalAnswer(new Refusal('limit_reached', values));
}

/**
 * The answer to any error; `report` is called with faults of the simulator. `path`: the parameters of the
 * path, which fill the placeholders that the error leaves open.
 */
export function answerFor(
  error: unknown,
  report: (bug: Error) => void,
  operation?: Operation,
  path: object = {},
): Answer {
  if (error instanceof Refusal) return refusalAnswer(error);
  if (error instanceof LimitReached) return limitAnswer(error, operation, path);
  if (error instanceof Problem && operation) {
    const answer = documentedAnswer(operation, error, path);
    if (answer) return answer;
    return bugAnswer(new Error(`${operation.id} does not document ${error.code}`, { cause: error }), report);
  }
  return bugAnswer(error instanceof Error ? error : new Error(String(error)), report);
}

function bugAnswer(bug: Error, report: (bug: Error) => void): Answer {
  report(bug);
  const { message, resolution } = contract.errorText('internal_error');
  const body = envelope({ code: 'internal_error', message, resolution });
  return { status: 500, body, code: 'internal_error', headers: bugHeaders(bug.message) };
}
