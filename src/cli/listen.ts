// `listen`: a webhook receiver for a terminal. It prints each webhook, checks its signature and responds as configured.
import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Command } from 'commander';
import { signatureHeaders } from '../delivery/sign.js';
import { isoTime, systemClock } from '../engine/time/clock.js';
import { Failure } from './failure.js';
import { portInUse } from './listening.js';
import { urlOf } from './target.js';
import type { Terminal } from './terminal.js';

interface ListenOptions {
  port: string;
  host: string;
  secret?: string;
  fail?: string;
  status: string;
  json?: true;
}

type Verdict = 'valid' | 'wrong' | 'missing' | 'not checked';

export function addListen(program: Command, terminal: Terminal): void {
  program
    .command('listen')
    .summary('receive webhooks and check their signatures')
    .description('Receives webhooks, checks their signatures, prints them and responds as configured, until Ctrl-C.')
    .option('--secret <text>', "the webhook's secret; without it signatures are not checked")
    .option('--port <number>', 'port to listen on; 0 picks a free port', '7463')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--fail <statuses>', 'respond to the first webhooks with these statuses, one each: 500,503,429')
    .option('--status <number>', 'respond to all other webhooks with this status', '200')
    .option('--json', 'print one line of JSON per webhook')
    .action((options: ListenOptions) => listen(terminal, options));
}

async function listen(terminal: Terminal, options: ListenOptions): Promise<void> {
  const port = numberFrom('--port', options.port, 0, 65535);
  const usual = numberFrom('--status', options.status, 200, 599);
  const failing = (options.fail?.split(',') ?? []).map((text) => numberFrom('--fail', text.trim(), 200, 599));

  const server = createServer(async (request, response) => {
    const text = await bodyOf(request);
    const status = failing.shift() ?? usual;
    respond(response, status);
    const signature = verdictOn(request.headers, text, options.secret);
    const at = isoTime(systemClock.now());
    if (options.json) {
      terminal.printJson({ at, signature, status, body: parsed(text), headers: request.headers }, false);
    } else printReceived(terminal, at, signature, status, text);
  });
  await new Promise<void>((resolve, reject) => {
    server.on('error', (error: Error & { code?: string }) =>
      reject(error.code === 'EADDRINUSE' ? portInUse(port, options.host, '--port') : new Failure(error.message)),
    );
    server.listen(port, options.host, resolve);
  });
  const address = server.address();
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  announce(terminal, `http://${host}:${typeof address === 'object' && address ? address.port : port}`, options);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0));
}

function numberFrom(flag: string, text: string, minimum: number, maximum: number): number {
  if (/^\d+$/.test(text) && Number(text) >= minimum && Number(text) <= maximum) return Number(text);
  throw new Failure(`${flag} must be a number from ${minimum} to ${maximum}, not '${text}'`, 2);
}

function announce(terminal: Terminal, url: string, { secret, json }: ListenOptions): void {
  if (json) {
    terminal.printJson({ listening: url }, false);
    return;
  }
  terminal.print(`listening for webhooks on ${url}`);
  if (!terminal.interactive) return;
  const webhook = JSON.stringify({ target: url, secret: secret ?? 'any-secret', triggers: ['ALL'] });
  const webhooks = `${urlOf({}, terminal.environment)}/v1/projects/any-id/webhooks`;
  terminal.print(terminal.paint('dim', 'To receive every event of a project, subscribe to them:'));
  terminal.print(
    terminal.paint('dim', `curl -u key:secret -H 'content-type: application/json' -d '${webhook}' ${webhooks}`),
  );
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  request.setEncoding('utf8');
  for await (const chunk of request) text += chunk;
  return text;
}

function respond(response: ServerResponse, status: number): void {
  // A 204 or 304 has no body.
  response.writeHead(status).end(status === 204 || status === 304 ? undefined : 'received');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Compares the signature with the one computed from body, nonce, timestamp and secret. */
function verdictOn(headers: IncomingHttpHeaders, body: string, secret: string | undefined): Verdict {
  const signature = headers['x-sinch-webhook-signature'];
  if (signature === undefined) return 'missing';
  if (secret === undefined) return 'not checked';
  const nonce = String(headers['x-sinch-webhook-signature-nonce']);
  const timestamp = Number(headers['x-sinch-webhook-signature-timestamp']);
  const expected = signatureHeaders(secret, body, nonce, timestamp)['x-sinch-webhook-signature'];
  const [one, other] = [Buffer.from(String(signature)), Buffer.from(String(expected))];
  return one.length === other.length && timingSafeEqual(one, other) ? 'valid' : 'wrong';
}

const colours = { valid: 'green', wrong: 'red', missing: 'red', 'not checked': 'yellow' } as const;

function printReceived(terminal: Terminal, at: string, signature: Verdict, status: number, text: string): void {
  const event = parsed(text);
  const isEvent = typeof event === 'object' && event !== null;
  const type = isEvent && 'type' in event ? String(event.type) : 'no event type';
  const payload = isEvent && 'payload' in event ? event.payload : text;
  const verdict = terminal.paint(colours[signature], `signature ${signature}`);
  const responded = terminal.paint(status < 300 ? 'green' : 'red', `responded ${status}`);
  terminal.print(`${at}  ${terminal.paint('bold', type)}  ${verdict}  ${responded}`);
  terminal.print(terminal.paint('dim', `  ${JSON.stringify(payload)}`));
}
