// A project with records of every kind, under the ids that the example requests use, and what each operation needs to
// succeed there.
import { readdirSync, readFileSync } from 'node:fs';
import { contract, type Operation } from '../src/contract/load.js';
import { sampleOf } from '../src/contract/sample.js';
import type { Answer, TestProject } from './simulator.js';

type Records = Record<string, object[]>;

export const channels = ['whatsapp', 'kakaotalk', 'rcs', 'sms'] as const;

/** Every operation of the API; the control API has its own tests. */
export const operations = [...contract.operations.values()].filter(({ service }) => service !== 'control');

export interface Example {
  operation: Operation;
  name: string;
  params: Record<string, string>;
  body: any;
}

/** The example requests of fixtures/examples. */
export const examples: readonly Example[] = readExamples();

function readExamples(): Example[] {
  const folder = new URL('../fixtures/examples/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
  return files.sort().flatMap((file) => {
    const read = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    const operation = contract.operations.get(read.operation)!;
    return Object.entries<{ params: Record<string, string>; body: unknown }>(read.examples).map(
      ([name, { params, body }]) => ({ operation, name, params, body }),
    );
  });
}

/** Values for the parameters of a path, by service where a name means different things. */
const named: Record<string, string> = {
  bundleId: '665f1c2ae4b0a1c2d3e4f506',
  conversationAppId: '01HZX6A9F7D3S2K8M4N5P6Q1RS',
  plusFriendId: '@hanbitbooks',
  templateCode: 'order_shipped_01',
  useCase: 'OTP',
  'rcs senderId': 'b0c7a9e4-53d1-4f28-8e6a-91f4d27c3a05',
  testNumber: '+447700900123',
  smsAppId: '01HZX60W4R8J5P2Y7T3G9A1S6D',
  webhookId: '01HZX5T8Q3M7K2N9V4B6C1D0EF',
  flowId: '781264510398247',
  'whatsapp senderId': '6f1d2c3b-7a54-4e0f-9b61-2d8c5a904e17',
  solutionId: '5120384419620774',
  templateName: 'order_shipped',
  languageCode: 'EN_US',
};

const text = { components: [{ type: 'BODY', text: 'Hello {{1}}, your lamp is here', examples: ['Ingrid'] }] };
const template = {
  language: 'EN_US',
  category: 'UTILITY',
  state: 'APPROVED',
  whatsappId: '1',
  details: text,
  // Old enough that two of them can be compared.
  hidden: { approved: '2025-12-01T00:00:00.000Z' },
};
const rejected = { clientBusinessManagerId: '310482957716402', wabaName: 'Nordic Parcel AB' };
const whatsappSender = {
  id: named['whatsapp senderId'],
  state: 'ACTIVE',
  countryCode: '46',
  phoneNumber: '701740600',
  numberProvider: 'CUSTOMER',
  details: { displayName: 'Nordic Parcel', vertical: 'TRAVEL_AND_TRANSPORTATION', email: 'hello@example.com' },
};
const kakaotalkDetails = {
  adminPhoneNo: '+821000000001',
  name: '한빛서점',
  topLevelCategoryCode: '004',
  midLevelCategoryCode: '0003',
  subLevelCategoryCode: '0001',
};
const kakaotalkText = { name: '배송 시작 안내', language: 'KO', content: '책이 출발했습니다.', buttons: [] };
const rcsSender = {
  ...(examples.find(({ operation, name }) => operation.action === 'createSender' && name === 'unitedKingdom')!
    .body as object),
  id: named['rcs senderId'],
};
const inChannel = { hidden: { conversationAppId: named.conversationAppId } };

/** Records of every kind, in the states in which most operations are possible. */
export const everything: Records = {
  webhooks: [{ id: named.webhookId, target: 'http://127.0.0.1:9/hooks', triggers: ['BUNDLE_DONE'] }],
  'bundles.bundles': [{ id: named.bundleId, name: 'Harbour branch' }],
  'conversation.apps': [{ id: named.conversationAppId, name: 'Customer care' }],
  'conversation.instagramChannels': [inChannel],
  'conversation.messengerChannels': [inChannel],
  'conversation.telegramChannels': [inChannel],
  'conversation.viberChannels': [inChannel],
  'kakaotalk.senders': [{ plusFriendId: named.plusFriendId, state: 'ACTIVE', details: kakaotalkDetails }],
  'kakaotalk.templates': [{ code: named.templateCode, state: 'APPROVED', details: kakaotalkText }],
  'rcs.senders': [rcsSender],
  'sms.smsApps': [{ id: named.smsAppId, name: 'Order updates' }],
  'whatsapp.accounts': [
    { state: 'ONBOARDED', wabaId: '102290129340398', wabaMaxPriceOnboarded: true, details: rejected },
  ],
  'whatsapp.senders': [whatsappSender],
  'whatsapp.flows': [{ id: named.flowId, name: 'Visits', hidden: { screens: ['CHOOSE_TIME'] } }],
  'whatsapp.solutions': [{ id: named.solutionId, details: { name: 'Partners' } }],
  'whatsapp.templates': [
    { ...template, name: 'order_shipped' },
    { ...template, name: 'order_delayed' },
    { ...template, name: 'loyalty_news', category: 'MARKETING' },
  ],
};

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
    'kakaotalk.templates': [{ code: named.templateCode, changes: { status: 'DRAFT', details: kakaotalkText } }],
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
    .replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(other[name] ?? named[`${service} ${name}`] ?? named[name]!),
    );
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
