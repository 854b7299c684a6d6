/** Receivers that behave badly, and events to send to them. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Test } from 'tap';
import type { TestProject } from '../simulator.js';

export interface BadReceiver {
  url: string;
  /** Bodies of the requests received. */
  received: string[];
  /** Resolves when this many requests have been received. */
  arrived(count: number): Promise<void>;
  close(): Promise<void>;
}

/** A receiver that responds to each request with `answer`, or not at all. */
export async function receiver(
  t: Test,
  answer: (response: ServerResponse, body: string) => void,
  { host = '127.0.0.1', port = 0 } = {},
): Promise<BadReceiver> {
  const received: string[] = [];
  const waiting = new Map<number, () => void>();
  const arrived = (count: number): Promise<void> =>
    received.length >= count ? Promise.resolve() : new Promise((resolve) => waiting.set(count, resolve));
  const server: Server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      text += chunk;
    });
    request.on('end', () => {
      received.push(text);
      waiting.get(received.length)?.();
      answer(response, text);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  t.teardown(close);
  const { port: bound } = server.address() as AddressInfo;
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}/hooks`, received, arrived, close };
}

/** Registers a webhook for every event and returns its id. */
export async function subscribe(sim: TestProject, target: string, secret = 'secret'): Promise<string> {
  const { status, body } = await sim.post('/webhooks', { target, secret, triggers: ['ALL'] });
  if (status !== 201) throw new Error(`the webhook was refused: ${status} ${JSON.stringify(body)}`);
  return body.id;
}

/** Causes one event: a comment on a template. */
export async function comment(sim: TestProject, text: string): Promise<void> {
  const path = '/whatsapp/templates/greeting/languages/EN';
  if ((await sim.get(path)).status === 404) {
    const details = { components: [] };
    await sim.post('/whatsapp/templates', {
      name: 'greeting',
      language: 'EN',
      category: 'UTILITY',
      status: 'DRAFT',
      details,
    });
  }
  const { status } = await sim.post(`${path}/comments`, { comment: text });
  if (status !== 201) throw new Error(`the comment was refused: ${status}`);
}
