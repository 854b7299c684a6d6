// One line at the top of the page for what a click could not do.
import { signal } from '@preact/signals';
import { Rejection } from '../client.js';

const text = signal('');
let timer: number | undefined;

export function say(message: string): void {
  text.value = message;
  clearTimeout(timer);
  timer = window.setTimeout(() => {
    text.value = '';
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
    <div class="notice" role="status" aria-live="polite">
      {text.value}
    </div>
  );
}

export function Failure({ error }: { error: Rejection | undefined }) {
  return error ? (
    <p class="fault" role="alert">
      {error.message}
    </p>
  ) : null;
}
