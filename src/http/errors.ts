// The error envelope, written here alone: {errorCode, message, resolution, additionalInformation?}. A refusal that the
// contract documents gets its status and text from there; anything else that goes wrong is our bug and says so.
import { contract, type Operation } from '../contract/load.js';
import { Problem } from '../engine/requests/problem.js';
import type { Answer } from './answer.js';
import { generalCode } from './violations.js';

/** Marks an answer that the platform would not give: the simulator itself is at fault. A header takes no line breaks. */
export const bugHeaders = (message: string): Record<string, string> => ({
  'x-simulator-bug': message.replace(/[^ -~]+/g, ' '),
});

/** Refusals of the server itself, which the contract cannot know. */
const own = {
  route_not_found: [
    404,
    'There is no operation at {value}.',
    'Check the path; GET /openapi.json lists every operation.',
  ],
  method_not_allowed: [405, '{value} is not possible on this path.', 'Use one of: {supported}.'],
  payload_too_large: [413, 'The body is larger than {limit} bytes.', 'Send a smaller body.'],
  not_simulated: [
    501,
    'The operation {value} is not simulated yet.',
    'Use Prefer: code=..., example=... to force one of its documented errors.',
  ],
  preference_not_documented: [
    400,
    'The operation does not document {value}.',
    'Prefer one of the documented errors: {supported}.',
  ],
  too_many_requests: [
    429,
    'The project has reached its limit of {calls}.',
    'Wait as many seconds as Retry-After says, or set the clock forward.',
  ],
  simulated_fault: [500, 'A failure that was ordered: {value}.', 'DELETE it from the faults of the project.'],
  bad_request: [400, 'The request cannot be read: {value}.', 'Correct the request and send it again.'],
} as const satisfies Record<string, readonly [number, string, string]>;

export type OwnCode = keyof typeof own;

/** A refusal of the server itself, in the API's error shape. */
export class Refusal extends Error {
  constructor(
    readonly code: OwnCode,
    readonly values: Record<string, unknown> = {},
    readonly headers: Record<string, string> = {},
    /** In place of the code's own. */
    readonly status?: number,
  ) {
    super(code);
  }
}

function fill(text: string, values: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? name));
}

/** The schema of every service allows lists of strings only, so that is what single values and objects become. */
function asLists(info: Readonly<Record<string, unknown>>): Record<string, string[]> {
  const list = (value: unknown): string[] => {
    if (Array.isArray(value)) return value.map(String);
    if (value === null || typeof value !== 'object') return [String(value)];
    return Object.entries(value).map(([name, inner]) => `${name}: ${inner}`);
  };
  return Object.fromEntries(Object.entries(info).map(([name, value]) => [name, list(value)]));
}

interface Envelope {
  code: string;
  message: string;
  resolution: string;
  values: Readonly<Record<string, unknown>>;
  info?: Readonly<Record<string, unknown>> | undefined;
}

function envelope({ code, message, resolution, values, info }: Envelope): string {
  return JSON.stringify({
    errorCode: code,
    message: fill(message, values),
    resolution: fill(resolution, values),
    ...(info && { additionalInformation: asLists(info) }),
  });
}

/** Codes for a wrong body or page: where an operation does not document them, another one speaks for them. */
const replaceable: ReadonlySet<string> = new Set(['invalid_input', 'invalid_payload', 'invalid_page_token']);

/** The documented answer of a code; undefined when the operation does not document it. */
function documentedAnswer(operation: Operation, problem: Problem, path: object): Answer | undefined {
  const spokenFor = replaceable.has(problem.code) && !operation.errors.has(problem.code);
  const code = spokenFor ? generalCode(operation) : problem.code;
  const status = operation.errors.get(code);
  if (status === undefined) return undefined;
  const { message, resolution } = contract.errorText(code);
  const info =
    problem.info ?? (spokenFor ? { validationErrors: [contract.errorText(problem.code).message] } : undefined);
  const faults = info?.validationErrors as readonly string[] | undefined;
  const values = { ...path, ...channelOf(operation), ...(faults && { value: faults.join('; ') }), ...problem.values };
  const body = envelope({ code, message, resolution, values, info });
  return { status, code, body, ...(problem.headers && { headers: problem.headers }) };
}

const channelNames: Record<string, string> = { whatsapp: 'WhatsApp', kakaotalk: 'KakaoTalk', rcs: 'RCS', sms: 'SMS' };

function channelOf(operation: Operation): { channel?: string } {
  const channel = channelNames[operation.service];
  return channel === undefined ? {} : { channel };
}

export function refusalAnswer(refusal: Refusal): Answer {
  const [status, message, resolution] = own[refusal.code];
  const body = envelope({ code: refusal.code, message, resolution, values: refusal.values });
  return { status: refusal.status ?? status, body, headers: refusal.headers, code: refusal.code };
}

/**
 * What a caller gets for any error; `report` hears of those that are ours. The parameters of the path fill what a text
 * names and the one who threw did not say.
 */
export function answerFor(
  error: unknown,
  operation: Operation | undefined,
  report: (bug: Error) => void,
  path: object = {},
): Answer {
  if (error instanceof Refusal) return refusalAnswer(error);
  if (error instanceof Problem && operation) {
    const answer = documentedAnswer(operation, error, path);
    if (answer) return answer;
    return bug(new Error(`${operation.id} does not document ${error.code}`, { cause: error }), report);
  }
  return bug(error instanceof Error ? error : new Error(String(error)), report);
}

function bug(error: Error, report: (bug: Error) => void): Answer {
  report(error);
  const { message, resolution } = contract.errorText('internal_error');
  const body = envelope({ code: 'internal_error', message, resolution, values: {} });
  return { status: 500, body, code: 'internal_error', headers: bugHeaders(error.message) };
}
