// One resource: what waits, what may happen now, its diagram, its story, and how the API shows it.
import { useState } from 'preact/hooks';
import type { ControlResource } from '../../contract/types.js';
import { act, get, projectPath, resourcePath, urlOf } from '../client.js';
import { useLoaded } from '../loaded.js';
import { takesOf, useCatalogue } from '../parts/catalogue-data.js';
import { States, words } from '../parts/chip.js';
import { decides, now } from '../parts/clock-bar.js';
import { Copy } from '../parts/copy.js';
import { Detail } from '../parts/detail.js';
import { Diagram } from '../parts/diagram.js';
import { dialog, Frame } from '../parts/dialog.js';
import { Story } from '../parts/entry.js';
import { DataFields, type EventData, given } from '../parts/event-data.js';
import { Json } from '../parts/json.js';
import { attempt, Failure } from '../parts/notice.js';
import { distance } from '../parts/time.js';
import { project } from '../place.js';
import { editRule } from './rules.js';

type Takes = Readonly<Record<string, readonly string[]>>;
type Waiting = ControlResource['pending'][number];

export function ResourceView({ lifecycle, of }: { lifecycle: string; of: string }) {
  useCatalogue();
  const { value, error } = useLoaded(
    () => get<'ResourcesController_getResource_v1'>(resourcePath(project.value, lifecycle, of)),
    [project.value, lifecycle, of],
  );
  if (!value) {
    return (
      <Detail label={of}>
        <Failure error={error} waiting />
      </Detail>
    );
  }
  const { title, states, pending, possible: events, triggers, resource, activities, history, path } = value;
  // What a decision can become is offered with it.
  const decided = new Set(pending.flatMap(({ outcomes }) => outcomes));
  const own = triggers.filter(({ outcome }) => !decided.has(outcome));
  const possible = [...pending.flatMap(({ outcomes }) => outcomes), ...events];
  const awaited = new Set(pending.map(({ field }) => field));
  // What waits comes first, then what is not empty.
  const rank = ([field, state]: [string, string | null]): number => (awaited.has(field) ? 0 : state === null ? 2 : 1);
  const drawings = Object.entries(states)
    .toSorted((one, other) => rank(one) - rank(other))
    .map(([field, state]) => (
      <div key={field}>
        <h3>
          Lifecycle of <code>{field}</code>
        </h3>
        <Diagram lifecycle={lifecycle} field={field} state={state} possible={possible} />
      </div>
    ));
  return (
    <Detail label={title}>
      <h2 class="title" title={of}>
        {title}{' '}
        <small>
          {title !== of && `${of.startsWith(`${title}/`) ? of.slice(title.length) : of} · `}
          {lifecycle}
        </small>
      </h2>
      <States states={states} />
      {pending.map((wait) => (
        <Decide key={wait.id} lifecycle={lifecycle} of={of} wait={wait} />
      ))}
      {own.length > 0 && (
        <div>
          <h3>What the platform may do now</h3>
          <div class="acts">
            {own.map(({ outcome, with: takes }) => (
              <button key={outcome} type="button" class="verb" onClick={() => trigger(lifecycle, of, outcome, takes)}>
                {words(outcome)}
                {Object.keys(takes).length > 0 && '…'}
              </button>
            ))}
          </div>
        </div>
      )}
      {drawings.slice(0, 1)}
      <h3>What happened</h3>
      {history.length === 0 ? (
        <p class="quiet">Nothing since the history began.</p>
      ) : (
        <Story list={history} now={now.value} />
      )}
      {drawings.slice(1)}
      <h3>As the API shows it</h3>
      {path && (
        <div class="acts">
          <code>{path}</code>
          <Copy text={urlOf(path)}>Copy URL</Copy>
        </div>
      )}
      <Json value={resource} label="As the API shows it" />
      {activities.length > 0 && (
        <>
          <h3>Activities</h3>
          <Json value={activities} label="Activities" />
        </>
      )}
    </Detail>
  );
}

function Decide({ lifecycle, of, wait }: { lifecycle: string; of: string; wait: Waiting }) {
  const { who, due, outcome, outcomes, because, id } = wait;
  return (
    <div class="decide">
      <p>
        <b>
          {decides(who)} {due === null ? 'when you say so' : distance(due, now.value || due)}: {words(outcome)}.
        </b>{' '}
        <small>Because: {because}</small>
      </p>
      <div class="acts">
        {outcomes.map((each, index) => (
          <button
            key={each}
            type="button"
            class={index === 0 ? 'primary verb' : 'verb'}
            onClick={() => decide(lifecycle, id, each)}
          >
            {words(each)}
            {Object.keys(takesOf(lifecycle, each)).length > 0 && '…'}
          </button>
        ))}
        {wait.decision !== 'clock' && due !== null && (
          <button type="button" onClick={() => hold(lifecycle, of)}>
            Hold
          </button>
        )}
        {wait.decision !== 'clock' && (
          <button type="button" onClick={() => editRule({ lifecycle, key: of })}>
            Make a rule…
          </button>
        )}
      </div>
    </div>
  );
}

/** A rule lets this one wait until somebody decides. */
function hold(lifecycle: string, key: string): void {
  void attempt(() =>
    act<'RulesController_createRule_v1'>('POST', projectPath(project.value, '/rules'), {
      match: { lifecycle, key },
      outcome: 'hold',
    }),
  );
}

function decide(lifecycle: string, id: string, outcome: string): void {
  withData(words(outcome), takesOf(lifecycle, outcome), (data) =>
    act<'DecisionsController_decide_v1'>('POST', projectPath(project.value, `/pending/${encodeURIComponent(id)}`), {
      outcome,
      ...(data && { with: data }),
    }),
  );
}

function trigger(lifecycle: string, key: string, event: string, takes: Takes): void {
  withData(words(event), takes, (data) =>
    act<'DecisionsController_trigger_v1'>('POST', projectPath(project.value, '/trigger'), {
      lifecycle,
      key,
      event,
      ...(data && { with: data }),
    }),
  );
}

/** Calls immediately when the event takes no data, else after a form. */
function withData(
  title: string,
  takes: Takes,
  call: (data: Record<string, unknown> | undefined) => Promise<unknown>,
): void {
  if (Object.keys(takes).length === 0) void attempt(() => call(undefined));
  else dialog.value = () => <EventForm {...{ title, takes, call }} />;
}

interface EventFormOptions {
  title: string;
  takes: Takes;
  call(data: Record<string, unknown> | undefined): Promise<unknown>;
}

function EventForm({ title, takes, call }: EventFormOptions) {
  const [data, setData] = useState<EventData>({});
  return (
    <Frame title={title} submit={title} onSubmit={() => call(given(data))}>
      <DataFields takes={takes} data={data} onInput={setData} />
    </Frame>
  );
}
