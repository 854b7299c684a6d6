import t from 'tap';
import { simulator } from '../../simulator.js';

const path = '/whatsapp/solutions';
const solution = (name = 'Nordic Parcel partner solution', accessToken = 'EAAG2token') => ({
  details: { name },
  accessToken,
  businessManager: 'SINCH_UK',
});

t.test('a solution connects an app of Sinch with one of the partner, and is initially unassigned', async (t) => {
  const sim = await simulator(t);
  t.same((await sim.get(path)).body, { solutions: [] });
  const { status, body } = await sim.post(path, solution());
  t.equal(status, 201);
  t.match(body, {
    solutions: [
      { details: solution().details, partnerApp: { id: Number }, ownerApp: { name: 'Sinch' }, assigned: false },
    ],
    failedSolutions: [],
  });
  const [{ id, partnerApp }] = body.solutions;
  t.same((await sim.get(`${path}/${id}`)).body, body.solutions[0]);
  t.equal((await sim.get(`${path}/none`)).body.errorCode, 'solution_not_found');
  const second = await sim.post(path, solution('Second'));
  t.equal(second.body.solutions.length, 2, 'all solutions of the project are returned');
  t.same(second.body.solutions[1].partnerApp, partnerApp);
  t.same((await sim.get(path)).body.solutions, second.body.solutions);
});

t.test('every app of the partner gets a solution', async (t) => {
  const sim = await simulator(t);
  sim.startFrom({
    'whatsapp.partnerApps': [
      { id: 7, name: 'Booking' },
      { id: 8, name: 'Mock Fail' },
      { id: 9, name: 'Mock Activation Fail' },
    ],
  });
  const { body } = await sim.post(path, solution());
  t.match(body.solutions, [{ partnerApp: { id: 7, name: 'Booking' } }]);
  t.equal(body.solutions.length, 1);
  t.match(body.failedSolutions, [
    { partnerAppId: '8', errorCode: 'CREATION_FAILED', errorMessage: String },
    { partnerAppId: '9', errorCode: 'ACTIVATION_FAILED', errorMessage: String },
  ]);
  const failed = await sim.post(path, solution('Mock fail'));
  t.equal(failed.body.failedSolutions.length, 3);
  t.equal((await sim.get(path)).body.solutions.length, 1);
});

t.test('an invalid body or token is rejected with a documented code', async (t) => {
  const sim = await simulator(t);
  const { status, body } = await sim.post(path, { details: {} });
  t.equal(status, 404, 'no 400 is documented');
  t.match(body.additionalInformation.validationErrors, [/./]);
  t.equal((await sim.post(path, solution('Ours', 'mock-invalid-1'))).body.errorCode, 'internal_error');
});

t.test('a project has one solution, which can change until it is onboarded', async (t) => {
  const sim = await simulator(t);
  sim.startFrom(
    {
      'whatsapp.solutions': [
        { id: 'one', details: { name: 'One' } },
        { id: 'two', details: { name: 'Two' } },
      ],
    },
    [],
  );
  const assigned = async (): Promise<string[]> =>
    (await sim.get(path)).body.solutions
      .filter(({ assigned }: { assigned: boolean }) => assigned)
      .map(({ id }: { id: string }) => id);
  t.same(await assigned(), []);
  t.equal((await sim.get('/whatsapp/flows')).body.errorCode, 'project_not_initialized');
  const first = await sim.post(`${path}/one/assign`);
  t.equal(first.status, 204);
  t.equal(first.body, '');
  t.equal((await sim.get('/whatsapp/flows')).status, 200, 'the project is ready for an embedded signup');
  t.same(await assigned(), ['one']);
  t.equal((await sim.post(`${path}/two/assign`)).status, 204);
  t.same(await assigned(), ['two']);
  t.equal((await sim.post(`${path}/three/assign`)).body.errorCode, 'solution_not_found');

  await sim.post('/whatsapp', { clientBusinessManagerId: '1', companyLegalName: 'Optik AB' });
  const refused = await sim.post(`${path}/one/assign`);
  t.equal(refused.status, 409);
  t.equal(refused.body.errorCode, 'solution_cannot_be_reassigned');
  t.same(await assigned(), ['two']);
});
