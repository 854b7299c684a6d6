// What happened, and because of what: the history with each entry below its cause.
import { useEffect, useState } from 'preact/hooks';
import { connection, type Entry, entries, hasOlder, loadOlder, missed } from '../live.js';
import { now } from '../parts/clock-bar.js';
import { counted } from '../parts/count.js';
import { Detail } from '../parts/detail.js';
import { depths, familyOf, Sentence, Story } from '../parts/entry.js';
import { Choice } from '../parts/field.js';
import { Json } from '../parts/json.js';
import { attempt } from '../parts/notice.js';
import { Rows } from '../parts/rows.js';
import { Search } from '../parts/search.js';
import { At } from '../parts/time.js';
import { linkTo, place } from '../place.js';

const kinds = ['request', 'transition', 'decision', 'event', 'delivery', 'clock', 'control', 'fault'] as const;

export function Timeline() {
  const [kind, setKind] = useState('');
  const [text, setText] = useState('');
  const [resource, setResource] = useState('');
  const [newestFirst, setNewestFirst] = useState(true);
  const all = entries.value;
  const wanted = text.toLowerCase();
  const related = resource === '' ? undefined : relatedTo(resource, all);
  const shown = all.filter(
    (entry) =>
      (kind === '' || entry.kind === kind) &&
      (!related || related.has(entry.number)) &&
      (wanted === '' || searchable(entry).includes(wanted)),
  );
  const depth = newestFirst ? undefined : depths(all);
  const open = Number(place.value.rest[0]);
  return (
    <div class="split">
      <section aria-label="Timeline">
        <div class="bar">
          <Search label="Filter the timeline" value={text} onInput={setText} />
          <Choice
            label="Kind"
            hidden
            value={kind}
            onInput={setKind}
            options={[['', 'All kinds'], ...kinds.map((each) => [each, each] as const)]}
          />
          <Choice
            label="Resource"
            hidden
            value={resource}
            onInput={setResource}
            options={[['', 'All resources'], ...resourcesIn(all).map((each) => [each, each] as const)]}
          />
          <button type="button" aria-pressed={newestFirst} onClick={() => setNewestFirst(!newestFirst)}>
            Newest first
          </button>
          {hasOlder() && (
            <button type="button" onClick={() => attempt(loadOlder)}>
              Load older
            </button>
          )}
        </div>
        {missed.value > 0 && (
          <p class="remark">
            {missed.value === 1 ? '1 entry was' : `${counted(missed.value, 'entry')} were`} dropped before this page
            could read them.
          </p>
        )}
        <Rows
          label="Entries"
          items={newestFirst ? shown.toReversed() : shown}
          heightOf={() => 34}
          keyOf={(entry) => entry.number}
          empty={
            all.length > 0
              ? 'No entry matches.'
              : connection.value === 'live'
                ? 'Nothing has happened yet.'
                : 'Loading…'
          }
        >
          {(entry) => (
            <div class={`line kind-${entry.kind}`} aria-current={entry.number === open ? 'true' : undefined}>
              <a class="number" href={linkTo('timeline', [String(entry.number)])}>
                #{entry.number}
              </a>
              <At at={entry.at} now={now.value} />
              <span class={`one depth-${depth?.get(entry.number) ?? 0}`}>
                <Sentence entry={entry} />
              </span>
            </div>
          )}
        </Rows>
      </section>
      {Number.isInteger(open) && open > 0 && <Entries number={open} />}
    </div>
  );
}

/** The resource that an entry is about, as `lifecycle/key`. */
const resourceOf = (entry: Entry): string | undefined =>
  entry.kind === 'transition' || entry.kind === 'decision' ? `${entry.lifecycle}/${entry.key}` : undefined;

const resourcesIn = (all: readonly Entry[]): string[] =>
  [...new Set(all.map(resourceOf).filter((each) => each !== undefined))].toSorted();

/** Numbers of what is about a resource, of what caused it, and of what it sent: as the control API chooses them. */
function relatedTo(resource: string, all: readonly Entry[]): Set<number> {
  const causes = new Map(all.map(({ number, cause }) => [number, cause]));
  const found = new Set<number>();
  for (const entry of all) {
    const sent = (entry.kind === 'event' || entry.kind === 'delivery') && found.has(entry.cause ?? 0);
    if (resourceOf(entry) !== resource && !sent) continue;
    for (let each: number | null = entry.number; each !== null && !found.has(each); ) {
      found.add(each);
      each = causes.get(each) ?? null;
    }
  }
  return found;
}

const texts = new WeakMap<Entry, string>();

/** Everything that an entry says, in lower case; made once, since each letter that is typed asks for all. */
function searchable(entry: Entry): string {
  const text = texts.get(entry) ?? JSON.stringify(entry).toLowerCase();
  texts.set(entry, text);
  return text;
}

function Entries({ number }: { number: number }) {
  const family = familyOf(number);
  const entry = family.find((each) => each.number === number);
  // Older entries than those that the page has are asked for until this one is there, or none is older.
  const first = entries.value[0]?.number;
  const [asked, setAsked] = useState<number>();
  const older = !entry && first !== undefined && first > number && first !== asked && hasOlder();
  useEffect(() => {
    if (older) void attempt(loadOlder).then(() => setAsked(first));
  }, [number, first, older]);
  const label = `Entry ${number}`;
  if (!entry) {
    const coming = older || (first === undefined && connection.value !== 'live');
    return (
      <Detail label={label}>
        <p class="quiet">{coming ? 'Loading…' : `Entry #${number} is not kept.`}</p>
      </Detail>
    );
  }
  return (
    <Detail label={label}>
      <h2>
        #{number} <Sentence entry={entry} />
      </h2>
      <h3>Cause and effects</h3>
      <Story list={family} now={now.value} />
      <h3>The entry</h3>
      <Json value={entry} label={label} />
    </Detail>
  );
}
