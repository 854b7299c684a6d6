// Reads docs/choices.md: the tables of the sections that name their controllers in a comment, with the operations of each row.
import { readFileSync } from 'node:fs';
import type { Operation } from '../src/contract/load.js';

export interface Choice {
  subject: string;
  /** Of the link to its section. */
  fragment: string;
  /** Ids of the contract. */
  operations: string[];
}

const page = new URL('./choices.md', import.meta.url);

/** The fragment of a link to a heading, as GitHub makes it. */
const fragmentOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');

/**
 * A name in the last column is an action, or `Controller.action` where two controllers of the section have the action.
 * Throws an error with each name that no operation has, and each row without a name.
 */
export function readChoices(operations: readonly Operation[], text = readFileSync(page, 'utf8')): Choice[] {
  const faults: string[] = [];
  const choices = text.split(/^## /m).flatMap((section) => {
    const heading = section.split('\n', 1).join();
    const named = /<!-- controllers: (.*) -->/.exec(section)?.[1];
    if (named === undefined) return [];
    const controllers = named.split(', ').map((name) => `${name}Controller`);
    for (const controller of controllers) {
      if (!operations.some((each) => each.controller === controller)) faults.push(`${heading}: no ${controller}`);
    }
    const idsOf = (name: string): string[] => {
      const [action, controller] = name.split('.').reverse();
      return operations
        .filter((each) => each.action === action && controllers.includes(each.controller))
        .filter((each) => controller === undefined || each.controller === `${controller}Controller`)
        .map(({ id }) => id);
    };
    const rows = section
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(1); // without the head
    return rows.map((row) => {
      const cells = row
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim());
      const [subject = '', , , names = ''] = cells;
      const ids = names.split(', ').flatMap((name) => {
        const found = idsOf(name);
        if (found.length === 0) faults.push(`${heading}, ${subject}: no operation ${name || '(none named)'}`);
        return found;
      });
      return { subject, fragment: fragmentOf(heading), operations: ids };
    });
  });
  if (faults.length > 0) throw new Error(`docs/choices.md: ${faults.join('; ')}`);
  return choices;
}
