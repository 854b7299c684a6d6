// Keyboard shortcuts, in one table that the help shows.
import { go, linkTo, place, project } from '../place.js';
import { roomNames } from '../room-names.js';
import { advanceToNext } from './clock-bar.js';
import { dialog, Frame } from './dialog.js';
import { openPalette } from './palette.js';
import { focusSearch } from './search.js';

const keys: readonly (readonly [key: string, what: string, act: () => unknown])[] = [
  ['/', 'filter', focusSearch],
  ['n', 'advance the clock to what is due next', () => project.value !== '' && advanceToNext()],
  ['p', 'projects', () => go('#/')],
  ['Escape', 'close what is open beside the list', closeDetail],
  [
    '?',
    'show these keys',
    () => {
      dialog.value = Help;
    },
  ],
  ...roomNames.map(
    (room, index) => [String((index + 1) % 10), room, () => project.value !== '' && go(linkTo(room))] as const,
  ),
];

function closeDetail(): void {
  const { room, rest } = place.value;
  if (rest.length > 0 && room !== 'catalogue') go(linkTo(room));
}

const typing = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, dialog') !== null;

export function listenForKeys(): void {
  addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      openPalette();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const found = keys.find(([key]) => key === event.key);
    if (!found) return;
    event.preventDefault();
    found[2]();
  });
}

function Help() {
  return (
    <Frame title="Keys">
      <dl class="facts">
        <dt>
          <kbd>Ctrl K</kbd>
        </dt>
        <dd>go to anything</dd>
        {keys.map(([key, what]) => (
          <>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </>
        ))}
      </dl>
    </Frame>
  );
}
