// Injected faults: errors, delays and lost connections on purpose.
import { useState } from 'preact/hooks';
import type { ControlFault, ControlFaultInput } from '../../contract/types.js';
import { act, get, projectPath } from '../client.js';
import { useLoaded } from '../loaded.js';
import { useCatalogue } from '../parts/catalogue-data.js';
import { counted } from '../parts/count.js';
import { dialog, Frame } from '../parts/dialog.js';
import { actionOf } from '../parts/entry.js';
import { Choice, Field } from '../parts/field.js';
import { Failure } from '../parts/notice.js';
import { Switched } from '../parts/switched.js';
import { place, project } from '../place.js';

const pathOf = (id = ''): string => projectPath(project.value, `/faults${id && `/${encodeURIComponent(id)}`}`);

export function Faults() {
  const { value, error, reload, change } = useLoaded(
    () => get<'FaultsController_listFaults_v1'>(pathOf()),
    [project.value],
  );
  const faults = value?.faults ?? [];
  return (
    <section aria-label="Faults">
      <div class="bar">
        <button type="button" class="primary" onClick={() => editFault({}, reload)}>
          New fault…
        </button>
        {faults.length > 0 && (
          <button
            type="button"
            onClick={() => change(() => act<'FaultsController_deleteFaults_v1'>('DELETE', pathOf()))}
          >
            Delete all
          </button>
        )}
      </div>
      <Failure error={error} waiting={!value} />
      {value && faults.length === 0 && (
        <p class="empty">
          No fault is injected. A fault answers calls with an error, delays them, or drops their connection.
        </p>
      )}
      <ul class="cards">
        {faults.map((fault) => (
          <li key={fault.id} aria-current={fault.id === place.value.rest[0] ? 'true' : undefined}>
            <span class="name">
              <b>{effectOf(fault)}</b>
              <small title={matchOf(fault)}>
                {matchOf(fault)}
                {fault.probability !== undefined && `, ${Math.round(fault.probability * 100)} % of calls`}
                {fault.times !== undefined && `, at most ${counted(fault.times, 'call')}`}
              </small>
            </span>
            <span class="aside">
              {counted(fault.hits, 'hit')}
              {fault.enabled === false && ', off'}
            </span>
            <Switched
              id={fault.id}
              enabled={fault.enabled}
              onEdit={() => editFault({ fault }, reload)}
              onSwitch={(enabled) =>
                change(() => act<'FaultsController_editFault_v1'>('PATCH', pathOf(fault.id), { enabled }))
              }
              onDelete={() => change(() => act<'FaultsController_deleteFault_v1'>('DELETE', pathOf(fault.id)))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function effectOf({ error, status, latency, drop, lost }: ControlFault): string {
  const effects = [
    error && `answers ${error}`,
    status && `answers ${status}`,
    drop && `drops the connection (${drop}${lost ? `, the ${lost} is lost` : ''})`,
    latency && `delays by ${typeof latency === 'string' ? latency : JSON.stringify(latency)}`,
  ];
  return effects.filter(Boolean).join(', ');
}

function matchOf({ match: { operation, method, path } }: ControlFault): string {
  if (operation) return actionOf(operation);
  return [method, path].filter(Boolean).join(' ') || 'every call';
}

interface FaultStart {
  operation?: string;
  error?: string;
  /** The fault to edit; missing: a new one. */
  fault?: ControlFault;
}

/** Opens the form for a fault, filled as far as is known. */
export function editFault(start: FaultStart = {}, done: () => void = () => {}): void {
  dialog.value = () => <FaultForm start={start} done={done} />;
}

const textOf = (number: number | undefined): string => (number === undefined ? '' : String(number));

function FaultForm({ start: { fault, ...start }, done }: { start: FaultStart; done: () => void }) {
  const [operation, setOperation] = useState(fault?.match.operation ?? start.operation ?? '');
  const [error, setError] = useState(fault?.error ?? start.error ?? '');
  const [drop, setDrop] = useState<string>(fault?.drop ?? '');
  const [latency, setLatency] = useState(typeof fault?.latency === 'string' ? fault.latency : '');
  const [times, setTimes] = useState(textOf(fault?.times));
  const [percent, setPercent] = useState(textOf(fault?.probability && fault.probability * 100));
  const operations = useCatalogue()?.operations ?? [];
  const errors = operations.find((each) => each.operation === operation)?.errors ?? [];
  const submit = async (): Promise<void> => {
    const { status, lost, enabled, match: { operation: _, ...match } = {}, latency: range } = fault ?? {};
    const body: ControlFaultInput = {
      match: { ...match, ...(operation && { operation }) },
      // What the form does not show stays as it is.
      ...(status !== undefined && !error && { status }),
      ...(lost && drop && { lost }),
      ...(enabled !== undefined && { enabled }),
      ...(typeof range === 'object' && { latency: range }),
      ...(error && { error }),
      ...(latency && { latency }),
      ...(drop === 'reset' || drop === 'timeout' || drop === 'truncated' ? { drop } : {}),
      ...(times && { times: Number(times) }),
      ...(percent && { probability: Number(percent) / 100 }),
    };
    if (fault) await act<'FaultsController_replaceFault_v1'>('PUT', pathOf(fault.id), body);
    else await act<'FaultsController_createFault_v1'>('POST', pathOf(), body);
    done();
  };
  return (
    <Frame title={fault ? `Edit ${fault.id}` : 'New fault'} submit={fault ? 'Save' : 'Inject'} onSubmit={submit}>
      <Choice
        label="Calls of"
        value={operation}
        onInput={(next) => {
          setOperation(next);
          setError('');
        }}
        options={[['', 'every operation'], ...operations.map((each) => [each.operation, nameOf(each)] as const)]}
      />
      <Choice
        label="Answer with the error"
        value={error}
        onInput={setError}
        options={[['', 'none'], ...errors.map(({ code, status }) => [code, `${status} ${code}`] as const)]}
      />
      <Field label="Delay" value={latency} onInput={setLatency} hint="such as 800ms or 3s" />
      <Choice
        label="Connection"
        value={drop}
        onInput={setDrop}
        options={[
          ['', 'stays'],
          ['reset', 'is reset'],
          ['timeout', 'never answers'],
          ['truncated', 'ends in the middle of the answer'],
        ]}
      />
      <Field label="Percent of calls" type="number" value={percent} onInput={setPercent} hint="empty: all" />
      <Field label="Number of calls" type="number" value={times} onInput={setTimes} hint="empty: unlimited" />
    </Frame>
  );
}

const nameOf = ({ operation, service }: { operation: string; service: string }): string =>
  `${service}: ${actionOf(operation)}`;
