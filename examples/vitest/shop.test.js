import { connect } from 'sinch-provisioning-mock';
import { expect, inject, test } from 'vitest';
import { announce, stateOf } from './shop.js';

const simulator = await connect(inject('simulator'));

test.concurrent('a template that Meta approves goes live', async () => {
  const project = simulator.project();
  await announce(project.url, 'spring_sale');
  await project.advance('2s');
  expect(await stateOf(project.url, 'spring_sale')).toBe('APPROVED');
});

test.concurrent('a template that Meta rejects does not go live', async () => {
  const project = simulator.project();
  await project.addRule({ match: { lifecycle: 'whatsapp.template' }, outcome: 'reject' });
  await announce(project.url, 'spring_sale');
  await project.advance('2s');
  expect(await stateOf(project.url, 'spring_sale')).toBe('REJECTED');
});
