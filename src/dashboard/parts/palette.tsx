// Ctrl-K: any room, project, resource or action by a few letters.
import { useEffect, useState } from 'preact/hooks';
import { get, projectPath } from '../client.js';
import { go, linkTo, linkToResource, project } from '../place.js';
import { roomNames } from '../room-names.js';
import { openTour } from '../rooms/welcome.js';
import { advance, advanceToNext } from './clock-bar.js';
import { close, closed, dialog, useModal } from './dialog.js';

interface Command {
  title: string;
  kind: string;
  run(): unknown;
}

/** At most this many are shown. */
const most = 12;

export function openPalette(): void {
  dialog.value = () => <Palette />;
}

/** The projects only. */
export function chooseProject(): void {
  dialog.value = () => <Palette projects />;
}

function fixed(): Command[] {
  if (project.value === '') return [];
  return [
    ...roomNames.map((room) => ({ title: capital(room), kind: 'room', run: () => go(linkTo(room)) })),
    { title: 'Advance to what is due next', kind: 'clock', run: advanceToNext },
    ...(['1h', '1d', '30d'] as const).map((by) => ({
      title: `Advance by ${by}`,
      kind: 'clock',
      run: () => advance({ by }),
    })),
    { title: 'Take the tour', kind: 'help', run: openTour },
  ];
}

export const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);

function Palette({ projects = false }: { projects?: boolean }) {
  const element = useModal();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly Command[]>([]);
  const [chosen, setChosen] = useState(0);
  useEffect(() => {
    let stale = false;
    void search(text, projects).then((commands) => !stale && setFound(commands));
    return () => {
      stale = true;
    };
  }, [text]);
  const wanted = text.toLowerCase();
  const commands = projects ? allProjects : fixed();
  const shown = [...commands.filter(({ title }) => title.toLowerCase().includes(wanted)), ...found].slice(0, most);
  const label = projects ? 'Go to a project' : 'Go to anything';
  const run = (command: Command | undefined): void => {
    close();
    command?.run();
  };
  return (
    <dialog ref={element} class="palette" aria-label={label} onClose={closed} onCancel={close}>
      <input
        role="combobox"
        aria-expanded="true"
        aria-controls="commands"
        aria-activedescendant={`command-${chosen}`}
        aria-label={label}
        placeholder={projects ? 'A project' : 'A room, a project, a resource'}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={(event) => {
          const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (move !== undefined) {
            event.preventDefault();
            setChosen((chosen + move + shown.length) % Math.max(1, shown.length));
          } else if (event.key === 'Enter') {
            event.preventDefault();
            run(shown[chosen]);
          }
        }}
      />
      <div id="commands" role="listbox" aria-label="Found">
        {shown.length === 0 && <p class="quiet">Nothing matches.</p>}
        {shown.map((command, index) => (
          <div
            key={`${command.kind} ${command.title}`}
            id={`command-${index}`}
            role="option"
            aria-selected={index === chosen}
            tabIndex={-1}
            onClick={() => run(command)}
            onKeyDown={() => {}}
          >
            {command.title} <small>{command.kind}</small>
          </div>
        ))}
      </div>
    </dialog>
  );
}

const allProjects: readonly Command[] = [{ title: 'All projects', kind: '', run: () => go('#/') }];

async function search(text: string, onlyProjects: boolean): Promise<Command[]> {
  const [projects, resources] = await Promise.all([
    get<'WorldsController_listProjects_v1'>('/__admin/projects', { q: text, pageSize: most }),
    project.value === '' || onlyProjects
      ? { resources: [] }
      : get<'ResourcesController_listResources_v1'>(projectPath(project.value, '/resources'), {
          q: text,
          pageSize: most,
        }),
  ]);
  return [
    ...resources.resources.map(({ title, key, lifecycle }) => ({
      title: title === key ? key : `${title} (${key})`,
      kind: lifecycle,
      run: () => go(linkToResource(lifecycle, key)),
    })),
    ...projects.projects.map(({ id }) => ({ title: id, kind: 'project', run: () => go(linkTo('resources', [], id)) })),
  ];
}
