// Examples for a container engine or a hosted CI, neither of which is here. Their YAML is checked by what its readers check it
// with: the schema of Compose, GitHub's own parser of workflows, a local runner of GitLab's jobs with GitLab's schema. What it
// says of the simulator is checked against the simulator.
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DockerfileParser } from 'dockerfile-ast';
import { build } from 'esbuild';
import { load } from 'js-yaml';
import t, { type Test } from 'tap';
import { environmentFor } from '../../src/cli/environment.js';
import { flags, variableOf } from '../../src/config/flags.js';
import { readConfig } from '../../src/config.js';
import { simulatedHosts } from '../../src/intercept/hosts.js';
import { inOwnNetwork, noNetwork } from '../intercept/own-network.js';
import { simulator } from '../simulator.js';
import { composeFaults } from './compose-schema.js';

t.setTimeout(300_000);

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const require = createRequire(import.meta.url);
const text = (path: string): string => readFileSync(join(root, path), 'utf8');
const yaml = (path: string): any => load(text(path));
const image = DockerfileParser.parse(text('Dockerfile')).getInstructions();
const port = image.find((each) => each.getKeyword() === 'EXPOSE')?.getArgumentsContent();

type Variables = Readonly<Record<string, string>>;

/** A simulator with the settings of a service, and its project, as the job names them. */
async function service(t: Test, settings: Variables, job: Variables) {
  const known = flags.map(({ flag }) => variableOf(flag));
  for (const name of Object.keys(settings)) t.ok(known.includes(name), `${name} is a variable of the simulator`);
  const sim = await simulator(t, readConfig({ port: '0', logLevel: 'silent' }, settings));
  const set = Object.keys(environmentFor(sim.application, { url: '' })).filter((name) => !known.includes(name));
  t.strictSame(
    Object.keys(job),
    set.filter((name) => name.startsWith('SINCH_') && !name.startsWith('SINCH_MOCK_')),
    'the variables that exec sets',
  );
  return sim;
}

t.test('the Compose file fits the published schema', (t) => {
  const file = yaml('examples/compose/compose.yaml');
  t.strictSame(composeFaults(file), []);
  t.not(composeFaults({ ...file, services: { app: { images: 'x' } } }).length, 0, 'it refuses a misspelt key');
  t.end();
});

t.test(
  'the Compose file, carried out without containers: its app reaches the simulator by the network aliases',
  { skip: noNetwork },
  async (t) => {
    const { services, volumes } = yaml('examples/compose/compose.yaml');
    const { aliases } = services.simulator.networks.default;
    t.strictSame(aliases, simulatedHosts);
    t.strictSame(Object.keys(volumes), ['ca']);
    const mount = (service: string): string =>
      services[service].volumes.find((each: string) => each.startsWith('ca:')).split(':')[1];
    const inside = (word: string, folder: string): string =>
      word
        .replace(mount('simulator'), folder)
        .replace(mount('app'), folder)
        .replace('/app/', join(root, 'examples/compose/'));
    const ofImage = [...text('Dockerfile').matchAll(/(SINCH_MOCK_\w+)=(\S+)/g)];
    const { stdout, stderr } = await inOwnNetwork(t, {
      names: [...aliases, 'simulator'],
      env: Object.fromEntries(ofImage.map(([, name = '', value = '']) => [name, value])),
      start: ({ folder }) => services.simulator.command.map((word: string) => inside(word, `${folder}/volume`)),
      script({ folder }) {
        const variables = Object.entries(services.app.environment).map(
          ([name, value]) => `export ${name}='${inside(String(value), `${folder}/volume`)}'`,
        );
        return [...variables, services.app.command.map((word: string) => inside(word, folder)).join(' ')].join('\n');
      },
    });
    t.equal(stdout, 'APPROVED\n', stderr);
  },
);

t.test("GitHub's parser accepts the workflow, and its service is what the simulator takes", async (t) => {
  // Imports JSON in a way that only bundlers take.
  const bundled = await build({
    stdin: { contents: "export * from '@actions/workflow-parser';", resolveDir: root },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
  });
  const module = { exports: {} as typeof import('@actions/workflow-parser') };
  new Function('module', 'exports', 'require', bundled.outputFiles[0]?.text ?? '')(module, module.exports, require);
  const { NoOperationTraceWriter, parseWorkflow } = module.exports;
  const faultsOf = (content: string): string[] =>
    parseWorkflow({ name: 'test.yml', content }, new NoOperationTraceWriter()).context.errors.getErrors().map(String);
  const path = 'examples/github-actions/.github/workflows/test.yml';
  t.strictSame(faultsOf(text(path)), []);
  t.strictSame(faultsOf(text('.github/workflows/publish.yml')), []);
  t.match(faultsOf(text(path).replace('runs-on', 'runson')), [/runson/], 'it refuses a misspelt key');

  const { jobs } = yaml(path);
  const { services, env } = jobs.service;
  t.strictSame(services.simulator.ports, [`${port}:${port}`]);
  t.equal(env.SINCH_PROVISIONING_URL, `http://localhost:${port}`);
  const sim = await service(t, services.simulator.env, env);
  t.equal((await sim.control('GET', '/clock')).mode, 'frozen');
});

const oldNode = Number(process.versions.node.split('.')[0]) < 22;

t.test(
  "a runner of GitLab's jobs accepts the file, by GitLab's schema",
  { skip: oldNode && 'gitlab-ci-local needs Node 22' },
  async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'gitlab-'));
    t.teardown(() => rmSync(folder, { recursive: true, force: true }));
    cpSync(join(root, 'examples/gitlab'), folder, { recursive: true });
    const env = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !/^(NODE_OPTIONS$|_?TAP)/.test(name)),
    );
    await run('git', ['init', '--quiet'], { cwd: folder, env });
    const program = join(root, 'node_modules/gitlab-ci-local/dist/index.js');
    const { stdout, stderr } = await run(process.execPath, [program, '--list'], { cwd: folder, env });
    t.match(stderr, /json schema validated/);
    t.match(stdout, /^service .*\n^exec /m);
  },
);

t.test("the service of GitLab's jobs is what the simulator takes", async (t) => {
  const jobs = yaml('examples/gitlab/.gitlab-ci.yml');
  const [{ alias, variables }] = jobs.service.services;
  t.equal(jobs.service.variables.SINCH_PROVISIONING_URL, `http://${alias}:${port}`);
  const sim = await service(t, variables, jobs.service.variables);
  t.match(await sim.admin('GET', '/clock', undefined, { host: `${alias}:${port}` }), {
    status: 200,
    body: { mode: 'frozen' },
  });
});
