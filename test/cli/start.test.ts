import { readFileSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import t from 'tap';
import { buildProgram } from '../../src/cli/program.js';
import { flags } from '../../src/config.js';
import { connect } from '../../src/index.js';
import { run, serve } from './command-line.js';

/** A request on a connection that stays open afterwards. */
const visit = (url: string, agent: Agent): Promise<number> =>
  new Promise((resolve, reject) => {
    get(url, { agent, headers: { authorization: 'Bearer token' } }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode!));
    }).on('error', reject);
  });

t.test('it says where it listens in one line, and ends in good order when it is told to', async (t) => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const server = await serve(t, ['--log-level', 'info']);
    const agent = new Agent({ keepAlive: true });
    t.equal(await visit(`${server.url}/v1/projects/p/webhooks`, agent), 200);
    server.child.kill(signal);
    const { code, stdout, stderr } = await server.ended;
    t.equal(code, 0, 'although a connection is still open');
    t.equal(stdout, `listening on ${server.url}\n`);
    t.match(stderr, /"url":"\/v1\/projects\/p\/webhooks"/, 'what is logged does not get in between');
    agent.destroy();
  }
});

t.test('a second signal ends it at once', async (t) => {
  const server = await serve(t);
  const simulator = await connect(server.url);
  const project = simulator.project('p');
  await project.addFault({ drop: 'timeout' });
  const hanging = visit(`${project.url}/webhooks`, new Agent()).catch(() => 'cut off');
  while ((await project.faults())[0]?.hits === 0);
  server.child.kill('SIGTERM');
  // The first one was heard when nothing new is let in.
  while (await simulator.health().then(Boolean, () => false));
  server.child.kill('SIGTERM');
  t.equal((await server.ended).code, 143);
  t.equal(await hanging, 'cut off');
});

t.test('what cannot be is refused in one line that names the flag and what it may be', async (t) => {
  const refusals: [words: string[], environment: Record<string, string>, line: RegExp][] = [
    [['--port', '70000'], {}, /^--port must be a number from 0 to 65535, not '70000'$/],
    [['start', '--mode', 'opne'], {}, /^--mode must be open or strict, not 'opne'; did you mean open\?$/],
    [['--clock=frosen'], {}, /^--clock must be .*; did you mean frozen\?$/],
    [['--prot', '1'], {}, /^unknown option '--prot' \(Did you mean --port\?\)$/],
    [['--port'], {}, /^option '--port <number>' argument missing$/],
    [['--durable'], {}, /^--durable needs --data <folder>$/],
    [['--scenario', 'nowhere'], {}, /^--scenario must be one of .*default/],
    [['strat'], {}, /^unknown command 'strat'; did you mean start\?$/],
    [['dance'], {}, /^unknown command 'dance'; known: start, /],
    [['start', 'now'], {}, /^too many arguments for 'start'/],
    [['--host', 'no host at all'], {}, /^--host must be an address of this machine, not 'no host at all'$/],
    [[], { PORT: 'http' }, /^PORT \(--port\) must be a number from 0 to 65535, not 'http'$/],
    [[], { REVIEW: 'manul' }, /^REVIEW \(--review\) must be .*; did you mean manual\?$/],
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

t.test('a taken port is said in one line', async (t) => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  t.teardown(() => void taken.close());
  const port = String((taken.address() as AddressInfo).port);
  const { code, stdout, stderr } = await run(t, [], { PORT: port });
  t.equal(code, 1);
  t.equal(stdout, '');
  t.match(stderr, new RegExp(`^port ${port} of 127.0.0.1 is taken; .*--port 0.*\n$`));
});

t.test('a broken scenario is refused with file, path and reason', async (t) => {
  const folder = t.testdir({ 'mine.yaml': "projects:\n  '*': { initialised: [] }\n" });
  const { code, stderr } = await run(t, ['--scenario', join(folder, 'mine.yaml')]);
  t.equal(code, 2);
  t.match(stderr, /mine\.yaml: .*unknown field 'initialised'; did you mean 'initialized'\?.*\n$/);
});

t.test(
  'with --watch a changed scenario counts for what begins afterwards, and a broken one changes nothing',
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
    t.equal(await refusal('begun before'), 'project_not_initialized');

    writeFileSync(path, 'projects: [');
    t.match(await server.line(/what was read before stays/), /mine\.yaml: /);
    t.equal(await refusal('begun while it is broken'), 'project_not_initialized');

    writeFileSync(path, scenario('sms, whatsapp'));
    await server.line(/mine\.yaml was read again/);
    t.equal(await refusal('begun afterwards'), undefined);
    t.equal(await refusal('begun before'), 'project_not_initialized');
    await simulator.project('begun before').reset();
    t.equal(await refusal('begun before'), undefined);
  },
);

t.test('help explains every command and each of its flags', async (t) => {
  const { code, stdout } = await run(t, ['--help']);
  t.equal(code, 0);
  const { commands } = buildProgram();
  for (const command of commands) {
    t.match(stdout, new RegExp(`^ {2}${command.name()} .* {2,}\\S`, 'm'));
    for (const { flags, description } of command.options) t.ok(description, `${command.name()} ${flags}`);
    for (const { description, required } of command.registeredArguments) t.ok(description, String(required));
  }
  t.match((await run(t, ['start', '--help'])).stdout, /--port <number> .*\(env\s+PORT, default 7462\)/s);
  t.match((await run(t, ['--version'])).stdout, /^\d+\.\d+\.\d+\n$/);
});

t.test('the page on the command line names every flag, its variable and its default', async (t) => {
  const page = readFileSync(new URL('../../docs/command-line.md', import.meta.url), 'utf8');
  for (const { flag, env, fallback } of flags) {
    const row = page.split('\n').find((line) => line.startsWith(`| \`${flag}\` | \`${env}\` |`));
    t.ok(row, flag);
    if (fallback && fallback !== 'false') t.match(row, ` | ${fallback} | `);
  }
});
