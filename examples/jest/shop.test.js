const { startSimulator } = require('sinch-provisioning-mock');
const { announce, stateOf } = require('./shop.js');

let simulator;
beforeAll(async () => {
  simulator = await startSimulator({ clock: 'frozen' });
});
afterAll(() => simulator.close());

test('a template that Meta approves goes live', async () => {
  const project = simulator.project();
  await announce(project.url, 'spring_sale');
  await project.advance('2s');
  expect(await stateOf(project.url, 'spring_sale')).toBe('APPROVED');
});

test('a template that Meta rejects does not go live', async () => {
  const project = simulator.project();
  await project.addRule({ match: { lifecycle: 'whatsapp.template' }, outcome: 'reject' });
  await announce(project.url, 'spring_sale');
  await project.advance('2s');
  expect(await stateOf(project.url, 'spring_sale')).toBe('REJECTED');
});
