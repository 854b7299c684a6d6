// The page of fidelity: for each operation, what the contract documents, what was chosen, how its errors are reached, which
// platform rules judge its calls, and which public clients call it. Made from the contract, docs/choices.md, fixtures/errors,
// fixtures/rules and test/clients, so that it cannot claim more than there is.

/** Resource and step of a platform rule -> the actions whose calls take that step; a step of time alone has none. */
const judged = {
  'whatsapp.template': { controller: 'WhatsappTemplatesController', '*': ['createTemplate', 'updateTemplate'] },
  'whatsapp.sender': {
    controller: 'WhatsappSendersController',
    '*': ['createSender', 'update'],
    register: ['register'],
  },
  'kakaotalk.template': {
    controller: 'KakaotalkTemplatesController',
    '*': ['createTemplate', 'updateTemplate'],
    lapse: [],
  },
  'kakaotalk.sender': { controller: 'KakaotalkSendersController', '*': ['createSender', 'updateSender'] },
  'rcs.sender': {
    controller: 'RcsSendersController',
    '*': ['createSender', 'updateSender'],
    invitations: ['createSender', 'updateSender', 'addTestNumbers', 'retryTestNumber'],
  },
  'rcs.operator': { controller: 'RcsSendersController', '*': ['launchSender'] },
};

function judges({ applies }, { controller, action }) {
  const known = judged[applies.resource];
  return known?.controller === controller && (known[applies.on] ?? known['*']).includes(action);
}

/** A misspelt action would judge nothing, and the page would not say so. */
function actionsMustExist(operations) {
  for (const { controller, ...steps } of Object.values(judged)) {
    for (const action of Object.values(steps).flat()) {
      const exists = operations.some((each) => each.controller === controller && each.action === action);
      if (!exists) throw new Error(`docs/fidelity-page.js: no operation ${controller}.${action}`);
    }
  }
}

/** Why nothing but a magic value reaches some errors: the codes, and the reason. */
const unreached = [
  [['internal_error'], 'A failure of the server itself: the simulator has none of its own.'],
  [['resource_locked'], 'Each call ends before the next one begins, so no resource is busy.'],
  [
    [
      'file_not_found',
      'file_size_too_large',
      'file_has_wrong_dimensions',
      'file_unexpected_error',
      'template_check_media_file_size',
      'template_media_file_size_exceeds_maximum_file_size_limit',
      'template_start_session_for_uploading_media',
    ],
    'Nothing is downloaded or uploaded: a URL does not show whether its file exists, and how large it is.',
  ],
  [
    [
      'rbm_has_not_been_used',
      'rbm_resources_not_found',
      'rbm_too_many_requests',
      'rbm_webhook_incorrect_secret',
      'looking_up_the_rbm_agent',
      'wrong_supplier_configuration',
      'verification_suspended_in_gmb',
      'launch_invalid_verification_state',
    ],
    'States and limits at Google and other suppliers that no operation shows or changes; the limit on tester requests is reached by behaviour where it counts.',
  ],
  [
    [
      'facebook_Request_limit_reached',
      'facebook_api_error',
      'log_in_facebook_required',
      'telegram_api_error',
      'viber_api_error',
      'whatsapp_business_api_request_limit_exceeded',
      'object_with_whatsapp_business_account_id_does_not_exist',
    ],
    'Failures and limits of Meta, Telegram and Viber, for which no figures are published.',
  ],
  [
    [
      'template_policies_violations',
      'sender_request_code_failed',
      'sender-number-not-approved-for-enterprise',
      'sender-already-registered',
      'invalid_app_key',
      'template_could_not_delete_drafts',
    ],
    'Decisions of Meta and KakaoTalk that follow no published rule.',
  ],
  [
    ['add_test_number_not_allowed_before_launch', 'user_cannot_be_reached'],
    'Only a carrier or a phone knows: nothing else in the request tells such a number from others.',
  ],
  [
    ['account_data_is_corrupt', 'account_exists', 'account_is_in_progress', 'account_not_updatable'],
    'Damaged data, and the account of KakaoTalk, which no operation shows.',
  ],
  [
    [
      'allowed_only_for_default_test_sms_app',
      'conversation_app_already_connected_to_sms_app',
      'conversation_app_is_already_in_bundles_process',
      'conversation_app_not_found',
      'default_sms_app_already_exists',
      'default_sms_app_not_found',
      'failed_to_create_conversation_service',
      'failed_to_create_sms_service',
      'failed_to_create_subproject',
      'invalid_staging_bundles_input_region',
      'invalid_webhooks',
      'more_than_one_sms_app',
      'not_allowed_for_non_test_account',
      'not_allowed_for_subproject',
      'sms_app_is_already_in_bundles_process',
      'sms_app_is_already_linked_to_conversation_app',
      'sms_app_not_found',
      'target_project_not_subproject',
    ],
    'An order cannot name existing apps or kinds of accounts, though codes for them are documented; the others are failures of the services.',
  ],
  [
    [
      'invalid_id_format',
      'sender_not_found',
      'template_invalid_language_code',
      'template_not_found',
      'template_not_updatable',
    ],
    'Documented for an operation that takes no such id, code or state: a list, a comment, a deletion in every language.',
  ],
];

/** One line for each reason, with the number of its pairs. Throws for an error without a reason. */
function unreachedLines(errors, code) {
  const pairs = errors.filter((row) => row.way === 'magic');
  const reasons = new Set(unreached.flatMap(([codes]) => codes));
  const other = pairs.find((row) => !reasons.has(row.code));
  if (other) throw new Error(`docs/fidelity-page.js: no reason why no behaviour reaches ${other.code}`);
  return unreached.map(([codes, why]) => [
    pairs.filter((row) => codes.includes(row.code)).length,
    codes.map(code).join(', '),
    why,
  ]);
}

/** The ids of the rules that judge the same operations, together. */
function ruleLines(rules, operations, code) {
  const judgedBy = new Map();
  for (const rule of rules) {
    const judging = operations.filter((operation) => judges(rule, operation)).map(shortPath);
    if (judging.length === 0) continue;
    const key = judging.map(code).join(', ');
    judgedBy.set(key, [...(judgedBy.get(key) ?? []), code(rule.id)]);
  }
  return [...judgedBy].map(([judging, ids]) => `- ${judging}: ${ids.join(', ')}`);
}

const sum = (rows, field) => rows.reduce((total, row) => total + row[field], 0);

const shortPath = ({ method, path }) => `${method} ${path.replace('/v1/projects/{projectId}', '')}`;

/** The choices of each operation, by section; none for an operation without any. */
function chosenLines(rows, code) {
  return rows
    .filter(({ chosen }) => chosen.length > 0)
    .map(({ operation, chosen }) => {
      const sections = [...new Set(chosen.map(({ fragment }) => fragment))].map((fragment) => {
        const subjects = chosen.filter((each) => each.fragment === fragment).map(({ subject }) => subject);
        return `${subjects.join(' · ')} ([choices](choices.md#${fragment}))`;
      });
      return `- ${code(shortPath(operation))}: ${sections.join('; ')}`;
    });
}

/**
 * @param operations those of the API, in the order of the contract. @param errors every row. @param rules every platform rule.
 * @param choices the rows of docs/choices.md that name operations. @param clients public clients; `clientsOf` names those of an operation's id.
 */
export function fidelityPage({ operations, errors, rules, choices, clients, clientsOf }, { table, code }) {
  actionsMustExist(operations);
  const rows = operations.map((operation) => {
    const pairs = errors.filter((row) => row.operation.id === operation.id);
    const reached = (way) => pairs.filter((row) => row.way === way).length;
    return {
      operation,
      stated: operation.rules.length,
      pairs: pairs.length,
      behaviour: reached('behaviour'),
      magic: reached('magic'),
      rules: rules.filter((rule) => judges(rule, operation)).length,
      chosen: choices.filter((choice) => choice.operations.includes(operation.id)),
      clients: clientsOf(operation.id),
    };
  });
  const services = [...new Set(operations.map(({ service }) => service))];
  const numbers = ({ stated, pairs, behaviour, magic }) => [stated, pairs, behaviour, magic];
  const totals = (some) =>
    numbers(Object.fromEntries(['stated', 'pairs', 'behaviour', 'magic'].map((field) => [field, sum(some, field)])));
  const ofService = (name) => rows.filter(({ operation }) => operation.service === name);
  const head = ['rules stated', 'errors documented', 'by behaviour', 'by magic value'];
  const sections = services.map((name) => {
    const lines = ofService(name).map((row) => [
      code(shortPath(row.operation)),
      ...numbers(row),
      row.rules,
      row.chosen.length,
      row.clients.join(', ') || 'none',
    ]);
    const chosen = chosenLines(ofService(name), code).join('\n');
    return `## ${name}

${table(['operation', ...head, 'platform rules', 'chosen', 'proved with'], lines)}

Chosen where the description is silent:

${chosen}`;
  });
  const all = rows.length;
  return `# Fidelity

What stands behind each of the ${all} operations. The columns:

- *rules stated*: sentences of the API's description beyond its schemas (\`x-rules\` of the contract).
- *errors documented*: error codes that the contract lists for the operation. *By behaviour*: those that a client gets by the
  rules of the platform alone; *by magic value*: those that need a [magic value](magic-values.md). The tests run a call for
  each of them: see [errors](errors.md).
- *platform rules*: [platform rules](#platform-rules) that judge what the operation submits, those that are off by default
  included.
- *chosen*: [choices](choices.md) where the description is silent. Those for [all services](choices.md#all-services) and for
  [time](choices.md#time-and-decisions) are not counted.
- *proved with*: public clients of the API whose calls to the operation a test sends: see [clients](#clients).

${table(
  ['service', 'operations', ...head],
  [
    ...services.map((name) => [name, ofService(name).length, ...totals(ofService(name))]),
    ['**all**', all, ...totals(rows)],
  ],
)}

${sections.join('\n\n')}

## Errors that only a magic value reaches

Behaviour reaches ${sum(rows, 'behaviour')} of the ${sum(rows, 'pairs')} pairs of an operation and an error code. Why not the others:

${table(['pairs', 'codes', 'reason'], unreachedLines(errors, code))}

## Platform rules

The operations, and the [rules](platform-rules.md) that judge what they submit:

${ruleLines(rules, operations, code).join('\n')}

## Clients

A test sends the calls of these clients, with their paths, parameters and fields and with values of ours, and each must
succeed. They call ${rows.filter((row) => row.clients.length > 0).length} of the ${all} operations.

${table(
  ['client', 'source'],
  clients.map(({ name, where }) => [name, where]),
)}
`;
}
