// What the workflow that publishes may do, and what it must do before: a mistake in it shows only when a version is out.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { readYaml } from '../../src/fixtures/scenarios.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const workflow = readYaml(`${root}.github/workflows/publish.yml`) as any;
const steps: any[] = workflow.jobs.publish.steps;
const commands = steps.flatMap(({ run }) => (run === undefined ? [] : [String(run)]));

t.test('it runs for the tag of a version only, and only its last job may sign', async (t) => {
  t.same(workflow.on, { push: { tags: ['v*'] } });
  t.same(workflow.permissions, { contents: 'read' });
  t.same(workflow.jobs.publish.permissions, { contents: 'read', 'id-token': 'write' });
  t.same(
    Object.keys(workflow.jobs).filter((name) => name !== 'publish' && workflow.jobs[name].permissions),
    [],
  );
  t.equal(workflow.jobs.publish.environment, 'npm');
});

t.test('it publishes with provenance, after everything that CI does, and what the lockfile says', async (t) => {
  t.same([workflow.jobs.publish.needs].flat(), ['check']);
  const checks = workflow.jobs.check.steps.map(({ run }: any) => String(run)).join('\n');
  for (const check of ['.ci/run', 'npm run licences', 'npm audit', 'GITHUB_REF_NAME']) t.match(checks, check);
  t.match(commands.at(-1), /^npm publish .*--provenance/);
  t.match(commands.at(-1), '--access public');
  t.match(commands, ['npm ci --ignore-scripts']);
});

t.test('it holds no token, and leaves none behind', async (t) => {
  t.notMatch(readFileSync(`${root}.github/workflows/publish.yml`, 'utf8'), /secrets\.|NODE_AUTH_TOKEN|NPM_TOKEN/);
  const checkouts = Object.values<any>(workflow.jobs)
    .flatMap((job) => job.steps)
    .filter(({ uses }) => String(uses).startsWith('actions/checkout'));
  t.ok(checkouts.length > 0);
  for (const { with: given } of checkouts) t.equal(given['persist-credentials'], false);
});

t.test('it stops when package.json lacks an address that only the publisher knows', async (t) => {
  const { run } = workflow.jobs.check.steps.find(({ name }: any) => /only the publisher knows/.test(name));
  const check = (known: object) => {
    const cwd = t.testdir({ 'package.json': JSON.stringify(known) });
    return spawnSync('bash', ['-e', '-c', run], { cwd, env: { ...process.env, NODE_OPTIONS: '' }, encoding: 'utf8' });
  };
  const known = {
    repository: 'github:somebody/mock',
    homepage: 'https://example.com',
    bugs: 'https://example.com/bugs',
  };
  t.match(check(known), { status: 0, stderr: '' });
  t.match(check({ ...known, homepage: undefined }), {
    status: 1,
    stderr: 'package.json lacks homepage: see CONTRIBUTING.md',
  });
  t.match(check({}), { status: 1, stderr: 'package.json lacks repository, homepage, bugs' });
});
