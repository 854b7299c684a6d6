// Clients that two generators make from /openapi.json compile strictly, and so does a program that uses them; what the API
// refuses does not compile.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@hey-api/openapi-ts';
import openapiTs, { astToString } from 'openapi-typescript';
import t, { type Test } from 'tap';
import ts from 'typescript';
import { simulator } from '../simulator.js';

// Compilers are slow on a busy machine.
t.setTimeout(600_000);

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A folder of its own, with the packages of the project. */
function folderFor(t: Test): string {
  const folder = mkdtempSync(join(tmpdir(), 'generated-client-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  return folder;
}

/** Compiles a program strictly. In `wrong`, each line that ends in `// refused` must be a fault, and no other line. */
function compiles(t: Test, folder: string, right: string, wrong: string): void {
  const files = { 'right.ts': right, 'wrong.ts': wrong };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const program = ts.createProgram(
    Object.keys(files).map((name) => join(folder, name)),
    {
      strict: true,
      noUncheckedIndexedAccess: true,
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      types: [],
      noEmit: true,
    },
  );
  const faults = ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => ({
    file: file ? relative(folder, file.fileName) : '',
    line: file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0,
    text: ts.flattenDiagnosticMessageText(messageText, ' '),
  }));
  t.same(
    faults.filter(({ file }) => file !== 'wrong.ts'),
    [],
    'the client and the program compile',
  );
  const refused = wrong.split('\n').flatMap((line, index) => (line.endsWith('// refused') ? [index + 1] : []));
  const found = faults.filter(({ file }) => file === 'wrong.ts').map(({ line }) => line);
  t.same([...new Set(found)], refused, 'what the API refuses does not compile');
}

/** What both programs have in common; `{Type}` is a generated type. */
const bodies = (type: (name: string) => string): string => `
type Template = ${type('WhatsappTemplateInputDto')};
const text = { type: 'BODY' as const, text: 'Hello {{1}}', examples: ['Ann'] };
export const submitted: Template = {
  name: 'spring_sale', language: 'EN_US', category: 'MARKETING', details: { components: [text] },
};
export const draft: Template = { status: 'DRAFT', name: 'spring_sale', language: 'EN_US', category: 'MARKETING' };
export const header: Template = {
  ...submitted,
  details: { components: [text, { type: 'HEADER', format: 'TEXT', text: 'Spring' }, { type: 'FOOTER', text: 'Bye' }] },
};
export const sender: ${type('KakaotalkInputSenderDto')} = { status: 'DRAFT', plusFriendId: '@lamps' };
type Events = ${type('WebhookEvent')};
export function titleOf(event: Events): string {
  switch (event.type) {
    case 'WHATSAPP_TEMPLATE_APPROVED': return event.payload.name;
    case 'BUNDLE_DONE': return event.payload.id;
    default: return event.type;
  }
}
`;

const wrong = (type: (name: string) => string): string => `
type Template = ${type('WhatsappTemplateInputDto')};
const base = { name: 'spring_sale', language: 'EN_US', category: 'MARKETING' } as const;
export const noDetails: Template = { ...base }; // refused
export const noComponents: Template = { ...base, status: 'SUBMIT', details: {} }; // refused
export const category: Template = { ...base, status: 'DRAFT', category: 'FUN' }; // refused
export const part: Template = { ...base, details: { components: [{ type: 'BUTTON', text: 'a' }] } }; // refused
`;

t.test('openapi-typescript', async (t) => {
  const sim = await simulator(t);
  const { body } = await sim.raw('GET', '/openapi.json');
  const folder = folderFor(t);
  writeFileSync(join(folder, 'api.ts'), astToString(await openapiTs(body)));
  const head = `import type { components, paths } from './api.js';\n`;
  const type = (name: string): string => `components['schemas']['${name}']`;
  const path = '/v1/projects/{projectId}/whatsapp/templates';
  const more = `
type Query = NonNullable<paths['${path}']['get']['parameters']['query']>;
export const query: Query = { filterStates: ['APPROVED'], pageSize: 10 };
export const none: Query = {};
export type Created = paths['${path}']['post']['responses'][201]['content']['application/json'];
export type Refused = paths['${path}']['post']['responses'][409]['content']['application/json'];
export const code = (refused: Refused): string => refused.errorCode;
`;
  compiles(t, folder, head + bodies(type) + more, head + wrong(type));
});

t.test('hey-api', async (t) => {
  const sim = await simulator(t);
  const { body } = await sim.raw('GET', '/openapi.json', undefined, { host: '127.0.0.1:7462' });
  const folder = folderFor(t);
  mkdirSync(join(folder, 'client'));
  await createClient({
    input: body,
    output: { path: join(folder, 'client') },
    logs: { level: 'silent' },
    plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
  });
  const names = ['WhatsappTemplateInputDto', 'KakaotalkInputSenderDto', 'WebhookEvent'];
  const head = `import type { ${names.join(', ')} } from './client/index.js';\n`;
  const more = `
import { client } from './client/client.gen.js';
import { whatsappTemplatesControllerCreateTemplateV1 as createTemplate } from './client/index.js';
client.setConfig({ auth: () => 'key:secret' });
export async function create(): Promise<string> {
  const { data, error } = await createTemplate({ path: { projectId: 'shop' }, body: submitted });
  return data?.name ?? error?.errorCode ?? '';
}
export const baseUrl: string | undefined = client.getConfig().baseUrl;
`;
  const own = (name: string): string => name;
  compiles(t, folder, head + bodies(own) + more, head + wrong(own));
});
