// A state in one word, with a tone; the tone is never the only sign.
import { toneOf } from './tone.js';

/** `IN_PROGRESS` as `in progress`, `approveUsername` as `approve username`. */
export const words = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll('_', ' ');

export function Chip({ state }: { state: string }) {
  return (
    <span class={`chip ${toneOf(state)}`} title={state}>
      {words(state)}
    </span>
  );
}

/** `metadata.displayName.status` as `display name`; nothing for the state itself. */
const aspectOf = (field: string): string =>
  field === 'state' ? '' : words(field.split('.').findLast((part) => part !== 'status' && part !== 'state') ?? field);

/** Every state field of a resource that is not empty. */
export function States({ states }: { states: Readonly<Record<string, string | null>> }) {
  return (
    <span class="chips">
      {Object.entries(states)
        .toSorted(([one], [other]) => Number(other === 'state') - Number(one === 'state'))
        .map(([field, state]) =>
          state === null ? null : (
            <span key={field} class={`chip ${toneOf(state)}`} title={`${field}: ${state}`}>
              {aspectOf(field) !== '' && <i>{aspectOf(field)} </i>}
              {words(state)}
            </span>
          ),
        )}
    </span>
  );
}

export function StatusChip({ status }: { status: number }) {
  const tone = status >= 500 || status === 0 ? 'bad' : status >= 400 ? 'wait' : 'good';
  return <span class={`chip ${tone}`}>{status === 0 ? 'lost' : status}</span>;
}
