// Texts that are hostile, long or of another direction; a page at twice its size; readers who want no motion.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { roomNames } from '../../src/dashboard/room-names.js';
import { folder, serve } from '../cli/command-line.js';
import { becomesTrue, excessWidth, needsBrowser, open, pageAt } from './browser.js';
import { proxy } from './proxy.js';

const names = {
  html: '<img src=x onerror=alert(1)>',
  script: '"><script>alert(1)</script>',
  rtl: '\u202Eمتجر الزهور في الشمال\u202C',
  emoji: '👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿'.repeat(6),
  german: 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz',
  long: 'x'.repeat(600),
};

for (const width of [1280, 390]) {
  t.test(`texts of any kind stay texts in every room, at ${width} pixels`, needsBrowser, async (t) => {
    const scenario = join(folder, `names-${width}.json`);
    const templates = Object.values(names).map((name) => ({
      name,
      language: 'EN_US',
      category: 'MARKETING',
      state: 'APPROVED',
      details: { components: [{ type: 'BODY', text: name }] },
    }));
    writeFileSync(
      scenario,
      JSON.stringify({
        name: 'names',
        description: names.html,
        projects: { shop: { initialized: ['whatsapp'], records: { 'whatsapp.templates': templates } } },
      }),
    );
    t.teardown(() => rmSync(scenario, { force: true }));
    const { page, sim, trouble, go } = await open(t, { width, words: ['--scenario', scenario] });
    const project = sim.project('shop');
    for (const name of Object.values(names)) {
      await project.addRule({ match: { lifecycle: 'whatsapp.template', name }, outcome: 'hold' });
      await project.addFault({ match: { path: `/${name}` }, latency: '1ms' });
      await project.checkpoint([...name].slice(0, 20).join('').replaceAll('/', ''));
      await fetch(`${sim.url}/v1/projects/shop/whatsapp/templates`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa('key:secret')}`, 'content-type': 'application/json' },
        body: JSON.stringify({ name, [name]: name }),
      });
    }
    for (const room of roomNames) {
      await go(`shop/${room}`);
      await page.getByRole('main').locator('section').first().waitFor();
      t.equal(await page.locator('main img, main script, main iframe').count(), 0, `${room} shows texts`);
      t.equal(await excessWidth(page), 0, `nothing sticks out of ${room}`);
    }
    for (const name of Object.values(names)) {
      await go(`shop/resources/whatsapp.template/${encodeURIComponent(`${name}/EN_US`)}`);
      // What would turn or hide a text is written as JSON can write it.
      const written = name.slice(0, 20).replace('\u202E', '\\u202e');
      await page.getByRole('region', { name: 'As the API shows it' }).getByText(written).first().waitFor();
      t.equal(await excessWidth(page), 0, `nothing sticks out of ${name.slice(0, 20)}`);
    }
    t.same(trouble, []);
  });
}

t.test('at 200 % nothing sticks out, and everything can be reached', needsBrowser, async (t) => {
  const { page, trouble, go } = await open(t, { width: 640, height: 450, words: ['--scenario', 'demo'] });
  for (const room of roomNames) {
    await go(`demo-project/${room}`);
    await page.getByRole('navigation').getByRole('link').last().scrollIntoViewIfNeeded();
    t.equal(await excessWidth(page), 0, room);
  }
  t.same(trouble, []);
});

t.test('a narrow page shows the room that is open among the rooms', needsBrowser, async (t) => {
  const { page, go } = await open(t, { width: 390 });
  await go('shop/settings');
  await becomesTrue(
    page,
    `(() => {
    const { left, right } = document.querySelector('nav [aria-current]').getBoundingClientRect();
    return left >= 0 && right <= innerWidth + 1;
  })()`,
  );
  t.pass('in view');
});

t.test('nothing moves by itself', needsBrowser, async (t) => {
  const { page, go } = await open(t, { words: ['--scenario', 'demo'] });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const room of roomNames) {
    await go(`demo-project/${room}`);
    t.equal(await page.evaluate<number>('document.getAnimations().length'), 0, room);
  }
});

t.test('a long advance shows how far it is', needsBrowser, async (t) => {
  const { page, sim, trouble, go } = await open(t);
  await go('shop/timeline');
  const answer = gate();
  await page.route('**/clock/advance', async (route) => {
    await answer.opened;
    await route.continue();
  });
  await page.getByRole('button', { name: '+30 d' }).click();
  const progress = page.getByRole('progressbar', { name: 'Advancing the clock' });
  await progress.waitFor();
  t.ok(await page.getByRole('button', { name: '+1 h' }).isDisabled(), 'one advance at a time');
  await fetch(`${sim.url}/v1/projects/shop/webhooks`, { headers: { authorization: `Basic ${btoa('key:secret')}` } });
  await page.getByText('1 entry, at').waitFor();
  answer.open();
  await progress.waitFor({ state: 'detached' });
  t.same(trouble, []);
});

t.test('a project is exported with its history, and imported again', needsBrowser, async (t) => {
  const { page, sim, trouble, go } = await open(t, { words: ['--scenario', 'demo'] });
  await sim.project('demo-project').advance('1h');
  await go('');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export demo-project', exact: true }).click();
  const file = await (await download).path();
  await sim.project('demo-project').advance('30d');
  await page.getByRole('button', { name: 'Import…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import a project' });
  await dialog.getByLabel('File').setInputFiles(file);
  await dialog.getByLabel('Project').fill('demo-project');
  await dialog.getByRole('button', { name: 'Import' }).click();
  await dialog.waitFor({ state: 'detached' });
  t.equal((await sim.project('demo-project').clock()).now, '2026-06-15T10:00:00.000Z');
  t.same(trouble, []);
});

/** A promise, and what fulfils it. */
function gate(): { opened: Promise<void>; open(): void } {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

t.test('an export shows how much it has read', needsBrowser, async (t) => {
  const { page, trouble, go } = await open(t, { words: ['--scenario', 'demo'] });
  await go('');
  const history = gate();
  await page.route('**/demo-project/history?*', async (route) => {
    await history.opened;
    await route.continue();
  });
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export demo-project', exact: true }).click();
  const progress = page.getByRole('progressbar', { name: 'Exporting demo-project' });
  await progress.waitFor();
  await page.getByText(/^[\d.]+ [kM]B$/).waitFor();
  history.open();
  await download;
  await progress.waitFor({ state: 'detached' });
  t.same(trouble, []);
});

t.test('an import shows how far it is, in its dialog', needsBrowser, async (t) => {
  const { url } = await serve(t, ['--clock', 'frozen', '--scenario', 'demo']);
  const state = await (await fetch(`${url}/__admin/projects/demo-project/state`)).text();
  const answer = gate();
  const front = await proxy(t, url, async ({ method }) => {
    if (method === 'PUT') await answer.opened;
  });
  const { page, trouble } = await pageAt(t, front);
  await page.goto(`${front}/dashboard/`);
  await page.getByRole('button', { name: 'Import…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import a project' });
  const file = { name: 'copy.json', mimeType: 'application/json', buffer: Buffer.from(state) };
  await dialog.getByLabel('File').setInputFiles(file);
  await dialog.getByRole('button', { name: 'Import' }).click();
  await dialog.getByRole('progressbar', { name: 'Importing copy' }).waitFor();
  await dialog.getByText(/^[\d.]+ [kM]B sent, the simulator reads them$/).waitFor();
  t.equal(await page.getByRole('progressbar').count(), 1, 'shown once');
  answer.open();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'copy', exact: true }).waitFor();
  t.equal(await page.getByRole('progressbar').count(), 0);
  t.same(trouble, []);
});
