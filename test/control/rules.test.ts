import t from 'tap';
import { simulator } from '../simulator.js';
import { at, keyOf, path, template } from './templates.js';

const lifecycle = 'whatsapp.template';

t.test('a rule sets the outcome of decisions whose name matches a pattern', async (t) => {
  const sim = await simulator(t);
  const rule = await sim.admin('POST', '/rules', {
    match: { lifecycle, name: 'Spring*' },
    outcome: 'reject',
    with: { rejectionCode: 'SCAM' },
    after: '1m',
  });
  t.equal(rule.status, 201);
  t.match(rule.body, { id: 'rule-1', outcomes: ['reject'], after: '1m', hits: 0 });
  await sim.post(path, template('spring_sale'));
  await sim.post(path, template('autumn_sale'));
  t.match(await sim.pending(), [
    { key: keyOf('autumn_sale'), because: 'default' },
    { key: keyOf('spring_sale'), outcome: 'reject', because: 'rule rule-1', due: '2026-01-01T00:01:00.000Z' },
  ]);
  await sim.advance('1m');
  t.equal((await sim.get(at('spring_sale'))).body.rejectionCode, 'SCAM');
  t.match(await sim.control('GET', '/rules'), { rules: [{ id: 'rule-1', hits: 1 }] });
});

t.test('a chain of outcomes applies to checks and decisions alike', async (t) => {
  const sim = await simulator(t);
  await sim.control('POST', '/rules', { match: { lifecycle }, outcome: ['submit_error', 'limit', 'reject'] });
  const create = () => sim.post(path, template('stubborn'));
  t.equal((await create()).body.errorCode, 'template_submit_error');
  t.equal((await create()).body.errorCode, 'template_limit_reached');
  t.equal((await create()).status, 201);
  t.match(await sim.pending(), [{ outcome: 'reject', because: 'rule rule-1' }]);
  await sim.post(path, template('next'));
  t.match((await sim.pending()).at(-1), { because: 'default' }, 'the chain is used up');
});

t.test('a rule applies to decisions already pending; after it is deleted, the default applies again', async (t) => {
  const sim = await simulator(t);
  await sim.post(path, template('plain'));
  const { id } = await sim.control('POST', '/rules', { match: { lifecycle, key: keyOf('plain') }, outcome: 'hold' });
  t.match(await sim.pending(), [{ outcome: 'hold', due: null, because: `rule ${id}` }]);
  t.equal((await sim.admin('DELETE', `/rules/${id}`)).status, 204);
  t.match(await sim.pending(), [{ outcome: 'approve', because: 'default' }]);
  t.match(await sim.admin('DELETE', `/rules/${id}`), { status: 404, body: { errorCode: 'rule_not_found' } });
  await sim.control('POST', '/rules', { match: { lifecycle }, outcome: 'reject', times: 1 });
  t.equal((await sim.admin('DELETE', '/rules')).status, 204);
  t.same(await sim.control('GET', '/rules'), { rules: [] });
});

t.test('a rule that could never apply is rejected on creation', async (t) => {
  const sim = await simulator(t);
  const refused = async (body: object) => (await sim.admin('POST', '/rules', body)).body;
  t.match(await refused({ match: { lifecycle: 'whatsap.template' }, outcome: 'reject' }), {
    errorCode: 'lifecycle_not_found',
    resolution: /Did you mean whatsapp.template\?/,
  });
  const sentences = async (body: object) => (await refused(body)).additionalInformation.validationErrors;
  t.match(await sentences({ match: { lifecycle }, outcome: 'rejekt' }), [
    /unknown outcome 'rejekt'. Did you mean reject\? whatsapp.template has: approve, reject, .*submit_error.*hold/,
  ]);
  t.match(await sentences({ match: { lifecycle }, outcome: 'reject', with: { rejectionCode: 'NO' } }), [
    /with.rejectionCode must be one of/,
  ]);
  t.match(await sentences({ match: { lifecycle, nam: 'x' }, outcome: 'reject' }), [/'match.nam'; did you mean 'name'/]);
  t.match(await sentences({ match: { lifecycle }, outcome: [] }), [/outcome must contain at least 1/]);
  t.match(await sentences({ match: { lifecycle }, outcome: 'reject', after: 'soon' }), [/after must be a duration/]);
});

t.test('a project has at most 1,000 rules', async (t) => {
  const sim = await simulator(t);
  const add = () => sim.admin('POST', '/rules', { match: { lifecycle }, outcome: 'reject' });
  for (let count = 0; count < 1000; count++) await add();
  const { status, body } = await add();
  t.same([status, body.errorCode], [400, 'invalid_input']);
  t.same(body.additionalInformation.validationErrors, ['a project has at most 1000 rules: delete some first']);
  t.equal((await sim.admin('DELETE', '/rules/rule-1')).status, 204);
  t.equal((await add()).status, 201);
});

t.test('patterns longer than 1,000 characters are refused wherever names are matched', async (t) => {
  const sim = await simulator(t);
  const pattern = '*'.repeat(1001);
  const calls: [string, object][] = [
    ['/rules', { match: { lifecycle, name: pattern }, outcome: 'reject' }],
    ['/faults', { match: { path: pattern }, status: 500 }],
    ['/requests/count', { match: { path: pattern } }],
    ['/requests/count', { match: { headers: { accept: pattern } } }],
    ['/deliveries/wait', { match: { target: pattern } }],
  ];
  for (const [path, body] of calls) {
    const answer = await sim.admin('POST', path, body);
    t.equal(answer.body.errorCode, 'invalid_input', path);
    t.match(answer.body.additionalInformation.validationErrors, [/shorter than or equal to 1000 characters/]);
  }
});
