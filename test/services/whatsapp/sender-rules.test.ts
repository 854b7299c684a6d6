// Meta's own rules for display names, usernames and registrations.
import fc from 'fast-check';
import t from 'tap';
import { simulator, type TestProject } from '../../simulator.js';
import { activeSender, ownNumber, path, refused, sent, waitingSender } from './sender-setup.js';

const nameOf = async (sim: TestProject, at: string) => (await sim.get(at)).body.metadata?.displayName;

t.test('a name that Meta rejects does not stop a new sender, nor the name that a live one has', async (t) => {
  const sim = await simulator(t);
  await sim.subscribe();
  const created = await sim.post(path, ownNumber('Nordic Parcel 📦'));
  t.notOk(created.body.metadata, 'the sender is reviewed first');
  const at = `${path}/${created.body.id}`;
  await sim.advance('2s');
  t.equal((await sim.get(at)).body.state, 'PENDING_VERIFICATION');
  t.same(await nameOf(sim, at), { status: 'PENDING', value: 'Nordic Parcel 📦' });
  t.match(await sim.pending(), [{ decision: 'displayName', because: 'rule meta.sender.name-format' }]);
  await sim.advance('2s');
  t.match(await nameOf(sim, at), { status: 'REJECTED', rejectionReason: 'NAME_FORMAT_UNACCEPTABLE' });
  t.equal((await sent(t, sim, 'WHATSAPP_SENDER_DISPLAY_NAME_UPDATED')).length, 1);
  await sim.post(`${at}/register`, { method: 'SMS' });
  t.equal((await sim.post(`${at}/verify`, { code: '123456' })).status, 204);
  t.equal((await sim.get(at)).body.state, 'ACTIVE');

  await sim.patch(at, { details: { displayName: 'Nordic Parcel' } });
  await sim.advance('2s');
  await sim.patch(at, { details: { displayName: 'Nordic WhatsApp' } });
  await sim.advance('2s');
  t.match((await sim.get(at)).body, {
    state: 'ACTIVE',
    details: { displayName: 'Nordic Parcel' },
    metadata: { displayName: { status: 'REJECTED', rejectionReason: 'NAME_ENDCLIENT_NOTRELATED' } },
  });
});

t.test('a name that Meta accepts leaves no trace in the metadata of a new sender', async (t) => {
  const sim = await simulator(t);
  const names = ['Nordic Parcel', "O'Neil & Co., Ltd.", 'Booking.com', '한빛서점', 'H&M', 'Passenger Lounge', 'IKEA'];
  for (const [index, displayName] of names.entries()) {
    const details = { countryCode: '46', phoneNumber: `70174061${index}`, displayName };
    const { body } = await sim.post(path, ownNumber(displayName, { details }));
    await sim.advance('4s');
    t.match((await sim.get(`${path}/${body.id}`)).body, { state: 'PENDING_VERIFICATION', metadata: undefined });
  }
});

t.test('names that Meta rejects', async (t) => {
  const sim = await simulator(t);
  const at = await activeSender(sim);
  for (const [displayName, reason] of [
    ['AB', 'NAME_FORMAT_UNACCEPTABLE'],
    ['https://example.com', 'NAME_FORMAT_UNACCEPTABLE'],
    ['www.example.com', 'NAME_FORMAT_UNACCEPTABLE'],
    ['Nordic®', 'NAME_FORMAT_UNACCEPTABLE'],
    ['Nordic 🇳🇴', 'NAME_FORMAT_UNACCEPTABLE'],
    ['My INSTAGRAM shop', 'NAME_ENDCLIENT_NOTRELATED'],
  ] as const) {
    t.equal((await sim.patch(at, { details: { displayName } })).status, 200);
    await sim.advance('2s');
    t.match(await nameOf(sim, at), { status: 'REJECTED', value: displayName, rejectionReason: reason });
  }
});

t.test('a rule of the tester decides on a name first', async (t) => {
  const sim = await simulator(t);
  await sim.control('POST', '/rules', { match: { lifecycle: 'whatsapp.sender' }, outcome: 'approveDisplayName' });
  const at = await activeSender(sim);
  await sim.patch(at, { details: { displayName: 'AB' } });
  await sim.advance('2s');
  t.equal((await nameOf(sim, at)).status, 'APPROVED');
});

const letter = fc.constantFrom(...'abcXYZ');
const other = fc.constantFrom(...'abcXYZ019_');
/** Usernames of 3 to 35 characters whose parts between dots are long enough not to be a domain. */
const legal = fc
  .tuple(
    letter,
    fc.string({ unit: other, minLength: 2, maxLength: 12 }),
    fc.string({ unit: other, minLength: 4, maxLength: 12 }),
  )
  .map(([first, rest, last]) => `n${first}${rest}.${last}`);

t.test('a username must have the form of one, whatever its case', async (t) => {
  const sim = await simulator(t);
  const at = await activeSender(sim);
  const ask = (username: string) => sim.patch(at, { details: { username } });
  await fc.assert(
    fc.asyncProperty(legal, async (username) => {
      if ((await ask(username)).status !== 200) throw new Error(`${username} is legal`);
    }),
    { numRuns: 50, seed: 20260101 },
  );
  await fc.assert(
    fc.asyncProperty(
      legal.chain((username) =>
        fc.constantFrom(
          `.${username}`,
          `${username}.`,
          username.replace('.', '..'),
          `www${username}`,
          `WWW.${username}`,
          `${username}.com`,
          `${username}.Org`,
          `${username}-shop`,
          `${username} shop`,
          `é${username}`,
          username.padEnd(36, 'x'),
          username.slice(0, 2),
          username.replace(/./g, '1'),
        ),
      ),
      async (username) => {
        const { status, body } = await ask(username);
        if (status !== 400 || body.errorCode !== 'sender_username_not_available') throw new Error(`${username} is not`);
      },
    ),
    { numRuns: 100, seed: 20260101 },
  );
  const { body } = await ask('nordic..parcel');
  t.match(body.resolution, /Rule meta\.sender\.username-form: .* Here: details\.username has two dots side by side\./);
  t.equal((await ask('nrd')).status, 200);
  t.equal((await ask('n'.repeat(35))).status, 200);
});

t.test('every suggested username is accepted', async (t) => {
  const sim = await simulator(t);
  for (const displayName of ['www nordic', '123', '한빛', 'N'.repeat(120), 'Nordic Parcel']) {
    const details = { displayName, vertical: 'OTHER' };
    sim.startFrom({ 'whatsapp.senders': [{ id: 'one', state: 'ACTIVE', details }] });
    for (const username of (await sim.get(`${path}/one/suggestedUsernames`)).body.usernames)
      t.equal((await sim.patch(`${path}/one`, { details: { username } })).status, 200, username);
  }
});

t.test(
  'without platform rules, a username is approved immediately and names are as the client wants them',
  async (t) => {
    const sim = await simulator(t, { platformRules: 'off' });
    const at = await activeSender(sim);
    await sim.patch(at, { details: { username: 'www.example.com', displayName: 'AB' } });
    await sim.advance('2s');
    t.match((await sim.get(at)).body.details, { username: 'www.example.com', displayName: 'AB' });
  },
);

t.test('the limit of registrations is counted over 72 hours, once a project switches it on', async (t) => {
  const sim = await simulator(t);
  const at = await waitingSender(sim);
  const register = () => sim.post(`${at}/register`, { method: 'SMS' });
  for (let times = 0; times < 10; times++) {
    t.equal((await register()).status, 200);
    await sim.advance('1h');
  }
  t.equal((await register()).status, 200, 'off by default');
  await sim.control('PUT', '/platform-rules', { 'meta.sender.register-limit': true });
  await refused(t, register(), 'sender-register-too-many-requests', 429);
  await sim.advance('72h');
  t.equal((await register()).status, 200);
});
