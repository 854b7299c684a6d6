// A documented error. Service modules throw it by its code; status and texts come from the contract, and src/http writes the
// response.
import { firstFaults, moreFaults } from '../../contract/first-faults.js';
import type { ErrorCode } from '../../contract/types.js';

/** The platform rule that a refusal is due to, and what breaks it. */
export interface Reason {
  id: string;
  says: string;
  finding: string;
  /** Replaces that of the code. */
  resolution?: string | undefined;
  /** Whether the rule cannot be switched off. */
  always: boolean;
}

export class Problem extends Error {
  /**
   * @param code error code of the contract; src/http checks that the operation documents it
   * @param values fill the {placeholders} of the code's message and resolution; `cause` chooses the texts of one cause
   * @param info becomes `additionalInformation`
   * @param headers headers of the response
   * @param rule the platform rule that refuses, for the resolution and the journal
   */
  constructor(
    readonly code: ErrorCode,
    readonly values: Readonly<Record<string, unknown>> = {},
    readonly info?: Readonly<Record<string, unknown>>,
    readonly headers?: Readonly<Record<string, string>>,
    readonly rule?: Reason,
  ) {
    super(code);
    this.name = 'Problem';
  }
}

/** A limit of the simulator itself is reached: a call that would go beyond it changes nothing. */
export class LimitReached extends Error {
  /** `message`: a sentence without its stop. `fix`: what to do about it, likewise. */
  constructor(
    message: string,
    readonly fix: string,
  ) {
    super(message);
    this.name = 'LimitReached';
  }
}

/** What was thrown, as an error. */
export const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));

/** The text of whatever was thrown. */
export const messageOf = (thrown: unknown): string => asError(thrown).message;

/** `invalid_input` with the violated rules, or the first of very many. */
export const invalidInput = (validationErrors: readonly string[]): Problem =>
  new Problem('invalid_input', {}, { validationErrors: firstFaults(validationErrors, moreFaults) });
