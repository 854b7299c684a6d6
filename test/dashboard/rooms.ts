// Every room in one width and colour: nothing on the console, nothing serious for axe, nothing sticks out of the page.
import t from 'tap';
import { roomNames } from '../../src/dashboard/room-names.js';
import { needsBrowser, open, type PageOptions, seriousFaults } from './browser.js';

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

export function testRooms({ width, colorScheme }: Required<Pick<PageOptions, 'width' | 'colorScheme'>>): void {
  t.test(`the rooms at ${width} pixels, ${colorScheme}`, needsBrowser, async (t) => {
    const { page, trouble, go } = await open(t, { width, colorScheme, words: ['--scenario', 'demo'] });
    for (const place of places) {
      await go(place);
      await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
      t.same(await seriousFaults(page), [], `axe in '${place}'`);
      const excess = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      t.equal(await page.evaluate<number>(excess), 0, `nothing sticks out of '${place}'`);
    }
    t.same(trouble, []);
  });
}
