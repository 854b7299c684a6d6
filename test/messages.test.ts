// Every parameter and every field of a body, wrong in turn: the error says which one it is.
import t from 'tap';
import { contract, type Operation, type Parameter, refName, type Schema } from '../src/contract/load.js';
import { sampleOf } from '../src/contract/sample.js';
import { checkBody } from '../src/contract/validate.js';
import { call, examples, operations, prepare } from './populated.js';
import { names } from './sentences.js';
import { type Answer, simulator } from './simulator.js';

/** What a client may show of an error. */
const shown = ({ body }: Answer): string =>
  [body?.message, body?.resolution, ...(body?.additionalInformation?.validationErrors ?? [])].join(' ');

/** What is wrong with the answer for a wrong value of a field; undefined if it names the field. */
function silence(operation: Operation, path: readonly string[], value: unknown, answer: Answer): string | undefined {
  const { status, body } = answer;
  const what = `${operation.id} ${path.join('.')} = ${JSON.stringify(value).slice(0, 40)}: ${status} ${JSON.stringify(body)}`;
  if (status < 400) return what;
  if (!names(shown(answer), path)) return what;
  if (status === 400 && !names(body.resolution, path)) return `${what}: the resolution names another field`;
  const tells = / must be (?:a (?:string|number)|one of the following values) */.test(shown(answer));
  return typeof value === 'number' && !tells ? `${what}: nothing says that a number is wrong` : undefined;
}

const resolved = (schema: Schema): Schema =>
  schema.$ref === undefined ? schema : resolved(contract.schemas[refName(schema.$ref)]!);

/** Texts that a parameter does not take: of another type, or outside of its values. */
function wrongTexts({ schema }: Parameter): string[] {
  const { type, enum: values, format, pattern, items } = resolved(schema);
  if (items) return wrongTexts({ name: '', in: 'query', required: false, schema: items });
  if (values) return ['NO_SUCH_VALUE', '5'];
  if (type === 'boolean') return ['True', 'yes', '5'];
  if (type === 'number' || type === 'integer') return ['abc', '1.5', '-1'];
  return format || pattern ? ['!'] : [];
}

t.test('a wrong parameter is named by the error, whatever its code', async (t) => {
  const sim = await simulator(t);
  let tried = 0;
  for (const operation of operations) {
    prepare(sim, operation);
    for (const parameter of operation.parameters) {
      for (const text of wrongTexts(parameter)) {
        const { name } = parameter;
        const answer = await call(
          sim,
          operation,
          parameter.in === 'path' ? { params: { [name]: text } } : { query: `${name}=${text}` },
        );
        tried++;
        t.equal(silence(operation, [name], text, answer), undefined);
      }
    }
  }
  t.ok(tried > 100, `${tried} parameters`);
});

/** Bodies that together have every field of an operation, each valid. */
function bodiesOf({ id, body }: Operation): unknown[] {
  if (!body) return [];
  const written = examples.filter(({ operation }) => operation.id === id).map((example) => example.body);
  return [...written, ...[0, 1, 2, 3].map((branch) => sampleOf(body.schema, 'full', branch))];
}

function fieldsOf(value: unknown, path: readonly string[] = []): string[][] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => [[...path, name], ...fieldsOf(inner, [...path, name])]);
}

const at = (value: unknown, path: readonly string[]): any => path.reduce((inner: any, name) => inner[name], value);

function replaced(body: unknown, path: readonly string[], value: unknown): unknown {
  const copy = structuredClone(body);
  at(copy, path.slice(0, -1))[path.at(-1)!] = value;
  return copy;
}

/** Values of further kinds: each field gets one of them in turn. */
const oddities = [['a'], {}, null, true, [['a']], { a: 1 }, [], 'x'.repeat(70_000), '2024-13-45', '12', 'true'];

/** Of another type than the value; then, for a text, one that no list of values has, and none at all. */
function wrongValues(value: unknown, turn: number): unknown[] {
  const odd = oddities[turn % oddities.length];
  if (typeof value === 'string') return [5, 'NO_SUCH_VALUE', '', odd];
  return ['text', '', odd];
}

t.test('a wrong field of a body is named by the error, whatever its code', async (t) => {
  t.setTimeout(300_000);
  const sim = await simulator(t);
  let tried = 0;
  for (const operation of operations) {
    const known = new Set<string>();
    for (const body of bodiesOf(operation)) {
      prepare(sim, operation);
      for (const [turn, path] of fieldsOf(body).entries()) {
        for (const value of wrongValues(at(body, path), turn)) {
          const key = `${path.join('.')} ${JSON.stringify(value).slice(0, 40)} ${typeof at(body, path)}`;
          const wrong = replaced(body, path, value);
          if (known.has(key) || checkBody(operation, wrong).violations.length === 0) continue;
          known.add(key);
          tried++;
          const fault = silence(operation, path, value, await call(sim, operation, { body: wrong }));
          if (fault) t.fail(fault);
        }
      }
    }
  }
  t.ok(tried > 1800, `${tried} fields`);
});
