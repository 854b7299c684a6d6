// What Google refuses in a brand although the contract lets it through, beyond the example of each rule.
import t from 'tap';
import { simulator } from '../../simulator.js';
import { complete, created, launched, minimal, path, refused, startFrom } from './setup.js';

const code = 'invalid_google_agent';

t.test('a description is plain text', async (t) => {
  const sim = await simulator(t);
  const send = (description: string) => sim.post(path, minimal({ details: { brand: { description } } }));
  const refusals = {
    'a <br/> b': 'has HTML',
    '<!-- hidden -->': 'has HTML',
    '</p>': 'has HTML',
    'up %2e%2E': 'has a percent-encoded character',
    'a%2Fb': 'has a percent-encoded character',
    'a%5cb': 'has a percent-encoded character',
    '100%25': 'has a percent-encoded character',
    'Hello {{name}}': 'has double braces',
    '[[wiki]]': 'has nested brackets',
    '((double))': 'has nested brackets',
  };
  for (const [description, fault] of Object.entries(refusals)) {
    const { message, resolution, additionalInformation } = await refused(t, send(description), code, 400);
    t.same(additionalInformation.validationErrors, [`details.brand.description ${fault}`]);
    t.match(message, `details.brand.description ${fault}`);
    t.match(resolution, 'Rule rcs.description-content: ');
    t.match(resolution, '--platform-rules off');
  }
  for (const description of ['', '20% off', '3 < 4 > 2', '<3', 'a (b) [c] {d}', '(see [1])', '%20', 'C:\\ and a/b'])
    t.equal((await send(description)).status, 201, description);
});

t.test('every contact has a label', async (t) => {
  const sim = await simulator(t);
  const contacts = {
    phones: { number: '+442079460123' },
    emails: { address: 'office@example.com' },
    websites: { url: 'https://example.com' },
  };
  for (const [kind, contact] of Object.entries(contacts)) {
    const send = (label: string) =>
      sim.post(path, minimal({ details: { brand: { [kind]: [{ label, ...contact }] } } }));
    for (const label of ['', ' ', '\t ']) {
      const { additionalInformation } = await refused(t, send(label), code, 400);
      t.same(additionalInformation.validationErrors, [`details.brand.${kind}.0.label is blank`]);
    }
    t.equal((await send('0')).status, 201);
  }
});

t.test('an update is refused as a whole, and only if it has a brand', async (t) => {
  const sim = await simulator(t);
  const at = await created(sim);
  const { body } = await sim.get(at);
  const details = { brand: { description: '<i>' }, testNumbers: ['+447700900123'] };
  await refused(t, sim.patch(at, { details }), code, 400);
  t.same((await sim.get(at)).body, body, 'nothing has changed');
  const id = '5c0d7c4e-6c3a-4a0f-9c55-0d8f6f3f2b11';
  startFrom(sim, { id, details: { brand: { description: '<i>' } } });
  const other = `${path}/${id}`;
  t.equal((await sim.patch(other, { details: { countries: ['SE'] } })).status, 200, 'it has been so before');
  await refused(t, sim.patch(other, { details: { brand: { color: '#123' } } }), code, 400);
  t.equal((await sim.patch(other, { details: { brand: { description: 'plain' } } })).status, 200);
});

t.test('operators judge the colour only where a project says so, and white is no obstacle to a test', async (t) => {
  const sim = await simulator(t);
  const body = complete('unitedKingdom');
  body.details.brand.color = '#fff';
  const carried = async () => (await sim.get(await launched(sim, body))).body;
  t.match(await carried(), { state: 'LAUNCHED' });
  await sim.control('PUT', '/platform-rules', { 'rcs.colour-contrast': true });
  const { state, countryStatus } = await carried();
  t.equal(state, 'UNLAUNCHED');
  t.match(countryStatus[0].operators[0], { status: 'REJECTED', remark: /contrast against white/ });
  body.details.brand.color = '000';
  t.match(await carried(), { state: 'LAUNCHED' });
});

t.test('a magic value of the brand goes before the rules', async (t) => {
  const sim = await simulator(t);
  const brand = { name: 'Mock Hold Setup', description: '<i>' };
  t.equal((await sim.post(path, minimal({ details: { brand } }))).status, 201);
});
