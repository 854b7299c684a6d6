// An exported state as the state of another project: every id of a project in it is replaced, so that several projects can
// start from one document.
import { createHash } from 'node:crypto';
import type { ControlState } from '../contract/types.js';
import { seedOf } from '../engine/chance/random.js';
import { readText } from '../engine/requests/json.js';

/** Fields that contain the id of a project. */
const idFields: ReadonlySet<string> = new Set(['projectId', 'parentProjectId', 'parent', 'world']);

const isUuid = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);

/** The id of a sub-project in another project: of the form that it had, and the same for the same document. */
function subprojectId(project: string, id: string): string {
  const hash = createHash('sha256').update(`${project} ${id}`).digest('hex');
  if (!isUuid(id)) return `${project}-${id}-${hash.slice(0, 8)}`;
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

type Visit = (name: string, value: string) => string;

/** A copy in which every text that is the id of a project is what `visit` returns for it. */
function withIds<T>(value: T, visit: Visit): T {
  // A copy through JSON; the document came as JSON.
  return JSON.parse(JSON.stringify(value), (name, inner: unknown) => {
    if (name === 'subproject' && typeof inner === 'object' && inner !== null && 'id' in inner) {
      return { ...inner, id: typeof inner.id === 'string' ? visit('id', inner.id) : inner.id };
    }
    if (typeof inner !== 'string') return inner;
    if (idFields.has(name)) return visit(name, inner);
    return name === 'body' ? textWithIds(inner, visit) : inner;
  });
}

/** The exact text of an event, with other ids. */
function textWithIds(text: string, visit: Visit): string {
  const content = readText(text);
  if (typeof content !== 'object' || content === null) return text;
  const changed = JSON.stringify(withIds(content, visit));
  return changed === JSON.stringify(content) ? text : changed;
}

/** The document as the state of a project. It stays as it is if it is one of this project. */
export function movedTo(project: string, document: ControlState): ControlState {
  const [root] = document.worlds;
  if (root === undefined || root.id === project) return document;
  const ids = new Map([[root.id, project]]);
  const meet = (id: string): string => {
    if (!ids.has(id)) ids.set(id, subprojectId(project, id));
    return id;
  };
  for (const { id } of document.worlds) meet(id);
  // Sub-projects that an unfinished bundle has announced, but not created yet.
  withIds(document.worlds, (_, id) => meet(id));
  const worlds = withIds(document.worlds, (_, id) => ids.get(id) ?? id);
  return {
    ...document,
    worlds: worlds.map((world) => {
      const id = ids.get(world.id) ?? world.id;
      // Otherwise both projects would generate the same ids from now on, those of their next sub-projects included.
      return { ...world, id, random: seedOf(`${world.random} ${id}`) };
    }),
  };
}
