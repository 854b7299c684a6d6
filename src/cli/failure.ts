// How a command fails: one line on stderr, and an exit code.

/** Invalid usage (exit code 2); or the port, the command or the simulator is not available (1). */
export class Failure extends Error {
  constructor(
    message: string,
    readonly exitCode: number = 1,
  ) {
    super(message);
    this.name = 'Failure';
  }
}

/** A flag's whole number, 0 or more. Throws Failure for any other text. */
export function wholeNumber(flag: string, text: string): number {
  if (!/^\d+$/.test(text)) throw new Failure(`${flag} must be a number, not '${text}'`, 2);
  return Number(text);
}

/** Errors whose message is all the user needs. Any other error is a bug of ours and is shown with its stack. */
const exitCodes: Readonly<Record<string, number>> = {
  WrongConfig: 2,
  FaultyFixture: 2,
  UnusableData: 2,
  FolderInUse: 1,
  UnsavedChanges: 1,
  SimulatorError: 1,
};

/** The line to print for an error, and the exit code. */
export function explain(error: unknown): { line: string; code: number } {
  if (!(error instanceof Error)) return { line: String(error), code: 1 };
  const code = error instanceof Failure ? error.exitCode : exitCodes[error.constructor.name];
  if (code === undefined) return { line: error.stack ?? error.message, code: 1 };
  return { line: error.message.replace(/\s*\n\s*/g, ' '), code };
}

/** The message of whatever was thrown. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
