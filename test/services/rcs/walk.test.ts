// The steps of a client from nothing to a launched sender, in each country with its own questions.

import t from 'tap';
import { restored } from '../../engine/arrivals.js';
import { simulator } from '../../simulator.js';
import { complete, countriesOf, created, examples, path, sent, stateOf } from './setup.js';

const walks = [
  { title: 'the United Kingdom', example: 'unitedKingdom', country: 'GB', states: ['LAUNCHING', 'LAUNCHED'] },
  { title: 'France', example: 'france', country: 'FR', states: ['LAUNCHING', 'LAUNCHED'] },
  {
    title: 'the United States, answering v1',
    example: 'unitedStatesLegacy',
    country: 'US',
    states: ['LAUNCHING', 'LAUNCHED'],
    version: 'v1',
  },
  {
    title: 'the United States, answering v2',
    example: 'unitedStatesPrivate',
    country: 'US',
    states: ['PREPARING_LAUNCH', 'LAUNCHING', 'LAUNCHED'],
    version: 'v2',
  },
  {
    title: 'the United States, answering v2 as a public company',
    example: 'unitedStatesPublic',
    country: 'US',
    states: ['PREPARING_LAUNCH', 'LAUNCHING', 'LAUNCHED'],
    version: 'v2',
  },
] as const;

for (const { title, example, country, states, ...rest } of walks) {
  t.test(`a client can get from an empty sender to a launch in ${title}`, async (t) => {
    const sim = await simulator(t);
    await sim.subscribe();
    const { region, billingCategory, useCase, details } = complete(example);
    const { questionnaire } = details;

    const created = await sim.post(path, { region, billingCategory, useCase });
    t.equal(created.status, 201);
    t.match(created.body, {
      state: 'IN_TEST',
      testNumberStates: { length: 0 },
      countryStatus: { length: 0 },
      hostingRegion: String,
    });
    const at = `${path}/${created.body.id}`;

    const early = await sim.post(`${at}/launch`, {});
    t.equal(early.status, 412);
    t.equal(early.body.errorCode, 'launch_precondition_failed');

    const asked = await sim.get(`/rcs/questionnaire/${useCase}?countries=${country}`);
    t.ok(asked.body[country.toLowerCase()].questions);
    const version = 'version' in rest ? `?usQuestionnaireVersion=${rest.version}` : '';
    t.equal((await sim.patch(at, { details: { brand: details.brand } })).status, 200);
    t.equal((await sim.patch(at, { details: { countries: [country] } })).status, 200);
    const answered = await sim.patch(`${at}${version}`, { details: { questionnaire } });
    t.equal(answered.status, 200);
    for (const [section, { answers }] of Object.entries<any>(questionnaire)) {
      t.same(answered.body.details.questionnaire[section].answers, answers, `${section} is answered`);
    }

    const number = '+447700900123';
    const invited = await sim.post(`${at}/testNumbers`, { testNumbers: [number] });
    t.match(invited, { status: 200, body: { testNumbers: [{ number, state: 'UNVERIFIED' }] } });
    await sim.advance('2s');
    t.equal((await sim.get(`${at}/testNumbers/${number}`)).body.state, 'VERIFIED');
    t.ok((await sim.get(`${at}/testNumbers/${number}/capabilities`)).body.features.length > 0);

    const launch = await sim.post(`${at}/launch`);
    t.match(launch, { status: 200, body: { state: states[0], countryStatus: [{ country, status: 'PENDING' }] } });
    await sim.advance('10s');
    t.equal(await stateOf(sim, at), 'LAUNCHED');
    t.same(await countriesOf(sim, at), [`${country} LAUNCHED`]);
    const events = sent(t, sim, 'RCS_SENDER_STATUS_UPDATED');
    t.same(
      events.map(({ previousState, currentState, payload }) => [previousState, currentState, payload.state]),
      [
        ['IN_PROGRESS', 'IN_TEST', 'IN_TEST'],
        ...states.map((state, index) => [states[index - 1] ?? 'IN_TEST', state, state]),
      ],
    );
  });
}

t.test('every example with answers creates a sender that can be launched', async (t) => {
  const sim = await simulator(t);
  for (const [name, { body }] of Object.entries(examples)) {
    if (name === 'minimal') continue;
    const at = await created(sim, body);
    t.equal((await sim.post(`${at}/launch`)).status, 200, name);
    await sim.advance('10s');
    t.equal(await stateOf(sim, at), 'LAUNCHED', name);
  }
});

t.test('an unfinished launch continues after a restart', async (t) => {
  const sim = await simulator(t);
  const at = await created(sim, complete('unitedStatesPrivate'));
  await sim.post(`${at}/testNumbers`, { testNumbers: ['+15005550002'] });
  await sim.post(`${at}/launch`);
  await sim.advance('2s');
  const before = (await sim.get(at)).body;
  const { simulation } = sim.application;
  const saved = JSON.parse(JSON.stringify(sim.world.save()));
  simulation.forget(sim.id);
  restored(simulation, [saved], false);
  t.same((await sim.get(at)).body, before);
  await sim.advance('4s');
  t.equal(await stateOf(sim, at), 'LAUNCHED');
  await sim.advance('7d');
  t.match((await sim.get(at)).body.testNumberStates, [{ state: 'EXPIRED' }]);
});
