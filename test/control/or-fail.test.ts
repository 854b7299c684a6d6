// Waits for shell scripts: with `?orFail` a wait that is not satisfied has the status of an error.
import t, { type Test } from 'tap';
import { simulator } from '../simulator.js';

const soon = { timeoutMs: 20 };

/** Its open port keeps the process alive while a call waits. */
async function listening(t: Test) {
  const sim = await simulator(t);
  await sim.application.app.listen({ port: 0, host: '127.0.0.1' });
  return sim;
}

t.test(
  'a wait for requests fails with 408 if nothing came, with 417 if something else or too little came',
  async (t) => {
    const sim = await listening(t);
    const wait = (body: object, query = '?orFail') => sim.admin('POST', `/requests/wait${query}`, { ...soon, ...body });
    t.match(await wait({}), {
      status: 408,
      body: { errorCode: 'wait_timed_out', message: 'Nothing came in 20 ms.', resolution: /pending/ },
    });
    await sim.get('/webhooks');
    t.match(await wait({ match: { method: 'POST' } }), {
      status: 417,
      body: {
        errorCode: 'wait_not_satisfied',
        additionalInformation: { nearMisses: [/GET \/v1\/projects\/.*: method is "GET", not "POST"$/] },
      },
    });
    t.match(await wait({ count: 2 }), { status: 417, body: { message: '1 of 2 came in time.' } });
    t.match(await wait({ count: 1 }), { status: 200, body: { satisfied: true } });
  },
);

t.test('a wait for deliveries fails in the same way', async (t) => {
  const sim = await listening(t);
  const wait = (body: object, query = '?orFail') => sim.admin('POST', `/deliveries/wait${query}`, { ...soon, ...body });
  t.match(await wait({}), { status: 408, body: { errorCode: 'wait_timed_out' } });
  await sim.subscribe();
  await sim.control('POST', '/deliveries/sample', { type: 'WHATSAPP_TEMPLATE_APPROVED' });
  t.match(await wait({ match: { type: 'WHATSAPP_TEMPLATE_REJECTED' } }), {
    status: 417,
    body: { additionalInformation: { nearMisses: [/WHATSAPP_TEMPLATE_APPROVED/] } },
  });
  t.match(await wait({}), { status: 200, body: { satisfied: true } });
});

t.test('the name alone is enough, true says the same, and false asks for the usual answer', async (t) => {
  const sim = await listening(t);
  const status = async (query: string) => (await sim.admin('POST', `/requests/wait${query}`, soon)).status;
  t.equal(await status('?orFail='), 408);
  t.equal(await status('?orFail=true'), 408);
  t.equal(await status('?orFail=false'), 200);
  t.equal(await status(''), 200);
  t.equal(await status('?orFail=yes'), 400);
});
