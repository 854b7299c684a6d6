// What /documentation fills in, executed as a reader does: open the page, load the scenario `examples`, press "Execute".
import t from 'tap';
import { basic, simulator } from '../simulator.js';

interface Shown {
  id: string;
  name: string;
  method: string;
  path: string;
  body: unknown;
  success: number;
}

/** Every request that the document shows: an operation once for each of its examples. */
function shownIn(document: any): Shown[] {
  return Object.entries<Record<string, any>>(document.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, { operationId, parameters = [], requestBody, responses }]) => {
      const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
        const { example } = parameters.find((parameter: any) => parameter.name === name);
        return encodeURIComponent(example);
      });
      const success = Number(Object.keys(responses).find((status) => status.startsWith('2')));
      const examples: Record<string, any> = requestBody?.content['application/json'].examples ?? { '': {} };
      return Object.entries(examples).map(([name, { value }]) => ({
        id: `${operationId.replace(/Controller_|_v1/g, '.')} ${name}`.replace(/\. ?$/, '').replace('. ', ' '),
        name,
        method: method.toUpperCase(),
        path: filled,
        body: value,
        success,
      }));
    }),
  );
}

const exists = 'the scenario has it already';

/** Requests that the scenario refuses, and why. Its records are in the states that most of the others need. */
const refused: Record<string, [code: string, because: string]> = {
  'KakaotalkSenders.createSender full': ['plus_friend_id_used', exists],
  'KakaotalkSenders.deleteChanges': ['sender_changes_not_found', 'the sender has no draft'],
  'KakaotalkSenders.registerSender': ['not_allowed_register', 'the sender is ACTIVE already'],
  'KakaotalkSenders.verifySender code': ['not_allowed_verify', 'the sender is ACTIVE already'],
  'KakaotalkTemplates.createTemplate basic': ['template_exists', exists],
  'KakaotalkTemplates.deleteTemplateDraft': ['template_not_deletable', 'the template is no draft'],
  'WhatsappAccounts.createAccount partnerInitiated': ['account_exists', exists],
  'WhatsappAccounts.createAccount partnerInitiatedMinimal': ['account_exists', exists],
  'WhatsappAccounts.createAccount onBehalfOf': ['account_exists', exists],
  'WhatsappAccounts.deleteAccount': ['account_has_senders', 'delete its sender first'],
  'WhatsappAccounts.updateAccount correctName': ['account_not_updatable', 'only a rejected account can be edited'],
  'WhatsappAccounts.updateAccount correctEverything': [
    'account_not_updatable',
    'only a rejected account can be edited',
  ],
  'WhatsappSenders.createSender embeddedSignupDeprecated': ['wrong_business_manager', 'it makes another account'],
  'WhatsappSenders.deleteChanges': ['sender_changes_not_found', 'the sender has no draft'],
  'WhatsappSenders.register sms': ['not_allowed_register', 'the sender is ACTIVE already'],
  'WhatsappSenders.register voice': ['not_allowed_register', 'the sender is ACTIVE already'],
  'WhatsappSenders.verify code': ['not_allowed_verify', 'the sender is ACTIVE already'],
  'WhatsappSenders.verify alreadyVerified': ['not_allowed_verify', 'the sender is ACTIVE already'],
  'WhatsappSolutions.assignSolution': ['solution_cannot_be_reassigned', 'the account is onboarded without a solution'],
  'WhatsappTemplates.createTemplate bidCap': ['template_exists', exists],
  'WhatsappTemplates.createTemplate draft': ['template_exists', exists],
  'WhatsappTemplates.deleteTemplateByNameAndLanguage': [
    'template_not_deletable_due_to_input_config',
    'a submitted template needs deleteSubmitted=true',
  ],
  'WhatsappTemplates.updateTemplate otherCategory': [
    'template_category_not_updatable',
    'the category of an approved template stays',
  ],
};

t.test('every filled-in request succeeds in the scenario `examples`, or is refused for a known reason', async (t) => {
  const sim = (await simulator(t)).project('examples');
  const { body: document } = await sim.raw('GET', '/openapi.json');
  const shown = shownIn(document);
  t.equal(new Set(shown.map(({ method, path }) => `${method} ${path}`)).size, 90, 'every operation is tried');
  for (const { id, method, path, body, success } of shown) {
    await sim.control('POST', '/reset', { scenario: 'examples' });
    const answer = await sim.raw(method, path, body, { authorization: basic });
    const [code, because] = refused[id] ?? [];
    if (code === undefined) t.equal(answer.status, success, `${id} ${JSON.stringify(answer.body)}`);
    else t.equal(answer.body.errorCode, code, `${id}: ${because}`);
  }
  const unknown = Object.keys(refused).filter((id) => !shown.some((one) => one.id === id));
  t.same(unknown, [], 'each exception is about a request');
});

t.test('what exists already in the scenario can be created in an empty project', async (t) => {
  const sim = (await simulator(t)).project('examples');
  const { body: document } = await sim.raw('GET', '/openapi.json');
  for (const { id, method, path, body, success } of shownIn(document)) {
    // A KakaoTalk template also needs its sender.
    if (refused[id]?.[1] !== exists || id.startsWith('KakaotalkTemplates')) continue;
    await sim.control('POST', '/reset', { scenario: 'default' });
    const answer = await sim.raw(method, path, body, { authorization: basic });
    t.equal(answer.status, success, `${id} ${JSON.stringify(answer.body)}`);
  }
});
