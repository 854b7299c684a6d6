// All that is due: decisions, moves by the clock, delivery attempts, expiries; in time order, with the reason.
import { act, get, projectPath } from '../client.js';
import { useLoaded } from '../loaded.js';
import { words } from '../parts/chip.js';
import { advance, now } from '../parts/clock-bar.js';
import { attempt, Failure } from '../parts/notice.js';
import { distance, plain } from '../parts/time.js';
import { linkToResource, project } from '../place.js';

export function Agenda() {
  const { value, error } = useLoaded(
    () => get<'ResourcesController_getAgenda_v1'>(projectPath(project.value, '/agenda')),
    [project.value],
  );
  const all = value?.agenda ?? [];
  return (
    <section aria-label="Agenda">
      <Failure error={error} />
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
                {item.what}{' '}
                {item.lifecycle && item.key ? (
                  <a href={linkToResource(item.lifecycle, item.key)}>{item.key}</a>
                ) : (
                  item.key
                )}
              </b>
              <small>{item.because}</small>
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
                <button type="button" onClick={() => advance({ to: item.at! })}>
                  Advance to here
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
