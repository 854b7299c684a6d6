// The five-minute story, by clicks only: what a client does appears live, a decision is taken, the webhook is looked at,
// a month passes, and a checkpoint undoes it.
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locator, Page } from 'playwright-core';
import t, { type Test } from 'tap';
import { needsBrowser, open } from './browser.js';

/** A receiver of webhooks that acknowledges everything. */
async function receiver(t: Test): Promise<{ url: string; bodies: string[] }> {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      bodies.push(body);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`, bodies };
}

const headers = { authorization: `Basic ${btoa('key:secret')}`, 'content-type': 'application/json' };

const api = (url: string, path: string, body: unknown): Promise<Response> =>
  fetch(`${url}/v1/projects/shop${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });

const template = (name: string): object => ({
  name,
  language: 'EN_US',
  category: 'MARKETING',
  details: { components: [{ type: 'BODY', text: 'Our spring sale begins today.' }] },
});

/** The command in the dialog "Send a request", changed and sent. */
async function sendCommand(page: Page, change: (command: string) => string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Send a request' });
  const area = dialog.getByLabel('curl command');
  await area.fill(change(await area.inputValue()));
  await dialog.getByRole('button', { name: 'Send', exact: true }).click();
  await dialog.getByText('201').first().waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
}

/** In an empty project: the commands are pasted. */
async function paste(page: Page, path: string, body: object): Promise<void> {
  await page.getByRole('button', { name: 'Paste a curl…' }).click();
  const command = `curl -u key:secret -d '${JSON.stringify(body)}' 'http://localhost/v1/projects/{projectId}${path}'`;
  await sendCommand(page, () => command);
}

/** In a project with resources: the catalogue fills in the command. */
async function fillIn(page: Page, path: string, body: object): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: 'Catalogue' }).click();
  await page.getByRole('searchbox').fill(path);
  await page
    .locator('summary')
    .filter({ hasText: `POST /v1/projects/{projectId}${path}` })
    .first()
    .click();
  await page.getByRole('button', { name: /^Try this….*create/ }).click();
  await sendCommand(page, (command) => command.replace(/-d '(?:[^']|'\\'')*'/, () => `-d '${JSON.stringify(body)}'`));
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /Resources/ })
    .click();
}

/** What a receiver computes from the text that the page shows. */
async function signatureOf(delivery: Locator, secret: string): Promise<string> {
  const text = await delivery.getByRole('region', { name: 'Signed text of attempt 1' }).textContent();
  return createHmac('sha256', secret).update(`${text}`).digest('base64');
}

async function fiveMinutes(
  t: Test,
  project: string,
  create: (page: Page, path: string, body: object) => Promise<void>,
  words: readonly string[] = [],
): Promise<void> {
  const { page, sim, trouble, go } = await open(t, { words });
  const { url, bodies } = await receiver(t);
  await go(`${project}/resources`);
  await page
    .getByRole('heading', { name: 'This project is empty' })
    .or(page.getByRole('link', { name: /Havenbro/ }))
    .first()
    .waitFor();

  await create(page, '/webhooks', { target: url, secret: 's3cret', triggers: ['ALL'] });
  await create(page, '/whatsapp/templates', template('autumn_sale'));
  await page.getByRole('searchbox').fill('autumn');
  await page.getByRole('link', { name: /autumn_sale.*in progress/ }).click();
  t.pass('a template that was sent appears without a reload');

  const detail = page.getByRole('region', { name: 'autumn_sale' });
  await detail.getByText(/Meta decides/).waitFor();
  t.ok(await detail.locator('svg .node.here').first().textContent(), 'the diagram shows where it stands');
  await detail.getByRole('button', { name: 'reject…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('rejectionCode').selectOption('SCAM');
  await dialog.getByRole('button', { name: 'reject' }).click();
  await detail.getByText('rejected').first().waitFor();
  const answer = await fetch(`${sim.url}/v1/projects/${project}/whatsapp/templates/autumn_sale/languages/EN_US`, {
    headers,
  });
  t.match(await answer.json(), { state: 'REJECTED' }, 'the API agrees');

  const deed = page.getByRole('contentinfo');
  await deed.getByText(/POST .*\/pending\//).waitFor();
  t.ok(await deed.getByRole('button', { name: 'Copy curl' }).isVisible(), 'the click shows its call');
  t.ok(await deed.getByRole('button', { name: 'Copy TypeScript' }).isVisible());

  await page
    .getByRole('navigation')
    .getByRole('link', { name: /Webhooks/ })
    .click();
  await page.getByRole('link', { name: /WHATSAPP_TEMPLATE_REJECTED.*delivered/ }).click();
  const delivery = page.getByRole('region', { name: /^Delivery / });
  await delivery.getByText('answered 204').first().waitFor();
  await delivery
    .getByText(await signatureOf(delivery, 's3cret'))
    .first()
    .waitFor();
  t.pass('the text that was signed gives the signature');
  const before = bodies.length;
  await delivery.getByRole('button', { name: 'Resend' }).click();
  await delivery.locator('.attempts > li').nth(1).waitFor();
  t.equal(bodies.length, before + 1, 'sent again');

  await page.getByRole('navigation').getByRole('link', { name: 'Checkpoints' }).click();
  await page.getByLabel('Name of a checkpoint').fill('before the month');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('before the month').first().waitFor();
  const clock = page.locator('header time');
  const start = await clock.getAttribute('datetime');
  await page.getByRole('button', { name: '+30 d' }).click();
  await clock.and(page.locator(`:not([datetime="${start}"])`)).waitFor();
  await page.getByRole('button', { name: 'Restore before the month' }).click();
  await clock.and(page.locator(`[datetime="${start}"]`)).waitFor();
  t.equal((await sim.project(project).clock()).now, start, 'undone');
  t.same(trouble, []);
}

t.test('five minutes in an empty project', needsBrowser, (t) => fiveMinutes(t, 'shop', paste));

t.test('five minutes in the demo', needsBrowser, (t) => fiveMinutes(t, 'demo-project', fillIn, ['--scenario', 'demo']));

t.test('a hostile name stays text', needsBrowser, async (t) => {
  const { page, sim, trouble, go } = await open(t);
  const hostile = '<img src=x onerror=alert(1)>';
  await go('shop/resources');
  const created = await api(sim.url, '/whatsapp/templates', {
    ...template('hostile'),
    details: { components: [{ type: 'BODY', text: `Our ${hostile} begins today.` }] },
  });
  t.equal(created.status, 201);
  await api(sim.url, '/whatsapp/templates', template(hostile));
  await page.getByRole('link', { name: /hostile/ }).click();
  await page.getByRole('region', { name: 'As the API shows it' }).getByText(hostile).waitFor();
  await go('shop/requests');
  await page.locator('.row').first().click();
  await page.getByRole('region', { name: 'Request body' }).getByText(hostile).waitFor();
  await go(`${encodeURIComponent(hostile)}/timeline`);
  await page.getByRole('button', { name: hostile }).waitFor();
  t.equal(await page.locator('img').count(), 0);
  t.same(trouble, []);
});

t.test('everything can be done with the keyboard', needsBrowser, async (t) => {
  const { page, go } = await open(t);
  /** Presses Tab until an element has the focus, then Enter. */
  const press = async (element: Locator): Promise<void> => {
    await element.waitFor();
    do await page.keyboard.press('Tab');
    while (!(await element.evaluate((each) => each === each.ownerDocument.activeElement)));
    await page.keyboard.press('Enter');
  };
  await go('shop/resources');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Go to anything' }).fill('tour');
  await page.getByRole('option', { name: /Take the tour/ }).waitFor();
  await page.keyboard.press('Enter');
  await press(page.getByRole('button', { name: 'Submit a template' }));
  await page.getByRole('dialog').getByText('201').waitFor();
  await page.keyboard.press('Escape');
  await press(page.getByRole('link', { name: /spring_sale/ }));
  const detail = page.getByRole('region', { name: 'spring_sale', exact: true });
  await detail.getByText(/Meta decides/).waitFor();
  await press(page.getByRole('button', { name: 'approve', exact: true }));
  await detail.getByText('approved').first().waitFor();
  await page.keyboard.press('Escape');
  await detail.waitFor({ state: 'detached' });
  await page.keyboard.press('2');
  await page.waitForURL(/timeline/);
  await page.getByLabel('Resource', { exact: true }).waitFor();
  await page.keyboard.press('/');
  await page.locator('input[type=search]:focus').waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Go to anything' }).fill('spring_sale');
  await page.getByRole('option', { name: 'spring_sale (spring_sale/EN_US)' }).waitFor();
  await page.keyboard.press('Enter');
  // Then the list to which the palette would give the focus back is gone.
  await page.getByRole('combobox', { name: 'Go to anything' }).waitFor({ state: 'detached' });
  await detail.waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  t.pass('no pointer was used');
});
