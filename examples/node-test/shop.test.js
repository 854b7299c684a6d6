import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startSimulator } from 'sinch-provisioning-mock';
import { announce, stateOf } from './shop.js';

let simulator;
before(async () => {
  simulator = await startSimulator({ clock: 'frozen' });
});
after(() => simulator.close());

test('a template that Meta approves goes live', async () => {
  const project = simulator.project();
  await announce(project.url, 'spring_sale');
  assert.equal(await stateOf(project.url, 'spring_sale'), 'IN_PROGRESS');
  await project.advance('2s');
  assert.equal(await stateOf(project.url, 'spring_sale'), 'APPROVED');
});

test('a template that Meta rejects does not go live', async () => {
  const project = simulator.project();
  await project.addRule({ match: { lifecycle: 'whatsapp.template' }, outcome: 'reject' });
  await announce(project.url, 'spring_sale');
  await project.advance('2s');
  assert.equal(await stateOf(project.url, 'spring_sale'), 'REJECTED');
});
