// `listen`: a webhook receiver for a terminal. It says what came, whether the signature is right, and answers as told.
import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Command } from 'commander';
import { readTarget } from '../config.js';
import { signatureHeaders } from '../delivery/sign.js';
import { isoTime, systemClock } from '../engine/time/clock.js';
import { Failure } from './failure.js';
import { paint, print, printJson } from './print.js';

interface ListenOptions {
  port: string;
  host: string;
  secret?: string;
  fail?: string;
  status: string;
  json?: true;
}

type Verdict = 'valid' | 'wrong' | 'missing' | 'not checked';

export function addListen(program: Command): void {
  program
    .command('listen')
    .summary('receive webhooks and check their signatures')
    .description('Receives webhooks, checks their signatures, prints them, and answers as told. Ctrl-C stops it.')
    .option('--secret <text>', "the webhook's secret; without it signatures are not checked")
    .option('--port <number>', 'port to listen on; 0 picks a free one', '7463')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--fail <statuses>', 'answer the first webhooks with these statuses, one each: 500,503,429')
    .option('--status <number>', 'answer all others with this status', '200')
    .option('--json', 'print one JSON line for each webhook')
    .action(listen);
}

async function listen(options: ListenOptions): Promise<void> {
  const port = numberFrom('--port', options.port, 0, 65535);
  const usual = numberFrom('--status', options.status, 200, 599);
  const failing = (options.fail?.split(',') ?? []).map((text) => numberFrom('--fail', text.trim(), 200, 599));

  const server = createServer(async (request, response) => {
    const text = await bodyOf(request);
    const status = failing.shift() ?? usual;
    answer(response, status);
    const signature = verdictOn(request.headers, text, options.secret);
    if (options.json)
      printJson(
        { at: isoTime(systemClock.now()), signature, status, body: bodyFrom(text), headers: request.headers },
        false,
      );
    else printReceived(signature, status, text);
  });
  await new Promise<void>((resolve, reject) => {
    server.on('error', (error: Error & { code?: string }) =>
      reject(
        new Failure(
          error.code === 'EADDRINUSE'
            ? `port ${port} of ${options.host} is taken; --port chooses another one`
            : error.message,
        ),
      ),
    );
    server.listen(port, options.host, resolve);
  });
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  announce(`http://${host}:${(server.address() as AddressInfo).port}`, options);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0));
}

function numberFrom(flag: string, text: string, least: number, most: number): number {
  if (/^\d+$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text);
  throw new Failure(`${flag} must be a number from ${least} to ${most}, not '${text}'`, 2);
}

function announce(url: string, { secret, json }: ListenOptions): void {
  if (json) {
    printJson({ listening: url }, false);
    return;
  }
  print(`listening for webhooks on ${url}`);
  if (!process.stdout.isTTY) return;
  const webhook = JSON.stringify({ target: url, secret: secret ?? 'any-secret', triggers: ['ALL'] });
  const simulator = process.env.SINCH_PROVISIONING_URL || readTarget({}).url;
  print(paint('dim', `To get every event of a project, ask for them:`));
  print(
    paint(
      'dim',
      `curl -u key:secret -H 'content-type: application/json' -d '${webhook}' ${simulator}/v1/projects/any-id/webhooks`,
    ),
  );
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  request.setEncoding('utf8');
  for await (const chunk of request) text += chunk;
  return text;
}

function answer(response: ServerResponse, status: number): void {
  // A 204 or 304 has no body.
  response.writeHead(status).end(status === 204 || status === 304 ? undefined : 'received');
}

function bodyFrom(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Whether the signature is the one that body, nonce, timestamp and secret make. */
function verdictOn(headers: IncomingHttpHeaders, body: string, secret: string | undefined): Verdict {
  const given = headers['x-sinch-webhook-signature'] as string | undefined;
  if (given === undefined) return 'missing';
  if (secret === undefined) return 'not checked';
  const nonce = String(headers['x-sinch-webhook-signature-nonce']);
  const timestamp = Number(headers['x-sinch-webhook-signature-timestamp']);
  const right = signatureHeaders(secret, body, nonce, timestamp)['x-sinch-webhook-signature']!;
  return given.length === right.length && timingSafeEqual(Buffer.from(given), Buffer.from(right)) ? 'valid' : 'wrong';
}

const colours = { valid: 'green', wrong: 'red', missing: 'red', 'not checked': 'yellow' } as const;

function printReceived(signature: Verdict, status: number, text: string): void {
  const { type = 'no JSON', payload } = (bodyFrom(text) ?? {}) as { type?: string; payload?: Record<string, unknown> };
  const answered = paint(status < 300 ? 'green' : 'red', `answered ${status}`);
  const verdict = paint(colours[signature], `signature ${signature}`);
  print(`${isoTime(systemClock.now())}  ${paint('bold', String(type))}  ${verdict}  ${answered}`);
  print(paint('dim', `  ${JSON.stringify(payload ?? text)}`));
}
