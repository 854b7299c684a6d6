// Sends a request to the simulated API from the page: a pasted curl command, or one that the catalogue fills in.
import { useState } from 'preact/hooks';
import { base, get, projectPath, resourcePath, unreachable, urlOf } from '../client.js';
import { callOf } from '../curl.js';
import { project } from '../place.js';
import { catalogue } from './catalogue-data.js';
import { StatusChip } from './chip.js';
import { Copy } from './copy.js';
import { quoted } from './deed.js';
import { dialog, Frame } from './dialog.js';
import { Area } from './field.js';
import { Json } from './json.js';

/** The name of the file with an example body for each operation, which the build puts here. */
declare const EXAMPLES: string;

interface Answer {
  status: number;
  body: unknown;
}

async function send(command: string): Promise<Answer> {
  const { method, path, headers, body } = callOf(command, base, project.value);
  const response = await fetch(urlOf(path), { method, headers, ...(body !== undefined && { body }) }).catch(
    unreachable,
  );
  const text = await response.text();
  try {
    return { status: response.status, body: JSON.parse(text) };
  } catch {
    return { status: response.status, body: text };
  }
}

export function openSend(command = ''): void {
  dialog.value = () => <Send start={command} />;
}

function Send({ start }: { start: string }) {
  const [command, setCommand] = useState(start);
  const [answer, setAnswer] = useState<Answer>();
  return (
    <Frame
      title="Send a request"
      wide
      submit="Send"
      stay
      onSubmit={async () => {
        setAnswer(undefined);
        setAnswer(await send(command));
      }}
    >
      <Area
        label="curl command"
        value={command}
        onInput={setCommand}
        hint="It goes to this simulator, whatever host it names. {projectId} stands for the open project."
      />
      {answer && (
        <div aria-live="polite">
          <p>
            Answer: <StatusChip status={answer.status} />
          </p>
          {answer.body !== '' && <Json value={answer.body} label="Answer" />}
        </div>
      )}
      <div class="acts">
        <Copy text={command}>Copy curl</Copy>
      </div>
    </Frame>
  );
}

interface Operation {
  operation: string;
  method: string;
  path: string;
}

/**
 * Opens a command for an operation: its parameters are those of a resource of the project, its body an example, with `fields`
 * in the place of its own.
 */
export async function trySend(
  { operation, method, path }: Operation,
  { headers = [], fields }: { headers?: readonly string[]; fields?: object } = {},
): Promise<void> {
  const [filled, example] = await Promise.all([withParameters(path), exampleOf(operation)]);
  const body = fields && typeof example === 'object' ? { ...example, ...fields } : example;
  const parts = [
    `curl -u key:secret${method === 'GET' ? '' : ` -X ${method}`}`,
    ...headers.map((header) => `-H ${quoted(header)}`),
    ...(body === undefined ? [] : [`-d ${quoted(JSON.stringify(body, null, 2))}`]),
    quoted(urlOf(filled).replaceAll('%7B', '{').replaceAll('%7D', '}')),
  ];
  openSend(parts.join(' \\\n  '));
}

/** The path with the parameters of the first resource whose path begins like it; those that no resource has stay. */
async function withParameters(path: string): Promise<string> {
  const own = path.replace('{projectId}', encodeURIComponent(project.value));
  const last = own.slice(0, own.lastIndexOf('}') + 1);
  if (last === '') return own;
  const service = /^\/v1\/projects\/[^/]+\/(\w+)/.exec(own)?.[1];
  const lifecycles = catalogue.value?.lifecycles.filter(({ lifecycle }) => lifecycle.split('.')[0] === service) ?? [];
  const paths = await Promise.all(lifecycles.map(({ lifecycle }) => pathOfFirst(lifecycle)));
  const [, ...values] = paths.map((known) => patternOf(last).exec(known ?? '')).find((match) => match) ?? [];
  return own.replace(/\{\w+\}/g, (name) => values.shift() ?? name);
}

/** The path of the first resource with a lifecycle. */
async function pathOfFirst(lifecycle: string): Promise<string | undefined> {
  const at = projectPath(project.value, '/resources');
  const { resources } = await get<'ResourcesController_listResources_v1'>(at, { lifecycle, pageSize: 1 });
  if (!resources[0]) return undefined;
  const { path } = await get<'ResourcesController_getResource_v1'>(
    resourcePath(project.value, lifecycle, resources[0].key),
  );
  return path;
}

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replace(/[.+*?^$()[\]]/g, '\\$&').replace(/\{\w+\}/g, '([^/]+)')}`);

let examples: Promise<Record<string, unknown>> | undefined;

async function exampleOf(operation: string): Promise<unknown> {
  examples ??= fetch(new URL(`dashboard/${EXAMPLES}`, base)).then((response) => response.json());
  return (await examples)[operation];
}
