// All worlds of this simulator; make one, reset one, delete one, take one away as a bug report.
import { useState } from 'preact/hooks';
import type { ControlProject } from '../../contract/types.js';
import { act, base, download, get, projectPath, upload } from '../client.js';
import { useLoaded } from '../loaded.js';
import { bytes, counted } from '../parts/count.js';
import { dialog, Frame } from '../parts/dialog.js';
import { Choice, Field } from '../parts/field.js';
import { attempt, Failure } from '../parts/notice.js';
import { withProgress } from '../parts/progress.js';
import { Search } from '../parts/search.js';
import { distance, plain } from '../parts/time.js';
import { go, linkTo } from '../place.js';

/** Projects that one click on "Show more" adds. */
const page = 200;

export function Projects() {
  const [text, setText] = useState('');
  const [limit, setLimit] = useState(page);
  const { value, error, reload } = useLoaded(
    () => get<'WorldsController_listProjects_v1'>('/__admin/projects', { q: text, pageSize: limit }),
    [text, limit],
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
        <button
          type="button"
          onClick={() => {
            dialog.value = () => <Import done={reload} />;
          }}
        >
          Import…
        </button>
      </div>
      <Failure error={error} waiting={!value} />
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
                {each.nextDue && ` · next due ${distance(each.nextDue, each.clock.now)}`}
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
                onClick={() => {
                  dialog.value = () => <Delete id={each.id} done={reload} />;
                }}
              >
                Delete… <span class="unseen">{each.id}</span>
              </button>
            </span>
          </li>
        ))}
      </ul>
      {value?.nextPageToken !== undefined && limit < 1000 && (
        <p class="empty">
          <button type="button" onClick={() => setLimit(Math.min(1000, limit + page))}>
            Show more
          </button>
        </p>
      )}
    </section>
  );
}

const recordsOf = ({ records }: ControlProject): number =>
  Object.values(records).reduce((sum, count) => sum + count, 0);

/** Saves the state with the history that led to it: what a bug report needs. Secrets are not in it. */
async function exportProject(id: string): Promise<void> {
  const parts = await withProgress(`Exporting ${id}`, async (tell) => {
    const read = (path: string): Promise<Blob> => download(projectPath(id, path), (size) => tell(bytes(size)));
    return ['{"state":', await read('/state'), ',"history":', await read('/history?limit=5000'), '}'];
  });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(parts, { type: 'application/json' }));
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

function Delete({ id, done }: { id: string; done(): void }) {
  return (
    <Frame
      title={`Delete ${id}`}
      submit="Delete"
      onSubmit={async () => {
        await act<'WorldsController_forgetProject_v1'>('DELETE', projectPath(id));
        done();
      }}
    >
      <p>
        Everything in it is lost, its checkpoints and sub-projects as well. The next call makes it again, as it began.
      </p>
    </Frame>
  );
}

/** Takes what Export saves, and what the control API and the command line export. */
function Import({ done }: { done(): void }) {
  const [id, setId] = useState('');
  const [file, setFile] = useState<File>();
  return (
    <Frame
      title="Import a project"
      submit="Import"
      onSubmit={async () => {
        const content = JSON.parse((await file?.text()) ?? '');
        const body = new Blob([JSON.stringify(content.state ?? content)]);
        await withProgress(`Importing ${id}`, (tell) =>
          upload(projectPath(id, '/state'), body, (sent) => {
            if (sent < body.size) tell(`${bytes(sent)} of ${bytes(body.size)}`, sent / body.size);
            else tell(`${bytes(sent)} sent, the simulator reads them`);
          }),
        );
        done();
      }}
    >
      <p>The project becomes what the file contains; its present state is lost.</p>
      <div class="field">
        <label for="file">File</label>
        <input
          id="file"
          type="file"
          accept=".json,application/json"
          required
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0];
            setFile(chosen);
            if (chosen && id === '') setId(chosen.name.replace(/\.json$/, ''));
          }}
        />
      </div>
      <Field label="Project" value={id} onInput={setId} required />
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
        ...known.map(({ name }) => [name, name] as const),
      ]}
      hint={known.find(({ name }) => name === value)?.description}
    />
  );
}
