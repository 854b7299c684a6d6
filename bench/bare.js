// A bare Fastify server that answers the same bytes as the simulator: what the simulator is measured against.
// Usage: node bench/bare.js --port N [--answer FILE]
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import Fastify from 'fastify';

const { values } = parseArgs({ options: { port: { type: 'string' }, answer: { type: 'string' } } });
const answer = values.answer ? readFileSync(values.answer, 'utf8') : '{}';
const json = 'application/json; charset=utf-8';

const app = Fastify();
app.get('/v1/projects/:projectId/*', (_request, reply) => reply.header('content-type', json).send(answer));
app.post('/v1/projects/:projectId/*', (_request, reply) => reply.code(201).header('content-type', json).send(answer));
await app.listen({ port: Number(values.port), host: '127.0.0.1' });
