// How a WhatsApp template goes live: drafts, submissions, decisions of Meta, and edits.
import t from 'tap';
import { checkEvent } from '../../../src/contract/validate.js';
import { simulator } from '../../simulator.js';
import { approved, at, create, keyOf, path, read, refused, rejected, request, text } from './template-setup.js';

t.test('a draft has only changes and no live content', async (t) => {
  const sim = await simulator(t);
  const body = await create(sim, 'plan', { status: 'DRAFT' });
  t.same(body.changes, { status: 'DRAFT', allowCategoryChange: false, details: text('Hello') });
  t.match(body, { name: 'plan', language: 'EN_US', category: 'MARKETING', isMetaGenerated: false });
  for (const field of ['state', 'whatsappId', 'details', 'rejectionCode', 'qualityScore'])
    t.notOk(field in body, field);
  t.same(await sim.advance('1d'), [], 'a draft has no pending review');
});

t.test('a draft can be empty or incomplete', async (t) => {
  const sim = await simulator(t);
  t.same((await create(sim, 'empty', { status: 'DRAFT', details: undefined })).changes.details, { components: [] });
  const half = {
    components: [{ type: 'BODY' }, { type: 'BUTTONS', buttons: [{ type: 'URL', url: 'https://a.se/{{1}}' }] }],
  };
  t.same((await create(sim, 'half', { status: 'DRAFT', details: half })).changes.details, half);
});

t.test('a template is submitted unless its status is DRAFT', async (t) => {
  const sim = await simulator(t);
  t.equal((await create(sim, 'plain')).changes.status, 'IN_PROGRESS');
  t.equal((await create(sim, 'spoken', { status: 'SUBMIT' })).changes.status, 'IN_PROGRESS');
  t.match(await sim.pending(), [
    { lifecycle: 'whatsapp.template', key: 'plain/EN_US', who: 'Meta', outcome: 'approve' },
    {},
  ]);
});

t.test('an approval makes a template live and removes the changes', async (t) => {
  const sim = await simulator(t);
  const to = await sim.subscribe();
  const body = await approved(sim, 'hello');
  t.match(body, {
    state: 'APPROVED',
    whatsappId: /^\d{16}$/,
    qualityScore: 'QUALITY_SCORE_UNKNOWN',
    details: text('Hello'),
  });
  t.notOk('changes' in body);
  t.match(to.received, [{ body: { type: 'WHATSAPP_TEMPLATE_APPROVED', payload: body } }]);
  t.same(checkEvent('WHATSAPP_TEMPLATE_APPROVED', to.received[0]!.body), []);
});

t.test('a rejected first submission moves to the top level, with the reason', async (t) => {
  const sim = await simulator(t);
  const to = await sim.subscribe();
  const body = await rejected(sim, 'hello', 'SCAM');
  t.match(body, { state: 'REJECTED', rejectionCode: 'SCAM', details: text('Hello') });
  for (const field of ['changes', 'whatsappId']) t.notOk(field in body, field);
  t.match(to.received, [{ body: { type: 'WHATSAPP_TEMPLATE_REJECTED', payload: body } }]);
  t.same(checkEvent('WHATSAPP_TEMPLATE_REJECTED', to.received[0]!.body), []);
});

t.test('an edit of an approved template stays next to the live version until approved', async (t) => {
  const sim = await simulator(t);
  const live = await approved(sim, 'hello');
  const { status, body } = await sim.patch(at('hello'), { status: 'SUBMIT', details: text('Good day') });
  t.equal(status, 200);
  t.match(body, {
    state: 'APPROVED',
    whatsappId: live.whatsappId,
    details: text('Hello'),
    changes: { status: 'IN_PROGRESS', details: text('Good day') },
  });
  await sim.decide(keyOf('hello'), 'approve');
  const after = await read(sim, 'hello');
  t.match(after, { state: 'APPROVED', whatsappId: live.whatsappId, details: text('Good day') });
  t.notOk('changes' in after);
});

t.test('a rejected edit stays under changes, and the live version stays live', async (t) => {
  const sim = await simulator(t);
  const to = await sim.subscribe();
  await approved(sim, 'hello');
  await sim.patch(at('hello'), { status: 'SUBMIT', details: text('Win!') });
  await sim.decide(keyOf('hello'), 'reject', { rejectionCode: 'ABUSIVE_CONTENT' });
  const body = await read(sim, 'hello');
  t.match(body, {
    state: 'APPROVED',
    details: text('Hello'),
    rejectionCode: 'ABUSIVE_CONTENT',
    changes: { status: 'REJECTED', details: text('Win!') },
  });
  t.equal(to.received.at(-1)!.body.type, 'WHATSAPP_TEMPLATE_REJECTED');
  const edited = await sim.patch(at('hello'), { status: 'SUBMIT', details: text('Good day') });
  t.match(edited.body, { changes: { status: 'IN_PROGRESS' }, rejectionCode: undefined });
});

t.test('an edit makes a rejected template a draft, which can be submitted again', async (t) => {
  const sim = await simulator(t);
  await rejected(sim, 'hello');
  const { body } = await sim.patch(at('hello'), { details: text('Hello again') });
  t.same(body.changes, { status: 'DRAFT', allowCategoryChange: false, details: text('Hello again') });
  for (const field of ['state', 'rejectionCode', 'details']) t.notOk(field in body, field);
  const submitted = await sim.patch(at('hello'), { status: 'SUBMIT' });
  t.match(submitted.body.changes, { status: 'IN_PROGRESS', details: text('Hello again') });
  await sim.advance('2s');
  t.match(await read(sim, 'hello'), { state: 'APPROVED', details: text('Hello again') });
});

t.test('an edit is a draft unless its status is SUBMIT, and omitted fields do not change', async (t) => {
  const sim = await simulator(t);
  await create(sim, 'plan', { status: 'DRAFT', details: { ...text('Hello'), messageSendTtlSeconds: 43_200 } });
  const edited = await sim.patch(at('plan'), { details: text('Hi') });
  t.same(edited.body.changes, {
    status: 'DRAFT',
    allowCategoryChange: false,
    details: { messageSendTtlSeconds: 43_200, ...text('Hi') },
  });
  const unchanged = await sim.patch(at('plan'), {});
  t.same(unchanged.body, edited.body);
  t.same((await sim.patch(at('plan'), { allowCategoryChange: true })).body.changes, {
    ...edited.body.changes,
    allowCategoryChange: true,
  });
});

t.test('null removes the bidding or only its multipliers', async (t) => {
  const sim = await simulator(t);
  const optimization = {
    bidAmount: 5000,
    bidStrategy: 'LOWEST_COST_WITH_BID_CAP',
    bidCountryMultiplierOverrides: { SE: '1.2' },
  };
  const created = await create(sim, 'priced', { status: 'DRAFT', details: { ...text('Hello'), optimization } });
  const shown = { ...optimization, bidStrategy: 'BID_STRATEGY_LOWEST_COST_WITH_BID_CAP' };
  t.same(created.changes.details.optimization, shown, 'responses spell the strategy in full');
  const edit = async (change: unknown) =>
    (await sim.patch(at('priced'), { details: { optimization: change } })).body.changes.details.optimization;
  t.same(
    (await sim.patch(at('priced'), {})).body.changes.details.optimization,
    shown,
    'an absent field does not change it',
  );
  const { bidCountryMultiplierOverrides: _, ...rest } = shown;
  t.same(
    await edit({ bidAmount: 5000, bidStrategy: 'LOWEST_COST_WITH_BID_CAP', bidCountryMultiplierOverrides: null }),
    rest,
  );
  t.equal(await edit(null), undefined);
});

t.test('a paused or disabled template can be edited, and an approval makes it live again', async (t) => {
  const sim = await simulator(t);
  for (const event of ['pause', 'disable']) {
    await approved(sim, event);
    await sim.trigger('whatsapp.template', keyOf(event), event);
    t.equal((await sim.patch(at(event), { status: 'SUBMIT', details: text('Better') })).status, 200);
    await sim.decide(keyOf(event), 'approve');
    t.match(await read(sim, event), { state: 'APPROVED', details: text('Better') });
  }
});

t.test('changes cannot be edited while in review', async (t) => {
  const sim = await simulator(t);
  await create(sim, 'hello');
  t.match(await sim.patch(at('hello'), { details: text('Hi') }), refused(409, 'template_changes_not_updatable'));
  await sim.advance('2s');
  await sim.patch(at('hello'), { status: 'SUBMIT', details: text('Hi') });
  t.match(await sim.patch(at('hello'), { details: text('Ho') }), refused(409, 'template_changes_not_updatable'));
});

t.test('the category can change in a draft, and after a rejection because of it', async (t) => {
  const sim = await simulator(t);
  await create(sim, 'plan', { status: 'DRAFT' });
  t.match(await sim.patch(at('plan'), { category: 'UTILITY', allowCategoryChange: true }), {
    status: 200,
    body: { category: 'UTILITY', changes: { allowCategoryChange: true } },
  });
  await rejected(sim, 'wrong', 'INCORRECT_CATEGORY');
  t.match(await sim.patch(at('wrong'), { category: 'UTILITY', allowCategoryChange: true }), {
    status: 200,
    body: { category: 'UTILITY' },
  });
  await rejected(sim, 'scam', 'SCAM');
  t.match(await sim.patch(at('scam'), { category: 'UTILITY' }), refused(409, 'template_category_not_updatable'));
  t.match(
    await sim.patch(at('scam'), { allowCategoryChange: true }),
    refused(409, 'template_allow_category_change_not_updatable'),
  );
  await approved(sim, 'live');
  await sim.patch(at('live'), { details: text('Hi') });
  t.match(
    await sim.patch(at('live'), { category: 'UTILITY' }),
    refused(409, 'template_category_not_updatable'),
    'an edit of a live template does not count as a draft',
  );
  t.equal(
    (await sim.patch(at('live'), { category: 'MARKETING', allowCategoryChange: false })).status,
    200,
    'naming what it is changes nothing',
  );
});

t.test('Meta corrects a wrong category if allowed, instead of rejecting the template', async (t) => {
  const sim = await simulator(t);
  const to = await sim.subscribe();
  await create(sim, 'wrong', { allowCategoryChange: true });
  await sim.decide(keyOf('wrong'), 'reject', { rejectionCode: 'INCORRECT_CATEGORY' });
  t.match(await read(sim, 'wrong'), {
    state: 'APPROVED',
    category: 'UTILITY',
    rejectionCode: undefined,
    changes: undefined,
  });
  t.same(
    to.received.map(({ body }) => `${body.type} ${body.payload.category}`),
    ['WHATSAPP_TEMPLATE_APPROVED UTILITY', 'WHATSAPP_TEMPLATE_CATEGORY_UPDATED UTILITY'],
  );
  await create(sim, 'scam', { allowCategoryChange: true });
  await sim.decide(keyOf('scam'), 'reject', { rejectionCode: 'SCAM' });
  t.equal((await read(sim, 'scam')).state, 'REJECTED', 'only for that reason');
});

t.test('a magic name determines the decision of Meta', async (t) => {
  const sim = await simulator(t);
  for (const [name, expected] of [
    ['my_mock_reject', { state: 'REJECTED', rejectionCode: 'INVALID_FORMAT' }],
    ['mock_reject_scam_1', { state: 'REJECTED', rejectionCode: 'SCAM' }],
    ['mock_reject_abusive_content', { state: 'REJECTED', rejectionCode: 'ABUSIVE_CONTENT' }],
    ['mock_reject_incorrect_category', { state: 'REJECTED', rejectionCode: 'INCORRECT_CATEGORY' }],
    ['mock_hold_on', { state: undefined, changes: { status: 'IN_PROGRESS' } }],
    ['limited_offer', { state: 'APPROVED' }],
    ['household_news', { state: 'APPROVED' }],
    ['rejected_returns', { state: 'APPROVED' }],
  ] as const) {
    await create(sim, name);
    await sim.advance('1d');
    t.match(await read(sim, name), expected, name);
  }
});

t.test('a failed submission is kept as a draft only on request', async (t) => {
  const sim = await simulator(t);
  for (const [name, status, code] of [
    ['mock_limit', 424, 'template_limit_reached'],
    ['mock_duplicate_content', 424, 'template_content_already_exists'],
    ['mock_submit_error', 424, 'template_submit_error'],
    ['mock_policy', 400, 'template_policies_violations'],
  ] as const) {
    t.match(await sim.post(path, request(name)), refused(status, code));
    t.match(await sim.get(at(name)), refused(404, 'template_not_found'), 'nothing is kept');
    t.match(await sim.post(path, request(name, { saveDraftOnFailure: true })), refused(status, code));
    t.match(await read(sim, name), { state: undefined, changes: { status: 'DRAFT', details: text('Hello') } });
    t.match(
      await sim.post(path, request(`${name}_draft`, { status: 'DRAFT' })),
      { status: 201 },
      'a draft is not taken to Meta',
    );
  }
  const { body } = await sim.post(path, request('mock_submit_error_2'));
  t.match(body.additionalInformation, {
    metaError: { code: '100', subcode: /^\d+$/, message: /./, description: /./, reason: /./ },
  });
});

t.test('with a chain of outcomes, one submission fails and the next succeeds', async (t) => {
  const sim = await simulator(t);
  await sim.control('POST', '/rules', {
    match: { lifecycle: 'whatsapp.template', name: 'flaky' },
    outcome: ['submit_error', 'approve'],
  });
  t.match(await sim.post(path, request('flaky')), refused(424, 'template_submit_error'));
  await create(sim, 'flaky');
  await sim.advance('2s');
  t.equal((await read(sim, 'flaky')).state, 'APPROVED');
});

t.test('when Meta decides is configurable: right after the response, manually, or after a delay', async (t) => {
  const instant = await simulator(t, { review: 0 });
  t.equal((await create(instant, 'hello')).changes.status, 'IN_PROGRESS');
  t.equal((await read(instant, 'hello')).state, 'APPROVED');
  const manual = await simulator(t, { review: null });
  await create(manual, 'hello');
  t.same(await manual.advance('365d'), []);
  const slow = await simulator(t, { review: 60_000 });
  await create(slow, 'hello');
  t.same(await slow.advance('59s'), []);
  t.equal((await slow.advance('1s')).length, 1);
});

t.test('a new language can have any category that Meta assigned to the name', async (t) => {
  const sim = await simulator(t);
  await create(sim, 'hello', { allowCategoryChange: true });
  await approved(sim, 'hello', { language: 'SV' });
  await sim.decide(keyOf('hello'), 'reject', { rejectionCode: 'INCORRECT_CATEGORY' });
  t.equal((await read(sim, 'hello')).category, 'UTILITY');
  const other = await sim.post(path, request('hello', { language: 'DE', category: 'AUTHENTICATION' }));
  t.match(other, refused(409, 'template_incorrect_category'));
  const [, category] = /category (\w+)/.exec(other.body.resolution)!;
  t.match(await sim.post(path, request('hello', { language: 'DE', category })), { status: 201 }, 'as the error says');
  t.match(await sim.post(path, request('hello', { language: 'DA' })), { status: 201 });
});

t.test(
  'dynamic pricing needs an account that is enabled for it; a project without an account may use it',
  async (t) => {
    const sim = await simulator(t);
    const priced = { ...text('Hello'), optimization: { bidAmount: 5000, bidStrategy: 'LOWEST_COST_WITH_BID_CAP' } };
    await create(sim, 'free', { details: priced });
    await create(sim, 'plain', { status: 'DRAFT' });
    await sim.post('/whatsapp', { clientBusinessManagerId: '310482957716402', companyLegalName: 'Nordic Parcel AB' });
    await sim.advance('4s');
    for (const status of ['DRAFT', 'SUBMIT']) {
      const refusal = await sim.post(path, request('priced', { status, details: priced }));
      t.match(refusal, refused(400, 'template_dynamic_pricing_not_available'));
      t.match(await sim.get(at('priced')), refused(404, 'template_not_found'));
      const edit = await sim.patch(at('plain'), { status, details: { optimization: priced.optimization } });
      t.match(edit, refused(400, 'template_policies_violations'));
      t.match(edit.body.message, 'dynamic pricing', 'what is true of this request');
      t.notOk((await read(sim, 'plain')).changes.details.optimization);
    }
    const forced = await sim.post(path, request('mock_limit', { details: priced }));
    t.match(forced, refused(424, 'template_limit_reached'), 'what a tester asks for comes first');
    await sim.trigger('whatsapp.account', 'account', 'change', { wabaMaxPriceOnboarded: true });
    await create(sim, 'priced', { details: priced });
    t.equal((await sim.patch(at('plain'), { details: priced })).status, 200);
  },
);
