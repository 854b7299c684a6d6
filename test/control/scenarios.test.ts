import t from 'tap';
import { simulator } from '../simulator.js';
import { path } from './templates.js';

const scenario = {
  name: 'one template',
  description: 'A template that Meta refused.',
  projects: {
    '*': {
      initialized: ['whatsapp'],
      now: '2027-05-01T00:00:00Z',
      records: {
        'whatsapp.templates': [
          {
            name: 'refused',
            language: 'EN_US',
            category: 'MARKETING',
            state: 'REJECTED',
            rejectionCode: 'SCAM',
            details: { components: [{ type: 'BODY', text: 'Win now' }] },
          },
        ],
      },
    },
  },
};

t.test('a scenario can be added through the control API, and projects start from it', async (t) => {
  const sim = await simulator(t);
  t.match(await sim.raw('POST', '/__admin/scenarios', scenario), {
    status: 201,
    body: { name: 'one template', description: 'A template that Meta refused.', projects: ['*'] },
  });
  t.match(await sim.control('POST', '/reset', { scenario: 'one template' }), {
    scenario: 'one template',
    clock: { now: '2027-05-01T00:00:00.000Z' },
  });
  t.match((await sim.get(path)).body.templates, [{ name: 'refused', state: 'REJECTED' }]);
  await sim.control('POST', '/reset');
  t.equal((await sim.get(path)).body.totalSize, 1, 'a reset returns to the scenario of the project');
  const { scenarios } = (await sim.raw('GET', '/__admin/scenarios')).body;
  t.ok(scenarios.some(({ name }: { name: string }) => name === 'one template'));
});

t.test('an invalid scenario is rejected with the reasons', async (t) => {
  const sim = await simulator(t);
  const sentences = async (project: object) => {
    const body = { name: 'faulty', projects: { '*': { initialized: ['whatsapp'], ...project } } };
    const answer = await sim.raw('POST', '/__admin/scenarios', body);
    t.equal(answer.status, 400);
    return answer.body.additionalInformation.validationErrors.join('\n');
  };
  t.match(await sentences({ record: {} }), /did you mean 'records'/);
  t.match(await sentences({ initialized: ['whatsap'] }), /whatsapp, kakaotalk, rcs, sms/);
  t.match(await sentences({ records: { 'whatsapp.template': [] } }), /did you mean whatsapp.templates/);
  t.match(await sentences({ records: { 'whatsapp.templates': [{ name: 1 }] } }), /whatsapp.templates.0/);
});
