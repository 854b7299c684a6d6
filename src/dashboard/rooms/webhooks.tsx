// Webhooks: every delivery with its attempts, and the exact text that was signed.
import { useState } from 'preact/hooks';
import type { ControlDelivery, ControlSigned } from '../../contract/types.js';
import { act, get, projectPath } from '../client.js';
import { useLoaded } from '../loaded.js';
import { useCatalogue } from '../parts/catalogue-data.js';
import { Chip } from '../parts/chip.js';
import { Copy } from '../parts/copy.js';
import { counted } from '../parts/count.js';
import { Detail } from '../parts/detail.js';
import { dialog, Frame } from '../parts/dialog.js';
import { Choice, Fact, Facts, Field } from '../parts/field.js';
import { Json } from '../parts/json.js';
import { attempt, Failure, say } from '../parts/notice.js';
import { Rows } from '../parts/rows.js';
import { Search } from '../parts/search.js';
import { plain } from '../parts/time.js';
import { linkTo, place, project } from '../place.js';

const pathOf = (rest = ''): string => projectPath(project.value, `/deliveries${rest}`);

/** Every event that the contract has, which the build puts here. */
declare const EVENTS: readonly string[];
const eventTypes = EVENTS;

const statuses = ['pending', 'delivered', 'failed', 'withheld', 'held', 'cancelled'] as const;

export function Webhooks() {
  const [text, setText] = useState('');
  const [status, setStatus] = useState('');
  const [target, setTarget] = useState('');
  const { value, error, reload, change } = useLoaded(
    () => get<'DeliveriesController_listDeliveries_v1'>(pathOf()),
    [project.value],
  );
  const all = value?.deliveries ?? [];
  const wanted = text.toLowerCase();
  const shown = all
    .filter(
      (each) =>
        (status === '' || each.status === status) &&
        (target === '' || each.target === target) &&
        `${each.type} ${each.target} ${each.id}`.toLowerCase().includes(wanted),
    )
    .toReversed();
  const [id] = place.value.rest;
  const open = all.find((each) => each.id === id);
  const targets = targetsOf(all);
  const failed = shown.some((each) => each.status === 'failed');
  const held = value?.mode === 'hold';
  return (
    <div class="split">
      <section aria-label="Webhooks">
        <div class="bar">
          <Search label="Filter by event or target" value={text} onInput={setText} />
          <Choice
            label="Status"
            hidden
            value={status}
            onInput={setStatus}
            options={[['', 'All statuses'], ...statuses.map((each) => [each, each] as const)]}
          />
          {targets.length > 1 && (
            <Choice
              label="Target"
              hidden
              value={target}
              onInput={setTarget}
              options={[['', 'All targets'], ...targets]}
            />
          )}
          <button
            type="button"
            aria-pressed={held}
            onClick={() =>
              change(() =>
                act<'DeliveriesController_setMode_v1'>('PUT', pathOf('/mode'), { mode: held ? 'send' : 'hold' }),
              )
            }
          >
            Hold deliveries
          </button>
          {all.some((each) => each.status === 'held') && (
            <button
              type="button"
              onClick={() =>
                change(() => act<'DeliveriesController_releaseDeliveries_v1'>('POST', pathOf('/release'), {}))
              }
            >
              Release all
            </button>
          )}
          {failed && (
            <button type="button" onClick={() => change(() => resendFailed(target))}>
              Resend failed
            </button>
          )}
          <button
            type="button"
            onClick={() => {
              dialog.value = () => <SendSample known={all} done={reload} />;
            }}
          >
            Send a sample…
          </button>
        </div>
        <Failure error={error} waiting={!value} />
        <Rows
          label="Deliveries, newest first"
          items={shown}
          heightOf={() => 48}
          keyOf={({ id }) => id}
          empty={
            !value
              ? ''
              : all.length === 0
                ? 'No delivery yet. Create a webhook through the API; each event that it subscribes to appears here.'
                : 'No delivery matches.'
          }
        >
          {(delivery) => (
            <a
              class="row slim"
              href={linkTo('webhooks', [delivery.id])}
              aria-current={delivery === open ? 'true' : undefined}
            >
              <span class="name" title={`${delivery.type} to ${delivery.target}`}>
                <b>{delivery.type}</b>
                <small>{delivery.target}</small>
              </span>
              <span>
                <Chip state={delivery.status} />
              </span>
              <span class="aside">{counted(delivery.attempts.length, 'attempt')}</span>
            </a>
          )}
        </Rows>
      </section>
      {open && <One summary={open} reload={reload} />}
      {value && id !== undefined && !open && (
        <Detail label={`Delivery ${id}`}>
          <p class="quiet">The delivery {id} is not kept.</p>
        </Detail>
      )}
    </div>
  );
}

/** Where deliveries went, each with what became of them. */
function targetsOf(deliveries: readonly ControlDelivery[]): [target: string, text: string][] {
  const counts = new Map<string, { all: number; failed: number }>();
  for (const { target, status } of deliveries) {
    const count = counts.get(target) ?? { all: 0, failed: 0 };
    count.all += 1;
    if (status === 'failed') count.failed += 1;
    counts.set(target, count);
  }
  return [...counts].map(([target, { all, failed }]) => [
    target,
    `${target} (${all}${failed > 0 ? `, ${failed} failed` : ''})`,
  ]);
}

/** Sends again what failed, in order. The name of a target is a pattern, in which `*` and `?` match themselves, too. */
const resendFailed = (target: string): Promise<unknown> =>
  act<'DeliveriesController_resendDeliveries_v1'>('POST', pathOf('/resend'), {
    match: { status: 'failed', ...(target && { target }) },
  });

function One({ summary, reload }: { summary: ControlDelivery; reload(): void }) {
  const detail = useLoaded(
    () => get<'DeliveriesController_getDelivery_v1'>(pathOf(`/${encodeURIComponent(summary.id)}`)),
    [project.value, summary.id],
  );
  const value = detail.value?.delivery ?? summary;
  const signed = detail.value?.signed ?? [];
  const { id, type, target, webhookId, status, created, nextAttempt, reason, body, attempts } = value;
  return (
    <Detail label={`Delivery ${id}`}>
      <h2>
        {type} <Chip state={status} />
      </h2>
      <div class="acts">
        <button
          type="button"
          class="primary"
          onClick={async () => {
            const path = pathOf(`/${encodeURIComponent(id)}/resend`);
            if (await attempt(() => act<'DeliveriesController_resendDelivery_v1'>('POST', path))) reload();
          }}
        >
          Resend
        </button>
        {status === 'held' && (
          <button
            type="button"
            onClick={async () => {
              const release = { ids: [id] };
              if (
                await attempt(() =>
                  act<'DeliveriesController_releaseDeliveries_v1'>('POST', pathOf('/release'), release),
                )
              ) {
                reload();
              }
            }}
          >
            Release
          </button>
        )}
        {value.number !== undefined && (
          <a class="button" href={linkTo('timeline', [String(value.number)])}>
            Why it was sent
          </a>
        )}
      </div>
      <Facts>
        <Fact name="Target">{target}</Fact>
        <Fact name="Webhook">{webhookId}</Fact>
        <Fact name="Created">{plain(created)}</Fact>
        {nextAttempt && <Fact name="Next attempt">{plain(nextAttempt)}</Fact>}
        {reason && <Fact name="Reason">{reason}</Fact>}
      </Facts>
      <h3>Attempts</h3>
      {attempts.length === 0 && <p class="quiet">None yet.</p>}
      <ol class="attempts">
        {attempts.map((one, index) => (
          <li key={index}>
            <p>
              {plain(one.at)} {one.response ? `answered ${one.response.status}` : one.error} in{' '}
              {Math.round(one.durationMs)} ms
            </p>
            {signed[index] && <Signed signed={signed[index]} attempt={index + 1} />}
            <details>
              <summary>Headers and answer</summary>
              <Json value={{ headers: one.request.headers, response: one.response }} label={`Attempt ${index + 1}`} />
            </details>
          </li>
        ))}
      </ol>
      <h3>Body</h3>
      <Json value={parsed(body)} label="Body" />
    </Detail>
  );
}

/** What the receiver has to compute, so that it shows where its own check differs. */
function Signed({
  signed: { text, parts, algorithm, signature },
  attempt,
}: {
  signed: ControlSigned;
  attempt: number;
}) {
  return (
    <>
      <h4>The text that was signed: {parts.map(({ from }) => from).join(' . ')}</h4>
      <Json value={text} label={`Signed text of attempt ${attempt}`} />
      <Facts>
        <Fact name="Algorithm">{algorithm}</Fact>
        <Fact name="Signature">
          <code>{signature}</code>
        </Fact>
      </Facts>
      <Copy text={text}>Copy the signed text</Copy>
    </>
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function SendSample({ known, done }: { known: readonly ControlDelivery[]; done(): void }) {
  const [type, setType] = useState('WHATSAPP_TEMPLATE_APPROVED');
  const [webhookId, setWebhookId] = useState('');
  const [lifecycle, setLifecycle] = useState('');
  const [key, setKey] = useState('');
  const lifecycles = useCatalogue()?.lifecycles ?? [];
  const webhooks = new Map(known.map((each) => [each.webhookId, each.target]));
  return (
    <Frame
      title="Send a sample event"
      submit="Send"
      onSubmit={async () => {
        const { deliveries } = await act<'DeliveriesController_sendSample_v1'>('POST', pathOf('/sample'), {
          type,
          ...(webhookId && { webhookId }),
          ...(lifecycle && { resource: { lifecycle, key } }),
        });
        if (deliveries.length === 0) say(`No webhook subscribes to ${type}.`);
        done();
      }}
    >
      <Choice label="Event" value={type} onInput={setType} options={eventTypes.map((each) => [each, each] as const)} />
      <Choice
        label="To"
        value={webhookId}
        onInput={setWebhookId}
        options={[['', 'every webhook that subscribes to it'], ...webhooks]}
      />
      <Choice
        label="Payload"
        value={lifecycle}
        onInput={setLifecycle}
        options={[
          ['', 'made up from the contract'],
          ...lifecycles.map((each) => [each.lifecycle, each.lifecycle] as const),
        ]}
      />
      {lifecycle !== '' && (
        <Field label="Key of the resource" value={key} onInput={setKey} hint="such as spring_sale/EN_US" required />
      )}
    </Frame>
  );
}
