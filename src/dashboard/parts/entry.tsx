// One entry of the history as a sentence.
import type { JSX } from 'preact';
import { type Entry, type EntryOf, entries } from '../live.js';
import { linkTo, linkToResource } from '../place.js';
import { Chip, StatusChip, words } from './chip.js';
import { counted } from './count.js';
import { shortKey } from './short-key.js';
import { At, plain, span } from './time.js';

type Sentences = { [Kind in Entry['kind']]: (entry: EntryOf<Kind>) => JSX.Element };

/** `WhatsappTemplatesController_createTemplate_v1` as `createTemplate`. */
export const actionOf = (operation: string): string => operation.split('_')[1] ?? operation;

const pathOf = (url: string): string => url.split('?')[0]!;

function Resource({ lifecycle, of, project }: { lifecycle: string; of: string; project: string }) {
  return (
    <a href={linkToResource(lifecycle, of, project)} title={`${lifecycle} ${of}`}>
      {shortKey(of)}
    </a>
  );
}

const sentences: Sentences = {
  request: ({ number, method, operation, url, status, errorCode }) => (
    <>
      <a href={linkTo('requests', [String(number)])}>
        <code>
          {method} {operation ? actionOf(operation) : pathOf(url)}
        </code>
      </a>{' '}
      <StatusChip status={status} /> {errorCode && <code>{errorCode}</code>}
    </>
  ),
  transition: ({ lifecycle, key, project, event, field, from, to }) => (
    <>
      <Resource lifecycle={lifecycle} of={key} project={project} /> {words(event)}: {field}{' '}
      {from === null ? 'none' : <Chip state={from} />} → {to === null ? 'none' : <Chip state={to} />}
    </>
  ),
  decision: ({ change, lifecycle, key, project, who, due, outcome, because, at }) => {
    const wait = due === null ? 'held until you decide' : `due in ${span(Date.parse(due) - Date.parse(at))}`;
    return change === 'opened' || change === 'changed' ? (
      <>
        <Resource lifecycle={lifecycle} of={key} project={project} /> waits for {who}, {wait}, will be: {words(outcome)}{' '}
        <small>({because})</small>
      </>
    ) : (
      <>
        {who} {change === 'taken' ? 'decided' : 'no longer decides'}{' '}
        <Resource lifecycle={lifecycle} of={key} project={project} />
        {change === 'taken' && <>: {words(outcome)}</>} <small>({because})</small>
      </>
    );
  },
  event: ({ type, deliveries }) => (
    <>
      event <code>{type}</code>{' '}
      {deliveries.length === 0 ? 'no webhook subscribes to it' : `to ${counted(deliveries.length, 'webhook')}`}
    </>
  ),
  delivery: ({ delivery, type, target, attempt, status, error, result }) => (
    <>
      <a href={linkTo('webhooks', [delivery])}>
        <code>{type}</code>
      </a>{' '}
      to {target} <Chip state={result} /> {attempt > 0 && `attempt ${attempt}`}
      {status !== undefined && `, answered ${status}`}
      {error && `, ${error}`}
    </>
  ),
  clock: ({ from, to, mode, scale }) =>
    from === to ? (
      <>
        clock is {mode}
        {scale !== 1 && ` at ${scale} times real time`}
      </>
    ) : (
      <>
        clock advanced by {span(Date.parse(to) - Date.parse(from))} to {plain(to)}
      </>
    ),
  control: ({ operation, method, url }) => (
    <>
      control call <code>{actionOf(operation)}</code> <small>{`${method} ${pathOf(url)}`}</small>
    </>
  ),
  fault: ({ fault, operation, effect, latencyMs }) => (
    <>
      injected fault <a href={linkTo('faults', [fault])}>{fault}</a> struck <code>{actionOf(operation)}</code>:{' '}
      {effect ?? ''} {latencyMs !== undefined && `delayed by ${Math.round(latencyMs)} ms`}
    </>
  ),
};

/** Each kind has the sentence of its own entries. */
const tell = <Kind extends Entry['kind']>(kind: Kind, entry: EntryOf<Kind>): JSX.Element => sentences[kind](entry);

export const Sentence = ({ entry }: { entry: Entry }): JSX.Element => tell(entry.kind, entry);

/** How deep an entry stands below what began it, counted within the entries that the page has. */
export function depths(list: readonly Entry[]): Map<number, number> {
  const depth = new Map<number, number>();
  for (const { number, cause } of list) {
    depth.set(number, cause === null ? 0 : Math.min((depth.get(cause) ?? -1) + 1, 8));
  }
  return depth;
}

/** Everything that an entry caused and what caused it. */
export function familyOf(number: number): Entry[] {
  const all = entries.value;
  const byNumber = new Map(all.map((entry) => [entry.number, entry]));
  let root = byNumber.get(number);
  while (root?.cause != null && byNumber.has(root.cause)) root = byNumber.get(root.cause);
  if (!root) return [];
  const within = new Set([root.number]);
  for (const entry of all) if (entry.cause !== null && within.has(entry.cause)) within.add(entry.number);
  return all.filter((entry) => within.has(entry.number));
}

export function Story({ list, now }: { list: readonly Entry[]; now?: string }) {
  const depth = depths(list);
  return (
    <ol class="story">
      {list.map((entry) => (
        <li key={entry.number} class={`kind-${entry.kind}`}>
          <a class="number" href={linkTo('timeline', [String(entry.number)])}>
            #{entry.number}
          </a>
          <At at={entry.at} now={now} />
          <span class={`depth-${depth.get(entry.number) ?? 0}`}>
            <Sentence entry={entry} />
          </span>
        </li>
      ))}
    </ol>
  );
}
