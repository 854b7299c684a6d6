// What takes long shows how far it is: advancing the clock, an export, an import.
import { signal } from '@preact/signals';
import { entries } from '../live.js';
import { counted } from './count.js';
import { plain } from './time.js';

interface Work {
  title: string;
  detail: string;
  /** From 0 to 1; missing if the end is not known. */
  share?: number;
}

export const work = signal<Work | undefined>(undefined);

interface Advance {
  /** Instants, milliseconds; `to` is missing if it is not known how far the clock goes. */
  from: number;
  to?: number | undefined;
  /** The newest entry of the history before. */
  after: number;
}

export const advancing = signal<Advance | undefined>(undefined);

export function Progress() {
  const shown = work.value ?? (advancing.value && advanceSoFar(advancing.value));
  if (!shown) return null;
  const { title, detail, share } = shown;
  return (
    <div class="work" role="status">
      <b>{title}</b> <progress aria-label={title} max={1} {...(share !== undefined && { value: share })} />{' '}
      <small>{detail}</small>
    </div>
  );
}

/** What the stream has told since the clock began to move. */
function advanceSoFar({ from, to, after }: Advance): Work {
  const last = entries.value.at(-1);
  const title = 'Advancing the clock';
  if (!last || last.number <= after) return { title, detail: '' };
  const detail = `${counted(last.number - after, 'entry')}, at ${plain(last.at)}`;
  if (to === undefined || to <= from) return { title, detail };
  return { title, detail, share: Math.min(1, Math.max(0, (Date.parse(last.at) - from) / (to - from))) };
}

/** Runs a long task and shows how far it is. */
export async function withProgress<T>(
  title: string,
  task: (tell: (detail: string, share?: number) => void) => Promise<T>,
) {
  work.value = { title, detail: '' };
  try {
    return await task((detail, share) => {
      work.value = { title, detail, ...(share !== undefined && { share }) };
    });
  } finally {
    work.value = undefined;
  }
}
