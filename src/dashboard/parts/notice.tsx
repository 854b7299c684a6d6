// One line at the top of the page for what a click did or could not do.
import { signal } from '@preact/signals';
import { Rejection } from '../client.js';

const notice = signal({ text: '', tone: 'bad' });
let timer: number | undefined;

/** Shows a line for a while. */
export function say(text: string, tone: 'good' | 'bad' = 'bad'): void {
  notice.value = { text, tone };
  clearTimeout(timer);
  timer = window.setTimeout(() => {
    notice.value = { text: '', tone };
  }, 8000);
}

/** Runs what a click asks for; a rejection is shown. Returns whether it was carried out. */
export async function attempt(call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    say(error.message);
    return false;
  }
}

export function Notice() {
  return (
    <div class={`notice ${notice.value.tone}`} role="status" aria-live="polite">
      {notice.value.text}
    </div>
  );
}

/** Why a room has nothing to show: a rejection, or an answer that is not there yet. */
export function Failure({ error, waiting = false }: { error: Rejection | undefined; waiting?: boolean }) {
  if (error) {
    return (
      <p class="fault" role="alert">
        {error.message}
      </p>
    );
  }
  return waiting ? <p class="empty loading">Loading…</p> : null;
}
