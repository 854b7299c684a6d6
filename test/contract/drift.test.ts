import fc from 'fast-check';
import t from 'tap';
import { type Difference, driftBetween } from '../../src/contract/drift.js';
import { contract } from '../../src/contract/load.js';

// The documents of these tests are the contract's own, whose form is known, with one change.
type Written = any;

const published = (): Written => contract.document((service) => service !== 'control');

const contractDocument = published();

/** Names of the components that operations and webhooks use, directly or through others. */
const used = (() => {
  const { paths, webhooks, components } = published();
  const names = new Set<string>();
  const collect = (value: unknown): void => {
    for (const [, name = ''] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (names.has(name)) continue;
      names.add(name);
      collect(components.schemas[name]);
    }
  };
  collect([paths, webhooks]);
  return [...names];
})();

const operations = [...contract.operations.values()].filter(({ service }) => service !== 'control');

/** One small change of a document, and what a comparison must say of it: nothing more, nothing less. */
interface Change {
  name: string;
  make(document: Written, pick: Pick): Expected;
}
type Expected = Partial<Omit<Difference, 'where' | 'shared'>> & { at?: string };
type Pick = <T>(list: readonly T[]) => T | undefined;

/** One of the operations whose content fits. */
const operationOf = (document: Written, pick: Pick, fits = (_content: Written): boolean => true) => {
  const described = operations.map(({ path, method }) => ({
    title: `${method} ${path}`,
    content: document.paths[path][method.toLowerCase()],
  }));
  return pick(described.filter(({ content }) => fits(content)))!;
};

const inQuery = (parameter: Written): boolean => parameter.in === 'query';

/** A field of a component, if the pick has one that is described where it stands. */
function fieldOf({ components: { schemas } }: Written, pick: Pick, fits: (schema: Written) => boolean) {
  const fields = used.flatMap((name) =>
    Object.keys(schemas[name].properties ?? {})
      .filter((field) => fits(schemas[name].properties[field]))
      .map((field) => ({ component: schemas[name], at: `${name} ${field}`, field })),
  );
  return pick(fields)!;
}

const any = (): boolean => true;

const changes: Change[] = [
  {
    name: 'an operation is removed',
    make(document, pick) {
      const { path, method, id } = pick(operations)!;
      delete document.paths[path][method.toLowerCase()];
      return { change: 'removed', what: 'operation', operation: `${method} ${path}`, text: id };
    },
  },
  {
    name: 'an operation is added',
    make(document, pick) {
      const { content } = operationOf(document, pick);
      document.paths['/v1/new'] = { post: { ...content, operationId: 'New_new_v1' } };
      return { change: 'added', what: 'operation', operation: 'POST /v1/new', text: 'New_new_v1' };
    },
  },
  {
    name: 'an operation moves to another path',
    make(document, pick) {
      const { path, method } = pick(operations.filter(({ path }) => Object.keys(document.paths[path]).length === 1))!;
      document.paths[`${path}/moved`] = document.paths[path];
      delete document.paths[path];
      return { change: 'changed', what: 'path', text: `${method} ${path} → ${method} ${path}/moved` };
    },
  },
  {
    name: 'an operation becomes deprecated',
    make(document, pick) {
      const { title, content } = operationOf(document, pick, ({ deprecated }) => !deprecated);
      content.deprecated = true;
      return { change: 'added', what: 'deprecation', operation: title };
    },
  },
  {
    name: 'a parameter is removed',
    make(document, pick) {
      const { title, content } = operationOf(document, pick, ({ parameters }) => parameters.some(inQuery));
      const parameter = pick<Written>(content.parameters.filter(inQuery))!;
      content.parameters.splice(content.parameters.indexOf(parameter), 1);
      return { change: 'removed', what: 'parameter', operation: title, at: `query ${parameter.name}` };
    },
  },
  {
    name: 'a parameter is added by reference',
    make(document, pick) {
      const { title, content } = operationOf(document, pick);
      document.components.parameters = {
        New: { name: 'new', in: 'query', required: true, schema: { type: 'string' } },
      };
      content.parameters.push({ $ref: '#/components/parameters/New' });
      return { change: 'added', what: 'parameter', operation: title, at: 'query new', text: 'required' };
    },
  },
  {
    name: 'a parameter becomes required or optional',
    make(document, pick) {
      const { title, content } = operationOf(document, pick);
      const parameter = pick<Written>(content.parameters)!;
      parameter.required = !parameter.required;
      const at = `${parameter.in} ${parameter.name}`;
      return { change: 'changed', what: 'required', operation: title, at };
    },
  },
  {
    name: 'a body becomes required or optional',
    make(document, pick) {
      const { title, content } = operationOf(document, pick, ({ requestBody }) => requestBody);
      content.requestBody.required = !content.requestBody.required;
      return { change: 'changed', what: 'required', operation: title, at: 'body' };
    },
  },
  {
    name: 'a field is added',
    make(document, pick) {
      const { component, at } = fieldOf(document, pick, any);
      component.properties.brandNew = { type: 'integer' };
      return { change: 'added', what: 'field', at: `${at.split(' ')[0]} brandNew`, text: 'integer' };
    },
  },
  {
    name: 'a field is removed',
    make(document, pick) {
      const { component, field, at } = fieldOf(document, pick, any);
      delete component.properties[field];
      component.required = component.required?.filter((name: string) => name !== field);
      return { change: 'removed', what: 'field', at };
    },
  },
  {
    name: 'the type of a field changes',
    make(document, pick) {
      const { component, field, at } = fieldOf(document, pick, ({ type }) => type === 'string');
      component.properties[field].type = 'integer';
      return { change: 'changed', what: 'type', at, text: 'string → integer' };
    },
  },
  {
    name: 'a field can be null',
    make(document, pick) {
      const { component, field, at } = fieldOf(document, pick, ({ type }) => type === 'string' || type === 'boolean');
      // As OpenAPI 3.0 writes it.
      component.properties[field].nullable = true;
      return { change: 'added', what: 'null', at };
    },
  },
  {
    name: 'a field becomes required or optional',
    make(document, pick) {
      const { component, field, at } = fieldOf(document, pick, any);
      const names: string[] = component.required ?? [];
      const was = names.includes(field);
      component.required = was ? names.filter((name) => name !== field) : [...names, field];
      return { change: 'changed', what: 'required', at, text: was ? 'required → optional' : 'optional → required' };
    },
  },
  {
    name: 'a value is added to an enum',
    make(document, pick) {
      const name = pick(used.filter((each) => document.components.schemas[each].enum))!;
      document.components.schemas[name].enum.push('BRAND_NEW');
      return { change: 'added', what: 'value', at: name, text: '"BRAND_NEW"' };
    },
  },
  {
    name: 'a value is removed from an enum',
    make(document, pick) {
      const name = pick(used.filter((each) => document.components.schemas[each].enum))!;
      const value = document.components.schemas[name].enum.pop();
      return { change: 'removed', what: 'value', at: name, text: JSON.stringify(value) };
    },
  },
  {
    name: 'a limit changes',
    make(document, pick) {
      const { component, field, at } = fieldOf(document, pick, (schema) => schema.maxLength);
      const was = component.properties[field].maxLength++;
      return { change: 'changed', what: 'limit', at, text: `maxLength ${was} → ${was + 1}` };
    },
  },
  {
    name: 'an alternative is removed',
    make(document, pick) {
      const { component, field } = fieldOf(document, pick, ({ items }) => items?.anyOf?.length > 2);
      component.properties[field].items.anyOf.pop();
      return { change: 'removed', what: 'alternative' };
    },
  },
  {
    name: 'an error code is added',
    make(document, pick) {
      const { title, content } = operationOf(document, pick);
      content.responses['401']['x-error-codes'].push('brand_new');
      return { change: 'added', what: 'error code', operation: title, at: '401', text: 'brand_new' };
    },
  },
  {
    name: 'an error code is removed',
    make(document, pick) {
      const { title, content } = operationOf(document, pick);
      const [status, { 'x-error-codes': codes }] = pick<[string, Written]>(
        Object.entries<Written>(content.responses).filter(([, response]) => response['x-error-codes']),
      )!;
      return { change: 'removed', what: 'error code', operation: title, at: status, text: codes.pop() };
    },
  },
  {
    name: 'an error code gets another status',
    make(document, pick) {
      const { title, content } = operationOf(document, pick);
      const code = content.responses['401']['x-error-codes'].pop();
      content.responses['500']['x-error-codes'].push(code);
      return { change: 'changed', what: 'error code', operation: title, at: '401', text: `${code}: 401 → 500` };
    },
  },
  {
    name: 'a status is added',
    make(document, pick) {
      const { title, content } = operationOf(document, pick);
      content.responses['418'] = { description: '' };
      return { change: 'added', what: 'status', operation: title, at: '418' };
    },
  },
  {
    name: 'a status without error codes is removed',
    make(document, pick) {
      const { title, content } = operationOf(document, pick);
      const [status] = Object.keys(content.responses);
      delete content.responses[status!];
      return { change: 'removed', what: 'status', operation: title, at: status! };
    },
  },
  {
    name: 'a webhook is removed',
    make(document, pick) {
      const name = pick(Object.keys(document.webhooks))!;
      delete document.webhooks[name];
      return { change: 'removed', what: 'webhook', operation: `webhook ${name}` };
    },
  },
];

/** Where a difference is: in its component if it has one, else in its operation. */
const placeOf = ({ shared, where }: Difference): string => shared ?? where;

const distinct = (differences: readonly Difference[]): Difference[] => [
  ...new Map(
    differences.map((each) => [
      JSON.stringify([each.change, each.what, each.shared ?? each.operation, each.where && placeOf(each), each.text]),
      each,
    ]),
  ).values(),
];

for (const { name, make } of changes) {
  t.test(`${name}: the comparison says so, and nothing else`, async (t) => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 4, maxLength: 4 }), (numbers) => {
        const rest = [...numbers];
        const document = published();
        const expected = make(document, (list) => list[rest.pop()! % Math.max(list.length, 1)]);
        const { at, ...fields } = expected;
        const found = distinct(driftBetween(contractDocument, document).differences);
        t.equal(found.length, 1, JSON.stringify(found.slice(0, 4)));
        t.match(found[0], fields);
        if (at !== undefined) t.equal(placeOf(found[0]!), at);
      }),
      { numRuns: 2 },
    );
  });
}

t.test(
  'a document does not differ from itself, nor from a copy without names of path parameters and extensions',
  async (t) => {
    t.strictSame(driftBetween(published(), published()), {
      from: contract.version,
      to: contract.version,
      differences: [],
      notes: [],
    });
    const text = JSON.stringify(published())
      .replaceAll('{projectId}', '{project_id}')
      .replaceAll('"name":"projectId"', '"name":"project_id"')
      .replaceAll('#/components/schemas/', '#/components/schemas/Renamed');
    const renamed = JSON.parse(text);
    renamed.components.schemas = Object.fromEntries(
      Object.entries(renamed.components.schemas).map(([name, schema]) => [`Renamed${name}`, schema]),
    );
    t.strictSame(driftBetween(published(), renamed).differences, []);
  },
);

t.test('texts for people count only if asked for', async (t) => {
  const changed = published();
  const { get } = changed.paths['/v1/projects/{projectId}/webhooks'];
  get.summary = 'Another summary';
  get.parameters[1].description = 'Another description';
  t.strictSame(driftBetween(published(), changed).differences, []);
  t.match(driftBetween(published(), changed, { descriptions: true }).differences, [
    {
      change: 'changed',
      what: 'summary',
      operation: 'GET /v1/projects/{projectId}/webhooks',
      where: '',
      text: /→ "Another summary"$/,
    },
    { change: 'changed', what: 'description', where: 'query pageToken', text: /→ "Another description"$/ },
  ]);
});

t.test('codes are read from examples, too; a document without any is compared without them', async (t) => {
  const described = (move: (response: Written) => void): Written => {
    const document = published();
    for (const item of Object.values<Written>(document.paths)) {
      for (const { responses } of Object.values<Written>(item)) Object.values<Written>(responses).forEach(move);
    }
    return document;
  };
  const inExamples = described((response) => {
    const codes: string[] = response['x-error-codes'] ?? [];
    delete response['x-error-codes'];
    if (codes.length === 0) return;
    const examples = codes.map((errorCode) => [errorCode, { value: { errorCode } }]);
    response.content['application/json'].examples = Object.fromEntries(examples);
  });
  t.strictSame(driftBetween(published(), inExamples), { ...driftBetween(published(), published()) });
  delete inExamples.paths['/v1/projects/{projectId}/webhooks'].get.responses['401'].content['application/json']
    .examples;
  t.match(driftBetween(published(), inExamples).differences, [{ what: 'error code', text: 'unauthorized_error' }]);

  const silent = described((response) => delete response['x-error-codes']);
  delete silent.webhooks;
  const { differences, notes } = driftBetween(published(), silent);
  t.strictSame(differences, []);
  t.match(notes, [/no error codes/, /no webhooks/]);
});

t.test('what is no OpenAPI 3 document is refused with the reason', async (t) => {
  const cases: [Written, RegExp][] = [
    [undefined, /no object/],
    [[], /no object/],
    [{ swagger: '2.0', paths: {} }, /Swagger 2.0/],
    [{ openapi: '3.1.0' }, /no paths/],
    [{ openapi: '4.0.0', paths: {} }, /3.0.x or 3.1.x/],
  ];
  for (const [document, reason] of cases) t.throws(() => driftBetween(published(), document), { message: reason });
  const dangling = published();
  dangling.paths['/v1/projects/{projectId}/webhooks'].get.parameters.push({ $ref: '#/components/parameters/Missing' });
  t.throws(() => driftBetween(published(), dangling), { message: /Missing' cannot be resolved/ });
  const circle = published();
  circle.components.schemas.BundlesBundlesDto = { allOf: [{ $ref: '#/components/schemas/BundlesBundlesDto' }] };
  t.throws(() => driftBetween(published(), circle), { message: /contains itself/ });
});
