// The page while things happen elsewhere: many at once, some lost, the project reset or deleted.
import t from 'tap';
import { needsBrowser, open } from './browser.js';

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
    await sim.project('shop').forget();
    await page.getByRole('alert').getByText('was deleted').waitFor();
    t.notOk((await sim.projects()).some(({ id }) => id === 'shop'));
    await page.getByRole('link', { name: 'All projects' }).first().click();
    await page.getByText('No project yet.').waitFor();
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
