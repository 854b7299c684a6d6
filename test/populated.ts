// A project with records of every kind, under the ids that the example requests use, and what each operation needs to
// succeed there.
import { contract, type Operation } from '../src/contract/load.js';
import { sampleOf } from '../src/contract/sample.js';
import { readExamples, readGuide, usualValue } from '../src/fixtures/operation-guide.js';
import { readYaml, scenarioPath } from '../src/fixtures/scenarios.js';
import type { Answer, TestProject } from './simulator.js';

type Records = Record<string, object[]>;

export const channels = ['whatsapp', 'kakaotalk', 'rcs', 'sms'] as const;

/** Every operation of the API; the control API has its own tests. */
export const operations = [...contract.operations.values()].filter(({ service }) => service !== 'control');

export interface Example {
  operation: Operation;
  name: string;
  params: Readonly<Record<string, string>>;
  body: any;
}

/** The example requests of fixtures/examples. */
export const examples: readonly Example[] = readExamples().map(({ operation, ...example }) => ({
  ...example,
  operation: contract.operations.get(operation)!,
}));

const guide = readGuide();

const text = { components: [{ type: 'BODY', text: 'Hello {{1}}, your lamp is here', examples: ['Ingrid'] }] };
const rejected = { clientBusinessManagerId: '310482957716402', wabaName: 'Nordic Parcel AB' };
/** The records of the scenario `examples`, in the states in which most operations are possible. */
export const everything: Records = (readYaml(scenarioPath('examples')) as any).projects.examples.records;

const record = (collection: string): any => everything[collection]![0];
const whatsappSender = record('whatsapp.senders');
const kakaotalkDetails = record('kakaotalk.senders').details;
const kakaotalkText = record('kakaotalk.templates').details;

const without = (...collections: string[]): Records => Object.fromEntries(collections.map((name) => [name, []]));
const waitingSender = (hidden: object = {}): Records => ({
  'whatsapp.senders': [{ ...whatsappSender, state: 'PENDING_VERIFICATION', hidden }],
});
const rejectedAccount: Records = {
  'whatsapp.accounts': [{ state: 'REJECTED', details: rejected, changes: { status: 'REJECTED', details: rejected } }],
};
const templateDraft: Records = {
  'whatsapp.templates': [
    { name: 'order_shipped', language: 'EN_US', category: 'UTILITY', changes: { status: 'DRAFT', details: text } },
    { name: 'order_delayed', language: 'EN_US', category: 'UTILITY', changes: { status: 'DRAFT', details: text } },
  ],
};
const draftDetails = { displayName: 'Nordic Parcel', vertical: 'TRAVEL_AND_TRANSPORTATION' };

/** Collections with other contents, by operation, or by operation and example. */
const instead: Record<string, Records> = {
  WhatsappAccountsController_createAccount_v1: without('whatsapp.accounts'),
  WhatsappAccountsController_updateAccount_v1: rejectedAccount,
  WhatsappAccountsController_deleteAccount_v1: without('whatsapp.senders'),
  WhatsappSolutionsController_assignSolution_v1: without('whatsapp.accounts'),
  'WhatsappSendersController_createSender_v1 embeddedSignupDeprecated': without('whatsapp.accounts'),
  WhatsappSendersController_deleteChanges_v1: {
    'whatsapp.senders': [{ ...whatsappSender, changes: { status: 'DRAFT', details: draftDetails } }],
  },
  WhatsappSendersController_register_v1: waitingSender(),
  WhatsappSendersController_verify_v1: waitingSender(),
  'WhatsappSendersController_verify_v1 alreadyVerified': waitingSender({ verifiedAtMeta: true }),
  WhatsappTemplatesController_createTemplate_v1: without('whatsapp.templates'),
  'WhatsappTemplatesController_updateTemplate_v1 otherCategory': templateDraft,
  WhatsappTemplatesController_deleteTemplateByNameAndLanguage_v1: templateDraft,
  KakaotalkSendersController_createSender_v1: without('kakaotalk.senders', 'kakaotalk.templates'),
  KakaotalkSendersController_deleteChanges_v1: {
    'kakaotalk.senders': [
      {
        ...everything['kakaotalk.senders']![0],
        changes: { status: 'DRAFT', details: kakaotalkDetails },
      },
    ],
  },
  KakaotalkSendersController_registerSender_v1: {
    'kakaotalk.senders': [{ ...everything['kakaotalk.senders']![0], state: 'INACTIVE' }],
  },
  KakaotalkSendersController_verifySender_v1: {
    'kakaotalk.senders': [{ ...everything['kakaotalk.senders']![0], state: 'VERIFYING' }],
  },
  KakaotalkTemplatesController_createTemplate_v1: without('kakaotalk.templates'),
  KakaotalkTemplatesController_deleteTemplateDraft_v1: {
    'kakaotalk.templates': [
      {
        code: guide.params.templateCode,
        changes: { status: 'DRAFT', details: kakaotalkText },
        hidden: { plusFriendId: guide.params.plusFriendId },
      },
    ],
  },
};

/** Resets a project so that an operation (or one example of it) can succeed there. */
export function prepare(sim: TestProject, { id }: Operation, example?: string): void {
  const records = { ...everything, ...(instead[`${id} ${example}`] ?? instead[id]) };
  sim.startFrom(records, channels);
}

/** The path of an operation below the project's; `other` replaces the usual values of parameters. */
export function pathTo({ path, service }: Operation, other: Record<string, string> = {}): string {
  return path
    .replace('/v1/projects/{projectId}', '')
    .replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(other[name] ?? usualValue(guide, service, name)!));
}

/** A valid body of an operation: its first example, or the minimum that its schema requires. */
export function bodyOf(operation: Operation): any {
  if (!operation.body) return undefined;
  const example = examples.find((candidate) => candidate.operation === operation);
  return structuredClone(example?.body ?? sampleOf(operation.body.schema, 'least'));
}

/** Calls an operation with its usual parameters and body. */
export function call(
  sim: TestProject,
  operation: Operation,
  more: { params?: Record<string, string>; query?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const path = pathTo(operation, more.params) + (more.query ? `?${more.query}` : '');
  return sim.request(operation.method, path, 'body' in more ? more.body : bodyOf(operation), more.headers);
}
