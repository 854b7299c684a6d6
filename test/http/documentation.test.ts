import { Validator } from '@seriousme/openapi-schema-validator';
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

/** Keywords of JSON Schema and OpenAPI; a schema may hold any others, so no validator sees a slip among them. */
const keywords = new Set(
  `$ref type const enum properties required additionalProperties propertyNames items anyOf allOf oneOf not format pattern
  minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minItems maxItems uniqueItems
  minProperties maxProperties title description default deprecated readOnly writeOnly example examples`.split(/\s+/),
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
