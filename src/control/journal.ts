// The journal: requests and responses, and which rules of the contract a rejected request violated.
import { contract } from '../contract/load.js';
import type { ControlBrokenRule, ControlRequest, ControlRequestMatch } from '../contract/types.js';
import type { RequestEntry } from '../engine/history/entry.js';
import type { Journal } from '../engine/requests/journal.js';
import { readText } from '../engine/requests/json.js';
import { isoTime } from '../engine/time/clock.js';
import { type Control, reach, withOperationId } from './control.js';
import { errorMustExist } from './known-words.js';
import {
  type Compared,
  type Difference,
  exact,
  likeGlob,
  matching,
  nearMisses,
  partial,
  unsatisfied,
} from './match.js';
import { withoutSecrets } from './secrets.js';

export function journalControl(stop: AbortSignal): Control<'JournalController'> {
  return {
    controller: 'JournalController',
    handlers: {
      listRequests({ params, query }, simulation) {
        const { journal } = reach(simulation, params);
        const { since = 0, limit, operation, status, secrets } = query;
        const found = matching(compare(journal, { ...only({ operation, status }) }, since));
        return { requests: (limit === undefined ? found : found.slice(-limit)).map((entry) => view(entry, secrets)) };
      },

      clearRequests: ({ params }, simulation) => reach(simulation, params).journal.clear(),

      countRequests({ params, body: { match = {}, since = 0 } }, simulation) {
        const compared = compare(reach(simulation, params).journal, match, since);
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
        const enough = (): boolean => {
          for (const entry of journal.after(seen)) {
            seen = entry.number;
            if (matches(wanted, entry)) found.push(seen);
          }
          const oldest = journal.oldest ?? Number.POSITIVE_INFINITY;
          found = found.filter((number) => number >= oldest);
          return found.length >= count;
        };
        const satisfied = await journal.changed.until(enough, timeoutMs, stop);
        const compared = compare(journal, match, since);
        const requests = matching(compared);
        return {
          satisfied,
          count: requests.length,
          requests: requests.map((entry) => view(entry, false)),
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

function compare(journal: Journal, match: ControlRequestMatch, since: number): Compared<RequestEntry>[] {
  const wanted = wantedOf(match);
  return [...journal.after(since)].map((entry) => ({ thing: entry, differences: [...differences(wanted, entry)] }));
}

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

function view(entry: RequestEntry, secrets: boolean): ControlRequest {
  const { number, at, operation, method, url, headers, status, answerHeaders, hints, code, rule, fault } = entry;
  const body = readText(entry.body);
  const answer = readText(entry.answer);
  const brokenRules = code === undefined ? [] : [...rulesBroken(entry)];
  const shown: ControlRequest = {
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
  return secrets ? shown : withoutSecrets(shown);
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
