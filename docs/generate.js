// Writes the pages that are made from data: lifecycles and collections from their definitions, magic values from their file,
// errors from the contract and from what the tests reached. `--check` writes nothing and fails when a page differs.
// Needs the build (npm run build) and, for the errors, a whole test run (npm test) before it.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createApplication } from '../dist/app.js';
import { readConfig } from '../dist/config.js';
import { contract } from '../dist/contract/load.js';
import { diagramOf } from '../dist/engine/lifecycle/diagram.js';
import { readMagic } from '../dist/fixtures/scenarios.js';

const page = (name) => fileURLToPath(new URL(`./${name}.md`, import.meta.url));
const note = (how) => `<!-- Made by npm run docs from ${how}; do not edit. -->`;
const { simulation, close } = await createApplication(readConfig({ clock: 'frozen', logLevel: 'silent' }, {}));

const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');

const code = (text) => `\`${text}\``;
const states = (from) =>
  [from]
    .flat()
    .map((state) => (state === null ? '(empty)' : state === '*' ? 'any' : state))
    .join(', ');

function lifecycles() {
  const parts = [...simulation.lifecycles()]
    .sort((one, two) => one.name.localeCompare(two.name))
    .map((life) => {
      const rows = Object.entries(life.tables).flatMap(([field, arrows]) =>
        arrows.map((arrow) => [
          code(field),
          code(arrow.on),
          states(arrow.from),
          arrow.to === 'same' ? '(stays)' : states(arrow.to),
          arrow.by === undefined
            ? 'the client'
            : (life.decisions?.[arrow.by]?.who ?? (arrow.by === 'clock' ? 'the clock' : 'the platform')),
          [arrow.when && 'on a condition', arrow.event && code(arrow.event)].filter(Boolean).join(', '),
        ]),
      );
      return `## ${life.name}\n\n\`\`\`mermaid\n${diagramOf(life)}\n\`\`\`\n\n${table(['field', 'event', 'from', 'to', 'who', ''], rows)}`;
    });
  const head = `# Lifecycles\n\nEvery arrow that a record can take. What a person or a machine outside decides waits as a pending decision: see the\n[control API](control-api.md). What the platform does by itself is triggered there under the event's name.`;
  return `${note('the lifecycle tables in src/services')}\n\n${head}\n\n${parts.join('\n\n')}\n`;
}

const needle = (row) =>
  row.equals !== undefined
    ? code(row.equals)
    : row.contains !== undefined
      ? `contains ${code(row.contains)}`
      : row.startsWith !== undefined
        ? `begins with ${code(row.startsWith)}`
        : `URL ${code(`https://${row.url}`)}`;

function magicValues() {
  const magic = readMagic();
  const given = (row) =>
    row.with
      ? ` (${Object.entries(row.with)
          .map(([name, value]) => `${name} ${code(value)}`)
          .join(', ')})`
      : '';
  return `${note('fixtures/magic.yaml')}

# Magic values

Values in a request that make something happen. Each text carries the marker \`mock\`, so that no ordinary name meets one
by chance; case, spaces and hyphens do not matter in names ("Mock Reject Ltd" contains \`mock_reject\`). Nothing is ever
downloaded from a URL. Rules of the [control API](control-api.md) come before magic values.

## Outcomes

What a waiting decision, or the platform when something is submitted, will say. The first row that fits is taken.

${table(
  ['where', 'value', 'lifecycles', 'outcome'],
  magic.outcomes.map((row) => [
    row.where,
    needle(row),
    row.lifecycles.map(code).join(', '),
    code(row.outcome) + given(row),
  ]),
)}

## Errors

What an operation answers at once, if it documents the error; of several the first that it documents.

${table(
  ['where', 'value', 'error'],
  magic.errors.map((row) => [row.where, needle(row), row.errors.map(code).join(', ')]),
)}

## One-time passwords

${table(
  ['code', 'outcome'],
  magic.codes.map((row) => [code(row.equals), `always ${row.outcome}`]),
)}
`;
}

/** A record whose fields are their own names: a key made of it shows what it is made of. Its one symbol is `hidden`. */
const namesOf = (prefix) =>
  new Proxy({}, { get: (_, name) => (typeof name === 'symbol' ? namesOf('hidden.') : `{${prefix}${name}}`) });

function collections() {
  const rows = [...simulation.collections()]
    .filter(({ name }) => name !== 'deliveries')
    .sort((one, two) => one.name.localeCompare(two.name))
    .map(({ name, about = '', schema, key, hidden: inside = {} }) => [
      code(name),
      about,
      schema ? code(schema) : '',
      code(key(namesOf(''))),
      Object.entries(inside)
        .map(([field, meaning]) => `${code(field)}: ${meaning}`)
        .join('<br>'),
    ]);
  return `${note('the collections in src/services')}

# Collections

What a [scenario](scenarios.md) can hold, project by project. A record has the form of its schema in the contract, beside it
under \`hidden\` what the platform knows and never shows. The key is the name by which the control API calls a record; no two
have the same. Times are ISO 8601.

${table(['collection', '', 'schema', 'key', '`hidden` takes'], rows)}
`;
}

/** Which way is told when there are several: the one that asks least of the reader. */
const ways = ['a plain request', 'a magic value', 'a seeded record', 'the control API', 'only `Prefer` or a fault'];

function reached() {
  const folder = fileURLToPath(new URL('../.reached/', import.meta.url));
  const best = new Map();
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  const operations = [...contract.operations.values()].filter(({ service }) => service !== 'control');
  const patterns = operations.map((operation) => ({
    operation,
    pattern: new RegExp(`^${operation.path.replace(/\{\w+\}/g, '[^/]+')}/?$`),
  }));
  for (const file of files) {
    for (const line of readFileSync(folder + file, 'utf8')
      .split('\n')
      .filter(Boolean)) {
      const { method, path, status, code: error, how, test } = JSON.parse(line);
      const candidates = patterns.filter(({ operation, pattern }) => operation.method === method && pattern.test(path));
      // /templates/sync also has the form of /templates/{templateName}; the literal path is the one that was meant.
      const found =
        candidates.find(({ operation }) => operation.path.endsWith(path.split('/').at(-1))) ?? candidates[0];
      if (!found || found.operation.errors.get(error) !== status) continue;
      const pair = `${found.operation.id} ${error}`;
      const known = best.get(pair);
      const rank = ways.indexOf(how);
      if (!known || rank < known.rank || (rank === known.rank && test < known.test))
        best.set(pair, { rank, how, test });
    }
  }
  return { operations, best };
}

function errors() {
  const { operations, best } = reached();
  const counts = new Map(ways.map((way) => [way, 0]));
  const sections = operations.map((operation) => {
    const rows = [...operation.errors].map(([error, status]) => {
      const { how, test } = best.get(`${operation.id} ${error}`) ?? { how: ways.at(-1), test: '' };
      counts.set(how, counts.get(how) + 1);
      return [status, code(error), how, test];
    });
    return `## ${operation.method} ${operation.path.replace('/v1/projects/{projectId}', '')}\n\n${code(operation.id)}\n\n${table(['status', 'code', 'reached by', 'test'], rows)}`;
  });
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const behaviour = total - counts.get(ways.at(-1));
  const share = ((behaviour / total) * 100).toFixed(1);
  const summary = table(
    ['reached by', 'pairs'],
    [...counts].map(([way, count]) => [way, count]),
  );
  return `${note('the contract and what the tests reached')}

# Errors, and how to reach each

The contract documents ${total} pairs of operation and error. ${behaviour} of them (${share} %) are reached by behaviour; the named
test shows how. Every one can be forced with \`Prefer: code=..., example=...\` or a fault of the
[control API](control-api.md), and a test forces them all.

${summary}

"A seeded record" is one that a [scenario](scenarios.md) gives, in a state that no request leads to. "The control API"
means a rule, a trigger or a decision that was taken by hand before the request.

${sections.join('\n\n')}
`;
}

const pages = { lifecycles: lifecycles(), collections: collections(), 'magic-values': magicValues(), errors: errors() };
await close();

const unreached = Number(/^\| only `Prefer` or a fault \| (\d+) \|$/m.exec(pages.errors)?.[1] ?? 0);
let differing = 0;
for (const [name, text] of Object.entries(pages)) {
  if (!process.argv.includes('--check')) writeFileSync(page(name), text);
  else if (!existsSync(page(name)) || readFileSync(page(name), 'utf8') !== text) {
    // Which test stands for a pair may differ between runs; that every pair is reached must not.
    if (name !== 'errors' || unreached > 0) differing++;
    process.stderr.write(`docs/${name}.md is not what its sources make; run npm test && npm run docs\n`);
  }
}
process.exitCode = differing > 0 ? 1 : 0;
