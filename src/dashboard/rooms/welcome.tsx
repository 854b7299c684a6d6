// An empty project offers three starts.
import { useState } from 'preact/hooks';
import { act, base, projectPath } from '../client.js';
import { Copy } from '../parts/copy.js';
import { dialog, Frame } from '../parts/dialog.js';
import { attempt } from '../parts/notice.js';
import { openSend, SendNow } from '../parts/send.js';
import { project } from '../place.js';
import { Scenarios } from './projects.js';

const firstCall = (): string =>
  [
    'curl -u key:secret -H "content-type: application/json"',
    `-d '{"target":"http://127.0.0.1:9000","secret":"s3cret","triggers":["ALL"]}'`,
    `'${new URL(`v1/projects/${encodeURIComponent(project.value)}/webhooks`, base).href}'`,
  ].join(' \\\n  ');

export function Welcome() {
  return (
    <div class="welcome">
      <h2>This project is empty</h2>
      <p>Its resources appear here as soon as a client creates them. Three ways to begin:</p>
      <ol>
        <li>
          <h3>Load sample data</h3>
          <p>A shop with every kind of resource in every state. Other scenarios work, too.</p>
          <div class="acts">
            <button
              type="button"
              class="primary"
              onClick={() => {
                dialog.value = () => <Load />;
              }}
            >
              Load a scenario…
            </button>
          </div>
        </li>
        <li>
          <h3>Send a request</h3>
          <p>
            Paste a curl command from a document or a chat, or use one from your terminal. Any key and secret are
            accepted unless the simulator was started in strict mode.
          </p>
          <div class="acts">
            <button type="button" onClick={() => openSend(firstCall())}>
              Paste a curl…
            </button>
            <Copy text={firstCall()}>Copy an example</Copy>
          </div>
        </li>
        <li>
          <h3>Take the tour</h3>
          <p>Five minutes: create a template, watch the review, reject it, see the webhook, move time.</p>
          <div class="acts">
            <button type="button" onClick={openTour}>
              Open the tour
            </button>
          </div>
        </li>
      </ol>
    </div>
  );
}

function Load() {
  const [scenario, setScenario] = useState('demo');
  return (
    <Frame
      title="Load a scenario"
      submit="Load"
      onSubmit={() =>
        act<'WorldsController_resetProject_v1'>('POST', projectPath(project.value, '/reset'), { scenario })
      }
    >
      <Scenarios value={scenario} onInput={setScenario} />
    </Frame>
  );
}

const template = (): string =>
  [
    'curl -u key:secret -H "content-type: application/json"',
    `-d '${JSON.stringify({
      name: 'spring_sale',
      language: 'EN_US',
      category: 'MARKETING',
      details: { components: [{ type: 'BODY', text: 'Our spring sale begins today. Come and see.' }] },
    })}'`,
    `'${new URL(`v1/projects/${encodeURIComponent(project.value)}/whatsapp/templates`, base).href}'`,
  ].join(' \\\n  ');

export function openTour(): void {
  dialog.value = () => <Tour />;
}

function Tour() {
  return (
    <Frame title="Five minutes" wide>
      <ol class="tour">
        <li>
          <p>Freeze the clock, so that nothing happens before you look.</p>
          <button
            type="button"
            onClick={() =>
              attempt(() =>
                act<'ClockController_setClock_v1'>('PUT', projectPath(project.value, '/clock'), { mode: 'frozen' }),
              )
            }
          >
            Freeze the clock
          </button>
        </li>
        <li>
          <p>Subscribe a webhook. Any port of yours will do; without a receiver you still see each attempt.</p>
          <div class="acts">
            <SendNow command={firstCall()}>Create a webhook</SendNow>
            <Copy text={firstCall()}>Copy curl</Copy>
          </div>
        </li>
        <li>
          <p>Submit a template. It appears under Resources and waits for Meta.</p>
          <div class="acts">
            <SendNow command={template()}>Submit a template</SendNow>
            <Copy text={template()}>Copy curl</Copy>
          </div>
        </li>
        <li>
          <p>Open it, and reject it with SCAM or approve it. The diagram shows where it stands.</p>
        </li>
        <li>
          <p>Look under Webhooks at the event, the text that was signed, and the attempts. Send it again.</p>
        </li>
        <li>
          <p>Save a checkpoint, advance the clock by 30 days, look at the Agenda, and restore the checkpoint.</p>
        </li>
        <li>
          <p>Each click shows its control call at the foot of the page. Copy it into your test.</p>
        </li>
      </ol>
    </Frame>
  );
}
