// The examples of the typed client in docs/library.md: the one in JavaScript runs, the one in TypeScript compiles.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import ts from 'typescript';
import { startSimulator } from '../../src/index.js';

const page = readFileSync(new URL('../../docs/library.md', import.meta.url), 'utf8');
const section = page.slice(page.indexOf('## A typed client'), page.indexOf('## node:test'));
const example = (kind: string): string => new RegExp(`\`\`\`${kind}\n(.*?)\`\`\``, 's').exec(section)?.[1] ?? '';

t.test('the example of the typed client runs and says what it returns', async (t) => {
  const simulator = await startSimulator({ clock: 'frozen' });
  t.teardown(() => simulator.close());
  const text = example('js');
  const body = text
    .replace(/^template\.changes\.status;/m, 'shown.push(template.changes.status);')
    .replace(/^await api\.whatsapp(.*?);( \/\/.*)$/ms, 'shown.push(await api.whatsapp$1);');
  const shown: unknown[] = [];
  await new Function('simulator', 'shown', `return (async () => { ${body} })()`)(simulator, shown);
  t.strictSame(shown, ['IN_PROGRESS', 'template_changes_not_updatable']);
  for (const value of shown) t.match(text, `// '${value}'`);
});

t.test('the example of the types compiles', async (t) => {
  const file = fileURLToPath(new URL('./example-of-types.ts', import.meta.url));
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    strict: true,
    noEmit: true,
    types: ['node'],
    skipLibCheck: true,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  const text = example('ts').replace('sinch-provisioning-mock/api', '../../src/api.js');
  t.match(text, 'WebhookEvent');
  host.getSourceFile = (name, version) =>
    name === file ? ts.createSourceFile(name, text, version, true) : getSourceFile(name, version);
  const { fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  const program = ts.createProgram([file], options, host);
  const faults = program.getSemanticDiagnostics(program.getSourceFile(file));
  t.strictSame(
    faults.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')),
    [],
  );
});
