// The served document says in other words what the simulator validates with: both accept and refuse the same bodies.
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import t from 'tap';
import { ownFormats } from '../../src/contract/formats.js';
import { contract } from '../../src/contract/load.js';
import { sampleOf } from '../../src/contract/sample.js';
import { checkBody } from '../../src/contract/validate.js';
import { examples, operations } from '../populated.js';
import { simulator } from '../simulator.js';

const { url, ...others } = ownFormats;
const ajv = new Ajv2020({ strict: false, validateSchema: false });
formats.default(ajv);
for (const [name, { accepts }] of Object.entries({ ...others, uri: url! })) ajv.addFormat(name, accepts);

const withBody = operations.filter((operation) => operation.body !== undefined);
const sim = await simulator(t);
const { body: document } = await sim.raw('GET', '/openapi.json');
ajv.addSchema(document, 'served');

const validators = new Map(
  withBody.map(({ id, path, method }) => {
    const place = ['paths', path, method.toLowerCase(), 'requestBody', 'content', 'application/json', 'schema'];
    const pointer = place.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
    return [id, ajv.compile({ $ref: `served#/${pointer}` })];
  }),
);
const served = (id: string, body: unknown): boolean => validators.get(id)!(body);
const simulated = (id: string, body: unknown): boolean =>
  checkBody(contract.operations.get(id)!, structuredClone(body)).violations.length === 0;

t.test('every example is valid by both', async (t) => {
  for (const { operation, name, body } of examples) {
    t.ok(served(operation.id, body), `${operation.id} ${name}: served`, {
      errors: validators.get(operation.id)!.errors,
    });
    t.ok(simulated(operation.id, body), `${operation.id} ${name}: simulated`);
  }
});

/** A body with one change at a time: a field less, or a value of another type. */
function* changesOf(value: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return;
  const list = Array.isArray(value);
  for (const key of Object.keys(value)) {
    const copy = (): any => structuredClone(value);
    const without = copy();
    if (list) without.splice(Number(key), 1);
    else delete without[key];
    yield without;
    const wrong = copy();
    wrong[key] = typeof wrong[key] === 'boolean' ? 'true' : !wrong[key];
    yield wrong;
    for (const inner of changesOf((value as any)[key])) yield Object.assign(copy(), { [key]: inner });
  }
}

/** Operations of which the simulator refuses more than the document's schemas can say. */
const stricter: Record<string, string> = {
  BundlesBundlesController_create_v1: 'whether a field is required depends on another one',
  WhatsappEmbeddedSignupHelperController_createLongLivedAccessToken_v1: 'a token or a code is required',
  WhatsappSendersController_createSender_v1: 'its alternatives overlap, and the simulator checks the one that is meant',
  WhatsappTemplatesController_createTemplate_v1: 'the first screen of a flow depends on its action',
};

t.test('both judge a body with one fault in the same way', async (t) => {
  const counts = { accepted: 0, refused: 0 };
  const differ = new Set<string>();
  for (const { id, body: written } of withBody) {
    const own = examples.filter(({ operation }) => operation.id === id).map(({ body }) => body);
    for (const start of [...own, sampleOf(written!.schema, 'full'), sampleOf(written!.schema, 'least')]) {
      for (const body of [start, ...changesOf(start)]) {
        const [one, other] = [served(id, body), simulated(id, body)];
        if (one === other) counts[one ? 'accepted' : 'refused']++;
        else if (one) differ.add(id);
        else t.fail(`${id}: the document refuses what the simulator accepts`, { body });
      }
    }
  }
  t.same([...differ].sort(), Object.keys(stricter));
  t.ok(counts.accepted > 500 && counts.refused > 500, JSON.stringify(counts));
});
