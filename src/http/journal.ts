// Step: the request and its answer, written into the journal of the project.
import type { Simulation } from '../engine/world/simulation.js';
import type { ProjectWorld } from '../engine/world/world.js';
import { type Answer, noAnswer } from './answer.js';
import type { Answered, ApiExchange, Request } from './exchange.js';

export function noteRequest({
  request,
  operation,
  world,
  violations,
  injected,
  answer,
  options,
}: ApiExchange & Answered): void {
  note(world ?? worldNamedIn(request.url, options.simulation), request, answer, {
    operation: operation.id,
    violations,
    fault: injected?.fault.id,
  });
}

/** Notes a request that matches no operation: a misspelt path is what a tester looks for in the journal. */
export function noteUnmatched(simulation: Simulation, request: Request, answer: Answer): void {
  note(worldNamedIn(request.url, simulation), request, answer, {
    operation: undefined,
    violations: [],
    fault: undefined,
  });
}

type Findings = Pick<Parameters<ProjectWorld['journal']['add']>[0], 'operation' | 'violations' | 'fault'>;

function note(world: ProjectWorld | undefined, request: Request, answer: Answer, findings: Findings): void {
  world?.journal.add({
    number: 0,
    at: world.clock.now(),
    method: request.method,
    url: request.url,
    headers: request.headers,
    body: request.body?.text,
    status: answer.status,
    answer: answer.status === noAnswer ? undefined : answer.body,
    answerHeaders: answer.headers,
    code: answer.code,
    rule: answer.rule,
    ...findings,
  });
}

/** The world of a request that was rejected before its project was looked up. */
function worldNamedIn(url: string, simulation: Simulation): ProjectWorld | undefined {
  const [, id] = /^\/v1\/projects\/([^/?]+)/.exec(url) ?? [];
  try {
    return id === undefined ? undefined : simulation.world(decodeURIComponent(id));
  } catch {
    return undefined;
  }
}
