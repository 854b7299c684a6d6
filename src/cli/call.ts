// Commands that make one call and print what it returns.
import type { Command } from 'commander';
import type { Project } from '../library/project.js';
import type { Simulator } from '../library/simulator.js';
import { projectOf, simulatorOf, type TargetOptions, withTarget } from './target.js';
import type { Terminal } from './terminal.js';

/** The arguments and the flags of a command. */
export interface Given<Options> {
  words: string[];
  options: Options & TargetOptions;
}

/** Adds a call of a project: a list is printed as a table with these columns, anything else as JSON. */
export function callsProject<Options extends object>(
  command: Command,
  terminal: Terminal,
  call: (project: Project, given: Given<Options>) => Promise<unknown>,
  columns?: readonly string[],
): void {
  withTarget(command).action(async () => {
    const options = command.opts<Options & TargetOptions>();
    const project = await projectOf(options, terminal);
    show(terminal, await call(project, { words: command.args, options }), options.json, columns);
  });
}

/** As `callsProject`, for a call that concerns no project. */
export function callsSimulator<Options extends object>(
  command: Command,
  terminal: Terminal,
  call: (simulator: Simulator, given: Given<Options>) => Promise<unknown>,
  columns?: readonly string[],
): void {
  withTarget(command).action(async () => {
    const options = command.opts<Options & TargetOptions>();
    const simulator = simulatorOf(options, terminal);
    show(terminal, await call(simulator, { words: command.args, options }), options.json, columns);
  });
}

function show(terminal: Terminal, result: unknown, json: boolean | undefined, columns?: readonly string[]): void {
  if (result === undefined) {
    if (!json) terminal.print('Done.');
  } else if (json || !columns || !Array.isArray(result)) terminal.printJson(result);
  else if (result.length === 0) terminal.print('None.');
  else terminal.printTable(result.map((row) => Object.fromEntries(columns.map((name) => [name, cell(row[name])]))));
}

function cell(value: unknown): string | number | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value);
}

/** The flags of these names that were given, as the fields of a body. */
export function fieldsOf<Options extends object, Name extends keyof Options>(
  options: Options,
  names: readonly Name[],
): { [N in Name]?: NonNullable<Options[N]> } {
  const found: { [N in Name]?: NonNullable<Options[N]> } = {};
  for (const name of names) {
    const value = options[name];
    if (value !== undefined && value !== null) found[name] = value;
  }
  return found;
}
