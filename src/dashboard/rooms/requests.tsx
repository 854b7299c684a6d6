// The journal: every request to the API, what was wrong with it, and how to send it again.
import { useState } from 'preact/hooks';
import type { ControlRequest } from '../../contract/types.js';
import { base, get, projectPath } from '../client.js';
import { quoted } from '../curl.js';
import { useLoaded } from '../loaded.js';
import { StatusChip } from '../parts/chip.js';
import { now } from '../parts/clock-bar.js';
import { Copy } from '../parts/copy.js';
import { Detail } from '../parts/detail.js';
import { actionOf, familyOf, Story } from '../parts/entry.js';
import { Choice, Fact, Facts } from '../parts/field.js';
import { Json } from '../parts/json.js';
import { Failure } from '../parts/notice.js';
import { Rows } from '../parts/rows.js';
import { Search } from '../parts/search.js';
import { openSend } from '../parts/send.js';
import { At, plain } from '../parts/time.js';
import { go, linkTo, place, project } from '../place.js';
import { editFault } from './faults.js';

const results = [
  ['', 'All answers'],
  ['2', 'Accepted'],
  ['4', 'Rejected (4xx)'],
  ['5', 'Failed (5xx)'],
] as const;

export function Requests() {
  const [text, setText] = useState('');
  const [result, setResult] = useState('');
  const { value, error } = useLoaded(
    () => get<'JournalController_listRequests_v1'>(projectPath(project.value, '/requests')),
    [project.value],
  );
  const all = value?.requests ?? [];
  const wanted = text.toLowerCase();
  const shown = all
    .filter(
      ({ method, url, operation = '', errorCode = '', answer }) =>
        (result === '' || String(answer.status).startsWith(result)) &&
        `${method} ${url} ${operation} ${errorCode} ${answer.status}`.toLowerCase().includes(wanted),
    )
    .toReversed();
  const [number] = place.value.rest;
  const open = all.find((each) => String(each.number) === number);
  return (
    <div class="split">
      <section aria-label="Requests">
        <div class="bar">
          <Search label="Filter by operation, URL or error" value={text} onInput={setText} />
          <Choice label="Answer" hidden value={result} onInput={setResult} options={results} />
        </div>
        <Failure error={error} waiting={!value} />
        <Rows
          label="Requests, newest first"
          items={shown}
          heightOf={() => 48}
          keyOf={({ number }) => number}
          empty={
            !value ? (
              ''
            ) : all.length === 0 ? (
              <>
                No request yet. Point a client at <code>{new URL(`v1/projects/${project.value}`, base).href}</code>.
              </>
            ) : (
              'No request matches.'
            )
          }
        >
          {(request) => (
            <a
              class="row slim"
              href={linkTo('requests', [String(request.number)])}
              aria-current={request === open ? 'true' : undefined}
            >
              <span class="name" title={request.url}>
                <b>{request.operation ? actionOf(request.operation) : `${request.method} ${request.url}`}</b>
                <small>
                  {request.method} {request.url}
                </small>
              </span>
              <span>
                <StatusChip status={request.answer.status} /> <small>{request.errorCode}</small>
              </span>
              <span class="aside">
                <At at={request.at} now={now.value} /> #{request.number}
              </span>
            </a>
          )}
        </Rows>
      </section>
      {open && <One request={open} />}
      {value && number !== undefined && !open && (
        <Detail label={`Request ${number}`}>
          <p class="quiet">Request #{number} is not in the journal.</p>
        </Detail>
      )}
    </div>
  );
}

function One({ request }: { request: ControlRequest }) {
  const { number, method, url, operation, answer, brokenRules = [], hints = [], errorCode, fault } = request;
  return (
    <Detail label={`Request ${number}`}>
      <h2>
        {operation ? actionOf(operation) : method} <StatusChip status={answer.status} />
      </h2>
      <div class="acts">
        <Copy text={asCurl(request)}>Copy as curl</Copy>
        <Copy text={asFetch(request)}>Copy as fetch</Copy>
        <button type="button" onClick={() => openSend(asCurl(request))}>
          Send again…
        </button>
        {operation && (
          <button
            type="button"
            onClick={() => {
              go(linkTo('faults'));
              editFault({ operation, error: errorCode ?? '' });
            }}
          >
            Turn into a fault…
          </button>
        )}
      </div>
      <Facts>
        <Fact name="At">{plain(request.at)}</Fact>
        <Fact name="Request">
          <code>
            {method} {url}
          </code>
        </Fact>
        {operation && <Fact name="Operation">{operation}</Fact>}
        {errorCode && (
          <Fact name="Error">
            <code>{errorCode}</code>
          </Fact>
        )}
        {fault && (
          <Fact name="Injected fault">
            <a href={linkTo('faults', [fault])}>{fault}</a>
          </Fact>
        )}
        {request.platformRule && <Fact name="Platform rule">{request.platformRule}</Fact>}
      </Facts>
      {brokenRules.length > 0 && (
        <>
          <h3>Broken rules</h3>
          <ul class="faults">
            {brokenRules.map((rule, index) => (
              <li key={index}>
                <BrokenRule of={rule.field ?? rule.in ?? 'request'} message={rule.message} /> <small>{rule.rule}</small>
              </li>
            ))}
          </ul>
        </>
      )}
      {hints.length > 0 && (
        <>
          <h3>Hints</h3>
          <ul class="hints">
            {hints.map((hint, index) => (
              <li key={index}>{hint}</li>
            ))}
          </ul>
        </>
      )}
      {request.request.body !== undefined && (
        <>
          <h3>Request body</h3>
          <Json value={request.request.body} label="Request body" />
        </>
      )}
      <h3>Response body</h3>
      {answer.body === undefined ? <p class="quiet">Empty.</p> : <Json value={answer.body} label="Response body" />}
      <h3>What it caused</h3>
      <Story list={familyOf(number)} now={now.value} />
      <details>
        <summary>Headers</summary>
        <Json value={{ request: request.request.headers, response: answer.headers }} label="Headers" />
      </details>
    </Detail>
  );
}

/** Many messages begin with the field that they are about. */
function BrokenRule({ of, message }: { of: string; message: string }) {
  return (
    <>
      <code>{of}</code>
      {message.startsWith(`${of} `) ? message.slice(of.length) : ` ${message}`}
    </>
  );
}

/** Headers that a client sets itself. */
const ownHeaders = /^(?:host|connection|content-length|user-agent|accept-encoding|accept-language|sec-.*|x-mock-.*)$/;

/** The journal does not show credentials; without strict mode any others do. */
const credentials = (name: string, value: unknown): string =>
  name === 'authorization' && /REDACTED/.test(String(value)) ? `Basic ${btoa('key:secret')}` : String(value);

function headersOf({ request }: ControlRequest): [string, string][] {
  return Object.entries(request.headers)
    .filter(([name]) => !ownHeaders.test(name))
    .map(([name, value]) => [name, credentials(name, value)]);
}

const bodyOf = ({ request: { body } }: ControlRequest): string | undefined =>
  body === undefined || typeof body === 'string' ? body : JSON.stringify(body);

const urlOf = ({ url }: ControlRequest): string => new URL(url.replace(/^\//, ''), base).href;

function asCurl(request: ControlRequest): string {
  const body = bodyOf(request);
  return [
    `curl -X ${request.method}`,
    ...headersOf(request).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`-d ${quoted(body)}`]),
    quoted(urlOf(request)),
  ].join(' \\\n  ');
}

function asFetch(request: ControlRequest): string {
  const body = bodyOf(request);
  const options = {
    method: request.method,
    headers: Object.fromEntries(headersOf(request)),
    ...(body !== undefined && { body }),
  };
  return `await fetch(${JSON.stringify(urlOf(request))}, ${JSON.stringify(options, null, 2)});`;
}
