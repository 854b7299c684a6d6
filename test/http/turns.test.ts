// Answers of one turn of the event loop are sent together.
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import Fastify from 'fastify';
import t from 'tap';
import { announceAnswer, sendInTurn } from '../../src/http/send.js';
import { basic, simulator } from '../simulator.js';

t.test('requests that arrive together are answered completely and in order', async (t) => {
  const { application } = await simulator(t);
  const { app } = application;
  await app.listen({ port: 0, host: '127.0.0.1' });
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  t.teardown(() => socket.destroy());
  // More than are sent together.
  const names = Array.from({ length: 50 }, (_, number) => `turn_${number}`);
  const path = '/v1/projects/p/whatsapp/templates';
  const requests = names.map((name) => {
    const template = { status: 'DRAFT', name, language: 'EN_US', category: 'MARKETING', details: { components: [] } };
    const body = JSON.stringify(template);
    const head = `host: localhost\r\nauthorization: ${basic}\r\ncontent-type: application/json`;
    return `POST ${path} HTTP/1.1\r\n${head}\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
  });
  const expected = names.map((name) => `"name":"${name}"`);
  let text = '';
  socket.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  socket.write(requests.join(''));
  while (!text.includes(expected.at(-1)!)) await once(socket, 'data');
  t.strictSame(text.match(/"name":"\w+"/g), expected);
  t.equal(text.match(/HTTP\/1\.1 201 /g)?.length, names.length);
});

t.test('an answer that cannot be sent does not hold up the others of its turn', async (t) => {
  const app = Fastify();
  t.teardown(() => app.close());
  app.get<{ Params: { value: string } }>('/:value', ({ params }, reply) => {
    announceAnswer();
    sendInTurn({ reply, answer: { status: 200, body: '{}', headers: { value: params.value } } });
  });
  const [bad, good] = await Promise.all([app.inject('/a%0Ab'), app.inject('/ab')]);
  t.match(bad, { statusCode: 500 });
  t.match(good, { statusCode: 200, headers: { value: 'ab' } });
});

t.test('an announced answer is sent before what pauses after it continues', async (t) => {
  const sent: unknown[] = [];
  const app = Fastify();
  t.teardown(() => app.close());
  app.get('/', (_, reply) => {
    announceAnswer();
    setImmediate().then(() => sent.push(reply.sent));
    sendInTurn({ reply, answer: { status: 200, body: '{}' } });
    sent.push(reply.sent);
  });
  await app.inject('/');
  await setImmediate();
  t.strictSame(sent, [false, true]);
});

t.test('fake timers in the same process do not stop requests', async (t) => {
  const project = await simulator(t);
  t.intercept(globalThis, 'setImmediate', { value: () => undefined });
  t.match(await project.get('/webhooks'), { status: 200 });
});
