// Writes the typed client: src/library/api-types.ts, what a caller sees of each operation, and src/library/operations.ts, the table
// by which the client makes its calls; and src/contract/words.json, what people call things, from fixtures/words.yaml.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { wordsIn } from '../src/contract/guessed-name.js';
import { type Contract, contract, type Operation } from '../src/contract/load.js';
import { groupOf, uniqueNames } from '../src/contract/operation-names.js';
import { loadYaml } from '../src/fixtures/yaml.js';
import { fixtures } from '../src/paths.js';
import { bodyTypeOf, comment, key, literal, replyTypeOf, typeOf } from './generate-types.js';

const head = '// GENERATED from the contract by build/generate-api.ts (npm run contract): do not edit.\n';
const inProject = '/v1/projects/{projectId}';

interface Named {
  operation: Operation;
  /** `whatsapp.templates.createTemplate`, then each shorter name by which the client has it. */
  names: string[];
}

const apiOperations = ({ operations }: Contract): Operation[] =>
  [...operations.values()].filter(({ service }) => service !== 'control');

const pathParameters = ({ parameters }: Operation) =>
  parameters.filter(({ in: place, name }) => place === 'path' && name !== 'projectId');

/** Only one of them has the name, or only one of them needs no id of a resource. */
function ownerOf(all: readonly Operation[]): Operation | undefined {
  if (all.length === 1) return all[0];
  const free = all.filter((operation) => pathParameters(operation).length === 0);
  return free.length === 1 ? free[0] : undefined;
}

/** Every operation with the names by which the client has it. Throws for a name that would also be a group. */
export function namedOperations(of: Contract): Named[] {
  const all = apiOperations(of);
  const groups = new Set(all.flatMap((each) => [each.service, `${each.service}.${groupOf(each)}`]));
  return all.map((operation) => {
    const { service, action } = operation;
    const full = [service, groupOf(operation), action].filter((part) => part !== '').join('.');
    const same = all.filter((each) => each.action === action);
    const shorter = [
      [`${service}.${action}`, same.filter((each) => each.service === service)],
      // A bare verb does not say of what.
      ...(/[A-Z]/.test(action) ? [[action, same] as const] : []),
    ] as const;
    const names = [full, ...shorter.flatMap(([name, sharing]) => (ownerOf(sharing) === operation ? [name] : []))];
    for (const name of names) if (groups.has(name)) throw new Error(`${name} is an operation and a group`);
    return { operation, names: [...new Set(names)] };
  });
}

interface Words {
  verbs: readonly string[];
}

const readWords = (): Words => loadYaml(readFileSync(join(fixtures, 'words.yaml'), 'utf8')) as Words;

/** The text of src/contract/words.json. */
export const wordTable = (): string => `${JSON.stringify(readWords())}\n`;

/** Verbs of one meaning, where the first is that of an operation: the client runs in browsers, too, which read no files. */
function verbRows(of: Contract): string[] {
  const used = new Set(apiOperations(of).map(({ action }) => wordsIn(action)[0]));
  return readWords().verbs.filter((row) => used.has(row.split(' ')[0]));
}

/** The text of src/library/operations.ts. */
export function operationTableOf(of: Contract): string {
  const rows = namedOperations(of).map(({ operation, names }) => {
    const { id, method, path, body } = operation;
    if (!path.startsWith(inProject)) throw new Error(`${id} belongs to no project`);
    const where = path.slice(inProject.length);
    return `  [${literal(id)}, ${literal(method)}, ${literal(where)}, ${body !== undefined}, [${names.map(literal).join(', ')}]],\n`;
  });
  return `${head}
/** Id, method, path in the project, whether it takes a body, and the names by which a client has it. */
export type OperationRow = readonly [id: string, method: string, path: string, takesBody: boolean, names: readonly string[]];

export const operations: readonly OperationRow[] = [
${rows.join('')}];

/** Verbs that people guess for those of operations, which are the first. */
export const verbs: readonly string[] = [
${verbRows(of)
  .map((row) => `  ${literal(row)},\n`)
  .join('')}];
`;
}

/** `createTemplate(body: ...): Promise<...>` */
function signatureOf(operation: Operation): string {
  const { action, parameters, body } = operation;
  const own = parameters.filter(({ name }) => name !== 'projectId');
  const fields = own.map(
    ({ name, required, schema }) => `${key(name)}${required ? '' : '?'}: ${typeOf(schema, '    ', true)}`,
  );
  const mark = own.some(({ required }) => required) ? '' : '?';
  const given = [
    ...(own.length > 0 ? [`parameters${mark}: { ${fields.join('; ')} }`] : []),
    ...(body ? [`body: ${bodyTypeOf(operation)}`] : []),
  ];
  if (body && mark === '?' && own.length > 0)
    throw new Error(`${operation.id} takes a body after an optional argument`);
  return `${action}(${given.join(', ')}): Promise<${replyTypeOf(operation)}>;`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const interfaceOf = (group: string): string => `${group.split('.').map(capital).join('')}Api`;

/** The text of src/library/api-types.ts. */
export function apiTypesOf(of: Contract): string {
  const named = namedOperations(of);
  const schemas = Object.keys(of.schemas).filter((name) => !name.startsWith('Control'));
  const groups = new Map<string, string[]>();
  const add = (group: string, line: string): void => void groups.set(group, [...(groups.get(group) ?? []), line]);
  for (const { operation, names } of named) {
    const [full, ...shorter] = names;
    const group = full!.slice(0, full!.lastIndexOf('.'));
    const about = comment(
      `${operation.summary}: \`${operation.method} ${operation.path.slice(inProject.length) || '/'}\``,
      '  ',
    );
    if (!groups.has(group)) {
      const parts = group.split('.');
      for (const [index, part] of parts.entries()) {
        const above = parts.slice(0, index).join('.');
        const line = `  readonly ${part}: ${interfaceOf(parts.slice(0, index + 1).join('.'))};\n`;
        if (!groups.get(above)?.includes(line)) add(above, line);
      }
    }
    add(group, `${about}  ${signatureOf(operation)}\n`);
    for (const name of shorter) {
      const above = name.slice(0, Math.max(0, name.lastIndexOf('.')));
      add(above, `${about}  ${operation.action}: ${interfaceOf(group)}['${operation.action}'];\n`);
    }
  }
  const all = apiOperations(of);
  const signatures = [...groups.values()].flat().join('');
  const used = schemas.filter((name) => new RegExp(`\\b${name}\\b`).test(signatures));
  const list = (names: readonly string[]): string => names.map((name) => `  ${name},\n`).join('');
  const union = (words: readonly string[]): string => words.map((word) => `\n  | ${literal(word)}`).join('');
  return [
    head,
    `import type {\n${list(['Events', 'Operations', ...used])}} from '../contract/types.js';\n`,
    `export type {\n${list(['Events', 'EventType', ...schemas])}} from '../contract/types.js';\n`,
    `/** Id of an operation. */\nexport type OperationId =${union(all.map(({ id }) => id))};\n`,
    `/** Id of an operation, by each name that the control API takes for it. */\nexport interface OperationNames {\n${all
      .flatMap((operation) => uniqueNames(operation).map((name) => `  ${key(name)}: ${literal(operation.id)};\n`))
      .join('')}}\n`,
    '/** What each operation takes and returns, and its documented errors, by id. */\nexport type ApiOperations = Pick<Operations, OperationId>;\n',
    "/** A documented error code. */\nexport type ApiErrorCode = ApiOperations[OperationId]['errors'];\n",
    '/** What a webhook receives: an event of any type; `type` tells which. */\nexport type WebhookEvent = Events[keyof Events];\n',
    ...[...groups].map(([group, lines]) => {
      const text =
        group === ''
          ? 'Every operation of the API, for one project. Each call throws ApiError for an error of the API.'
          : '';
      return `${comment(text, '')}export interface ${interfaceOf(group)} {\n${lines.join('')}}\n`;
    }),
  ].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const library = new URL('../src/library/', import.meta.url);
  writeFileSync(new URL('api-types.ts', library), apiTypesOf(contract));
  writeFileSync(new URL('operations.ts', library), operationTableOf(contract));
  writeFileSync(new URL('../contract/words.json', library), wordTable());
}
