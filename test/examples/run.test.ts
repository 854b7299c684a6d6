// Examples that run on this machine, copied and run as their READMEs say.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { chromiumMissing, chromiumPath, launchChromium } from '../../build/chromium.js';
import { commandsOf, copy, env, examples, shell, source, toolsMissing, versionOf } from './installed.js';

interface Run {
  /** The packages that it needs besides ours. */
  tools?: readonly string[];
  /** Options for slow machines, which have no variable. */
  options?: string;
  /** What each command prints. */
  prints: RegExp;
  skip?: string | false;
}

const runs: Readonly<Record<string, Run>> = {
  curl: { prints: /^IN_PROGRESS\nAPPROVED\n$/ },
  'node-test': { prints: /^\S pass 2$/m },
  vitest: { tools: ['vitest'], options: '--testTimeout=600000 --hookTimeout=600000', prints: /Tests +2 passed/ },
  jest: { tools: ['jest'], options: '--testTimeout=600000', prints: /Tests: +2 passed, 2 total/ },
  'jest-esm': { tools: ['jest'], options: '--testTimeout=600000', prints: /Tests: +2 passed, 2 total/ },
  playwright: {
    tools: ['@playwright/test'],
    options: '--workers=1',
    prints: /2 passed/,
    skip: chromiumPath ? false : chromiumMissing,
  },
};

for (const [example, { tools = [], options, prints, skip = false }] of Object.entries(runs)) {
  const reason = skip || (tools.length > 0 && toolsMissing) || false;
  t.test(`the example ${example} works as its README says`, { skip: reason }, async (t) => {
    const commands = commandsOf(example);
    t.ok(commands.length > 0);
    const path = copy(example);
    for (const command of commands) {
      const line = options && command === 'npm test' ? `npm test -- ${options}` : command;
      const { code, stdout, output } = await shell(line, path);
      t.equal(code, 0, command, { output });
      t.match(tools.length > 0 ? output : stdout, prints, command);
    }
  });
}

/** What a range with `^` fixes: the first number that is not zero, and those before it. */
const majorOf = (version = ''): string | undefined => /^\^?((?:0\.)*[1-9]\d*)\./.exec(version)?.[1];

t.test('the tools that run the examples are versions that the examples allow', { skip: toolsMissing ?? false }, (t) => {
  for (const example of examples.filter((name) => runs[name]?.tools)) {
    const { devDependencies } = JSON.parse(source(example, 'package.json'));
    for (const name of ['sinch-provisioning-mock', ...(runs[example]?.tools ?? [])]) {
      const [installed, allowed] = [versionOf(name), devDependencies[name]].map(majorOf);
      t.ok(installed);
      t.equal(installed, allowed, `${example}: ${name}`);
    }
  }
  t.end();
});

/** Starts what serves until it is stopped; resolves with the address that it prints. */
async function served(t: Test, line: string, path: string): Promise<string> {
  // In a group of its own, because npm starts others.
  const child = spawn('bash', ['-c', line], { cwd: path, env, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = new Promise<void>((resolve) => child.on('close', () => resolve()));
  t.teardown(async () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid);
    await closed;
  });
  let output = '';
  for await (const text of child.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    output += text;
    const found = /http:\/\/localhost:\d+/.exec(output);
    if (found) {
      child.stdout.resume();
      return found[0];
    }
  }
  throw new Error(`it ended: ${output}`);
}

t.test(
  'the development server of the example storybook answers the API with a simulator, for its stories',
  { skip: toolsMissing ?? (chromiumPath ? false : chromiumMissing) },
  async (t) => {
    const url = await served(t, 'npm run dev -- --port 0', copy('storybook'));
    const browser = await launchChromium();
    t.teardown(() => browser.close());
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    await page.goto(url);
    await page.getByRole('listitem').nth(2).waitFor();
    const states = ['IN_PROGRESS', 'APPROVED', 'PAUSED'];
    t.strictSame(
      await page.getByRole('listitem').allTextContents(),
      states.map((state) => `spring_sale: ${state}`),
    );
  },
);

/** In place of the package: a container is a simulator of the command line, with the settings that the image has. */
const standIn = `
import { once } from 'node:events';
import { spawn } from 'node:child_process';
export const Wait = { forHttp: (path, port) => ({ path, port }) };
export class GenericContainer {
  constructor(image) { this.asked = { image }; }
  withEnvironment(environment) { this.asked.environment = environment; return this; }
  withExposedPorts(port) { this.asked.port = port; return this; }
  withWaitStrategy(wait) { this.asked.wait = wait; return this; }
  async start() {
    const { environment, wait } = this.asked;
    const child = spawn('sinch-provisioning-mock', ['start', '--port', '0'], { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await once(child.stdout, 'data');
    const { hostname, port, origin } = new URL(/http:\\S+/.exec(line)[0]);
    if ((await fetch(origin + wait.path)).status !== 200) throw new Error('not ready');
    console.log('asked ' + JSON.stringify(this.asked));
    return {
      getHost: () => hostname,
      getMappedPort: (asked) => { if (asked !== this.asked.port) throw new Error(asked + ' is not exposed'); return port; },
      stop: () => { child.kill(); return once(child, 'exit'); },
    };
  }
}
`;

// No container engine: what the example asks of the package, and that the path of its wait strategy answers.
t.test('the example testcontainers asks for the image with the port that it exposes, and waits for it', async (t) => {
  const path = copy('testcontainers');
  const stand = join(path, 'node_modules', 'testcontainers');
  mkdirSync(stand, { recursive: true });
  writeFileSync(join(stand, 'package.json'), '{ "type": "module", "exports": "./index.js" }');
  writeFileSync(join(stand, 'index.js'), standIn);
  const { code, stdout, output } = await shell('npm test', path);
  t.equal(code, 0, output);
  t.match(stdout, /^\S pass 1$/m);
  const [, asked = '{}'] = /asked (\{.*\})/.exec(stdout) ?? [];
  t.match(JSON.parse(asked), { image: 'sinch-provisioning-mock', port: 7462, wait: { path: '/readyz', port: 7462 } });
});

t.test('every example has a README, and is in a test and in the table', (t) => {
  const table = source('.', 'README.md');
  const hosted = ['compose', 'github-actions', 'gitlab', 'kubernetes'];
  t.strictSame([...Object.keys(runs), 'storybook', 'testcontainers', ...hosted].sort(), [...examples].sort());
  for (const example of examples) {
    t.match(source(example, 'README.md'), /^# /, example);
    t.ok(table.includes(`| [${example}](${example}) |`), example);
  }
  t.end();
});
