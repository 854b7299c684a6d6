// The page behind an admin token and behind a proxy that puts a path in front.
import t from 'tap';
import { serve } from '../cli/command-line.js';
import { needsBrowser, pageAt } from './browser.js';
import { proxy } from './proxy.js';

t.test('with an admin token the page asks for it, once for each tab', needsBrowser, async (t) => {
  const { url } = await serve(t, ['--clock', 'frozen', '--admin-token', 'sesame']);
  const { page } = await pageAt(t, url);
  await page.goto(`${url}/dashboard/#/shop/resources`);
  await page.getByRole('heading', { name: 'Admin token' }).waitFor();
  await page.getByLabel('Token').fill('wrong');
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByText('The token that you entered is wrong.').waitFor();
  await page.getByLabel('Token').fill('sesame');
  await page.getByRole('button', { name: 'Open' }).click();
  await page.locator('.dot.live').waitFor({ state: 'attached' });
  await page.reload();
  await page.locator('.dot.live').waitFor({ state: 'attached' });
  await page.getByRole('button', { name: '+1 h' }).click();
  await page.getByRole('contentinfo').getByText('/clock/advance').waitFor();
  t.notMatch(await page.content(), /sesame/, 'the token is not on the page');
  const { page: other } = await pageAt(t, url);
  await other.goto(`${url}/dashboard/#/shop/resources`);
  await other.getByRole('heading', { name: 'Admin token' }).waitFor();
  t.pass('another tab asks again');
});

t.test('behind a path of a proxy everything is requested below that path', needsBrowser, async (t) => {
  const { url } = await serve(t, ['--clock', 'frozen', '--scenario', 'demo']);
  const front = await proxy(t, url);
  const { page, trouble } = await pageAt(t, front);
  await page.goto(`${front}/dashboard/#/demo-project/resources/whatsapp.template/order_confirmation%2FFR`);
  await page.locator('.dot.live').waitFor({ state: 'attached' });
  await page.locator('svg .node.here').first().waitFor();
  await page.getByRole('button', { name: 'approve', exact: true }).click();
  await page.getByRole('contentinfo').getByText('/pending/').waitFor();
  t.same(trouble, [], 'nothing was requested above it');
});
