// Messages in words: no regular expression, no list of thousands of characters, only the values that are allowed.
import t from 'tap';
import { contract, type Schema } from '../../src/contract/load.js';
import { patternSentence } from '../../src/contract/patterns.js';
import { simulator, type TestProject } from '../simulator.js';

function* patternsIn(value: unknown): Iterable<string> {
  if (typeof value !== 'object' || value === null) return;
  if ('pattern' in value && typeof value.pattern === 'string') yield value.pattern;
  for (const inside of Object.values(value)) yield* patternsIn(inside);
}

const operations = [...contract.operations.values()];
const schemas: Schema[] = [
  ...Object.values(contract.schemas),
  ...operations.flatMap(({ parameters, body }) => [...parameters.map(({ schema }) => schema), body?.schema ?? {}]),
];

t.test('every pattern of the contract has words', (t) => {
  const patterns = new Set(schemas.flatMap((schema) => [...patternsIn(schema)]));
  t.ok(patterns.size >= 10);
  for (const pattern of patterns) {
    const sentence = patternSentence(pattern) ?? '';
    t.match(sentence, /^must \w/, pattern);
    t.notMatch(sentence, /[\\^$[\]{}|]/, pattern);
  }
  t.end();
});

t.test('a malformed id says which forms are valid', async (t) => {
  const sim = await simulator(t);
  const messageOf = async (path: string) => (await sim.get(path)).body.message;
  t.match(await messageOf('/bundles/x'), /bundleId must be an id of 24 lowercase hexadecimal digits\.$/);
  t.match(await messageOf('/rcs/senders/x'), /senderId must be a UUID\.$/);
  t.match(await messageOf('/webhooks/x'), /webhookId must be an id: a ULID, a UUID, or 24 or 32 hexadecimal digits\.$/);
});

t.test('a wrong path of a field mask names the most similar ones, and where all of them are', async (t) => {
  const sim = await simulator(t);
  const { body } = await sim.get('/whatsapp/templates?fieldMask=changes.detail');
  t.match(body.message, /one of \d+ values, such as changes\.details, .*; \/openapi\.json lists all of them\.$/);
  t.ok(body.message.length < 300);
  t.ok(body.additionalInformation.supportedCodes.length > 50);
  const { message } = (await sim.get('/whatsapp/templates?filterStates=APROVED')).body;
  t.match(message, 'APPROVED, DISABLED, PAUSED, PENDING, REJECTED', 'a short list is complete');
});

async function answering(sim: TestProject) {
  const sender = { region: 'US', billingCategory: 'CONVERSATIONAL', useCase: 'OTP' };
  const path = `/rcs/senders/${(await sim.post('/rcs/senders', sender)).body.id}`;
  return async (answers: object): Promise<string> => {
    const { body } = await sim.patch(path, { details: { questionnaire: { us: { answers } } } });
    return body.additionalInformation?.validationErrors.join('; ') ?? '';
  };
}

t.test('an unknown legal form lists those that the type of ownership allows', async (t) => {
  const errorsOf = await answering(await simulator(t));
  const four = 'CORPORATION, LIMITED_LIABILITY_COMPANY, PARTNERSHIP, S_CORPORATION';
  t.match(await errorsOf({ ownershipType: 'PUBLIC', legalForm: 'GUILD' }), /following values: CORPORATION$/);
  t.match(await errorsOf({ ownershipType: 'PRIVATE', legalForm: 'GUILD' }), new RegExp(`following values: ${four}$`));
  t.ok((await errorsOf({ legalForm: 'GUILD' })).endsWith(`${four} (CORPORATION only if ownershipType is PUBLIC)`));
  t.equal(await errorsOf({ ownershipType: 'PRIVATE', legalForm: 'PARTNERSHIP' }), '');
});
