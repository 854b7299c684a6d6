// Words of a match that can never come true are refused immediately: a wait for them would only end with its timeout.
import { contract } from '../contract/load.js';
import type { ControlHistoryMatch } from '../contract/types.js';
import { questionFor } from '../contract/words.js';
import type { Checks, Resource } from '../engine/model.js';
import { invalidInput } from '../engine/requests/problem.js';
import type { Simulation } from '../engine/world/simulation.js';
import { keyOfAny, requireResource } from './lifecycle-names.js';

/** Names that are listed if none is close; more would not be read. */
const mostListed = 40;

function unknownWord(what: string, word: string | undefined, known: Iterable<string>): string[] {
  const names = [...new Set(known)];
  if (word === undefined || names.includes(word)) return [];
  const hint = questionFor(word, names) ?? `use one of ${names.slice(0, mostListed).join(', ')}`;
  return [`unknown ${what} '${word}'; ${hint}`];
}

function refuse(faults: readonly string[]): void {
  if (faults.length > 0) throw invalidInput(faults);
}

/** Throws `invalid_input` for a type that no webhook event has. */
export const eventMustExist = (type: string | undefined): void =>
  refuse(unknownWord('event', type, contract.events.keys()));

/** Throws `invalid_input` for an error code that no operation documents. */
export function errorMustExist(code: string | undefined): void {
  if (code === undefined) return;
  const api = [...contract.operations.values()].filter(({ service }) => service !== 'control');
  // Besides those of the operations, the server has codes of its own.
  if (contract.errorInfo(code) !== undefined || ownCodes.has(code)) return;
  refuse(unknownWord('error code', code, [...api.flatMap(({ errors }) => [...errors.keys()]), ...ownCodes]));
}

/** Codes of the server itself that a journal can contain. */
export const ownCodes: ReadonlySet<string> = new Set([
  'route_not_found',
  'method_not_allowed',
  'payload_too_large',
  'unsupported_encoding',
  'unsupported_media_type',
  'not_simulated',
  'preference_not_documented',
  'too_many_requests',
  'simulated_fault',
  'storage_unavailable',
  'request_timeout',
  'bad_request',
]);

/** A match with the full names and the key as text. */
export type HistoryMatch = Omit<ControlHistoryMatch, 'key'> & { key?: string };

const statesOf = (resource: Resource): (string | null)[] =>
  Object.values(resource.transitions).flatMap((rows) => rows.flatMap(({ from, to }) => [from, to].flat()));

/** The match with full names; throws `invalid_input` if an entry of the history can never have one of its words. */
export function historyMatch(simulation: Simulation, { key, ...match }: ControlHistoryMatch): HistoryMatch {
  const lifecycle = match.lifecycle === undefined ? undefined : requireResource(simulation, match.lifecycle);
  const resources = lifecycle ? [lifecycle] : [...simulation.resources()];
  const checks = resources.flatMap((resource): Checks[string][] => Object.values(resource.checks));
  const events = resources.flatMap((resource) => Object.keys(resource.events));
  const decisions = resources.flatMap((resource) => [
    ...Object.keys(resource.decisions),
    ...Object.keys(resource.checks),
  ]);
  const outcomes = [...events, ...checks.flatMap(({ outcomes: refusals }) => Object.keys(refusals)), 'hold', 'pass'];
  const states = resources.flatMap(statesOf).filter((state) => state !== null);
  refuse([
    ...unknownWord('event', match.type, contract.events.keys()),
    ...unknownWord('event of the lifecycle', match.event, events),
    ...unknownWord('state', match.state, states),
    ...unknownWord('decision', match.decision, [...decisions, 'clock']),
    ...unknownWord('outcome', match.outcome, outcomes),
    ...unknownWord(
      'state field',
      match.field,
      resources.flatMap((resource) => Object.keys(resource.transitions)),
    ),
  ]);
  return {
    ...match,
    ...(key !== undefined && { key: keyOfAny(resources, key) }),
    ...(lifecycle && { lifecycle: lifecycle.name }),
  };
}
