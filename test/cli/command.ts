// A command run inside the test's own process, without the cost of starting one: parsed, executed and printed as cli.ts
// does, with an environment and an output of its own. Commands that use signals, standard input or a server of their own
// are tested as processes: see command-line.ts.
import { explain } from '../../src/cli/failure.js';
import { run } from '../../src/cli/program.js';
import { Terminal } from '../../src/cli/terminal.js';

export interface Output {
  /** Exit code. */
  code: number;
  stdout: string;
  stderr: string;
}

/** `interactive`: a person sees stderr. */
export async function runCommand(
  words: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  interactive = false,
): Promise<Output> {
  let stdout = '';
  let stderr = '';
  const write = (text: string): void => {
    stdout += text;
  };
  const notices = {
    write(text: string): void {
      stderr += text;
    },
    interactive,
  };
  const terminal = new Terminal(environment, write, false, notices);
  try {
    await run(words, terminal);
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { line, code } = explain(error);
    return { code, stdout, stderr: `${stderr}${line}\n` };
  }
}
