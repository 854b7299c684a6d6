// Programs with the host of the API written into them, each run unchanged.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import t, { type Test } from 'tap';
import { startSimulator } from '../../src/index.js';
import { nodePrograms, otherPrograms, type Program } from './programs.js';

t.setTimeout(900_000);

const run = promisify(execFile);

// The test runner's own loaders are not part of what is tested.
for (const name of Object.keys(process.env)) if (/^(NODE_OPTIONS$|_?TAP)/.test(name)) delete process.env[name];

const simulator = await startSimulator({ intercept: true });
t.teardown(() => simulator.close());
const project = simulator.project('p');
/** Go compiles; a busy machine takes a while. */
const env: Record<string, string> = { ...simulator.env, GOFLAGS: '-mod=mod', GO111MODULE: 'off', GOTOOLCHAIN: 'local' };
const patient = { timeout: 300_000 };

const works = ([command = '', ...words]: readonly string[]): Promise<boolean> =>
  run(command, words, { env: process.env }).then(
    () => true,
    () => false,
  );

async function reaches(t: Test, { file, text, command }: Program): Promise<void> {
  const folder = t.testdir({ [file]: text });
  const [program = '', ...words] = command.map((word) => word.replace('$FILE', join(folder, file)));
  const before = (await project.requests()).length;
  const path = program === 'node' ? process.execPath : program;
  const { stdout, stderr } = await run(path, words, {
    env: { ...env, GOCACHE: join(folder, 'cache'), HOME: folder },
    ...patient,
  });
  t.equal(stdout.trim(), '200', `${file} is answered`, { stderr });
  t.equal((await project.requests()).length, before + 1, 'by the simulator, once');
}

for (const program of nodePrograms) {
  t.test(`Node ${process.version}: ${program.file} reaches the simulator`, (t) => reaches(t, program));
}

for (const program of otherPrograms) {
  const { file, needs = [], packages } = program;
  const skip = !(await works(needs)) && `it needs a program that is not here; on Debian: apt-get install ${packages}`;
  t.test(`${file} reaches the simulator`, { skip, ...patient }, (t) => reaches(t, program));
}
