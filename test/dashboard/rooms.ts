// Every room in one width, in both colours: nothing on the console, nothing serious for axe, nothing sticks out of the page.
import t from 'tap';
import { roomNames } from '../../src/dashboard/room-names.js';
import { excessWidth, needsBrowser, open, seriousFaults } from './browser.js';

const places = [
  '',
  ...roomNames.map((room) => `demo-project/${room}`),
  'demo-project/resources/whatsapp.template/order_confirmation%2FFR',
  'demo-project/timeline/1',
  'demo-project/catalogue/lifecycles',
  'demo-project/catalogue/magic',
  'demo-project/catalogue/rules',
  ...roomNames.map((room) => `empty/${room}`),
];

export function testRooms(width: number): void {
  t.test(`every room at ${width} pixels, light and dark`, needsBrowser, async (t) => {
    const { page, trouble, go } = await open(t, { width, words: ['--scenario', 'demo'] });
    for (const place of places) {
      await go(place);
      await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
      // What an operation contains is drawn when it is opened.
      if (place.endsWith('/catalogue')) await page.getByRole('main').locator('summary').first().click();
      t.same(await seriousFaults(page), [], `axe in '${place}'`);
      t.equal(await excessWidth(page), 0, `nothing sticks out of '${place}'`);
      // The document is the same in other colours: only its contrasts are not.
      await page.emulateMedia({ colorScheme: 'dark' });
      t.same(await seriousFaults(page, ['color-contrast']), [], `contrast in the dark in '${place}'`);
      await page.emulateMedia({ colorScheme: 'light' });
    }
    t.same(trouble, []);
  });
}
