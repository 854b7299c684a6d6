// Answers are checked against the contract, so that a fault of the simulator is not mistaken for the platform's behaviour.
import t from 'tap';
import { type Edge, edge } from './edge.js';

const webhooks = '/v1/projects/one/webhooks';
const right = { id: 'a', target: 'http://localhost/', projectId: 'one', triggers: ['ALL'] };

async function answering(t: Parameters<typeof edge>[0], reply: () => unknown): Promise<Edge> {
  return edge(t, {
    modules: [{ controller: 'WebhookWebhookController', handlers: { getWebhook: reply, deleteWebhook: reply } }],
  });
}

const get = ({ ask }: Edge) => ask('GET', `${webhooks}/01ARZ3NDEKTSV4RRFFQ69G5FAV`);

t.test('an answer that conforms to the contract is sent unchanged', async (t) => {
  const made = await answering(t, () => right);
  const { status, body, headers } = await get(made);
  t.equal(status, 200);
  t.same(body, right);
  t.notOk('x-simulator-bug' in headers);
  t.match(headers['content-type'], /^application\/json/);
  t.same(made.faults, []);
});

t.test('an answer that violates the contract is sent with a header that names the violation', async (t) => {
  for (const [wrong, fault] of [
    [{ ...right, triggers: ['SOME'] }, /each value in triggers must be one of/],
    [{ ...right, id: 5 }, /id must be a string/],
    [{ ...right, secret: 's' }, /unknown field 'secret'/],
    [{ id: 'a' }, /target must be a string/],
    [undefined, /body should not be empty|must be an object/],
    [[], /must be an object/],
  ] as const) {
    const made = await answering(t, () => wrong);
    const { headers, status } = await get(made);
    t.equal(status, 200);
    t.match(headers['x-simulator-bug'], /^WebhookWebhookController_getWebhook_v1 answered against the contract: /);
    t.match(headers['x-simulator-bug'], fault);
    t.equal(made.faults.length, 1);
  }
});

t.test('an answer is marked each time it violates the contract, whatever was answered before', async (t) => {
  const long = { ...right, id: 'x'.repeat(200_000) };
  const answers = [right, right, { ...right, id: 5 }, { ...right, id: 5 }, right, long, long, undefined, undefined];
  const made = await answering(t, () => answers.shift());
  const marked = [];
  for (const _ of [...answers]) {
    // Otherwise the answer of before would be given again.
    made.simulation.world('one').markChanged();
    marked.push('x-simulator-bug' in (await get(made)).headers);
  }
  t.same(marked, [false, false, true, true, false, false, false, true, true]);
});

t.test('an answer without a documented body has none, whatever its handler returns', async (t) => {
  const made = await answering(t, () => right);
  const { status, text } = await made.ask('DELETE', `${webhooks}/01ARZ3NDEKTSV4RRFFQ69G5FAV`);
  t.equal(status, 204);
  t.equal(text, '');
});
