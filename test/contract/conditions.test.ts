import { fileURLToPath } from 'node:url';
import t from 'tap';
import { requiredForLaunch } from '../../src/contract/conditions.js';
import { readYaml } from '../../src/contract/documents.js';
import { type Condition, contract, refName, type Schema } from '../../src/contract/load.js';
import { simulator } from '../simulator.js';

// The control API is left out: its documents are our own words, and its rules stand in its handlers.
const { messages, control, ...documents } = readYaml(fileURLToPath(new URL('../../src/contract/', import.meta.url)));

/** How a description says that a property binds a caller only now and then. */
const conditional = new RegExp(
  [
    '(?:required|needed|mandatory|optional) (?:at|for|if|to|unless|when|without)|needs none',
    'checked|ignored|unless|otherwise|else|allows|left out|falls back|cannot be combined|in [A-Z_]+ mode',
    'only (?:for|when|if|where|to|in)|(?:templates|accounts|senders|US) only',
    '(?:must|given?|sent?|send)\\b.*\\b(?:when|if)|(?:when|if)\\b.*\\b(?:must|given?|send)',
  ]
    .map((words) => `\\b(?:${words})\\b`)
    .join('|'),
);

interface Described {
  place: string;
  description: string;
  /** What stands beside the description, and an `x-prose-only` of anything that holds it. */
  data: Record<string, unknown>;
}

function* descriptions(part: unknown, place: string, inherited?: unknown): Iterable<Described> {
  if (typeof part !== 'object' || part === null) return;
  const { description, 'x-prose-only': own } = part as Record<string, unknown>;
  const prose = own ?? inherited;
  const isResponse = /\/responses\/\d+$/.test(place);
  if (typeof description === 'string' && !isResponse)
    yield { place, description, data: { ...part, 'x-prose-only': prose } };
  for (const [key, value] of Object.entries(part)) yield* descriptions(value, `${place}/${key}`, prose);
}

const reads = ({ description }: Described): boolean => conditional.test(description);
const placed = ({ place, description }: Described): string => `${place}: ${description}`;

t.test('no description that reads like a condition is left without its datum', async (t) => {
  const data = ['x-required-when', 'x-only-for', 'x-prose-only'];
  const open = [...descriptions(documents, '')].filter(
    (described) => reads(described) && data.every((name) => described.data[name] === undefined),
  );
  t.same(open.map(placed), []);
});

t.test('the check finds each of the ways in which the documents word a condition', async (t) => {
  for (const description of [
    'a draft needs none',
    'not required for a draft',
    'optional at create, required for launch',
    'needed without facebookCode',
    'id of the first screen; needed when flowAction is NAVIGATE',
    'in DISPATCH mode',
    'AUTHENTICATION templates only',
    'only for reseller (ASP) accounts, otherwise ignored',
    'must be present when status is SUBMIT',
    'if status is SUBMIT, this must be sent',
    'mandatory if the sender is launched',
    'checked when taxIdCountry=US',
  ]) {
    t.match(description, conditional);
  }
  for (const description of [
    'unique template key',
    'DAY if absent',
    'must be a valid url',
    'optional',
    'not required',
  ]) {
    t.notMatch(description, conditional);
  }
});

/** Every schema of the contract and inside it, with the object schema whose property or alternative it is. */
function* schemasWithin(schema: Schema, parent?: Schema): Iterable<{ schema: Schema; parent: Schema | undefined }> {
  yield { schema, parent };
  for (const property of Object.values(schema.properties ?? {})) yield* schemasWithin(property, schema);
  for (const part of [...(schema.anyOf ?? []), ...(schema.allOf ?? [])]) yield* schemasWithin(part, parent);
}

const everySchema = Object.values(contract.schemas).flatMap((schema) => [...schemasWithin(schema)]);

function valuesOf(schema: Schema): readonly unknown[] {
  const ref = schema.$ref ?? schema.allOf?.[0]?.$ref;
  const { enum: values, const: only } = ref === undefined ? schema : (contract.schemas[refName(ref)] ?? {});
  return values ?? [only];
}

t.test('a condition names properties that stand beside it, and values that they can have', async (t) => {
  const conditions = everySchema.flatMap(({ schema, parent }) =>
    [schema['x-required-when'], schema['x-only-for']]
      .filter((condition): condition is Condition => typeof condition === 'object')
      .map((condition) => ({ condition, parent })),
  );
  t.ok(conditions.length > 10);
  for (const { condition, parent } of conditions) {
    for (const [name, value] of Object.entries(condition)) {
      const property = parent?.properties?.[name];
      t.ok(property && (value === null || valuesOf(property).includes(value)), JSON.stringify(condition));
    }
  }
});

t.test(
  'a property that only a submitted body needs is one that the schema requires, or requires to hold something',
  async (t) => {
    for (const schema of Object.values(contract.schemas)) {
      for (const [name, property] of Object.entries(schema.properties ?? {})) {
        if (property['x-required-when'] !== 'submitted') continue;
        t.ok(schema.required?.includes(name) || property.minItems !== undefined, name);
      }
    }
  },
);

t.test('a reason why a description is no rule stands only where a description reads like one', async (t) => {
  const idle = (part: unknown, place: string): string[] => {
    if (typeof part !== 'object' || part === null) return [];
    const inner = Object.entries(part).flatMap(([key, value]) => idle(value, `${place}/${key}`));
    return 'x-prose-only' in part && ![...descriptions(part, place)].some(reads) ? [place, ...inner] : inner;
  };
  t.same(idle(documents, ''), []);
});

t.test('a launch in the United States needs an answer to every question of the company', async (t) => {
  const { world } = await simulator(t);
  const { us } = world.catalog<{ us: { v2: Record<string, object> } }>('rcs-questionnaires');
  for (const [company, form] of [
    ['US_PUBLIC', 'UsPublic'],
    ['US_PRIVATE', 'UsPrivate'],
    ['NON_US_PUBLIC', 'NonUsPublic'],
    ['NON_US_PRIVATE', 'NonUsPrivate'],
  ] as const) {
    const needed = requiredForLaunch(`Rcs${form}BrandCampaignSenderDetailsQuestionnaireUSAnswersInputDto`);
    t.same([...needed].sort(), Object.keys(us.v2[company] ?? {}).sort(), company);
  }
});
