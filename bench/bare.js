// A bare Fastify server for the same work as the simulator's, without a simulator: what the simulator is measured against.
// GET answers the same bytes. POST parses the body, validates it with a schema, keeps the record in a Map and answers it.
// Usage: node bench/bare.js --port N [--answer FILE]; without an answer it has no POST, whose schemas would slow down its start.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import Fastify from 'fastify';

const { values } = parseArgs({ options: { port: { type: 'string' }, answer: { type: 'string' } } });
const answer = values.answer ? readFileSync(values.answer, 'utf8') : '{}';
const json = 'application/json; charset=utf-8';

const text = { type: 'string', maxLength: 1024 };
const button = { type: 'object', required: ['type', 'text'], properties: { type: text, text } };
const component = {
  type: 'object',
  required: ['type'],
  properties: {
    type: { type: 'string', enum: ['HEADER', 'BODY', 'FOOTER', 'BUTTONS'] },
    format: text,
    text,
    examples: { type: 'array', items: text },
    buttons: { type: 'array', maxItems: 10, items: button },
  },
};
const template = {
  type: 'object',
  required: ['name', 'language', 'category', 'details'],
  properties: {
    status: { type: 'string', enum: ['DRAFT', 'SUBMIT'] },
    name: { type: 'string', maxLength: 512, pattern: '^[a-z0-9_]+$' },
    language: text,
    category: { type: 'string', enum: ['MARKETING', 'UTILITY', 'AUTHENTICATION'] },
    details: {
      type: 'object',
      required: ['components'],
      properties: { components: { type: 'array', items: component } },
    },
  },
};
const remark = { type: 'object', required: ['comment'], properties: { comment: { type: 'string', maxLength: 2000 } } };
const templates = new Map();
const comments = new Map();

const app = Fastify();
app.get('/v1/projects/:projectId/*', (_request, reply) => reply.header('content-type', json).send(answer));
if (values.answer) {
  app.post('/v1/projects/:projectId/whatsapp/templates', { schema: { body: template } }, ({ body }, reply) => {
    const { name, language, category, status, details } = body;
    const changes = { status, allowCategoryChange: false, details };
    const record = { name, language, category, analytics: [], isMetaGenerated: false, changes };
    templates.set(`${name}/${language}`, record);
    return reply.code(201).send(record);
  });
  app.post(
    '/v1/projects/:projectId/whatsapp/templates/:name/languages/:language/comments',
    { schema: { body: remark } },
    ({ body, url }, reply) => {
      const made = { type: 'CREATED', comment: body.comment, created: new Date().toISOString() };
      comments.set(url, [...(comments.get(url) ?? []).slice(-9), made]);
      return reply.code(201).send(made);
    },
  );
}
await app.listen({ port: Number(values.port), host: '127.0.0.1' });
