import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { type Project, startSimulator } from '../../src/index.js';
import { basic, listen } from '../simulator.js';
import { runCommand } from './command.js';
import { begin, run } from './command-line.js';

/** A simulator, a project of it, and commands whose environment points at it. */
async function simulator(t: Test) {
  const simulator = await startSimulator({ clock: 'frozen' });
  t.teardown(() => simulator.close());
  const project = simulator.project('spring');
  const environment = { SINCH_MOCK_URL: simulator.url };
  return {
    simulator,
    project,
    environment,
    cli: (...words: string[]) => runCommand(words, environment),
    async json(...words: string[]) {
      const { code, stdout, stderr } = await runCommand([...words, '--json'], environment);
      if (code !== 0) t.fail(stderr);
      return JSON.parse(stdout);
    },
  };
}

const post = (project: Project, path: string, body: object) =>
  fetch(project.url + path, {
    method: 'POST',
    headers: { authorization: basic, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const createTemplate = (project: Project, name = 'spring_sale') =>
  post(project, '/whatsapp/templates', {
    name,
    language: 'EN_US',
    category: 'MARKETING',
    details: { components: [{ type: 'BODY', text: 'Hello' }] },
  });

t.test('pending decisions are listed, and advancing the clock takes them', async (t) => {
  const { project, cli, json } = await simulator(t);
  await project.reset();
  t.equal((await cli('pending')).stdout, 'Nothing is pending.\n');
  await createTemplate(project);
  const { stdout } = await cli('pending');
  t.match(stdout, /^ID +LIFECYCLE +KEY +WAITS FOR +DUE +OUTCOME +ALTERNATIVES +REASON\n/);
  t.match(
    stdout,
    /whatsapp\.template +spring_sale\/EN_US +Meta +2026-01-01T00:00:02.000Z +approve +reject +default\n$/,
  );
  t.match(await json('pending'), [{ key: 'spring_sale/EN_US', outcomes: ['approve', 'reject'] }]);

  const advanced = (await cli('advance', '30d')).stdout.split('\n');
  t.match(
    advanced[1],
    /whatsapp\.template approve +spring_sale\/EN_US +IN_PROGRESS > APPROVED +WHATSAPP_TEMPLATE_APPR/,
  );
  t.equal(advanced[2], 'The clock is at 2026-01-31T00:00:00.000Z.');
  t.match(await json('advance', '--to', '2026-03-01'), { now: '2026-03-01T00:00:00.000Z', settled: true });
  t.match((await cli('advance', '1ms')).stdout, /^Nothing happened\. The clock is at /);
});

t.test('a decision is taken by its id or by the key of its resource', async (t) => {
  const { project, cli, json } = await simulator(t);
  await createTemplate(project);
  await createTemplate(project, 'summer_sale');
  const settled = await json('decide', 'spring_sale/EN_US', 'reject', '--with', 'rejectionCode=SCAM');
  t.match(settled.fired, [{ what: 'whatsapp.template reject', to: 'REJECTED' }]);
  const [{ id }] = await json('pending');
  t.match((await cli('decide', id)).stdout, /IN_PROGRESS > APPROVED/);
  t.match(await cli('decide', id), { code: 1, stdout: '', stderr: new RegExp(`${id}`) });
  await createTemplate(project, 'autumn_sale');
  t.match(await cli('decide', 'autumn_sale/EN_US', 'rejcet'), { code: 1, stderr: /approve, reject/ });
});

t.test('an event of the platform is triggered', async (t) => {
  const { project, cli } = await simulator(t);
  await createTemplate(project);
  await project.advance('2s');
  t.match((await cli('trigger', 'whatsapp.template', 'spring_sale/EN_US', 'pause')).stdout, /APPROVED > PAUSED/);
  t.match(await cli('trigger', 'whatsapp.templat', 'spring_sale/EN_US', 'pause'), {
    code: 1,
    stderr: /Did you mean whatsapp\.template\?.*\n$/,
  });
  const words = ['trigger', 'whatsapp.template', 'spring_sale/EN_US', 'pause', '--with'];
  t.match(await cli(...words, 'reason'), { code: 2, stderr: /^--with must be name=value/ });
  t.match(await cli(...words, 'reason:=no JSON'), { code: 2, stderr: /^--with reason:= must be followed by JSON/ });
});

t.test('webhook events are listed, followed and resent', async (t) => {
  const { project, environment, cli, json } = await simulator(t);
  const receiver = await listen(t);
  await post(project, '/webhooks', { target: receiver.url, secret: 'secret', triggers: ['ALL'] });
  t.equal((await cli('deliveries')).stdout, 'No webhook events yet.\n');
  const follower = begin(t, ['deliveries', '--follow'], environment);
  receiver.answers.push(500);
  await createTemplate(project);
  await project.advance('2s');
  t.match(
    await follower.line(/pending/),
    /WHATSAPP_TEMPLATE_APPROVED +\S+ +pending +500 +next attempt 2026-01-01T00:00:07/,
  );
  const [{ id }] = await json('deliveries');
  t.match((await cli('resend', id)).stdout, /WHATSAPP_TEMPLATE_APPROVED to \S+: delivered\n$/);
  t.match((await cli('deliveries')).stdout, /delivered +500 200\n$/);
  await follower.line(/delivered/);
  t.match(await cli('resend', 'delivery-9'), { code: 1, stderr: /delivery-9/ });
});

t.test('a project is reset to its scenario, alone or with all others', async (t) => {
  const { simulator: started, project, environment, cli, json } = await simulator(t);
  await createTemplate(project);
  t.equal(
    (await cli('reset', '--seed', '8')).stdout,
    'Reset spring to scenario default; clock at 2026-01-01T00:00:00.000Z\n',
  );
  t.match(await project.describe(), { seed: 8, pending: 0 });
  await createTemplate(started.project('summer'));
  t.match(await json('reset', '--all'), [{ pending: 0 }, { pending: 0 }]);
  t.equal((await cli('reset', '--all')).stdout.split('\n').length, 3, 'one line for each of two projects');
  t.match(await cli('reset', '-p', 'spring', '--seed', 'x'), { code: 2, stderr: /^--seed must be a number/ });
  t.match(await cli('reset', '-p', 'spring', '--scenario', 'defalut'), { code: 1, stderr: /Did you mean default\?/ });

  await createTemplate(started.project('summer'));
  const refused = await cli('reset', '--all', '-p', 'spring', '--scenario', 'demo');
  t.match(refused, { code: 2, stdout: '', stderr: /cannot be combined with --project or --scenario\n$/ });
  t.match(await cli('reset', '--all', '-p', 'spring'), { code: 2, stderr: /combined with --project\n$/ });
  t.equal((await started.project('summer').pending()).length, 1, 'a rejected reset resets nothing');
  const inExec = { ...environment, SINCH_MOCK_PROJECT: 'spring', SINCH_PROJECT_ID: 'spring' };
  t.equal((await runCommand(['reset', '--all'], inExec)).code, 0, 'a project variable does not conflict with --all');
  t.equal((await started.project('summer').pending()).length, 0);
});

t.test("a project's state is exported to a file and imported again", async (t) => {
  const { project, environment, cli, json } = await simulator(t);
  await createTemplate(project);
  const file = join(t.testdir(), 'state.json');
  t.match(await cli('export', file), { code: 0, stdout: '' });
  const printed = await cli('export');
  t.same(
    JSON.parse(printed.stdout).worlds[0].collections,
    JSON.parse(readFileSync(file, 'utf8')).worlds[0].collections,
  );
  await project.forget();
  t.match((await cli('import', file)).stdout, /^Imported spring; clock at 2026-01-01T00:00:0/);
  t.match(await json('pending'), [{ key: 'spring_sale/EN_US' }]);
  await project.reset();
  t.equal((await run(t, ['import'], environment, printed.stdout)).code, 0, 'standard input is the default');
  t.match(await project.pending(), [{ key: 'spring_sale/EN_US' }]);
  t.match(await cli('import', join(t.testdir(), 'nothing.json')), { code: 1, stderr: /cannot be read/ });
  t.match(await cli('export', t.testdir()), { code: 1, stderr: /cannot be written/ });
});

t.test('an imported file may begin with a byte-order mark, and one that cannot be used says what it is', async (t) => {
  const { project, cli } = await simulator(t);
  await createTemplate(project);
  const { stdout } = await cli('export');
  const file = join(t.testdir(), 'state.json');
  const imported = (content: string | Buffer) => {
    writeFileSync(file, content);
    return cli('import', file);
  };
  t.match(await imported(`\uFEFF${stdout}`), { code: 0, stdout: /^Imported spring/ });
  t.match(await imported(Buffer.from(`\uFEFF${stdout}`, 'utf16le')), {
    code: 1,
    stderr: /state\.json is UTF-16LE, not UTF-8: save it as UTF-8\n$/,
  });
  t.match(await imported(Buffer.from([0x7b, 0xe9, 0x7d])), { code: 1, stderr: /state\.json is not UTF-8: / });
  t.match(await imported('{'), { code: 1, stderr: /state\.json is not JSON: / });
  t.match(await imported(stdout.replace(/"seed": *1/, '"seed": 1e999')), {
    code: 1,
    stderr: /state\.json has a number that is too large: worlds\.0\.seed/,
  });
});

t.test('the project may be omitted if there is only one, and --project must name an existing one', async (t) => {
  const { simulator: started, project, cli } = await simulator(t);
  t.match(await cli('pending'), { code: 2, stderr: /has no project yet/ });
  await project.pending();
  t.equal((await cli('pending')).code, 0);
  await started.project('summer').pending();
  t.match(await cli('pending'), { code: 2, stderr: /^--project must be one of spring, summer\n$/ });
  t.match(await cli('pending', '-p', 'sprnig'), { code: 1, stderr: /no project 'sprnig'; did you mean spring\?\n$/ });
  t.match(await cli('pending', '-p', 'xyz'), { code: 1, stderr: /it has spring, summer\n$/ });
  t.match((await cli('pending', '-p', 'demo-project')).stdout, /^Nothing is pending/, 'or one that a scenario names');
});

t.test('simulator, project and admin token can be set by variables, which flags override', async (t) => {
  const started = await startSimulator({ clock: 'frozen', adminToken: 'sesame' });
  t.teardown(() => started.close());
  const spring = started.project('spring');
  await createTemplate(spring);
  await started.project('summer').pending();
  const keys = async (environment: Record<string, string>, ...flags: string[]) => {
    const { code, stdout, stderr } = await runCommand(['pending', '--json', ...flags], environment);
    return code === 0 ? JSON.parse(stdout).map((pending: { key: string }) => pending.key) : stderr;
  };
  const { port } = new URL(started.url);
  const [token, nowhere] = [{ SINCH_MOCK_ADMIN_TOKEN: 'sesame' }, 'http://127.0.0.1:1'];
  const found = ['spring_sale/EN_US'];

  t.same(await keys({ ...token, SINCH_MOCK_URL: started.url, SINCH_MOCK_PROJECT: 'spring' }), found);
  t.same(await keys({ ...token, SINCH_MOCK_PORT: port, SINCH_MOCK_PROJECT: 'spring' }), found);
  t.same(await keys({ ...token, SINCH_PROVISIONING_URL: started.url, SINCH_PROJECT_ID: 'spring' }), found);
  const overridden = { SINCH_PROVISIONING_URL: nowhere, SINCH_PROJECT_ID: 'summer' };
  t.same(await keys({ ...token, ...overridden, SINCH_MOCK_URL: started.url, SINCH_MOCK_PROJECT: 'spring' }), found);
  const wrong = { SINCH_MOCK_URL: nowhere, SINCH_MOCK_PROJECT: 'summer', SINCH_MOCK_ADMIN_TOKEN: 'pepper' };
  t.same(await keys(wrong, '--url', started.url, '-p', 'spring', '--admin-token', 'sesame'), found);

  const former = { PORT: port, HOST: '127.0.0.1', SINCH_MOCK_URL: started.url, SINCH_MOCK_PROJECT: 'spring' };
  t.match(await keys({ ...former, ADMIN_TOKEN: 'sesame' }), /^ADMIN_TOKEN is now SINCH_MOCK_ADMIN_TOKEN[^\n]*\n$/);
  t.same(await keys({ ...former, ...token, ADMIN_TOKEN: 'pepper' }), found);
  t.match(await keys({ SINCH_MOCK_PORT: 'http' }), /^SINCH_MOCK_PORT must be a number/);
  t.same(await keys({ ...token, SINCH_MOCK_PORT: port, SINCH_MOCK_PROJECT: 'autumn' }), []);
  t.ok(
    (await started.projects()).some(({ id }) => id === 'autumn'),
    'a project from a variable is created',
  );
});

t.test('invalid usage is reported on one line', async (t) => {
  const { cli } = await simulator(t);
  t.match(await cli('advance', '30x'), {
    code: 2,
    stderr: /^'30x' must be a duration such as .*, or a date, or next\n$/,
  });
  t.match(await cli('advance'), { code: 2, stderr: /takes either a duration such as 30d, or --to/ });
  t.match(await cli('advance', '1d', '--to', '2026-03-01'), { code: 2, stderr: /takes either/ });
  t.match(await cli('advance', '--to', 'soon'), { code: 2, stderr: /^--to 'soon' must be a date/ });
  t.match(await cli('advance', '1d', '--prject', 'x'), { code: 2, stderr: /did you mean --project\?/ });
  t.match(await cli('decide'), { code: 2, stderr: "missing required argument 'id'\n" });
  t.match(await cli('pending', '--url', 'http://127.0.0.1:1'), {
    code: 1,
    stderr: 'no simulator answers at http://127.0.0.1:1 (ECONNREFUSED)\n',
  });
  t.match(await cli('pending', '--url', 'localhost'), { code: 1, stderr: /is not a valid URL; expected e\.g\. http:/ });
});

t.test('expire-tokens expires the tokens of a project and of a key, or all of them', async (t) => {
  const { simulator: started, project, cli, json } = await simulator(t);
  const token = async (): Promise<string> => {
    const body = new URLSearchParams({ grant_type: 'client_credentials' });
    const answer = await fetch(`${started.url}/oauth2/token`, {
      method: 'POST',
      headers: { authorization: basic },
      body,
    });
    const { access_token }: any = await answer.json();
    return access_token;
  };
  const status = async (text: string): Promise<number> =>
    (await fetch(`${project.url}/webhooks`, { headers: { authorization: `Bearer ${text}` } })).status;
  const first = await token();
  await project.reset();
  t.same(await json('expire-tokens', '-p', 'spring', '--key', 'other'), {
    expired: { projectId: 'spring', keyId: 'other' },
  });
  t.equal(await status(first), 200);
  t.equal((await cli('expire-tokens', '-p', 'spring')).stdout, 'Expired the tokens of every key for spring\n');
  t.equal(await status(first), 401);
  const second = await token();
  t.equal((await cli('expire-tokens')).stdout, 'Expired the tokens of every key for every project\n');
  t.equal(await status(second), 401);
});
