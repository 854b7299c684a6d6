import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { basic } from '../simulator.js';
import { runCommand } from './command.js';
import { run, serve } from './command-line.js';

const body = { name: 'spring_sale', language: 'EN_US', category: 'MARKETING' };
const template = { ...body, details: { components: [{ type: 'BODY', text: 'Hello' }] } };
/** A body that ends with a variable: the platform's rules refuse it, the contract does not. */
const withVariable = {
  ...body,
  name: 'summer_sale',
  details: { components: [{ type: 'BODY', text: 'Hello {{1}}', examples: ['Ada'] }] },
};

async function call(url: string, method: string, path: string, sent?: object): Promise<any> {
  const response = await fetch(`${url}/v1/projects/spring${path}`, {
    method,
    headers: { authorization: basic, ...(sent && { 'content-type': 'application/json' }) },
    ...(sent && { body: JSON.stringify(sent) }),
  });
  const text = await response.text();
  return text === '' ? undefined : JSON.parse(text);
}

const secret = 's3cret-s3cret-s3cret';
const webhook = { target: 'http://127.0.0.1:9/hook', triggers: ['ALL'], secret };

const given = ['--secret', `secret=${secret}`];

/** Writes what a command prints into a file of the test. */
async function record(t: Test, words: readonly string[], name = 'recording.json'): Promise<string> {
  const { code, stdout, stderr } = await run(t, words);
  if (code !== 0) t.fail(stderr);
  return file(t, name, stdout);
}

function file(t: Test, name: string, content: string | Buffer): string {
  const path = join(t.testdir({}), name);
  writeFileSync(path, content);
  return path;
}

/** Creates, changes, reads and deletes a webhook: each request after the first has the id of its answer. */
async function useWebhook(url: string): Promise<string> {
  const { id } = await call(url, 'POST', '/webhooks', webhook);
  await call(url, 'PATCH', `/webhooks/${id}`, { triggers: ['WHATSAPP_TEMPLATE_APPROVED'] });
  await call(url, 'GET', `/webhooks/${id}`);
  await call(url, 'DELETE', `/webhooks/${id}`);
  return id;
}

t.test('a journal replayed against a second simulator carries ids over and finds no difference', async (t) => {
  const [one, two] = await Promise.all([serve(t), serve(t, ['--seed', '2'])]);
  const id = await useWebhook(one.url);
  await call(one.url, 'POST', '/whatsapp/templates', { name: 'incomplete' });
  const recording = await record(t, ['journal', '--url', one.url]);
  const { code, stdout, stderr } = await run(t, [
    'replay',
    recording,
    '--against',
    two.url,
    '--project',
    'autumn',
    ...given,
  ]);
  t.strictSame({ code, stderr }, { code: 0, stderr: '' });
  t.strictSame(stdout.split('\n'), [
    'same     POST /v1/projects/spring/webhooks 201',
    `same     PATCH /v1/projects/spring/webhooks/${id} 200`,
    `same     GET /v1/projects/spring/webhooks/${id} 200`,
    `same     DELETE /v1/projects/spring/webhooks/${id} 204`,
    'same     POST /v1/projects/spring/whatsapp/templates 400',
    '5 requests: 5 same, 0 differ, 0 skipped.',
    '',
  ]);
  const { requests } = JSON.parse((await run(t, ['journal', '--url', two.url, '--project', 'autumn'])).stdout);
  const ids = requests.slice(0, 4).map(({ url }: { url: string }) => url.split('/')[5]);
  t.notOk(ids.includes(id), 'the second simulator has ids of its own');
  t.equal(new Set(ids.slice(1)).size, 1);
});

t.test('a HAR file is replayed like the journal', async (t) => {
  const [one, two] = await Promise.all([serve(t), serve(t, ['--seed', '2'])]);
  await useWebhook(one.url);
  const recording = await record(t, ['journal', '--har', '--url', one.url], 'calls.har');
  const same = await run(t, ['replay', recording, '--against', two.url, ...given]);
  t.match(same, { code: 0, stdout: /4 requests: 4 same, 0 differ, 0 skipped\.\n$/, stderr: '' });
  const only = await run(t, ['replay', recording, '--against', two.url, '--only', 'createWebhook', ...given]);
  t.match(only, { code: 0, stdout: /^same {5}POST \S+ 201\n1 request: 1 same/ });
});

t.test('other platform rules are named as differences, as a report and as Markdown', async (t) => {
  const [one, two] = await Promise.all([
    serve(t, ['--review', 'instant']),
    serve(t, ['--review', 'instant', '--platform-rules', 'off']),
  ]);
  await call(one.url, 'POST', '/whatsapp/templates', withVariable);
  await call(one.url, 'GET', '/whatsapp/templates/summer_sale/languages/EN_US');
  const recording = await record(t, ['journal', '--url', one.url]);
  const { code, stdout } = await run(t, ['replay', recording, '--against', two.url]);
  t.equal(code, 1);
  t.match(stdout, /^differs {2}POST \S+\n {9}status 424 -> 201\n {9}errorCode template_submit_error -> none\n/);
  t.match(stdout, /\n2 requests: 0 same, 2 differ, 0 skipped\.\n$/);
  const markdown = await run(t, ['replay', recording, '--against', two.url, '--project', 'other', '--markdown']);
  t.equal(markdown.code, 1);
  t.match(markdown.stdout, /^# Replay of /);
  t.match(markdown.stdout, /Recorded answer: \d+:\n\n```json\n\{/);
});

t.test('another state is named as a difference of the field', async (t) => {
  const [one, two] = await Promise.all([serve(t, ['--review', 'instant']), serve(t, ['--review', 'manual'])]);
  await call(one.url, 'POST', '/whatsapp/templates', template);
  await call(one.url, 'GET', '/whatsapp/templates/spring_sale/languages/EN_US');
  const recording = await record(t, ['journal', '--url', one.url]);
  const { code, stdout } = await run(t, ['replay', recording, '--against', two.url]);
  t.equal(code, 1);
  t.match(stdout, /differs {2}GET \S+\n(?: {9}.*\n)* {9}state: APPROVED -> (?:missing|null|DRAFT)\n/);
});

t.test('an injected fault of the second simulator is named with status and error code', async (t) => {
  const [one, two] = await Promise.all([serve(t), serve(t)]);
  await call(one.url, 'POST', '/whatsapp/templates', template);
  const recording = await record(t, ['journal', '--url', one.url]);
  const fault = { match: { method: 'POST' }, status: 503 };
  const created = await fetch(`${two.url}/__admin/projects/spring/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
  t.equal(created.status, 201, await created.text());
  const { code, stdout } = await run(t, ['replay', recording, '--against', two.url]);
  t.equal(code, 1);
  t.match(
    stdout,
    /^differs {2}POST \S+\n {9}status 201 -> 503\n {9}errorCode none -> \w+\n1 request: 0 same, 1 differs/,
  );
});

t.test('a request with a redacted field is skipped until its secret is given', async (t) => {
  const [one, two] = await Promise.all([serve(t), serve(t)]);
  await call(one.url, 'POST', '/webhooks', webhook);
  const recording = await record(t, ['journal', '--url', one.url]);
  const skipped = await run(t, ['replay', recording, '--against', two.url]);
  t.match(skipped, {
    code: 0,
    stdout: /^skipped {2}POST \S+\n {9}secret is redacted in the recording; give --secret secret=VALUE\n/,
  });
  const sent = await run(t, ['replay', recording, '--against', two.url, ...given, '--json']);
  t.equal(sent.code, 0);
  t.match(JSON.parse(sent.stdout), [{ result: 'same', notes: [] }]);
});

t.test('unusable files, addresses and flags end with exit code 2 and one line', async (t) => {
  const journal = (entry: object): string => JSON.stringify({ requests: [entry] });
  const usable = journal({ method: 'GET', url: '/v1/projects/p/webhooks', request: {}, answer: { status: 200 } });
  const headers = { authorization: '[REDACTED]' };
  const signed = journal({ method: 'GET', url: '/v1/projects/p/x', request: { headers }, answer: { status: 200 } });
  const address = 'http://127.0.0.1:1';
  const cases: [string, string[], RegExp][] = [
    ['{ "requests": ', ['--against', address], /recording is not JSON: /],
    ['{}', ['--against', address], /recording is neither a journal .* nor a HAR file/],
    ['{ "requests": [] }', ['--against', address], /recording has no request with \/v1\/projects\//],
    [journal({ url: '/v1/projects/p/webhooks' }), ['--against', address], /recording has no method in requests\[0\]/],
    [usable, ['--against', address], /--against http:\/\/127\.0\.0\.1:1 cannot be reached: /],
    [usable, ['--against', 'localhost:80'], /--against 'localhost:80' is not a valid URL/],
    [usable, [], /--against <url>' not specified/],
    [usable, ['--against', address, '--only', 'createWebhok'], /--only: unknown operation 'createWebhok'/],
    [usable, ['--against', address, '--only', 'createWebhook'], /recording has no request of createWebhook/],
    [usable, ['--against', address, '--pace', 'slowly'], /--pace 'slowly' must be a duration such as 10s/],
    [usable, ['--against', address, '--token-url', 'auth'], /--token-url 'auth' is not a valid URL/],
    [signed, ['--against', address, '--token-url', address], /--token-url http:\/\/127\.0\.0\.1:1 cannot be reached: /],
    [usable, ['--against', address, '--secret', 'x'], /--secret must be NAME=VALUE/],
  ];
  for (const [content, words, reason] of cases) {
    const { code, stdout, stderr } = await runCommand(['replay', file(t, 'recording', content), ...words]);
    t.strictSame({ code, stdout, lines: stderr.split('\n').length }, { code: 2, stdout: '', lines: 2 }, String(reason));
    t.match(stderr, reason);
  }
  t.match(await runCommand(['replay', '/no/such', '--against', address]), {
    code: 2,
    stderr: /^\/no\/such cannot be read: /,
  });
  const wide = file(t, 'recording', Buffer.from('\uFEFF{}', 'utf16le'));
  t.match(await runCommand(['replay', wide, '--against', address]), {
    code: 2,
    stderr: /recording is UTF-16LE, not UTF-8: save it as UTF-8\n$/,
  });
});

t.test('a bug report contains no secret, even if the recording does', async (t) => {
  const [one, two] = await Promise.all([serve(t), serve(t)]);
  await call(one.url, 'POST', '/webhooks', webhook);
  const recording = await record(t, ['journal', '--secrets', '--url', one.url]);
  await call(two.url, 'POST', '/webhooks', webhook);
  const { code, stdout } = await run(t, ['replay', recording, '--against', two.url, '--markdown']);
  t.equal(code, 1, 'the target has a webhook already');
  t.match(stdout, /- status 201 -> \d+\n/);
  t.match(stdout, /"secret": "\[REDACTED\]"/);
  t.notMatch(stdout, secret);
});
