// How a command fails: one line for the person who typed it, and an exit code.

/** What was typed cannot be; or the port, the command or the simulator is not there. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly exitCode: number = 1,
  ) {
    super(message);
    this.name = 'Failure';
  }
}

/** Errors whose message says all that a person needs; any other one is our bug and shows where it comes from. */
const exitCodes: Readonly<Record<string, number>> = {
  WrongConfig: 2,
  FaultyFixture: 2,
  UnusableData: 2,
  SimulatorError: 1,
};

export function explain(error: unknown): { line: string; code: number } {
  if (!(error instanceof Error)) return { line: String(error), code: 1 };
  const code = error instanceof Failure ? error.exitCode : exitCodes[error.constructor.name];
  if (code === undefined) return { line: error.stack ?? error.message, code: 1 };
  return { line: error.message.replace(/\s*\n\s*/g, ' '), code };
}
