// Sends a stream of messages as text/event-stream. A reader that does not read is cut off: nothing is buffered for it.
import { systemClock } from '../engine/time/clock.js';
import type { AdminExchange, EventReader, Reply } from './exchange.js';

/** Messages in one write. */
const batch = 50;

/** How long a reader can leave unread what was written, real milliseconds, by default. */
const patience = 5000;

/** Time between two comments, which reveal that a reader has gone, real milliseconds. */
const heartbeat = 15_000;

export const wantsStream = ({ operation, request }: AdminExchange): boolean =>
  operation.success.streams === true && (request.headers.accept ?? '').includes('text/event-stream');

/** How long after a failure to save, what happened is saved again, real milliseconds. */
const retryTime = 1000;

export interface StreamOptions {
  /** Ends the stream. */
  stop: AbortSignal;
  /** Resolves when all changes until now are saved; rejects if they cannot be. Undefined: they are. */
  saved?(): Promise<unknown> | undefined;
  /** How long a reader can leave unread what was written, real milliseconds. */
  slowest?: number;
}

/** Sends messages until the reader or `stop` ends the stream. What is not saved may never have happened, and waits. */
export function sendStream(
  reply: Reply,
  reader: EventReader,
  { stop, saved = () => undefined, slowest = patience }: StreamOptions,
): void {
  reply.hijack();
  const { raw } = reply;
  const timers = new Map<'unread' | 'heartbeat' | 'unsaved', () => void>();
  const setTimer = (name: 'unread' | 'heartbeat' | 'unsaved', ms: number, call: () => void): void => {
    timers.get(name)?.();
    timers.set(name, systemClock.timer(ms, call));
  };
  let planned = false;
  let blocked = false;
  let saving = false;

  const write = (text: string): void => {
    if (raw.write(text)) return;
    blocked = true;
    setTimer('unread', slowest, () => raw.destroy());
    raw.once('drain', () => {
      timers.get('unread')?.();
      blocked = false;
      flush();
    });
  };
  const writeOnceSaved = (text: string): void => {
    const written = saved();
    saving = written !== undefined;
    if (!written) write(text);
    written?.then(
      () => {
        saving = false;
        if (raw.destroyed || raw.writableEnded) return;
        write(text);
        flush();
      },
      () =>
        !raw.destroyed &&
        setTimer('unsaved', retryTime, () => {
          writeOnceSaved(text);
          flush();
        }),
    );
  };
  const flush = (): void => {
    planned = false;
    while (!blocked && !saving && !raw.destroyed) {
      const messages = reader.read(batch);
      if (messages.length > 0) writeOnceSaved(messages.map(textOf).join(''));
      else if (reader.ended) raw.end();
      if (messages.length === 0) return;
    }
  };
  // What happens within one call is complete once the call has ended.
  const plan = (): void => {
    if (planned) return;
    planned = true;
    queueMicrotask(flush);
  };
  const beat = (): void => {
    if (!blocked) write(': still here\n\n');
    setTimer('heartbeat', heartbeat, beat);
  };
  const end = (): void => void raw.end();

  stop.addEventListener('abort', end);
  raw.on('close', () => {
    for (const cancel of timers.values()) cancel();
    stop.removeEventListener('abort', end);
    reader.close();
  });
  raw.writeHead(200, {
    ...Object.fromEntries(Object.entries(reply.getHeaders()).filter(([, value]) => value !== undefined)),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // Proxies must pass each message on.
    'x-accel-buffering': 'no',
  });
  reader.onMore(plan);
  write('retry: 1000\n\n');
  setTimer('heartbeat', heartbeat, beat);
  if (stop.aborted) end();
  else plan();
}

function textOf({ id, event, data }: ReturnType<EventReader['read']>[number]): string {
  const lines = [
    id !== undefined && `id: ${id}`,
    event !== undefined && `event: ${event}`,
    `data: ${JSON.stringify(data)}`,
  ];
  return `${lines.filter(Boolean).join('\n')}\n\n`;
}
