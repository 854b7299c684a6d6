// What public clients send must work here: each call of calls.yaml succeeds, and is the operation that it says it is.
import t, { type Test } from 'tap';
import { contract } from '../../src/contract/load.js';
import { examples } from '../populated.js';
import { basic, simulator, type TestProject } from '../simulator.js';
import { type Call, type Client, clients, operationIdOf } from './calls.js';

async function authorizationOf(sim: TestProject, { credentials }: Client): Promise<string> {
  if (credentials === 'basic') return basic;
  const answer = await sim.raw('POST', '/oauth2/token', 'grant_type=client_credentials', {
    authorization: basic,
    'content-type': 'application/x-www-form-urlencoded',
  });
  return `Bearer ${answer.body.access_token}`;
}

async function send(t: Test, sim: TestProject, authorization: string, call: Call, kept: Map<string, string>) {
  const [method = '', path = ''] = (call.send ?? '').split(' ');
  const id = operationIdOf(call);
  const example = examples.find(({ operation, name }) => operation.id === id && name === call.example);
  const filled = path.replace(/\$([A-Z]+)/g, (_, name: string) => kept.get(name) ?? '');
  const { status, body } = await sim.request(method, filled, call.body ?? example?.body, { authorization });
  const problem = status < 400 ? '' : `: ${JSON.stringify(body)}`;
  t.equal(status, contract.operations.get(id)?.success.status, `${call.send}${problem}`);
  const [entry] = (await sim.control('GET', '/requests?limit=1')).requests;
  t.equal(entry.operation, id);
  for (const [name, field] of Object.entries(call.keep ?? {})) kept.set(name, body[field]);
}

for (const client of clients) {
  t.test(`the calls of ${client.name} succeed`, async (t) => {
    const sim = await simulator(t);
    const authorization = await authorizationOf(sim, client);
    const kept = new Map<string, string>();
    for (const call of client.calls) {
      if (call.advance === undefined) await send(t, sim, authorization, call, kept);
      else await sim.advance(call.advance);
    }
  });
}
