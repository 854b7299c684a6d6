// An exported state as the state of another project: every id of a project in it is replaced, so that several projects can
// start from one document.
import { createHash } from 'node:crypto';
import type { ControlState } from '../contract/types.js';
import { seedOf } from '../engine/chance/random.js';
import { readText } from '../engine/requests/json.js';
import { inPieces } from '../engine/requests/pieces.js';
import type { Steps } from '../engine/time/turns.js';

/** Fields that contain the id of a project. */
const idFields: ReadonlySet<string> = new Set(['projectId', 'parentProjectId', 'parent', 'world']);

/** An object whose own id is that of a project. */
const projectField = 'subproject';

const isUuid = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);

/** The id of a sub-project in another project: of the form that it had, and the same for the same document. */
function subprojectId(project: string, id: string): string {
  const hash = createHash('sha256').update(`${project} ${id}`).digest('hex');
  if (!isUuid(id)) return `${project}-${id}-${hash.slice(0, 8)}`;
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

type Visit = (value: string) => string;

/** A copy in which every text that is the id of a project is what `visit` returns for it. */
function withIds(value: unknown, visit: Visit, name = ''): unknown {
  if (typeof value === 'string') {
    if (idFields.has(name)) return visit(value);
    return name === 'body' ? textWithIds(value, visit) : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => withIds(item, visit));
  const copy = Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, withIds(inner, visit, field)]));
  if (name === projectField && typeof copy.id === 'string') copy.id = visit(copy.id);
  return copy;
}

/** The exact text of an event, with other ids. */
function textWithIds(text: string, visit: Visit): string {
  const content = readText(text);
  if (typeof content !== 'object' || content === null) return text;
  const changed = JSON.stringify(withIds(content, visit));
  return changed === JSON.stringify(content) ? text : changed;
}

type Worlds = ControlState['worlds'];

const replacingIds = (worlds: Worlds, visit: Visit): Steps<Worlds> =>
  inPieces(
    worlds,
    (piece) => withIds(piece, visit),
    (name) => name === projectField,
  );

/** The ids that the projects of a document get in a project. */
export const idsIn = (project: string, [root, ...others]: readonly { id: string }[]): string[] =>
  root === undefined
    ? []
    : [project, ...others.map(({ id }) => (root.id === project ? id : subprojectId(project, id)))];

/** The document as the state of a project. It stays as it is if it is one of this project. */
export function* movingTo(project: string, document: ControlState): Steps<ControlState> {
  const [root] = document.worlds;
  if (root === undefined || root.id === project) return document;
  const ids = new Map([[root.id, project]]);
  const otherId = (id: string): string => {
    const known = ids.get(id);
    if (known !== undefined) return known;
    const other = subprojectId(project, id);
    ids.set(id, other);
    return other;
  };
  // The other ids are those of sub-projects, also of those that an unfinished bundle has announced, but not created yet.
  for (const { id } of document.worlds) otherId(id);
  const worlds = yield* replacingIds(document.worlds, otherId);
  return {
    ...document,
    worlds: worlds.map((world) => {
      const id = otherId(world.id);
      // Otherwise both projects would generate the same ids from now on, those of their next sub-projects included.
      return { ...world, id, random: seedOf(`${world.random} ${id}`) };
    }),
  };
}
