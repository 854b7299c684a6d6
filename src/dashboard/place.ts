// Where the page is: `#/<project>/<room>/<more>`. Every view has its own address.
import { computed, signal } from '@preact/signals';
import { type Room, roomNames } from './room-names.js';

export interface Place {
  /** Empty: the list of projects. */
  project: string;
  room: Room;
  /** What is open in the room: a resource's lifecycle and key, a number, an id. */
  rest: string[];
}

const isRoom = (text: string | undefined): text is Room => roomNames.some((room) => room === text);

function read(): Place {
  const [project = '', room, ...rest] = location.hash.replace(/^#\/?/, '').split('/').map(decoded);
  return { project, room: isRoom(room) ? room : 'resources', rest: rest.filter((part) => part !== '') };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export const place = signal<Place>(read());
addEventListener('hashchange', () => {
  place.value = read();
});

export const project = computed(() => place.value.project);

/** The address of a view; the present project unless another is named. */
export const linkTo = (room: Room, rest: readonly string[] = [], of = project.value): string =>
  `#/${[of, room, ...rest].map(encodeURIComponent).join('/')}`;

export const go = (link: string): void => {
  location.hash = link;
};

/** A resource: its lifecycle, then the parts of its key as the path of the API has them. */
export const linkToResource = (lifecycle: string, key: string, of = project.value): string =>
  linkTo('resources', [lifecycle, key], of);
