import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { announce, stateOf } from './shop.js';
import { startContainer } from './simulator.js';

let started;
before(async () => {
  started = await startContainer();
});
after(() => started?.stop());

test('a template that Meta approves goes live', async () => {
  const project = started.simulator.project();
  await announce(project.url, 'spring_sale');
  await project.advance('2s');
  assert.equal(await stateOf(project.url, 'spring_sale'), 'APPROVED');
});
