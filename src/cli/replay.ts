// `replay`: sends recorded requests to another address and reports which answers differ.
import type { Command } from 'commander';
import { operationNamed } from '../contract/operation-names.js';
import { textWithout } from '../engine/requests/redact.js';
import { systemClock } from '../engine/time/clock.js';
import { readDuration } from '../engine/time/written.js';
import { NoToken } from '../replay/credentials.js';
import { markdownOf, summaryOf } from '../replay/markdown.js';
import { type Recorded, readRecording, UnusableRecording } from '../replay/recording.js';
import { type Replayed, type ReplayOptions, replay, Unreachable } from '../replay/replay.js';
import { Failure, reasonOf } from './failure.js';
import { nameOfFile, readText } from './read-text.js';
import type { Terminal } from './terminal.js';

interface Options {
  against: string;
  project?: string;
  keyId?: string;
  keySecret?: string;
  tokenUrl?: string;
  secret: Map<string, string>;
  only?: string;
  pace?: string;
  markdown?: true;
  json?: true;
}

export function addReplay(program: Command, terminal: Terminal): void {
  program
    .command('replay')
    .summary('send recorded requests to another address and compare the answers')
    .description(
      'Sends the requests of a journal or a HAR file to another address, in order, and compares status, error code and shape of each answer. Exits with 1 if anything differs.',
    )
    .argument('<file>', 'what `journal` prints, or a HAR file; - for standard input')
    .requiredOption('--against <url>', 'base URL of the server to compare with')
    .option('-p, --project <id>', 'the project there (env SINCH_PROJECT_ID); by default the recorded one')
    .option('--key-id <id>', 'id of the access key (env SINCH_KEY_ID)')
    .option('--key-secret <secret>', 'secret of the access key (env SINCH_KEY_SECRET)')
    .option('--token-url <url>', 'exchange the access key for a token there, and send that instead of HTTP Basic')
    .option(
      '--secret <field=value>',
      'value of a redacted field, by its path or name; repeatable',
      (text: string, known: Map<string, string>) => known.set(...secretIn(text)),
      new Map<string, string>(),
    )
    .option('--only <operation>', 'send only the requests of this operation')
    .option('--pace <time>', 'wait as long as between the recorded requests, but at most this time, such as 5s')
    .option('--markdown', 'print a bug report in Markdown')
    .option('--json', 'print JSON instead of a report')
    .action((file: string, options: Options) => replayFile(terminal, file, options));
}

function secretIn(text: string): [string, string] {
  const place = text.indexOf('=');
  if (place < 1) throw new Failure('--secret must be NAME=VALUE', 2);
  return [text.slice(0, place), text.slice(place + 1)];
}

async function replayFile(terminal: Terminal, file: string, options: Options): Promise<void> {
  const name = nameOfFile(file);
  const settings = settingsOf(options, terminal.environment);
  const recording = read(file, name);
  const results: Replayed[] = [];
  const silent = options.json || options.markdown;
  try {
    for await (const result of replay(recording, settings)) {
      results.push(result);
      if (!silent) printResult(terminal, result);
    }
  } catch (error) {
    if (error instanceof NoToken)
      throw new Failure(`--token-url ${textWithout(settings.tokenUrl ?? '')} ${error.message}`, 2);
    if (!(error instanceof Unreachable)) throw error;
    throw new Failure(`--against ${textWithout(settings.against)} cannot be reached: ${textWithout(error.message)}`, 2);
  }
  if (results.length === 0) throw new Failure(`${name} has no request of ${options.only}`, 2);
  if (options.json)
    terminal.printJson(
      results.map(({ request, recorded, current, url, ...shown }) => ({ ...shown, url: textWithout(url) })),
    );
  else if (options.markdown) terminal.print(markdownOf(results, name, settings.against));
  else terminal.print(summaryOf(results));
  if (results.some(({ result }) => result === 'differs')) throw new Failure('', 1);
}

function settingsOf(options: Options, environment: NodeJS.ProcessEnv): ReplayOptions {
  const { against, project, keyId, keySecret, tokenUrl, secret, only, pace } = options;
  mustBeUrl('--against', against);
  if (tokenUrl !== undefined) mustBeUrl('--token-url', tokenUrl);
  const { value: longest, fault } = readDuration(pace ?? 0);
  if (fault !== undefined) throw new Failure(`--pace '${pace}' ${fault}`, 2);
  const named = only === undefined ? undefined : operationNamed(only);
  if (named?.fault !== undefined) throw new Failure(`--only: ${named.fault}`, 2);
  return {
    against: against.replace(/\/+$/, ''),
    project: project ?? (environment.SINCH_PROJECT_ID || undefined),
    // A simulator in open mode accepts any credentials.
    keyId: keyId ?? (environment.SINCH_KEY_ID || 'test-key'),
    keySecret: keySecret ?? (environment.SINCH_KEY_SECRET || 'test-secret'),
    tokenUrl,
    secrets: secret,
    only: named && [named.id],
    pace: longest,
    sleep: systemClock.sleep,
  };
}

function mustBeUrl(flag: string, text: string): void {
  if (URL.canParse(text) && /^https?:/.test(text)) return;
  throw new Failure(`${flag} '${text}' is not a valid URL; expected e.g. http://127.0.0.1:7462`, 2);
}

function read(file: string, name: string): Recorded[] {
  const text = readText(file, 2);
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new Failure(`${name} is not JSON: ${reasonOf(error).split('\n')[0]}`, 2);
  }
  let recording: Recorded[];
  try {
    recording = readRecording(content);
  } catch (error) {
    if (!(error instanceof UnusableRecording)) throw error;
    throw new Failure(`${name} ${error.message}`, 2);
  }
  if (recording.length === 0) throw new Failure(`${name} has no request with /v1/projects/ in its URL`, 2);
  return recording;
}

const colours = { same: 'green', differs: 'red', skipped: 'yellow' } as const;

function printResult(terminal: Terminal, { result, method, url, recorded, notes }: Replayed): void {
  const status = result === 'same' ? ` ${recorded.status}` : '';
  terminal.print(`${terminal.paint(colours[result], result.padEnd(7))}  ${method} ${textWithout(url)}${status}`);
  for (const note of notes) terminal.print(`         ${note}`);
}
