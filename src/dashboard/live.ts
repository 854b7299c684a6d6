// The history of the open project, live: one stream per visible tab, which continues after the last number that it has seen.
import { effect, signal } from '@preact/signals';
import type { ControlHistory } from '../contract/types.js';
import { get, headers, projectPath, tokenWanted, urlOf, withQuery } from './client.js';
import { project } from './place.js';

export type Entry = ControlHistory['history'][number];
export type EntryOf<Kind extends Entry['kind']> = Extract<Entry, { kind: Kind }>;

/** How many entries the page keeps. */
const kept = 5000;
/** Milliseconds between two attempts to connect. */
const patience = [500, 1000, 2000, 4000, 8000];
/** Milliseconds in which changes count as one. */
const together = 120;

/** Newest last. */
export const entries = signal<readonly Entry[]>([]);
export const connection = signal<'connecting' | 'live' | 'paused' | 'lost'>('connecting');
/** Entries that the simulator no longer had when the page asked for them. */
export const missed = signal(0);
/** Counts changes, so that what was loaded is loaded again. */
export const pulse = signal(0);

let beating = false;
function beat(): void {
  if (beating) return;
  beating = true;
  setTimeout(() => {
    beating = false;
    pulse.value += 1;
  }, together);
}

function append(more: readonly Entry[]): void {
  if (more.length === 0) return;
  entries.value = [...entries.value, ...more].slice(-kept);
  beat();
}

/** Adds what happened before the first entry that the page has. Returns whether there was any. */
export async function loadOlder(): Promise<boolean> {
  const first = entries.value[0]?.number ?? 1;
  if (first <= 1) return false;
  const { history } = await get<'HistoryController_listHistory_v1'>(projectPath(project.value, '/history'), {
    since: Math.max(0, first - 501),
    limit: 500,
  });
  const older = history.filter(({ number }) => number < first);
  entries.value = [...older, ...entries.value];
  return older.length > 0;
}

/** Follows a project until the signal is aborted. */
async function follow(id: string, stop: AbortSignal): Promise<void> {
  entries.value = [];
  missed.value = 0;
  let since: number | undefined;
  for (let failures = 0; !stop.aborted; ) {
    try {
      connection.value = 'connecting';
      if (since === undefined) {
        const first = await get<'HistoryController_listHistory_v1'>(projectPath(id, '/history'), {}, stop);
        append(first.history);
        since = first.next;
        beat();
      }
      const opened = (): void => {
        connection.value = 'live';
        failures = 0;
      };
      for await (const message of stream(id, since, stop, opened)) {
        if (message.event === 'restarted') entries.value = [];
        else if (message.event === 'lost') missed.value += message.data.lost;
        else {
          since = message.data.number;
          append([message.data]);
        }
        beat();
      }
    } catch (error) {
      if (stop.aborted || tokenWanted.value) return;
      connection.value = 'lost';
      // A simulator that was started again numbers from the beginning.
      if (failures > 0) since = undefined;
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

type Message = { event: 'message'; data: Entry } | { event: 'lost'; data: { lost: number } } | { event: 'restarted' };

/** Reads server-sent events by fetch, since EventSource sends no Authorization. */
async function* stream(id: string, since: number, stop: AbortSignal, opened: () => void): AsyncGenerator<Message> {
  const response = await fetch(urlOf(withQuery(projectPath(id, '/events'), { since })), {
    headers: { ...headers(), accept: 'text/event-stream' },
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

/** A message of the stream; comments and settings are none. */
function messageOf(text: string): Message[] {
  const fields = new Map(
    text.split('\n').map((line) => [line.split(':')[0]!, line.slice(line.indexOf(':') + 1).trim()]),
  );
  const data = fields.get('data');
  if (!data) return [];
  const event = fields.get('event') ?? 'message';
  if (event === 'message' || event === 'lost') return [{ event, data: JSON.parse(data) }];
  return event === 'restarted' ? [{ event }] : [];
}

/** Follows whichever project is open while the tab is visible. */
export function followOpenProject(): void {
  const visible = signal(!document.hidden);
  document.addEventListener('visibilitychange', () => {
    visible.value = !document.hidden;
  });
  effect(() => {
    const id = project.value;
    if (id === '' || tokenWanted.value) return undefined;
    if (!visible.value) {
      connection.value = 'paused';
      return undefined;
    }
    const controller = new AbortController();
    void follow(id, controller.signal);
    return () => controller.abort();
  });
}
