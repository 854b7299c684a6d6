// One operation: its rules, a form that is filled in with an example, and what it answers.
import { useState } from 'preact/hooks';
import { Copy } from '../parts/copy.js';
import { Json, written } from '../parts/json.js';
import { type Listed, type Media, mediaOf, type OpenApi, type Parameter } from './document.js';
import { Markdown } from './markdown.js';
import { type Credentials, curlOf, fieldOf, requestOf } from './request.js';
import { lineOf, SchemaView, valuesOf } from './schema.js';

interface Answer {
  status: number;
  statusText: string;
  headers: string;
  body: unknown;
}

interface OperationOptions {
  operation: Listed;
  document: OpenApi;
  credentials: Credentials;
  /** The base URL of the simulator. */
  base: URL;
}

async function send(request: ReturnType<typeof requestOf>, base: URL): Promise<Answer> {
  const { method, path, headers, body } = request;
  const response = await fetch(new URL(path, base), { method, headers, ...(body !== undefined && { body }) });
  const text = await response.text();
  const { status, statusText } = response;
  const shown = [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  return { status, statusText, headers: shown, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Example bodies by name; the first fills in the form. */
function examplesOf({ example, examples = {} }: Media = {}): [name: string, value: unknown][] {
  const named = Object.entries(examples).map(([name, { summary, value }]): [string, unknown] => [
    summary ? `${name}: ${summary}` : name,
    value,
  ]);
  return example === undefined ? named : [['example', example], ...named];
}

/** Texts as they are typed into the form. */
const typed = (value: unknown): string =>
  value === undefined ? '' : Array.isArray(value) ? value.join(',') : written(value);

export function OperationView({ operation, document, credentials, base }: OperationOptions) {
  const { parameters = [], requestBody, responses = {} } = operation;
  const sent = mediaOf(requestBody?.content);
  const examples = examplesOf(sent?.media);
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(parameters.map((parameter) => [fieldOf(parameter), typed(parameter.example)])),
  );
  const [body, setBody] = useState(typed(examples[0]?.[1]));
  const [answer, setAnswer] = useState<Answer>();
  const [fault, setFault] = useState('');

  const asked = () => requestOf(operation, { values, body, ...(sent && { type: sent.type }) }, credentials);
  const execute = async () => {
    setAnswer(undefined);
    setFault('');
    try {
      setAnswer(await send(asked(), base));
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    }
  };

  return (
    <>
      <Markdown text={operation.description ?? ''} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          execute();
        }}
      >
        {parameters.map((parameter) => (
          <ParameterField
            key={fieldOf(parameter)}
            parameter={parameter}
            document={document}
            id={`${operation.operationId} ${fieldOf(parameter)}`}
            value={values[fieldOf(parameter)] ?? ''}
            onInput={(value) => setValues({ ...values, [fieldOf(parameter)]: value })}
          />
        ))}
        {sent && (
          <div class="field">
            <label for={`${operation.operationId} body`}>Body, {sent.type}</label>
            {examples.length > 1 && (
              <select
                aria-label="Example of a body"
                onChange={(event) => setBody(typed(examples[event.currentTarget.selectedIndex]?.[1]))}
              >
                {examples.map(([name]) => (
                  <option key={name}>{name}</option>
                ))}
              </select>
            )}
            <textarea
              id={`${operation.operationId} body`}
              rows={Math.min(24, body.split('\n').length + 1)}
              spellcheck={false}
              value={body}
              onInput={(event) => setBody(event.currentTarget.value)}
            />
          </div>
        )}
        <div class="acts">
          <button type="submit">Execute</button>
          <CopyCurl text={() => curlOf(asked(), base)} />
        </div>
      </form>
      <div aria-live="polite">
        {fault && <p class="fault">{fault}</p>}
        {answer && (
          <section class="answer" aria-label="Answer">
            <h4>
              <span class={answer.status < 400 ? 'status good' : 'status bad'}>{answer.status}</span>{' '}
              {answer.statusText}
            </h4>
            {answer.body !== '' && <Json value={answer.body} label="Body of the answer" />}
            <details>
              <summary>Headers</summary>
              <pre>{answer.headers}</pre>
            </details>
          </section>
        )}
      </div>
      {sent?.media.schema && (
        <>
          <h4>Body</h4>
          <SchemaView schema={sent.media.schema} document={document} />
        </>
      )}
      {Object.keys(responses).length > 0 && <h4>Answers</h4>}
      {Object.entries(responses).map(([status, response]) => (
        <Possible key={status} status={status} response={response} document={document} />
      ))}
    </>
  );
}

interface PossibleOptions {
  status: string;
  response: NonNullable<Listed['responses']>[string];
  document: OpenApi;
}

function Possible({ status, response: { description = '', content }, document }: PossibleOptions) {
  const [isOpen, setOpen] = useState(false);
  const schema = mediaOf(content)?.media.schema;
  // The codes of errors, which a list explains.
  const codes = [...description.matchAll(/^- `(\w+)`/gm)].map(([, code]) => code);
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <code>{status}</code> {codes.length > 0 ? codes.join(', ') : description}
      </summary>
      {isOpen && codes.length > 0 && <Markdown text={description} />}
      {isOpen && schema && <SchemaView schema={schema} document={document} />}
    </details>
  );
}

/** The command is made when it is copied: until then the form can lack a value. */
function CopyCurl({ text }: { text: () => string }) {
  let command = '';
  try {
    command = text();
  } catch {
    return null;
  }
  return <Copy text={command}>Copy curl</Copy>;
}

interface ParameterFieldOptions {
  parameter: Parameter;
  document: OpenApi;
  id: string;
  value: string;
  onInput(value: string): void;
}

function ParameterField({ parameter, document, id, value, onInput }: ParameterFieldOptions) {
  const { name, in: place, required = false, description, schema = {} } = parameter;
  const values = valuesOf(schema, document).map(String);
  const line = lineOf(schema, document);
  const list = `${id} values`;
  return (
    <div class="field">
      <label for={id}>
        <code>{name}</code>
        {required && ' *'} <span class="type">{`${place}, ${line}`}</span>
      </label>
      <input
        id={id}
        value={value}
        required={required}
        type="text"
        list={list}
        placeholder={line.startsWith('array') ? 'several: separated by commas' : ''}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <datalist id={list}>
        {values.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
      {description && <small>{description}</small>}
    </div>
  );
}
