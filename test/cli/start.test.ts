import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import t from 'tap';
import { buildProgram } from '../../src/cli/program.js';
import { targetFlags } from '../../src/cli/target.js';
import { Terminal } from '../../src/cli/terminal.js';
import { flags, variableOf } from '../../src/config/flags.js';
import { connect } from '../../src/index.js';
import { begin, run, serve } from './command-line.js';

/** A request on a connection that stays open afterwards. */
const visit = (url: string, agent: Agent): Promise<number> =>
  new Promise((resolve, reject) => {
    get(url, { agent, headers: { authorization: 'Bearer token' } }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode!));
    }).on('error', reject);
  });

t.test('it prints one line with its URL, and shuts down gracefully on a signal', async (t) => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const server = await serve(t, ['--log-level', 'info']);
    const agent = new Agent({ keepAlive: true });
    t.equal(await visit(`${server.url}/v1/projects/p/webhooks`, agent), 200);
    server.child.kill(signal);
    const { code, stdout, stderr } = await server.ended;
    t.equal(code, 0, 'even with a connection open');
    t.equal(stdout, `listening on ${server.url}\n`);
    t.match(stderr, /"url":"\/v1\/projects\/p\/webhooks"/, 'the log goes to stderr');
    agent.destroy();
  }
});

/** The status of a control call under a host name. */
const statusUnder = (url: string, host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    get(`${url}/__admin/projects`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });

t.test(
  'a control API that the network can reach without a token is warned of; host names can be repeated',
  async (t) => {
    const names = ['--allow-host', 'a.example', '--allow-host', 'b.example'];
    for (const words of [names, ['--allow-host', 'a.example,b.example']]) {
      const server = await serve(t, ['--host', '0.0.0.0', ...words]);
      const url = `http://127.0.0.1:${new URL(server.url).port}`;
      for (const [host, status] of [
        ['a.example', 200],
        ['b.example', 200],
        ['c.example', 403],
      ] as const) {
        t.equal(await statusUnder(url, host), status, `${words.join(' ')}: ${host}`);
      }
      server.child.kill('SIGTERM');
      const { stderr } = await server.ended;
      t.equal(stderr, 'warning: without --admin-token, everybody who can reach 0.0.0.0 can use the control API\n');
    }
    for (const words of [
      [],
      ['--host', '0.0.0.0', '--admin-token', 'sesame'],
      ['--host', '0.0.0.0', '--log-level', 'error'],
    ]) {
      const server = await serve(t, words);
      server.child.kill('SIGTERM');
      t.equal((await server.ended).stderr, '', words.join(' '));
    }
  },
);

t.test('a second signal kills it immediately', async (t) => {
  const server = await serve(t);
  const simulator = await connect(server.url);
  const project = simulator.project('p');
  await project.addFault({ drop: 'timeout' });
  const hanging = visit(`${project.url}/webhooks`, new Agent()).catch(() => 'cut off');
  while ((await project.faults())[0]?.hits === 0);
  server.child.kill('SIGTERM');
  // It has received the first signal once it accepts no new connection.
  while (await simulator.health().then(Boolean, () => false));
  server.child.kill('SIGTERM');
  t.equal((await server.ended).code, 143);
  t.equal(await hanging, 'cut off');
});

t.test('an invalid setting is rejected on one line that names the flag or variable and the valid values', async (t) => {
  const refusals: [words: string[], environment: Record<string, string>, line: RegExp][] = [
    [['--port', '70000'], {}, /^--port must be a number from 0 to 65535, not '70000'$/],
    [['start', '--mode', 'opne'], {}, /^--mode must be open or strict, not 'opne'; did you mean open\?$/],
    [['--clock=frosen'], {}, /^--clock must be .*; did you mean frozen\?$/],
    [['--prot', '1'], {}, /^unknown option '--prot'; did you mean --port\?$/],
    [['--port'], {}, /^option '--port <number>' argument missing$/],
    [['--durable'], {}, /^--durable needs --data <folder> or --store <url>$/],
    [['--scenario', 'nowhere'], {}, /^--scenario must be one of .*default/],
    [['--allow-host', 'http://a.example'], {}, /^--allow-host must be host names without port /],
    [['strat'], {}, /^unknown command 'strat'; did you mean start\?$/],
    [['dance'], {}, /^unknown command 'dance'; use one of start, /],
    [['start', 'now'], {}, /^too many arguments for 'start'/],
    [['--host', 'no host at all'], {}, /^--host must be an address of this machine, not 'no host at all'$/],
    [[], { SINCH_MOCK_PORT: 'http' }, /^SINCH_MOCK_PORT must be a number from 0 to 65535, not 'http'$/],
    [[], { SINCH_MOCK_REVIEW: 'manul' }, /^SINCH_MOCK_REVIEW must be .*; did you mean manual\?$/],
    [[], { SINCH_MOCK_DURABLE: 'true' }, /^SINCH_MOCK_DURABLE needs SINCH_MOCK_DATA or SINCH_MOCK_STORE$/],
    [[], { SINCH_MOCK_SCENARIO: 'nowhere' }, /^SINCH_MOCK_SCENARIO must be one of .*default/],
    [[], { SINCH_MOCK_HOST: 'no host at all' }, /^SINCH_MOCK_HOST must be an address of this machine/],
    [[], { SINCH_MOCK_DATA: '/proc/data' }, /^SINCH_MOCK_DATA \/proc\/data cannot be used: /],
    [[], { DATA_DIR: 'worlds' }, /^DATA_DIR is now SINCH_MOCK_DATA: set SINCH_MOCK_DATA instead, or unset DATA_DIR$/],
    [[], { DURABLE: 'true' }, /^DURABLE is now SINCH_MOCK_DURABLE: /],
    [[], { ADMIN_TOKEN: 'sesame' }, /^ADMIN_TOKEN is now SINCH_MOCK_ADMIN_TOKEN: /],
    [['exec', '--', 'true'], { DATA_DIR: 'worlds' }, /^DATA_DIR is now SINCH_MOCK_DATA: /],
  ];
  const ended = await Promise.all(refusals.map(([words, environment]) => run(t, words, environment)));
  for (const [at, { code, stdout, stderr }] of ended.entries()) {
    const [words, environment, line] = refusals[at]!;
    t.match(stderr.trimEnd(), line, `${JSON.stringify(environment)} ${words.join(' ')}`);
    t.equal(stderr.split('\n').length, 2, 'one line');
    t.equal(code, 2);
    t.equal(stdout, '');
  }
});

t.test('a port in use is reported on one line', async (t) => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  t.teardown(() => void taken.close());
  const port = String((taken.address() as AddressInfo).port);
  const line = `port ${port} on 127.0.0.1 is already in use; `;
  const byFlag = await run(t, ['--port', port]);
  t.same(byFlag, {
    code: 1,
    signal: null,
    stdout: '',
    stderr: `${line}pass --port <number>, or --port 0 for any free port\n`,
  });
  const byVariable = await run(t, [], { SINCH_MOCK_PORT: port });
  t.equal(byVariable.stderr, `${line}set SINCH_MOCK_PORT to another port, or to 0 for any free port\n`);
});

t.test('an invalid scenario is rejected with file, path and reason', async (t) => {
  const folder = t.testdir({ 'mine.yaml': "projects:\n  '*': { initialised: [] }\n" });
  const { code, stderr } = await run(t, ['--scenario', join(folder, 'mine.yaml')]);
  t.equal(code, 2);
  t.match(stderr, /mine\.yaml: .*unknown field 'initialised'; did you mean 'initialized'\?.*\n$/);
});

t.test(
  'with --watch a changed scenario applies to projects created afterwards, and an invalid one is ignored',
  async (t) => {
    const scenario = (channels: string): string => `projects:\n  '*': { initialized: [${channels}] }\n`;
    const path = join(t.testdir({ 'mine.yaml': scenario('sms') }), 'mine.yaml');
    const server = await serve(t, ['--scenario', path, '--watch', '--clock', 'frozen']);
    const simulator = await connect(server.url);
    const refusal = async (id: string): Promise<string> => {
      const response = await fetch(`${simulator.project(id).url}/whatsapp/templates`, {
        headers: { authorization: 'Bearer token' },
      });
      return ((await response.json()) as { errorCode: string }).errorCode;
    };
    t.equal(await refusal('created before'), 'project_not_initialized');

    writeFileSync(path, 'projects: [');
    t.match(await server.line(/what was read before stays/), /mine\.yaml: /);
    t.equal(await refusal('created while it is invalid'), 'project_not_initialized');

    writeFileSync(path, scenario('sms, whatsapp'));
    await server.line(/mine\.yaml was read again/);
    t.equal(await refusal('created afterwards'), undefined);
    t.equal(await refusal('created before'), 'project_not_initialized');
    await simulator.project('created before').reset();
    t.equal(await refusal('created before'), undefined);
  },
);

t.test('help describes every command and each of its flags', async (t) => {
  const { code, stdout } = await run(t, ['--help']);
  t.equal(code, 0);
  const { commands } = buildProgram(new Terminal({}, () => undefined));
  for (const command of commands) {
    t.match(stdout, new RegExp(`^ {2}${command.name()} .* {2,}\\S`, 'm'));
    for (const { flags, description } of command.options) t.ok(description, `${command.name()} ${flags}`);
    for (const { description, required } of command.registeredArguments) t.ok(description, String(required));
  }
  t.match((await run(t, ['start', '--help'])).stdout, /--port <number> .*\(env\s+SINCH_MOCK_PORT,\s+default\s+7462\)/s);
  t.match((await run(t, ['--version'])).stdout, /^\d+\.\d+\.\d+\n$/);
});

t.test(
  'variables that other programs use do not affect it, and the former ones only without the new ones',
  async (t) => {
    const others = {
      HOST: '192.0.2.1',
      PORT: 'http',
      MODE: 'production',
      SCENARIO: 'smoke',
      SEED: 'x',
      LOG_LEVEL: 'verbose',
    };
    const more = {
      CLOCK: '12h',
      REVIEW: 'required',
      WATCH: 'src',
      RETRIES: 'many',
      RETRY_DELAY: '-1',
      ALLOW_ORIGIN: '*',
    };
    const server = await serve(t, [], { ...others, ...more });
    t.match(server.url, /^http:\/\/127\.0\.0\.1:/);
    const former = { DATA_DIR: '/proc/data', DURABLE: 'true', ADMIN_TOKEN: 'pepper' };
    const renamed = { SINCH_MOCK_DATA: '', SINCH_MOCK_DURABLE: 'false', SINCH_MOCK_ADMIN_TOKEN: 'sesame' };
    const replaced = await serve(t, [], { ...former, ...renamed });
    t.same(await (await connect(replaced.url, { adminToken: 'sesame' })).projects(), []);
    const folder = t.testdir();
    await serve(t, ['--data', folder, '--durable', '--admin-token', 'sesame'], former);
  },
);

t.test('every flag can be set by the variable of its name', async (t) => {
  const set = { PORT: '0', LOG_LEVEL: 'info', DATA: t.testdir(), DURABLE: 'yes', CLOCK: '2026-05-01T00:00:00Z' };
  const environment = Object.fromEntries(Object.entries(set).map(([name, value]) => [`SINCH_MOCK_${name}`, value]));
  const server = begin(t, [], environment);
  const url = (await server.line(/^listening on /)).slice('listening on '.length);
  const project = (await connect(url)).project('p');
  t.match(await project.clock(), { mode: 'frozen', now: '2026-05-01T00:00:00.000Z' });
  await server.line(/"url":"\/__admin\/projects\/p\/clock"/);
  t.ok(
    readdirSync(set.DATA).some((name) => name.startsWith('p.')),
    'saved when the response was sent',
  );
  t.equal(new Set(flags.map(({ flag }) => variableOf(flag))).size, flags.length);
});

const documentation = readFileSync(new URL('../../docs/command-line.md', import.meta.url), 'utf8');

/** Cells of the first table below a heading of the documentation, without its head. */
function tableBelow(heading: string): string[][] {
  const section = documentation.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';
  const [, table = ''] = /\n\| flag \|.*\n\|[-|]+\|\n((?:\|.*\n)+)/.exec(section) ?? [];
  return table
    .trim()
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

t.test('docs/command-line.md lists exactly the flags of start, with variable and default', async (t) => {
  const rows = tableBelow('start').map(([flag, variable, fallback]) => [flag, variable, fallback]);
  const inWords: Record<string, string> = { data: 'in memory' };
  t.strictSame(
    rows,
    flags.map(({ key, flag, fallback }) => [
      `\`${flag}\``,
      `\`${variableOf(flag)}\``,
      inWords[key] ?? (fallback === 'false' ? '' : fallback),
    ]),
  );
});

t.test(
  'docs/command-line.md lists exactly the flags and variables of the commands for a running simulator',
  async (t) => {
    const rows = tableBelow('A running simulator').map(([flag, variables]) => [flag, variables]);
    t.strictSame(
      rows,
      Object.values(targetFlags).map(({ flag, variables }) => [
        flag.replace(/^(-p), (.*)$/, '`$1`, `$2`').replace(/^(--.*)$/, '`$1`'),
        variables.map((variable) => `\`${variable}\``).join(', else '),
      ]),
    );
  },
);
