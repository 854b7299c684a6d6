// A big project and a simulator that goes away: the page stays usable.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { folder, serve } from '../cli/command-line.js';
import { needsBrowser, open, pageAt } from './browser.js';

t.test('10,000 resources scroll, and only the visible ones are in the document', needsBrowser, async (t) => {
  const templates = Array.from({ length: 10_000 }, (_, index) => ({
    name: `template_${String(index).padStart(5, '0')}`,
    language: 'EN_US',
    category: 'MARKETING',
    state: 'APPROVED',
    details: { components: [{ type: 'BODY', text: 'Our spring sale begins today.' }] },
  }));
  const scenario = join(folder, 'big.json');
  writeFileSync(
    scenario,
    JSON.stringify({
      name: 'big',
      description: 'Many templates.',
      projects: { big: { initialized: ['whatsapp'], records: { 'whatsapp.templates': templates } } },
    }),
  );
  t.teardown(() => rmSync(scenario, { force: true }));
  const { page, trouble, go } = await open(t, { words: ['--scenario', scenario] });
  await go('big/resources');
  const rows = page.getByRole('region', { name: 'Resources' }).last();
  await rows.getByRole('link').first().waitFor();
  // Each page arrives when the end of the one before comes into view.
  while (!/template_00[4-9]/.test((await rows.textContent()) ?? '')) {
    await rows.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  }
  t.ok((await rows.getByRole('link').count()) < 100, 'few rows in the document');
  await page.getByRole('searchbox').fill('template_09999');
  await rows.getByRole('link', { name: /template_09999/ }).waitFor();
  t.equal(await rows.getByRole('link').count(), 1, 'a filter finds the last one');
  t.same(trouble, []);
});

t.test('the page connects again to a simulator that was started again', needsBrowser, async (t) => {
  const first = await serve(t, ['--clock', 'frozen']);
  const { page } = await pageAt(t, first.url);
  await page.goto(`${first.url}/dashboard/#/shop/timeline`);
  await page.locator('.dot.live').waitFor({ state: 'attached' });
  first.child.kill('SIGTERM');
  await first.ended;
  await page.locator('.dot.lost, .dot.connecting').first().waitFor({ state: 'attached' });
  const port = new URL(first.url).port;
  await serve(t, ['--clock', 'frozen', '--port', port]);
  await page.locator('.dot.live').waitFor({ state: 'attached' });
  await fetch(`${first.url}/v1/projects/shop/webhooks`, { headers: { authorization: `Basic ${btoa('key:secret')}` } });
  await page.getByRole('link', { name: /GET/ }).first().waitFor();
  t.pass('what happens afterwards appears');
});
