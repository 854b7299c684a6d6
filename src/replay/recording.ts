// What was recorded: the requests of a journal or of a HAR file, in order, in one form.
import { contract } from '../contract/load.js';
import { type Json, jsonOf, listOf } from '../contract/open-api.js';
import { instantOf } from '../engine/time/clock.js';

export interface Recorded {
  method: string;
  /** Path and query, from `/v1/projects/` on. */
  url: string;
  /** The URL as it is in the file. */
  recordedUrl: string;
  /** When it was sent, milliseconds since the epoch; undefined if the file does not say. */
  at: number | undefined;
  /** The project that the path names. */
  project: string;
  /** Operation id, if the request is one of the contract. */
  operation: string | undefined;
  /** Header names in lower case. */
  headers: Readonly<Record<string, string>>;
  /** Parsed if it is JSON, else text; undefined: none. */
  body: unknown;
  /** 0: the connection was closed without an answer. */
  status: number;
  answer: unknown;
  /** Id of the injected fault that caused the answer. */
  fault: string | undefined;
  /** Whether a missing Authorization header means that there was none; exported HAR files often omit it. */
  keepsAuthorization: boolean;
}

/** A file that is neither a journal nor a HAR file. The message is a predicate, without a subject. */
export class UnusableRecording extends Error {}

/** The requests of a journal or HAR file that name a project. Throws UnusableRecording. */
export function readRecording(content: unknown): Recorded[] {
  const har = jsonOf(jsonOf(content).log).entries;
  const journal = Array.isArray(content) ? content : jsonOf(content).requests;
  if (Array.isArray(har)) {
    const recording = har.flatMap((entry, index) => fromHar(jsonOf(entry), index));
    // Browsers leave the header out of all requests or of none.
    const keepsAuthorization = recording.some(({ headers }) => headers.authorization !== undefined);
    return recording.map((each) => ({ ...each, keepsAuthorization }));
  }
  if (Array.isArray(journal)) return journal.flatMap((entry, index) => fromJournal(jsonOf(entry), index));
  throw new UnusableRecording(
    'is neither a journal ({"requests": [...]}) nor a HAR file ({"log": {"entries": [...]}})',
  );
}

function fromJournal(entry: Json, index: number): Recorded[] {
  const request = jsonOf(entry.request);
  const answer = jsonOf(entry.answer);
  const place = `requests[${index}]`;
  return recorded(place, entry.method, entry.url, answer.status, {
    at: timeOf(entry.at),
    headers: textHeaders(Object.entries(jsonOf(request.headers))),
    body: request.body,
    answer: answer.body,
    fault: typeof entry.fault === 'string' ? entry.fault : undefined,
    keepsAuthorization: true,
  });
}

function fromHar(entry: Json, index: number): Recorded[] {
  const request = jsonOf(entry.request);
  const response = jsonOf(entry.response);
  const headers = listOf(request.headers).map((each): [string, unknown] => [
    String(jsonOf(each).name),
    jsonOf(each).value,
  ]);
  const { text, encoding } = jsonOf(response.content);
  const answer = encoding === 'base64' && typeof text === 'string' ? Buffer.from(text, 'base64').toString() : text;
  return recorded(`log.entries[${index}]`, request.method, request.url, response.status, {
    at: timeOf(entry.startedDateTime),
    headers: textHeaders(headers),
    body: parsed(jsonOf(request.postData).text),
    answer: parsed(answer),
    fault: undefined,
    keepsAuthorization: false,
  });
}

const timeOf = (text: unknown): number | undefined => (typeof text === 'string' ? instantOf(text) : undefined);

type Rest = Pick<Recorded, 'at' | 'headers' | 'body' | 'answer' | 'fault' | 'keepsAuthorization'>;

/** None for a request without a project, such as the one for an access token. */
function recorded(place: string, method: unknown, url: unknown, status: unknown, rest: Rest): Recorded[] {
  if (typeof url !== 'string') throw new UnusableRecording(`has no url in ${place}`);
  const [found, project] = /\/v1\/projects\/([^/?#]+)[^#]*/.exec(url) ?? [];
  if (found === undefined || project === undefined || url.includes('/__admin/')) return [];
  if (typeof method !== 'string') throw new UnusableRecording(`has no method in ${place}`);
  if (typeof status !== 'number') throw new UnusableRecording(`has no status of the answer in ${place}`);
  // The question that a browser asks before a request to another origin.
  if (method === 'OPTIONS') return [];
  return [{ method, url: found, recordedUrl: url, project, operation: operationOf(method, found), status, ...rest }];
}

const textHeaders = (headers: readonly [string, unknown][]): Record<string, string> =>
  Object.fromEntries(
    headers.flatMap(([name, value]) => (typeof value === 'string' ? [[name.toLowerCase(), value]] : [])),
  );

/** JSON if it is, else the text; undefined for no text. */
export function parsed(text: unknown): unknown {
  if (typeof text !== 'string' || text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const operations = [...contract.operations.values()]
  .filter(({ service }) => service !== 'control')
  .map(({ id, method, path }) => ({
    id,
    method,
    form: new RegExp(`^${path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+')}$`),
    /** Operations whose path has fewer parameters come first: /bundles/status before /bundles/{id}. */
    parameters: path.split('{').length,
  }))
  .sort((one, two) => one.parameters - two.parameters);

/** Id of the operation that a request calls; undefined if it calls none. */
export function operationOf(method: string, url: string): string | undefined {
  const path = url.split('?', 1).join();
  const wanted = method === 'HEAD' ? 'GET' : method;
  return operations.find((each) => each.method === wanted && each.form.test(path))?.id;
}
