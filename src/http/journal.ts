// Step: the request and its answer, written into the journal of the project.
import type { RequestEntry } from '../engine/history/entry.js';
import type { Cause } from '../engine/history/history.js';
import type { Simulation } from '../engine/world/simulation.js';
import type { ProjectWorld } from '../engine/world/world.js';
import { type Answer, noAnswer } from './answer.js';
import { readCaller } from './caller.js';
import type { Answered, ApiExchange, Request } from './exchange.js';

export function noteRequest({
  request,
  operation,
  world,
  violations,
  hints,
  injected,
  cause,
  answer,
  options,
}: ApiExchange & Answered): void {
  const findings = { operation: operation.id, violations, hints, fault: injected?.fault.id };
  note(world ?? knownWorld(request.url, options.simulation), request, answer, findings, cause);
}

/**
 * Notes a request that matches no operation: a misspelt path is what a tester looks for in the journal, even if it is the
 * project's first.
 */
export async function noteUnmatched(simulation: Simulation, request: Request, answer: Answer): Promise<void> {
  // What cannot be brought back has no journal.
  await simulation.present(projectIn(request.url))?.catch(() => undefined);
  const worldOf = readCaller(request.headers.authorization) ? namedWorld : knownWorld;
  note(await worldOf(request.url, simulation), request, answer, {
    operation: undefined,
    violations: [],
    hints: [],
    fault: undefined,
  });
}

type Findings = Pick<RequestEntry, 'operation' | 'violations' | 'hints' | 'fault'>;

function note(
  world: ProjectWorld | undefined,
  request: Request,
  answer: Answer,
  { operation, violations, hints, fault }: Findings,
  cause?: Cause,
): void {
  if (!world) return;
  const entry: RequestEntry = {
    kind: 'request',
    number: 0,
    project: world.id,
    at: world.clock.now(),
    cause: null,
    operation,
    method: request.method,
    url: request.url,
    headers: request.headers,
    body: request.body?.text,
    status: answer.status,
    answer: answer.status === noAnswer ? undefined : answer.body,
    answerHeaders: answer.headers,
    code: answer.code,
    rule: answer.rule,
    violations,
    hints,
    fault,
  };
  world.noteRequest(entry, cause);
}

/** The id of the project that a URL names; undefined if it names none or is malformed. */
function projectIn(url: string): string | undefined {
  const [, id] = /^\/v1\/projects\/([^/?]+)/.exec(url) ?? [];
  try {
    return id === undefined ? undefined : decodeURIComponent(id);
  } catch {
    return undefined;
  }
}

/** The world of a request that was rejected before its project was looked up, which must not create one. */
function knownWorld(url: string, { worlds }: Simulation): ProjectWorld | undefined {
  const id = projectIn(url);
  return id === undefined ? undefined : worlds.get(id);
}

/** The world of a request, created if it does not exist; undefined if strict mode does not know the project. */
async function namedWorld(url: string, simulation: Simulation): Promise<ProjectWorld | undefined> {
  const id = projectIn(url);
  try {
    return id === undefined ? undefined : await simulation.begun(id);
  } catch {
    return undefined;
  }
}
