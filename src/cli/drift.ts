// `drift`: how a newer OpenAPI document of the vendor differs from the contract that is simulated.
import type { Command } from 'commander';
import { type Difference, type Drift, driftBetween } from '../contract/drift.js';
import { contract } from '../contract/load.js';
import { jsonOf, NotOpenApi } from '../contract/open-api.js';
import { publishedDocument } from '../contract/published.js';
import { apiTitle } from '../fixtures/introduction.js';
import { loadYaml } from '../fixtures/yaml.js';
import { Failure, reasonOf } from './failure.js';
import { nameOfFile, readText } from './read-text.js';
import type { Terminal } from './terminal.js';

interface DriftOptions {
  descriptions?: boolean;
  json?: true;
}

export function addDrift(program: Command, terminal: Terminal): void {
  program
    .command('drift')
    .summary('compare a newer OpenAPI document with the simulated contract')
    .description(
      'Compares an OpenAPI document (JSON or YAML) with the contract that is simulated: operations, parameters, fields, types, enums, statuses and error codes. Exits with 1 if anything differs.',
    )
    .argument('<file>', 'the newer document; - for standard input')
    .option('--descriptions', 'compare summaries, descriptions and examples, too')
    .option('--json', 'print JSON instead of a report')
    .action((file: string, options: DriftOptions) => drift(terminal, file, options));
}

function drift(terminal: Terminal, file: string, { descriptions = false, json }: DriftOptions): void {
  const name = nameOfFile(file);
  const found = compare(name, read(file, name), descriptions);
  if (json) terminal.printJson(found);
  else printReport(terminal, name, found);
  if (found.differences.length > 0) throw new Failure('', 1);
}

function read(file: string, name: string): unknown {
  const text = readText(file, 2);
  try {
    return /^\s*[{[]/.test(text) ? JSON.parse(text) : loadYaml(text);
  } catch (error) {
    throw new Failure(`${name} is neither JSON nor YAML: ${reasonOf(error).split('\n')[0]}`, 2);
  }
}

function compare(name: string, newer: unknown, descriptions: boolean): Drift {
  const older = isOwn(newer) ? publishedDocument(ofTheApi) : contract.document(ofTheApi);
  try {
    return driftBetween(older, newer, { descriptions });
  } catch (error) {
    if (!(error instanceof NotOpenApi)) throw error;
    throw new Failure(`${name} is not an OpenAPI document: ${error.message}`, 2);
  }
}

const ofTheApi = (service: string): boolean => service !== 'control';

/** Whether a document is the one that the simulator serves, which words the contract for generators. */
const isOwn = (newer: unknown): boolean => jsonOf(jsonOf(newer).info).title === apiTitle;

const signs = { added: '+', removed: '-', changed: '~' } as const;
const colours = { added: 'green', removed: 'red', changed: 'yellow' } as const;

function printReport(terminal: Terminal, name: string, { from, to, differences, notes }: Drift): void {
  for (const note of notes) terminal.print(note);
  if (differences.length === 0) {
    terminal.print(`${name} (${to}) does not differ from the contract (${from}).`);
    return;
  }
  const groups = grouped(differences);
  for (const { title, under, lines } of groups) {
    terminal.print(terminal.paint('bold', title));
    if (under) terminal.print(`  ${under}`);
    for (const { change, text } of lines) terminal.print(terminal.paint(colours[change], `  ${signs[change]} ${text}`));
    terminal.print('');
  }
  const count = groups.reduce((sum, { lines }) => sum + lines.length, 0);
  const differ = count === 1 ? '1 difference' : `${count} differences`;
  terminal.print(`${differ} between the contract (${from}) and ${name} (${to}).`);
}

interface Group {
  title: string;
  under?: string;
  lines: { change: Difference['change']; text: string }[];
}

/** One group for each operation; what several operations share through a component is in a group of that component. */
function grouped(differences: readonly Difference[]): Group[] {
  const users = new Map<string, Set<string>>();
  for (const difference of differences) {
    const key = keyOf(difference);
    users.set(key, (users.get(key) ?? new Set()).add(difference.operation));
  }
  const groups = new Map<string, Group>();
  const seen = new Set<string>();
  for (const difference of differences) {
    const { change, what, operation, where, text, shared } = difference;
    const key = keyOf(difference);
    const operations = [...(users.get(key) ?? [])];
    const isShared = shared !== undefined && operations.length > 1;
    if (isShared && seen.has(key)) continue;
    seen.add(key);
    const [component = '', ...inside] = (shared ?? '').split(' ');
    const title = isShared ? component : operation;
    const under = `in ${named(operations)}`;
    const id = isShared ? `${title} in ${operations.join()}` : title;
    const group = groups.get(id) ?? { title, ...(isShared && { under }), lines: [] };
    groups.set(id, group);
    const words = [what, isShared ? inside.join(' ') : where].filter(Boolean).join(' ');
    group.lines.push({ change, text: text ? `${words}: ${text}` : words });
  }
  return [...groups.values()];
}

/** The first three, and how many others there are; `--json` lists all of them. */
const named = (operations: readonly string[]): string =>
  operations.length <= 4
    ? operations.join(', ')
    : `${operations.slice(0, 3).join(', ')} and ${operations.length - 3} others`;

const keyOf = ({ change, what, operation, where, text, shared }: Difference): string =>
  JSON.stringify([change, what, shared ?? [operation, where], text]);
