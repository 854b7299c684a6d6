// A scenario can use any id: its records are found whatever the form of their ids. Only an id that no record has is checked
// for its form.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { everything } from '../populated.js';
import { simulator } from '../simulator.js';

const channels = ['whatsapp', 'kakaotalk', 'rcs', 'sms'];
const senderDetails = { displayName: 'Nordic Parcel', vertical: 'OTHER' };

interface Kind {
  records(id: string): Record<string, object[]>;
  path(id: string): string;
  /** What can be done with the record, besides reading it; deletion comes last. */
  calls?: readonly [method: 'POST' | 'PATCH' | 'PUT' | 'DELETE', below: string, body?: object][];
  /** Where it is read; by default, at its path. */
  below?: string;
  /** The answer to a malformed id that no record has, if the contract has one. */
  malformed?: number;
}

const inApp = (id: string) => ({ 'conversation.apps': [{ id, name: 'Care' }] });
const channelOf = (name: string): Kind => ({
  records: (id) => ({
    ...inApp(id),
    [`conversation.${name}Channels`]: [{ hidden: { conversationAppId: id } }],
  }),
  path: (id) => `/conversation/apps/${id}`,
  below: `/${name}`,
  malformed: name === 'viber' ? 404 : 400,
});

const kinds: Record<string, Kind> = {
  webhook: {
    records: (id) => ({ webhooks: [{ id, target: 'https://example.com/hooks', triggers: ['ALL'] }] }),
    path: (id) => `/webhooks/${id}`,
    calls: [
      ['PATCH', '', { triggers: ['BUNDLE_DONE'] }],
      ['PUT', '', { target: 'https://example.com/other', secret: 's3cret', triggers: ['ALL'] }],
      ['DELETE', ''],
    ],
    malformed: 400,
  },
  'SMS app': {
    records: (id) => ({ 'sms.smsApps': [{ id, name: 'Order updates' }] }),
    path: (id) => `/sms/smsApps/${id}`,
    calls: [
      ['PATCH', '', { name: 'Parcels' }],
      ['DELETE', ''],
    ],
  },
  bundle: {
    records: (id) => ({ 'bundles.bundles': [{ id, name: 'Harbour branch' }] }),
    path: (id) => `/bundles/${id}`,
    malformed: 400,
  },
  instagram: channelOf('instagram'),
  messenger: channelOf('messenger'),
  telegram: channelOf('telegram'),
  viber: channelOf('viber'),
  'RCS sender': {
    records: (id) => ({ 'rcs.senders': [{ ...everything['rcs.senders']![0], id }] }),
    path: (id) => `/rcs/senders/${id}`,
    calls: [
      ['PATCH', '', { details: { brand: { description: 'Parcels to every door' } } }],
      ['POST', '/comments', { comment: 'How long will it take?' }],
    ],
    malformed: 400,
  },
  'WhatsApp sender': {
    records: (id) => ({ 'whatsapp.senders': [{ id, state: 'ACTIVE', details: senderDetails }] }),
    path: (id) => `/whatsapp/senders/${id}`,
    calls: [
      ['PATCH', '', { details: { about: 'Open every day.' } }],
      ['POST', '/comments', { comment: 'How long will it take?' }],
      ['DELETE', ''],
    ],
  },
  'KakaoTalk sender': {
    records: (id) => ({ 'kakaotalk.senders': [{ plusFriendId: id, state: 'ACTIVE' }] }),
    path: (id) => `/kakaotalk/senders/${id}`,
    calls: [
      ['PATCH', '', { details: { name: 'Hanbit' } }],
      ['DELETE', ''],
    ],
  },
  'KakaoTalk template': {
    records: (id) => ({
      'kakaotalk.senders': [{ plusFriendId: '@hanbit', state: 'ACTIVE' }],
      'kakaotalk.templates': [{ code: id, state: 'APPROVED' }],
    }),
    path: (id) => `/kakaotalk/senders/@hanbit/templates/${id}`,
    calls: [
      ['PATCH', '', { details: { content: 'It is on its way.' } }],
      ['DELETE', ''],
    ],
  },
};

/** `.` and `..` mean folders in a URL; what contains `mock` can be a magic value. */
const ids = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((id) => !/^\.{1,2}$|mock/i.test(id));

for (const [name, { records, path, calls = [], below = '', malformed = 404 }] of Object.entries(kinds)) {
  t.test(`a ${name} of a scenario is found under any id`, async (t) => {
    const sim = await simulator(t);
    const works = async (id: string): Promise<void> => {
      sim.startFrom(records(id), channels);
      const at = path(encodeURIComponent(id));
      const read = await sim.get(at + below);
      assert.equal(read.status, 200, `${at}: ${JSON.stringify(read.body)}`);
      for (const [method, under, body] of calls) {
        const { status, body: answer } = await sim.request(method, at + under, body);
        assert.ok(status < 300, `${method} ${at}${under}: ${JSON.stringify(answer)}`);
      }
    };
    await works(`${name.replace(/\W/g, '_').toUpperCase()}_ID`);
    await fc.assert(fc.asyncProperty(ids, works), { numRuns: 30, seed: 20260101 });
  });

  t.test(`the form of the id of a ${name} counts if no ${name} has it`, async (t) => {
    const sim = await simulator(t);
    sim.startFrom({ ...records('SOME_ID') }, channels);
    const { status } = await sim.get(path('OTHER_ID') + below);
    t.equal(status, malformed);
  });
}

t.test('a malformed id that exists does not excuse other faults of the request', async (t) => {
  const sim = await simulator(t);
  sim.startFrom({ webhooks: [{ id: 'WEBHOOK_ID', target: 'https://example.com', triggers: ['ALL'] }] });
  const { status, body } = await sim.patch('/webhooks/WEBHOOK_ID', { target: 1 });
  t.equal(status, 400);
  t.match(body.additionalInformation.validationErrors, ['target must be a string']);
  t.match(await sim.patch('/webhooks/OTHER_ID', { target: 1 }), { body: { errorCode: 'invalid_id_format' } });
});
