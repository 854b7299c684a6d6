// Steps: from what a handler returned, or from what was thrown, to the answer.
import { CheckedAnswers, Observation } from './checked-answers.js';
import { answerFor, bugHeaders } from './errors.js';
import type { Answered, Exchange, InWorld } from './exchange.js';

const checkedAnswers = new CheckedAnswers();

/** Answers as before, if carrying out the operation again would give the same; otherwise observes what it depends on. */
export function recallAnswer(exchange: InWorld): exchange is InWorld & Answered {
  const { operation, request, world } = exchange;
  if (operation.hasEffect || operation.body) return false;
  const answer = checkedAnswers.recall(operation, request.url, world);
  if (answer) exchange.respond(answer);
  else exchange.observation = new Observation(world);
  return answer !== undefined;
}

/** Answers with the handler's result; one that breaks the contract is marked as a fault of the simulator. */
export function checkReply(exchange: Exchange): asserts exchange is Answered {
  const { operation, request, result, observation } = exchange;
  const { status, schema } = operation.success;
  if (!schema) return exchange.respond({ status });
  const body = JSON.stringify(result);
  const premises = observation?.premises;
  respondChecked(exchange, body, checkedAnswers.faultsOf(operation, request.url, result, { status, body }, premises));
}

/** Answers with this text, in which these faults were found. */
export function respondChecked(
  exchange: Exchange,
  body: string,
  faults: readonly string[],
): asserts exchange is Answered {
  const { operation, options } = exchange;
  const { status } = operation.success;
  if (faults.length === 0) return exchange.respond({ status, body });
  const message = `${operation.id} answered against the contract: ${faults.join('; ')}`;
  options.report(new Error(message));
  exchange.respond({ status, body, headers: bugHeaders(message) });
}

/** Answers with what a step threw. */
export function answerError(exchange: Exchange, error: unknown): asserts exchange is Answered {
  const { operation, request, options } = exchange;
  exchange.respond(answerFor(error, options.report, operation, request.params));
}
