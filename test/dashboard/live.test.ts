// The page while things happen elsewhere: many at once, some lost, the project reset or deleted.
import t from 'tap';
import { becomesTrue, needsBrowser, open } from './browser.js';

/** What the browser tells a page that goes to the background and comes back. */
const hideAndShow = `
  for (const state of ['hidden', 'visible']) {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => state === 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  }
`;

const calls = (url: string, count: number): Promise<unknown> =>
  Promise.all(
    Array.from({ length: count }, () =>
      fetch(`${url}/v1/projects/shop/webhooks`, { headers: { authorization: `Basic ${btoa('key:secret')}` } }),
    ),
  );

t.test('a thousand entries at once are drawn together, and the page stays small', needsBrowser, async (t) => {
  const { page, sim, trouble, go } = await open(t);
  await go('shop/timeline');
  await page.evaluate(`
    globalThis.draws = 0;
    new MutationObserver(() => { draws += 1; }).observe(document.querySelector('main'), { childList: true, subtree: true });
  `);
  for (let round = 0; round < 10; round += 1) await calls(sim.url, 100);
  await page.getByRole('link', { name: '#1000', exact: true }).waitFor();
  const draws = await page.evaluate<number>('draws');
  t.ok(draws < 500, `drawn ${draws} times for 1,000 entries`);
  t.ok((await page.locator('.line').count()) < 100, 'only the rows in view are in the document');
  t.same(trouble, []);
});

t.test('the timeline says how many entries it could not read', needsBrowser, async (t) => {
  const { page, go } = await open(t);
  await page.route('**/events?*', (route) =>
    route.fulfill({
      contentType: 'text/event-stream',
      body: 'retry: 1000\n\nevent: lost\ndata: {"lost":1234,"oldest":1235}\n\n',
    }),
  );
  await go('').catch(() => {});
  await page.evaluate(`location.hash = '#/shop/timeline'`);
  await page.getByText('1,234 entries were dropped before this page could read them.').first().waitFor();
  t.pass('said');
});

t.test('a page that was cut off too long says how many entries are gone', needsBrowser, async (t) => {
  const { page, sim, go } = await open(t);
  const project = sim.project('shop');
  await go('shop/timeline');
  await calls(sim.url, 1);
  await page.getByRole('link', { name: '#1', exact: true }).waitFor();
  // Streams end and start again with the page that is hidden and shown.
  await page.route('**/events?*', (route) => route.abort());
  await page.evaluate(hideAndShow);
  await page.locator('.dot.lost').waitFor({ state: 'attached' });
  const headers = { authorization: `Basic ${btoa('key:secret')}`, 'content-type': 'application/json' };
  for (let each = 0; each < 10; each += 1) {
    const body = JSON.stringify({ target: `http://127.0.0.1:9/${each}`, secret: 's', triggers: ['ALL'] });
    await fetch(`${project.url}/webhooks`, { method: 'POST', headers, body });
  }
  // Each sample is sent to ten webhooks, nine times each.
  for (let each = 0; each < 60; each += 1) await project.sendSample({ type: 'BUNDLE_DONE' });
  await project.advance('1d');
  const { oldest = 0 } = await project.historySince({ limit: 1 });
  t.ok(oldest > 2, `the history begins at ${oldest}`);
  await page.unroute('**/events?*');
  await page
    .getByText(`${(oldest - 2).toLocaleString('en')} entries were dropped before this page`)
    .first()
    .waitFor();
  t.pass('what came between its last entry and the oldest one that is kept');
});

t.test('the timeline shows what is about one resource, what caused it and what it sent', needsBrowser, async (t) => {
  const { page, sim, go } = await open(t);
  const project = sim.project('shop');
  const headers = { authorization: `Basic ${btoa('key:secret')}`, 'content-type': 'application/json' };
  for (const name of ['spring_sale', 'summer_sale']) {
    const components = [{ type: 'BODY', text: 'Hello' }];
    const body = JSON.stringify({ name, language: 'EN_US', category: 'MARKETING', details: { components } });
    await fetch(`${project.url}/whatsapp/templates`, { method: 'POST', headers, body });
  }
  await project.advance('2s');
  await go('shop/timeline');
  await page.getByLabel('Resource', { exact: true }).selectOption('whatsapp.template/summer_sale/EN_US');
  const wanted = await project.history({ resource: 'whatsapp.template/summer_sale/EN_US' });
  await becomesTrue(page, `document.querySelectorAll('.line').length === ${wanted.length}`);
  const shown = await page.locator('.line .number').allInnerTexts();
  t.same(
    shown.toReversed(),
    wanted.map(({ number }) => `#${number}`),
  );
});

t.test('a page that was cut off continues where it stopped', needsBrowser, async (t) => {
  const { page, sim, go } = await open(t);
  await go('shop/timeline');
  await calls(sim.url, 1);
  await page.getByRole('link', { name: '#1', exact: true }).waitFor();
  let open_ = false;
  await page.route('**/events?*', (route) => (open_ ? route.continue() : route.abort()));
  await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
  await page.reload();
  await page.locator('.dot.lost').waitFor({ state: 'attached' });
  await calls(sim.url, 3);
  open_ = true;
  await page.getByRole('link', { name: '#4', exact: true }).waitFor();
  t.equal(await page.locator('.line').count(), 4, 'nothing is missing and nothing is there twice');
});

t.test(
  'a project that is reset elsewhere starts over; one that is deleted is not created again',
  needsBrowser,
  async (t) => {
    const { page, sim, go } = await open(t);
    await go('shop/timeline');
    await calls(sim.url, 3);
    await page.getByRole('link', { name: '#3', exact: true }).waitFor();
    await sim.project('shop').reset();
    await page.getByText('Nothing has happened yet.').waitFor();
    // What the page asks for before it knows would create the project again.
    const ofShop = /__admin\/projects\/shop(?!\/events)/;
    await page.route(ofShop, (route) => route.abort());
    await sim.project('shop').forget();
    await page.getByRole('alert').getByText('was deleted').waitFor();
    const asked: string[] = [];
    page.on('request', (request) => ofShop.test(request.url()) && asked.push(request.url()));
    t.notOk((await sim.projects()).some(({ id }) => id === 'shop'));
    await page.getByRole('link', { name: 'All projects' }).first().click();
    await page.getByText('No project yet.').waitFor();
    t.same(asked, []);
  },
);

t.test('what one tab does appears in another', needsBrowser, async (t) => {
  const { page, trouble, go } = await open(t);
  await go('shop/timeline');
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.locator('.dot.live').waitFor({ state: 'attached' });
  const before = await page.locator('header time').getAttribute('datetime');
  await other.getByRole('button', { name: '+1 d' }).click();
  await page.locator(`header time:not([datetime="${before}"])`).waitFor();
  await page.getByText('clock advanced by 1 d').first().waitFor();
  t.same(trouble, []);
});
