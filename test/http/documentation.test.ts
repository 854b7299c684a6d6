import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Validator } from '@seriousme/openapi-schema-validator';
// CommonJS packages whose exports Node does not find by name.
import spectral from '@stoplight/spectral-core';
import rulesets from '@stoplight/spectral-rulesets';
import { load } from 'js-yaml';
import t, { type Test } from 'tap';
import { simulator } from '../simulator.js';

const paths = ['/openapi.json', '/__admin/openapi.json'];

async function documentAt(t: Test, path: string): Promise<Record<string, unknown>> {
  const { status, body } = await (await simulator(t)).raw('GET', path);
  t.equal(status, 200);
  return body;
}

t.test('both documents are valid OpenAPI 3.1', async (t) => {
  for (const path of paths) {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(await documentAt(t, path));
    t.ok(valid, path, { errors });
    t.equal(validator.version, '3.1');
  }
});

t.test('Redocly finds no error in either document', async (t) => {
  const config = await createConfig({ extends: ['recommended'] });
  for (const path of paths) {
    const source = JSON.stringify(await documentAt(t, path));
    const problems = await lintFromString({ source, absoluteRef: path, config });
    const errors = problems.filter(({ severity }) => severity === 'error');
    t.same(
      errors.map(({ ruleId, message, location }) => `${ruleId} ${message} ${location[0]?.pointer}`),
      [],
      path,
    );
  }
});

t.test('Spectral finds no error in either document', async (t) => {
  const linter = new spectral.Spectral();
  linter.setRuleset({ extends: [[rulesets.oas as never, 'recommended']] });
  for (const path of paths) {
    const problems = await linter.run({ ...(await documentAt(t, path)) });
    // Severity 0 is an error.
    const errors = problems.filter(({ severity }) => severity === 0);
    t.same(
      errors.map(({ code, message, path: place }) => `${code} ${message} ${place.join('/')}`),
      [],
      path,
    );
  }
});

t.test('the linters see the errors that they are asked for', async (t) => {
  const document = { ...(await documentAt(t, '/openapi.json')), servers: [], info: {} };
  const source = JSON.stringify(document);
  const config = await createConfig({ extends: ['recommended'] });
  const found = await lintFromString({ source, absoluteRef: 'a', config });
  t.ok(found.some(({ severity }) => severity === 'error'));
  const linter = new spectral.Spectral();
  linter.setRuleset({ extends: [[rulesets.oas as never, 'recommended']] });
  t.ok((await linter.run(document)).some(({ severity }) => severity === 0));
});

t.test('servers and the address of tokens are those under which the client found the simulator', async (t) => {
  const sim = await simulator(t);
  for (const path of ['/openapi.json', '/documentation/json']) {
    const { body } = await sim.raw('GET', path, undefined, { host: 'Sinch.test:7462' });
    t.equal(body.servers[0].url, 'http://sinch.test:7462', path);
    t.equal(
      body.components.securitySchemes.oauth2.flows.clientCredentials.tokenUrl,
      'http://sinch.test:7462/oauth2/token',
    );
  }
  const { body } = await sim.raw('GET', '/openapi.json', undefined, { host: 'no host' });
  t.equal(body.servers[0].url, '/');
  t.equal(body.components.securitySchemes.oauth2.flows.clientCredentials.tokenUrl, '/oauth2/token');
});

t.test('the page loads the same document, as JSON and as YAML', async (t) => {
  const sim = await simulator(t);
  const { body: document } = await sim.raw('GET', '/__admin/openapi.json');
  t.strictSame((await sim.raw('GET', '/__admin/docs/json')).body, document);
  const { headers, body } = await sim.raw('GET', '/__admin/docs/yaml');
  t.match(headers['content-type'], 'application/yaml');
  t.strictSame(load(body), document);
  t.notMatch(body, /^\s*\{/, 'YAML as people read it');
  for (const path of ['/openapi', '/__admin/openapi']) {
    const host = { host: 'localhost:7462' };
    const { body: json } = await sim.raw('GET', `${path}.json`, undefined, host);
    t.strictSame(load((await sim.raw('GET', `${path}.yaml`, undefined, host)).body), json, path);
  }
  t.match((await sim.raw('GET', '/__admin/docs/')).body, '<title>Control API of the simulator</title>');
});

t.test('the links of the page are relative, and lead to its files with and without a slash at its end', async (t) => {
  const sim = await simulator(t);
  for (const path of ['/documentation', '/documentation/', '/__admin/docs', '/__admin/docs/?a=b']) {
    const { status, body } = await sim.raw('GET', path);
    t.equal(status, 200, path);
    const links = [...body.matchAll(/(?:src|href)="([^":,]+)"/g)].map(([, link]) => link as string);
    t.equal(links.length, 3);
    for (const link of links) {
      t.notMatch(link, /^\//);
      const { pathname } = new URL(link, `http://localhost${path}`);
      t.equal((await sim.raw('GET', pathname)).status, 200, pathname);
    }
  }
});

t.test('a file that the page does not have is not found, in the shape of the API', async (t) => {
  const sim = await simulator(t);
  for (const file of ['missing.js', 'reference.css.br', '..%2Fcli.js', 'page']) {
    t.match(
      await sim.raw('GET', `/documentation/${file}`),
      { status: 404, body: { errorCode: 'route_not_found' } },
      file,
    );
  }
});

t.test('no mark of what differs between simulators is left in a document', async (t) => {
  const sim = await simulator(t, { mode: 'strict', scenario: 'strict' });
  for (const path of paths)
    t.notMatch(JSON.stringify((await sim.raw('GET', path)).body), /@(introduction|project|origin|server)@/);
  const { paths: items } = (await sim.raw('GET', '/openapi.json')).body;
  const [projectId] = items['/v1/projects/{projectId}/webhooks'].get.parameters;
  t.match(projectId, { name: 'projectId', example: 'onboarded-project' });
});

t.test('the page fills in credentials in open mode, and reveals none in strict mode', async (t) => {
  const open = await simulator(t);
  t.match(
    (await open.raw('GET', '/documentation')).body,
    '&quot;keyId&quot;:&quot;key&quot;,&quot;keySecret&quot;:&quot;secret&quot;',
  );
  t.match((await open.raw('GET', '/openapi.json')).body.info.description, 'Any key id and secret work');
  const strict = await simulator(t, { mode: 'strict', scenario: 'strict' });
  t.notMatch((await strict.raw('GET', '/documentation')).body, /secret/i);
  const { body } = await strict.raw('GET', '/openapi.json');
  t.notMatch(JSON.stringify(body), 'onboarded-secret');
  t.match(body.info.description, 'filled in for the project `onboarded-project`');
});

t.test('every operation of both documents has a description with its rules', async (t) => {
  for (const path of paths) {
    const { paths: items } = await documentAt(t, path);
    for (const operation of Object.values(items as object).flatMap((item) => Object.values<any>(item))) {
      t.ok(operation.description.length > 10, operation.operationId);
      t.equal(
        operation.description.match(/^- [A-Z`'0-9]/gm)?.length ?? 0,
        operation.description.match(/^- /gm)?.length ?? 0,
      );
      t.ok(
        operation.description.match(/^- /gm)?.length >= (operation['x-rules']?.length ?? 0) || !operation['x-rules'],
      );
    }
  }
});

t.test('every documented error says how to reach it', async (t) => {
  const { paths: items } = (await documentAt(t, '/openapi.json')) as { paths: Record<string, Record<string, any>> };
  let codes = 0;
  for (const { responses } of Object.values(items).flatMap((item) => Object.values(item))) {
    for (const { description, 'x-error-codes': documented = [] } of Object.values<any>(responses)) {
      for (const code of documented) {
        codes++;
        t.match(description, new RegExp(`^- \`${code}\`( \\(magic value\\))?: [A-Z\`].*\\.$`, 'm'));
      }
    }
  }
  t.equal(codes, 696);
  const { post } = items['/v1/projects/{projectId}/whatsapp/templates']!;
  t.match(post.responses[424].description, /To reach it: .*send `\{"name":/);
  t.match(
    post.description,
    '`submit`: `changes.status` from empty, `DRAFT`, `REJECTED` to `IN_PROGRESS`. Then Meta decides: `approve`, `reject`',
  );
});

/** Keywords of JSON Schema and OpenAPI; a schema may hold any others, so no validator sees a slip among them. */
const keywords = new Set(
  `$ref type const enum properties required additionalProperties propertyNames items anyOf allOf oneOf not format pattern
  minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minItems maxItems uniqueItems
  minProperties maxProperties discriminator title description default deprecated readOnly writeOnly example examples`.split(
    /\s+/,
  ),
);

/** The schemas directly inside a schema. */
function innerSchemas(schema: Record<string, any>): object[] {
  const {
    properties = {},
    items,
    not,
    additionalProperties,
    propertyNames,
    anyOf = [],
    allOf = [],
    oneOf = [],
  } = schema;
  const single = [items, not, additionalProperties, propertyNames].filter((one) => typeof one === 'object');
  return [...Object.values<object>(properties), ...single, ...anyOf, ...allOf, ...oneOf];
}

function* schemasIn(part: unknown): Iterable<object> {
  if (typeof part !== 'object' || part === null) return;
  for (const [key, value] of Object.entries(part)) {
    if (key === 'schema') yield value;
    else if (key === 'schemas') yield* Object.values<object>(value);
    else yield* schemasIn(value);
  }
}

t.test('no schema has a keyword that does not exist', async (t) => {
  for (const path of paths) {
    const unknown = new Set<string>();
    const waiting = [...schemasIn(await documentAt(t, path))];
    t.ok(waiting.length > 30, `${path} has schemas`);
    for (let schema = waiting.pop(); schema; schema = waiting.pop()) {
      for (const key of Object.keys(schema)) if (!keywords.has(key) && !key.startsWith('x-')) unknown.add(key);
      waiting.push(...innerSchemas(schema));
    }
    t.same([...unknown], [], path);
  }
});
