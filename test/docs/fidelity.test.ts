import { readFileSync } from 'node:fs';
import t from 'tap';
import { readChoices } from '../../docs/read-choices.js';
import { clients, operationIdOf } from '../clients/calls.js';
import { operations } from '../populated.js';

const page = readFileSync(new URL('../../docs/fidelity.md', import.meta.url), 'utf8');
const choices = readFileSync(new URL('../../docs/choices.md', import.meta.url), 'utf8');

/** The line of an operation in the table of its service, as cells. */
function lineOf(id: string): string[] {
  const { method, path } = operations.find((operation) => operation.id === id)!;
  const name = `| \`${method} ${path.replace('/v1/projects/{projectId}', '')}\` |`;
  return page
    .split('\n')
    .find((line) => line.startsWith(name))!
    .split(' | ');
}

t.test('every row of the choices of a service names operations that exist', (t) => {
  t.doesNotThrow(() => readChoices(operations, choices));
  t.ok(readChoices(operations, choices).length > 100);
  t.throws(
    () => readChoices(operations, choices.replace('| listSmsApps |', '| listSmsApp |')),
    /no operation listSmsApp/,
  );
  t.throws(() => readChoices(operations, choices.replace('| listSmsApps |', '| |')), /none named/);
  t.end();
});

t.test('every section of choices that the tables of a service link to exists', (t) => {
  const headings = choices
    .match(/^## .*/gm)!
    .map((line) => line.slice(3).toLowerCase().replaceAll(',', '').replaceAll(' ', '-'));
  const linked = [...page.matchAll(/choices\.md#([^)]+)\)/g)].map(([, fragment]) => fragment);
  t.ok(linked.length > 50);
  for (const fragment of new Set(linked)) t.ok(headings.includes(fragment!), String(fragment));
  t.end();
});

t.test('each operation shows its choices and the clients that it was proved with', (t) => {
  for (const { id } of operations) {
    const called = clients
      .filter(({ calls }) => calls.some((call) => operationIdOf(call) === id))
      .map(({ name }) => name);
    const chosen = readChoices(operations, choices).filter((choice) => choice.operations.includes(id)).length;
    const cells = lineOf(id);
    t.equal(cells.at(-2), String(chosen), id);
    t.equal(cells.at(-1), `${called.join(', ') || 'none'} |`, id);
  }
  t.end();
});
