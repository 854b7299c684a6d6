// Everything that can be forced: operations with their errors, magic values, platform rules, lifecycles.
import { useState } from 'preact/hooks';
import type { ControlCatalog, ControlCatalogExample } from '../../contract/types.js';
import { act, get, projectPath } from '../client.js';
import { useLoaded } from '../loaded.js';
import { useCatalogue } from '../parts/catalogue-data.js';
import { StatusChip } from '../parts/chip.js';
import { Diagram } from '../parts/diagram.js';
import { actionOf } from '../parts/entry.js';
import { attempt, Failure } from '../parts/notice.js';
import { Search } from '../parts/search.js';
import { openExample, trySend } from '../parts/send.js';
import { linkTo, place, project } from '../place.js';
import { editFault } from './faults.js';

const pages = [
  ['operations', 'Operations and errors'],
  ['lifecycles', 'Lifecycles'],
  ['magic', 'Magic values'],
  ['rules', 'Platform rules'],
] as const;

export function Catalogue() {
  const [text, setText] = useState('');
  const page = place.value.rest[0] ?? 'operations';
  return (
    <section aria-label="Catalogue">
      <div class="bar">
        <Search label="Filter the catalogue" value={text} onInput={setText} />
        {pages.map(([name, title]) => (
          <a
            key={name}
            class="button"
            href={linkTo('catalogue', [name])}
            aria-current={name === page ? 'page' : undefined}
          >
            {title}
          </a>
        ))}
      </div>
      <div class="scroll page" tabIndex={0} role="region" aria-label="Entries of the catalogue">
        <Page page={page} text={text.toLowerCase()} />
      </div>
    </section>
  );
}

function Page({ page, text }: { page: string; text: string }) {
  const catalogue = useCatalogue();
  if (page === 'rules') return <PlatformRules text={text} />;
  if (!catalogue) return <Failure error={undefined} waiting />;
  if (page === 'magic') return <MagicValues values={catalogue.magicValues} text={text} />;
  if (page === 'lifecycles') return <Lifecycles text={text} />;
  return <Operations operations={catalogue.operations} text={text} />;
}

type Operation = ControlCatalog['operations'][number];

function Operations({ operations, text }: { operations: readonly Operation[]; text: string }) {
  const shown = operations.filter(({ operation, path, summary, errors }) =>
    `${operation} ${path} ${summary} ${errors.map(({ code }) => code).join(' ')}`.toLowerCase().includes(text),
  );
  if (shown.length === 0) return <p class="empty">No operation matches.</p>;
  return (
    <ul class="cards">
      {shown.map((operation) => (
        <Entry key={operation.operation} operation={operation} />
      ))}
    </ul>
  );
}

/** One operation; what it contains is drawn when it is opened, because there are many. */
function Entry({ operation }: { operation: Operation }) {
  const [opened, setOpened] = useState(false);
  return (
    <li class="block">
      <details onToggle={(event) => setOpened(event.currentTarget.open)}>
        <summary>
          <span class="operation">
            <b>
              {actionOf(operation.operation)} <small>{operation.service}</small>
            </b>
            <code>
              {operation.method} {operation.path}
            </code>
            <small>{operation.summary}</small>
          </span>
        </summary>
        {opened && <Opened operation={operation} />}
      </details>
    </li>
  );
}

function useExamples(kind: ControlCatalogExample['kind'] | undefined, operation?: string) {
  const { value, error } = useLoaded(
    () => get<'CatalogController_listExamples_v1'>('/__admin/catalog/examples', { kind, operation }),
    [kind, operation],
    false,
  );
  return { examples: value?.examples ?? [], error };
}

/** Fills in the request that shows an entry. */
function TryThis({ example, name }: { example: ControlCatalogExample | undefined; name: string | undefined }) {
  if (!example) return null;
  return (
    <button type="button" onClick={() => openExample(example)}>
      Try this… <span class="unseen">{name}</span>
    </button>
  );
}

function Opened({ operation }: { operation: Operation }) {
  const { examples, error } = useExamples(undefined, operation.operation);
  const own = examples.find(({ kind }) => kind === 'operation');
  return (
    <>
      <Failure error={error} />
      {own && (
        <div class="acts try">
          <button type="button" onClick={() => attempt(() => trySend(operation, own))}>
            Try this… <span class="unseen">{operation.operation}</span>
          </button>
        </div>
      )}
      <table>
        <thead>
          <tr>
            <th scope="col">Error</th>
            <th scope="col">Meaning</th>
            <th scope="col">How to reach it</th>
            <th scope="col">Try it</th>
          </tr>
        </thead>
        <tbody>
          {operation.errors.map(({ code, status, says }) => {
            const example = examples.find(({ error: known }) => known === code);
            const prefer = { prefer: `code=${status}, example=${code}` };
            return (
              <tr key={code}>
                <td>
                  <StatusChip status={status} /> <code>{code}</code>
                </td>
                <td>{says}</td>
                <td>{example?.how.replaceAll('`', '')}</td>
                <td class="acts">
                  {example?.mode === undefined && <TryThis example={example} name={code} />}
                  {own && (
                    <button type="button" onClick={() => attempt(() => trySend(operation, own, prefer))}>
                      Prefer… <span class="unseen">{code}</span>
                    </button>
                  )}
                  <button type="button" onClick={() => editFault({ operation: operation.operation, error: code })}>
                    Inject… <span class="unseen">{code}</span>
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

function MagicValues({ values, text }: { values: ControlCatalog['magicValues']; text: string }) {
  const { examples } = useExamples('magicValue');
  const shown = values.filter((row) => Object.values(row).join(' ').toLowerCase().includes(text));
  const exampleOf = ({ where, value, effect }: (typeof values)[number]) =>
    examples.find((each) => each.where === where && each.value === value && each.effect === effect);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Where</th>
          <th scope="col">Value</th>
          <th scope="col">Effect</th>
          <th scope="col">Try it</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((row) => (
          <tr key={`${row.where} ${row.value} ${row.effect}`}>
            <td>{row.where}</td>
            <td>
              <code>{row.value}</code>
            </td>
            <td>{row.effect}</td>
            <td class="acts">
              <TryThis example={exampleOf(row)} name={row.value} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Lifecycles({ text }: { text: string }) {
  const { value, error } = useLoaded(
    () => get<'LifecyclesController_listLifecycles_v1'>('/__admin/lifecycles'),
    [],
    false,
  );
  const shown = value?.lifecycles.filter(({ name }) => name.toLowerCase().includes(text)) ?? [];
  return (
    <>
      <Failure error={error} waiting={!value} />
      {shown.map(({ name, fields }) => (
        <article key={name}>
          <h2>{name}</h2>
          {fields.map(({ field }) => (
            <div key={field}>
              <h3>{field}</h3>
              <Diagram lifecycle={name} field={field} />
            </div>
          ))}
        </article>
      ))}
    </>
  );
}

function PlatformRules({ text }: { text: string }) {
  const path = projectPath(project.value, '/platform-rules');
  const { value, error, reload } = useLoaded(async () => {
    const [{ rules }, switches] = await Promise.all([
      get<'PlatformRulesController_listPlatformRules_v1'>('/__admin/platform-rules'),
      get<'PlatformRulesController_getSwitches_v1'>(path),
    ]);
    return rules.map((rule) => ({ ...rule, active: switches[rule.id] ?? rule.active }));
  }, [project.value]);
  const { examples } = useExamples('platformRule');
  const shown = value?.filter((rule) => `${rule.id} ${rule.says}`.toLowerCase().includes(text)) ?? [];
  return (
    <>
      <Failure error={error} waiting={!value} />
      <ul class="cards">
        {shown.map((rule) => (
          <li key={rule.id}>
            <span class="name">
              <b>{rule.id}</b>
              <small>{rule.says}</small>
              <small>
                {rule.source}, {rule.certainty}
              </small>
            </span>
            <TryThis example={examples.find(({ platformRule }) => platformRule === rule.id)} name={rule.id} />
            <button
              type="button"
              aria-pressed={rule.active}
              onClick={async () => {
                const change = { [rule.id]: !rule.active };
                if (await attempt(() => act<'PlatformRulesController_setSwitches_v1'>('PUT', path, change))) reload();
              }}
            >
              {rule.active ? 'On' : 'Off'} <span class="unseen">{rule.id}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
