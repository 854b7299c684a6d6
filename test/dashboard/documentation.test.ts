// The page at /documentation in a browser: what it fills in succeeds when "Execute" is pressed.
import t from 'tap';
import { chromiumMissing, chromiumPath, launchChromium } from '../../build/chromium.js';
import { simulator } from '../simulator.js';

// A busy machine starts and draws slowly.
t.setTimeout(600_000);

/** A creation, a read by a filled-in id, and a deletion; test/http/served-examples.test.ts sends all of them. */
const operations = [
  ['WhatsappTemplatesController_createTemplate_v1', '201'],
  ['WhatsappTemplatesController_getTemplate_v1', '200'],
  ['WebhookWebhookController_deleteWebhook_v1', '204'],
] as const;

t.test('Execute succeeds with what the page fills in', { skip: !chromiumPath && chromiumMissing }, async (t) => {
  const sim = await simulator(t, { scenario: 'examples' });
  const url = await sim.application.app.listen({ port: 0, host: '127.0.0.1' });
  const browser = await launchChromium();
  t.teardown(() => browser.close());
  const page = await browser.newPage();
  page.setDefaultTimeout(300_000);
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !/^(data|blob):/.test(request.url())) trouble.push(request.url());
  });
  await page.goto(`${url}/documentation`);
  await page
    .getByRole('heading', { name: /Provisioning/ })
    .first()
    .waitFor();
  for (const [id, status] of operations) {
    const operation = page.locator(`[id$="-${id}"]`);
    // Only the open section draws its operations; the filter finds the one.
    if ((await operation.count()) === 0) {
      const { tag } = await tagOf(url, id);
      await page.locator(`.opblock-tag[data-tag="${tag}"]`).click();
    }
    await operation.locator('.opblock-summary-control').click();
    await operation.getByRole('button', { name: 'Execute' }).click();
    const shown = operation.locator('.live-responses-table .response-col_status').last();
    await shown.waitFor();
    t.equal((await shown.innerText()).trim().split(/\s/)[0], status, id);
    await operation.locator('.opblock-summary-control').click();
  }
  t.same(trouble, [], 'nothing is requested from elsewhere');
});

/** The section of the page that an operation is in. */
async function tagOf(url: string, id: string): Promise<{ tag: string }> {
  const { paths } = (await (await fetch(`${url}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { operationId: string; tags: string[] }>>;
  };
  const all = Object.values(paths).flatMap((item) => Object.values(item));
  return { tag: all.find(({ operationId }) => operationId === id)!.tags[0]! };
}
