import t from 'tap';
import { simulator } from '../simulator.js';
import { at, path, template } from './templates.js';

t.test('a project is exported from one simulator and goes on in another', async (t) => {
  const one = await simulator(t);
  const receiver = await one.subscribe('top secret');
  await one.post(path, template('plain'));
  const document = await one.control('GET', '/state?secrets=true');
  t.match(document, { format: 1, contract: /^\d/, worlds: [{ id: 'test-project', clock: { mode: 'frozen' } }] });

  const other = await simulator(t, { seed: 99 });
  t.match(await other.control('PUT', '/state', document), {
    id: 'test-project',
    seed: 1,
    pending: 1,
    records: { webhooks: 1, 'whatsapp.templates': 1 },
  });
  t.match(await other.advance('2s'), [{ what: 'whatsapp.template approve' }]);
  t.same((await other.get(at('plain'))).body.state, 'APPROVED');
  await one.advance('2s');
  const [first, second] = receiver.received;
  t.same(second?.text, first?.text, 'both send the very same event');
  const signature = 'x-sinch-webhook-signature';
  t.equal(second?.headers[signature], first?.headers[signature]);
});

t.test('secrets stay at home unless they are asked for', async (t) => {
  const sim = await simulator(t);
  await sim.subscribe('top secret');
  const text = JSON.stringify(await sim.control('GET', '/state'));
  t.notMatch(text, /top secret/);
  t.match(text, /\[REDACTED\]/);
});

t.test('a document that cannot be used changes nothing', async (t) => {
  const sim = await simulator(t);
  await sim.post(path, template('plain'));
  const document = await sim.control('GET', '/state');
  const [world] = document.worlds;
  const refused = async (body: object) => {
    const answer = await sim.admin('PUT', '/state', body);
    t.equal(answer.status, 400);
    return answer.body.additionalInformation.validationErrors;
  };
  t.match(await refused({ ...document, worlds: [{ ...world, id: 'elsewhere' }] }), [/must be of project test-project/]);
  t.match(await refused({ ...document, worlds: [{ ...world, collections: { 'whatsapp.template': [] } }] }), [
    /'whatsapp.template' does not exist. Did you mean whatsapp.templates\?/,
  ]);
  t.match(await refused({ ...document, worlds: [{ ...world, jobs: [{ ...world.jobs[0], kind: 'decisions' }] }] }), [
    /'decisions' does not exist. Did you mean decision\?/,
  ]);
  t.match(await refused({ ...document, version: 1 }), [/unknown field 'version'/]);
  t.match(await refused({ ...document, worlds: [{ ...world, job: [] }] }), [/did you mean 'jobs'/]);
  const twice = [...world.collections['whatsapp.templates'], ...world.collections['whatsapp.templates']];
  t.match(await refused({ ...document, worlds: [{ ...world, collections: { 'whatsapp.templates': twice } }] }), [
    /the document cannot be used: .*already/,
  ]);
  t.equal((await sim.get(path)).body.totalSize, 1);
  t.equal((await sim.pending()).length, 1);
});
