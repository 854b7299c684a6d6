// How the project and the simulator behave: settings, rate limit, tokens, and how the simulator was started.
import { useState } from 'preact/hooks';
import type { ControlProjectSettings } from '../../contract/types.js';
import { act, get, projectPath, urlOf } from '../client.js';
import { useLoaded } from '../loaded.js';
import { Choice, Fact, Facts, Field } from '../parts/field.js';
import { written } from '../parts/json.js';
import { attempt, Failure, say } from '../parts/notice.js';
import { project } from '../place.js';

export function Settings() {
  return (
    <section aria-label="Settings">
      <article class="columns">
        <ProjectSettings />
        <RateLimit />
        <Tokens />
        <Simulator />
      </article>
    </section>
  );
}

type Name = keyof ControlProjectSettings;

const choices: readonly { name: Name; label: string; options: readonly (readonly [string, string])[] }[] = [
  {
    name: 'signatureClock',
    label: 'Time in signatures of webhooks',
    options: [
      ['project', 'of the project'],
      ['real', 'real, for receivers that reject old timestamps'],
    ],
  },
  {
    name: 'contentType',
    label: 'Content type of requests',
    options: [
      ['any', 'any'],
      ['strict', 'JSON only'],
    ],
  },
  {
    name: 'unknownFields',
    label: 'Unknown fields in requests',
    options: [
      ['', 'hint, but reject for RCS senders'],
      ['drop', 'drop'],
      ['hint', 'drop, with a hint'],
      ['reject', 'reject'],
    ],
  },
];

function ProjectSettings() {
  const path = projectPath(project.value, '/settings');
  const { value, error, change } = useLoaded(() => get<'SettingsController_getSettings_v1'>(path), [path]);
  const put = (settings: ControlProjectSettings): Promise<void> =>
    change(() => act<'SettingsController_setSettings_v1'>('PUT', path, settings));
  return (
    <section class="part" aria-label="This project">
      <h2>This project</h2>
      <Failure error={error} />
      {value &&
        choices.map(({ name, label, options }) => (
          <Choice
            key={name}
            label={label}
            value={value[name] ?? ''}
            options={options}
            onInput={(chosen) => {
              const { [name]: _, ...others } = value;
              void put(chosen === '' ? others : { ...others, [name]: chosen });
            }}
          />
        ))}
      {value && (
        <div class="acts">
          <button type="button" onClick={() => put({})}>
            As the simulator was started
          </button>
        </div>
      )}
    </section>
  );
}

function RateLimit() {
  const path = projectPath(project.value, '/limit');
  const [requests, setRequests] = useState('10');
  const [per, setPer] = useState('1s');
  const { value, error, change } = useLoaded(() => get<'FaultsController_getLimit_v1'>(path), [path]);
  const limit = value?.limit;
  return (
    <section class="part" aria-label="Rate limit">
      <h2>Rate limit</h2>
      <Failure error={error} />
      <p class="quiet">
        {limit
          ? `${limit.requests} requests per ${limit.per}; ${limit.remaining} remain in this window.`
          : 'None. With a limit, further requests get 429 until the window ends.'}
      </p>
      <form
        class="inputs"
        onSubmit={(event) => {
          event.preventDefault();
          const body = { requests: Number(requests), per };
          void change(() => act<'FaultsController_setLimit_v1'>('PUT', path, body));
        }}
      >
        <Field label="Requests" type="number" value={requests} onInput={setRequests} required />
        <Field label="Per" value={per} onInput={setPer} required />
        <button type="submit">Set</button>
        {limit && (
          <button type="button" onClick={() => change(() => act<'FaultsController_deleteLimit_v1'>('DELETE', path))}>
            Lift
          </button>
        )}
      </form>
    </section>
  );
}

function Tokens() {
  const [keyId, setKeyId] = useState('');
  const body = { projectId: project.value, ...(keyId && { keyId }) };
  return (
    <section class="part" aria-label="Access tokens">
      <h2>Access tokens</h2>
      <p class="quiet">
        Requests with an expired token get 401, as they do after an hour. A client must fetch a new one.
      </p>
      <form
        class="inputs"
        onSubmit={async (event) => {
          event.preventDefault();
          const expire = (): Promise<unknown> =>
            act<'TokensController_expireTokens_v1'>('POST', '/__admin/tokens/expire', body);
          if (await attempt(expire)) say('The tokens are expired.', 'good');
        }}
      >
        <Field label="Key id" value={keyId} onInput={setKeyId} hint="empty: all keys of the project" />
        <button type="submit">Expire tokens</button>
      </form>
    </section>
  );
}

/** Pages of the simulator that explain it. */
const pages = [
  ['/documentation', 'API documentation'],
  ['/openapi.json', 'OpenAPI document of the API'],
  ['/__admin/docs', 'Control API documentation'],
  ['/__admin/openapi.json', 'OpenAPI document of the control API'],
] as const;

function Simulator() {
  const { value, error } = useLoaded(() => get<'SimulatorController_getSettings_v1'>('/__admin/settings'), [], false);
  return (
    <section class="part" aria-label="This simulator">
      <h2>This simulator</h2>
      <Failure error={error} />
      <ul class="links">
        {pages.map(([path, title]) => (
          <li key={path}>
            <a href={urlOf(path)}>{title}</a>
          </li>
        ))}
      </ul>
      {value && (
        <Facts>
          <Fact name="version">{value.version}</Fact>
          <Fact name="contract">{value.contract}</Fact>
          {Object.entries(value.settings).map(([name, setting]) => (
            <Fact key={name} name={name}>
              <code>{written(setting)}</code>
            </Fact>
          ))}
        </Facts>
      )}
    </section>
  );
}
