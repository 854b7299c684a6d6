// All that is due: decisions, timed transitions, delivery attempts, expiries; in time order, with the reason.
import { useState } from 'preact/hooks';
import type { ControlCodes } from '../../contract/types.js';
import { act, get, projectPath } from '../client.js';
import { useLoaded } from '../loaded.js';
import { words } from '../parts/chip.js';
import { advance, dueAs, now } from '../parts/clock-bar.js';
import { attempt, Failure } from '../parts/notice.js';
import { distance, plain } from '../parts/time.js';
import { linkToResource, project } from '../place.js';

/** Items that one click on "Show more" adds. */
const page = 200;

export function Agenda() {
  const [limit, setLimit] = useState(page);
  const { value, error } = useLoaded(async () => {
    const [{ agenda }, { codes }] = await Promise.all([
      get<'ResourcesController_getAgenda_v1'>(projectPath(project.value, '/agenda'), { limit }),
      get<'DecisionsController_listCodes_v1'>(projectPath(project.value, '/codes')),
    ]);
    return { agenda, codes };
  }, [project.value, limit]);
  const all = value?.agenda ?? [];
  return (
    <section aria-label="Agenda">
      <Failure error={error} waiting={!value} />
      {value && all.length === 0 && (
        <p class="empty">Nothing is due: no decision is pending, no delivery waits, and no time limit runs.</p>
      )}
      <ul class="cards">
        {all.map((item, index) => (
          <li key={index}>
            <span class="when">
              {item.at === null ? 'held' : distance(item.at, now.value || item.at)}
              <small>{item.at === null ? 'until you decide' : plain(item.at)}</small>
            </span>
            <span class="name">
              <b>
                {item.lifecycle && item.key ? (
                  <a href={linkToResource(item.lifecycle, item.key, item.project)}>{dueAs(item)}</a>
                ) : (
                  dueAs(item)
                )}
              </b>
              <small title={item.what}>
                {item.what}, because: {item.because}
              </small>
            </span>
            <span class="acts">
              {item.kind === 'decision' && item.id !== undefined && (
                <button
                  type="button"
                  onClick={() =>
                    attempt(() =>
                      act<'DecisionsController_decide_v1'>(
                        'POST',
                        projectPath(project.value, `/pending/${encodeURIComponent(item.id!)}`),
                        {},
                      ),
                    )
                  }
                >
                  {words(item.outcome ?? 'decide')} now
                </button>
              )}
              {item.at !== null && (
                <button
                  type="button"
                  onClick={() => advance({ to: item.at! }, Date.parse(item.at!) - Date.parse(now.value))}
                >
                  Advance to here
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {all.length === limit && limit < 1000 && (
        <p class="empty">
          <button type="button" onClick={() => setLimit(Math.min(1000, limit + page))}>
            Show more
          </button>
        </p>
      )}
      {value && value.codes.length > 0 && <Codes codes={value.codes} />}
    </section>
  );
}

/** One-time passwords, which the person who owns the number would read on a phone. */
function Codes({ codes }: ControlCodes) {
  return (
    <article>
      <h2>Codes that were sent</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">To</th>
            <th scope="col">Code</th>
            <th scope="col">For</th>
            <th scope="col">Sent</th>
          </tr>
        </thead>
        <tbody>
          {codes.map(({ collection, key, code, sent, to }) => (
            <tr key={`${collection} ${key}`}>
              <td>{to}</td>
              <td>
                <code>{code}</code>
              </td>
              <td>
                {collection} {key}
              </td>
              <td>{plain(sent)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  );
}
