import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dump } from 'js-yaml';
import t, { type Test } from 'tap';
import { contract } from '../../src/contract/load.js';
import { publishedDocument } from '../../src/contract/published.js';
import { apiTitle } from '../../src/fixtures/introduction.js';
import { runCommand } from './command.js';
import { run } from './command-line.js';

const published = (): any => contract.document((service) => service !== 'control');

/** A file of the test's own folder. */
function file(t: Test, name: string, content: string | Buffer): string {
  const path = join(t.testdir({}), name);
  writeFileSync(path, content);
  return path;
}

t.test("the contract's own document shows no drift, as JSON, as YAML and from standard input", async (t) => {
  const json = file(t, 'newer.json', `\uFEFF${JSON.stringify(published())}`);
  t.match(await run(t, ['drift', json]), { code: 0, stdout: /does not differ from the contract/, stderr: '' });
  const yaml = dump(published(), { noRefs: true });
  t.match(await run(t, ['drift', '-'], {}, yaml), { code: 0, stdout: /^standard input \(1\.2\.117\) does not/ });
});

t.test('the document that the simulator serves shows no drift, but what is changed in it', async (t) => {
  const own: any = { ...publishedDocument((service) => service !== 'control') };
  own.info = { ...own.info, title: apiTitle };
  t.match(await runCommand(['drift', file(t, 'own.json', JSON.stringify(own))]), { code: 0 });
  own.components.schemas.KakaotalkKakaoTalkButtonTypeEnum.enum.push('QUICK_REPLY');
  const { stdout } = await runCommand(['drift', file(t, 'own.json', JSON.stringify(own))]);
  t.match(stdout, /\+ value: "QUICK_REPLY"\n\n1 difference between/);
});

t.test('the report groups differences by operation, and those of a shared component once', async (t) => {
  const newer = published();
  newer.info.version = '1.3.0';
  const { post } = newer.paths['/v1/projects/{projectId}/webhooks'];
  post.responses['400']['x-error-codes'].push('webhook_too_new');
  post.parameters.push({ name: 'dryRun', in: 'query', required: false, schema: { type: 'boolean' } });
  newer.components.schemas.WebhookPapiErrorDto.properties.traceId = { type: 'string' };
  const path = file(t, 'newer.json', JSON.stringify(newer));
  const { code, stdout, stderr } = await runCommand(['drift', path]);
  t.strictSame({ code, stderr }, { code: 1, stderr: '\n' });
  t.strictSame(stdout.split('\n'), [
    'WebhookPapiErrorDto',
    '  in GET /v1/projects/{projectId}/webhooks, POST /v1/projects/{projectId}/webhooks, GET /v1/projects/{projectId}/webhooks/{webhookId} and 3 others',
    '  + field traceId: string',
    '',
    'POST /v1/projects/{projectId}/webhooks',
    '  + parameter query dryRun',
    '  + error code 400: webhook_too_new',
    '',
    `3 differences between the contract (1.2.117) and ${path} (1.3.0).`,
    '',
  ]);
  const json = await runCommand(['drift', path, '--json']);
  t.equal(json.code, 1);
  t.match(JSON.parse(json.stdout), { from: '1.2.117', to: '1.3.0', notes: [] });
  t.equal(JSON.parse(json.stdout).differences.length, 8);
});

t.test('a file that is no OpenAPI document ends with exit code 2 and one line', async (t) => {
  const cases: [string, RegExp][] = [
    ['{ "openapi": ', /newer is neither JSON nor YAML: /],
    ['a: [', /newer is neither JSON nor YAML: /],
    ['just text', /newer is not an OpenAPI document: no object/],
    ['swagger: "2.0"', /newer is not an OpenAPI document: Swagger 2\.0; OpenAPI 3\.0 or 3\.1 is needed/],
    ['{ "openapi": "3.1.0" }', /newer is not an OpenAPI document: no paths/],
  ];
  for (const [content, reason] of cases) {
    const { code, stdout, stderr } = await runCommand(['drift', file(t, 'newer', content)]);
    t.strictSame({ code, stdout, lines: stderr.split('\n').length }, { code: 2, stdout: '', lines: 2 });
    t.match(stderr, reason);
  }
  t.match(await runCommand(['drift', '/no/such/file']), { code: 2, stderr: /^\/no\/such\/file cannot be read: / });
  const wide = file(t, 'newer', Buffer.from('\uFEFFopenapi: "3.1.0"', 'utf16le'));
  t.match(await runCommand(['drift', wide]), { code: 2, stderr: /newer is UTF-16LE, not UTF-8: save it as UTF-8\n$/ });
});

t.test('npm run drift runs the command from the sources', async (t) => {
  const { status, stderr } = spawnSync('npm', ['run', '-s', 'drift', '--', 'package.json'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    encoding: 'utf8',
  });
  t.equal(status, 2);
  t.match(stderr, /^package\.json is not an OpenAPI document: /);
});
