// Requests from the page: a pasted curl command in an empty project, and what the catalogue fills in.
import t from 'tap';
import { needsBrowser, open } from './browser.js';

t.test('a curl command that was copied elsewhere is sent to this simulator', needsBrowser, async (t) => {
  const { page, sim, trouble, go } = await open(t);
  await go('shop/resources');
  await page.getByRole('button', { name: 'Paste a curl…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Send a request' });
  const body = {
    name: 'spring_sale',
    language: 'EN_US',
    category: 'MARKETING',
    details: { components: [{ type: 'BODY', text: "It's spring." }] },
  };
  const json = JSON.stringify(body).replaceAll("'", `'\\''`);
  const url = 'https://provisioning.api.sinch.com/v1/projects/{projectId}/whatsapp/templates';
  await dialog.getByLabel('curl command').fill(`curl -u k:s -d '${json}' \\\n ${url}`);
  await dialog.getByRole('button', { name: 'Send' }).click();
  await dialog.getByText('201').waitFor();
  await dialog.getByLabel('curl command').fill('curl');
  await dialog.getByRole('button', { name: 'Send' }).click();
  await dialog.getByRole('alert').getByText('The command names no URL.').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('link', { name: /spring_sale.*in progress/ }).waitFor();
  const [request] = await sim.project('shop').requests();
  t.match(request, { method: 'POST', answer: { status: 201 } });
  t.same(trouble, [], 'nothing was requested from the host that the command names');
});

t.test('the catalogue fills in a request that succeeds, and one that gets a chosen error', needsBrowser, async (t) => {
  const { page, trouble, go } = await open(t, { words: ['--scenario', 'demo'] });
  await go('demo-project/catalogue');
  const filter = page.getByRole('searchbox');
  const dialog = page.getByRole('dialog', { name: 'Send a request' });

  await filter.fill('languages/{languageCode}');
  await page.getByText(/^GET .*\/languages\/\{languageCode\}$/).click();
  await page.getByRole('button', { name: /^Try this… Whatsapp/ }).click();
  t.match(
    await dialog.getByLabel('curl command').inputValue(),
    /templates\/[a-z_]+/,
    'the name of a template is in it',
  );
  await dialog.getByRole('button', { name: 'Send' }).click();
  await dialog.getByText('200').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();

  await filter.fill('createWebhook');
  await page.getByText('POST /v1/projects/{projectId}/webhooks', { exact: true }).click();
  await page.getByRole('button', { name: 'Prefer… internal_error' }).click();
  await dialog.getByRole('button', { name: 'Send' }).click();
  await dialog.getByText('500').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();

  await page.getByRole('button', { name: 'Try this… webhook_exists' }).click();
  await dialog.getByText(/^In a project of its own, catalogue-example/).click();
  await dialog.getByText(/POST .*\/catalogue-example\/webhooks/).waitFor();
  await dialog.getByRole('button', { name: 'Send' }).click();
  await dialog.getByText('409').waitFor();
  const link = dialog.getByRole('link', { name: 'Open the project catalogue-example' });
  t.equal(await link.getAttribute('href'), '#/catalogue-example/timeline');
  t.same(
    trouble.filter((line) => !/500|409/.test(line)),
    [],
    'the browser itself reports the status that was asked for, and nothing else',
  );
});
