import t from 'tap';
import { simulator } from '../../simulator.js';
import { activeSender, path, refused, sent, signup, waitingSender } from './sender-setup.js';

t.test('an edit of a live sender is pending under changes and goes live when approved', async (t) => {
  const sim = await simulator(t);
  await sim.subscribe();
  const at = await activeSender(sim);
  const live = (await sim.get(at)).body.details;
  const draft = await sim.patch(at, { details: { about: 'Open.', email: 'a@example.com' } });
  t.equal(draft.status, 200);
  t.match(draft.body, { state: 'ACTIVE', details: live });
  t.same(draft.body.changes, { status: 'DRAFT', details: { about: 'Open.', email: 'a@example.com' } });

  const submitted = await sim.patch(at, { status: 'SUBMIT', details: { vertical: 'RESTAURANT' } });
  t.same(submitted.body.changes, {
    status: 'IN_PROGRESS',
    details: { about: 'Open.', email: 'a@example.com', vertical: 'RESTAURANT' },
  });
  await refused(t, sim.patch(at, { details: { about: 'Closed.' } }), 'sender_changes_not_updatable', 409);
  await refused(t, sim.delete(`${at}/changes`), 'sender_changes_not_deletable', 409);
  await sim.advance('2s');
  const { changes, details } = (await sim.get(at)).body;
  t.notOk(changes);
  t.same(details, { ...live, about: 'Open.', email: 'a@example.com', vertical: 'RESTAURANT' });
  t.equal((await sent(t, sim, 'WHATSAPP_SENDER_ACTIVE')).length, 2);

  await sim.patch(at, { status: 'SUBMIT', details: { email: null, about: 'Closed.' } });
  t.same((await sim.get(at)).body.changes.details, { about: 'Closed.' }, 'changes contain no null');
  await sim.advance('2s');
  t.same((await sim.get(at)).body.details, { ...live, about: 'Closed.', vertical: 'RESTAURANT' });
});

t.test('a rejected edit leaves the live sender unchanged and can be discarded', async (t) => {
  const sim = await simulator(t);
  await sim.subscribe();
  const at = await activeSender(sim);
  const live = (await sim.get(at)).body.details;
  await sim.patch(at, { status: 'SUBMIT', details: { about: 'Cheap!' } });
  await sim.decide(at.slice(path.length + 1), 'reject', { comment: 'No adverts.' });
  const rejected = (await sim.get(at)).body;
  t.match(rejected, { state: 'ACTIVE', changes: { status: 'REJECTED' } });
  t.same(rejected.details, live);
  t.equal((await sent(t, sim, 'WHATSAPP_SENDER_REJECTED'))[0].comment, 'No adverts.');
  t.equal((await sim.delete(`${at}/changes`)).status, 204);
  const { state, changes } = (await sim.get(at)).body;
  t.same([state, changes], ['ACTIVE', undefined]);
  await refused(t, sim.delete(`${at}/changes`), 'sender_changes_not_found', 404);
});

t.test('discarding changes also discards their removals', async (t) => {
  const sim = await simulator(t);
  const at = await activeSender(sim);
  await sim.patch(at, { status: 'SUBMIT', details: { about: 'Open.' } });
  await sim.advance('2s');
  await sim.patch(at, { details: { about: null } });
  await sim.delete(`${at}/changes`);
  await sim.patch(at, { status: 'SUBMIT', details: { address: 'Storgatan 1' } });
  await sim.advance('2s');
  t.match((await sim.get(at)).body.details, { about: 'Open.', address: 'Storgatan 1' });
});

t.test('an update must contain at least one field', async (t) => {
  const sim = await simulator(t);
  const at = await activeSender(sim);
  for (const body of [{}, { details: {} }, { status: 'SUBMIT' }, { details: { colour: 'red' } }])
    await refused(t, sim.patch(at, body), 'no_fields_to_update', 400);
  await refused(t, sim.patch(at, { details: { displayName: null } }), 'invalid_input', 400);
  await refused(t, sim.patch(at, { details: { displayName: '' } }), 'invalid_input', 400);
  await refused(t, sim.patch(at, '{'), 'invalid_payload', 400);
});

t.test('only a sender in state ACTIVE can be updated', async (t) => {
  const sim = await simulator(t);
  const waiting = await waitingSender(sim);
  await refused(t, sim.patch(waiting, { details: { about: 'x' } }), 'sender_not_updatable', 409);
  await refused(t, sim.patch(waiting, { details: { username: 'x' } }), 'sender_username_update_not_available', 409);
  const at = await activeSender(sim);
  await sim.trigger('whatsapp.sender', at.slice(path.length + 1), 'suspend');
  await refused(t, sim.patch(at, { details: { about: 'x' } }), 'sender_not_updatable', 409);
  const { body } = await sim.post(path, signup({ phoneNumberId: '2' }));
  await refused(t, sim.patch(`${path}/${body.id}`, { details: { about: 'x' } }), 'sender_changes_not_updatable', 409);
});

t.test('an approved edit sends no event if the sender has been suspended in the meantime', async (t) => {
  const sim = await simulator(t);
  const at = await activeSender(sim);
  await sim.subscribe();
  await sim.patch(at, { status: 'SUBMIT', details: { about: 'Open.' } });
  await sim.trigger('whatsapp.sender', at.slice(path.length + 1), 'suspend');
  await sim.advance('2s');
  t.match((await sim.get(at)).body, { state: 'SUSPENDED', details: { about: 'Open.' } });
  t.same(await sim.events(), []);
});

t.test('a new display name of a live sender is pending in metadata', async (t) => {
  const sim = await simulator(t);
  await sim.subscribe();
  const at = await activeSender(sim);
  const { displayName } = (await sim.get(at)).body.details;
  const asked = (await sim.patch(at, { status: 'SUBMIT', details: { displayName: 'Nordic Express' } })).body;
  t.same(asked.metadata, { displayName: { status: 'PENDING', value: 'Nordic Express' } });
  t.notOk(asked.changes);
  t.equal(asked.details.displayName, displayName);
  const again = sim.patch(at, { details: { displayName: 'Other' } });
  await refused(t, again, 'sender_display_name_update_not_allowed', 409);
  await sim.advance('2s');
  const approved = (await sim.get(at)).body;
  t.same(approved.metadata, { displayName: { status: 'APPROVED', value: 'Nordic Express' } });
  t.equal(approved.details.displayName, 'Nordic Express');
  t.same((await sent(t, sim, 'WHATSAPP_SENDER_DISPLAY_NAME_UPDATED'))[0].payload, approved);

  await sim.patch(at, { details: { displayName: 'Mock Reject Ltd' } });
  await sim.advance('2s');
  const rejected = (await sim.get(at)).body;
  t.match(rejected.metadata.displayName, { status: 'REJECTED', value: 'Mock Reject Ltd', rejectionReason: String });
  t.equal(rejected.details.displayName, 'Nordic Express');
  t.equal((await sim.patch(at, { details: { displayName: 'Nordic' } })).status, 200);
});

t.test('the display name and the rest of an update are reviewed separately', async (t) => {
  const sim = await simulator(t);
  const at = await activeSender(sim);
  const { body } = await sim.patch(at, { details: { displayName: 'Mock Hold Ltd', about: 'Open.' } });
  t.same(body.changes, { status: 'DRAFT', details: { about: 'Open.' } });
  t.equal(body.metadata.displayName.status, 'PENDING');
  await sim.advance('1h');
  t.equal((await sim.get(at)).body.metadata.displayName.status, 'PENDING', 'no decision is made');
  await sim.decide(at.slice(path.length + 1), 'deferDisplayName');
  t.equal((await sim.get(at)).body.metadata.displayName.status, 'DEFERRED');
  await sim.decide(at.slice(path.length + 1), 'approveDisplayName');
  t.equal((await sim.get(at)).body.details.displayName, 'Mock Hold Ltd');
});

t.test('a new username is pending in metadata; one in use is rejected', async (t) => {
  const sim = await simulator(t);
  await sim.subscribe();
  const at = await activeSender(sim);
  const other = await activeSender(sim, { phoneNumberId: '2' });
  const asked = (await sim.patch(at, { details: { username: 'nordicparcel' } })).body;
  t.same(asked.metadata, { username: { status: 'PENDING', value: 'nordicparcel' } });
  const taken = () => sim.patch(other, { details: { username: 'NordicParcel' } });
  await refused(t, taken(), 'sender_username_not_available', 400);
  await sim.advance('2s');
  t.equal((await sim.get(at)).body.metadata.username.status, 'RESERVED');
  t.match(await sim.pending(), [{ outcome: 'approveUsername', because: 'default' }]);
  await refused(t, taken(), 'sender_username_not_available', 400);
  await sim.advance('2s');
  t.equal((await sim.get(at)).body.details.username, 'nordicparcel');
  t.same(
    (await sent(t, sim, 'WHATSAPP_SENDER_USERNAME_UPDATED')).map(({ payload }) => payload.metadata.username.status),
    ['RESERVED', 'APPROVED'],
  );
  await refused(t, taken(), 'sender_username_not_available', 400);
  await refused(t, sim.patch(at, { details: { username: 'mock_taken' } }), 'sender_username_not_available', 400);

  t.equal((await sim.patch(at, { details: { username: null } })).status, 200);
  const dropped = (await sim.get(at)).body;
  t.same([dropped.details.username, dropped.metadata.username], [undefined, { status: 'DELETED' }]);
  t.equal((await taken()).status, 200);

  await sim.patch(at, { details: { username: 'mock_reject_me' } });
  await sim.advance('2s');
  t.match((await sim.get(at)).body.metadata.username, { status: 'REJECTED', rejectionReason: String });
});

t.test('a username can be reserved first, and the reservation can expire', async (t) => {
  const sim = await simulator(t);
  await sim.subscribe();
  const at = await activeSender(sim);
  const id = at.slice(path.length + 1);
  await sim.patch(at, { details: { username: 'mock_reserve_me' } });
  await sim.decide(id, 'reserveUsername');
  t.equal((await sim.get(at)).body.metadata.username.status, 'RESERVED');
  await sim.decide(id, 'expireUsername');
  const { details, metadata } = (await sim.get(at)).body;
  t.same([details.username, metadata.username.status], [undefined, 'EXPIRED']);
  t.equal((await sent(t, sim, 'WHATSAPP_SENDER_USERNAME_UPDATED')).length, 2);
});

t.test('the names of a number that is not on the Cloud API cannot be changed', async (t) => {
  const sim = await simulator(t);
  sim.startFrom({
    'whatsapp.senders': [
      { id: 'old', state: 'ACTIVE', cloudApi: false, details: { displayName: 'Old', vertical: 'OTHER' } },
    ],
  });
  const code = 'sender_phone_number_not_registered_with_meta_cloud_api';
  for (const details of [{ username: 'old' }, { displayName: 'New' }])
    await refused(t, sim.patch(`${path}/old`, { details }), code, 400);
  t.equal((await sim.patch(`${path}/old`, { details: { about: 'Still here.' } })).status, 200);
});

t.test('suggested usernames derive from the display name, never change, and are not in use', async (t) => {
  const sim = await simulator(t);
  sim.startFrom({
    'whatsapp.senders': [
      { id: 'one', state: 'ACTIVE', details: { displayName: 'Café Nordic!', vertical: 'OTHER' } },
      { id: 'two', state: 'ACTIVE', details: { displayName: 'B', vertical: 'OTHER', username: 'cafnordic' } },
    ],
  });
  const { usernames } = (await sim.get(`${path}/one/suggestedUsernames`)).body;
  t.match(usernames, ['cafnordic.official', 'cafnordic_eu', /^cafnordic\d+$/]);
  t.same((await sim.get(`${path}/one/suggestedUsernames`)).body.usernames, usernames);
  t.same((await sim.get(`${path}/two/suggestedUsernames`)).body.usernames, [
    'bsender',
    'bsender.official',
    'bsender_eu',
  ]);
});
