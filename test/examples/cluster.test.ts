// The examples of several simulators with one database. No container engine: their YAML is checked against schemas, and what
// they say of the simulator is carried out with processes on this machine, behind nginx where it is installed.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DockerfileParser } from 'dockerfile-ast';
import { load, loadAll } from 'js-yaml';
import t, { type Test } from 'tap';
import { begin, type Running } from '../cli/command-line.js';
import { works } from '../intercept/own-network.js';
import { basic } from '../simulator.js';
import { missing, startServer } from '../store/postgres-server.js';
import { composeFaults } from './compose-schema.js';
import { kubernetesFaults } from './kubernetes-schema.js';

t.setTimeout(240_000);

const root = fileURLToPath(new URL('../..', import.meta.url));
const text = (path: string): string => readFileSync(join(root, path), 'utf8');
const compose = (): any => load(text('examples/compose-cluster.yaml'));
const objects = (): any[] => loadAll(text('examples/kubernetes/simulator.yaml'));
const only = (kind: string): any => objects().find((each) => each.kind === kind);
const image = DockerfileParser.parse(text('Dockerfile')).getInstructions();
const port = Number(image.find((each) => each.getKeyword() === 'EXPOSE')?.getArgumentsContent());

const server = await startServer();
const noDatabase = !server && missing;

t.test('the Compose file fits the published schema', (t) => {
  t.strictSame(composeFaults(compose()), []);
  t.end();
});

t.test('the objects of Kubernetes have only fields that it knows, and they fit together', (t) => {
  for (const each of objects()) t.strictSame(kubernetesFaults(each), [], each.kind);
  t.strictSame(
    objects().map(({ kind }) => kind),
    ['Secret', 'Service', 'Deployment'],
  );
  const misspelt = only('Deployment');
  misspelt.spec.template.spec.containers[0].readinessProbe.periodSecond = 1;
  t.match(kubernetesFaults(misspelt), [/periodSecond/], 'it refuses a misspelt field');

  const { selector, template } = only('Deployment').spec;
  t.strictSame(selector.matchLabels, template.metadata.labels);
  t.strictSame(only('Service').spec.selector, template.metadata.labels);
  const [pod] = template.spec.containers;
  t.strictSame(pod.ports, [{ name: 'http', containerPort: port }]);
  for (const name of [
    only('Service').spec.ports[0].targetPort,
    pod.readinessProbe.httpGet.port,
    pod.livenessProbe.httpGet.port,
  ])
    t.equal(name, 'http');
  const secret = only('Secret');
  for (const { valueFrom } of pod.env) {
    const { name, key } = valueFrom.secretKeyRef ?? { name: secret.metadata.name };
    t.equal(name, secret.metadata.name);
    t.ok(key === undefined || key in secret.stringData, key);
  }
  const waits = Number(pod.lifecycle.preStop.exec.command.at(-1));
  t.ok(template.spec.terminationGracePeriodSeconds > waits + 1, 'there is time left to give the projects back');
  t.end();
});

type Process = Running & { url: string };

/** Starts the command of a container; `here`: what is another place on this machine. */
async function start(
  t: Test,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  here: (word: string) => string,
): Promise<Process> {
  const settings = Object.entries(environment).map(([name, value]) => [name, here(value)]);
  const own = { SINCH_MOCK_HOST: '127.0.0.1', SINCH_MOCK_PORT: '0', SINCH_MOCK_LEASE: '2s' };
  const running = begin(t, words.map(here), { ...Object.fromEntries(settings), ...own });
  const url = (await running.line(/^listening on /)).slice('listening on '.length);
  return { ...running, url };
}

const draft = (name: string) => ({
  name,
  language: 'EN',
  category: 'UTILITY',
  status: 'DRAFT',
  details: { components: [] },
});

interface Answer {
  status: number;
  body: any;
}

/** `socket`: of a balancer, in place of the URL's host. */
function call(url: string, method: string, path: string, body?: object, socket?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: basic, ...(body && { 'content-type': 'application/json' }) };
    const options = { method, headers, agent: false, ...(socket !== undefined && { socketPath: socket }) };
    const sent = request(url + path, options, async (response) => {
      let text = '';
      for await (const chunk of response.setEncoding('utf8')) text += chunk;
      const isJson = String(response.headers['content-type']).includes('json');
      resolve({ status: response.statusCode ?? 0, body: isJson ? JSON.parse(text) : text });
    });
    sent.on('error', reject);
    sent.end(body && JSON.stringify(body));
  });
}

const templatesOf = (project: string): string => `/v1/projects/${project}/whatsapp/templates`;

/** Repeats a call while its answer is 503. */
async function insist(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await ask();
    if (answer.status !== 503) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

t.test(
  'the pods of Kubernetes share the projects, and one that ends gives its own to the other',
  { skip: noDatabase },
  async (t) => {
    const [{ args, env, readinessProbe, livenessProbe, lifecycle }] = only('Deployment').spec.template.spec.containers;
    const store = server!.newUrl();
    const environment: Record<string, string> = {};
    for (const { name, valueFrom } of env)
      environment[name] = valueFrom.fieldRef ? '127.0.0.1' : only('Secret').stringData[valueFrom.secretKeyRef.key];
    const here = (word: string): string =>
      word
        .replace(only('Secret').stringData.store, store)
        // As Kubernetes puts variables into arguments.
        .replace(/\$\((\w+)\)/g, (_, name) => environment[name] ?? '')
        .replace(`:${port}`, ':0');
    const pods = [await start(t, args, environment, here), await start(t, args, environment, here)] as const;
    for (const { url } of pods)
      for (const { path } of [readinessProbe.httpGet, livenessProbe.httpGet])
        t.equal((await call(url, 'GET', path)).status, 200, path);
    t.ok(await works(lifecycle.preStop.exec.command.map((word: string) => word.replace(/^\d+$/, '0'))));

    const [ending, other] = pods;
    const projects = ['alpha', 'beta', 'gamma', 'delta'];
    // On a slow machine a lease of two seconds can lapse, and the answer is 503 until it is renewed.
    for (const [index, project] of projects.entries()) {
      const create = () => call(pods[index % 2]!.url, 'POST', templatesOf(project), draft('greeting'));
      t.equal((await insist(create)).status, 201);
    }
    for (const { url } of pods)
      for (const project of projects) {
        const read = () => call(url, 'GET', `${templatesOf(project)}/greeting/languages/EN`);
        t.equal((await insist(read)).status, 200);
      }
    ending.child.kill('SIGTERM');
    t.match(await ending.ended, { code: 0, signal: null });
    for (const project of projects) {
      const path = `${templatesOf(project)}/greeting/languages/EN`;
      t.equal((await insist(() => call(other.url, 'GET', path))).status, 200);
    }
  },
);

/** Starts nginx with the file of the example, on a socket. */
async function nginx(t: Test, urls: Readonly<Record<string, string>>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const socket = join(folder, 'socket');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  );
  let content: string = compose().configs.balancer.content.replaceAll('$$', '$');
  for (const [service, url] of Object.entries(urls))
    content = content.replace(`server ${service}:${port}`, `server ${new URL(url).host}`);
  content = content
    .replace(`listen ${port};`, `listen unix:${socket};`)
    .replace('http {', `http { access_log off; ${temporary.join(' ')}`);
  writeFileSync(join(folder, 'nginx.conf'), content);
  const own = `daemon off; pid ${folder}/pid; error_log ${folder}/error.log;${process.getuid?.() === 0 ? ' user root;' : ''}`;
  const child = spawn('nginx', ['-p', folder, '-c', 'nginx.conf', '-g', own], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    said += chunk;
  });
  let over = false;
  const ended = new Promise<void>((resolve) =>
    child.once('close', () => {
      over = true;
      resolve();
    }),
  );
  t.teardown(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  const answers = (): Promise<boolean> =>
    call('http://localhost', 'GET', '/livez', undefined, socket).then(
      () => true,
      () => false,
    );
  while (!(await answers())) {
    if (over) throw new Error(`nginx ended: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return socket;
}

const noNginx = !(await works(['nginx', '-v'])) && 'needs nginx (on Debian: nginx-light)';

t.test(
  'the simulators of the Compose file serve any project behind its nginx, also when one of them is killed',
  { skip: noDatabase || noNginx },
  async (t) => {
    const { services } = compose();
    const store = server!.newUrl();
    const started: Record<string, Process> = {};
    for (const name of ['one', 'two']) {
      const { command, environment } = services[name];
      t.ok(command.includes(`http://${name}:${port}`), 'it advertises its own name');
      const here = (word: string): string =>
        word.replace(environment.SINCH_MOCK_STORE, store).replace(`http://${name}:${port}`, 'http://127.0.0.1:0');
      started[name] = await start(t, command, environment, here);
    }
    const urls = Object.fromEntries(Object.entries(started).map(([name, { url }]) => [name, url]));
    const socket = await nginx(t, urls);
    const through = (method: string, path: string, body?: object): Promise<Answer> =>
      insist(() => call('http://localhost', method, path, body, socket));
    const projects = ['alpha', 'beta', 'gamma', 'delta'];
    for (const project of projects)
      t.equal((await through('POST', templatesOf(project), draft('greeting'))).status, 201);
    started.one?.child.kill('SIGKILL');
    await started.one?.ended;
    for (const project of projects) {
      const found = await through('GET', `${templatesOf(project)}/greeting/languages/EN`);
      t.equal(found.status, 200);
      t.equal((await through('POST', templatesOf(project), draft('farewell'))).status, 201);
    }
  },
);
