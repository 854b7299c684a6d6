// The page behind an admin token and behind a proxy that puts a path in front.
import { createServer, request } from 'node:http';
import t, { type Test } from 'tap';
import { serve } from '../cli/command-line.js';
import { needsBrowser, pageAt } from './browser.js';

/** Passes `/sim/...` on to the simulator, and answers everything else with 404. Returns its URL. */
async function proxy(t: Test, to: string): Promise<string> {
  const server = createServer((incoming, outgoing) => {
    if (!incoming.url?.startsWith('/sim/')) {
      outgoing.writeHead(404).end();
      return;
    }
    const onward = request(
      new URL(incoming.url.slice('/sim'.length), to),
      { method: incoming.method, headers: incoming.headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      },
    );
    outgoing.on('close', () => onward.destroy());
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/sim`;
}

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
