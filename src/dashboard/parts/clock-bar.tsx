// Time is ours: the project's clock, and the buttons that move it.
import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { ControlClock } from '../../contract/types.js';
import { act, get, projectPath } from '../client.js';
import { useLoaded } from '../loaded.js';
import { project } from '../place.js';
import { words } from './chip.js';
import { dialog, Frame } from './dialog.js';
import { Choice, Field } from './field.js';
import { attempt } from './notice.js';
import { distance, plain } from './time.js';

const steps = [
  ['+1 h', '1h'],
  ['+1 d', '1d'],
  ['+30 d', '30d'],
] as const;

/** The project's time when it was last asked for; what is shown as "in 2 s" is seen from here. */
export const now = signal('');
const busy = signal(false);

export async function advance(body: { by?: string; to?: string }): Promise<void> {
  busy.value = true;
  await attempt(() => act<'ClockController_advance_v1'>('POST', projectPath(project.value, '/clock/advance'), body));
  busy.value = false;
}

export const advanceToNext = (): Promise<void> => advance({ to: 'next' });

export function ClockBar() {
  const { value } = useLoaded(async () => {
    const [clock, { agenda }] = await Promise.all([
      get<'ClockController_getClock_v1'>(projectPath(project.value, '/clock')),
      get<'ResourcesController_getAgenda_v1'>(projectPath(project.value, '/agenda')),
    ]);
    now.value = clock.now;
    return { clock, next: agenda.find(({ at }) => at !== null) };
  }, [project.value]);
  if (!value) return <div class="clock" />;
  const { clock, next } = value;
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
      <button type="button" class="primary next" disabled={!next || busy.value} onClick={advanceToNext} title="n">
        {next ? (
          <>
            Next: {next.who ?? ''} {next.outcome ? words(next.outcome) : next.what} <b>{next.key}</b>,{' '}
            {distance(next.at!, clock.now)}
          </>
        ) : (
          'Nothing is due'
        )}
      </button>
      <fieldset class="jump">
        <legend class="unseen">Advance the clock</legend>
        {steps.map(([label, by]) => (
          <button key={by} type="button" disabled={busy.value} onClick={() => advance({ by })}>
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

function Until() {
  const [to, setTo] = useState(now.value.slice(0, 19));
  return (
    <Frame
      title="Advance the clock"
      submit="Advance"
      onSubmit={() =>
        act<'ClockController_advance_v1'>(
          'POST',
          projectPath(project.value, '/clock/advance'),
          /^\d{4}-/.test(to) ? { to: /(?:Z|[+-]\d\d:\d\d)$/.test(to) ? to : `${to}Z` } : { by: to },
        )
      }
    >
      <Field
        label="To a date, or by a duration"
        value={to}
        onInput={setTo}
        hint="2026-12-24T18:00:00 (UTC), or 90m, 3d, 2w"
        required
      />
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
        label="It"
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
