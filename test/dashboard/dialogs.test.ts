// Every dialog by the keyboard alone: it opens, keeps the focus, closes with Escape and gives the focus back.
import type { Page } from 'playwright-core';
import t from 'tap';
import { becomesTrue, needsBrowser, open } from './browser.js';

/** Where a dialog is, what opens it, and its name. */
const dialogs: readonly (readonly [place: string, opener: string | RegExp, name: string | RegExp])[] = [
  ['', 'Open a project…', 'Open a project'],
  ['', 'Import…', 'Import a project'],
  ['', /^Reset… full$/, 'Reset full'],
  ['empty/resources', 'Load a scenario…', 'Load a scenario'],
  ['empty/resources', 'Paste a curl…', 'Send a request'],
  ['empty/resources', 'Open the tour', 'Five minutes'],
  ['full/resources', 'frozen', "The project's clock"],
  ['full/resources', 'until…', 'Advance the clock'],
  ['full/resources/whatsapp.template/spring_sale%2FEN_US', 'reject…', 'reject'],
  ['full/webhooks', 'Send a sample…', 'Send a sample event'],
  ['full/rules', 'New rule…', 'New rule'],
  ['full/rules', 'Which rule would decide?', 'Which rule would decide?'],
  ['full/rules', /^Edit… rule-1$/, 'Edit rule-1'],
  ['full/faults', 'New fault…', 'New fault'],
  ['full/faults', /^Edit… fault-1$/, 'Edit fault-1'],
  ['full/catalogue/magic', 'Try this… mock_reject_scam', 'Send a request'],
];

/** Whether the focus is in the dialog, or on its way round the window of the browser. */
const focusIsInside = (page: Page): Promise<boolean> =>
  page.evaluate(`document.activeElement.closest('dialog') !== null || document.activeElement === document.body`);

async function keepsAndReturnsFocus(page: Page, name: string | RegExp): Promise<readonly string[]> {
  const faults: string[] = [];
  const dialog = page.getByRole('dialog', { name, exact: true });
  await dialog.waitFor();
  const inside = await dialog.locator('a[href], button, input, select, textarea, [tabindex="0"]').count();
  for (let each = 0; each < inside + 2; each += 1) {
    await page.keyboard.press(each === 0 ? 'Shift+Tab' : 'Tab');
    if (!(await focusIsInside(page))) faults.push(`the focus leaves ${name}`);
  }
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await becomesTrue(page, `document.activeElement !== document.body`);
  return faults;
}

t.test('each dialog opens, keeps the focus, closes and gives it back', needsBrowser, async (t) => {
  const { page, sim, trouble, go } = await open(t);
  const full = sim.project('full');
  // The page opens the only project of a simulator; of two it shows the list.
  await sim.project('empty').clock();
  await full.api.createWebhook({ target: 'http://127.0.0.1:9/', secret: 's', triggers: ['ALL'] });
  await full.addRule({ match: { lifecycle: 'whatsapp.template', name: 'spring_*' }, outcome: 'hold' });
  await full.addFault({ match: { path: '/never' }, status: 503 });
  await full.api.whatsapp.templates.createTemplate({
    name: 'spring_sale',
    language: 'EN_US',
    category: 'MARKETING',
    details: { components: [{ type: 'BODY', text: 'Our spring sale begins today.' }] },
  });
  for (const [place, opener, name] of dialogs) {
    await go(place);
    const button = page.getByRole('button', { name: opener, exact: true });
    await button.focus();
    await page.keyboard.press('Enter');
    t.same(await keepsAndReturnsFocus(page, name), [], String(opener));
    const focused = page.locator(':focus');
    t.equal(await focused.textContent(), await button.textContent(), `${opener} has the focus again`);
  }
  const opener = page.getByRole('button', { name: 'New fault…', exact: true });
  await go('full/faults');
  await opener.focus();
  for (const [keys, name] of [
    ['?', 'Keys'],
    ['Control+k', 'Go to anything'],
  ] as const) {
    await page.keyboard.press(keys);
    t.same(await keepsAndReturnsFocus(page, name), [], name);
    t.ok(await opener.evaluate('document.activeElement.textContent'), `${name} gives the focus back`);
  }
  t.same(trouble, []);
});
