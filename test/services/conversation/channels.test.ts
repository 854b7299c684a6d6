import t, { type Test } from 'tap';
import { simulator } from '../../simulator.js';

const appId = '01HZX6A9F7D3S2K8M4N5P6Q1RS';
const bareId = '01HZX6A9F7D3S2K8M4N5P6Q1RT';
const busyId = '01HZX6A9F7D3S2K8M4N5P6Q1RV';
const kinds = ['instagram', 'messenger', 'telegram', 'viber'] as const;
const pathOf = (kind: string, id = appId) => `/conversation/apps/${id}/${kind}`;

const information = {
  instagram: { status: 'ACTIVE', id: '178414', name: 'Harbour', username: 'harbour', followersCount: 12 },
  messenger: { status: 'ACTIVE', id: '1053', name: 'Harbour' },
  telegram: { status: 'ACTIVE', name: 'Harbour', username: 'harbour_bot', canJoinGroups: true },
  viber: { status: 'ACTIVE', id: 'pa:75', name: 'Harbour', location: { lon: 9.9, lat: 53.5 }, subscribersCount: 3 },
};

/** A project with two Conversation apps; the first has every channel, the second none. */
async function withChannels(t: Test) {
  const sim = await simulator(t);
  const records: Record<string, any[]> = {
    'conversation.apps': [
      { id: appId, name: 'Harbour' },
      { id: bareId, name: 'Bare' },
      { id: busyId, name: 'mock_api_error' },
    ],
  };
  for (const kind of kinds) {
    const channel = (conversationAppId: string) => ({ ...information[kind], hidden: { conversationAppId } });
    records[`conversation.${kind}Channels`] = [channel(appId), channel(busyId)];
  }
  sim.application.simulation.begin(sim.id, { start: { initialized: [], records } });
  return sim;
}

for (const kind of kinds) {
  t.test(`the ${kind} channel of an app is returned as in the scenario`, async (t) => {
    const sim = await withChannels(t);
    const { status, body } = await sim.get(pathOf(kind));
    t.equal(status, 200);
    t.same(body, information[kind]);
  });

  t.test(`an app without ${kind} is distinguished from an app that does not exist`, async (t) => {
    const sim = await withChannels(t);
    const bare = await sim.get(pathOf(kind, bareId));
    t.equal(bare.status, 404);
    t.equal(bare.body.errorCode, `conversation_app_no_${kind}_channel`);
    for (const id of ['01HZX6A9F7D3S2K8M4N5P6Q1RW', '00112233445566778899aabbccddeeff']) {
      const none = await sim.get(pathOf(kind, id));
      t.equal(none.status, 404);
      t.equal(none.body.errorCode, 'conversation_app_not_found');
      t.match(none.body.message, sim.id);
    }
  });

  t.test(`the API behind ${kind} can fail`, async (t) => {
    const sim = await withChannels(t);
    const { status, body } = await sim.get(pathOf(kind, busyId));
    t.equal(status, 500);
    t.equal(body.errorCode, kind === 'telegram' || kind === 'viber' ? `${kind}_api_error` : 'facebook_api_error');
  });

  t.test(`the platform changes the state of a ${kind} channel, with a reason when it fails`, async (t) => {
    const sim = await withChannels(t);
    await sim.trigger(`conversation.${kind}`, appId, 'fail', { statusDescription: 'The token has expired' });
    t.match((await sim.get(pathOf(kind))).body, { status: 'FAILING', statusDescription: 'The token has expired' });
    await sim.trigger(`conversation.${kind}`, appId, 'break');
    t.match((await sim.get(pathOf(kind))).body, { status: 'ERROR', statusDescription: /credentials/ });
    await sim.trigger(`conversation.${kind}`, appId, 'activate');
    t.same((await sim.get(pathOf(kind))).body, information[kind]);
    await sim.trigger(`conversation.${kind}`, appId, 'disconnect');
    t.equal((await sim.get(pathOf(kind))).body.errorCode, `conversation_app_no_${kind}_channel`);
  });
}

t.test('an error of the Telegram API is quoted', async (t) => {
  const sim = await withChannels(t);
  t.match((await sim.get(pathOf('telegram', busyId))).body.message, /503 Service Unavailable/);
});

t.test('a rule can make the API behind a channel fail for any app', async (t) => {
  const sim = await withChannels(t);
  const match = { lifecycle: 'conversation.viber', key: appId };
  sim.world.decisions.rules.push({ id: 'rule-1', match, outcomes: ['api_error'], with: {}, times: 1, hits: 0 });
  t.equal((await sim.get(pathOf('viber'))).body.errorCode, 'viber_api_error');
  t.equal((await sim.get(pathOf('viber'))).status, 200);
});

t.test('a malformed app id is rejected; only Viber documents no code for it', async (t) => {
  const sim = await withChannels(t);
  for (const kind of ['instagram', 'messenger', 'telegram']) {
    const { status, body } = await sim.get(pathOf(kind, 'my-app'));
    t.equal(status, 400);
    t.equal(body.errorCode, 'conversation_app_id_invalid');
  }
  t.equal((await sim.get(pathOf('viber', 'my-app'))).body.errorCode, 'conversation_app_not_found');
});

t.test('a scenario must name the app that a channel belongs to', async (t) => {
  const sim = await simulator(t);
  const faults = sim.application.simulation.addScenario({
    name: 'nameless',
    description: '',
    projects: { one: { initialized: [], records: { 'conversation.viberChannels': [{ name: 'Harbour' }] } } },
  });
  t.match(faults, [/projects\.one\.records\.conversation\.viberChannels\.0: hidden\.conversationAppId/]);
});
