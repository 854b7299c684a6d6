// Sends recorded requests to another address, one after the other, and compares the answers.

import { isShortened } from '../engine/requests/shortened.js';
import { Carried } from './carry.js';
import { type Answered, differencesBetween } from './compare.js';
import { type AccessKey, Credentials } from './credentials.js';
import { parsed, type Recorded } from './recording.js';
import { fillSecrets } from './redacted.js';

export interface ReplayOptions extends AccessKey {
  /** Base URL. */
  against: string;
  /** The project there; by default the one of the recording. */
  project: string | undefined;
  secrets: ReadonlyMap<string, string>;
  /** Ids of the operations to send; all of them if undefined. */
  only: readonly string[] | undefined;
  /** Longest wait between two requests, in milliseconds; below it, as long as between the recorded ones. 0: none. */
  pace: number;
  sleep(ms: number): Promise<void>;
}

export interface Replayed {
  number: number;
  operation: string | undefined;
  method: string;
  /** As recorded: path and query in a journal, with the server in a HAR file. */
  url: string;
  result: 'same' | 'differs' | 'skipped';
  /** How the answers differ, or why the request was not sent. */
  notes: string[];
  request: unknown;
  recorded: Answered;
  /** Undefined if the request was skipped. */
  current: Answered | undefined;
}

/** Nothing answers at the address. */
export class Unreachable extends Error {}

/** Longest time to wait for an answer, in milliseconds. */
const patience = 30_000;

/** Throws Unreachable if the first request finds no server, NoToken if no token is issued. */
export async function* replay(recording: readonly Recorded[], options: ReplayOptions): AsyncIterable<Replayed> {
  const carried = new Carried(recording);
  const [first] = recording;
  if (first && options.project !== undefined) carried.set(decodeURIComponent(first.project), options.project);
  const credentials = new Credentials(options);
  let sent = 0;
  let before: number | undefined;
  for (const [index, entry] of recording.entries()) {
    const { method, url, operation, status, answer } = entry;
    if (options.only && !(operation !== undefined && options.only.includes(operation))) continue;
    const recorded = { status, body: answer };
    const about = { number: index + 1, operation, method, url: entry.recordedUrl, request: entry.body, recorded };
    const { body, redacted, missing } = fillSecrets(carried.body(entry.body), options.secrets);
    const lost = carried.lost(entry);
    const reason = reasonToSkip(entry, redacted, missing) ?? reasonOf(lost);
    if (reason !== undefined) {
      carried.lose(entry, index + 1);
      yield { ...about, result: 'skipped', notes: [reason], current: undefined };
      continue;
    }
    const wait = waitBetween(before, entry.at, options.pace);
    if (wait > 0) await options.sleep(wait);
    before = entry.at ?? before;
    const call = { entry, url: options.against + carried.url(url), body };
    let current = await send(call, credentials, sent++ === 0);
    // The token has expired in the meantime.
    if (current.status === 401 && status !== 401 && credentials.renew()) current = await send(call, credentials, false);
    carried.learn(answer, current.body);
    const notes = differencesBetween(recorded, current);
    yield { ...about, result: notes.length === 0 ? 'same' : 'differs', notes, current };
  }
}

/** Milliseconds to wait before a request that was recorded at `at`. */
function waitBetween(before: number | undefined, at: number | undefined, most: number): number {
  return before === undefined || at === undefined ? 0 : Math.min(Math.max(at - before, 0), most);
}

function reasonToSkip({ status, fault, body }: Recorded, redacted: readonly string[], missing: readonly string[]) {
  if (fault !== undefined) return `the recorded answer is that of injected fault ${fault}`;
  if (status === 0) return 'no answer was recorded';
  if (isShortened(body)) return 'the recording has only the beginning of the body';
  if (missing.length === 0) return undefined;
  const wanted = missing.map((path) => `--secret ${path}=VALUE`).join(' ');
  return `${redacted.join(', ')} ${redacted.length === 1 ? 'is' : 'are'} redacted in the recording; give ${wanted}`;
}

const reasonOf = (lost: ReturnType<Carried['lost']>): string | undefined =>
  lost && `request ${lost.number}, which was skipped, made ${lost.id}`;

/** Headers of the recording that have an effect on the answer. */
const kept = ['accept', 'accept-language', 'content-type', 'prefer'];

interface Call {
  entry: Recorded;
  url: string;
  body: unknown;
}

async function send({ entry, url, body }: Call, credentials: Credentials, first: boolean): Promise<Answered> {
  const { method, headers, keepsAuthorization } = entry;
  const authorized = !keepsAuthorization || headers.authorization !== undefined;
  const authorization = authorized ? await credentials.header() : undefined;
  const init: RequestInit = {
    method,
    redirect: 'manual',
    signal: AbortSignal.timeout(patience),
    headers: {
      ...Object.fromEntries(kept.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]]))),
      ...(authorization !== undefined && { authorization }),
      ...(body !== undefined && headers['content-type'] === undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  };
  try {
    const response = await fetch(url, init);
    return { status: response.status, body: parsed(await response.text()) };
  } catch (error) {
    if (!first) return { status: 0, body: undefined };
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new Unreachable(cause instanceof Error ? cause.message : String(cause));
  }
}
