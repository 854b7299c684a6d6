// The project's clock, and the buttons that move it.
import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { ControlAdvance, ControlAgendaItem, ControlClock, ControlHistoryMatch } from '../../contract/types.js';
import { act, get, projectPath } from '../client.js';
import { entries } from '../live.js';
import { useLoaded } from '../loaded.js';
import { project } from '../place.js';
import { words } from './chip.js';
import { dialog, Frame } from './dialog.js';
import { Choice, Field } from './field.js';
import { attempt } from './notice.js';
import { advancing } from './progress.js';
import { shortKey } from './short-key.js';
import { distance, plain } from './time.js';

/** Labels and durations, as the API writes them and in milliseconds. */
const steps = [
  ['+1 h', '1h', 3_600_000],
  ['+1 d', '1d', 86_400_000],
  ['+30 d', '30d', 30 * 86_400_000],
] as const;

/** The project's time when it was last asked for; what is shown as "in 2 s" is seen from here. */
export const now = signal('');

/** Moves the clock, and shows how far it is; `milliseconds` if it is known how far it goes. */
async function advanceBy(body: ControlAdvance, milliseconds?: number): Promise<void> {
  const from = Date.parse(now.value);
  const to = milliseconds === undefined ? undefined : from + milliseconds;
  advancing.value = { from, to, after: entries.value.at(-1)?.number ?? 0 };
  try {
    await act<'ClockController_advance_v1'>('POST', projectPath(project.value, '/clock/advance'), body);
  } finally {
    advancing.value = undefined;
  }
}

export const advance = (body: ControlAdvance, milliseconds?: number): Promise<boolean> =>
  attempt(() => advanceBy(body, milliseconds));

export const advanceToNext = (): Promise<boolean> => advance({ to: 'next' });

/** `Meta decides`, `Sinch and Meta decide`. */
export const decides = (who = ''): string => `${who} ${who.includes(' and ') ? 'decide' : 'decides'}`;

/** What is due as a phrase: `Meta decides spring_sale/EN_US`. */
export function dueAs({ kind, who, outcome, what, key }: ControlAgendaItem): string {
  const subject = key === undefined ? '' : shortKey(key);
  if (kind === 'decision') return `${decides(who)} ${subject || what}`;
  if (kind === 'clock' && outcome !== undefined) return `${words(outcome)} ${subject}`;
  return kind === 'delivery' ? `deliver ${what}` : `${what} ${subject}`;
}

export function ClockBar() {
  const { value } = useLoaded(async () => {
    const [clock, { agenda }] = await Promise.all([
      get<'ClockController_getClock_v1'>(projectPath(project.value, '/clock')),
      get<'ResourcesController_getAgenda_v1'>(projectPath(project.value, '/agenda'), { limit: 1 }),
    ]);
    now.value = clock.now;
    return { clock, next: agenda.find(({ at }) => at !== null) };
  }, [project.value]);
  const busy = advancing.value !== undefined;
  if (!value) return <div class="clock" />;
  const { clock, next } = value;
  const due = next ? `Next: ${dueAs(next)}, ${distance(next.at!, clock.now)}` : 'Nothing is due';
  return (
    <div class="clock">
      <Now clock={clock} />
      <button
        type="button"
        class="mode"
        onClick={() => openClock(clock)}
        title="Freeze the clock, let it run, change its speed"
      >
        {clock.mode === 'frozen' ? 'frozen' : clock.scale === 1 ? 'real time' : `× ${clock.scale}`}
      </button>
      <button
        type="button"
        class="primary next"
        disabled={!next || busy}
        onClick={advanceToNext}
        title={`${due} (key n)`}
      >
        {due}
      </button>
      <fieldset class="jump">
        <legend class="unseen">Advance the clock</legend>
        {steps.map(([label, by, milliseconds]) => (
          <button key={by} type="button" disabled={busy} onClick={() => advance({ by }, milliseconds)}>
            {label}
          </button>
        ))}
        <button
          type="button"
          onClick={() => {
            dialog.value = () => <Until />;
          }}
        >
          until…
        </button>
      </fieldset>
    </div>
  );
}

/** A running clock is shown running: between two answers the page counts on. */
function Now({ clock }: { clock: ControlClock }) {
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    setPassed(0);
    if (clock.mode === 'frozen') return undefined;
    const start = performance.now();
    const timer = setInterval(() => setPassed((performance.now() - start) * clock.scale), 500);
    return () => clearInterval(timer);
  }, [clock.now, clock.mode, clock.scale]);
  const at = new Date(Date.parse(clock.now) + passed).toISOString();
  return (
    <time class="now" dateTime={at} title="the project's clock, UTC">
      {plain(at)}
    </time>
  );
}

/** What `until` waits for, and how it is matched. */
const happenings = [
  ['', 'a date, or by a duration'],
  ['state', 'a resource is in the state'],
  ['type', 'the event is sent'],
] as const;

function Until() {
  const [by, setBy] = useState('');
  const [text, setText] = useState(now.value.slice(0, 19));
  const [atMost, setAtMost] = useState('365d');
  const match: ControlHistoryMatch = by === 'state' ? { state: text } : { kind: 'event', type: text };
  const submit = (): Promise<void> => {
    if (by !== '') return advanceBy({ until: { match }, atMost });
    if (!/^\d{4}-/.test(text)) return advanceBy({ by: text });
    const to = /(?:Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`;
    return advanceBy({ to }, Date.parse(to) - Date.parse(now.value));
  };
  return (
    <Frame title="Advance the clock" submit="Advance" onSubmit={submit}>
      <Choice
        label="Until"
        value={by}
        onInput={(next) => {
          setBy(next);
          setText(next === '' ? now.value.slice(0, 19) : '');
        }}
        options={happenings}
      />
      {by === '' ? (
        <Field
          label="Date or duration"
          value={text}
          onInput={setText}
          hint="2026-12-24T18:00:00 (UTC), or 90m, 3d, 2w"
          required
        />
      ) : (
        <>
          <Field
            label={by === 'state' ? 'State' : 'Type of the event'}
            value={text}
            onInput={setText}
            hint={by === 'state' ? 'such as APPROVED' : 'such as WHATSAPP_TEMPLATE_APPROVED'}
            required
          />
          <Field label="At most" value={atMost} onInput={setAtMost} required />
        </>
      )}
    </Frame>
  );
}

export function openClock(clock: ControlClock): void {
  dialog.value = () => <Settings clock={clock} />;
}

function Settings({ clock }: { clock: ControlClock }) {
  const [mode, setMode] = useState<string>(clock.mode);
  const [scale, setScale] = useState(String(clock.scale));
  return (
    <Frame
      title="The project's clock"
      submit="Set"
      onSubmit={() =>
        act<'ClockController_setClock_v1'>('PUT', projectPath(project.value, '/clock'), {
          mode: mode === 'real' ? 'real' : 'frozen',
          ...(mode === 'real' && { scale: Number(scale) }),
        })
      }
    >
      <Choice
        label="The clock"
        value={mode}
        onInput={setMode}
        options={[
          ['frozen', 'stands still until you advance it'],
          ['real', 'runs'],
        ]}
      />
      {mode === 'real' && (
        <Field
          label="Speed"
          type="number"
          value={scale}
          onInput={setScale}
          hint="seconds of the project per real second"
        />
      )}
    </Frame>
  );
}
