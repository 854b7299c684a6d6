// Ids that the server chose: those of the recorded answers, and those that stand for them in the new answers.
import { isJson, listOf } from '../contract/open-api.js';
import type { Recorded } from './recording.js';

const idName = /(^|_)ids?$|Ids?$/;

export class Carried {
  readonly #known = new Map<string, string>();
  /** Texts in the paths and queries of the recording. A field of an answer with such a value is used as an id. */
  readonly #used: ReadonlySet<string>;

  constructor(recording: readonly Recorded[]) {
    this.#used = new Set(
      recording.flatMap(({ url }) => {
        const [path = '', query = ''] = url.split('?', 2);
        return [...path.split('/').slice(4).map(decoded), ...new URLSearchParams(query).values()];
      }),
    );
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
    } else if (isId(recorded) && isId(current) && String(recorded) !== String(current)) {
      if (idName.test(name) || this.#used.has(String(recorded))) this.set(String(recorded), String(current));
    }
  }

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

const isId = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
