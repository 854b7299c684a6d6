// Named checkpoints: undo for a tester.
import { useState } from 'preact/hooks';
import { act, get, projectPath } from '../client.js';
import { useLoaded } from '../loaded.js';
import { counted } from '../parts/count.js';
import { Detail } from '../parts/detail.js';
import { Fact, Facts, Field } from '../parts/field.js';
import { written } from '../parts/json.js';
import { Failure } from '../parts/notice.js';
import { plain } from '../parts/time.js';
import { linkTo, place, project } from '../place.js';

const pathOf = (name: string, rest = ''): string =>
  projectPath(project.value, `/checkpoints/${encodeURIComponent(name)}${rest}`);

export function Checkpoints() {
  const [name, setName] = useState('');
  const { value, error, change } = useLoaded(
    () => get<'CheckpointsController_listCheckpoints_v1'>(projectPath(project.value, '/checkpoints')),
    [project.value],
  );
  const open = place.value.rest[0];
  return (
    <div class="split">
      <section aria-label="Checkpoints">
        <form
          class="bar"
          onSubmit={(event) => {
            event.preventDefault();
            void change(() => act<'CheckpointsController_saveCheckpoint_v1'>('PUT', pathOf(name))).then(() =>
              setName(''),
            );
          }}
        >
          <Field label="Name of a checkpoint" value={name} onInput={setName} required />
          <button type="submit" class="primary">
            Save
          </button>
        </form>
        <Failure error={error} waiting={!value} />
        {value?.checkpoints.length === 0 && (
          <p class="empty">
            A checkpoint keeps records, clock, decisions and deliveries. Save one before you try something, restore it
            afterwards.
          </p>
        )}
        <ul class="cards">
          {value?.checkpoints.map((checkpoint) => (
            <li key={checkpoint.name} aria-current={checkpoint.name === open ? 'true' : undefined}>
              <span class="name">
                <b>{checkpoint.name}</b>
                <small>
                  {plain(checkpoint.now)} · {counted(checkpoint.projects.length, 'project')}
                </small>
              </span>
              <span class="acts">
                <button
                  type="button"
                  onClick={() =>
                    change(() =>
                      act<'CheckpointsController_restoreCheckpoint_v1'>('POST', pathOf(checkpoint.name, '/restore')),
                    )
                  }
                >
                  Restore <span class="unseen">{checkpoint.name}</span>
                </button>
                <a class="button" href={linkTo('checkpoints', [checkpoint.name])}>
                  What changed <span class="unseen">since {checkpoint.name}</span>
                </a>
                <button
                  type="button"
                  onClick={() =>
                    change(() => act<'CheckpointsController_deleteCheckpoint_v1'>('DELETE', pathOf(checkpoint.name)))
                  }
                >
                  Delete <span class="unseen">{checkpoint.name}</span>
                </button>
              </span>
            </li>
          ))}
        </ul>
      </section>
      {open !== undefined && <Difference name={open} />}
    </div>
  );
}

function Difference({ name }: { name: string }) {
  const { value, error } = useLoaded(
    () => get<'CheckpointsController_compareCheckpoint_v1'>(pathOf(name, '/diff')),
    [project.value, name],
  );
  return (
    <Detail label={`Changes since ${name}`}>
      <h2 class="title" title={name}>
        Since {name}
      </h2>
      <Failure error={error} waiting={!value} />
      {value?.changes.length === 0 && <p class="quiet">Nothing has changed.</p>}
      {value?.changes.map(({ part, key, change, fields }) => (
        <div key={`${part} ${key}`}>
          <h3>
            {part} <code>{key}</code> was {change}
          </h3>
          {fields.length > 0 && (
            <Facts>
              {fields.map(({ field, before, after }) => (
                <Fact key={field} name={field}>
                  <code>{shown(before)}</code> → <code>{shown(after)}</code>
                </Fact>
              ))}
            </Facts>
          )}
        </div>
      ))}
    </Detail>
  );
}

const shown = (value: unknown): string => (value === undefined ? 'absent' : written(value));
