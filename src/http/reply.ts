// Steps: from what a handler returned, or from what was thrown, to the answer.
import { CheckedAnswers } from './checked-answers.js';
import { answerFor, bugHeaders } from './errors.js';
import type { Answered, Exchange } from './exchange.js';

const checkedAnswers = new CheckedAnswers();

/** Answers with the handler's result; one that breaks the contract is marked as a fault of the simulator. */
export function checkReply(exchange: Exchange): asserts exchange is Answered {
  const { operation, request, result } = exchange;
  const { status, schema } = operation.success;
  if (!schema) return exchange.respond({ status });
  const body = JSON.stringify(result);
  respondChecked(exchange, body, checkedAnswers.faultsOf(operation, request.url, result, body));
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
