// Texts that are hostile, long or of another direction; a page at twice its size; readers who want no motion.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { roomNames } from '../../src/dashboard/room-names.js';
import { folder } from '../cli/command-line.js';
import { becomesTrue, excessWidth, needsBrowser, open } from './browser.js';

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
      await page.getByRole('region', { name: 'As the API shows it' }).getByText(name.slice(0, 20)).first().waitFor();
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
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/clock/advance', async (route) => {
    await released;
    await route.continue();
  });
  await page.getByRole('button', { name: '+30 d' }).click();
  const progress = page.getByRole('progressbar', { name: 'Advancing the clock' });
  await progress.waitFor();
  t.ok(await page.getByRole('button', { name: '+1 h' }).isDisabled(), 'one advance at a time');
  await fetch(`${sim.url}/v1/projects/shop/webhooks`, { headers: { authorization: `Basic ${btoa('key:secret')}` } });
  await page.getByText('1 entry, at').waitFor();
  release();
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
