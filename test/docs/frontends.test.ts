// Compiles and runs the snippets of docs/frontends.md: in Node, and in a browser on a page of another origin.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import openapiTs, { astToString } from 'openapi-typescript';
import t, { type Test } from 'tap';
import ts from 'typescript';
import { chromiumMissing, chromiumPath, launchChromium } from '../../build/chromium.js';
import { contract } from '../../src/contract/load.js';
import { simulator, type TestProject } from '../simulator.js';

// A compiler and a browser are slow on a busy machine.
t.setTimeout(600_000);

const page = readFileSync(new URL('../../docs/frontends.md', import.meta.url), 'utf8');
const blocks = [...page.matchAll(/```(\w+)\n(.*?)```/gs)].map(([, kind, text]) => ({ kind, text: text! }));
const shell = blocks.filter(({ kind }) => kind === 'sh').map(({ text }) => text);
const files = blocks
  .filter(({ kind }) => kind !== 'sh')
  .map(({ text }) => ({ name: /^\/\/ (\S+)\n/.exec(text)?.[1] ?? '', text }));

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'frontends-'));
t.teardown(() => rmSync(folder, { recursive: true, force: true }));
symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
for (const { name, text } of files) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

/** What a frontend does with the modules of the page, in Node and in a browser. Returns what it saw. */
const story = `
  import { createTemplate, listTemplates, Rejected } from './client.js';
  import { createTaken, listBroken } from './errors.js';
  import { startOver, templateIn } from './states.js';
  import * as stories from './template-list.stories.js';

  const template = { name: 'summer_sale', language: 'EN_US', category: 'MARKETING',
    details: { components: [{ type: 'BODY', text: 'Hello' }] } };
  const failure = (call) => call.then(() => 'no error', (error) =>
    error instanceof Rejected ? error.status + ' ' + error.problem.errorCode : String(error));

  globalThis.run = async (url) => {
    const to = { url, project: 'shop', key: 'key:secret' };
    const created = await createTemplate(to, template);
    const errors = [await failure(createTaken(to, template)), await failure(listBroken(to)),
      await failure(createTemplate(to, { ...template, category: 'FUN' }))];
    const seen = {};
    for (const state of ['IN_REVIEW', 'APPROVED', 'REJECTED', 'PAUSED']) {
      await startOver(to);
      await templateIn(to, state, template);
      const all = await fetch(url + '/v1/projects/shop/whatsapp/templates', { headers: { authorization: 'Basic ' + btoa(to.key) } });
      seen[state] = (await all.json()).templates.map(({ state, changes }) => [state ?? null, changes?.status ?? null]);
    }
    const paused = (await listTemplates(to, 'PAUSED')).templates.length;
    const loaded = [];
    for (const { loaders, args } of [stories.InReview, stories.Approved, stories.Rejected, stories.Paused]) {
      args.connection.url = url;
      for (const load of loaders) await load();
      loaded.push(args.connection.project);
    }
    return { created: created.name, errors, seen, paused, loaded };
  };
`;

const expected = {
  created: 'summer_sale',
  errors: ['409 template_exists', '500 internal_error', '400 template_invalid_category'],
  seen: {
    IN_REVIEW: [[null, 'IN_PROGRESS']],
    APPROVED: [['APPROVED', null]],
    REJECTED: [['REJECTED', null]],
    PAUSED: [['PAUSED', null]],
  },
  paused: 1,
  loaded: ['story-in_review', 'story-approved', 'story-rejected', 'story-paused'],
};

/** The modules of the page as one script. */
async function bundled(): Promise<string> {
  writeFileSync(join(folder, 'src', 'story.ts'), story);
  const { outputFiles } = await build({
    entryPoints: [join(folder, 'src', 'story.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    logLevel: 'silent',
  });
  return outputFiles[0]!.text;
}

async function listening(t: Test, allowOrigin: string[] = []): Promise<{ sim: TestProject; url: string }> {
  const sim = await simulator(t, { allowOrigin });
  return { sim, url: await sim.application.app.listen({ port: 0, host: '127.0.0.1' }) };
}

t.test('every snippet is a file with a name, or a shell command', async (t) => {
  t.ok(files.length >= 6, `${files.length} files`);
  for (const { name, text } of files) t.match(name, /^(src\/)?[\w.-]+\.(ts|mjs)$/, text.slice(0, 40));
});

t.test('the modules compile strictly against the types that openapi-typescript makes', async (t) => {
  const { sim } = await listening(t);
  const { body } = await sim.raw('GET', '/openapi.json');
  writeFileSync(join(folder, 'src', 'api.ts'), astToString(await openapiTs(body)));
  const program = ts.createProgram(
    files.filter(({ name }) => name.startsWith('src/')).map(({ name }) => join(folder, name)),
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
  t.same(
    ts
      .getPreEmitDiagnostics(program)
      .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`),
    [],
  );
});

t.test('the modules do in Node what the page says', async (t) => {
  const { url } = await listening(t);
  const script = join(folder, 'story.mjs');
  writeFileSync(script, await bundled());
  await import(pathToFileURL(script).href);
  const { run } = globalThis as unknown as { run(url: string): Promise<unknown> };
  t.match(await run(url), expected);
});

t.test(
  'a page of another origin does the same, with credentials',
  { skip: !chromiumPath && chromiumMissing },
  async (t) => {
    const pages = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<!doctype html>'));
    await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
    t.teardown(() => {
      pages.closeAllConnections();
      pages.close();
    });
    const origin = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`;
    const { url } = await listening(t, [origin]);
    const browser = await launchChromium();
    t.teardown(() => browser.close());
    const tab = await browser.newPage();
    await tab.goto(origin);
    await tab.evaluate(await bundled());
    t.match(await tab.evaluate(`run(${JSON.stringify(url)})`), expected);

    const { url: closed } = await listening(t);
    const refused = await tab.evaluate(`run(${JSON.stringify(closed)}).catch(String)`);
    t.match(refused, /Failed to fetch/, 'the control API answers only to allowed origins');
  },
);

const run = promisify(execFile);
const canRun = await run('curl', ['--version']).then(
  () => true,
  () => false,
);

t.test('the calls with curl succeed', { skip: !canRun && 'curl is not installed' }, async (t) => {
  const { sim, url } = await listening(t);
  const variables = shell.find((text) => text.startsWith('P='))?.replace('http://127.0.0.1:7462', url) ?? '';
  const calls = shell.filter((text) => text.startsWith('curl'));
  t.ok(calls.length >= 3);
  for (const call of calls) await run('bash', ['-ec', variables + call]);
  const faults = await sim.project('demo-project').control('GET', '/faults');
  t.same(faults, { faults: [] }, 'the last one removes all');
});

/** A config file, as its program loads it. */
async function loaded(name: string): Promise<any> {
  const { outputFiles } = await build({
    entryPoints: [join(folder, name)],
    write: false,
    format: 'esm',
    logLevel: 'silent',
  });
  const script = join(folder, `${name}.loaded.mjs`);
  writeFileSync(script, outputFiles[0]!.text);
  return (await import(pathToFileURL(script).href)).default;
}

const apiPaths = [
  '/oauth2/token',
  ...[...contract.operations.values()].filter(({ service }) => service !== 'control').map(({ path }) => path),
];

t.test('the rules of Vite and Next lead every path of the API, and no other, to the simulator', async (t) => {
  const { server } = await loaded('vite.config.ts');
  const proxied = (path: string): boolean => Object.keys(server.proxy).some((prefix) => path.startsWith(prefix));
  const rewrites: { source: string; destination: string }[] = await (await loaded('next.config.mjs')).rewrites();
  const rewritten = (path: string): string | undefined => {
    for (const { source, destination } of rewrites) {
      const [, rest] = new RegExp(`^${source.replace(':path*', '(.*)')}$`).exec(path) ?? [];
      if (rest !== undefined) return destination.replace(':path*', rest);
    }
    return undefined;
  };
  for (const path of apiPaths) {
    t.ok(proxied(path), path);
    t.equal(rewritten(path), `http://127.0.0.1:7462${path}`);
  }
  for (const path of ['/', '/src/main.ts', '/_next/static/a.js']) t.notOk(proxied(path) || rewritten(path), path);
});
