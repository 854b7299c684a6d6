// Carries out a Dockerfile without Docker: each stage becomes a folder, its commands run here, with the Node of this process.
// Instructions that the Dockerfile of this project does not use are rejected.
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, delimiter, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import dockerignore, { type Ignore } from '@balena/dockerignore';
import {
  Arg,
  Copy,
  DockerfileParser,
  Entrypoint,
  Env,
  From,
  type Instruction,
  JSONInstruction,
  Label,
  type PropertyInstruction,
} from 'dockerfile-ast';

const execute = promisify(execFile);

export interface Stage {
  /** The folder that stands for `/`. */
  root: string;
  workdir: string;
  env: Record<string, string>;
  labels: Record<string, string>;
  user: string;
  stopSignal: string;
  volumes: string[];
  /** Without the command. */
  entrypoint: string[];
  command: string[];
  healthcheck: string[];
}

/** The environment in which commands of a stage run. Nothing of the test runner's gets in. */
export function environment(stage: Stage, programs: readonly string[] = []): NodeJS.ProcessEnv {
  const ours = Object.entries(process.env).filter(([name]) => !/^(NODE_OPTIONS$|_?TAP)/.test(name));
  const path = [...programs, dirname(process.execPath), process.env.PATH].join(delimiter);
  return { ...Object.fromEntries(ours), ...stage.env, PATH: path };
}

/**
 * npm, whose `ci` takes a minute: the packages are those that it has put into the build context, as links to the same files
 * where the file system allows it, but for what npm and the build write. Fails for a lockfile that is not that of the context.
 */
const npm = (context: string): string => `#!/bin/sh
set -e
if [ "$1" != ci ]; then
  PATH="\${PATH#*:}"
  exec npm "$@"
fi
cmp package-lock.json '${context}/package-lock.json'
mkdir node_modules
target=$PWD/node_modules
cd '${context}/node_modules'
cp .package-lock.json "$target"
for name in .bin @* [!.@]*; do cp -al "$name" "$target" 2>/dev/null || cp -a "$name" "$target"; done
`;

/** Builds the last stage in an empty folder. Throws for a command that fails and for a file that the build context lacks. */
export async function buildImage(context: string, folder: string): Promise<Stage> {
  const dockerfile = DockerfileParser.parse(readFileSync(join(context, 'Dockerfile'), 'utf8'));
  const ignored = dockerignore.default().add(readFileSync(join(context, '.dockerignore'), 'utf8'));
  const programs = join(folder, 'programs');
  mkdirSync(programs);
  // This machine has no user of the image's.
  writeFileSync(join(programs, 'chown'), '#!/bin/sh\n', { mode: 0o755 });
  writeFileSync(join(programs, 'npm'), npm(context), { mode: 0o755 });

  const named = new Map<string, Stage>();
  /** Build arguments: those before the first FROM, which every FROM sees, and those of the stage. */
  const first = new Map<string, string>();
  let values = first;
  let stage: Stage | undefined;
  for (const instruction of dockerfile.getInstructions()) {
    if (instruction instanceof From) {
      // Every stage starts from the image of this machine: its Node.
      const base = instruction.getImage() ?? '';
      if (!resolved(base, first).startsWith('node:')) throw new Error(`${base} is not an image of Node`);
      stage = emptyStage(join(folder, `stage-${named.size}`));
      named.set(instruction.getBuildStage() ?? '', stage);
      values = new Map();
    } else if (instruction instanceof Arg) {
      const property = instruction.getProperty();
      if (property) values.set(property.getName(), property.getValue() ?? '');
    } else if (!stage) throw new Error(`${instruction.toString()} comes before FROM`);
    else if (instruction instanceof Copy) copy(instruction, stage, named, context, ignored);
    else if (instruction.getKeyword() === 'RUN') {
      const line = instruction.getArgumentsContent() ?? '';
      const inside = line.replace(/(?<=^|\s)\/(?=\w)/g, `${stage.root}/`);
      await execute('sh', ['-c', inside], { cwd: stage.workdir, env: environment(stage, [programs]) });
    } else configure(instruction, stage, values);
  }
  if (!stage) throw new Error('the Dockerfile has no stage');
  return stage;
}

function emptyStage(root: string): Stage {
  mkdirSync(root);
  return {
    root,
    workdir: root,
    env: {},
    labels: {},
    user: 'root',
    stopSignal: '',
    volumes: [],
    entrypoint: [],
    command: [],
    healthcheck: [],
  };
}

/** A text with the values of build arguments. Throws for an argument that the stage does not declare. */
function resolved(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(/\$\{(\w+)\}/g, (_, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`ARG ${name} is not declared here`);
    return value;
  });
}

const pairs = (instruction: PropertyInstruction, values: ReadonlyMap<string, string>): [string, string][] =>
  instruction
    .getProperties()
    .map((property): [string, string] => [property.getName(), resolved(property.getValue() ?? '', values)]);

function copy(
  instruction: Copy,
  stage: Stage,
  named: ReadonlyMap<string, Stage>,
  context: string,
  ignored: Ignore,
): void {
  const words = instruction.getArguments().map((argument) => argument.getValue());
  const from = instruction
    .getFlags()
    .find((flag) => flag.getName() === 'from')
    ?.getValue();
  const source = from === undefined ? context : named.get(from ?? '')?.root;
  if (!source) throw new Error(`COPY from the unknown stage ${from}`);
  const last = words.at(-1) ?? '';
  const target = isAbsolute(last) ? join(stage.root, last) : resolve(stage.workdir, last);
  for (const word of words.slice(0, -1)) {
    const path = join(source, word);
    if (!existsSync(path)) throw new Error(`COPY: ${word} does not exist`);
    const isFolder = statSync(path).isDirectory();
    let files = 0;
    cpSync(path, isFolder ? target : join(target, basename(word)), {
      recursive: true,
      filter(file) {
        if (statSync(file).isDirectory()) return true;
        const counts = from !== undefined || !ignored.ignores(relative(context, file));
        if (counts) files++;
        return counts;
      },
    });
    if (files === 0 && from === undefined)
      throw new Error(`COPY: .dockerignore keeps ${word} out of the build context`);
  }
}

function configure(instruction: Instruction, stage: Stage, values: ReadonlyMap<string, string>): void {
  const text = instruction.getArgumentsContent() ?? '';
  const strings = instruction instanceof JSONInstruction ? instruction.getJSONStrings() : [];
  const words = strings.map((word) => word.getJSONValue());
  if (instruction instanceof Env) Object.assign(stage.env, Object.fromEntries(pairs(instruction, values)));
  else if (instruction instanceof Label) Object.assign(stage.labels, Object.fromEntries(pairs(instruction, values)));
  else if (instruction instanceof Entrypoint) stage.entrypoint = words;
  else {
    switch (instruction.getKeyword()) {
      case 'WORKDIR':
        stage.workdir = join(stage.root, text);
        mkdirSync(stage.workdir, { recursive: true });
        break;
      case 'CMD':
        stage.command = words;
        break;
      case 'HEALTHCHECK':
        stage.healthcheck = JSON.parse(text.slice(text.indexOf('[')));
        break;
      case 'USER':
        stage.user = text;
        break;
      case 'STOPSIGNAL':
        stage.stopSignal = text;
        break;
      case 'VOLUME':
        stage.volumes.push(text);
        break;
      case 'EXPOSE':
        break;
      default:
        throw new Error(`the Dockerfile uses ${instruction.getKeyword()}, which test/image.ts does not carry out`);
    }
  }
}
