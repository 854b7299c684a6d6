// The dashboard: which room is open, and what surrounds it.
import { effect } from '@preact/signals';
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { get, projectPath, token, tokenWanted, useToken } from './client.js';
import { connection, entries, followOpenProject } from './live.js';
import { useLoaded } from './loaded.js';
import { ClockBar } from './parts/clock-bar.js';
import { LastDeed } from './parts/deed.js';
import { Dialogs, dialog } from './parts/dialog.js';
import { Field } from './parts/field.js';
import { listenForKeys } from './parts/keys.js';
import { Notice } from './parts/notice.js';
import { capital, chooseProject } from './parts/palette.js';
import { Progress } from './parts/progress.js';
import { go, linkTo, place, project } from './place.js';
import { type Room, roomNames } from './room-names.js';
import { Agenda } from './rooms/agenda.js';
import { Catalogue } from './rooms/catalogue.js';
import { Checkpoints } from './rooms/checkpoints.js';
import { Faults } from './rooms/faults.js';
import { Projects } from './rooms/projects.js';
import { Requests } from './rooms/requests.js';
import { Resources } from './rooms/resources.js';
import { Rules } from './rooms/rules.js';
import { Settings } from './rooms/settings.js';
import { Timeline } from './rooms/timeline.js';
import { Webhooks } from './rooms/webhooks.js';
import './style.css';

const views = {
  resources: Resources,
  timeline: Timeline,
  agenda: Agenda,
  requests: Requests,
  webhooks: Webhooks,
  rules: Rules,
  faults: Faults,
  checkpoints: Checkpoints,
  catalogue: Catalogue,
  settings: Settings,
} satisfies Record<Room, () => unknown>;

/** Rooms after which the navigation draws a line. */
const ends: readonly Room[] = ['agenda', 'webhooks', 'checkpoints'];

function App() {
  if (tokenWanted.value) return <AskForToken />;
  const { room } = place.value;
  const View = project.value === '' ? Projects : views[room];
  const gone = project.value !== '' && connection.value === 'deleted';
  return (
    <>
      <button type="button" class="skip" onClick={() => document.querySelector<HTMLElement>('main')?.focus()}>
        Skip to the content
      </button>
      <header>
        <a class="brand" href="#/" title="All projects">
          Provisioning <span>mock</span>
        </a>
        {project.value !== '' && (
          <>
            <button
              type="button"
              class="project"
              onClick={chooseProject}
              title={`${project.value}: go to another project`}
            >
              <i>project</i> {project.value} <i>▾</i>
            </button>
            {!gone && <ClockBar />}
          </>
        )}
      </header>
      {project.value !== '' && !gone && <Rooms open={room} />}
      <main tabIndex={-1} id="main">
        <h1 class="unseen">{project.value === '' ? 'Projects' : `${capital(room)} of ${project.value}`}</h1>
        <Notice />
        {!dialog.value && <Progress />}
        {gone ? <Deleted /> : <View key={`${project.value} ${room}`} />}
      </main>
      <LastDeed />
      <Dialogs />
    </>
  );
}

function Deleted() {
  return (
    <section aria-label="Deleted project">
      <p class="empty" role="alert">
        The project {project.value} was deleted. <a href="#/">All projects</a>
      </p>
    </section>
  );
}

function Rooms({ open }: { open: Room }) {
  const { value } = useLoaded(async () => {
    const [world, { total }] = await Promise.all([
      get<'WorldsController_getProject_v1'>(projectPath(project.value)),
      get<'ResourcesController_listResources_v1'>(projectPath(project.value, '/resources'), { pageSize: 1 }),
    ]);
    return { ...world, total };
  }, [project.value]);
  // On a narrow page the rooms are a row that scrolls.
  useEffect(() => {
    document.querySelector('nav [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [open, value === undefined]);
  const deliveries = value?.deliveries ?? {};
  const counts: Partial<Record<Room, number>> = {
    timeline: entries.value.at(-1)?.number ?? 0,
    ...(value && {
      resources: value.total,
      agenda: value.pending,
      webhooks: Object.values(deliveries).reduce((sum, count) => sum + count, 0),
    }),
  };
  const failing = deliveries.failed ?? 0;
  return (
    <nav aria-label="Rooms">
      {roomNames.map((room) => (
        <a
          key={room}
          href={linkTo(room)}
          aria-current={room === open ? 'page' : undefined}
          class={ends.includes(room) ? 'end' : ''}
        >
          {capital(room)}
          {room === 'webhooks' && failing > 0 ? (
            <b class="alarm">{failing} failed</b>
          ) : (
            <b>{counts[room]?.toLocaleString('en-US') ?? ''}</b>
          )}
        </a>
      ))}
      <small>
        <span class={`dot ${connection.value}`} /> <span role="status">{connection.value}</span> · <kbd>Ctrl K</kbd> ·{' '}
        <kbd>?</kbd>
      </small>
    </nav>
  );
}

function AskForToken() {
  const [text, setText] = useState('');
  return (
    <main class="token">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          useToken(text);
        }}
      >
        <h1>Admin token</h1>
        <p>
          This simulator was started with <code>--admin-token</code>.
          {token.value !== '' && ' The token that you entered is wrong.'} The token is kept in this tab only.
        </p>
        <Field label="Token" type="password" value={text} onInput={setText} required />
        <button type="submit" class="primary">
          Open
        </button>
      </form>
    </main>
  );
}

/** The first visit leads to the only project there is. */
async function openOnlyProject(): Promise<void> {
  if (project.value !== '') return;
  try {
    const { projects } = await get<'WorldsController_listProjects_v1'>('/__admin/projects');
    if (projects.length === 1) go(linkTo('resources', [], projects[0]!.id));
  } catch {
    // The list of projects shows what is wrong.
  }
}

effect(() => {
  document.title = project.value === '' ? 'Provisioning mock' : `${project.value} · ${place.value.room}`;
});
void openOnlyProject();
followOpenProject();
listenForKeys();
render(<App />, document.body);
