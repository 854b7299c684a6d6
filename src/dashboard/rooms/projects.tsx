// All worlds of this simulator; make one, reset one, delete one, take one away as a bug report.
import { useState } from 'preact/hooks';
import type { ControlProject } from '../../contract/types.js';
import { act, base, get, projectPath } from '../client.js';
import { useLoaded } from '../loaded.js';
import { counted } from '../parts/count.js';
import { dialog, Frame } from '../parts/dialog.js';
import { Choice, Field } from '../parts/field.js';
import { attempt, Failure } from '../parts/notice.js';
import { Search } from '../parts/search.js';
import { plain } from '../parts/time.js';
import { go, linkTo } from '../place.js';

export function Projects() {
  const [text, setText] = useState('');
  const { value, error, reload } = useLoaded(
    () => get<'WorldsController_listProjects_v1'>('/__admin/projects', { q: text, pageSize: 500 }),
    [text],
  );
  const projects = value?.projects ?? [];
  return (
    <section aria-label="Projects">
      <div class="bar">
        <Search label="Filter projects" value={text} onInput={setText} />
        <button
          type="button"
          class="primary"
          onClick={() => {
            dialog.value = () => <NewProject />;
          }}
        >
          Open a project…
        </button>
      </div>
      <Failure error={error} />
      {value && projects.length === 0 && (
        <p class="empty">
          No project yet. Each project id is a world of its own, made by its first call: point a client at{' '}
          <code>{new URL('v1/projects/any-id', base).href}</code>, or open one here.
        </p>
      )}
      <ul class="cards">
        {projects.map((each) => (
          <li key={each.id}>
            <span class="name">
              <b>
                <a href={linkTo('resources', [], each.id)}>{each.id}</a>
              </b>
              <small>
                scenario {each.scenario} · {plain(each.clock.now)} · {counted(recordsOf(each), 'record')}
                {each.parent && ` · sub-project of ${each.parent}`}
                {!each.begun && ' · not used yet'}
              </small>
            </span>
            <span class="acts">
              <button
                type="button"
                onClick={() => {
                  dialog.value = () => <Reset project={each} done={reload} />;
                }}
              >
                Reset… <span class="unseen">{each.id}</span>
              </button>
              <button type="button" onClick={() => attempt(() => exportProject(each.id))}>
                Export <span class="unseen">{each.id}</span>
              </button>
              <button
                type="button"
                onClick={async () => {
                  if (await attempt(() => act<'WorldsController_forgetProject_v1'>('DELETE', projectPath(each.id))))
                    reload();
                }}
              >
                Delete <span class="unseen">{each.id}</span>
              </button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const recordsOf = ({ records }: ControlProject): number =>
  Object.values(records).reduce((sum, count) => sum + count, 0);

/** Saves the state with the history that led to it: what a bug report needs. Secrets are not in it. */
async function exportProject(id: string): Promise<void> {
  const [state, { history }] = await Promise.all([
    get<'StateController_exportState_v1'>(projectPath(id, '/state')),
    get<'HistoryController_listHistory_v1'>(projectPath(id, '/history'), { limit: 5000 }),
  ]);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(
    new Blob([JSON.stringify({ state, history }, null, 2)], { type: 'application/json' }),
  );
  link.download = `${id}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}

function NewProject() {
  const [id, setId] = useState('');
  const [scenario, setScenario] = useState('');
  return (
    <Frame
      title="Open a project"
      submit="Open"
      onSubmit={async () => {
        if (scenario !== '')
          await act<'WorldsController_resetProject_v1'>('POST', projectPath(id, '/reset'), { scenario });
        go(linkTo('resources', [], id));
      }}
    >
      <Field label="Id" value={id} onInput={setId} required />
      <Scenarios value={scenario} onInput={setScenario} none="what the simulator was started with" />
    </Frame>
  );
}

function Reset({ project, done }: { project: ControlProject; done(): void }) {
  const [scenario, setScenario] = useState(project.scenario);
  return (
    <Frame
      title={`Reset ${project.id}`}
      submit="Reset"
      onSubmit={async () => {
        await act<'WorldsController_resetProject_v1'>('POST', projectPath(project.id, '/reset'), { scenario });
        done();
      }}
    >
      <p>Records, clock, rules, faults, journal and deliveries start over. Checkpoints are kept.</p>
      <Scenarios value={scenario} onInput={setScenario} />
    </Frame>
  );
}

interface ScenarioOptions {
  value: string;
  onInput(value: string): void;
  none?: string;
}

export function Scenarios({ value, onInput, none }: ScenarioOptions) {
  const loaded = useLoaded(() => get<'ScenariosController_listScenarios_v1'>('/__admin/scenarios'), [], false);
  const known = loaded.value?.scenarios ?? [];
  return (
    <Choice
      label="Scenario"
      value={value}
      onInput={onInput}
      options={[
        ...(none === undefined ? [] : [['', none] as const]),
        ...known.map(({ name, description }) => [name, description ? `${name}: ${description}` : name] as const),
      ]}
    />
  );
}
