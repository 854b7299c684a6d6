import t from 'tap';
import { begin, run } from './command-line.js';

const node = process.execPath;

t.test('a command finds its own simulator through its environment, and its exit code is passed on', async (t) => {
  const program = `
    const { SINCH_PROVISIONING_URL: url, SINCH_PROJECT_ID: id, SINCH_KEY_ID: key, SINCH_KEY_SECRET: secret } = process.env;
    const authorization = 'Basic ' + btoa(key + ':' + secret);
    const { status } = await fetch(url + '/v1/projects/' + id + '/webhooks', { headers: { authorization } });
    const token = await fetch(process.env.SINCH_AUTH_URL + '/oauth2/token', {
      method: 'POST',
      headers: { authorization },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    console.log(status, token.status, id, process.argv.slice(1).join(' '));
    process.exit(7);`;
  const words = [node, '--input-type=module', '-e', program, '--', '--port', 'own'];
  const { code, stdout, stderr } = await run(t, ['exec', '--clock', 'frozen', '--', ...words]);
  t.equal(code, 7);
  t.equal(stderr, '');
  t.equal(stdout, '200 200 test-project --port own\n', 'only the output of the command');
});

t.test('the command gets the project of --project, and its keys from the scenario', async (t) => {
  const scenario = `projects: { mine: { initialized: [sms], credentials: [{ keyId: k, keySecret: s }] } }`;
  const path = `${t.testdir({ 'mine.yaml': scenario })}/mine.yaml`;
  const print = [
    node,
    '-p',
    '["PROJECT_ID", "KEY_ID", "KEY_SECRET"].map((name) => process.env["SINCH_" + name]).join()',
  ];
  const flags = ['--scenario', path, '--mode', 'strict'];
  t.equal((await run(t, ['exec', ...flags, ...print])).stdout, 'mine,k,s\n');
  t.equal((await run(t, ['exec', '-p', 'other', '--', ...print])).stdout, 'other,test-key,test-secret\n');
});

t.test('our own commands need no flags inside exec, whatever the environment outside', async (t) => {
  const names = ['URL', 'PROJECT', 'ADMIN_TOKEN'];
  const print = [node, '-p', `${JSON.stringify(names)}.map((name) => process.env['SINCH_MOCK_' + name]).join(' ')`];
  const outside = { SINCH_MOCK_URL: 'http://127.0.0.1:1', SINCH_MOCK_PROJECT: 'outside', SINCH_MOCK_PORT: '1' };
  const { stdout } = await run(t, ['exec', '-p', 'inside', '--admin-token', 'sesame', '--', ...print], outside);
  t.match(stdout, /^http:\/\/127\.0\.0\.1:\d\d+ inside sesame\n$/);
});

t.test('signals are forwarded to the command', async (t) => {
  const program = `process.on('SIGTERM', () => process.exit(5)); setInterval(() => {}, 1000); console.log('up');`;
  const running = begin(t, ['exec', '--', node, '-e', program]);
  await running.line(/^up$/);
  running.child.kill('SIGTERM');
  t.equal((await running.ended).code, 5);
});

t.test('a command killed by a signal gives the exit code that a shell would give', async (t) => {
  t.equal((await run(t, ['exec', '--', node, '-e', 'process.kill(process.pid, "SIGKILL")'])).code, 137);
});

t.test('a missing or unusable command is reported on one line', async (t) => {
  t.match(await run(t, ['exec', 'no-such-command']), { code: 127, stderr: /^command not found: no-such-command\n$/ });
  t.match(await run(t, ['exec', t.testdir()]), { code: 126, stderr: /cannot be run/ });
  t.match(await run(t, ['exec']), { code: 2, stderr: /^missing required argument 'command'\n$/ });
  t.match(await run(t, ['exec', '--mode', 'strit', '--', node]), { code: 2, stderr: /did you mean strict\?\n$/ });
});
