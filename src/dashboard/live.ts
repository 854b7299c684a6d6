// The history of the open project, live: one stream per visible tab, which continues after the last number that it has read.
import { batch, effect, signal } from '@preact/signals';
import type { ControlHistory } from '../contract/types.js';
import { get, headers, projectPath, tokenWanted, urlOf, withQuery } from './client.js';
import { project } from './place.js';

export type Entry = ControlHistory['history'][number];
export type EntryOf<Kind extends Entry['kind']> = Extract<Entry, { kind: Kind }>;

/** How many of the newest entries the page keeps, and how many with the older ones that were loaded. */
const kept = 5000;
const most = 20_000;
/** Milliseconds between two attempts to connect. */
const patience = [500, 1000, 2000, 4000, 8000];
/** Milliseconds in which changes count as one: the page draws once for all of them. */
const together = 120;

/** Newest last. */
export const entries = signal<readonly Entry[]>([]);
/** `deleted`: the project is gone; a request for it would create it again. */
export const connection = signal<'connecting' | 'live' | 'paused' | 'lost' | 'deleted'>('connecting');
/** Entries that the simulator no longer had when the page asked for them. */
export const missed = signal(0);
/** Counts changes, so that what was loaded is loaded again. */
export const pulse = signal(0);

/** What was read and is not shown yet. */
let unshown: Entry[] = [];
let limit = kept;
let timer: number | undefined;

function show(): void {
  timer = undefined;
  batch(() => {
    if (unshown.length > 0) entries.value = [...entries.value, ...unshown].slice(-limit);
    pulse.value += 1;
  });
  unshown = [];
}

function showSoon(): void {
  timer ??= window.setTimeout(show, together);
}

function append(more: readonly Entry[]): void {
  if (more.length === 0) return;
  unshown.push(...more);
  showSoon();
}

/** Starts over, with nothing shown. */
function clear(): void {
  clearTimeout(timer);
  timer = undefined;
  unshown = [];
  limit = kept;
  entries.value = [];
}

/** True while entries before the first one of the page can be asked for. */
export const hasOlder = (): boolean => (entries.value[0]?.number ?? 1) > 1 && entries.value.length < most;

/** Adds what happened before the first entry that the page has. */
export async function loadOlder(): Promise<void> {
  if (!hasOlder()) return;
  const first = entries.value[0]!.number;
  const { history } = await get<'HistoryController_listHistory_v1'>(projectPath(project.value, '/history'), {
    since: Math.max(0, first - 501),
    limit: 500,
  });
  const older = history.filter(({ number }) => number < first);
  limit = Math.min(most, limit + older.length);
  entries.value = [...older, ...entries.value].slice(-limit);
}

/** Follows a project until the signal is aborted or the project is deleted. */
async function follow(id: string, stop: AbortSignal): Promise<void> {
  clear();
  missed.value = 0;
  let since: number | undefined;
  // Names the history as well as the number, so that the simulator tells whether it was started again meanwhile.
  let lastId: string | undefined;
  for (let failures = 0; !stop.aborted; ) {
    try {
      connection.value = 'connecting';
      if (since === undefined) {
        const first = await get<'HistoryController_listHistory_v1'>(projectPath(id, '/history'), {}, stop);
        clear();
        append(first.history);
        since = first.next;
        showSoon();
      }
      const opened = (): void => {
        connection.value = 'live';
        failures = 0;
      };
      for await (const message of stream(id, since, lastId, stop, opened)) {
        if (message.event === 'deleted') {
          clear();
          connection.value = 'deleted';
          return;
        }
        if (message.event === 'restarted') clear();
        else if (message.event === 'lost') missed.value += message.data.lost;
        else {
          since = message.data.number;
          lastId = message.id;
          append([message.data]);
        }
        showSoon();
      }
    } catch (error) {
      if (stop.aborted || tokenWanted.value) return;
      connection.value = 'lost';
      await pause(patience[Math.min(failures, patience.length - 1)]!, stop);
      failures += 1;
      if (!(error instanceof Error)) throw error;
    }
  }
}

const pause = (milliseconds: number, stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    stop.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

type Message =
  | { event: 'message'; id: string | undefined; data: Entry }
  | { event: 'lost'; data: { lost: number } }
  | { event: 'restarted' }
  | { event: 'deleted' };

/** Reads server-sent events by fetch, since EventSource sends no Authorization. */
async function* stream(
  id: string,
  since: number,
  lastId: string | undefined,
  stop: AbortSignal,
  opened: () => void,
): AsyncGenerator<Message> {
  const response = await fetch(urlOf(withQuery(projectPath(id, '/events'), { since })), {
    headers: { ...headers(), accept: 'text/event-stream', ...(lastId && { 'last-event-id': lastId }) },
    signal: stop,
    cache: 'no-store',
  });
  if (response.status === 401) tokenWanted.value = true;
  if (!response.ok || !response.body) throw new Error(`the stream was answered with ${response.status}`);
  opened();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) throw new Error('the stream ended');
    text += value;
    const messages = text.split('\n\n');
    text = messages.pop()!;
    yield* messages.flatMap(messageOf);
  }
}

/** A message of the stream; none for comments and settings. */
function messageOf(text: string): Message[] {
  const fields = new Map(
    text.split('\n').map((line) => [line.split(':')[0]!, line.slice(line.indexOf(':') + 1).trim()]),
  );
  const data = fields.get('data');
  if (!data) return [];
  const event = fields.get('event') ?? 'message';
  if (event === 'message') return [{ event, id: fields.get('id'), data: JSON.parse(data) }];
  if (event === 'lost') return [{ event, data: JSON.parse(data) }];
  if (event === 'restarted') return [{ event }];
  return event === 'deleted' ? [{ event }] : [];
}

/** Follows whichever project is open while the tab is visible. */
export function followOpenProject(): void {
  const visible = signal(!document.hidden);
  document.addEventListener('visibilitychange', () => {
    visible.value = !document.hidden;
  });
  let deleted = '';
  effect(() => {
    const id = project.value;
    if (id === '' || tokenWanted.value) return undefined;
    if (!visible.value) {
      // Coming back to a deleted project does not create it again.
      if (connection.peek() === 'deleted') deleted = id;
      else connection.value = 'paused';
      return undefined;
    }
    if (deleted === id) return undefined;
    deleted = '';
    const controller = new AbortController();
    void follow(id, controller.signal);
    return () => controller.abort();
  });
}
