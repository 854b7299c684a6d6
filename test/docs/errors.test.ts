import t from 'tap';
import { readErrors, ways } from '../../src/fixtures/errors.js';
import { everyExampleOf, page, readPage } from './errors-page.js';

t.test('every pair of operation and code has its example', async (t) => {
  t.same(
    readPage().examples.map(({ operation, status, code }) => `${operation} ${status} ${code}`),
    readErrors().map(({ operation, status, code }) => `${operation.id} ${status} ${code}`),
  );
});

t.test('the head of the page counts the ways', async (t) => {
  for (const way of ways) t.match(page, `| ${way} | ${readErrors().filter((row) => row.way === way).length} |`);
});

// WhatsApp has nearly half of the examples and RCS a fifth: each has a file, so that they run side by side.
await everyExampleOf(t, ['bundles', 'conversation', 'kakaotalk', 'sms', 'webhooks']);
