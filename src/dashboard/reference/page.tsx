// The page at /documentation and /__admin/docs: the operations of an OpenAPI document, each with a form that calls it. The
// document is beside the page, and it calls the simulator that serves it.
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Field } from '../parts/field.js';
import { type Listed, listed, mediaOf, type OpenApi } from './document.js';
import { Markdown } from './markdown.js';
import { OperationView } from './operation.js';
import { authorization, type Credentials } from './request.js';
import { SchemaView } from './schema.js';
import './style.css';

interface Examples {
  projects: readonly string[];
  scenario: string;
}

/** What the page says of the simulator. */
interface Settings {
  /** The base URL of the simulator, seen from the page's files. */
  base: string;
  /** Credentials that the page fills in. */
  credentials?: { keyId: string; keySecret: string };
  /** The projects that the operations are filled in for, and the scenario that has their records. */
  examples?: Examples;
}

const {
  base: up,
  credentials: given,
  examples,
}: Settings = JSON.parse(document.querySelector('meta[name="settings"]')?.getAttribute('content') ?? '{"base":".."}');
/** Where the page's files are: its address is the same with and without a slash at its end. */
const files = new URL(document.querySelector('script')?.src ?? document.baseURI);
const base = new URL(up, files);

const textOf = ({ method, path, operationId, summary = '', tags = [] }: Listed): string =>
  [method, path, operationId, summary, ...tags].join(' ').toLowerCase();

function Page({ contents }: { contents: OpenApi }) {
  const [credentials, setCredentials] = useState<Credentials>({ keyId: '', keySecret: '', ...given, token: '' });
  const [filter, setFilter] = useState('');
  const words = filter.toLowerCase().split(/\s+/);
  const isWanted = (operation: Listed): boolean => words.every((word) => textOf(operation).includes(word));
  const groups = new Map<string, Listed[]>();
  for (const operation of listed(contents.paths).filter(isWanted)) {
    const [tag = 'Operations'] = operation.tags ?? [];
    groups.set(tag, [...(groups.get(tag) ?? []), operation]);
  }
  const events = listed(contents.webhooks).filter(isWanted);
  return (
    <main>
      <header>
        <h1>{contents.info.title}</h1>
        <p>
          Version {contents.info.version}, as <a href={new URL('json', files).href}>JSON</a> and{' '}
          <a href={new URL('yaml', files).href}>YAML</a>
        </p>
        <Markdown text={contents.info.description ?? ''} />
        {examples && <LoadExamples {...examples} />}
        <Authorize contents={contents} credentials={credentials} onChange={setCredentials} />
        <div class="field">
          <label for="filter">Filter</label>
          <input id="filter" type="search" value={filter} onInput={(event) => setFilter(event.currentTarget.value)} />
        </div>
      </header>
      {[...groups].map(([tag, operations]) => (
        <section key={tag} aria-label={tag}>
          <h2>{tag}</h2>
          {operations.map((operation) => (
            <Entry key={operation.operationId} operation={operation}>
              {() => <OperationView operation={operation} document={contents} credentials={credentials} base={base} />}
            </Entry>
          ))}
        </section>
      ))}
      {events.length > 0 && (
        <section aria-label="Events">
          <h2>Events</h2>
          {events.map((event) => (
            <Entry key={event.path} operation={{ ...event, operationId: event.path }}>
              {() => {
                const schema = mediaOf(event.requestBody?.content)?.media.schema;
                return (
                  <>
                    <Markdown text={event.description ?? ''} />
                    {schema && <SchemaView schema={schema} document={contents} />}
                  </>
                );
              }}
            </Entry>
          ))}
        </section>
      )}
      {groups.size === 0 && events.length === 0 && <p>Nothing matches.</p>}
    </main>
  );
}

/** An operation that can be opened; its address is that of the page with its id. */
function Entry({ operation, children }: { operation: Listed; children: () => preact.ComponentChildren }) {
  const { operationId, method, path, summary, deprecated } = operation;
  const [isOpen, setOpen] = useState(location.hash === `#${operationId}`);
  return (
    <details
      class="operation"
      id={operationId}
      open={isOpen}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
        if (event.currentTarget.open) history.replaceState(null, '', `#${operationId}`);
      }}
    >
      <summary>
        <span class={`method ${method.toLowerCase()}`}>{method}</span>{' '}
        <code class={deprecated ? 'deprecated' : ''}>{path}</code> <span class="summary">{summary}</span>
      </summary>
      {isOpen && <div class="opened">{children()}</div>}
    </details>
  );
}

/** Resets the projects of the examples, as the command above the button does. */
function LoadExamples({ projects, scenario }: Examples) {
  const [outcome, setOutcome] = useState('');
  const load = async () => {
    setOutcome('');
    const resets = projects.map((project) =>
      fetch(new URL(`__admin/projects/${encodeURIComponent(project)}/reset`, base), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ scenario }),
      }),
    );
    const failed = (await Promise.all(resets)).find(({ ok }) => !ok);
    if (!failed) setOutcome(`Loaded into ${projects.join(', ')}.`);
    else if (failed.status === 401) setOutcome('This needs the admin token: add it to the command above.');
    else setOutcome(`${failed.status}: ${await failed.text()}`);
  };
  return (
    <p class="examples">
      <button type="button" onClick={load}>
        Load the examples
      </button>{' '}
      <span role="status">{outcome}</span>
    </p>
  );
}

interface AuthorizeOptions {
  contents: OpenApi;
  credentials: Credentials;
  onChange(credentials: Credentials): void;
}

function Authorize({ contents, credentials, onChange }: AuthorizeOptions) {
  const [fault, setFault] = useState('');
  const schemes = Object.keys(contents.components.securitySchemes ?? {});
  const isBasic = schemes.includes('basic');
  const fetchToken = async () => {
    setFault('');
    const answer = await fetch(new URL('oauth2/token', base), {
      method: 'POST',
      headers: { ...authorization({ ...credentials, token: '' }), 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=client_credentials',
    });
    const { access_token: token, error_description: why } = await answer.json();
    if (typeof token === 'string') onChange({ ...credentials, token });
    else setFault(`No token: ${why ?? answer.status}`);
  };
  const set = (name: keyof Credentials) => ({
    value: credentials[name],
    onInput: (value: string) => onChange({ ...credentials, [name]: value }),
  });
  return (
    <details class="authorize" open={isBasic && credentials.keyId === ''}>
      <summary>Authorize</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isBasic) fetchToken();
        }}
      >
        {isBasic && <Field label="Key id" {...set('keyId')} />}
        {isBasic && <Field label="Key secret" type="password" {...set('keySecret')} />}
        <Field label={isBasic ? 'Bearer token, in place of the key' : 'Admin token'} {...set('token')} />
        {isBasic && <button type="submit">Get a token</button>}
        {fault && <p class="fault">{fault}</p>}
      </form>
    </details>
  );
}

function Loading() {
  const [contents, setContents] = useState<OpenApi>();
  const [fault, setFault] = useState('');
  useEffect(() => {
    fetch(new URL('json', files))
      .then(async (response) => setContents(await response.json()))
      .catch((error: unknown) => setFault(`The document cannot be read: ${error}`));
  }, []);
  useEffect(() => {
    if (contents) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [contents]);
  return contents ? <Page contents={contents} /> : <p>{fault || 'Loading ...'}</p>;
}

render(<Loading />, document.body);
