// The pages at /documentation and /__admin/docs in a browser: what they fill in succeeds when "Execute" is pressed.
import t, { type Test } from 'tap';
import { simulator } from '../simulator.js';
import { becomesTrue, excessWidth, needsBrowser, type PageOptions, pageAt, seriousFaults } from './browser.js';

/** A creation, a read by a filled-in id, and a deletion; test/http/served-examples.test.ts sends all of them. */
const operations = [
  ['WhatsappTemplatesController_createTemplate_v1', '201'],
  ['WhatsappTemplatesController_getTemplate_v1', '200'],
  ['WebhookWebhookController_deleteWebhook_v1', '204'],
] as const;

interface Opened extends PageOptions {
  scenario?: string;
}

async function opened(t: Test, path: string, { scenario = 'examples', ...options }: Opened = {}) {
  const sim = await simulator(t, { scenario });
  const url = await sim.application.app.listen({ port: 0, host: '127.0.0.1' });
  const found = await pageAt(t, url, options);
  await found.page.goto(url + path);
  await found.page.getByRole('heading', { level: 1 }).waitFor();
  return found;
}

t.test('Execute succeeds with what the page fills in, once the examples are loaded', needsBrowser, async (t) => {
  const { page, trouble } = await opened(t, '/documentation', { scenario: 'default' });
  const { origin } = new URL(page.url());
  await page.getByText(`curl -X POST '${origin}/__admin/projects/{examples,`).waitFor();
  await page.getByRole('button', { name: 'Load the examples' }).click();
  await page.getByRole('status').getByText('Loaded into examples,').waitFor();
  for (const [id, status] of operations) {
    await page.getByLabel('Filter').fill(id);
    const operation = page.locator(`[id="${id}"]`);
    await operation.locator('summary').first().click();
    await operation.getByRole('button', { name: 'Execute' }).click();
    const answer = operation.getByRole('region', { name: 'Answer', exact: true });
    await answer.waitFor();
    t.equal((await answer.locator('.status').innerText()).trim(), status, id);
  }
  t.same(trouble, []);
});

t.test(
  'a token takes the place of the key, and an operation that lacks a value is no command',
  needsBrowser,
  async (t) => {
    const { page, trouble } = await opened(t, '/documentation/#WebhookWebhookController_listWebhooks_v1');
    await page.getByText('Authorize', { exact: true }).click();
    await page.getByRole('button', { name: 'Get a token' }).click();
    const operation = page.locator('[id="WebhookWebhookController_listWebhooks_v1"]');
    await becomesTrue(page, "[...document.querySelectorAll('.authorize input')].at(-1).value !== ''");
    const sent = page.waitForRequest(/\/webhooks/);
    await operation.getByRole('button', { name: 'Execute' }).click();
    t.match((await sent).headers().authorization, /^Bearer \w/);
    await operation.getByRole('region', { name: 'Answer', exact: true }).waitFor();

    await operation.getByLabel(/^projectId/).fill('');
    await operation.getByRole('button', { name: 'Copy curl' }).waitFor({ state: 'detached' });
    await operation.getByLabel(/^projectId/).fill('other');
    await operation.getByRole('button', { name: 'Copy curl' }).waitFor();
    t.same(trouble, []);
  },
);

t.test('schemas open field by field, with limits and values, also on a narrow screen', needsBrowser, async (t) => {
  const place = '/documentation/#WebhookWebhookController_createWebhook_v1';
  const { page, trouble } = await opened(t, place, { width: 400 });
  const operation = page.locator('[id="WebhookWebhookController_createWebhook_v1"]');
  await operation.getByText('triggers *', { exact: true }).waitFor();
  await operation
    .getByText(/BUNDLE_DONE, /)
    .first()
    .waitFor();
  await operation.locator('summary', { hasText: /^201/ }).click();
  await operation.locator('li', { hasText: 'id *' }).first().waitFor();
  t.equal(await excessWidth(page), 0);
  t.same(trouble, []);
});

t.test(
  'the page of the control API calls it, and neither page has a serious fault of accessibility',
  needsBrowser,
  async (t) => {
    for (const path of ['/documentation/', '/__admin/docs']) {
      const { page, trouble } = await opened(t, path);
      await page.getByLabel('Filter').fill('health');
      const operation = page.locator('details.operation').first();
      if (path === '/__admin/docs') {
        await operation.locator('summary').first().click();
        await operation.getByRole('button', { name: 'Execute' }).click();
        await operation.getByText('200').first().waitFor();
      }
      t.same(await seriousFaults(page), []);
      t.same(trouble, []);
    }
  },
);
