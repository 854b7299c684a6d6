import t from 'tap';
import { simulator } from '../../simulator.js';

const path = '/whatsapp/flows';

const flows = [
  { id: '100', name: 'booking', status: 'FLOW_STATUS_PUBLISHED', hidden: { screens: ['WELCOME', 'DATES'] } },
  { id: '200', name: 'survey', status: 'FLOW_STATUS_DRAFT' },
  { name: 'feedback' },
];

t.test('flows come from the scenario', async (t) => {
  const sim = await simulator(t);
  t.match((await sim.get(path)).body, { totalSize: 0, flows: { length: 0 } });
  sim.startFrom({ 'whatsapp.flows': flows });
  const { status, body } = await sim.get(`${path}?pageSize=2`);
  t.equal(status, 200);
  t.match(body, { totalSize: 3, pageSize: 2, nextPageToken: String });
  t.same(body.flows[0], { id: '100', name: 'booking', status: 'FLOW_STATUS_PUBLISHED' });
  const rest = await sim.get(`${path}?pageToken=${body.nextPageToken}`);
  const names = [...body.flows, ...rest.body.flows].map(({ name }: { name: string }) => name);
  t.same(names.sort(), ['booking', 'feedback', 'survey']);
});

t.test('an invalid page is rejected, although no code for it is documented', async (t) => {
  const sim = await simulator(t);
  for (const query of ['pageToken=forged', 'pageSize=0']) {
    const { status, body } = await sim.get(`${path}?${query}`);
    t.equal(status, 404);
    t.equal(body.errorCode, 'project_not_found');
    t.match(body.additionalInformation.validationErrors, [/page/]);
  }
});

t.test('the screens of a flow are in order', async (t) => {
  const sim = await simulator(t);
  sim.startFrom({ 'whatsapp.flows': flows });
  const { status, body } = await sim.get(`${path}/100/screens`);
  t.equal(status, 200);
  t.same(body, { screens: [{ id: 'WELCOME' }, { id: 'DATES' }] });
  const empty = await sim.get(`${path}/200/screens`);
  t.equal(empty.status, 404);
  t.equal(empty.body.errorCode, 'flow_screens_not_found');
  t.equal((await sim.get(`${path}/300/screens`)).body.errorCode, 'flow_not_found');
});

t.test('a project not onboarded for WhatsApp has no flows', async (t) => {
  const sim = await simulator(t);
  sim.startFrom({ 'whatsapp.flows': flows }, []);
  for (const each of [path, `${path}/100/screens`]) {
    const { status, body } = await sim.get(each);
    t.equal(status, 400);
    t.equal(body.errorCode, 'project_not_initialized');
  }
});
