// Every room in one width and colour: nothing on the console, nothing serious for axe, nothing sticks out of the page.
import t from 'tap';
import { roomNames } from '../../src/dashboard/room-names.js';
import { excessWidth, needsBrowser, open, type PageOptions, seriousFaults } from './browser.js';

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

/** Places for one simulator. */
const some = 6;

export function testRooms({ width, colorScheme }: Required<Pick<PageOptions, 'width' | 'colorScheme'>>): void {
  for (let first = 0; first < places.length; first += some) {
    const these = places.slice(first, first + some);
    t.test(`at ${width} pixels, ${colorScheme}: '${these.join("', '")}'`, needsBrowser, async (t) => {
      const { page, trouble, go } = await open(t, { width, colorScheme, words: ['--scenario', 'demo'] });
      for (const place of these) {
        await go(place);
        await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
        t.same(await seriousFaults(page), [], `axe in '${place}'`);
        t.equal(await excessWidth(page), 0, `nothing sticks out of '${place}'`);
      }
      t.same(trouble, []);
    });
  }
}
