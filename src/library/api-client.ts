// The operations of the API as functions, made from the table of operations. It calls through `fetch`, as it was when this
// module was loaded: a test may replace it for the code that it tests.
import { alternatives, type Lexicon, meantNames } from '../contract/guessed-name.js';
import type { Api, ApiErrorCode, OperationId } from './api-types.js';
import { type OperationRow, operations, verbs } from './operations.js';

const { fetch: send } = globalThis;

/** The API refused a call. The message is the API's. */
export class ApiError extends Error {
  constructor(
    message: string,
    /** The `errorCode` of the response. */
    readonly code: ApiErrorCode | (string & {}),
    /** HTTP status of the response. */
    readonly status: number,
    /** Id of the operation. */
    readonly operation: OperationId,
    /** What to do, according to the API. */
    readonly resolution: string | undefined,
    /** Details, depending on `code`: `validationErrors` lists every invalid field. */
    readonly additionalInformation?: Readonly<Record<string, unknown>>,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

export interface ApiSettings {
  /** Id and secret of a key, sent as HTTP Basic. Any will do, unless the mode is `strict`. */
  credentials?: { readonly keyId: string; readonly keySecret: string };
  /** An access token, sent instead of credentials. */
  token?: string;
  /** Headers of each call, such as `{ prefer: 'code=429' }`. */
  headers?: Readonly<Record<string, string>>;
}

export interface ApiAddress extends ApiSettings {
  /** Base URL, such as `http://127.0.0.1:7462`. */
  url: string;
  projectId: string;
}

type Parameters = Readonly<Record<string, unknown>>;

/**
 * A client of the API for one project. An operation takes the parameters of its path and query as one object, then its body;
 * one without parameters takes only the body. It returns the body of the response, and throws ApiError if the API refuses it.
 */
export function createApi({ url, projectId, ...settings }: ApiAddress): Api {
  const base = `${url.replace(/\/+$/, '')}/v1/projects/${encodeURIComponent(projectId)}`;
  const headers = { authorization: authorizationOf(settings), ...settings.headers };
  // An object without a prototype, so that nothing but operations has a name in it.
  const api = Object.create(null);
  for (const row of operations) {
    const call = (...given: unknown[]): Promise<unknown> => callOperation(base, headers, row, given);
    for (const name of row[4]) {
      const parts = name.split('.');
      const action = parts.pop()!;
      let group = api;
      for (const part of parts) group = group[part] ??= Object.create(null);
      group[action] = call;
    }
  }
  return suggesting(api, '');
}

/** Throws for the name of an operation that is elsewhere or misspelt, and says the right one. */
function suggesting<Group extends object>(group: Group, path: string): Group {
  for (const [name, member] of Object.entries(group)) {
    if (typeof member === 'object') Reflect.set(group, name, suggesting(member, `${path}${name}.`));
  }
  return new Proxy(group, {
    get(target, name) {
      if (typeof name === 'symbol' || name in target) return Reflect.get(target, name);
      // Code that inspects or awaits an object reads names that are not operations.
      if (ignored.has(name)) return undefined;
      const meant = meantOperations(
        `${path}${name}`,
        Object.keys(target).map((each) => `${path}${each}`),
      );
      if (meant.length === 0) return undefined;
      throw new TypeError(`the API has no ${path}${name}; use ${alternatives(meant, '')}`);
    },
  });
}

const fullNames = operations.map(([, , , , [full = '']]) => full);
const groups = [...new Set(fullNames.map((name) => name.slice(0, name.lastIndexOf('.'))))];

/** Operations and groups that a path of names can mean: one of the same group, otherwise one of any. */
function meantOperations(guess: string, near: readonly string[]): string[] {
  const lexicon: Lexicon = {
    rows: [],
    verbs: verbs.map((row) => row.split(' ')),
    silent: new Set(),
    actions: new Set(),
    vague: new Set(),
  };
  for (const names of [guess.includes('.') ? near : [], fullNames, groups]) {
    const meant = meantNames(guess, names, lexicon);
    if (meant.length > 0) return meant;
  }
  return [];
}

const ignored: ReadonlySet<string> = new Set(['then', 'toJSON', 'inspect', 'constructor']);

const actionOf = (id: string): string => id.split('_').at(-2) ?? id;

function authorizationOf({ credentials = { keyId: 'key', keySecret: 'secret' }, token }: ApiSettings): string {
  if (token !== undefined) return `Bearer ${token}`;
  const bytes = new TextEncoder().encode(`${credentials.keyId}:${credentials.keySecret}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

async function callOperation(
  base: string,
  headers: Readonly<Record<string, string>>,
  [id, method, path, takesBody]: OperationRow,
  given: readonly unknown[],
): Promise<unknown> {
  const hasParameters = path.includes('{') || !takesBody;
  const parameters: Parameters = { ...(hasParameters && isObject(given[0]) && given[0]) };
  const body = given[hasParameters ? 1 : 0];
  const response = await send(base + filled(id, path, parameters), {
    method,
    headers: { ...(takesBody && { 'content-type': 'application/json' }), ...headers },
    ...(takesBody && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (response.ok) return text === '' ? undefined : JSON.parse(text);
  throw refusal(id, response.status, text);
}

/** The path with its parameters; all others go into the query, an array as one parameter for each of its values. */
function filled(id: string, path: string, parameters: Parameters): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined || path.includes(`{${name}}`)) continue;
    for (const each of [value].flat()) query.append(name, String(each));
  }
  const place = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined || value === '') throw new TypeError(`${actionOf(id)} needs ${name}`);
    return encodeURIComponent(String(value));
  });
  return query.size === 0 ? place : `${place}?${query}`;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isOperation = (id: string): id is OperationId => operations.some(([known]) => known === id);

function refusal(id: string, status: number, text: string): Error {
  const problem = parsed(text);
  if (!isOperation(id) || !isObject(problem) || typeof problem.errorCode !== 'string') {
    return new TypeError(`${actionOf(id)} returned ${status} without an error of the API: ${text.slice(0, 200)}`);
  }
  const { errorCode, message, resolution, additionalInformation } = problem;
  return new ApiError(
    String(message),
    errorCode,
    status,
    id,
    typeof resolution === 'string' ? resolution : undefined,
    isObject(additionalInformation) ? additionalInformation : undefined,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
