// What docs/containers.md says, checked against the image and the command line; no container engine runs it.
import { readFileSync } from 'node:fs';
import { DockerfileParser } from 'dockerfile-ast';
import { load } from 'js-yaml';
import t from 'tap';
import { buildProgram } from '../../src/cli/program.js';
import { Terminal } from '../../src/cli/terminal.js';

const text = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const page = text('docs/containers.md');
const blocks = (kind: string): string[] =>
  [...page.matchAll(/```(\w+)\n(.*?)```/gs)].flatMap(([, given, block = '']) => (given === kind ? [block] : []));
const image = DockerfileParser.parse(text('Dockerfile')).getInstructions();
const instruction = (keyword: string): string =>
  image.findLast((each) => each.getKeyword() === keyword)?.getArgumentsContent() ?? '';
const name = 'sinch-provisioning-mock';

/** The docker commands of the page, as words without comments. */
const commands = [...blocks('sh').flatMap((block) => block.split('\n')), ...page.matchAll(/`(docker exec [^`]+)`/g)]
  .map((line) => (typeof line === 'string' ? line : line[1]!).replace(/ #.*/, '').trim())
  .filter((line) => line.startsWith('docker'))
  .map((line) => line.split(/\s+/));

/** Whether our command line takes these words. */
function parses(words: readonly string[]): void {
  const program = buildProgram(new Terminal({}, () => undefined));
  for (const command of program.commands) command.action(() => undefined).exitOverride();
  program.parse([...words], { from: 'user' });
}

t.test('what follows the name of the image is a command of the simulator', (t) => {
  const runs = commands.filter(([, verb]) => verb === 'run');
  t.ok(runs.length >= 3);
  for (const words of runs) {
    t.ok(words.includes(name), words.join(' '));
    t.doesNotThrow(() => parses(words.slice(words.indexOf(name) + 1)), words.join(' '));
    const published = words[words.indexOf('-p') + 1];
    t.equal(published, `${instruction('EXPOSE')}:${instruction('EXPOSE')}`);
  }
  t.throws(() => parses(['start', '--dta', '/data']), /unknown option/);
  const inside = commands.filter(([, verb]) => verb === 'exec').map((words) => words.slice(3));
  t.ok(inside.length > 0);
  const entry: string[] = JSON.parse(instruction('ENTRYPOINT'));
  for (const words of inside) {
    t.strictSame(words.slice(0, entry.length), entry);
    t.doesNotThrow(() => parses(words.slice(entry.length)));
  }
  t.end();
});

t.test('build arguments are those of the Dockerfile', (t) => {
  const declared = image
    .filter((each) => each.getKeyword() === 'ARG')
    .map((each) => each.getArgumentsContent()?.split('=')[0]);
  const given = commands.flatMap((words) =>
    words.flatMap((word, at) => (words[at - 1] === '--build-arg' ? [word.split('=')[0]] : [])),
  );
  t.ok(given.length > 0);
  for (const argument of [...given, 'VERSION', 'REVISION']) t.ok(declared.includes(argument), String(argument));
  t.end();
});

t.test('users, folders and the security context of Kubernetes fit the image', (t) => {
  const [context = ''] = blocks('yaml');
  t.match(load(context), {
    securityContext: { runAsNonRoot: true, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
  });
  const [uid, gid] = instruction('USER').split(':');
  t.match(page, `runs as user ${uid}`);
  t.match(page, `\`fsGroup: ${gid}\``);
  t.match(page, `sudo chown ${uid} `);
  const mounts = [...page.matchAll(/:(\/\w+)[" ]/g)].map(([, path]) => path!);
  t.ok(mounts.length > 1);
  for (const mount of mounts) t.match(text('Dockerfile'), `--chown=${uid}:${gid} ${mount} ${mount}\n`);
  t.end();
});
