// Ids that the server chose: those of the recorded answers, and those that stand for them in the new answers.
import { isJson, listOf } from '../contract/open-api.js';
import type { Recorded } from './recording.js';

const idName = /(^|_)ids?$|Ids?$/;

export class Carried {
  readonly #known = new Map<string, string>();
  /** Texts that requests before have sent, so that no server made them. */
  readonly #given = new Set<string>();
  /** Those of recorded answers to requests that were sent. */
  readonly #seen = new Set<string>();
  /** Those that only a request made that was not sent, and the number of that request. */
  readonly #lost = new Map<string, number>();
  /** Ids in the paths and queries of the recording. A text in an answer with such a value is used as an id. */
  readonly #used: ReadonlySet<string>;

  constructor(recording: readonly Recorded[]) {
    this.#used = new Set(recording.flatMap(({ url }) => textsIn(url)));
  }

  set(recorded: string, current: string): void {
    this.#known.set(recorded, current);
  }

  /** Notes the ids of a recorded answer and those at the same places of the new answer. */
  learn(recorded: unknown, current: unknown, name = ''): void {
    if (Array.isArray(recorded)) {
      const others = listOf(current);
      for (const [index, each] of recorded.entries()) this.learn(each, others[index], name);
    } else if (isJson(recorded)) {
      if (!isJson(current)) return;
      for (const [field, each] of Object.entries(recorded)) this.learn(each, current[field], field);
    } else if (isId(recorded) && isId(current) && this.#names(name, recorded)) {
      this.#seen.add(String(recorded));
      if (String(recorded) !== String(current)) this.set(String(recorded), String(current));
    }
  }

  /** Notes the ids that a request which is not sent would have made: what needs them cannot be compared. */
  lose({ answer }: Recorded, number: number): void {
    const made = (value: unknown, name = ''): void => {
      if (Array.isArray(value)) for (const each of value) made(each, name);
      else if (isJson(value)) for (const [field, each] of Object.entries(value)) made(each, field);
      else if (isId(value) && this.#names(name, value) && !this.#seen.has(String(value))) {
        if (!this.#given.has(String(value))) this.#lost.set(String(value), number);
      }
    };
    made(answer);
  }

  /** Notes what a request sends. Returns the first id in it that only a request made that was not sent. */
  lost({ url, body }: Recorded): { id: string; number: number } | undefined {
    const sent = [...textsIn(url), ...textsOf(body)];
    for (const text of sent) this.#given.add(text);
    for (const id of sent) {
      const number = this.#lost.get(id);
      if (number !== undefined && !this.#seen.has(id)) return { id, number };
    }
    return undefined;
  }

  #names = (name: string, value: string | number): boolean =>
    idName.test(name) || (typeof value === 'string' && this.#used.has(value));

  /** A recorded path and query with the new ids. */
  url(url: string): string {
    const [path = '', query] = url.split('?', 2);
    const carried = path.split('/').map((segment) => this.#encoded(segment, decoded(segment)));
    if (query === undefined) return carried.join('/');
    // Not through URLSearchParams, which would write the same query differently.
    const pairs = query.split('&').map((pair) => {
      const [name = '', ...rest] = pair.split('=');
      return rest.length === 0
        ? pair
        : `${name}=${this.#encoded(rest.join('='), decoded(rest.join('=').replaceAll('+', ' ')))}`;
    });
    return `${carried.join('/')}?${pairs.join('&')}`;
  }

  #encoded(written: string, meant: string): string {
    const current = this.#known.get(meant);
    return current === undefined ? written : encodeURIComponent(current);
  }

  /** A recorded body with the new ids. */
  body(value: unknown): unknown {
    if (typeof value === 'string') return this.#known.get(value) ?? value;
    if (Array.isArray(value)) return value.map((each) => this.body(each));
    if (!isJson(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, this.body(each)]));
  }
}

/** Parameters whose values a server chose; `pageSize=1` and `filterStates=APPROVED` are the client's. */
const chosenByServer = /(?:Ids?|Token)$/;

/** The segments of a path below the project, and the ids and page tokens of its query. */
function textsIn(url: string): string[] {
  const [path = '', query = ''] = url.split('?', 2);
  const queried = [...new URLSearchParams(query)].filter(([name]) => chosenByServer.test(name));
  return [...path.split('/').slice(4).map(decoded), ...queried.map(([, value]) => value)];
}

/** All texts in a body. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

const isId = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
