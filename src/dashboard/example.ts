// Carries out an example of the catalogue: the calls that prepare a project, and the one that shows the entry.
import type { ControlCatalogExample, ControlExampleStep } from '../contract/types.js';

/** Values by the name that stands for them: `$SENDER` is the id that an earlier answer had. */
export type Kept = ReadonlyMap<string, string>;

export interface Reply {
  status: number;
  body: unknown;
}

export type Send = (method: string, path: string, body: string | undefined) => Promise<Reply>;

export const withProject = (text: string, project: string): string =>
  text.replaceAll('{projectId}', encodeURIComponent(project));

/** A text with the values in the place of their names; throws an Error for a name that has none. */
export const filled = (text: string, kept: Kept): string =>
  text.replace(/\$([A-Z]+)/g, (_, name: string) => {
    const value = kept.get(name);
    if (value === undefined) throw new Error(`No earlier answer says what $${name} is.`);
    return value;
  });

/** Sends the calls that prepare the project. Throws an Error if one of them is not answered as it should be. */
export async function prepare(steps: readonly ControlExampleStep[], project: string, send: Send): Promise<Kept> {
  const kept = new Map<string, string>();
  for (const { method, path, body, keep, times, refused } of steps) {
    for (let number = 1; number <= times; number++) {
      kept.set('N', `${number}`);
      const text = body === undefined ? undefined : filled(JSON.stringify(body), kept);
      const to = filled(withProject(path, project), kept);
      const reply = await send(method, to, text);
      if (reply.status >= 400 !== refused) throw new Error(`${method} ${to}: ${JSON.stringify(reply.body)}`);
      for (const [name, field] of Object.entries(keep)) kept.set(name, fieldOf(reply.body, field));
    }
  }
  return kept;
}

/** `id`, `convApp.id`, `codes[0].code` of an answer. */
function fieldOf(body: unknown, field: string): string {
  const names = field.split(/[.[\]]+/);
  return `${names.reduce<unknown>((inside, name) => Object(inside)[name], body)}`;
}

/** The project of the call that shows the entry; `$BRANCH` stays until it is known. */
export const projectOf = ({ project = '' }: Pick<ControlCatalogExample, 'project'>, prepared: string): string =>
  project.startsWith('$') ? project : prepared + project;
