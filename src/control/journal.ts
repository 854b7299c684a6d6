// The journal: requests and responses, and which rules of the contract a rejected request violated.
import { contract } from '../contract/load.js';
import type { ControlBrokenRule, ControlRequest, ControlRequestMatch } from '../contract/types.js';
import type { RequestEntry } from '../engine/history/entry.js';
import type { Journal } from '../engine/requests/journal.js';
import { readText } from '../engine/requests/json.js';
import { isoTime } from '../engine/time/clock.js';
import { type Control, reach, withOperationId } from './control.js';
import { inParts } from './in-parts.js';
import { errorMustExist } from './known-words.js';
import {
  type Compared,
  type Difference,
  exact,
  first,
  likeGlob,
  matching,
  nearMisses,
  partial,
  unsatisfied,
} from './match.js';

export function journalControl(stop: AbortSignal): Control<'JournalController'> {
  return {
    controller: 'JournalController',
    handlers: {
      async listRequests({ params, query }, simulation) {
        const { journal } = reach(simulation, params);
        const { since = 0, limit, operation, status } = query;
        const found = matching(await compare(journal, { ...only({ operation, status }) }, since));
        return { requests: await viewAll(limit === undefined ? found : found.slice(-limit)) };
      },

      clearRequests: ({ params }, simulation) => reach(simulation, params).journal.clear(),

      async countRequests({ params, body: { match = {}, since = 0 } }, simulation) {
        const compared = await compare(reach(simulation, params).journal, match, since);
        const count = matching(compared).length;
        return { count, ...(count === 0 && { nearMisses: nearMisses(compared, title) }) };
      },

      async waitForRequests({ params, query, body }, simulation) {
        const { match = {}, since = 0, count = 1, timeoutMs = 5000 } = body;
        const { journal } = reach(simulation, params);
        const wanted = wantedOf(match);
        // Each request is compared once, when it is new: a wait costs nothing while none comes.
        let found: number[] = [];
        let seen = since;
        const look = (entry: RequestEntry): void => {
          seen = entry.number;
          if (matches(wanted, entry)) found.push(seen);
        };
        const enough = (): boolean => {
          for (const entry of journal.after(seen)) look(entry);
          const oldest = journal.oldest ?? Number.POSITIVE_INFINITY;
          found = found.filter((number) => number >= oldest);
          return found.length >= count;
        };
        await inParts(journal.after(seen), (entry) => costOf(wanted, entry), look);
        const satisfied = await journal.changed.until(enough, timeoutMs, stop);
        const compared = await compare(journal, match, since);
        const requests = matching(compared);
        return {
          satisfied,
          count: requests.length,
          requests: await viewAll(requests),
          ...(!satisfied && unsatisfied({ ...params, ...query, count, timeoutMs }, compared, title)),
        };
      },
    },
  };
}

/** Removes undefined properties. */
function only<T extends object>(given: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never;
}

/** The match with operation ids only. Throws `invalid_input` for unknown names. */
function wantedOf(match: ControlRequestMatch): ControlRequestMatch {
  const wanted = withOperationId(match);
  errorMustExist(match.errorCode);
  return wanted;
}

async function compare(journal: Journal, match: ControlRequestMatch, since: number): Promise<Compared<RequestEntry>[]> {
  const wanted = wantedOf(match);
  const compared: Compared<RequestEntry>[] = [];
  await inParts(
    // Those that are there now: more can come between two parts.
    [...journal.after(since)],
    (entry) => costOf(wanted, entry),
    (entry) => compared.push({ thing: entry, differences: first(differences(wanted, entry)) }),
  );
  return compared;
}

/** Characters that a comparison must read. */
const costOf = ({ body, headers }: ControlRequestMatch, entry: RequestEntry): number =>
  1000 + (headers === undefined ? 0 : 20_000) + (body === undefined ? 0 : (entry.body?.length ?? 0));

/** Stops at the first difference; bodies, which must be parsed, are compared last. */
function matches(match: ControlRequestMatch, entry: RequestEntry): boolean {
  for (const _ of differences(match, entry)) return false;
  return true;
}

function* differences(match: ControlRequestMatch, entry: RequestEntry): Iterable<Difference> {
  yield* exact('operation', match.operation, entry.operation);
  yield* exact('method', match.method?.toUpperCase(), entry.method);
  yield* exact('status', match.status, entry.status);
  yield* exact('errorCode', match.errorCode, entry.code);
  const [path, query = ''] = entry.url.split('?', 2);
  yield* likeGlob('path', match.path, path);
  if (match.query) yield* partial('query', match.query, Object.fromEntries(new URLSearchParams(query)));
  for (const [name, pattern] of Object.entries(match.headers ?? {})) {
    const found = entry.headers[name.toLowerCase()];
    yield* likeGlob(`header ${name}`, pattern, typeof found === 'string' ? found : undefined);
  }
  if (match.body !== undefined) yield* partial('body', match.body, readText(entry.body));
}

const title = ({ number, method, url, status }: RequestEntry): string =>
  `request ${number}: ${method} ${url} -> ${status}`;

/** The edge of the HTTP server hides the secrets, and writes a frozen list in parts. */
async function viewAll(entries: readonly RequestEntry[]): Promise<ControlRequest[]> {
  const views: ControlRequest[] = [];
  const textOf = ({ body, answer }: RequestEntry): number => 1000 + (body?.length ?? 0) + (answer?.length ?? 0);
  await inParts(entries, textOf, (entry) => views.push(view(entry)));
  Object.freeze(views);
  return views;
}

function view(entry: RequestEntry): ControlRequest {
  const { number, at, operation, method, url, headers, status, answerHeaders, hints, code, rule, fault } = entry;
  const body = readText(entry.body);
  const answer = readText(entry.answer);
  const brokenRules = code === undefined ? [] : [...rulesBroken(entry)];
  return {
    number,
    at: isoTime(at),
    ...(operation !== undefined && { operation }),
    method,
    url,
    request: { headers: { ...headers }, ...(body !== undefined && { body }) },
    answer: { status, headers: { ...answerHeaders }, ...(answer !== undefined && { body: answer }) },
    ...(code !== undefined && { errorCode: code }),
    ...(rule !== undefined && { platformRule: rule }),
    ...(brokenRules.length > 0 && { brokenRules }),
    ...(hints.length > 0 && { hints: [...hints] }),
    ...(fault !== undefined && { fault }),
  };
}

/** Why the contract rejects a request: the violated rules of the schema, or the rules of the operation that name the code. */
function* rulesBroken({ operation: id, code, violations, fault }: RequestEntry): Iterable<ControlBrokenRule> {
  const operation = id === undefined ? undefined : contract.operations.get(id);
  if (!operation || fault !== undefined) return;
  const { service } = operation;
  for (const { in: place, field, message, rule } of violations) {
    yield { in: place, field, message, rule: `${service}.yaml ${rule || operation.id}` };
  }
  if (violations.length > 0) return;
  const remarks = operation.rules.filter((remark) => remark.includes(code!));
  for (const message of remarks) yield { message, rule: `${service}.yaml ${operation.id} x-rules` };
  const says = contract.errorInfo(code!)?.says;
  if (remarks.length === 0 && says !== undefined) yield { message: says, rule: `${service}.yaml x-errors ${code}` };
}
