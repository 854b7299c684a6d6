// Sends a request to the simulated API from the page: a pasted curl command, or one that the catalogue fills in.
import { useState } from 'preact/hooks';
import type { ControlCatalogExample, ControlExampleStep } from '../../contract/types.js';
import { base, get, headers, projectPath, Rejection, resourcePath, unreachable, urlOf } from '../client.js';
import { type Call, callOf, quoted } from '../curl.js';
import { filled, prepare, projectOf, withProject } from '../example.js';
import { linkTo, project } from '../place.js';
import { catalogue } from './catalogue-data.js';
import { StatusChip } from './chip.js';
import { Copy } from './copy.js';
import { counted } from './count.js';
import { close, dialog, Frame } from './dialog.js';
import { Area } from './field.js';
import { Json } from './json.js';
import { attempt } from './notice.js';

interface Answer {
  status: number;
  body: unknown;
}

async function send({ method, path, headers: own, body }: Call): Promise<Answer> {
  const response = await fetch(urlOf(path), {
    method,
    headers: { ...(path.startsWith('/__admin') && headers()), ...own },
    ...(body !== undefined && { body }),
  }).catch(unreachable);
  const text = await response.text();
  try {
    return { status: response.status, body: JSON.parse(text) };
  } catch {
    return { status: response.status, body: text };
  }
}

/** The project in which an example is carried out that needs one of its own: it starts over each time. */
const ownProjectOf = ({ projectId = 'catalogue-example' }: ControlCatalogExample): string => projectId;

const startOver: ControlExampleStep = {
  method: 'POST',
  path: '/__admin/projects/{projectId}/reset',
  body: { scenario: 'default' },
  keep: {},
  times: 1,
  refused: false,
};

/** Prepares the project of an example, then sends a command. */
async function carryOut(command: string, example: ControlCatalogExample | undefined): Promise<Answer> {
  if (!example?.ownProject) return send(callOf(command, base, project.value));
  const own = ownProjectOf(example);
  try {
    const kept = await prepare([startOver, ...example.before], own, (method, path, body) =>
      send({
        method,
        path,
        headers: {
          ...(!path.startsWith('/__admin') && { authorization: `Basic ${btoa('key:secret')}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body }),
      }),
    );
    return await send(callOf(filled(command, kept), base, own));
  } catch (error) {
    throw error instanceof Error ? new Rejection(error.message, 'unknown', 0) : error;
  }
}

/** A button that sends a command as it is, and shows how it was answered. */
export function SendNow({ command, children }: { command: string; children: string }) {
  const [answer, setAnswer] = useState<Answer>();
  return (
    <>
      <button
        type="button"
        onClick={() => attempt(async () => setAnswer(await send(callOf(command, base, project.value))))}
      >
        {children}
      </button>
      <span role="status">{answer && <StatusChip status={answer.status} />}</span>
    </>
  );
}

export function openSend(command = '', example?: ControlCatalogExample): void {
  dialog.value = () => <Send start={command} example={example} />;
}

function Send({ start, example }: { start: string; example: ControlCatalogExample | undefined }) {
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
        setAnswer(await carryOut(command, example));
      }}
    >
      {example && <p>{example.how.replaceAll('`', '')}</p>}
      {example?.ownProject && <Before example={example} />}
      <Area
        label="curl command"
        value={command}
        onInput={setCommand}
        hint="It goes to this simulator, whatever host it names. {projectId} stands for the open project."
      />
      {answer && (
        <div aria-live="polite">
          <p>
            Answer: <StatusChip status={answer.status} />{' '}
            {example?.ownProject && (
              <a href={linkTo('timeline', [], ownProjectOf(example))} onClick={close}>
                Open the project {ownProjectOf(example)}
              </a>
            )}
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

/** The calls that come first. */
function Before({ example }: { example: ControlCatalogExample }) {
  const own = ownProjectOf(example);
  return (
    <details>
      <summary>
        In a project of its own, {own}, which starts over and is prepared by {counted(example.before.length, 'call')}
      </summary>
      <ol class="before">
        {example.before.map(({ method, path, body, times }, index) => (
          <li key={index}>
            <code>
              {method} {withProject(path, own)} {body === undefined ? '' : JSON.stringify(body)}
            </code>
            {times > 1 && ` ${times} times`}
          </li>
        ))}
      </ol>
    </details>
  );
}

interface Operation {
  operation: string;
  method: string;
  path: string;
}

type Request = Omit<ControlCatalogExample['request'], 'path'>;

/** A request as a curl command; `url` may contain names in braces. */
function curlFor({ method, headers, credentials, body }: Request, path: string): string {
  const parts = [
    `curl${credentials ? ' -u key:secret' : ''}${method === 'GET' ? '' : ` -X ${method}`}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`-d ${quoted(indented(body))}`]),
    quoted(urlOf(path).replaceAll('%7B', '{').replaceAll('%7D', '}')),
  ];
  return parts.join(' \\\n  ');
}

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/** Opens a command that shows an entry of the catalogue, with the calls that prepare a project for it. */
export function openExample(example: ControlCatalogExample): void {
  const { request, ownProject } = example;
  const prepared = ownProject ? ownProjectOf(example) : project.value;
  openSend(curlFor(request, withProject(request.path, projectOf(example, prepared))), example);
}

/**
 * Opens a command for an operation: its parameters are those of a resource of the project. If the project has none, the
 * example of the catalogue, in a project of its own.
 */
export async function trySend(operation: Operation, example: ControlCatalogExample, headers = {}): Promise<void> {
  const path = await withParameters(operation.path);
  if (/\{\w+\}/.test(path)) openExample({ ...example, request: { ...example.request, headers } });
  else openSend(curlFor({ ...example.request, headers }, path));
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
