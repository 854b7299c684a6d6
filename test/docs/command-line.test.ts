// Runs the commands for a running simulator in docs/command-line.md, in order, and compares what they print.
import { readFileSync } from 'node:fs';
import t from 'tap';
import { buildProgram } from '../../src/cli/program.js';
import { Terminal } from '../../src/cli/terminal.js';
import { startSimulator } from '../../src/index.js';
import { runCommand } from '../cli/command.js';
import { basic } from '../simulator.js';

const page = readFileSync(new URL('../../docs/command-line.md', import.meta.url), 'utf8');
const section = page.split(/^## A running simulator$/m)[1]!.split(/^## /m)[0]!;

/** Each command with what it prints; `...` stands for any text. */
const examples = [...section.matchAll(/```console\n(.*?)```/gs)].flatMap(([, block]) =>
  block!
    .split(/^\$ npx sinch-provisioning-mock /m)
    .slice(1)
    .map((text) => {
      const [line = '', ...printed] = text.trimEnd().split('\n');
      return { line, printed: printed.join('\n') };
    }),
);

const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);

/** Lines of tables are padded, and what follows a `...` at the end of a line can be anything. */
const patternOf = (printed: string): RegExp => {
  const parts = printed
    .split('...')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ *\n/g, ' *\n'));
  return new RegExp(`^${parts.join('.*?')}\\s*$`, 's');
};

t.test('each command prints what the page shows', async (t) => {
  const simulator = await startSimulator({ clock: 'frozen' });
  t.teardown(() => simulator.close());
  const project = simulator.project('my-project');
  const post = (path: string, body: object) =>
    fetch(project.url + path, {
      method: 'POST',
      headers: { authorization: basic, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  await post('/webhooks', { target: 'http://127.0.0.1:9/hooks', secret: 's3cret', triggers: ['ALL'] });
  await post('/whatsapp/templates', {
    name: 'spring_sale',
    language: 'EN_US',
    category: 'MARKETING',
    details: { components: [{ type: 'BODY', text: 'Everything must go' }] },
  });
  const environment = { SINCH_MOCK_URL: simulator.url, SINCH_MOCK_PROJECT: project.id };
  t.ok(examples.length > 30, `${examples.length} examples`);
  for (const { line, printed } of examples) {
    const { stdout, stderr } = await runCommand(wordsOf(line), environment);
    t.match((stdout + stderr).trimEnd(), patternOf(printed), line);
  }
});

/** Commands that stand in sections of their own, or that the tables above explain. */
t.test('every command is named on the page', async (t) => {
  for (const command of buildProgram(new Terminal({}, () => undefined)).commands) {
    t.match(page, new RegExp(`(\`|mock |^## |exec )${command.name()}\\b`, 'm'), command.name());
  }
});
