// Everything that has a lifecycle: where it stands, what it waits for.
import { useEffect, useState } from 'preact/hooks';
import type { ControlResources } from '../../contract/types.js';
import { get, projectPath } from '../client.js';
import { useLoaded } from '../loaded.js';
import { useCatalogue } from '../parts/catalogue-data.js';
import { States } from '../parts/chip.js';
import { now } from '../parts/clock-bar.js';
import { Choice } from '../parts/field.js';
import { Failure } from '../parts/notice.js';
import { Rows } from '../parts/rows.js';
import { Search } from '../parts/search.js';
import { distance } from '../parts/time.js';
import { linkToResource, place, project } from '../place.js';
import { ResourceView } from './resource.js';
import { Welcome } from './welcome.js';

export type Resource = ControlResources['resources'][number];

/** Resources of one page; the next one is loaded when the end comes into view. */
const pageSize = 200;

export function Resources() {
  const [text, setText] = useState('');
  const [lifecycle, setLifecycle] = useState('');
  const [waiting, setWaiting] = useState(false);
  const [pages, setPages] = useState(1);
  useEffect(() => setPages(1), [text, lifecycle, project.value]);
  const kinds = useCatalogue()?.lifecycles ?? [];
  const { value, error } = useLoaded(() => load(text, lifecycle, pages), [project.value, text, lifecycle, pages]);
  const [last, setLast] = useState<Page>();
  useEffect(() => {
    if (value) setLast(value);
  }, [value]);
  // While more is on its way the list keeps what it has.
  const { resources } = value ?? last ?? { resources: [] };
  const shown = waiting ? resources.filter(({ pending }) => pending.length > 0) : resources;
  const [openLifecycle, openKey] = place.value.rest;
  const filtered = text !== '' || lifecycle !== '' || waiting;
  return (
    <div class="split">
      <section aria-label="Resources">
        <div class="bar">
          <Search label="Filter by name, key or state" value={text} onInput={setText} />
          <Choice
            label="Kind"
            hidden
            value={lifecycle}
            onInput={setLifecycle}
            options={[['', 'All kinds'], ...kinds.map((each) => [each.lifecycle, each.lifecycle] as const)]}
          />
          <button type="button" aria-pressed={waiting} onClick={() => setWaiting(!waiting)}>
            Waiting only
          </button>
        </div>
        <Failure error={error} waiting={!value && !last} />
        <Rows
          label="Resources"
          items={grouped(shown)}
          heightOf={(row) => (typeof row === 'string' ? 28 : 48)}
          keyOf={(row) => (typeof row === 'string' ? row : `${row.lifecycle} ${row.key}`)}
          onEnd={value?.more ? () => setPages(pages + 1) : undefined}
          empty={value === undefined ? '' : filtered ? 'No resource matches.' : <Welcome />}
        >
          {(row) =>
            typeof row === 'string' ? (
              <span class="group">{row}</span>
            ) : (
              <a
                class="row"
                href={linkToResource(row.lifecycle, row.key)}
                aria-current={row.lifecycle === openLifecycle && row.key === openKey ? 'true' : undefined}
              >
                <span class="name" title={row.key}>
                  <b>{row.title}</b>
                  {row.title !== row.key && <small>{row.key}</small>}
                </span>
                <States states={row.states} />
                <span class="aside" title={waitOf(row)}>
                  {waitOf(row)}
                </span>
              </a>
            )
          }
        </Rows>
      </section>
      {openLifecycle !== undefined && openKey !== undefined && (
        <ResourceView key={`${openLifecycle} ${openKey}`} lifecycle={openLifecycle} of={openKey} />
      )}
    </div>
  );
}

/** Each lifecycle's name before its resources. */
const grouped = (resources: readonly Resource[]): (Resource | string)[] =>
  resources.flatMap((each, index) =>
    each.lifecycle === resources[index - 1]?.lifecycle ? [each] : [each.lifecycle, each],
  );

interface Page {
  resources: readonly Resource[];
  more: boolean;
}

async function load(q: string, lifecycle: string, pages: number): Promise<Page> {
  const resources: Resource[] = [];
  let pageToken: string | undefined;
  for (let page = 0; page < pages; page += 1) {
    const answer = await get<'ResourcesController_listResources_v1'>(projectPath(project.value, '/resources'), {
      q,
      lifecycle,
      pageSize,
      pageToken,
    });
    resources.push(...answer.resources);
    pageToken = answer.nextPageToken;
    if (pageToken === undefined) break;
  }
  return { resources, more: pageToken !== undefined };
}

function waitOf({ pending: [first] }: Resource): string {
  if (!first) return '';
  const when = first.due === null ? 'held' : now.value ? distance(first.due, now.value) : '';
  return `${first.who}, ${when}`;
}
